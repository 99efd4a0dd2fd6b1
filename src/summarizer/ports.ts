import type { EpochMs } from '../clock.ts';
import type { Outcome } from '../outcome.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from './card.ts';
import type { CardContext } from './write-card.ts';

/** So many cards are read in about a millisecond: a page for whoever must keep nobody waiting. */
export const CARDS_AT_ONCE = 25;

/** Keeps the newest card of each story. */
export interface Cards {
  /** Replaces the card of each story; cards of stories that have become part of another are removed by `drop`. */
  keep(cards: readonly StoryCard[]): Promise<void>;
  drop(ids: readonly StoryId[]): Promise<void>;
  read(id: StoryId): Promise<StoryCard | null>;
  /** Cards whose newest report is dated at or after `since`, newest first. */
  since(since: EpochMs): Promise<readonly StoryCard[]>;
  /**
   * The same cards, a few at a time, for whoever has not need of all: whatever else is to be done gets its turn between two
   * pages. What is kept meanwhile may be shown or not; a card that was there at the start and stays is never left out.
   */
  pages(since: EpochMs, size: number): AsyncIterable<readonly StoryCard[]>;
  /** The cards of these stories, as far as there are any, in pages of that kind. */
  pagesOf(ids: readonly StoryId[], size: number): AsyncIterable<readonly StoryCard[]>;
}

/** Writes the cards of stories, where nobody waits for an answer meanwhile. */
export interface CardWriter {
  /** The card of a story that was grouped last; a problem when it cannot be summarized. Throws when it knows no such story. */
  write(story: StoryId, context: CardContext): Promise<Outcome<StoryCard>>;
}
