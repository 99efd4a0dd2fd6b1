import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readFeedDate } from '../../src/feeds/dates.ts';

const NOW = Date.UTC(2026, 0, 5, 12);
const AT_TEN = Date.UTC(2026, 0, 5, 10);

describe('a claimed date', () => {
  it.each([
    ['Mon, 05 Jan 2026 10:00:00 GMT', AT_TEN],
    ['Mon, 5 Jan 26 05:00 EST', AT_TEN],
    ['05 January 2026 11:00:00 +0100', AT_TEN],
    ['January 5, 2026 10:00 UTC', AT_TEN],
    ['Mon Jan  5 10:00:00 2026', AT_TEN],
    ['Monday, 05-Jan-26 10:00:00 GMT', AT_TEN],
    ['Пн, 05 янв 2026 13:00:00 +0300', AT_TEN],
    ['2026-01-05T10:00:00Z', AT_TEN],
    ['2026-01-05T12:00:00.123+02:00', AT_TEN + 123],
    ['2026-01-05 10:00:00', AT_TEN],
    ['20260105T100000Z', AT_TEN],
    ['2026-01-05', Date.UTC(2026, 0, 5)],
    ['1767607200', AT_TEN],
    ['1767607200000', AT_TEN],
  ])('is understood: %s', (text, at) => {
    expect(readFeedDate(text, NOW)).toBe(at);
  });

  it.each([
    '',
    'not a date',
    'Thu, 31 Feb 2026 10:00:00 GMT',
    'Mon, 05 Jan 2026 25:61:61 GMT',
    '2026-01-05T10:00:00+25:00',
    '05/01/2026',
    '0000-00-00T00:00:00Z',
    '275760-09-13T00:00:00Z',
    'Thu, 01 Jan 1970 00:00:00 GMT',
  ])('is none: "%s"', (text) => {
    expect(readFeedDate(text, NOW)).toBeNull();
  });

  it('may be ten minutes ahead of the clock and not more', () => {
    expect(readFeedDate('2026-01-05T12:10:00Z', NOW)).toBe(NOW + 600_000);
    expect(readFeedDate('2026-01-05T12:10:01Z', NOW)).toBeNull();
  });

  it('is read again from what any date is written as', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('2000-01-02'), max: new Date(NOW), noInvalidDate: true }), (date) => {
        expect(readFeedDate(date.toISOString(), NOW)).toBe(date.getTime());
        expect(readFeedDate(date.toUTCString(), NOW)).toBe(Math.floor(date.getTime() / 1_000) * 1_000);
      }),
    );
  });

  it('lies between 2000 and now, or is none, whatever is written', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0123456789-:T Z+,JanMonGMT/'), maxLength: 40 }), (text) => {
        const at = readFeedDate(text, NOW);
        if (at !== null) {
          expect(at).toBeGreaterThanOrEqual(Date.UTC(2000, 0, 1));
          expect(at).toBeLessThanOrEqual(NOW + 600_000);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});
