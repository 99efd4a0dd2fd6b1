import type { Briefing } from '../briefings/briefing.ts';
import type { Part } from './delivery.ts';

/** A briefing as the messages it is shown in: its head, one for each story, its foot. */
export function partsOf(briefing: Briefing): readonly Part[] {
  return [
    { kind: 'head', briefing },
    ...briefing.stories.map((card, index): Part => ({ kind: 'story', briefing, card, place: index + 1 })),
    { kind: 'foot', briefing },
  ];
}
