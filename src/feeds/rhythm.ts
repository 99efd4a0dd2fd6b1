import type { EpochMs } from '../clock.ts';
import type { ParsedFeed } from './feed.ts';
import type { Rhythm } from './feed-state.ts';
import { restMs, SHORTEST_MS } from './poll-times.ts';
import { contentsOf, postingOf } from './posting.ts';

/**
 * How a feed posts, after one more look; `parsed` is null when it said that nothing changed. What is new is what was not there
 * the last time, whatever its date: dates only tell how long the feed may be left alone.
 */
export function rhythmAfter(before: Rhythm | null, parsed: ParsedFeed | null, everyMs: number, now: EpochMs): Rhythm {
  const every = Math.max(SHORTEST_MS, everyMs);
  const seen = parsed === null || parsed.entries.length === 0 ? null : parsed.entries;
  const contents = seen === null ? (before?.contents ?? '') : contentsOf(seen);
  const { gapMs, newestAt } = seen === null ? { gapMs: before?.gapMs ?? null, newestAt: null } : postingOf(seen, now);
  if (before === null) return { contents, newAt: newestAt ?? now, gapMs, restMs: every };
  if (contents !== before.contents) return { contents, newAt: now, gapMs, restMs: every };
  const pace = { gapMs, silenceMs: now - before.newAt, lastMs: before.restMs };
  return { contents, newAt: before.newAt, gapMs, restMs: restMs(everyMs, pace) };
}
