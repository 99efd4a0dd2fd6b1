import { getCompileCacheDir } from 'node:module';
import { dirname } from 'node:path';
import { createWorkerPool, type WorkerPool } from './feeds/worker-pool.ts';

/** Threads that share this process's compile cache, where it has one. */
export function createThreads(): WorkerPool {
  const own = getCompileCacheDir();
  // Node keeps each of its versions in a folder of its own below the one it is given.
  return createWorkerPool(own === undefined ? null : dirname(own));
}
