import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Feed } from '../../src/feeds/feed.ts';
import { Refusal } from '../../src/outcome.ts';
import { seededRandom } from '../support/crashing-world.ts';
import { type Answer, aFeedWorld, feedAt, type Request } from '../support/feed-world.ts';

const START = Date.UTC(2026, 0, 5, 10);
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The most requests that ran at the same time. */
function mostAtOnce(requests: readonly Request[]): number {
  const moments = requests.flatMap(({ at, end }) => [
    { at, step: 1 },
    { at: end, step: -1 },
  ]);
  moments.sort((a, b) => a.at - b.at || a.step - b.step);
  let running = 0;
  return Math.max(...moments.map(({ step }) => (running += step)));
}

/** The shortest time from the end of one request to the beginning of the next. */
function shortestGap(requests: readonly Request[]): number {
  const inOrder = requests.toSorted((a, b) => a.at - b.at);
  return Math.min(...inOrder.slice(1).map(({ at }, index) => at - (inOrder[index]?.end ?? 0)));
}

describe('a thousand feeds of one host', () => {
  it('are asked one after the other, a second apart, over passes too, until all have been', async () => {
    const feeds = Array.from({ length: 1_000 }, (_, index) => feedAt(`https://many.example/${index}.xml`));
    const world = aFeedWorld(
      () => feeds,
      () => ({ takesMs: 50 }),
      { start: START },
    );

    for (let passes = 0; passes < 20; passes += 1) await world.pass();

    expect(world.requests).toHaveLength(1_000);
    expect(mostAtOnce(world.requests)).toBe(1);
    expect(shortestGap(world.requests)).toBeGreaterThanOrEqual(1_000);
  });

  it('cost nothing while the host wants to be left alone', async () => {
    const feeds = Array.from({ length: 1_000 }, (_, index) => feedAt(`https://many.example/${index}.xml`));
    const world = aFeedWorld(
      () => feeds,
      () => ({ status: 429, headers: { 'retry-after': '7200' } }),
      { start: START },
    );
    await world.pass();
    const begun = world.time.now();

    await world.pass();

    expect(world.requests).toHaveLength(1);
    expect(world.time.now()).toBe(begun);
  });
});

describe('five thousand hosts', () => {
  it('are asked sixteen at once at most, and each within the time that answers of a second take', async () => {
    const feeds = Array.from({ length: 5_000 }, (_, index) => feedAt(`https://h${index}.example/feed.xml`));
    const world = aFeedWorld(
      () => feeds,
      () => ({ takesMs: 1_000 }),
      { start: START },
    );

    for (let passes = 0; passes < 7; passes += 1) await world.pass();

    expect(world.requests).toHaveLength(5_000);
    expect(mostAtOnce(world.requests)).toBe(16);
    expect(world.time.now() - START).toBeLessThan((5_000 / 16) * 1_000 + 10_000);
  });
});

describe('two hundred hosts that hang', () => {
  const hanging = Array.from({ length: 200 }, (_, index) => feedAt(`https://hangs${index}.example/feed.xml`));
  const well = Array.from({ length: 20 }, (_, index) => feedAt(`https://well${index}.example/feed.xml`));
  const serve = ({ host }: { readonly host: string }): Answer => ({ takesMs: host.startsWith('hangs') ? 1e9 : 300 });

  it('keep no other feed waiting for more than a minute, though nobody knows of them yet', async () => {
    const world = aFeedWorld(() => [...hanging, ...well], serve, { start: START });

    await world.pass();

    const asked = world.requests.filter(({ host }) => host.startsWith('well'));
    expect(asked).toHaveLength(20);
    expect(Math.max(...asked.map(({ at }) => at)) - START).toBeLessThanOrEqual(MINUTE);
    expect(Math.max(...world.requests.map(({ at, end }) => end - at))).toBeLessThanOrEqual(20_000);
  });

  it('nor later, however often they are asked', async () => {
    const world = aFeedWorld(() => [...hanging, ...well], serve, { start: START, random: seededRandom(3) });
    const lateness: number[] = [];
    for (let tick = START; tick < START + 12 * HOUR; tick = Math.max(tick + 30_000, world.time.now())) {
      world.time.set(tick);
      const due = new Map(well.map(({ id }) => [id as string, world.state(id)?.nextPollAt ?? START]));
      const before = world.requests.length;
      await world.pass();
      for (const { url, at } of world.requests.slice(before)) {
        if (due.has(url)) lateness.push(at - Math.max(due.get(url) ?? 0, START));
      }
    }

    expect(lateness.length).toBeGreaterThan(300);
    // Half a minute of it is the tick of the scheduler.
    expect(Math.max(...lateness)).toBeLessThanOrEqual(MINUTE + 30_000);
  });
});

