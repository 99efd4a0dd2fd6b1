import { UNDETERMINED } from '../language/code.ts';
import { identifyLanguage } from '../language/identify.ts';
import { Refusal } from '../outcome.ts';
import type { Unread } from './page-worker.ts';
import type { PageReader, PageText } from './ports.ts';

/** The most bytes of a page that are read, and the most characters of it. */
export const PAGE_BYTES = 3 * 1024 * 1024;

const PAGE_DEADLINE_MS = 5_000;

/** Threads that run a function of a file off the main thread, and are ended when it takes too long. */
export interface Workers {
  run(file: URL, name: string, data: unknown, deadlineMs: number, signal: AbortSignal): Promise<unknown>;
}

/** A page reader that works in these threads. */
export function createPageReader(workers: Workers): PageReader {
  return {
    async read({ bytes, ...page }, signal) {
      if (bytes.length > PAGE_BYTES) throw new Refusal('page-unreadable', 'it is larger than 3 MiB');
      // A view of a larger memory would travel to the thread with all of it.
      const read = await inWorker(workers, { ...page, bytes: new Uint8Array(bytes) }, signal);
      if ('unread' in read) {
        throw read.unread === 'too deep'
          ? new Refusal('page-too-deep', 'more than 512 levels')
          : new Refusal('page-unreadable', 'it has more than 100,000 tags');
      }
      if (read.text === '' && read.title === null)
        throw new Refusal('page-unreadable', 'it has neither title nor text');
      return read.language === null && read.text !== '' ? { ...read, language: languageOf(read.text) } : read;
    },
  };
}

async function inWorker(workers: Workers, data: unknown, signal: AbortSignal): Promise<PageText | Unread> {
  try {
    return (await workers.run(WORKER, 'readPage', data, PAGE_DEADLINE_MS, signal)) as PageText | Unread;
  } catch (cause) {
    if (signal.aborted) throw signal.reason;
    if (isLate(cause)) throw new Refusal('page-too-slow', 'it took more than five seconds', { cause });
    throw new Refusal('page-unreadable', 'it could not be taken apart', { cause });
  }
}

const WORKER = new URL('./page-worker.ts', import.meta.url);

/** Whether a thread was ended at its deadline. */
function isLate(cause: unknown): boolean {
  if (cause instanceof Refusal) return cause.code.endsWith('-too-slow');
  return cause instanceof Error && (cause.name === 'TimeoutError' || cause.name === 'AbortError');
}

function languageOf(text: string): string | null {
  const language = identifyLanguage(text, null);
  return language === UNDETERMINED ? null : language;
}
