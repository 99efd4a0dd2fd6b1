import { fileURLToPath } from 'node:url';
import { Piscina } from 'piscina';

/** Threads for work on hostile input. A function that takes too long is ended with its thread; the next work gets a new one. */
export interface WorkerPool {
  /**
   * Runs the exported function `name` of a module in a thread. Throws an error named `AbortError` or `TimeoutError` at the
   * deadline, the signal's reason when it is aborted, and whatever the function threw.
   */
  run(file: URL, name: string, data: unknown, deadlineMs: number, signal: AbortSignal): Promise<unknown>;
  /** Ends the threads. */
  close(): Promise<void>;
}

/** Reading is bounded by the network, and a machine has other work (`promises.md` P2). */
const MOST_THREADS = 2;

/** A thread that has to start and load its libraries first gets so much longer. */
const START_MS = 3_000;

/** Starts no thread before there is work for it. */
export function createWorkerPool(): WorkerPool {
  const pools = new Map<string, { readonly threads: Piscina; warm: number }>();
  let running = 0;
  const waiting: (() => void)[] = [];
  // The deadline is for the work and not for standing in a queue, so the queue is ours.
  const turn = () =>
    running < MOST_THREADS ? Promise.resolve(void running++) : new Promise<void>((go) => waiting.push(go));
  const done = () => {
    const next = waiting.shift();
    if (next) next();
    else running--;
  };

  return {
    async run(file, name, data, deadlineMs, signal) {
      await turn();
      try {
        signal.throwIfAborted();
        const pool = pools.get(file.href) ?? {
          threads: new Piscina({
            filename: fileURLToPath(file),
            minThreads: 0,
            maxThreads: MOST_THREADS,
            idleTimeout: 30_000,
          }),
          warm: 0,
        };
        pools.set(file.href, pool);
        const limit = AbortSignal.timeout(deadlineMs + (pool.warm < MOST_THREADS ? START_MS : 0));
        try {
          const result: unknown = await pool.threads.run(data, { name, signal: AbortSignal.any([signal, limit]) });
          pool.warm++;
          return result;
        } catch (cause) {
          if (limit.aborted) pool.warm = 0;
          throw cause;
        }
      } finally {
        done();
      }
    },
    async close() {
      const open = [...pools.values()];
      pools.clear();
      await Promise.all(open.map(({ threads }) => threads.destroy()));
    },
  };
}
