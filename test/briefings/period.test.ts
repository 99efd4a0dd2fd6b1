import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsForPeriod } from '../../src/briefings/period.ts';
import { anArticle, NOON } from '../support/builders.ts';

const HOUR = 3_600_000;
const day = { from: NOON - 24 * HOUR, to: NOON };

describe('what counts for a briefing', () => {
  it('counts what was first seen in the period, whatever date the feed claims', () => {
    const article = anArticle({ firstSeenAt: NOON - HOUR, published: NOON - 400 * HOUR, feedSilenceMs: HOUR });

    expect(countsForPeriod(article, day)).toBe(true);
  });

  it('leaves out what a new feed claims from before the period', () => {
    const old = anArticle({ firstSeenAt: NOON - HOUR, published: NOON - 30 * HOUR, feedSilenceMs: null });
    const fresh = anArticle({ firstSeenAt: NOON - HOUR, published: NOON - 3 * HOUR, feedSilenceMs: null });

    expect(countsForPeriod(old, day)).toBe(false);
    expect(countsForPeriod(fresh, day)).toBe(true);
  });

  it('treats a feed that was silent for longer than the period like a new one', () => {
    const article = { firstSeenAt: NOON - HOUR, published: NOON - 30 * HOUR };

    expect(countsForPeriod(anArticle({ ...article, feedSilenceMs: 25 * HOUR }), day)).toBe(false);
    expect(countsForPeriod(anArticle({ ...article, feedSilenceMs: 24 * HOUR }), day)).toBe(true);
  });

  it('does not believe a date in the future, nor a missing one, at a first poll', () => {
    expect(countsForPeriod(anArticle({ published: NOON + HOUR, feedSilenceMs: null }), day)).toBe(false);
    expect(countsForPeriod(anArticle({ published: null, feedSilenceMs: null }), day)).toBe(false);
  });

  it('counts an article of a known feed in exactly one of two periods that follow each other', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 48 * HOUR }), (age) => {
        const article = anArticle({ firstSeenAt: NOON - 48 * HOUR + age, feedSilenceMs: HOUR });
        const before = { from: NOON - 48 * HOUR, to: NOON - 24 * HOUR };

        const counted = [before, day].filter((period) => countsForPeriod(article, period));

        expect(counted).toHaveLength(1);
      }),
    );
  });
});
