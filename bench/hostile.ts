/**
 * What hostile feeds cost the main thread: `npx node bench/hostile.ts [--rounds 3]`. Every file of
 * `../shared/attacks/feeds`, feeds at the limit of size in many forms, and bombs of 10 GiB come over loopback through the real
 * way out and the real threads. The table shows those that held the main thread longest, in the worst of the rounds.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createFeedParser } from '../src/feeds/feed-parser.ts';
import { FEED_BYTES } from '../src/feeds/scan.ts';
import { Refusal } from '../src/outcome.ts';
import { createThreads } from '../src/threads.ts';
import { createWeb } from '../src/web/guarded-web.ts';
import { machine, printTable, withMemoryOptions, writeResults } from './side-by-side.ts';
import { type Seen, watched } from './watched.ts';

const { values: options } = parseArgs({
  options: {
    rounds: { type: 'string', default: '3' },
    rows: { type: 'string', default: '40' },
    json: { type: 'string', default: 'bench/results/hostile.json' },
  },
});
withMemoryOptions(fileURLToPath(import.meta.url));

const HOSTILE = join('..', 'shared', 'attacks', 'feeds');
const files = existsSync(HOSTILE) ? readdirSync(HOSTILE).filter((name) => name.endsWith('.xml')) : [];
const server = fork(new URL('./hostile-server.ts', import.meta.url), [HOSTILE, JSON.stringify(files)], {
  execArgv: [],
});
const [{ port, names }] = (await once(server, 'message')) as [{ port: number; names: readonly string[] }];

const threads = createThreads();
const parser = createFeedParser(threads, Date.now);
const web = createWeb({ allowPrivate: [`127.0.0.1:${port}`] });
const { signal } = new AbortController();

/** Reads one feed as a poll does: what came of it, in a word. */
async function read(name: string): Promise<string> {
  try {
    const url = `http://127.0.0.1:${port}/${encodeURIComponent(name)}`;
    const { body, headers } = await web.get({ url, headers: {}, maxBytes: FEED_BYTES }, signal);
    const { entries } = await parser.parse(
      { bytes: body, contentType: headers.get('content-type') ?? null, url },
      signal,
    );
    return `${entries.length} entries`;
  } catch (thrown) {
    if (thrown instanceof Refusal) return thrown.code;
    throw thrown;
  }
}

const before = machine();
console.log(`Node ${before.node}, ${before.cores} × ${before.cpu}, load ${before.load.join(' ')}\n`);
// Once without being looked at: the threads start, the code gets warm.
await read(files[0] ?? names[0] ?? '');
const worst = new Map<string, { readonly outcome: string; readonly seen: Seen }>();
for (let round = 0; round < Number(options.rounds); round += 1) {
  for (const name of names) {
    globalThis.gc?.();
    const { result: outcome, seen } = await watched(() => read(name));
    const known = worst.get(name)?.seen;
    const worse = known === undefined || seen.delayMs.max > known.delayMs.max ? seen : known;
    worst.set(name, {
      outcome,
      seen: {
        ...worse,
        seconds: Math.max(seen.seconds, known?.seconds ?? 0),
        longestOwnMs: Math.max(seen.longestOwnMs, known?.longestOwnMs ?? 0),
      },
    });
  }
}
const all = [...worst].map(([name, of]) => ({ name, ...of }));
const byBlock = all.toSorted((a, b) => b.seen.delayMs.max - a.seen.delayMs.max);
printTable(
  ['', 'what came of it', 'seconds', 'loop delay max ms', 'worked in one go ms', 'resident MB'],
  byBlock
    .slice(0, Number(options.rows))
    .map(({ name, outcome, seen }) => [
      name,
      outcome,
      seen.seconds.toFixed(2),
      `${seen.delayMs.max}`,
      `${seen.longestOwnMs}`,
      `${seen.rssMb.max}`,
    ]),
);
const most = (of: (seen: Seen) => number) => Math.max(...all.map(({ seen }) => of(seen)));
console.log(
  `\n${all.length} documents, ${files.length} of them from ../shared/attacks/feeds: at most ${most(({ delayMs }) => delayMs.max)} ms of delay, ${most(({ longestOwnMs }) => longestOwnMs)} ms worked in one go, ${most(({ seconds }) => seconds).toFixed(2)} s for one, ${most(({ rssMb }) => rssMb.max)} MB`,
);
await web.close();
await threads.close();
server.disconnect();
writeResults(options.json, { options, loadBefore: before.load, documents: byBlock });
