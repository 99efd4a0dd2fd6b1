import type { Clock } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import type { ParseAnswer, ParseTask } from './parse-worker.ts';
import type { FeedDocument, FeedParser } from './ports.ts';
import { FEED_BYTES } from './scan.ts';
import type { WorkerPool } from './worker-pool.ts';

/** A usual feed takes 2 to 6 ms, 5 MiB of well-formed RSS 150 ms (`libraries.md` 4). */
const DEADLINE_MS = 1_000;

/**
 * Larger documents are read one at a time: each may take a hundred megabytes while it is read, and one of the threads stays
 * free for the usual ones, whatever the large ones are.
 */
const LARGE_BYTES = 1024 * 1024;

/** What the threads run. */
export const FEED_WORKER: URL = new URL('./parse-worker.ts', import.meta.url);

/** A parser that works in these threads. With a clock, dates that lie ahead of it are no dates. */
export function createFeedParser(workers: WorkerPool, clock?: Clock): FeedParser {
  let large: Promise<unknown> = Promise.resolve();
  const read = ({ bytes, contentType, url }: FeedDocument, signal: AbortSignal) => {
    // Whoever asks may need the bytes again, so a copy is given away.
    const own = new Uint8Array(bytes);
    const task: ParseTask = { bytes: own, contentType, url, now: clock?.() ?? null };
    return inWorker(workers, task, signal, own.buffer);
  };
  const readInTurn = (document: FeedDocument, signal: AbortSignal) => {
    const answer = large.then(() => read(document, signal));
    large = answer.catch(() => {});
    return answer;
  };
  return {
    async parse(document, signal) {
      const { length } = document.bytes;
      if (length > FEED_BYTES) throw new Refusal('feed-too-large', `it has ${length} bytes`);
      const answer = await (length > LARGE_BYTES ? readInTurn : read)(document, signal);
      if ('refusal' in answer) throw new Refusal(answer.refusal.code, answer.refusal.detail);
      return answer.feed;
    },
  };
}

async function inWorker(
  workers: WorkerPool,
  task: ParseTask,
  signal: AbortSignal,
  given: ArrayBuffer,
): Promise<ParseAnswer> {
  try {
    return (await workers.run(FEED_WORKER, 'parseDocument', task, DEADLINE_MS, signal, [given])) as ParseAnswer;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (cause instanceof Error && cause.name === 'TimeoutError') {
      throw new Refusal('feed-too-slow', 'it took more than a second', { cause });
    }
    throw new Refusal('feed-broken', 'the parsers gave up', { cause });
  }
}
