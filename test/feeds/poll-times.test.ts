import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  backOffUntil,
  hostPause,
  isQuiet,
  LONGEST_MS,
  nextPollAt,
  SHORTEST_MS,
  wishedMs,
} from '../../src/feeds/poll-times.ts';

const NOW = Date.UTC(2026, 0, 5, 10);
const HALF_HOUR = 1_800_000;
const MINUTE = 60_000;
const NOTHING = { ttlMinutes: null, maxAgeMs: null };
const headers = (fields: Readonly<Record<string, string>>) => new Map(Object.entries(fields));

describe('how long an answer asks us to wait', () => {
  it.each([
    ['its max-age, less its age', { 'cache-control': 'public, max-age=7200', age: '600' }, 110 * MINUTE],
    ['its Expires', { expires: 'Mon, 05 Jan 2026 12:00:00 GMT' }, 120 * MINUTE],
    ['no longer than a day', { 'cache-control': 'max-age=99999999' }, LONGEST_MS],
    ['nothing, when it is negative', { 'cache-control': 'max-age=-5' }, 0],
    ['nothing, when it is no number', { 'cache-control': 'max-age=soon', expires: '0' }, 0],
    ['nothing, when it is over', { expires: 'Mon, 05 Jan 2004 12:00:00 GMT' }, 0],
    ['nothing of another directive', { 'cache-control': 's-maxage=9000' }, 0],
  ])('is %s', (_, fields, wished) => {
    expect(wishedMs(headers(fields), NOTHING, NOW)).toBe(wished);
  });

  it('is the longest of what its headers and the feed itself say', () => {
    expect(wishedMs(headers({ 'cache-control': 'max-age=60' }), { ...NOTHING, ttlMinutes: 180 }, NOW)).toBe(
      180 * MINUTE,
    );
  });

  it('is what was said before, where an unchanged answer says nothing of it', () => {
    const before = { ttlMinutes: 30, maxAgeMs: 90 * MINUTE };

    expect(wishedMs(headers({}), before, NOW)).toBe(90 * MINUTE);
    expect(wishedMs(headers({ 'cache-control': 'no-cache' }), before, NOW)).toBe(30 * MINUTE);
    expect(wishedMs(headers({ 'cache-control': 'max-age=6000' }), before, NOW)).toBe(100 * MINUTE);
  });
});

describe('the next poll', () => {
  const quietTimes = fc.option(
    fc.record({
      hours: fc.array(fc.integer({ min: 0, max: 23 }), { maxLength: 24 }),
      days: fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 7 }),
    }),
  );
  const field = fc.oneof(
    fc.string(),
    fc.integer().map(String),
    fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
  );
  const next = fc.record({
    control: field,
    age: field,
    expires: field,
    ttl: fc.option(fc.double()),
    every: fc.nat(1e9),
    rest: fc.nat(LONGEST_MS),
    quiet: quietTimes,
    random: fc.double({ min: 0, max: 1, noNaN: true }),
    now: fc.integer({ min: NOW, max: NOW + 14 * LONGEST_MS }),
  });

  it('never comes before the floor, the interval of the configuration or the wishes of its publisher, nor a day after them', () => {
    fc.assert(
      fc.property(next, ({ control, age, expires, ttl, every, rest, quiet, random, now }) => {
        const said = headers({ 'cache-control': `max-age=${control}`, age, expires });
        const wished = wishedMs(said, { ...NOTHING, ttlMinutes: ttl }, now);
        const waited = nextPollAt(now, { everyMs: every, wished, rest, quiet }, random) - now;

        expect(Number.isInteger(waited)).toBe(true);
        expect(wished).toBeLessThanOrEqual(LONGEST_MS);
        expect(waited).toBeGreaterThanOrEqual(Math.max(SHORTEST_MS, every, rest, wished));
        expect(waited).toBeLessThanOrEqual(Math.max(LONGEST_MS, every) * 1.1 + 1);
      }),
      { numRuns: 10_000 },
    );
  });

  it('is later by up to a tenth, never earlier', () => {
    const at = (random: number) =>
      nextPollAt(NOW, { everyMs: HALF_HOUR, wished: 0, rest: 0, quiet: null }, random) - NOW;

    expect([at(0), at(0.5), at(1)]).toEqual([30 * MINUTE, 31.5 * MINUTE, 33 * MINUTE]);
  });

  it('does not fall into quiet times, unless all of the day after it is quiet', () => {
    fc.assert(
      fc.property(next, ({ quiet, random, now }) => {
        const at = nextPollAt(now, { everyMs: HALF_HOUR, wished: 0, rest: 0, quiet }, random);

        if (isQuiet(at, quiet)) expect(at - now).toBe(LONGEST_MS);
      }),
      { numRuns: 10_000 },
    );
  });
});

describe('after a failure', () => {
  it('the wait doubles up to a day', () => {
    const waits = [1, 2, 3, 4, 5, 6, 7, 50].map(
      (failures) => (backOffUntil(NOW, HALF_HOUR, failures, 0) - NOW) / MINUTE,
    );

    expect(waits).toEqual([30, 60, 120, 240, 480, 960, 1_440, 1_440]);
  });

  it('a tenth more at most is added, and nothing taken away', () => {
    expect(backOffUntil(NOW, HALF_HOUR, 1, 1) - NOW).toBe(33 * MINUTE);
  });
});

describe('the pause a host asks for', () => {
  it.each([
    [429, '7200', 120],
    [429, 'Mon, 05 Jan 2026 12:00:00 GMT', 120],
    [503, '3600', 60],
    [429, undefined, 15],
    [429, '0', 15],
    [429, '120.5', 15],
    [503, '-1', 15],
    [503, 'Mon, 05 Jan 2004 12:00:00 GMT', 15],
    [429, '999999999999', 1_440],
    [429, 'Monday, 05-Jan-26 12:00:00 GMT', 120],
    [429, 'Mon Jan  5 12:00:00 2026', 120],
    [503, '2026-01-05', 15],
  ])('of %s with "%s" lasts %s minutes', (status, retryAfter, minutes) => {
    expect(hostPause(status, retryAfter, NOW)).toBe(NOW + minutes * MINUTE);
  });

  it.each([
    [503, undefined],
    [500, '3600'],
    [403, '3600'],
  ])('is none for %s with "%s"', (status, retryAfter) => {
    expect(hostPause(status, retryAfter, NOW)).toBeNull();
  });
});
