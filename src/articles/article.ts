import type { EpochMs } from '../clock.ts';
import type { FeedId, OutletDomain } from '../feeds/feed.ts';
import type { LanguageCode } from '../language/code.ts';
import type { Span } from '../language/span.ts';

/** Sixteen base32 characters of the article's identity; in `inspect`, the id that was given. */
export type ArticleId = string & { readonly ArticleId: unique symbol };

/** How much of an article we have; the beginning is what stands before a paywall. */
export type Depth = 'full article' | 'feed text' | 'beginning only' | 'headline only';

/**
 * Whether so much may be summarized and quoted. Of a beginning nobody knows what the rest says against it: it is good for a
 * title, and for being counted (`briefing.md` 2.1).
 */
export function isTelling(depth: Depth): boolean {
  return depth === 'full article' || depth === 'feed text';
}

/**
 * "MERINSK, March 12 (Meridian Wire) —": where, when and by whom a report says it was written. It is cut
 * from the text, except from one that was given whole.
 */
export interface Dateline {
  /** As printed, without what divides it from the text. */
  readonly text: string;
  readonly place: string | null;
  /** As printed: "March 12". */
  readonly day: string | null;
  /** The agency in brackets, or the outlet whose name stands there alone. */
  readonly agency: string | null;
}

/** One report with an identity and plain text. */
export interface Article {
  readonly id: ArticleId;
  readonly feedId: FeedId;
  readonly outlet: OutletDomain;
  /** Where a reader can check it: canonical, without tracking parameters. */
  readonly url: string;
  readonly title: string;
  /** "By Meridian Wire", as printed; null when nobody is named. */
  readonly byline: string | null;
  /** Left out where the report has none. */
  readonly dateline?: Dateline;
  /** "Reporting by …; editing by …", "(Meridian Wire)": whose words it uses; left out where nothing says so. */
  readonly credit?: string;
  /** The publisher's claim. */
  readonly published: EpochMs | null;
  readonly firstSeenAt: EpochMs;
  /** How long the feed had been silent for us before the poll that brought this; null at its first poll (invariant 4). */
  readonly feedSilenceMs: number | null;
  readonly language: LanguageCode;
  readonly depth: Depth;
  /** Plain text, paragraphs divided by a blank line. The title is not part of it. Every offset counts in this string. */
  readonly text: string;
  /** Sentences of `text`, in order. */
  readonly sentences: readonly Span[];
}

/** When an article claims to have been published, or when we first saw it. */
export function dateOf(article: Article): EpochMs {
  return article.published ?? article.firstSeenAt;
}
