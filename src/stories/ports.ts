import type { Article, ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { StoryId } from './story.ts';

/** Keeps which article belongs to which story, so that a story keeps its id while it grows. */
export interface Stories {
  /** Articles that claim a date at or after `since`, or were first seen then. */
  articlesSince(since: EpochMs): Promise<readonly Article[]>;
  /** The story of every article that has one and was first seen or dated at or after `since`. */
  assignments(since: EpochMs): Promise<ReadonlyMap<ArticleId, StoryId>>;
  /** Replaces the story of each article named; in one transaction. */
  assign(assignments: ReadonlyMap<ArticleId, StoryId>): Promise<void>;
}
