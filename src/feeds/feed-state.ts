/** What is remembered of a feed between polls and over restarts: a document, in which later versions may say more. */
import type { EpochMs } from '../clock.ts';
import type { FeedId, QuietTimes } from './feed.ts';

/** One feed, as polling knows it. Fields that may be missing are unknown in documents of earlier versions. */
export interface FeedState {
  readonly feedId: FeedId;
  /** The address the operator gave it, as `addressKey` has it; when that changes, all that was learned of it is dropped. */
  readonly url: string;
  /** Opaque, echoed byte for byte. */
  readonly etag: string | null;
  readonly lastModified: string | null;
  /** Where the answer with these validators came from, as `addressKey` has it: after redirects, another address than `url`. */
  readonly validFor?: string | null;
  /** The interval the feed itself last asked for; a 304 does not repeat it. */
  readonly ttlMinutes?: number | null;
  /** The `max-age` of its last whole answer, in milliseconds; a 304 need not repeat it. */
  readonly maxAgeMs?: number | null;
  /** When its publisher wants to be left alone; a 304 does not repeat it. */
  readonly quiet?: QuietTimes | null;
  readonly rhythm?: Rhythm | null;
  readonly nextPollAt: EpochMs;
  readonly lastPolledAt: EpochMs | null;
  readonly lastSuccessAt: EpochMs | null;
  /** How long after its last answer it was to be asked again. */
  readonly waitMs?: number;
  /** Failed polls in a row. */
  readonly failures: number;
  /** When the first of them was. */
  readonly failingSince?: EpochMs | null;
  /** The problem code of the last poll; null when it went well. */
  readonly lastProblem: string | null;
  /** Since when it has answered nothing but 404; null while it does not. */
  readonly missingSince?: EpochMs | null;
  /** Since when and why the feed is not polled any more (`gone`, `missing`, `operator`); null while it is. */
  readonly paused: { readonly at: EpochMs; readonly reason: string } | null;
  /**
   * The address that is asked in place of the operator's, because the feed has moved for good: "https:" for the same address
   * by https. Null while it is asked where the operator says.
   */
  readonly movedTo?: string | null;
  /** Where it says it has moved for good, until that has been said for long enough. */
  readonly redirecting?: Redirecting | null;
  /** The other hosts its last answer led over, the last of them being the one that answered. */
  readonly ledOver?: readonly string[];
  /** What that host was at the time, where many others led to it as well; null where they did not. */
  readonly crowd?: Crowd | null;
  /** What operators were last told of it. */
  readonly told?: Told;
}

/** How a feed posts, as far as we have seen. */
export interface Rhythm {
  /** Tells whether there is something new: `contentsOf` the last answer that had entries. */
  readonly contents: string;
  /** When it last had something new; at its first poll, what its newest entry claims. */
  readonly newAt: EpochMs;
  /** Between two posts, in milliseconds; null when nobody knows. */
  readonly gapMs: number | null;
  /** How long it is left alone while nothing new comes, in milliseconds. */
  readonly restMs: number;
}

/** A redirect that claims to be permanent (301, 308). */
export interface Redirecting {
  readonly to: string;
  readonly since: EpochMs;
  /** How many answers in a row have said so. */
  readonly times: number;
}

/** A host to which many lead: the new home of many feeds, or a page that answers in place of all of them. */
export type Crowd = 'home' | 'sign-in';

/** The last change of state that operators were told of. */
export interface Told {
  /** How the feed was, then; null when it was well, or never anything else. */
  readonly what: 'failing' | 'stopped' | 'silent' | null;
  readonly at: EpochMs;
}
