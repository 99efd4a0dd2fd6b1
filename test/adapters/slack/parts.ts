/** Every kind of part of the rich briefing. */
import type { Part } from '../../../src/delivery/delivery.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import { aRichBriefing, aRichCard } from '../page/specimen.ts';

/** A delivery. */
export const DELIVERY = 'abcdefghijklmnopqrstuvwx';

const AT = Date.UTC(2026, 4, 6, 17);

/** Say what matters. */
export function aStory({ briefing = aRichBriefing(), card = aRichCard() } = {}): Part {
  return { kind: 'story', briefing, card, place: 1 };
}

/** Say what matters. */
export function anUpdate({ card = aRichCard(), changed = ['toll 19 → 21'] as readonly string[] } = {}): Part {
  return { kind: 'update', edits: '1770000000.000100', setting: aRichBriefing(), card, place: 1, changed, at: AT };
}

/** Say what matters. */
export function aRetraction({ card = aRichCard(), reason = 'The toll was of another day.' } = {}): Part {
  return { kind: 'retraction', edits: '1770000000.000100', setting: aRichBriefing(), card, place: 1, reason, at: AT };
}

/** Say what matters. */
export function aNotice(text = 'Story 1 was retracted.'): Part {
  return { kind: 'notice', text, about: null };
}

/** One of each kind, and each story. */
export function everyPart(briefing = aRichBriefing()): readonly Part[] {
  return [...partsOf(briefing), anUpdate(), aRetraction(), aNotice()];
}
