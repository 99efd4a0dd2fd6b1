import type { Articles } from '../articles/ports.ts';
import type { PastBriefings } from '../briefings/ports.ts';
import type { EpochMs } from '../clock.ts';
import type { Deliveries, Slots } from '../delivery/ports.ts';
import type { FeedStates } from '../feeds/ports.ts';
import type { OfficeStore } from '../office/ports.ts';
import type { Stories } from '../stories/ports.ts';
import type { Cards } from '../summarizer/ports.ts';
import type { Installations } from './installations.ts';
import type { SecretKeys } from './sealed.ts';

/** An article that holds the words looked for. */
export interface ArticleHit {
  readonly articleId: string;
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly published: EpochMs;
  readonly storyId: string | null;
  /** Plain text around the words found. */
  readonly snippet: string;
}

/** Finds articles by the words of their titles and texts. */
export interface Search {
  /**
   * Articles that hold all the words, newest first. Words are what people type: no operators, case and accents
   * ignored, at most 12 of them. Looks among the newest 2,000 articles that match, so that a common word costs no more
   * than a rare one.
   */
  find(ask: {
    readonly words: string;
    readonly since: EpochMs | null;
    readonly limit: number;
  }): Promise<readonly ArticleHit[]>;
}

/** How much there is of everything. */
export interface Counts {
  readonly articles: number;
  readonly stories: number;
  readonly deliveries: { readonly due: number; readonly held: number; readonly dead: number };
}

/** All that Sitrep remembers, behind the small collections the stages ask for. Every call may throw `Refusal` (`store-…`). */
export interface Store {
  readonly articles: Articles;
  readonly feedStates: FeedStates;
  readonly stories: Stories;
  readonly cards: Cards;
  readonly pastBriefings: PastBriefings;
  readonly deliveries: Deliveries;
  readonly slots: Slots;
  readonly search: Search;
  readonly office: OfficeStore;
  /** What communities gave us so that we may speak there. Refuses (`secret-key-wrong`) keys that do not open it. */
  installations(keys: SecretKeys): Promise<Installations>;
  counts(): Promise<Counts>;
  /** When the last pass through the stages ended; null before the first. */
  lastCycleAt(): Promise<EpochMs | null>;
  setLastCycleAt(at: EpochMs): Promise<void>;
  /** When something of a name was last done; null before the first time. */
  moment(name: string): Promise<EpochMs | null>;
  setMoment(name: string, at: EpochMs): Promise<void>;
  /**
   * Forgets what is older: articles with their cards, texts of articles whose titles are kept, and briefings that have
   * been followed by another. What was sent where is kept for 400 days, whatever is asked, so that nothing is sent twice;
   * who changed what is kept for a year.
   */
  prune(limits: { readonly articlesBefore: EpochMs; readonly bodiesBefore: EpochMs }): Promise<void>;
  close(): Promise<void>;
}

/** How long slots and deliveries are kept (`promises.md` B6). */
export const SENT_MARKERS_KEPT_MS = 400 * 86_400_000;

/** How long the audit is kept (`promises.md` B6). */
export const AUDIT_KEPT_MS = 365 * 86_400_000;

/** How many matching articles a search looks at. */
export const SEARCHED_ARTICLES = 2_000;

const MOST_WORDS = 12;
const LONGEST_WORD = 64;

/** What somebody typed as words to look for; those without a letter or a digit say nothing. */
export function searchWords(typed: string): readonly string[] {
  return typed
    .slice(0, 1_000)
    .split(/\s+/)
    .map((word) => word.slice(0, LONGEST_WORD))
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS);
}
