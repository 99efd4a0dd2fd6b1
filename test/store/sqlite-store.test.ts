import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { storeContract } from '../contracts/store.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-store-'));
const opened: Store[] = [];

afterAll(async () => {
  for (const store of opened) await store.close();
  rmSync(folder, { recursive: true, force: true });
});

storeContract('the store in a data folder', async (clock) => {
  const store = await openStore({ folder: join(folder, String(opened.length)), clock });
  opened.push(store);
  return store;
});
