import type { FeedFormat, QuietTimes, ReadBy } from './feed.ts';

/** Words as a parser found them, and whether they are markup. */
export interface RawText {
  readonly value: string;
  readonly kind: 'html' | 'text';
}

/** One item as a parser found it: first come, first listed; nothing is checked or cleaned. */
export interface RawEntry {
  readonly id: string | null;
  readonly title: RawText | null;
  readonly link: string | null;
  /** The claimed dates, the best first. */
  readonly dates: readonly string[];
  readonly author: string | null;
  readonly summary: RawText | null;
  readonly content: RawText | null;
  readonly categories: readonly string[];
  /** What its relative links refer to; null where only the feed says. */
  readonly base: string | null;
  /** Whether it holds something, though nothing of what stands here. */
  readonly isUnread?: boolean;
}

/** A feed as a parser found it. */
export interface RawFeed {
  readonly format: FeedFormat;
  readonly readBy: ReadBy;
  readonly title: RawText | null;
  readonly link: string | null;
  readonly description: RawText | null;
  readonly language: string | null;
  readonly ttlMinutes: number | null;
  readonly quiet?: QuietTimes;
  readonly base: string | null;
  /** The address the feed itself claims to have (`rel="self"`); null where it claims none. */
  readonly self: string | null;
  readonly entries: readonly RawEntry[];
  /** Ids of entries the publisher took back (RFC 6721). */
  readonly withdrawn: readonly string[];
}

/** Markup, where there is any. */
export function asHtml(value: string | null | undefined): RawText | null {
  return value == null ? null : { value, kind: 'html' };
}

/** Words that are no markup, where there are any. */
export function asText(value: string | null | undefined): RawText | null {
  return value == null ? null : { value, kind: 'text' };
}

const PERIODS: Readonly<Record<string, number>> = {
  hourly: 60,
  daily: 1_440,
  weekly: 10_080,
  monthly: 43_200,
  yearly: 525_600,
};

/** Minutes between two looks that `ttl` or the syndication module ask for; null when they ask nothing sensible. */
export function wishedMinutes(ttl: unknown, period: unknown, frequency: unknown): number | null {
  const minutes = Number(ttl);
  if (Number.isFinite(minutes) && minutes > 0) return minutes;
  const base =
    PERIODS[
      String(period ?? '')
        .trim()
        .toLowerCase()
    ];
  if (base === undefined) return null;
  const times = Number(frequency);
  return Number.isFinite(times) && times >= 1 ? base / times : base;
}
