import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { backOffUntil, hostPause, LONGEST_MS, nextPollAt, SHORTEST_MS, wishedMs } from '../../src/feeds/poll-times.ts';

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

  it('never makes a poll come before the floor, nor before the interval of the configuration', () => {
    const field = fc.oneof(
      fc.string(),
      fc.integer().map(String),
      fc.date({ noInvalidDate: true }).map((date) => date.toUTCString()),
    );
    fc.assert(
      fc.property(
        field,
        field,
        field,
        fc.option(fc.double()),
        fc.nat(1e9),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (control, age, expires, ttl, every, random) => {
          const wished = wishedMs(
            headers({ 'cache-control': `max-age=${control}`, age, expires }),
            { ...NOTHING, ttlMinutes: Number.isNaN(ttl) ? null : ttl },
            NOW,
          );
          const next = nextPollAt(NOW, { everyMs: every, wished, rest: 0, quiet: null }, random);

          expect(next - NOW).toBeGreaterThanOrEqual(Math.max(SHORTEST_MS, every));
          expect(next - NOW).toBeLessThanOrEqual(Math.max(LONGEST_MS, every) * 1.1 + 1);
        },
      ),
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
