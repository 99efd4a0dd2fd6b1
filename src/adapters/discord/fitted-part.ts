/** A part of a delivery as components that fit into one message. */
import type { APIComponentInContainer } from 'discord.js';
import type { Part } from '../../delivery/delivery.ts';
import { formPage } from '../page/briefing-page.ts';
import { type PartForm, shorterForms } from '../page/degrade.ts';
import { fits, layOut, paginate, type Room } from './layout.ts';
import { CARD_CHARACTERS, HEAD_CHARACTERS } from './limits.ts';
import { type Chunk, paintPage } from './paint.ts';

/** The part in the first of its forms that fits beside `components` others. */
export function fittedPart(part: Part, components: number): APIComponentInContainer[] {
  const room: Room = { characters: charactersOf(part), components };
  let chunks: Chunk[] = [];
  for (const candidate of candidates(part)) {
    chunks = candidate;
    const children = layOut(chunks);
    if (fits(children, room)) return children;
  }
  // Only texts that no outlet writes get here; what does not fit is left out from the end.
  return layOut(paginate(chunks, room)[0] ?? []);
}

function charactersOf(part: Part): number {
  return part.kind === 'head' || part.kind === 'foot' ? HEAD_CHARACTERS : CARD_CHARACTERS;
}

/** The part as it is, then without the addresses behind its source markers, then ever shorter. */
function* candidates(part: Part): Generator<Chunk[]> {
  // What is said below a message may quote it, so a channel that it names may be named by somebody outside.
  const namesChannels = part.kind === 'notice' && part.about === null;
  const painted = (form: PartForm, markLinks: boolean) => paintPage(formPage(form), { markLinks, namesChannels });
  let first = true;
  for (const form of shorterForms(part)) {
    if (first) yield painted(form, true);
    first = false;
    yield painted(form, false);
  }
}
