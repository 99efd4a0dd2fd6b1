import type { EpochMs } from '../clock.ts';
import type { LanguageCode } from '../language/code.ts';
import type { FeedState } from './feed-state.ts';

/** The name an operator gave a feed in `feeds.yaml`. */
export type FeedId = string & { readonly FeedId: unique symbol };

/** The registrable domain of a publisher; a row of `outlets.yaml`, or of an outlet nobody reviewed yet. */
export type OutletDomain = string & { readonly OutletDomain: unique symbol };

/** How much of a source we may read: its pages, its feed, its headlines, nothing. */
export type Reading = 'full' | 'feed' | 'link' | 'off';

/** A condition over an entry's words: all of `all`, one of `any`, none of `not`; matched as whole words, case ignored. */
export interface WordFilter {
  readonly all?: readonly string[];
  readonly any?: readonly string[];
  readonly not?: readonly string[];
}

/** One feed the operator asked for. */
export interface Feed {
  readonly id: FeedId;
  readonly outlet: OutletDomain;
  readonly url: string;
  readonly language: LanguageCode | null;
  /** The shortest time between two polls; the feed's own wishes can only make it longer. */
  readonly everyMs: number;
  readonly reading: Reading;
  /** Whether it, and the pages it names, may be nowhere but in the public network: it was added in chat (`promises.md` S4). */
  readonly publicOnly?: boolean;
  readonly filters: { readonly include: WordFilter | null; readonly exclude: WordFilter | null };
  /** Ids of conflicts.yaml that the feed is kept for: its folders in a list. Left out where nobody said. */
  readonly conflicts?: readonly string[];
}

/** Which of the two parsers read a document. */
export type ReadBy = 'rss-parser' | 'feedsmith';

/** What kind of feed a document turned out to be. */
export type FeedFormat = 'rss' | 'atom' | 'rdf' | 'json';

/** One item of a feed as its publisher sent it, believed by nobody. */
export interface FeedEntry {
  /** The publisher's own id (guid, atom:id); null when there is none. */
  readonly id: string | null;
  /** Plain text; empty when there is none. */
  readonly title: string;
  /** Absolute http or https address; null when there is none that may be shown. */
  readonly link: string | null;
  /** The publisher's claim about when. Shown, never used to decide what is new (invariant 4). */
  readonly published: EpochMs | null;
  readonly author: string | null;
  /** Plain text. */
  readonly summary: string;
  /** Clean HTML: paragraphs, lists, links, emphasis, quotations; no scripts, styles, handlers, media. */
  readonly content: string;
  readonly categories: readonly string[];
}

/** A feed document after parsing. */
export interface ParsedFeed {
  readonly format: FeedFormat;
  readonly readBy: ReadBy;
  readonly title: string;
  readonly link: string | null;
  readonly description: string;
  readonly language: LanguageCode | null;
  /** Minutes the publisher asks us to wait (`ttl`, `sy:updatePeriod`); null when it asks nothing. */
  readonly ttlMinutes: number | null;
  /** When the publisher asks not to be asked (RSS 2.0, `skipHours` and `skipDays`); left out when it says nothing. */
  readonly quiet?: QuietTimes;
  readonly entries: readonly FeedEntry[];
  /** Entries that had to be left out, each with its reason. */
  readonly skipped: readonly { readonly index: number; readonly reason: string }[];
  /** What was wrong with the document as a whole, where its entries could be read all the same ("it is cut off"). */
  readonly flaw?: string;
  /** Ids of entries the publisher took back (`at:deleted-entry`, RFC 6721). */
  readonly withdrawn?: readonly string[];
}

/** Times of the week, in GMT, at which a publisher does not want to be asked. */
export interface QuietTimes {
  /** 0 to 23. */
  readonly hours: readonly number[];
  /** 0 is Sunday. */
  readonly days: readonly number[];
}

/** What one successful poll brought. */
export interface PolledFeed {
  readonly feed: Feed;
  readonly polledAt: EpochMs;
  /**
   * For how much longer than planned this feed had not been read before this poll: while we were away, or while it failed.
   * Null at the first poll of its address (invariant 4).
   */
  readonly silenceMs: number | null;
  readonly entries: readonly FeedEntry[];
  /** What is to be remembered of the feed once the entries are kept (`rememberKept`); null for a feed that was not polled. */
  readonly state: FeedState | null;
  readonly language: LanguageCode | null;
  /** Ids of entries the publisher took back. */
  readonly withdrawn?: readonly string[];
}
