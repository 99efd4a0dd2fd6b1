import type { EpochMs } from '../clock.ts';
import type { FeedEntry } from './feed.ts';
import type { Rhythm } from './feed-state.ts';
import { restMs, SHORTEST_MS } from './poll-times.ts';
import { contentsOf, type Posting, postingOf } from './posting.ts';

/** What a look at a feed tells of how it posts. */
export interface Glance extends Posting {
  /** `contentsOf` its entries. */
  readonly contents: string;
}

/** A look at the entries of a feed; null where there are none, which tells nothing. */
export function glanceAt(entries: readonly FeedEntry[], now: EpochMs): Glance | null {
  return entries.length === 0 ? null : { contents: contentsOf(entries), ...postingOf(entries, now) };
}

/**
 * How a feed posts, after one more look; `glance` is null when it said that nothing changed. What is new is what was not there
 * the last time, whatever its date: dates only tell how long the feed may be left alone.
 */
export function rhythmAfter(before: Rhythm | null, glance: Glance | null, everyMs: number, now: EpochMs): Rhythm {
  const every = Math.max(SHORTEST_MS, everyMs);
  const { contents, gapMs } = glance ?? before ?? { contents: '', gapMs: null };
  const newestAt = glance?.newestAt ?? null;
  if (before === null) return { contents, newAt: newestAt ?? now, gapMs, restMs: every };
  if (contents !== before.contents) return { contents, newAt: now, gapMs, restMs: every };
  const pace = { gapMs, silenceMs: now - before.newAt, lastMs: before.restMs };
  return { contents, newAt: before.newAt, gapMs, restMs: restMs(everyMs, pace) };
}
