import { describe, expect, it } from 'vitest';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import type { WorkerPool } from '../../src/feeds/worker-pool.ts';

const MIB = 2 ** 20;
const FEED = { feed: { format: 'rss', entries: [] } };
const { signal } = new AbortController();

/** Threads that work when they are told to: how many bytes each has, and how it ends. */
function threads() {
  const running: { readonly bytes: number; end(): void }[] = [];
  const workers: Pick<WorkerPool, 'run'> = {
    run: (_file, _name, data) => {
      const { promise, resolve } = Promise.withResolvers<unknown>();
      const one = {
        bytes: (data as { readonly bytes: Uint8Array }).bytes.length,
        end() {
          running.splice(running.indexOf(one), 1);
          resolve(FEED);
        },
      };
      running.push(one);
      return promise;
    },
  };
  return { running, workers: workers as WorkerPool };
}

const turn = () => new Promise((go) => setImmediate(go));

describe('feeds of more than a mebibyte', () => {
  it('are read one at a time, and usual ones beside them', async () => {
    const { running, workers } = threads();
    const parser = createFeedParser(workers);
    const parse = (bytes: number) =>
      parser.parse({ bytes: new Uint8Array(bytes), contentType: null, url: 'https://a.example/' }, signal);

    const large = [parse(2 * MIB), parse(3 * MIB), parse(4 * MIB)];
    const usual = parse(1_000);
    await turn();
    expect(running.map(({ bytes }) => bytes).toSorted((a, b) => a - b)).toEqual([1_000, 2 * MIB]);

    for (const next of [3 * MIB, 4 * MIB]) {
      running.find(({ bytes }) => bytes > MIB)?.end();
      await turn();
      expect(running.map(({ bytes }) => bytes)).toEqual([1_000, next]);
    }
    for (const { end } of [...running]) end();

    await expect(Promise.all([...large, usual])).resolves.toHaveLength(4);
  });

  it('do not wait for one that failed', async () => {
    const { running, workers } = threads();
    let first = true;
    const failing: WorkerPool = {
      ...workers,
      run: (...args) => {
        if (!first) return workers.run(...args);
        first = false;
        return Promise.reject(new Error('ended with its thread'));
      },
    };
    const parser = createFeedParser(failing);
    const document = { bytes: new Uint8Array(2 * MIB), contentType: null, url: 'https://a.example/' };

    const [broken, good] = [parser.parse(document, signal), parser.parse(document, signal)];

    await expect(broken).rejects.toMatchObject({ code: 'feed-broken' });
    await turn();
    running[0]?.end();
    await expect(good).resolves.toMatchObject({ format: 'rss' });
  });
});
