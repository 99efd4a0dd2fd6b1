import type { EpochMs } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import type { PageToRead, Unread } from './page-worker.ts';
import type { PageReader, PageText } from './ports.ts';

/** The most bytes of a page that are read, and the most characters of it. */
export const PAGE_BYTES = 3 * 1024 * 1024;

const PAGE_DEADLINE_MS = 5_000;

/** A page whose tree was too much is read once more without one; that takes a tenth of a second. */
const PLAIN_DEADLINE_MS = 1_000;

/** Threads that run a function of a file off the main thread, and are ended when it takes too long. */
export interface Workers {
  run(file: URL, name: string, data: unknown, deadlineMs: number, signal: AbortSignal): Promise<unknown>;
}

/** A page reader that works in these threads. With a clock, no page is dated later than the moment it is read. */
export function createPageReader(workers: Workers, now: (() => EpochMs) | null = null): PageReader {
  return {
    async read({ bytes, ...page }, signal) {
      if (bytes.length > PAGE_BYTES) throw new Refusal('page-unreadable', 'it is larger than 3 MiB');
      // A view of a larger memory would travel to the thread with all of it.
      const read = await inWorker(workers, { ...page, bytes: new Uint8Array(bytes), now: now?.() ?? null }, signal);
      if ('unread' in read) {
        throw read.unread === 'too deep'
          ? new Refusal('page-too-deep', 'more than 512 levels')
          : new Refusal('page-unreadable', 'it has more than 100,000 tags');
      }
      if (read.text === '' && read.title === null)
        throw new Refusal('page-unreadable', 'it has neither title nor text');
      return read;
    },
  };
}

async function inWorker(workers: Workers, page: PageToRead, signal: AbortSignal): Promise<PageText | Unread> {
  try {
    return (await workers.run(WORKER, 'readPage', page, PAGE_DEADLINE_MS, signal)) as PageText | Unread;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    const plain = await plainly(workers, page, signal);
    if (plain !== null && plain.text !== '') return plain;
    if (isLate(cause)) throw new Refusal('page-too-slow', 'it took more than five seconds', { cause });
    throw new Refusal('page-unreadable', 'it could not be taken apart', { cause });
  }
}

/** The page as it is read without a tree; null where that fails too. */
async function plainly(workers: Workers, page: PageToRead, signal: AbortSignal): Promise<PageText | null> {
  try {
    return (await workers.run(WORKER, 'readPagePlainly', page, PLAIN_DEADLINE_MS, signal)) as PageText;
  } catch {
    if (signal.aborted) throw signal.reason;
    return null;
  }
}

const WORKER = new URL('./page-worker.ts', import.meta.url);

/** Whether a thread was ended at its deadline. */
function isLate(cause: unknown): boolean {
  if (cause instanceof Refusal) return cause.code.endsWith('-too-slow');
  return cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
}
