import type { EpochMs } from '../clock.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from './card.ts';

/** Keeps the newest card of each story. */
export interface Cards {
  /** Replaces the card of each story; cards of stories that have become part of another are removed by `drop`. */
  keep(cards: readonly StoryCard[]): Promise<void>;
  drop(ids: readonly StoryId[]): Promise<void>;
  read(id: StoryId): Promise<StoryCard | null>;
  /** Cards whose newest report is dated at or after `since`, newest first. */
  since(since: EpochMs): Promise<readonly StoryCard[]>;
}
