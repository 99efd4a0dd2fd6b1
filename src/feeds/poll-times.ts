/** When a feed is asked again. Pure; every time is in milliseconds. */
import type { EpochMs } from '../clock.ts';
import { readFeedDate } from './dates.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Nobody is asked more often, whatever anybody says (`promises.md` F2). */
export const SHORTEST_MS = 15 * MINUTE;

/** No publisher's wish and no back-off makes a feed wait longer. */
export const LONGEST_MS = 24 * HOUR;

/** Later by up to a tenth, never earlier: two instances do not ask in the same second. */
const JITTER = 0.1;

/**
 * How long an answer asks us to wait: the longest of the feed's own `ttl`, `max-age` less the answer's age, and `Expires`;
 * at most a day, 0 where it asks nothing. What cannot be meant (negative, fractions, no number) is passed over.
 */
export function wishedMs(headers: ReadonlyMap<string, string>, ttlMinutes: number | null, now: EpochMs): number {
  const maxAge = wholeSeconds(
    /(?:^|[\s,;])max-age\s*=\s*"?(\d+)"?\s*(?:$|[,;])/i.exec(headers.get('cache-control') ?? '')?.[1],
  );
  const age = wholeSeconds(headers.get('age')) ?? 0;
  const expires = readFeedDate(headers.get('expires'));
  const wishes = [(ttlMinutes ?? 0) * MINUTE, maxAge === null ? 0 : maxAge - age, expires === null ? 0 : expires - now];
  return Math.min(LONGEST_MS, Math.max(0, ...wishes));
}

/** The next poll after one that went well. `random` is 0 up to 1. */
export function nextPollAt(now: EpochMs, everyMs: number, wished: number, random: number): EpochMs {
  return later(now, Math.max(SHORTEST_MS, everyMs, wished), random);
}

/** The next poll after `failures` failed ones in a row: twice as long each time, up to a day. */
export function backOffUntil(now: EpochMs, everyMs: number, failures: number, random: number): EpochMs {
  const base = Math.max(SHORTEST_MS, everyMs);
  const grown = base * 2 ** Math.min(Math.max(failures - 1, 0), 10);
  return later(now, Math.max(base, Math.min(LONGEST_MS, grown)), random);
}

/**
 * Until when an answer asks us to leave its whole host alone; null when it does not. A 429 does, a 503 does where it has
 * a `Retry-After`. It is read as seconds or as a date; junk, zero and the past mean the shortest interval, and no wish
 * reaches further than a day.
 */
export function hostPause(status: number, retryAfter: string | undefined, now: EpochMs): EpochMs | null {
  if (status !== 429 && (status !== 503 || retryAfter === undefined)) return null;
  const seconds = wholeSeconds(retryAfter);
  const until = seconds === null ? (readFeedDate(retryAfter) ?? now) : now + seconds;
  return Math.min(now + LONGEST_MS, Math.max(now + SHORTEST_MS, until));
}

function later(now: EpochMs, interval: number, random: number): EpochMs {
  return now + interval + Math.floor(interval * JITTER * Math.min(1, Math.max(0, random)));
}

function wholeSeconds(text: string | undefined): number | null {
  const digits = text?.trim() ?? '';
  return /^\d{1,15}$/.test(digits) ? Number(digits) * SECOND : null;
}
