import { describe, expect, it } from 'vitest';
import { Seen } from '../../../src/adapters/service/seen.ts';
import { NOON } from '../../support/builders.ts';

const HOUR_MS = 3_600_000;

describe('what was acted upon', () => {
  it('is told for the first time once', () => {
    const seen = new Seen(() => NOON);

    expect([seen.first('a'), seen.first('a'), seen.first('b'), seen.first('a')]).toEqual([true, false, true, false]);
  });

  it('is remembered for a day', () => {
    let now = NOON;
    const seen = new Seen(() => now);
    seen.first('a');

    now = NOON + 24 * HOUR_MS - 1;
    expect(seen.first('a')).toBe(false);
    now = NOON + 24 * HOUR_MS;
    expect(seen.first('a')).toBe(true);
  });

  it('takes no more room than for fifty thousand, and the newest of them are still known', () => {
    const seen = new Seen(() => NOON);
    for (let id = 0; id < 60_000; id += 1) seen.first(String(id));

    expect(seen.first('59999')).toBe(false);
    expect(seen.first('10002')).toBe(false);
    expect(seen.first('0')).toBe(true);
  });
});
