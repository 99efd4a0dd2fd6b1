/** When a feed is asked again. Pure; every time is in milliseconds. */
import type { EpochMs } from '../clock.ts';
import type { QuietTimes } from './feed.ts';
import { readHttpDate } from './http-date.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Nobody is asked more often, whatever anybody says, and not by hand either (`promises.md` F2). */
export const SHORTEST_MS = 15 * MINUTE;

/** No publisher's wish, no silence and no back-off makes a feed wait longer. */
export const LONGEST_MS = 24 * HOUR;

/** Later by up to a tenth, never earlier: two instances do not ask in the same second. */
const JITTER = 0.1;

/** A night or a weekend without anything new is no sign of a slower feed. */
const NO_SIGN_MS = 72 * HOUR;

/** What a feed asks for that an unchanged answer (304) need not repeat. */
export interface Wishes {
  readonly ttlMinutes: number | null;
  /** The `max-age` of its answers. */
  readonly maxAgeMs: number | null;
}

/** The `max-age` of an answer; null when it has none, or one that cannot be meant (negative, a fraction, no number). */
export function maxAgeMs(headers: ReadonlyMap<string, string>): number | null {
  const control = headers.get('cache-control') ?? '';
  return wholeSeconds(/(?:^|[\s,;])max-age\s*=\s*"?(\d+)"?\s*(?:$|[,;])/i.exec(control)?.[1]);
}

/**
 * How long an answer asks us to wait: the longest of the feed's own `ttl`, `max-age` less the answer's age, and `Expires`;
 * at most a day, 0 where it asks nothing. What cannot be meant is passed over. Where the answer says nothing of caching,
 * what was said before still holds (RFC 9111 3.2, 4.3.4).
 */
export function wishedMs(
  headers: ReadonlyMap<string, string>,
  { ttlMinutes, maxAgeMs: before }: Wishes,
  now: EpochMs,
): number {
  const saysNothing = !headers.has('cache-control') && !headers.has('expires');
  const maxAge = maxAgeMs(headers);
  const age = wholeSeconds(headers.get('age')) ?? 0;
  const expires = readHttpDate(headers.get('expires'), now);
  const wishes = [
    (ttlMinutes ?? 0) * MINUTE,
    maxAge === null ? 0 : maxAge - age,
    expires === null ? 0 : expires - now,
    saysNothing ? (before ?? 0) : 0,
  ];
  return Math.min(LONGEST_MS, Math.ceil(Math.max(0, ...wishes.filter((wish) => !Number.isNaN(wish)))));
}

/** What is known of how often a feed posts. */
export interface Pace {
  /** Between two of its posts; null when nobody knows. */
  readonly gapMs: number | null;
  /** For how long it has had nothing new. */
  readonly silenceMs: number;
  /** How long it was left alone the last time. */
  readonly lastMs: number;
}

/**
 * How long a feed is left alone that had nothing new, from the operator's interval up to a day: with `gap` between two
 * posts, half the square root of `every × gap`, which is never more than a quarter of the gap. The square root is what
 * makes the delay of all posts together shortest for a number of requests (Sia, Cho, Cho: Efficient Monitoring Algorithm
 * for Fast News Alerts, 2007). Silence beyond a weekend counts as a gap, so that a feed without dates, or one that fell
 * asleep, slows down by itself; and no wait is more than twice the last one. Whatever brings something new is asked again
 * after `every`.
 *
 * So the longest delay of a story, jitter included, is with `every` 30 minutes: half an hour for a feed that posts every
 * two hours or more often, 1.9 hours for a daily one, 5 for a weekly one, 10.5 for a monthly one; in no case more than
 * 26.4 hours.
 */
export function restMs(everyMs: number, { gapMs, silenceMs, lastMs }: Pace): number {
  const every = Math.max(SHORTEST_MS, everyMs);
  const gap = Math.max(0, gapMs ?? 0, silenceMs - NO_SIGN_MS);
  return Math.max(every, Math.min(LONGEST_MS, Math.round(Math.sqrt(every * gap) / 2), 2 * lastMs));
}

/** The next poll after one that went well: `restMs` later, or as late as the publisher wishes. `random` is 0 up to 1. */
export function nextPollAt(
  now: EpochMs,
  { everyMs, wished, rest, quiet }: { everyMs: number; wished: number; rest: number; quiet: QuietTimes | null },
  random: number,
): EpochMs {
  const interval = Math.max(SHORTEST_MS, everyMs, wished, rest);
  return afterQuiet(later(now, interval, random), quiet, {
    latest: now + LONGEST_MS,
    spread: later(0, interval, random) - interval,
  });
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
  const until = seconds === null ? (readHttpDate(retryAfter, now) ?? now) : now + seconds;
  return Math.min(now + LONGEST_MS, Math.max(now + SHORTEST_MS, until));
}

/** Whether a publisher wants to be left alone at this moment (RSS 2.0, `skipHours` and `skipDays`, both in GMT). */
export function isQuiet(at: EpochMs, quiet: QuietTimes | null): boolean {
  if (quiet === null) return false;
  const moment = new Date(at);
  return quiet.hours.includes(moment.getUTCHours()) || quiet.days.includes(moment.getUTCDay());
}

/** The first moment from `at` that is not quiet, up to half an hour into it; the latest allowed where there is none before. */
function afterQuiet(
  at: EpochMs,
  quiet: QuietTimes | null,
  { latest, spread }: { readonly latest: EpochMs; readonly spread: number },
): EpochMs {
  if (!isQuiet(at, quiet)) return at;
  let open = at;
  while (isQuiet(open, quiet) && open < latest) open = (Math.floor(open / HOUR) + 1) * HOUR;
  return Math.max(at, Math.min(latest, open + Math.min(spread, HOUR / 2)));
}

function later(now: EpochMs, interval: number, random: number): EpochMs {
  return now + Math.ceil(interval) + Math.floor(interval * JITTER * Math.min(1, Math.max(0, random)));
}

function wholeSeconds(text: string | undefined): number | null {
  const digits = text?.trim() ?? '';
  return /^\d{1,15}$/.test(digits) ? Number(digits) * SECOND : null;
}
