/**
 * How fast feeds are parsed, side by side: `npx node bench/parse.ts [--rounds 7] [--set typical]`. Every round runs all
 * contestants on the same bytes, one after the other, so that a busy machine is busy for all of them; the table gives
 * medians. `sfeed` and `newsboat` take part where they are installed.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { createFeedParser } from '../src/feeds/feed-parser.ts';
import { parseDocument } from '../src/feeds/parse-worker.ts';
import { createThreads } from '../src/threads.ts';
import { type FeedSet, feedSets, type InventedFeed } from './invented-feeds.ts';
import { installed, machine, median, printTable, shell, withMemoryOptions, writeResults } from './side-by-side.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '7' },
    set: { type: 'string', default: '' },
    json: { type: 'string', default: 'bench/results/parse.json' },
  },
});
withMemoryOptions(fileURLToPath(import.meta.url));

/** What one contestant did with a set in one round. */
interface Run {
  readonly ms: number;
  readonly cpuMs: number;
  readonly entries: number;
  readonly refused: number;
}

interface Contestant {
  readonly name: string;
  run(set: FeedSet): Promise<Run>;
}

/** Feeds in flight at once: as many as keep both threads busy. */
const AT_ONCE = 4;
const { signal } = new AbortController();
const now = Date.UTC(2026, 2, 13);
const threads = createThreads();
const parser = createFeedParser(threads, () => now);
const folder = mkdtempSync(join(tmpdir(), 'sitrep-parse-'));

const decode = ({ bytes, encoding }: InventedFeed) => new TextDecoder(encoding).decode(bytes);
const url = ({ name }: InventedFeed) => `https://${name}.example/feed`;

/** A contestant of this process: it gives the number of entries of a feed, or throws. */
function here(name: string, atOnce: number, entriesOf: (feed: InventedFeed) => Promise<number>): Contestant {
  return {
    name,
    async run({ feeds }) {
      const [cpu, start] = [process.cpuUsage(), performance.now()];
      const queue = [...feeds];
      let entries = 0;
      let refused = 0;
      const lane = async () => {
        for (let feed = queue.pop(); feed !== undefined; feed = queue.pop()) {
          const found = await entriesOf(feed).catch(() => null);
          entries += found ?? 0;
          refused += found === null ? 1 : 0;
        }
      };
      await Promise.all(Array.from({ length: atOnce }, lane));
      const { user, system } = process.cpuUsage(cpu);
      return { ms: performance.now() - start, cpuMs: (user + system) / 1_000, entries, refused };
    },
  };
}

/** sfeed reads one feed from its standard input; other encodings go through iconv first, as its own sfeed_update does. */
const sfeed: Contestant = {
  name: 'sfeed (a process each)',
  async run({ name, feeds }) {
    const lines = feeds.map((feed, index) => {
      const file = join(folder, name, `${index}`);
      const read = feed.encoding === 'utf-8' ? 'cat' : `iconv -c -f ${feed.encoding} -t utf-8`;
      return feed.encoding === 'utf-8' ? `sfeed ${url(feed)} < ${file}` : `${read} ${file} | sfeed ${url(feed)}`;
    });
    const script = join(folder, name, 'sfeed.sh');
    writeFileSync(script, lines.join('\n'));
    const { ms, cpuMs, out } = await shell(`. ${script} | wc -l`);
    return { ms, cpuMs, entries: Number(out), refused: 0 };
  },
};

/** newsboat reads its files and keeps what it found in a new cache. */
const newsboat: Contestant = {
  name: 'newsboat -x reload',
  async run({ name, feeds }) {
    const own = join(folder, name);
    rmSync(join(own, 'cache'), { force: true });
    writeFileSync(join(own, 'urls'), feeds.map((_, index) => `file://${own}/${index}`).join('\n'));
    writeFileSync(join(own, 'config'), 'max-items 0\nreload-threads 2\n');
    const files = `-u ${own}/urls -C ${own}/config -c ${own}/cache`;
    const { ms, cpuMs, out } = await shell(`newsboat ${files} -x reload; newsboat ${files} -x print-unread`);
    return { ms, cpuMs, entries: Number(/\d+/.exec(out)?.[0]), refused: 0 };
  },
};

const contestants: readonly Contestant[] = [
  here(
    'Sitrep, in its threads',
    AT_ONCE,
    async (feed) =>
      (await parser.parse({ bytes: feed.bytes, contentType: null, url: url(feed) }, signal)).entries.length,
  ),
  here('Sitrep, in one thread', 1, async (feed) => {
    const answer = await parseDocument({ bytes: feed.bytes, contentType: null, url: url(feed), now });
    if ('refusal' in answer) throw new Error(answer.refusal.code);
    return answer.feed.entries.length;
  }),
  here('rss-parser', 1, async (feed) => (await new RssParser().parseString(decode(feed))).items.length),
  here('feedsmith', 1, async (feed) => {
    const { feed: found } = parseFeed(decode(feed)) as { feed: { items?: unknown[]; entries?: unknown[] } };
    return (found.items ?? found.entries ?? []).length;
  }),
  ...(installed('sfeed') === null ? [] : [sfeed]),
  ...(installed('newsboat') === null ? [] : [newsboat]),
];

const before = machine();
const sets = feedSets().filter(({ name }) => options.set === '' || name === options.set);
const results: object[] = [];
console.log(`Node ${before.node}, ${before.cores} × ${before.cpu}, load ${before.load.join(' ')}\n`);
for (const set of sets) {
  mkdirSync(join(folder, set.name));
  for (const [index, { bytes }] of set.feeds.entries()) writeFileSync(join(folder, set.name, `${index}`), bytes);
  const runs = contestants.map((): Run[] => []);
  // Two rounds go before, so that the code is warm and the threads are up.
  for (let round = -2; round < Number(options.rounds); round += 1) {
    for (const [index, contestant] of contestants.entries()) {
      const run = await contestant.run(set);
      if (round >= 0) runs[index]?.push(run);
    }
  }
  const megabytes = set.feeds.reduce((sum, { bytes }) => sum + bytes.length, 0) / 1e6;
  const rows = contestants.map(({ name }, index) => {
    const own = runs[index] ?? [];
    const ms = median(own.map((run) => run.ms));
    const cpuMs = median(own.map((run) => run.cpuMs));
    const [{ entries, refused } = { entries: 0, refused: 0 }] = own;
    return {
      name,
      entries,
      refused,
      feedsPerSecond: (set.feeds.length / ms) * 1_000,
      megabytesPerSecond: (megabytes / ms) * 1_000,
      cpuMsPerMegabyte: cpuMs / megabytes,
      ms: own.map((run) => Math.round(run.ms)),
    };
  });
  console.log(`${set.name}: ${set.feeds.length} feeds, ${megabytes.toFixed(1)} MB`);
  printTable(
    ['', 'feeds/s', 'MB/s', 'processor ms/MB', 'entries', 'refused'],
    rows.map((row) => [
      row.name,
      row.feedsPerSecond.toFixed(row.feedsPerSecond < 10 ? 2 : 0),
      row.megabytesPerSecond.toFixed(1),
      row.cpuMsPerMegabyte.toFixed(0),
      `${row.entries}`,
      `${row.refused}`,
    ]),
  );
  console.log('');
  results.push({ set: set.name, feeds: set.feeds.length, megabytes, rows });
}
await threads.close();
rmSync(folder, { recursive: true });
writeResults(options.json, { loadBefore: before.load, rounds: Number(options.rounds), results });
