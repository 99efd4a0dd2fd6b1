import type { Clock } from '../clock.ts';
import { openForReading, openForWriting } from './data-folder.ts';
import { memoryStore } from './memory-store.ts';
import { storeRefusal } from './refusals.ts';
import type { Store } from './store.ts';

/**
 * Opens what Sitrep remembers.
 *
 * With `run` (the default) the folder, made if it is not there, belongs to this process until it ends: another one is
 * refused (`store-locked`). With `read` it is only looked into, also beside the process that runs; nothing is made.
 * With `memory`, or the folder ":memory:", nothing outlives this process.
 * Throws `Refusal`: `store-locked`, `store-unwritable`, `store-full`, `store-broken`, `store-newer`, `store-older`.
 */
export async function openStore({
  folder,
  clock,
  mode = 'run',
}: {
  readonly folder: string;
  readonly clock: Clock;
  readonly mode?: 'run' | 'read' | 'memory';
}): Promise<Store> {
  if (mode === 'memory' || folder === ':memory:') return memoryStore(clock);
  const file = mode === 'run' ? openForWriting(folder) : openForReading(folder);
  if (file === null) return memoryStore(clock);
  try {
    // Kysely is 300 files and takes 90 ms to load, so it is loaded only where there is a data file.
    const { sqliteStore } = await import('./sqlite-store.ts');
    return await sqliteStore(file, clock, { writes: mode === 'run' });
  } catch (thrown) {
    file.close();
    throw storeRefusal(thrown, folder);
  }
}
