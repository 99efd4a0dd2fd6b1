import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LONGEST_MS, restMs, SHORTEST_MS } from '../../src/feeds/poll-times.ts';
import { contentsOf, postingOf } from '../../src/feeds/posting.ts';
import { glanceAt, rhythmAfter } from '../../src/feeds/rhythm.ts';
import { entriesAt } from '../support/feed-world.ts';

const NOW = Date.UTC(2026, 0, 5, 10);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const WEEK = 7 * DAY;
const every = (gap: number, count: number, from = NOW) =>
  Array.from({ length: count }, (_, index) => from - index * gap);
const posting = (dates: readonly (number | null)[]) => postingOf(entriesAt(...dates), NOW);

describe('how often a feed posts', () => {
  it.each([
    ['its last posts', every(3 * HOUR, 30), 3 * HOUR],
    ['its last posts, not the archive below them', [...every(DAY, 25), ...every(1_000, 3_000, NOW - 400 * DAY)], DAY],
    ['its usual gap, not the night', [...every(HOUR, 10), ...every(HOUR, 10, NOW - 20 * HOUR)], HOUR],
    ['its usual gap, not the old entry on top', [...every(WEEK, 8), Date.UTC(2011, 0, 1)], WEEK],
    ['bursts, each as one post', every(DAY, 12).flatMap((date) => [date, date - 60_000, date - 120_000]), DAY],
    ['what is not years ahead', [...every(DAY, 10), NOW + 3 * DAY, Date.UTC(2099, 0, 1)], DAY],
    ['an hour at least', every(60_000, 500), HOUR],
  ])('is told by %s', (_, dates, gapMs) => {
    expect(posting(dates).gapMs).toBe(gapMs);
  });

  it.each([
    ['no dates', [null, null, null]],
    ['one date for all', Array.from({ length: 50 }, () => NOW - DAY)],
    ['two dates', [NOW - DAY, NOW - 2 * DAY]],
    ['dates of before there were feeds', [0, 1, 2, 3, 4].map((day) => day * DAY)],
    ['no entries', []],
  ])('nobody knows of %s', (_, dates) => {
    expect(posting(dates).gapMs).toBeNull();
  });

  it('takes a date a few hours ahead for now, and none that is years ahead', () => {
    expect(posting([NOW + HOUR, NOW - DAY]).newestAt).toBe(NOW);
    expect(posting([NOW + 400 * DAY, NOW - DAY]).newestAt).toBe(NOW - DAY);
  });

  it('is whatever their order is', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: -1e13, max: 1e13 })), { maxLength: 60 }), (dates) => {
        const { gapMs, newestAt } = posting(dates);

        expect(posting(dates.toReversed())).toEqual({ gapMs, newestAt });
        expect(gapMs ?? HOUR).toBeGreaterThanOrEqual(HOUR);
        expect(newestAt ?? 0).toBeLessThanOrEqual(NOW);
      }),
    );
  });
});

describe('what stands in a feed', () => {
  const [a, b, c] = entriesAt(1, 2, 3) as [never, never, never];

  it('is the same in another order, and with other words', () => {
    expect(contentsOf([a, b])).toBe(contentsOf([b, { ...(a as object), title: 'corrected' } as never]));
  });

  it('is something else with one more, or one less', () => {
    expect(new Set([contentsOf([a]), contentsOf([a, b]), contentsOf([a, b, c]), contentsOf([])]).size).toBe(4);
  });
});

describe('how long a feed is left alone', () => {
  const rest = (everyMs: number, gapMs: number | null, silenceMs = 0) =>
    restMs(everyMs, { gapMs, silenceMs, lastMs: LONGEST_MS }) / HOUR;

  it.each([
    ['posts every ten minutes', 0.5, 0.5, HOUR / 6],
    ['posts every two hours', 0.5, 0.5, 2 * HOUR],
    ['posts once a day', 1.73, 0.5, DAY],
    ['posts once a week', 4.58, 0.5, WEEK],
    ['posts once a week, asked every hour', 6.48, 1, WEEK],
    ['posts once a year, asked every hour', 24, 1, 365 * DAY],
    ['posts once a day, asked every two days', 48, 48, DAY],
  ])('that %s is %s hours', (_, hours, everyHours, gap) => {
    expect(rest(everyHours * HOUR, gap)).toBeCloseTo(hours, 2);
  });

  it('is never more than a quarter of the time between two posts, unless the operator wants it so', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 365 * DAY }), fc.integer({ min: 1, max: 2 * DAY }), (gap, configured) => {
        const least = Math.max(SHORTEST_MS, configured);
        const ms = restMs(configured, { gapMs: gap, silenceMs: 0, lastMs: LONGEST_MS });

        expect(ms).toBeGreaterThanOrEqual(least);
        expect(ms).toBeLessThanOrEqual(Math.max(least, Math.min(LONGEST_MS, Math.round(gap / 4))));
      }),
    );
  });

  it('grows with its silence, but not for a weekend', () => {
    expect(rest(HOUR / 2, HOUR, 2.5 * DAY)).toBe(0.5);
    expect(rest(HOUR / 2, HOUR, 10 * DAY)).toBeCloseTo(4.58, 2);
    expect(rest(HOUR / 2, null, 10 * DAY)).toBeCloseTo(4.58, 2);
  });
});

describe('a feed that is asked again and again', () => {
  const feed = (...dates: readonly (number | null)[]) => glanceAt(entriesAt(...dates), NOW);
  const half = HOUR / 2;

  it('slows down step by step while nothing new comes, and quickens at once when something does', () => {
    const weekly = every(WEEK, 8);
    let at = NOW;
    let rhythm = rhythmAfter(null, feed(...weekly), half, at);
    const rests = [rhythm.restMs];
    for (let poll = 0; poll < 5; poll += 1) {
      at += rhythm.restMs;
      rhythm = rhythmAfter(rhythm, poll % 2 === 0 ? null : feed(...weekly), half, at);
      rests.push(rhythm.restMs);
    }
    rhythm = rhythmAfter(rhythm, glanceAt(entriesAt(at, ...weekly), at), half, at);

    expect(rests.map((ms) => Number((ms / HOUR).toFixed(2)))).toEqual([0.5, 1, 2, 4, 4.58, 4.58]);
    expect(rhythm).toMatchObject({ restMs: half, newAt: at });
  });

  it('slows down without any dates, and by what its dates said where it only says that nothing changed', () => {
    let undated = rhythmAfter(null, feed(null, null, null), half, NOW);
    for (let day = 1; day <= 10; day += 1) undated = rhythmAfter(undated, null, half, NOW + day * DAY);

    expect(undated.restMs / HOUR).toBeCloseTo(4.58, 2);
  });

  it('does not count as new what it held before, when it is empty for a while', () => {
    const first = rhythmAfter(null, feed(...every(DAY, 5)), half, NOW);
    const empty = rhythmAfter(first, feed(), half, NOW + DAY);
    const again = rhythmAfter(empty, feed(...every(DAY, 5)), half, NOW + 2 * DAY);

    expect(again.newAt).toBe(first.newAt);
  });

  it('is asleep from the first look where its newest entry is old', () => {
    const asleep = rhythmAfter(null, feed(...every(DAY, 5, NOW - 300 * DAY)), half, NOW);

    expect(asleep.newAt).toBe(NOW - 300 * DAY);
    expect(rhythmAfter({ ...asleep, restMs: LONGEST_MS }, null, half, NOW + DAY).restMs).toBe(LONGEST_MS);
  });
});
