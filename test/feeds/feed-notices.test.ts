import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/feeds/feed.ts';
import { Refusal } from '../../src/outcome.ts';
import { type Answer, aFeedWorld, Crash, entriesAt, feedAt, type Serve } from '../support/feed-world.ts';

const START = Date.UTC(2026, 0, 5, 10);
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const UNREACHABLE: Answer = { refusal: new Refusal('web-unreachable', 'no route') };

function aWorld(serve: Serve, hosts: readonly string[] = ['river.example']) {
  const feeds = hosts.map((host) => feedAt(`https://${host}/feed.xml`, { id: host as Feed['id'] }));
  return aFeedWorld(() => feeds, serve, { start: START, random: () => 0 });
}

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `h${index}.example`);
const codes = (world: ReturnType<typeof aWorld>) => world.notices.map(({ code }) => code);

describe('a feed that fails', () => {
  it('is told once, when it has failed three times and for six hours, and once when it answers again', async () => {
    let isBroken = false;
    const world = aWorld(() => (isBroken ? { status: 500 } : {}));
    await world.runUntil(START + HOUR);
    isBroken = true;
    await world.runUntil(START + 6 * HOUR);
    const early = codes(world);
    await world.runUntil(START + 4 * DAY);
    isBroken = false;
    await world.runUntil(START + 6 * DAY);

    expect(early).toEqual([]);
    expect(world.problems.length).toBeGreaterThan(8);
    expect(world.notices).toMatchObject([
      { code: 'feed-failing', subject: 'river.example', detail: 'it answers 500; last read 2026-01-05 11:00 UTC' },
      { code: 'feed-back', detail: expect.stringMatching(/^it answers again after \d days$/) },
    ]);
  });

  it('and recovers within six hours is not told at all, whatever it said each time', async () => {
    const world = aWorld(({ at }) => (at > START + HOUR && at < START + 5 * HOUR ? { feed: null } : {}));

    await world.runUntil(START + DAY);

    expect(world.problems.map(({ code }) => code)).toContain('feed-not-a-feed');
    expect(world.notices).toEqual([]);
  });

  it('that failed ever since it was added is told as well', async () => {
    const world = aWorld(() => ({ status: 403 }));

    await world.runUntil(START + 3 * DAY);

    expect(world.notices).toMatchObject([{ code: 'feed-failing', detail: 'it answers 403; it has never answered' }]);
  });

  it('that is asked twice a day is told after the third failure, not after the second', async () => {
    const feeds = [feedAt('https://river.example/feed.xml', { everyMs: 12 * HOUR })];
    const world = aFeedWorld(
      () => feeds,
      () => ({ status: 500 }),
      { start: START, random: () => 0 },
    );

    await world.runUntil(START + 35 * HOUR);
    const early = world.notices.length;
    await world.runUntil(START + 37 * HOUR);

    expect(world.requests).toHaveLength(3);
    expect([early, world.notices.length]).toEqual([0, 1]);
  });

  it('is told in one notice with the others, where many begin to fail at once', async () => {
    const broken = numbered(40);
    const world = aWorld(({ host }) => (broken.includes(host) ? { status: 502 } : {}), [...broken, 'well.example']);

    await world.runUntil(START + 3 * DAY);

    expect(world.notices).toHaveLength(1);
    expect(world.notices[0]).toMatchObject({ code: 'feed-failing', subject: '40 feeds' });
    expect(world.notices[0]?.detail).toMatch(/^h\d+\.example, .*and 20 more$/);
  });
});

describe('a feed that is given up', () => {
  it('because it is gone is told at once, and asked no more', async () => {
    const world = aWorld(({ at }) => (at < START + HOUR ? {} : { status: 410 }));

    await world.runUntil(START + 40 * DAY);

    const asked = world.requests.filter(({ status }) => status === 410);
    expect(asked).toHaveLength(1);
    expect(codes(world)).toEqual(['feed-stopped']);
    expect(world.state('river.example')?.paused).toMatchObject({ reason: 'gone' });
  });

  it('because it was missing for seven days is told when that begins and when it ends', async () => {
    const world = aWorld(() => ({ status: 404 }));

    await world.runUntil(START + 40 * DAY);

    expect(codes(world)).toEqual(['feed-failing', 'feed-stopped']);
    expect(world.requests.length).toBeLessThan(16);
    expect((world.requests.at(-1)?.at ?? 0) - START).toBeGreaterThanOrEqual(7 * DAY);
  });

  it('is not given up for 404s between which it was found, nor for two that lie a week apart', async () => {
    const world = aWorld(() => ({ status: 404 }));
    await world.pass();
    world.time.set(START + 8 * DAY);
    await world.pass();

    expect(world.state('river.example')).toMatchObject({ paused: null, failures: 2 });
  });

  it('keeps the days it was missing through hours in which it does not answer at all', async () => {
    const world = aWorld(({ at }) => (Math.floor((at - START) / DAY) === 3 ? UNREACHABLE : { status: 404 }));

    await world.runUntil(START + 8.5 * DAY);

    expect(world.state('river.example')?.paused?.reason).toBe('missing');
  });
});

