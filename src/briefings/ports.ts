import type { Article } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Story, StoryId } from '../stories/story.ts';
import type { Briefing, PastBriefing } from './briefing.ts';

/** Remembers what each destination was told. */
export interface PastBriefings {
  /** The last briefing recorded for a destination; null before the first. */
  last(destination: string): Promise<PastBriefing | null>;
  /** The last briefing itself that had stories, for `/story 2` and the like; null before the first. */
  lastShown(destination: string): Promise<Briefing | null>;
  /** Stories that were taken back there; they are not told again. */
  retracted(destination: string): Promise<ReadonlySet<StoryId>>;
  /** Every story that was taken back, wherever, oldest first; one for each message that showed it. */
  retractions(): Promise<readonly Retraction[]>;
}

/** A story that was taken back in a destination. */
export interface Retraction {
  readonly destination: string;
  readonly storyId: StoryId;
  readonly reason: string;
  readonly at: EpochMs;
}

/** A story as far as a briefing counts it. */
export interface CoveredStory extends Pick<Story, 'conflicts' | 'roots'> {
  readonly reports: readonly { readonly article: Pick<Article, 'id' | 'outlet' | 'language'> }[];
}

/** Reads what a briefing was made from, where nobody waits for an answer meanwhile. */
export interface CoverageReader {
  /** The stories of these articles by themselves; those that are not relevant belong to none. */
  cover(articles: readonly Article[]): Promise<readonly CoveredStory[]>;
}