describe('a feed that failed the last time', () => {
  it('yields to those that have been due for up to a minute less, and to no others', async () => {
    const feeds = ['fails', 'early', 'late'].map((name) => feedAt(`https://${name}.example/feed.xml`));
    const world = aFeedWorld(
      () => feeds,
      ({ host }) => (host === 'fails.example' ? { status: 500 } : {}),
      { start: START, random: () => 0 },
    );
    await world.pass({ concurrency: 1 });
    // Each is due half an hour after it was asked; the late one was asked two minutes after the others.
    const late = JSON.stringify(world.state(feeds[2]!.id));
    world.put({ ...JSON.parse(late), nextPollAt: START + 32 * MINUTE });
    const asked = world.requests.length;
    world.time.set(START + HOUR);
    await world.pass({ concurrency: 1 });

    expect(world.requests.slice(asked).map(({ host }) => host)).toEqual([
      'early.example',
      'fails.example',
      'late.example',
    ]);
  });
});

describe('hosts that lead to one another', () => {
  it('are asked as one, once that is known', async () => {
    const feeds = Array.from({ length: 4 }, (_, index) => feedAt(`https://h${index}.example/feed.xml`));
    const world = aFeedWorld(
      () => feeds,
      () => ({ redirects: [{ status: 302, to: 'https://feeds.example/all' }], takesMs: 500 }),
      { start: START },
    );
    await world.pass();
    world.time.set(START + HOUR);
    const begun = world.requests.length;

    await world.pass();

    expect(mostAtOnce(world.requests.slice(0, begun))).toBe(4);
    expect(mostAtOnce(world.requests.slice(begun))).toBe(1);
    expect(shortestGap(world.requests.slice(begun))).toBeGreaterThanOrEqual(1_000);
  });

  it('are left alone when the one they lead to wants to be', async () => {
    const feeds = [feedAt('https://h0.example/feed.xml'), feedAt('https://feeds.example/own.xml')];
    let isBusy = false;
    const world = aFeedWorld(
      () => feeds,
      ({ host }) => {
        if (host === 'h0.example') return { redirects: [{ status: 302, to: 'https://feeds.example/all' }] };
        return isBusy ? { status: 429, headers: { 'retry-after': '36000' } } : {};
      },
      { start: START },
    );
    await world.pass();
    world.time.set(START + HOUR);
    isBusy = true;
    await world.pass({ concurrency: 1 });
    world.time.set(START + 3 * HOUR);
    const asked = world.requests.length;
    await world.pass();

    expect(world.requests.slice(asked)).toEqual([]);
  });
});

describe('two passes that follow at once', () => {
  it('keep a second between two feeds of one host', async () => {
    const feeds = [feedAt('https://river.example/1.xml')];
    const world = aFeedWorld(
      () => feeds,
      () => ({}),
      { start: START },
    );
    await world.pass();
    feeds.push(feedAt('https://river.example/2.xml'));

    await world.pass();

    expect(world.requests.map(({ url, at }) => [url.at(-5), at - START])).toEqual([
      ['1', 0],
      ['2', 1_000],
    ]);
  });
});

