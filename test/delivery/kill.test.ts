import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { NOON } from '../support/builders.ts';
import { seededRandom } from '../support/crashing-world.ts';

const ROUNDS = 25;
const CHILD = fileURLToPath(new URL('../support/posting-child.ts', import.meta.url));
const MOST_STEPS = 20;

const folder = mkdtempSync(join(tmpdir(), 'sitrep-kill-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the bot and kills it shortly after so many steps; with null it lives until it has finished. */
async function aLife(steps: number | null): Promise<{ readonly signal: string | null; readonly said: string }> {
  const child = spawn(process.execPath, [CHILD, join(folder, 'data'), folder, steps === null ? 'finish' : 'endless'], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Most of a short life is loading; the cache halves it.
    env: { ...process.env, NODE_COMPILE_CACHE: join(folder, 'cache') },
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  let seen = 0;
  child.stdout.on('data', (dots) => {
    seen += dots.length;
    if (steps !== null && seen >= steps) setTimeout(() => child.kill('SIGKILL'), (steps % 1) * 4);
  });
  const [, signal] = await once(child, 'exit');
  return { signal, said };
}

describe('a bot that is killed again and again while it posts', () => {
  it(`has shown every message once after ${ROUNDS} kills and one quiet run`, { timeout: 60_000 }, async () => {
    const random = seededRandom(7);
    const ends = [];
    for (let round = 0; round < ROUNDS; round++) ends.push(await aLife(random() * MOST_STEPS));
    const last = await aLife(null);

    const store = await openStore({ folder: join(folder, 'data'), clock: () => NOON, mode: 'read' });
    const rows = await store.deliveries.list(0);
    await store.close();
    const shown = ['files-one', 'files-two'].flatMap((file) =>
      readFileSync(join(folder, file), 'utf8').trim().split('\n'),
    );

    expect(last).toEqual({ signal: null, said: '' });
    expect(ends).toEqual(Array(ROUNDS).fill({ signal: 'SIGKILL', said: '' }));
    expect(rows.length).toBeGreaterThan(50);
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
