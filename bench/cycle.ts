/**
 * Ten thousand feeds on ten thousand hosts of loopback, polled in one cycle with the real store, network and threads, and
 * in a second one in which nothing is new: `npx node bench/cycle.ts [--feeds 10000] [--cycles 2] [--keep] [--newsboat]`.
 * `--keep` turns the entries into articles as well; with `--newsboat` newsboat asks the same server, where it is installed.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createHostTurns } from '../src/articles/host-turns.ts';
import { keepArticles } from '../src/articles/keep-articles.ts';
import { createPageRules } from '../src/articles/page-rules.ts';
import type { PageReader } from '../src/articles/ports.ts';
import type { Feed, FeedId, OutletDomain } from '../src/feeds/feed.ts';
import { createFeedParser } from '../src/feeds/feed-parser.ts';
import { collectEntries, rememberKept } from '../src/feeds/poll.ts';
import { openStore } from '../src/store/open-store.ts';
import { createThreads } from '../src/threads.ts';
import { createPause } from '../src/turns.ts';
import { createWeb } from '../src/web/guarded-web.ts';
import type { Served } from './cycle-server.ts';
import { installed, machine, printTable, shell, withMemoryOptions, writeResults } from './side-by-side.ts';
import { type Seen, watched } from './watched.ts';

const { values: options } = parseArgs({
  options: {
    feeds: { type: 'string', default: '10000' },
    cycles: { type: 'string', default: '2' },
    keep: { type: 'boolean', default: false },
    newsboat: { type: 'boolean', default: false },
    json: { type: 'string', default: 'bench/results/cycle.json' },
  },
});
withMemoryOptions(fileURLToPath(import.meta.url));

/** Between two cycles: every feed is due again. */
const LATER_MS = 25 * 3_600_000;

const server = fork(new URL('./cycle-server.ts', import.meta.url), { execArgv: [] });
const [{ port }] = (await once(server, 'message')) as [{ port: number }];
const served = async (): Promise<Served> => {
  server.send('cycle');
  return ((await once(server, 'message')) as [Served])[0];
};
const feeds = Array.from(
  { length: Number(options.feeds) },
  (_, i): Feed => ({
    id: `outlet-${i}` as FeedId,
    outlet: `outlet-${i}.example` as OutletDomain,
    url: `http://127.${1 + (i >> 16)}.${(i >> 8) & 0xff}.${i & 0xff}:${port}/${i}`,
    language: null,
    everyMs: 30 * 60_000,
    reading: 'feed',
    filters: { include: null, exclude: null },
  }),
);

let later = 0;
const clock = () => Date.now() + later;
const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), 'sitrep-cycle-'));
const store = await openStore({ folder: join(folder, 'data'), clock });
const threads = createThreads();
const web = createWeb({ allowPrivate: [`127.0.0.0/8:${port}`] });
const noPages: PageReader = { read: () => Promise.reject(new Error('no page is read here')) };
const sleep = async (ms: number) => void (await wait(ms));
const turns = createHostTurns({ clock, sleep });
let asked = 0;
const parts = {
  web,
  parser: createFeedParser(threads, clock),
  pages: noPages,
  rules: createPageRules({ web, turns, clock, feedStates: store.feedStates }),
  turns,
  states: store.feedStates,
  feedStates: store.feedStates,
  articles: store.articles,
  clock,
  pause: createPause(),
  random: Math.random,
  signal,
  sleep,
};
/** Counts what polling asks; keeping has a progress of its own. */
const polling = { ...parts, onProgress: () => void asked++ };

/** Passes until every feed was asked, each as the service makes it. */
async function wholeCycle() {
  const counts = { passes: 0, polled: 0, entries: 0, articles: 0, problems: {} as Record<string, number> };
  for (;;) {
    asked = 0;
    const { done, problems } = await collectEntries(feeds, polling);
    if (asked === 0) break;
    counts.passes += 1;
    counts.polled += done.length;
    for (const { entries } of done) counts.entries += entries.length;
    if (options.keep) counts.articles += (await keepArticles(done, parts)).done.length;
    await rememberKept(done, parts);
    for (const { code } of problems) counts.problems[code] = (counts.problems[code] ?? 0) + 1;
  }
  return counts;
}

