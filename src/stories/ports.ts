import type { Article, ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { StoryId } from './story.ts';

/** Keeps which article belongs to which story, so that a story keeps its id while it grows. */
export interface Stories {
  /** Articles first seen at or after `since`. */
  articlesSeenSince(since: EpochMs): Promise<readonly Article[]>;
  /** The same, a few at a time: whatever else is to be done gets its turn between two pages. */
  pagesSeenSince(since: EpochMs, size: number): AsyncIterable<readonly Article[]>;
  /** Articles whose date (`dateOf`) lies in the stretch, ends included. */
  articlesBetween(from: EpochMs, to: EpochMs): Promise<readonly Article[]>;
  /** The story of every article that has one and whose date (`dateOf`) lies in the stretch, ends included. */
  assignments(from: EpochMs, to: EpochMs): Promise<ReadonlyMap<ArticleId, StoryId>>;
  /** The story of each of these articles that has one. */
  storiesOf(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, StoryId>>;
  /** Replaces the story of each article named; in one transaction. */
  assign(assignments: ReadonlyMap<ArticleId, StoryId>): Promise<void>;
}
