import { describe, expect, it } from 'vitest';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import { type CycleParts, readDue } from '../src/cycle.ts';
import type { DestinationId } from '../src/delivery/delivery.ts';
import { recordBriefing } from '../src/delivery/record-briefings.ts';
import { namedSlot } from '../src/delivery/slots.ts';
import type { Feed, FeedId, OutletDomain, ParsedFeed } from '../src/feeds/feed.ts';
import { createNewsroom } from '../src/newsroom.ts';
import { calendar } from '../src/scheduler/calendar.ts';
import { memoryStore } from '../src/store/memory-store.ts';
import { prepareWorld } from '../src/stories/world.ts';
import { NO_WAITING, pageRules } from './support/page-reading.ts';

const START = Date.parse('2026-03-12T09:00:00Z');
const HOUR = 3_600_000;
const world = prepareWorld(settingsOrRefuse({ env: {}, projectDir: process.cwd() }).background);
const { signal } = new AbortController();

const feed: Feed = {
  id: 'river' as FeedId,
  outlet: 'river.example' as OutletDomain,
  url: 'https://river.example/rss',
  language: 'en',
  everyMs: HOUR,
  reading: 'feed',
  filters: { include: null, exclude: null },
};

/** A bot over a store in memory, whose feed carries these headlines. */
function aBot() {
  let now = START;
  const headlines: string[] = [];
  const store = memoryStore(() => now);
  const parts: CycleParts = {
    ...store,
    feeds: () => [feed],
    world,
    destinations: () => [],
    muted: () => new Set(),
    language: 'en',
    web: {
      get: async ({ url }) => ({
        status: 200,
        url,
        headers: new Map([['etag', `"${headlines.length}"`]]),
        body: new Uint8Array(),
        redirects: [],
      }),
    },
    parser: {
      parse: async (): Promise<ParsedFeed> => ({
        format: 'rss',
        readBy: 'rss-parser',
        title: 'River',
        link: 'https://river.example/',
        description: '',
        language: 'en',
        ttlMinutes: null,
        skipped: [],
        entries: headlines.map((title, index) => ({
          id: `r-${index}`,
          title,
          link: `https://river.example/${index}`,
          published: START + index * 2 * HOUR,
          author: null,
          summary: '',
          content: `<p>${title}, the health ministry said. Sudan's army blamed the Rapid Support Forces for the attack in Omdurman.</p>`,
          categories: [],
        })),
      }),
    },
    pages: {
      read: async () => {
        throw new Error('no page is read in this test');
      },
    },
    rules: pageRules(),
    turns: NO_WAITING,
    calendar,
    adapters: [],
    newsroom: createNewsroom(world),
    pause: async () => {},
    clock: () => now,
    horizon: () => now,
    random: () => 0,
    sleep: async () => {},
    onProblem: () => {},
    onProgress: () => {},
  };
  const destination = {
    id: 'console' as DestinationId,
    conflicts: 'all',
    plan: { timezone: 'UTC', at: ['12:00'], cron: null },
    stories: 5,
    quietHours: null,
    alerts: null,
    stateMedia: 'label',
    layout: 'messages',
    publish: false,
    language: 'en',
  } as const;
  return {
    parts,
    store,
    headlines,
    pass: (ms: number) => {
      now += ms;
    },
    brief: (name: string, horizon = now) =>
      recordBriefing(destination, { slot: namedSlot(name, now), dueAt: now }, { ...parts, horizon: () => horizon }),
  };
}

describe('a pass that is ended in the middle', () => {
  for (const [where, breaks] of [
    [
      'before the articles are kept',
      (parts: CycleParts): CycleParts => ({
        ...parts,
        articles: {
          ...parts.articles,
          keep: async () => {
            throw new Error('the power went');
          },
        },
      }),
    ],
    [
      'before the cards are kept',
      (parts: CycleParts): CycleParts => ({
        ...parts,
        cards: {
          ...parts.cards,
          keep: async () => {
            throw new Error('the power went');
          },
        },
      }),
    ],
    [
      'before the stories are remembered',
      (parts: CycleParts): CycleParts => ({
        ...parts,
        stories: {
          ...parts.stories,
          assign: async () => {
            throw new Error('the power went');
          },
        },
      }),
    ],
  ] as const) {
    it(`loses nothing: ${where}`, async () => {
      const { parts, store, headlines, pass, brief } = aBot();
      headlines.push('Shelling kills three at Omdurman market');
      await expect(readDue(breaks(parts), signal)).rejects.toThrow('the power went');

      pass(2 * HOUR);
      const seen = (await Array.fromAsync(store.stories.pagesSeenSince(0, 10))).flat();
      const told = await store.stories.storiesOf(seen.map(({ id }) => id));
      await readDue(
        parts,
        signal,
        seen.filter(({ id }) => !told.has(id)),
      );
      const briefing = await brief('after');

      expect(briefing?.coverage.articles).toBe(1);
      expect(briefing?.stories).toHaveLength(1);
    });
  }
});

describe('a briefing while a pass reads', () => {
  it('covers nothing that was seen since the pass began, and the next one covers it', async () => {
    const { parts, headlines, pass, brief } = aBot();
    headlines.push('Shelling kills three at Omdurman market');
    await readDue(parts, signal);
    pass(HOUR);
    const first = await brief('first');
    pass(HOUR);
    const passBegan = parts.clock();
    headlines.push('Drone strike wounds nine in Kadugli');
    await readDue(parts, signal);
    pass(1);

    const during = await brief('during', passBegan - 1);
    pass(HOUR);
    const after = await brief('after');

    expect([first, during, after].map((briefing) => briefing?.coverage.read)).toEqual([1, 0, 1]);
  });
});

describe('a pass that holds as much as it may', () => {
  it('is followed by the next at once, and each is told', async () => {
    const { parts, headlines } = aBot();
    headlines.push('Shelling kills three at Omdurman market');
    const feeds = Array.from({ length: 12 }, (_, index) => ({
      ...feed,
      id: `river-${index}` as FeedId,
      url: `https://river-${index}.example/rss`,
    }));
    const summary = 'x'.repeat(1_500_000);
    const parser = {
      parse: async (...asked: Parameters<CycleParts['parser']['parse']>) => {
        const parsed = await parts.parser.parse(...asked);
        return { ...parsed, entries: parsed.entries.map((entry) => ({ ...entry, summary, content: '' })) };
      },
    };
    const told: number[] = [];

    const report = await readDue(
      { ...parts, parser, feeds: () => feeds, concurrency: 1 } as CycleParts,
      signal,
      [],
      async (pass) => {
        told.push(pass.feeds);
      },
    );

    expect(told.length).toBeGreaterThan(1);
    expect(told.reduce((sum, count) => sum + count, 0)).toBe(12);
    expect(report).toMatchObject({ feeds: 12, problems: [] });
  });
});