const before = machine();
console.log(`Node ${before.node}, ${before.cores} × ${before.cpu}, load ${before.load.join(' ')}\n`);
const cycles: (Awaited<ReturnType<typeof wholeCycle>> & Seen & { served: Served; load: readonly number[] })[] = [];
for (let cycle = 0; cycle < Number(options.cycles); cycle += 1) {
  later = cycle * LATER_MS;
  const { result, seen } = await watched(wholeCycle);
  cycles.push({ ...result, ...seen, served: await served(), load: machine().load });
}
const row = (name: string, of: (cycle: (typeof cycles)[number]) => string | number) => [
  name,
  ...cycles.map((cycle) => `${of(cycle)}`),
];
printTable(
  ['', ...cycles.map((_, i) => (i === 0 ? 'everything is new' : 'nothing is new'))],
  [
    row('feeds polled', ({ polled }) => polled),
    row('entries', ({ entries }) => entries),
    ...(options.keep ? [row('articles kept', ({ articles }) => articles)] : []),
    row('problems', ({ problems }) => JSON.stringify(problems)),
    row('passes', ({ passes }) => passes),
    row('seconds', ({ seconds }) => seconds.toFixed(1)),
    row('feeds a second', ({ polled, seconds }) => (polled / seconds).toFixed(0)),
    row('processor seconds', ({ cpuSeconds }) => cpuSeconds.toFixed(1)),
    row('… of the main thread', ({ mainSeconds }) => mainSeconds.toFixed(1)),
    row('… of the server beside it', ({ served: { cpuSeconds } }) => cpuSeconds.toFixed(1)),
    row('requests', ({ served: { requests } }) => requests),
    row('… conditional', ({ served: { conditional } }) => conditional),
    row('… answered 304', ({ served: { notModified } }) => notModified),
    row('MB received', ({ served: { megabytes } }) => megabytes.toFixed(0)),
    row('connections at once', ({ served: { atOnce } }) => atOnce),
    row('resident MB before', ({ rssMb }) => rssMb.before),
    row('… at most', ({ rssMb }) => rssMb.max),
    row('… after', ({ rssMb }) => rssMb.after),
    row('heap MB at most', ({ heapMb }) => heapMb),
    row('loop delay p50 ms', ({ delayMs }) => delayMs.p50),
    row('… p99', ({ delayMs }) => delayMs.p99),
    row('… max', ({ delayMs }) => delayMs.max),
    row('own timer p99 ms', ({ tickMs }) => tickMs.p99),
    row('… max', ({ tickMs }) => tickMs.max),
    row('worked in one go, ms', ({ longestOwnMs }) => longestOwnMs),
    row('load', ({ load }) => load.join(' ')),
  ],
);

let newsboat: object | null = null;
if (options.newsboat && installed('newsboat') !== null) {
  writeFileSync(join(folder, 'urls'), feeds.map(({ url }) => url).join('\n'));
  writeFileSync(join(folder, 'config'), 'reload-threads 16\nmax-items 0\n');
  const files = `-u ${folder}/urls -C ${folder}/config -c ${folder}/cache`;
  const runs = [];
  for (const name of ['everything is new', 'nothing is new']) {
    const { ms, cpuMs } = await shell(`newsboat ${files} -x reload`);
    runs.push({ name, seconds: ms / 1_000, cpuSeconds: cpuMs / 1_000, served: await served() });
  }
  newsboat = runs;
  console.log('\nnewsboat -x reload, 16 threads');
  for (const { name, seconds, cpuSeconds, served: got } of runs) {
    console.log(
      `${name}: ${seconds.toFixed(1)} s, ${cpuSeconds.toFixed(1)} s of processor, ${got.requests} requests, ${got.notModified} answered 304, ${got.atOnce} connections at once`,
    );
  }
}
await web.close();
await threads.close();
await store.close();
server.disconnect();
rmSync(folder, { recursive: true });
writeResults(options.json, { options, loadBefore: before.load, cycles, newsboat });
