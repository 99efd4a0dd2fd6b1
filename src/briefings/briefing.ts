/** The daily briefing of `briefing.md` 1.2. Its JSON is what `sitrep brief --format json` prints. */
import type { ConflictId } from '../stories/conflict.ts';
import type { StoryId } from '../stories/story.ts';
import type { EvidenceId, IsoDate, Sentence, StoryCard, WatchItem } from '../summarizer/card.ts';

/** What differs from the last briefing of this destination. */
export interface Change {
  readonly kind: 'new' | 'toll' | 'claim_new' | 'claim_reversed' | 'confirmed' | 'status' | 'quiet';
  readonly storyId: StoryId;
  readonly before?: string;
  readonly after: string;
  readonly ev: readonly EvidenceId[];
}

/** A conflict on the board: an arrow computed from our own feeds, with its reason. */
export interface ConflictStatus {
  readonly conflictId: ConflictId;
  readonly name: string;
  readonly arrow: 'up' | 'down' | 'flat' | 'insufficient';
  /** At most 90 characters. */
  readonly reason: string;
  readonly events24h: number;
  readonly baseline14d: number;
}

/** Something we said that sources have since changed. */
export interface Correction {
  readonly storyId: StoryId;
  readonly text: string;
  readonly ev: readonly EvidenceId[];
}

/** One line about a story that did not get a card. */
export interface AlsoReported {
  readonly text: string;
  readonly url: string;
  readonly outlet: string;
  readonly label?: 'state' | 'party' | 'unreviewed';
}

/** What one destination is told about one period. */
export interface Briefing {
  readonly id: string;
  readonly channelId: string;
  readonly mode: 'extractive' | 'llm';
  readonly period: { readonly from: IsoDate; readonly to: IsoDate; readonly tz: string };
  /** At most 240 characters; null on a quiet day. */
  readonly topLine: Sentence | null;
  /** 0–6; empty at the first briefing. */
  readonly changes: readonly Change[];
  /** At most 12. */
  readonly board: readonly ConflictStatus[];
  /** 1–7, ranked. */
  readonly stories: readonly StoryCard[];
  /** 0–6. */
  readonly alsoReported: readonly AlsoReported[];
  /** 0–5. */
  readonly watch: readonly WatchItem[];
  readonly corrections: readonly Correction[];
  readonly coverage: {
    /** Relevant articles, and articles read in all. */
    readonly articles: number;
    readonly read: number;
    readonly outlets: number;
    readonly roots: number;
    readonly partyRun: number;
    readonly langs: readonly string[];
    readonly feedsDown: readonly string[];
  };
  /** When the next one is due; null where none is planned (`brief` on demand). */
  readonly next: IsoDate | null;
  /** The sources of all stories in order of first use; a sentence's markers are numbers into this list, from 1. */
  readonly sources: readonly {
    readonly articleId: string;
    readonly outlet: string;
    readonly url: string;
    readonly label?: string;
    readonly lang: string;
  }[];
  /** True for the short form of a quiet day: fewer than two stories over the threshold. */
  readonly quiet: boolean;
}

/** What a story said when it was last briefed, so that the next briefing can say what changed. */
export interface StoryState {
  readonly storyId: StoryId;
  readonly version: string;
  readonly headline: string;
  readonly figures: readonly {
    readonly kind: string;
    readonly group: string | null;
    readonly claimant: string;
    readonly low: number | null;
    readonly high: number | null;
    readonly qualifier: string | null;
  }[];
  readonly claims: readonly {
    readonly side: string;
    readonly claimant: string;
    readonly stance: string;
    readonly text: string;
  }[];
  readonly independent: number;
  readonly label: string;
  readonly status: string;
  readonly eventType: string | null;
}

/** The last briefing of a destination as the next one needs it. */
export interface PastBriefing {
  readonly id: string;
  readonly to: IsoDate;
  readonly states: readonly StoryState[];
}
