import { getEventListeners } from 'node:events';
import { afterAll, describe, expect, it } from 'vitest';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';

const busy = new URL('../support/busy-worker.ts', import.meta.url);
const { signal } = new AbortController();
const pool = createWorkerPool();
afterAll(() => pool.close());

const double = (deadlineMs: number) => pool.run(busy, 'double', 21, deadlineMs, signal);
const turn = () => new Promise((go) => setImmediate(go));

describe('work that takes its time', () => {
  it('is ended with its thread, and the next work is done', async () => {
    await expect(pool.run(busy, 'forEver', null, 50, signal)).rejects.toMatchObject({ name: 'TimeoutError' });

    expect(await double(1_000)).toBe(42);
  });

  it('does not use up the time of those who wait', async () => {
    const hanging = [1, 2, 3, 4].map(() => pool.run(busy, 'forEver', null, 100, signal).catch((error) => error.name));

    const waited = double(50);

    expect(await waited).toBe(42);
    expect(await Promise.all(hanging)).toEqual(Array.from({ length: 4 }, () => 'TimeoutError'));
  });

  it('is given up when nobody wants it any more', async () => {
    const stop = new AbortController();
    const running = pool.run(busy, 'forEver', null, 60_000, stop.signal);
    stop.abort(new Error('enough'));

    await expect(running).rejects.toThrow('enough');
  });

  it('is done when it is done in time, though we ourselves were too busy to hear of it', async () => {
    const shared = new Int32Array(new SharedArrayBuffer(8));
    const running = pool.run(busy, 'untilTold', shared, 50, signal);
    while (Atomics.load(shared, 0) === 0) await turn();
    // Longer than it takes to look whether it has begun, and a turn in which that is seen: then its deadline runs.
    Atomics.wait(shared, 1, 0, 60);
    await turn();
    Atomics.store(shared, 1, 1);
    Atomics.notify(shared, 1);

    // Nothing else runs here until long after the deadline.
    Atomics.wait(shared, 1, 1, 200);

    await expect(running).resolves.toBe('told');
    expect(await double(1_000)).toBe(42);
  });
});

describe('work in a thread', () => {
  it('throws what the work throws', async () => {
    await expect(pool.run(busy, 'fail', null, 1_000, signal)).rejects.toThrow('as it was told');
  });

  it('takes over the memory it is given', async () => {
    const bytes = Uint8Array.from([1, 2, 3]);

    const answer = await pool.run(busy, 'sum', bytes, 1_000, signal, [bytes.buffer]);

    expect(answer).toBe(6);
    expect(bytes).toHaveLength(0);
  });

  it('leaves nothing behind at a signal that lives on', async () => {
    await Promise.all(Array.from({ length: 20 }, () => double(1_000)));
    await pool.run(busy, 'fail', null, 1_000, signal).catch(() => {});

    expect(getEventListeners(signal, 'abort')).toHaveLength(0);
  });
});