describe('a feed that answers and has nothing new', () => {
  const posts = (at: number, until: number) => {
    const last = Math.floor(Math.min(at, until) / (3 * HOUR));
    return { feed: { entries: entriesAt(...Array.from({ length: 10 }, (_, index) => (last - index) * 3 * HOUR)) } };
  };

  it('is told when that is far longer than its posts were apart, and again when something comes', async () => {
    let until = START + 5 * DAY;
    const world = aWorld(({ at }) => posts(at, until));
    await world.runUntil(START + 11.5 * DAY);
    const early = codes(world);
    await world.runUntil(START + 30 * DAY);
    until = Number.POSITIVE_INFINITY;
    await world.runUntil(START + 40 * DAY);

    expect(early).toEqual([]);
    expect(world.notices).toMatchObject([
      { code: 'feed-silent', detail: expect.stringMatching(/^nothing new since 2026-01-10 /) },
      { code: 'feed-back', detail: expect.stringMatching(/^it has something new after 2\d days$/) },
    ]);
  });

  it('is not told of a feed that posts once a week', async () => {
    const week = 7 * DAY;
    const world = aWorld(({ at }) => {
      const last = Math.floor(at / week);
      return { feed: { entries: entriesAt(...Array.from({ length: 8 }, (_, index) => (last - index) * week)) } };
    });

    await world.runUntil(START + 30 * DAY);

    expect(world.notices).toEqual([]);
  });

  it('is told at once of a feed whose newest entry is years old', async () => {
    const old = Date.UTC(2023, 4, 1);
    const world = aWorld(() => ({ feed: { entries: entriesAt(old, old - 2 * DAY, old - 5 * DAY, old - 6 * DAY) } }));

    await world.runUntil(START + 10 * DAY);

    expect(world.notices).toMatchObject([{ code: 'feed-silent', detail: 'nothing new since 2023-05-01 00:00 UTC' }]);
  });
});

describe('our own network', () => {
  it('that is down is one notice for 300 feeds, and one when it is back; no feed is blamed, none waits longer', async () => {
    let isDown = false;
    const world = aWorld(() => (isDown ? UNREACHABLE : {}), numbered(300));
    await world.runUntil(START + 2 * HOUR, 300_000);
    isDown = true;
    await world.runUntil(START + 10 * HOUR, 300_000);
    const down = world.notices.slice();
    isDown = false;
    const back = world.time.now();
    await world.runUntil(back + 40 * 60_000, 300_000);

    expect(down).toMatchObject([{ code: 'network-down', subject: 'network' }]);
    expect(world.notices.map(({ code }) => code)).toEqual(['network-down', 'network-back']);
    expect(world.notices[1]?.detail).toMatch(/^feeds answer again after [78] hours$/);
    const asked = new Set(world.requests.filter(({ at }) => at > back).map(({ url }) => url));
    expect(asked.size).toBe(300);
  });

  it('that is down from the start is told once', async () => {
    const world = aWorld(() => UNREACHABLE, numbered(20));

    await world.runUntil(START + 3 * DAY, 300_000);

    expect(codes(world)).toEqual(['network-down']);
  });

  it('is not blamed for feeds that have been dead for long, between two answers of the others', async () => {
    const dead = numbered(6);
    const world = aWorld(({ host }) => (dead.includes(host) ? UNREACHABLE : {}), [...dead, 'well.example']);

    await world.runUntil(START + 20 * DAY, 300_000);

    expect(codes(world)).toEqual(['feed-failing']);
    expect(world.notices[0]?.subject).toBe('6 feeds');
  });
});

describe('a bot that ends between telling a change and writing it down', () => {
  it('tells it once', async () => {
    const world = aWorld(() => ({ status: 410 }));
    // The first write is the one before the request, the second what became of it.
    world.crashAfter(1);
    await expect(world.pass()).rejects.toThrow(Crash);
    const told = codes(world);
    world.crashAfter(Number.POSITIVE_INFINITY);

    await world.runUntil(START + DAY);

    expect(told).toEqual(['feed-stopped']);
    expect(codes(world)).toEqual(['feed-stopped']);
    expect(world.requests).toHaveLength(2);
  });
});
