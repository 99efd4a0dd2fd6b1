import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { createWorkerPool, type WorkerPool } from './feeds/worker-pool.ts';

/** Threads that share this process's compile cache, where it has one. */
export function createThreads(): WorkerPool {
  return createWorkerPool(compileCacheFolder());
}

/** The folder of this process's compile cache as a thread's environment names it; null where there is none. */
export function compileCacheFolder(): string | null {
  const own = getCompileCacheDir();
  // Node keeps each of its versions in a folder of its own below the one it is given.
  return own === undefined ? null : dirname(own);
}