describe('a clock that was years ahead', () => {
  it('keeps no feed and no host from being asked once it is right again', async () => {
    const feeds = [feedAt('https://river.example/feed.xml'), feedAt('https://busy.example/feed.xml')];
    const world = aFeedWorld(
      () => feeds,
      ({ host }) => (host === 'busy.example' ? { status: 429, headers: { 'retry-after': '7200' } } : {}),
      { start: Date.UTC(2036, 0, 1) },
    );
    await world.pass();
    world.time.set(START);

    await world.pass();

    expect(world.requests.filter(({ at }) => at < Date.UTC(2030, 0, 1)).map(({ host }) => host)).toEqual([
      'river.example',
      'busy.example',
    ]);
  });
});

describe('twenty starts in five minutes', () => {
  it('ask no feed twice, wherever they end', async () => {
    const feeds = Array.from({ length: 30 }, (_, index) => feedAt(`https://h${index % 20}.example/${index}.xml`));
    for (let seed = 1; seed <= 50; seed += 1) {
      const random = seededRandom(seed);
      const world = aFeedWorld(
        () => feeds,
        () => (random() < 0.3 ? { status: 500, takesMs: 200 } : { takesMs: 200 }),
        {
          start: START,
          random,
        },
      );
      for (let start = 0; start < 20; start += 1) {
        world.time.set(Math.max(world.time.now(), START + start * 15_000));
        world.crashAfter(Math.floor(random() * 12));
        await world.pass().catch(() => {});
      }
      world.crashAfter(Number.POSITIVE_INFINITY);
      world.time.set(Math.max(world.time.now(), START + 5 * MINUTE));
      await world.pass();

      const perFeed = Map.groupBy(world.requests, ({ url }) => url);
      expect([...perFeed.values()].filter((asked) => asked.length > 1)).toEqual([]);
      expect(perFeed.size).toBe(30);
    }
  });
});

describe('a feed asked by hand', () => {
  it('is asked before it is due, but not more often than the floor allows', async () => {
    const world = aFeedWorld(
      () => [feedAt('https://river.example/feed.xml', { everyMs: 6 * HOUR })],
      () => ({}),
      { start: START },
    );
    await world.pass();
    for (let minute = 1; minute <= 60; minute += 1) {
      world.time.set(START + minute * MINUTE);
      await world.pass({ force: true });
    }

    expect(world.requests.map(({ at }) => (at - START) / MINUTE)).toEqual([0, 15, 30, 45, 60]);
  });

  it('is not asked when it was given up', async () => {
    const world = aFeedWorld(
      () => [feedAt('https://river.example/feed.xml')],
      () => ({ status: 410 }),
      { start: START },
    );
    await world.pass();
    world.time.set(START + DAY);
    await world.pass({ force: true });

    expect(world.requests).toHaveLength(1);
  });
});

const ANSWER_MS = 200;

