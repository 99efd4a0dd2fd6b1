import { Piscina } from 'piscina';
import type { WorkerTask } from './worker-task.ts';

/** Threads for work on hostile input. Work that takes too long is ended with its thread; the next gets a new one. */
export interface WorkerPool {
  /**
   * Runs the function `name` of the module `file` in a thread and gives what it returns. Throws an error named
   * `TimeoutError` when the work takes longer than `deadlineMs`, the signal's reason when that is aborted, and what the
   * function throws. Waiting for a free thread and loading the module do not count. The memory in `given` is handed over
   * to the thread instead of being copied; it is empty here afterwards.
   */
  run(
    file: URL,
    name: string,
    data: unknown,
    deadlineMs: number,
    signal: AbortSignal,
    given?: readonly ArrayBuffer[],
  ): Promise<unknown>;
  /** Starts a thread and loads the module in it, for work that is sure to come. Never fails; the work itself would. */
  prepare(file: URL): void;
  /** Ends the threads and all work. */
  close(): Promise<void>;
}

/** `promises.md` P2. */
const MOST_THREADS = 2;

/** A thread that has not loaded its module by then never will. */
const START_MS = 30_000;

/** How often is looked whether work has begun. */
const LOOK_MS = 40;

/**
 * A pool whose threads start when there is work and end when there was none for half a minute. With the folder of a
 * compile cache, what they load is compiled once and not in each thread, which halves the time of a start.
 */
export function createWorkerPool(compileCache: string | null = null): WorkerPool {
  // Piscina is made at the first task: many commands have no use for threads.
  let piscina: Piscina | null = null;
  let prepared: Promise<unknown> = Promise.resolve();
  let running = 0;
  const waiting: (() => void)[] = [];

  const enter = async () => {
    if (running < MOST_THREADS) running += 1;
    else await new Promise<void>((go) => waiting.push(go));
  };
  const leave = () => {
    const next = waiting.shift();
    if (next === undefined) running -= 1;
    else next();
  };

  return {
    async run(file, name, data, deadlineMs, signal, given = []) {
      // A thread that is about to be ready is the better choice than a second one.
      await prepared;
      await enter();
      const stop = new AbortController();
      const follow = () => stop.abort(signal.reason);
      const began = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
      const watch = watchDeadline(began, deadlineMs, () => stop.abort());
      try {
        signal.throwIfAborted();
        signal.addEventListener('abort', follow, { once: true });
        piscina ??= startThreads(compileCache);
        const task: WorkerTask = { file: file.href, name, data, began };
        return await piscina.run(task, { name: 'work', transferList: [...given], signal: stop.signal });
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        if (stop.signal.aborted) throw timeout(deadlineMs, cause);
        throw cause;
      } finally {
        watch.end();
        signal.removeEventListener('abort', follow);
        leave();
      }
    },
    prepare(file) {
      piscina ??= startThreads(compileCache);
      prepared = piscina.run(file.href, { name: 'load' }).catch(() => {});
    },
    async close() {
      await piscina?.destroy();
      piscina = null;
    },
  };
}

/**
 * Calls `onLate` when work has taken longer than `deadlineMs` since `began` was set in its thread, up to `LOOK_MS` later, or
 * when it was not set at all. Memory that both threads see costs a tenth of a message.
 */
function watchDeadline(began: Int32Array, deadlineMs: number, onLate: () => void): { end(): void } {
  let late: NodeJS.Immediate | undefined;
  let looks = 0;
  // A turn of the loop goes before the end: where this thread itself was busy, the work may be done and waiting here.
  const end = () => {
    late = setImmediate(onLate);
  };
  const look = () => {
    looks += 1;
    if (Atomics.load(began, 0) === 1) timer = setTimeout(end, deadlineMs);
    else if (looks < START_MS / LOOK_MS) timer = setTimeout(look, LOOK_MS);
    else end();
  };
  let timer = setTimeout(look, LOOK_MS);
  return {
    end() {
      clearTimeout(timer);
      clearImmediate(late);
    },
  };
}

function startThreads(compileCache: string | null): Piscina {
  const piscina = new Piscina({
    filename: new URL('./worker-task.ts', import.meta.url).href,
    name: 'work',
    minThreads: 0,
    maxThreads: MOST_THREADS,
    idleTimeout: 30_000,
    // What a thread reads comes from strangers: it gets no secret to lose, and none of the options of a test runner.
    env: compileCache === null ? {} : { NODE_COMPILE_CACHE: compileCache },
    execArgv: [],
    // A limit of its heap would end the whole process on Node 24 (`libraries.md` T1), so inputs are capped instead.
  });
  // An answer that was on its way when its thread was ended, or the end of a thread without work: whoever waited has been
  // told, and unheard it would end the process.
  piscina.on('error', () => {});
  return piscina;
}

function timeout(deadlineMs: number, cause: unknown): Error {
  const error = new Error(`it took more than ${deadlineMs} ms`, { cause });
  error.name = 'TimeoutError';
  return error;
}
