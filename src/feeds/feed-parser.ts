import { Refusal } from '../outcome.ts';
import type { ParsedFeed } from './feed.ts';
import type { ParseTask } from './parse-worker.ts';
import type { FeedParser } from './ports.ts';
import { scanFeed, upToLastEntry } from './scan.ts';
import type { WorkerPool } from './worker-pool.ts';

const DEADLINE_MS = 1_000;

/** A parser that works in these threads: scanned first, given up after a second, tried again without the slower parser. */
export function createFeedParser(workers: WorkerPool): FeedParser {
  return {
    async parse({ text, url }, signal) {
      const kind = scanFeed(text);
      const attempt = (task: Partial<ParseTask>) =>
        run(workers, { text, url, kind, careful: looksSlow(text), ...task }, signal);
      try {
        return await attempt({});
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        if (isLate(cause)) {
          return await attempt({ careful: true }).catch(() => {
            throw new Refusal('feed-too-slow', 'it took more than a second', { cause });
          });
        }
        const whole = kind === 'xml' ? upToLastEntry(text) : null;
        const salvaged = whole === null ? null : await attempt({ text: whole }).catch(() => null);
        if (salvaged !== null)
          return {
            ...salvaged,
            skipped: [
              ...salvaged.skipped,
              { index: salvaged.entries.length, reason: 'the document ends in the middle of it' },
            ],
          };
        throw refusalOf(text, kind, cause);
      }
    },
  };
}

function run(workers: WorkerPool, task: ParseTask, signal: AbortSignal): Promise<ParsedFeed> {
  return workers.run(WORKER, 'parseDocument', task, DEADLINE_MS, signal) as Promise<ParsedFeed>;
}

const WORKER = new URL('./parse-worker.ts', import.meta.url);

/**
 * Whether `rss-parser` would be held up: its stripping of tags is quadratic in "<" that no ">" closes (98 KiB of them
 * take 1.3 s, `promises.md` finding 1).
 */
function looksSlow(text: string): boolean {
  let opened = 0;
  let most = 0;
  for (const [mark] of text.matchAll(/&lt;|&gt;|&#0*60;|&#0*62;|&#x0*3c;|&#x0*3e;|[<>]/gi)) {
    if (/^(?:<|&lt;|&#0*60;|&#x0*3c;)$/i.test(mark)) opened++;
    else opened = Math.max(0, opened - 1);
    if (opened > most) most = opened;
  }
  return most > 1_000;
}

function isLate(cause: unknown): boolean {
  return cause instanceof Error && (cause.name === 'AbortError' || cause.name === 'TimeoutError');
}

function refusalOf(text: string, kind: 'xml' | 'json', cause: unknown): Refusal {
  const why = cause instanceof Error ? cause.message.split('\n')[0]?.slice(0, 120) : 'unknown';
  const isFeed =
    kind === 'xml'
      ? /<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]/i.test(text.slice(0, 20_000))
      : /jsonfeed\.org/.test(text.slice(0, 2_000));
  return isFeed
    ? new Refusal('feed-broken', why ?? '', { cause })
    : new Refusal('feed-not-a-feed', 'its root is that of no feed', { cause });
}
