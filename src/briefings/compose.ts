import type { EpochMs } from '../clock.ts';
import type { Background } from '../stories/conflict.ts';
import type { StoryCard } from '../summarizer/card.ts';
import { type BoardCard, boardFor } from './board.ts';
import type { Briefing, PastBriefing, StoryState } from './briefing.ts';
import { changesSince } from './changes.ts';
import { chooseStories, passes, type Taste } from './choose.ts';
import { correctionsOf } from './corrections.ts';
import type { Period } from './period.ts';
import { rankCards } from './rank.ts';
import { alsoReported, sourcesOf } from './sources.ts';
import { topLineOf } from './top-line.ts';
import { watchItems } from './watch.ts';

/** Everything a briefing depends on. */
export interface BriefingInput {
  readonly id: string;
  readonly destination: Taste & { readonly id: string };
  /** The cards of stories with a report in the period. */
  readonly cards: readonly StoryCard[];
  /** The cards of fourteen days, for the board; those of the period among them. */
  readonly history: readonly BoardCard[];
  /** What this destination was told last; null before its first briefing. */
  readonly previous: PastBriefing | null;
  readonly period: Period & { readonly tz: string };
  /** When the next briefing is due; null where none is planned. */
  readonly next: EpochMs | null;
  readonly coverage: Briefing['coverage'];
  readonly world: { readonly background: Background };
  readonly now: EpochMs;
}

/**
 * Composes what one destination is told about one period.
 *
 * Pure, and independent of the order in which cards come (invariant 10). It chooses and compares; every sentence in it
 * was verified when its card was written.
 */
export function composeBriefing(input: BriefingInput): Briefing {
  const { destination, previous, period, now, coverage, next } = input;
  const { conflicts } = input.world.background;
  const told = new Map((previous?.states ?? []).map((state) => [state.storyId as string, state]));
  const ranked = rankCards(onePerStory(input.cards), { now, period, conflicts, told });
  const { stories, lines } = chooseStories(ranked, destination, told);
  const quiet = [...stories, ...lines].filter(passes).length < 2;
  const history = onePerStory<BoardCard>([...input.history, ...input.cards]);
  return {
    id: input.id,
    channelId: destination.id,
    mode: 'extractive',
    period: { from: isoOf(period.from), to: isoOf(period.to), tz: period.tz },
    topLine: quiet ? null : topLineOf(stories),
    changes: previous === null ? [] : changesSince(stories, told),
    board: boardFor(destination, conflicts, history, { now, feedsDown: coverage.feedsDown }),
    // "Updated" is said to whoever was told the story before; the card's own status compares with the card before it.
    stories: previous === null ? stories : stories.map((card) => asTold(card, told)),
    alsoReported: alsoReported(lines),
    watch: watchItems(stories, now),
    corrections: correctionsOf(stories, told),
    coverage: { ...coverage, langs: coverage.langs.toSorted(), feedsDown: coverage.feedsDown.toSorted() },
    next: next === null ? null : isoOf(next),
    sources: sourcesOf(stories),
    quiet,
  };
}

function asTold(card: StoryCard, told: ReadonlyMap<string, StoryState>): StoryCard {
  return card.status === 'updated' && !told.has(card.id) ? { ...card, status: 'new' } : card;
}

/** Each story once: the card with the newest report; of two as new, the one with the greater version. */
function onePerStory<T extends BoardCard>(cards: readonly T[]): readonly T[] {
  const newest = new Map<string, T>();
  for (const card of cards) {
    const other = newest.get(card.id);
    const older =
      other && (other.updatedAt.localeCompare(card.updatedAt) || other.version.localeCompare(card.version)) >= 0;
    if (!older) newest.set(card.id, card);
  }
  return [...newest.values()];
}

function isoOf(at: EpochMs): string {
  return new Date(at).toISOString();
}
