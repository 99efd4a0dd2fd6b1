import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sinceMs, sinceWords } from '../../commands/since.ts';

describe('a time span', () => {
  it.each([
    ['30m', 1_800_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    [' 7D ', 604_800_000],
    ['366d', 366 * 86_400_000],
  ])('%s is read', (text, ms) => {
    expect(sinceMs(text)).toBe(ms);
  });

  it.each(['', '0h', '-1h', '1.5h', '7', 'd', '7w', '7 days', '367d', '99999999999h', '7d7h', '１d'])(
    '%j is none',
    (text) => {
      expect(sinceMs(text)).toBeNull();
    },
  );

  it('is never more than a year or less than a minute, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,9}[mhd]$/)), (text) => {
        const ms = sinceMs(text);
        if (ms !== null) expect(ms >= 60_000 && ms <= 366 * 86_400_000).toBe(true);
      }),
    );
  });

  it.each([
    [1_800_000, 'the last 30 minutes'],
    [3_600_000, 'the last hour'],
    [86_400_000, 'the last 24 hours'],
    [604_800_000, 'the last 7 days'],
  ])('of %i ms is called %s', (ms, expected) => {
    expect(sinceWords(ms)).toBe(expected);
  });
});
