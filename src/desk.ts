/** The read side that commands ask: newest cards, a story, a search, a quote, a status. */
import type { Article } from './articles/article.ts';
import type { Briefing } from './briefings/briefing.ts';
import type { EpochMs } from './clock.ts';
import type { Destination } from './delivery/delivery.ts';
import type { KeyQuote, StoryCard } from './summarizer/card.ts';

/** One hit of a search. */
export interface SearchHit {
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly published: EpochMs;
  readonly storyId: string | null;
  /** Plain text around the words found. */
  readonly snippet: string;
}

/** A source that is read, with its labels and when it last answered. */
export interface SourceLine {
  readonly feedId: string;
  readonly outlet: string;
  /** "state media", "party to sudan", "unreviewed", "wire": in words, may be empty. */
  readonly labels: readonly string[];
  readonly reading: string;
  readonly language: string | null;
  readonly lastAnswerAt: EpochMs | null;
  /** The code and advice of what is wrong; null when it answers. */
  readonly problem: string | null;
}

/** How the bot is doing. */
export interface Status {
  readonly lastCycleAt: EpochMs | null;
  readonly lastPostAt: EpochMs | null;
  readonly articles: number;
  readonly stories: number;
  readonly feeds: { readonly all: number; readonly failing: readonly SourceLine[] };
  readonly deliveries: { readonly due: number; readonly held: number; readonly dead: number };
  readonly next: readonly { readonly destination: string; readonly at: EpochMs }[];
}

/** What a story lookup found: the story, or the ones it may have been. */
export type StoryFound =
  | { readonly found: 'one'; readonly card: StoryCard; readonly articles: readonly Article[] }
  | { readonly found: 'several'; readonly cards: readonly StoryCard[] }
  | { readonly found: 'none' };

/** What commands may ask. */
export interface Desk {
  conflicts(): readonly { readonly id: string; readonly name: string }[];
  /** A briefing now, about the last `sinceMs`; never recorded as one that was delivered. */
  brief(ask: {
    readonly conflicts: 'all' | readonly string[];
    readonly sinceMs: number;
    readonly destination: Destination;
  }): Promise<Briefing>;
  /** The newest cards, newest first. */
  latest(ask: { readonly conflict: string | null; readonly limit: number }): Promise<readonly StoryCard[]>;
  /** By id, by number in the last briefing shown to this destination, or by words of its headline. */
  story(ask: { readonly story: string; readonly destination: Destination }): Promise<StoryFound>;
  quotes(ask: {
    readonly speaker: string | null;
    readonly conflict: string | null;
    readonly sinceMs: number;
    readonly limit: number;
  }): Promise<readonly KeyQuote[]>;
  search(ask: {
    readonly words: string;
    readonly sinceMs: number | null;
    readonly limit: number;
  }): Promise<readonly SearchHit[]>;
  sources(): Promise<readonly SourceLine[]>;
  status(): Promise<Status>;
}