describe('whatever hosts answer, and whenever a pass or a person asks', () => {
  const retryAfter = fc.oneof(
    fc.constant(undefined),
    fc.integer({ min: -10, max: 200_000 }).map(String),
    fc.constantFrom('soon', '1.5', '', '1e3', 'Mon, 05 Jan 2026 13:00:00 GMT', 'Mon, 05 Jan 2004 12:00:00 GMT'),
  );
  const answer = fc.record({
    status: fc.constantFrom(200, 200, 304, 404, 429, 429, 500, 503, 503),
    retryAfter,
    maxAge: fc.option(fc.integer({ min: -5, max: 100_000 })),
    leadsTo: fc.option(fc.constantFrom('a.example', 'b.example', 'c.example'), { freq: 6 }),
    isLost: fc.boolean(),
  });
  const step = fc.record({ afterMinutes: fc.integer({ min: 0, max: 400 }), byHand: fc.boolean() });

  it('no host is asked before the time it named, by no feed and no person, and no feed below the floor', async () => {
    const feeds = ['a.example/1', 'a.example/2', 'b.example/1', 'c.example/1'].map((rest) =>
      feedAt(`https://${rest}`, { everyMs: HOUR }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(answer, { minLength: 1, maxLength: 12 }),
        fc.array(step, { minLength: 2, maxLength: 6 }),
        async (answers, steps) => {
          let index = 0;
          const pauses: { readonly host: string; readonly from: number; readonly until: number }[] = [];
          const early: string[] = [];
          const askedAt = new Map<string, number>();
          const world = aFeedWorld(
            () => feeds,
            ({ url, host, at }) => {
              if (pauses.some((one) => one.host === host && one.from < at && at < one.until)) {
                early.push(`${host} wanted to be left alone`);
              }
              if (at - (askedAt.get(url) ?? 0) < 15 * MINUTE) early.push(`${url} was asked just before`);
              askedAt.set(url, at);
              const { status, retryAfter: after, maxAge, leadsTo, isLost } = answers[index++ % answers.length]!;
              if (isLost) return { refusal: new Refusal('web-timeout', 'late') };
              const seconds = /^\d+$/.test(after ?? '') ? Number(after) : 0;
              const from = at + ANSWER_MS;
              const until = from + Math.min(DAY, Math.max(15 * MINUTE, seconds * 1_000));
              if (status === 429 || (status === 503 && after !== undefined)) {
                pauses.push({ host, from, until }, { host: leadsTo ?? host, from, until });
              }
              return {
                status,
                takesMs: ANSWER_MS,
                headers: {
                  etag: '"1"',
                  ...(after === undefined ? {} : { 'retry-after': after }),
                  ...(maxAge === null ? {} : { 'cache-control': `max-age=${maxAge}` }),
                },
                ...(leadsTo === null ? {} : { redirects: [{ status: 302, to: `https://${leadsTo}/moved` }] }),
              };
            },
            { start: START, random: seededRandom(index + answers.length) },
          );
          let at = START;
          for (const { afterMinutes, byHand } of steps) {
            at += afterMinutes * MINUTE;
            world.time.set(Math.max(at, world.time.now()));
            await world.pass({ force: byHand });
          }

          expect(early).toEqual([]);
        },
      ),
      { numRuns: 10_000 },
    );
  });
});

describe('a publisher who wants to be left alone at certain hours', () => {
  const asked = async (quiet: NonNullable<Parameters<typeof withQuiet>[0]>, days = 3) => {
    const world = withQuiet(quiet);
    await world.runUntil(START + days * DAY);
    return world.requests.map(({ at }) => new Date(at));
  };
  const withQuiet = (quiet: { readonly hours: readonly number[]; readonly days: readonly number[] }) =>
    aFeedWorld(
      () => [feedAt('https://river.example/feed.xml') as Feed],
      () => ({ feed: { quiet } }),
      {
        start: START,
        random: seededRandom(5),
      },
    );

  it('is not asked then', async () => {
    const at = await asked({ hours: [11, 12, 13, 22, 23, 0, 1], days: [] });

    expect(
      at.map((moment) => moment.getUTCHours()).filter((hour) => [11, 12, 13, 22, 23, 0, 1].includes(hour)),
    ).toEqual([]);
    expect(at.length).toBeGreaterThan(60);
  });

  it('is not asked on such days', async () => {
    const at = await asked({ hours: [], days: [2] });

    expect(at.filter((moment) => moment.getUTCDay() === 2 && moment.getTime() - START < 24 * HOUR)).toEqual([]);
  });

  it('is asked once a day by whoever may never ask', async () => {
    const at = await asked({ hours: Array.from({ length: 24 }, (_, hour) => hour), days: [0, 1, 2, 3, 4, 5, 6] }, 5);

    const gaps = at.slice(1).map((moment, index) => moment.getTime() - (at[index]?.getTime() ?? 0));
    expect(at.length).toBe(6);
    expect(Math.max(...gaps)).toBeLessThanOrEqual(24 * HOUR);
    expect(Math.min(...gaps)).toBeGreaterThanOrEqual(23.9 * HOUR);
  });

  it('is not asked in such an hour either after the bot was away', async () => {
    const world = withQuiet({ hours: [15], days: [] });
    await world.pass();
    world.time.set(Date.UTC(2026, 0, 5, 15, 20));
    await world.pass();
    world.time.set(Date.UTC(2026, 0, 5, 16));
    await world.pass();

    expect(world.requests.map(({ at }) => new Date(at).getUTCHours())).toEqual([10, 16]);
  });
});
