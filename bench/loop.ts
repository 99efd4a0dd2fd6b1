/**
 * How long the bot keeps somebody waiting who asks it something while it reads: `npx node bench/loop.ts [--feeds 1000]
 * [--entries 15] [--passes 2] [--calm] [--profile]`. The real app reads a thousand feeds from loopback, both parser threads
 * are kept busy with the hostile samples (`--calm`: they are not), and a process beside it asks at random moments and
 * takes the time until it is answered. `--profile` says what ran in the longest blocks, and costs some time itself.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { Session } from 'node:inspector/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, PerformanceObserver } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type App, openApp } from '../src/app.ts';
import { settingsOrRefuse } from '../src/cli/settings.ts';
import type { Feed, FeedId, OutletDomain } from '../src/feeds/feed.ts';
import type { OutletsAsk, OutletsHear, OutletsTell } from './loop-outlets.ts';
import { withMemoryOptions, writeResults } from './side-by-side.ts';
import { type Block, whatRan } from './what-ran.ts';

const { values: options } = parseArgs({
  options: {
    feeds: { type: 'string', default: '1000' },
    entries: { type: 'string', default: '15' },
    passes: { type: 'string', default: '2' },
    calm: { type: 'boolean', default: false },
    profile: { type: 'boolean', default: false },
    json: { type: 'string', default: 'bench/results/loop.json' },
  },
});

withMemoryOptions(fileURLToPath(import.meta.url));

const HOSTILE = join('..', 'shared', 'attacks', 'feeds');
/** The histogram's timer, whose own time is no delay. */
const TICK_MS = 5;
const LONGEST = 20;
/** Between two passes: every feed is due again. */
const LATER_MS = 61 * 60_000;
/** After so many questions one is put to the desk. */
const DESK_EVERY = 20;

const hostileFolder = existsSync(HOSTILE) ? HOSTILE : null;
const startedAt = Date.now();
let later = 0;
const ask: OutletsAsk = {
  feeds: Number(options.feeds),
  entries: Number(options.entries),
  now: startedAt,
  hostile: hostileFolder,
};
const outlets = fork(new URL('./loop-outlets.ts', import.meta.url), [JSON.stringify(ask)], { execArgv: [] });
const hear = (what: OutletsHear) => outlets.send(what);
const [opened] = (await once(outlets, 'message')) as [OutletsTell & { told: 'open' }];
const feeds = opened.urls.map(
  (url, i): Feed => ({
    id: `outlet-${i}` as FeedId,
    outlet: `outlet-${i}.example` as OutletDomain,
    url,
    language: null,
    everyMs: 30 * 60_000,
    reading: 'feed',
    filters: { include: null, exclude: null },
  }),
);

const dataDir = mkdtempSync(join(tmpdir(), 'sitrep-loop-'));
let stage = 'start';
const app = await openApp({
  settings: settingsOrRefuse({ env: { DATA_DIR: dataDir }, projectDir: process.cwd() }),
  use: 'run',
  clock: () => Date.now() + later,
  feeds,
  destinations: [],
  allowPrivate: [...new Set(opened.urls.map((url) => new URL(url).host))],
  hostIntervalMs: 0,
  onProgress: (progress) => {
    stage = progress.done === progress.of ? `after ${progress.stage}` : progress.stage;
  },
});

const deskMs = new Map<string, number[]>();
let questions = 0;
outlets.on('message', (message: OutletsTell) => {
  if (message.told !== 'asks') return;
  hear({ heard: 'answer', number: message.number });
  questions += 1;
  if (questions % DESK_EVERY === 0) void askDesk(app, questions / DESK_EVERY);
});

/** What commands ask, one after the other, timed until the answer is there. */
async function askDesk({ desk }: App, turn: number): Promise<void> {
  const kinds = {
    latest: () => desk.latest({ conflict: null, limit: 5 }),
    search: () => desk.search({ words: 'market children', sinceMs: null, limit: 10 }),
    sources: () => desk.sources(),
  };
  const kind = (['latest', 'search', 'sources'] as const)[turn % 3] ?? 'latest';
  const start = performance.now();
  await kinds[kind]();
  deskMs.set(kind, [...(deskMs.get(kind) ?? []), performance.now() - start]);
}

/** Keeps both threads busy until the signal is aborted. */
async function disturb(signal: AbortSignal): Promise<void> {
  if (hostileFolder === null || options.calm) return;
  const documents = readdirSync(hostileFolder)
    .filter((name) => name.endsWith('.xml'))
    .map((name) => readFileSync(join(hostileFolder, name)));
  const lane = async (from: number) => {
    for (let i = from; !signal.aborted; i += 2) {
      await app.parser
        .parse({ bytes: documents[i % documents.length]!, contentType: null, url: 'https://bad.example/feed' }, signal)
        .catch(() => {});
    }
  };
  await Promise.all([lane(0), lane(1)]);
}

