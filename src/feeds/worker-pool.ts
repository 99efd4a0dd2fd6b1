import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';

/** Threads for work on hostile input. Work that takes too long is ended with its thread; the next gets a new one. */
export interface WorkerPool {
  /**
   * Runs the function `name` of the module `file` in a thread and gives what it returns. Throws an error named
   * `TimeoutError` when the work takes longer than `deadlineMs`, the signal's reason when that is aborted, and what the
   * function throws. Waiting for a free thread and loading the module do not count.
   */
  run(file: URL, name: string, data: unknown, deadlineMs: number, signal: AbortSignal): Promise<unknown>;
  /** Starts a thread and loads the module in it, for work that is sure to come. Never fails; the work itself would. */
  prepare(file: URL): void;
  /** Ends the threads and all work. */
  close(): Promise<void>;
}

/** `promises.md` P2. */
const MOST_THREADS = 2;

/** A thread that has not loaded its module by then never will. */
const START_MS = 30_000;

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
    async run(file, name, data, deadlineMs, signal) {
      // A thread that is about to be ready is the better choice than a second one.
      await prepared;
      await enter();
      const stop = new AbortController();
      const { port1: told, port2: started } = new MessageChannel();
      let late: NodeJS.Immediate | undefined;
      // A turn of the loop goes before the end: where this thread itself was busy, the work may be done and waiting here.
      const endAfter = (ms: number) => setTimeout(() => (late = setImmediate(() => stop.abort())), ms);
      let timer = endAfter(START_MS);
      told.once('message', () => {
        clearTimeout(timer);
        timer = endAfter(deadlineMs);
      });
      try {
        signal.throwIfAborted();
        piscina ??= startThreads(compileCache);
        const task = { file: file.href, name, data, started };
        return await piscina.run(task, {
          name: 'work',
          transferList: [started],
          signal: AbortSignal.any([signal, stop.signal]),
        });
      } catch (cause) {
        if (signal.aborted) throw signal.reason;
        if (stop.signal.aborted) throw timeout(deadlineMs, cause);
        throw cause;
      } finally {
        clearTimeout(timer);
        clearImmediate(late);
        told.close();
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
