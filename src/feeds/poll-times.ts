/** When a feed is asked again. Pure. */
import type { EpochMs } from '../clock.ts';
import { readFeedDate } from './dates.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;
/** `promises.md` F2: floor 15 min, cap 24 h; jitter only ever makes it later. */
export const SHORTEST_MS = 15 * 60 * SECOND;
export const LONGEST_MS = 24 * HOUR;
const JITTER = 0.1;

/** How long an answer asks us to wait: the longest of its `ttl`, `max-age` less its age, and `Expires`; never over a day. */
export function wishedMs(headers: ReadonlyMap<string, string>, ttlMinutes: number | null, now: EpochMs): number {
  const control = headers.get('cache-control') ?? '';
  const maxAge = Number(/\bmax-age\s*=\s*"?(\d{1,12})\b/i.exec(control)?.[1] ?? 0) * SECOND;
  const age = Number(/^\d{1,12}$/.exec(headers.get('age')?.trim() ?? '')?.[0] ?? 0) * SECOND;
  const expires = readFeedDate(headers.get('expires'));
  return Math.min(
    LONGEST_MS,
    Math.max(0, (ttlMinutes ?? 0) * 60 * SECOND, maxAge - age, expires === null ? 0 : expires - now),
  );
}

/** The next poll after one that went well. `random` is in [0, 1). */
export function nextPollAt(now: EpochMs, everyMs: number, wished: number, random: number): EpochMs {
  const interval = Math.max(SHORTEST_MS, everyMs, wished);
  return now + Math.round(interval * (1 + JITTER * random));
}

/** The next poll after `failures` failed ones in a row: twice as long each time, up to a day. */
export function backOffUntil(now: EpochMs, everyMs: number, failures: number, random: number): EpochMs {
  const base = Math.max(SHORTEST_MS, everyMs);
  const interval = Math.max(base, Math.min(LONGEST_MS, base * 2 ** Math.min(Math.max(failures - 1, 0), 10)));
  return now + Math.round(interval * (1 + JITTER * random));
}

/** Until when `Retry-After` asks us to wait, in seconds or as a date (RFC 9110 10.2.3); null where it is neither, or over. */
export function retryAfter(header: string | undefined, now: EpochMs): EpochMs | null {
  const text = header?.trim() ?? '';
  const until = /^\d{1,9}$/.test(text) ? now + Number(text) * SECOND : readFeedDate(text);
  return until === null || until <= now ? null : Math.min(until, now + LONGEST_MS);
}