/** One pass, watched. */
async function watchedPass(name: string) {
  const stop = new AbortController();
  const session = options.profile ? new Session() : null;
  if (session !== null) {
    session.connect();
    await session.post('Profiler.enable');
    await session.post('Profiler.setSamplingInterval', { interval: 2_000 });
    await session.post('Profiler.start');
  }
  let collecting = { longest: 0, total: 0 };
  const collections = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      collecting = { longest: Math.max(collecting.longest, duration), total: collecting.total + duration };
    }
  });
  collections.observe({ entryTypes: ['gc'] });
  const delay = monitorEventLoopDelay({ resolution: TICK_MS });
  const blocks: Block[] = [];
  const micros = () => Number(process.hrtime.bigint() / 1_000n);
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  let last = micros();
  let workedBefore = worked();
  const tick = () => {
    const now = micros();
    const ms = (now - last) / 1_000 - TICK_MS;
    const workedNow = worked();
    if (ms > 10) blocks.push({ ms, ownMs: workedNow - workedBefore, from: last, to: now, stage });
    last = now;
    workedBefore = workedNow;
    timer = setTimeout(tick, TICK_MS);
  };
  let timer = setTimeout(tick, TICK_MS);
  hear({ heard: 'ask' });
  delay.enable();
  const disturbance = disturb(stop.signal);
  const [cpuBefore, start] = [process.cpuUsage(), performance.now()];

  const report = await app.cycle(new AbortController().signal);

  const seconds = (performance.now() - start) / 1_000;
  const cpu = process.cpuUsage(cpuBefore);
  // Whatever the pass ended with is a block as well, and counts only once the timers have come again.
  await wait(5 * TICK_MS);
  delay.disable();
  clearTimeout(timer);
  stop.abort();
  await disturbance;
  const answers = await answersTaken();
  await wait(50);
  collections.disconnect();
  blocks.sort((a, b) => b.ownMs - a.ownMs);
  const profile = session === null ? null : (await session.post('Profiler.stop')).profile;
  session?.disconnect();
  const codes = Object.entries(Object.groupBy(report.problems, ({ code }) => code)).map(([code, of]) => [
    code,
    of?.length,
  ]);
  return {
    pass: name,
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    feeds: report.feeds,
    articles: report.articles,
    cards: report.cards,
    problems: Object.fromEntries(codes),
    rssMb: process.memoryUsage.rss() / 2 ** 20,
    heapMb: process.memoryUsage().heapUsed / 2 ** 20,
    delayMs: { p50: delay.percentile(50) / 1e6, p99: delay.percentile(99) / 1e6, max: delay.max / 1e6 },
    answersMs: { number: answers.length, ...summary(answers) },
    deskMs: Object.fromEntries([...deskMs].map(([kind, times]) => [kind, { number: times.length, ...summary(times) }])),
    collectingMs: collecting,
    longest: blocks.slice(0, LONGEST).map((block) => ({
      ms: Math.round(block.ms),
      ownMs: Math.round(block.ownMs),
      stage: block.stage,
      ran: profile === null ? '' : whatRan(profile, block),
    })),
  };
}

/** The answers of the one who asked, once they have stopped. */
function answersTaken(): Promise<readonly number[]> {
  return new Promise((taken) => {
    const listen = (message: OutletsTell) => {
      if (message.told !== 'answered') return;
      outlets.off('message', listen);
      taken(message.ms);
    };
    outlets.on('message', listen);
    hear({ heard: 'stop asking' });
  });
}

function summary(times: readonly number[]) {
  const sorted = times.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

const passes = [];
for (let pass = 0; pass < Number(options.passes); pass += 1) {
  if (pass > 0) {
    later += LATER_MS;
    hear({ heard: 'pass', pass, now: startedAt + later });
    deskMs.clear();
    await wait(200);
  }
  const seen = await watchedPass(pass === 0 ? 'everything is new' : 'one report of each is new');
  passes.push(seen);
  const ms = (of: Readonly<Record<string, number>>) =>
    Object.entries(of)
      .map(([key, value]) => `${key} ${value.toFixed(key === 'number' ? 0 : 1)}`)
      .join(', ');
  console.log(
    `\n${seen.pass}: ${seen.feeds} feeds, ${seen.articles} articles, ${seen.cards} cards in ${seen.seconds.toFixed(1)} s (${seen.cpuSeconds.toFixed(1)} s of processor), ${seen.rssMb.toFixed(0)} MB, of which ${seen.heapMb.toFixed(0)} MB heap of the main thread`,
  );
  console.log(`problems           ${JSON.stringify(seen.problems)}`);
  console.log(`delay of the loop  ${ms(seen.delayMs)} ms (of which the timer ${TICK_MS})`);
  console.log(`answered after     ${ms(seen.answersMs)} ms`);
  for (const [kind, times] of Object.entries(seen.deskMs)) console.log(`desk.${kind.padEnd(13)} ${ms(times)} ms`);
  console.log(`garbage            ${ms(seen.collectingMs)} ms`);
  for (const { ms: long, ownMs, stage: where, ran } of seen.longest) {
    console.log(`${String(ownMs).padStart(6)} ms of ${String(long).padStart(6)}  ${where.padEnd(16)} ${ran}`);
  }
}
writeResults(options.json, { options, passes });
await app.close();
outlets.disconnect();
rmSync(dataDir, { recursive: true });
