import { createHash } from 'node:crypto';
import type { EpochMs } from '../clock.ts';
import type { FeedEntry } from './feed.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** So many of the newest posts tell how often a feed posts: an archive of twenty years says nothing of today. */
const POSTS = 20;

/** Fewer posts tell nothing. */
const FEWEST_POSTS = 3;

/** No feed is older than this (RSS 0.90, 1999, read generously): earlier dates are mistakes. */
const EARLIEST = Date.UTC(1995, 0, 1);

/** How often a feed posts, by the dates its entries claim. */
export interface Posting {
  /** The usual time between two of its posts, at least an hour; null where too few dates tell. */
  readonly gapMs: number | null;
  /** When the newest one claims to have been published, at most now; null where none is dated. */
  readonly newestAt: EpochMs | null;
}

/**
 * How often a feed posts: the median of the times between its last posts. Entries within an hour of each other are one post,
 * because one look finds them all; so dates that are all the same tell nothing, and one old entry that is kept on top changes
 * nothing. Dates more than a day ahead are passed over.
 */
export function postingOf(entries: readonly Pick<FeedEntry, 'published'>[], now: EpochMs): Posting {
  const dates = entries
    .flatMap(({ published }) => (published === null ? [] : [published]))
    .filter((date) => date >= EARLIEST && date <= now + DAY_MS)
    .map((date) => Math.min(date, now))
    .sort((a, b) => b - a);
  const posts: EpochMs[] = [];
  for (const date of dates) {
    const last = posts.at(-1);
    if (last === undefined || last - date >= HOUR_MS) posts.push(date);
    if (posts.length === POSTS) break;
  }
  const gaps = posts.slice(1).map((post, index) => (posts[index] ?? post) - post);
  return { gapMs: posts.length < FEWEST_POSTS ? null : median(gaps), newestAt: dates[0] ?? null };
}

/** What tells one set of entries from another, whatever their order: short, and the same for the same entries. */
export function contentsOf(entries: readonly Pick<FeedEntry, 'id' | 'link' | 'title'>[]): string {
  const digest = createHash('sha256');
  for (const name of entries.map(({ id, link, title }) => id ?? link ?? title).sort()) digest.update(`${name}\n`);
  return digest.digest('base64url').slice(0, 16);
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
