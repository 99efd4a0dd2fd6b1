import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { Kysely, sql } from 'kysely';
import { afterEach, describe, expect, it } from 'vitest';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { FeedState } from '../../src/feeds/ports.ts';
import { openForWriting } from '../../src/store/data-folder.ts';
import { feedStatesIn } from '../../src/store/feed-states.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Tables } from '../../src/store/schema.ts';
import { sqliteDialect } from '../../src/store/sqlite-dialect.ts';

const clock = () => 0;
const opened: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of opened.splice(0)) await close();
});

async function open() {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-states-'));
  const store = await openStore({ folder, clock });
  opened.push(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });
  return { folder, store, states: store.feedStates };
}

const state = (feed: number, failures = 0): FeedState => ({
  feedId: `outlet-${String(feed).padStart(5, '0')}` as FeedId,
  url: `https://outlet-${feed}.example/world.xml`,
  etag: '"é"',
  lastModified: null,
  nextPollAt: feed,
  lastPolledAt: 0,
  lastSuccessAt: null,
  failures,
  lastProblem: null,
  paused: null,
});

describe('states of many feeds', () => {
  it('are written together and read in the order of their ids, more than one page of them', async () => {
    const { states } = await open();
    const all = Array.from({ length: 1_203 }, (_, feed) => state(feed));

    await states.writeAll(all.toReversed());

    expect(await states.all()).toEqual(all);
    expect(await states.read(all[700]!.feedId)).toEqual(all[700]);
  });

  it('are written when the promise is kept, for whoever else looks', async () => {
    const { folder, states } = await open();

    await Promise.all([states.write(state(1)), states.write(state(2)), states.writeAll([state(3)])]);

    const beside = await openStore({ folder, clock, mode: 'read' });
    expect(await beside.feedStates.all()).toEqual([state(1), state(2), state(3)]);
    await beside.close();
  });

  it('stay the last that was said of each feed, however the writing falls together', async () => {
    const { states } = await open();
    const step = fc.record({ feed: fc.nat(3), waits: fc.boolean(), many: fc.boolean() });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
        const last = new Map<string, FeedState>();
        const writing: Promise<void>[] = [];
        for (const [number, { feed, waits, many }] of steps.entries()) {
          const next = state(feed, number);
          last.set(next.feedId, next);
          writing.push(many ? states.writeAll([next]) : states.write(next));
          if (waits) await writing.at(-1);
        }
        await Promise.all(writing);
        for (const [id, expected] of last) expect(await states.read(id as FeedId)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });

  it('do not wait for the disk, and everything else still does', async () => {
    const { folder, store } = await open();
    await store.close();
    const file = openForWriting(folder);
    const db = new Kysely<Tables>({ dialect: sqliteDialect(file) });
    const modes = async () => (await sql<{ synchronous: number }>`pragma synchronous`.execute(db)).rows;
    const states = feedStatesIn(db);

    await states.write(state(1));
    expect(await modes()).toEqual([{ synchronous: 2 }]);

    await sql`drop table feed_states`.execute(db);
    await expect(states.write(state(2))).rejects.toThrow();
    expect(await modes()).toEqual([{ synchronous: 2 }]);
    await db.destroy();
    opened.length = 0;
    rmSync(folder, { recursive: true });
  });

  it('are nobody’s when there are none', async () => {
    const { states } = await open();

    await states.writeAll([]);

    expect(await states.all()).toEqual([]);
  });

  it('that cannot be written are told to everybody who waits for them', async () => {
    const { states, store } = await open();
    const writing = [states.write(state(1)), states.writeAll([state(2)])];
    await store.close();

    expect((await Promise.allSettled(writing)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });
});
