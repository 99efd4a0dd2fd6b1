/**
 * The other side of `loop.ts`, in a process of its own: a thousand outlets on many addresses of loopback, and somebody
 * who asks the bot something at random moments and takes down how long each answer took.
 */

import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import { inventedEntry } from './invented-news.ts';

/** What the outlets are told at their start. */
export interface OutletsAsk {
  readonly feeds: number;
  readonly entries: number;
  readonly now: number;
  /** A folder of feeds that mean harm; they are served as well. */
  readonly hostile: string | null;
}

/** What they say, one after the other. */
export type OutletsTell =
  | { readonly told: 'open'; readonly urls: readonly string[] }
  | { readonly told: 'asks'; readonly number: number }
  | { readonly told: 'answered'; readonly ms: readonly number[] };

/** What the bot says to them. */
export type OutletsHear =
  | { readonly heard: 'answer'; readonly number: number }
  /** Every outlet has one more report than in the pass before. */
  | { readonly heard: 'pass'; readonly pass: number; readonly now: number }
  | { readonly heard: 'ask' }
  | { readonly heard: 'stop asking' };

const ADDRESSES = 48;
/** Asked as often, on average. */
const EVERY_MS = 40;

const tell = (what: OutletsTell) => void process.send?.(what);
const ask = JSON.parse(process.argv[2] ?? '{}') as OutletsAsk;
const { conflicts } = settingsOrRefuse({ env: {}, projectDir: process.cwd() }).background;
const told = conflicts.filter(({ places, sides }) => places.length > 3 && sides.length > 1);
const hostile = ask.hostile === null ? [] : readdirSync(ask.hostile).filter((name) => name.endsWith('.xml'));
let pass = 0;
let now = ask.now;

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** Of every feed its newest entries: those of the first pass, and one more for each pass after it. */
function feedOf(feed: number, host: string): string {
  const items = Array.from({ length: ask.entries + pass }, (_, i) => {
    const late = i >= ask.entries;
    const index = late ? ask.feeds * ask.entries + (i - ask.entries) * ask.feeds + feed : feed * ask.entries + i;
    const { guid, title, paragraphs, published } = inventedEntry(index, {
      conflicts: told,
      events: Math.ceil((ask.feeds * ask.entries) / 12),
      now: ask.now,
    });
    const html = escaped(paragraphs.map((text) => `<p>${text}</p>`).join(''));
    return `<item><title>${escaped(title)}</title><link>http://${host}/${guid}</link><guid isPermaLink="false">${guid}</guid><pubDate>${new Date(late ? now - 60_000 : published).toUTCString()}</pubDate><description>${html}</description></item>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Outlet ${feed}</title><link>http://${host}/</link><description>d</description><language>en</language>${items.reverse().join('')}</channel></rss>`;
}

const answer: RequestListener = (request, response) => {
  const path = request.url ?? '';
  const bad = hostile.find((name) => path === `/hostile/${name}`);
  if (bad !== undefined && ask.hostile !== null) response.end(readFileSync(join(ask.hostile, bad)));
  else response.end(feedOf(Number(path.slice(1)), request.headers.host ?? ''));
};
const hosts = await Promise.all(
  Array.from({ length: ADDRESSES }, async (_, i) => {
    const address = `127.0.0.${2 + i}`;
    const server = createServer(answer).listen(0, address);
    await once(server, 'listening');
    return `${address}:${(server.address() as AddressInfo).port}`;
  }),
);
const paths = [...Array.from({ length: ask.feeds }, (_, i) => `/${i}`), ...hostile.map((name) => `/hostile/${name}`)];
tell({ told: 'open', urls: paths.map((path, i) => `http://${hosts[i % hosts.length]}${path}`) });

let asking = false;
const asked = new Map<number, number>();
let times: number[] = [];

async function goOnAsking(): Promise<void> {
  for (let number = 0; asking; number += 1) {
    // At moments that have nothing to do with what the bot does, so that a long block is met as often as it is long.
    await wait(Math.max(1, -EVERY_MS * Math.log(1 - Math.random())));
    asked.set(number, performance.now());
    tell({ told: 'asks', number });
  }
}

process.on('message', (message: OutletsHear) => {
  if (message.heard === 'answer') {
    times.push(performance.now() - (asked.get(message.number) ?? Number.NaN));
    asked.delete(message.number);
  } else if (message.heard === 'pass') {
    ({ pass, now } = message);
  } else if (message.heard === 'ask') {
    asking = true;
    times = [];
    void goOnAsking();
  } else {
    asking = false;
    // Whoever is still waiting has waited at least as long.
    tell({ told: 'answered', ms: [...times, ...[...asked.values()].map((since) => performance.now() - since)] });
    asked.clear();
  }
});
process.on('disconnect', () => process.exit());
