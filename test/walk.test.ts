import { Writable } from 'node:stream';
import { expect, it } from 'vitest';
import { ConsoleChat } from '../src/adapters/console/console-chat.ts';
import { openApp } from '../src/app.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import type { Feed, FeedId, OutletDomain } from '../src/feeds/feed.ts';
import type { Web } from '../src/feeds/ports.ts';

/** One article, all the way: from a feed on the network to words on a screen. */
it('an article goes from a feed to a briefing, and nothing in the briefing is not in the article', async () => {
  // A feed of one entry, its page, a clock that stands at noon, and a screen.
  const published = Date.parse('2026-03-12T09:00:00Z');
  let now = Date.parse('2026-03-12T11:59:00Z');
  const quotation = 'We heard four blasts before noon';
  const paragraphs = [
    'Shelling hit a market in Omdurman on Thursday, killing at least three people and wounding 12, the health ministry said. Sudan’s army blamed the Rapid Support Forces, which denied firing.',
    `“${quotation},” said Amina Osman, a nurse at the city’s main hospital. “Then the lights went out.”`,
    'The United Nations said it was verifying reports of further deaths. Aid agencies warned that the attack could close the only market still open in the district.',
  ];
  const answers: Record<string, string> = {
    'https://river.example/rss': `<rss version="2.0"><channel><title>River</title><link>https://river.example/</link><description>News</description><item><title>Shelling kills three at Omdurman market, ministry says</title><link>https://river.example/omdurman?utm_source=rss</link><guid>r-1</guid><pubDate>${new Date(published).toUTCString()}</pubDate><description>Shelling hit a market in Omdurman on Thursday.</description></item></channel></rss>`,
    'https://river.example/omdurman': `<html lang="en"><head><title>Shelling</title></head><body><article><h1>Shelling</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article></body></html>`,
  };
  const asked: string[] = [];
  const network: Web = {
    async get({ url }) {
      asked.push(url);
      const body = answers[url] ?? '';
      return { status: body ? 200 : 404, url, headers: new Map(), body: new TextEncoder().encode(body), redirects: [] };
    },
  };
  const feed: Feed = {
    id: 'river' as FeedId,
    outlet: 'river.example' as OutletDomain,
    url: 'https://river.example/rss',
    language: 'en',
    everyMs: 3_600_000,
    reading: 'full',
    filters: { include: null, exclude: null },
  };
  const shown: string[] = [];
  const screen = new Writable({ write: (chunk, _encoding, done) => done(void shown.push(String(chunk))) });
  const settings = settingsOrRefuse({ env: {}, projectDir: process.cwd() });
  const app = await openApp({
    settings: {
      ...settings,
      destinations: settings.destinations.map((destination) => ({
        ...destination,
        plan: { timezone: 'UTC', at: ['12:00'], cron: null },
      })),
    },
    use: 'memory',
    feeds: [feed],
    adapters: [new ConsoleChat(screen)],
    clock: () => now,
    reach: () => network,
    hostIntervalMs: 0,
  });
  const { signal } = new AbortController();

  // A minute before the hour the feed is read; at the hour the briefing is due; a minute later nothing is due any more.
  const before = await app.cycle(signal);
  now = Date.parse('2026-03-12T12:00:00Z');
  const onTheHour = await app.cycle(signal);
  now += 60_000;
  const after = await app.cycle(signal);
  const deliveries = await app.deliveries(0);
  await app.close();

  expect(asked).toEqual([
    'https://river.example/rss',
    'https://river.example/robots.txt',
    'https://river.example/.well-known/tdmrep.json',
    'https://river.example/omdurman',
  ]);
  expect([before.articles, before.cards, before.briefings]).toEqual([1, 1, 0]);
  expect(onTheHour.briefings).toBe(1);
  expect([after.articles, after.briefings, after.delivered]).toEqual([0, 0, 0]);

  const text = shown.join('').replace(/\s+/g, ' ');
  expect(text).toContain('Shelling kills three at Omdurman market');
  expect(text).toContain(quotation);
  expect(text).toContain('Amina Osman');
  expect(text).toContain('https://river.example/omdurman');
  expect(deliveries.map(({ state }) => state)).toEqual(deliveries.map(() => 'sent'));
});
