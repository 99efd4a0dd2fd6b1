import type { StoryCard } from '../summarizer/card.ts';
import type { Briefing, PastBriefing, StoryState } from './briefing.ts';

/** How many stories a destination is remembered to have been told of. */
const REMEMBERED = 200;

/** What a card says, as the next briefing needs it to tell what changed. */
export function stateOf(card: StoryCard): StoryState {
  return {
    storyId: card.id,
    version: card.version,
    headline: card.headline.text,
    figures: card.figures.map((figure) => ({
      kind: figure.kind,
      group: figure.group ?? null,
      claimant: figure.claimant,
      low: figure.low ?? null,
      high: figure.high ?? null,
      qualifier: figure.qualifier ?? null,
    })),
    claims: card.claims.map(({ side, claimant, stance, text }) => ({ side, claimant, stance, text })),
    independent: card.corroboration.independent,
    label: card.corroboration.label,
    status: card.status,
    eventType: card.eventType,
  };
}

/** What a destination knows after a briefing: the stories it was just told, then those it was told before. */
export function statesAfter(briefing: Briefing, previous: PastBriefing | null): readonly StoryState[] {
  const told = briefing.stories.map(stateOf);
  const ids = new Set(told.map((state) => state.storyId));
  const before = (previous?.states ?? []).filter((state) => !ids.has(state.storyId));
  return [...told, ...before].slice(0, REMEMBERED);
}
