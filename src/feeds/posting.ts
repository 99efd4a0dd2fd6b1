import type { EpochMs } from '../clock.ts';
import type { FeedEntry } from './feed.ts';

const DAY_MS = 86_400_000;

/** How often a feed posts, by the dates its entries claim. */
export interface Posting {
  /** Entries a day; null where fewer than two are dated. */
  readonly perDay: number | null;
  /** When the newest one claims to have been published; null where none is dated. */
  readonly newestAt: EpochMs | null;
}

/**
 * How often a feed posts: its dated entries over the time from the oldest of them until now, so that a feed that fell silent
 * slows down by itself.
 */
export function postingOf(entries: readonly Pick<FeedEntry, 'published'>[], now: EpochMs): Posting {
  const dates = entries.flatMap(({ published }) => published ?? []);
  const newestAt = dates.length === 0 ? null : Math.max(...dates);
  if (dates.length < 2) return { perDay: null, newestAt };
  const days = Math.max(now - Math.min(...dates), DAY_MS / 24) / DAY_MS;
  return { perDay: (dates.length - 1) / days, newestAt };
}
