import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { NOON } from '../support/builders.ts';
import { seededRandom } from '../support/crashing-world.ts';

const ROUNDS = 25;
const SLOTS = 60;
const LONGEST_LIFE_MS = 60;

const folder = mkdtempSync(join(tmpdir(), 'sitrep-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the bot and waits until it has its data; null as life means until it ends by itself. */
async function aLife(lifeMs: number | null): Promise<{ readonly signal: string | null; readonly said: string }> {
  const child = spawn(
    process.execPath,
    ['test/support/posting-child.ts', join(folder, 'data'), folder, String(SLOTS)],
    { stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (lifeMs !== null) setTimeout(() => child.kill('SIGKILL'), lifeMs);
  const [, signal] = await ended;
  return { signal, said };
}

describe('a bot that is killed again and again while it posts', () => {
  it(`has shown every message once after ${ROUNDS} kills and one quiet run`, { timeout: 60_000 }, async () => {
    const random = seededRandom(7);
    let kills = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { signal, said } = await aLife(random() * LONGEST_LIFE_MS);
      expect(said).toBe('');
      if (signal === 'SIGKILL') kills += 1;
    }
    const last = await aLife(null);

    const store = await openStore({ folder: join(folder, 'data'), clock: () => NOON, mode: 'read' });
    const rows = await store.deliveries.list(0);
    await store.close();
    const shown = ['files-one', 'files-two'].flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').trim().split('\n'),
    );

    expect(last).toEqual({ signal: null, said: '' });
    expect(kills).toBeGreaterThan(ROUNDS / 2);
    expect(rows).toHaveLength(SLOTS * 2 * 5);
    expect(rows.filter(({ state }) => state !== 'sent')).toEqual([]);
    expect(new Set(shown).size).toBe(shown.length);
    expect([...shown].sort()).toEqual(rows.map(({ id }) => id).sort());
    for (const file of ['files-one', 'files-two']) {
      const seen = readFileSync(join(folder, file), 'utf8').trim().split('\n');
      const wanted = rows.filter(({ destination }) => destination === file.replace('-', ':')).map(({ id }) => id);
      expect(seen).toEqual(wanted);
    }
  });
});
