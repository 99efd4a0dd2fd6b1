import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHttpDate } from '../../src/feeds/http-date.ts';

const NOW = Date.UTC(2026, 0, 5, 10);

describe('a date of HTTP', () => {
  it.each([
    ['Sun, 06 Nov 1994 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sunday, 06-Nov-94 08:49:37 GMT', '1994-11-06T08:49:37.000Z'],
    ['Sun Nov  6 08:49:37 1994', '1994-11-06T08:49:37.000Z'],
    ['Mon, 5 Jan 2026 12:00:00 GMT', '2026-01-05T12:00:00.000Z'],
    ['Mon, 05 Jan 2026 12:00:00 +0000', '2026-01-05T12:00:00.000Z'],
    ['Friday, 01-Jan-27 00:00:00 GMT', '2027-01-01T00:00:00.000Z'],
    ['Fri, 01 Jan 2100 00:00:00 GMT', '2100-01-01T00:00:00.000Z'],
  ])('is read: %s', (text, iso) => {
    expect(new Date(readHttpDate(text, NOW) ?? 0).toISOString()).toBe(iso);
  });

  it.each([
    undefined,
    '',
    '0',
    '-1',
    '120.5',
    '2026-01-05T12:00:00Z',
    'Mon, 05 Jan 2026 12:00:00 PST',
    'Mon, 31 Feb 2026 12:00:00 GMT',
    'Mon, 05 Jan 2026 25:00:00 GMT',
    'Mon, 05 Foo 2026 12:00:00 GMT',
    'Mon, 00 Jan 2026 12:00:00 GMT',
  ])('is not what cannot be meant: %s', (text) => {
    expect(readHttpDate(text, NOW)).toBeNull();
  });

  it('comes back as it was written, for any second of a thousand years', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: Date.UTC(2970, 0, 1) / 1_000 }), (seconds) => {
        expect(readHttpDate(new Date(seconds * 1_000).toUTCString(), NOW)).toBe(seconds * 1_000);
      }),
    );
  });
});
