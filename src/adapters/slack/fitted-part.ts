/** A part of a delivery as pieces that fit into one message. */
import type { Part } from '../../delivery/delivery.ts';
import { formPage } from '../page/briefing-page.ts';
import { type PartForm, shorterForms } from '../page/degrade.ts';
import { fits, layOut, paginate, type Room } from './layout.ts';
import { CARD_CHARACTERS, HEAD_CHARACTERS } from './limits.ts';
import { type Piece, paintPage } from './paint.ts';

/** The part in the first of its forms that fits; `room` is what the message has left beside it. */
export function fittedPart(part: Part, room: Pick<Room, 'blocks' | 'json'>): readonly Piece[] {
  const whole: Room = { ...room, characters: charactersOf(part) };
  let pieces: readonly Piece[] = [];
  for (const candidate of candidates(part)) {
    pieces = candidate;
    if (fits(layOut(pieces), whole)) return pieces;
  }
  // Only texts that no outlet writes get here; what does not fit is left out from the end.
  return paginate(pieces, whole)[0] ?? [];
}

function charactersOf(part: Part): number {
  return part.kind === 'head' || part.kind === 'foot' ? HEAD_CHARACTERS : CARD_CHARACTERS;
}

/** The part as it is, then without the addresses behind its source markers, then ever shorter. */
function* candidates(part: Part): Generator<readonly Piece[]> {
  const painted = (form: PartForm, markLinks: boolean) => paintPage(formPage(form), { markLinks });
  let first = true;
  for (const form of shorterForms(part)) {
    if (first) yield painted(form, true);
    first = false;
    yield painted(form, false);
  }
}
