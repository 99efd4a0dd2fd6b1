import type { Article, ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Problem } from '../outcome.ts';
import type { StoryId } from './story.ts';

/** Keeps which article belongs to which story, so that a story keeps its id while it grows. */
export interface Stories {
  /** Articles first seen at or after `since`, a few at a time: whatever else is to be done gets its turn between two pages. */
  pagesSeenSince(since: EpochMs, size: number): AsyncIterable<readonly Article[]>;
  /** The articles whose date (`dateOf`) lies in the stretch, ends included; by id. */
  datedBetween(from: EpochMs, to: EpochMs): Promise<readonly ArticleId[]>;
  /** The story of every article that has one and whose date (`dateOf`) lies in the stretch, ends included. */
  assignments(from: EpochMs, to: EpochMs): Promise<ReadonlyMap<ArticleId, StoryId>>;
  /** The story of each of these articles that has one. */
  storiesOf(ids: readonly ArticleId[]): Promise<ReadonlyMap<ArticleId, StoryId>>;
  /** Replaces the story of each article named; in one transaction. */
  assign(assignments: ReadonlyMap<ArticleId, StoryId>): Promise<void>;
}

/** The articles of one event. */
export interface GroupedStory {
  readonly id: StoryId;
  readonly articles: readonly ArticleId[];
}

/**
 * Where articles are read as reports, and reports are grouped. That takes milliseconds for each of thousands, so it is done
 * where nobody waits for an answer; what was read is kept there.
 */
export interface Reports {
  /** Forgets every report but those of these articles, and says which of these have none. */
  missing(articles: readonly ArticleId[]): Promise<readonly ArticleId[]>;
  /** Reads articles. One that cannot be read is a problem, and costs no other its report. */
  read(articles: readonly Article[]): Promise<readonly Problem[]>;
  /**
   * The stories of these articles. Throws when one of them has no report: nobody may take a story for gone because its
   * reports were lost.
   */
  group(articles: readonly ArticleId[], known: ReadonlyMap<ArticleId, StoryId>): Promise<readonly GroupedStory[]>;
}
