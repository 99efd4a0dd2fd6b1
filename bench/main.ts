/**
 * `npm run bench`: how fast and how large the reading of news is, as a table and as JSON (`bench/results/`).
 * Run by hand or at night, never as a test: machines are shared and noisy, so medians and ratios are what to quote.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { memoryOptions, writeResults } from './side-by-side.ts';

const rounds = 9;

interface Row {
  readonly what: string;
  readonly measured: number;
  readonly unit: string;
  readonly aim: string;
  readonly met: boolean;
}

const node = (...args: string[]) =>
  execFileSync(process.execPath, ['--import', './src/node-version.mjs', ...args], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 1 << 27,
  });

/** Median wall-clock time of a process, in milliseconds. */
function timed(...args: string[]): number {
  // "Nothing usable" ends with 1, and is measured as well.
  const run = () =>
    spawnSync(process.execPath, ['--import', './src/node-version.mjs', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DATA_DIR: 'bench/results/no-data' },
    });
  run();
  const times = Array.from({ length: rounds }, () => {
    const start = performance.now();
    run();
    return performance.now() - start;
  });
  return times.sort((a, b) => a - b)[rounds >> 1] ?? Number.NaN;
}

// In a process of its own, pinned to nothing and using no worker: one core is all it can use.
const reading = JSON.parse(node('--expose-gc', ...memoryOptions, 'bench/reading.ts')) as {
  articles: number;
  seconds: Record<string, number>;
  stories: number;
  rssMb: number;
  heapMb: number;
};
const instead = JSON.parse(node('bench/instead.ts')) as {
  articles: number;
  feedMs: { ours: number; instead: number };
  sentencesMs: { ours: number; instead: number };
};
const bare = timed('-e', '0');
const fromStore = timed('src/main.ts', 'brief', '--offline');
const fromFeed = timed('src/main.ts', 'brief', '--offline', '--feeds', 'bench/empty-feed.xml');

const total = Object.values(reading.seconds).reduce((a, b) => a + b, 0);
const perThousand = (total / reading.articles) * 1000;
const rows: Row[] = [
  {
    what: '1,000 articles: extract, group, summarize',
    measured: perThousand,
    unit: 's',
    aim: '< 15',
    met: perThousand < 15,
  },
  {
    what: 'articles a second',
    measured: reading.articles / total,
    unit: '/s',
    aim: '> 67',
    met: reading.articles / total > 67,
  },
  {
    what: `resident memory after ${reading.articles} articles`,
    measured: reading.rssMb,
    unit: 'MB',
    aim: '< 250',
    met: reading.rssMb < 250,
  },
  { what: '“sitrep brief” of what is kept', measured: fromStore, unit: 'ms', aim: '< 300', met: fromStore < 300 },
  {
    what: '“sitrep brief” of a feed, with its thread',
    measured: fromFeed,
    unit: 'ms',
    aim: '< 300',
    met: fromFeed < 300,
  },
  { what: '… of which Node alone', measured: bare, unit: 'ms', aim: '', met: true },
  ...comparison(`a feed of ${instead.articles} long entries`, 'rss-parser alone', instead.feedMs),
  ...comparison(`sentences of ${instead.articles} articles`, 'Intl.Segmenter alone', instead.sentencesMs),
  ...Object.entries(reading.seconds).map(([stage, s]) => ({
    what: `${stage}: of 1,000 articles`,
    measured: (s / reading.articles) * 1000,
    unit: 's',
    aim: '',
    met: true,
  })),
];

/** Our time for some work, and that of what one would take in our place and which does less. */
function comparison(work: string, other: string, ms: { ours: number; instead: number }): Row[] {
  return [
    { what: work, measured: ms.ours, unit: 'ms', aim: '', met: true },
    { what: `… by ${other}`, measured: ms.instead, unit: 'ms', aim: '', met: true },
  ];
}

for (const { what, measured, unit, aim, met } of rows) {
  const value = `${measured.toFixed(measured < 10 ? 2 : 0)} ${unit}`;
  console.log(
    `${what.padEnd(46)} ${value.padStart(12)}   ${aim.padEnd(8)} ${aim === '' ? '' : met ? 'met' : 'MISSED'}`,
  );
}
writeResults('bench/results/latest.json', { rows, reading, instead });
