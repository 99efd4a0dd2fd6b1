import { setTimeout as wait } from 'node:timers/promises';
import type { Kysely } from 'kysely';
import type { FeedId } from '../feeds/feed.ts';
import type { FeedState, FeedStates } from '../feeds/ports.ts';
import { inTurns } from './in-turns.ts';
import type { Tables } from './schema.ts';

/**
 * States that are written within so many milliseconds go to the disk together: each trip there holds up the whole process
 * for one or two, and thousands of feeds are remembered in one pass.
 */
const GATHER_MS = 5;

/** So many rows are written, or read, in one or two milliseconds. */
const ROWS_AT_ONCE = 250;

/** What is remembered of feeds and hosts, in the database. A promise to write is kept only when it is on the disk. */
export function feedStatesIn(
  db: Kysely<Tables>,
): FeedStates & { writeAll(states: readonly FeedState[]): Promise<void> } {
  let waiting: { readonly states: Map<FeedId, FeedState>; readonly written: Promise<void> } | null = null;
  let before: Promise<void> = Promise.resolve();

  /** One after the other, so that of a feed the last state stays. */
  const writeTogether = async (states: ReadonlyMap<FeedId, FeedState>, after: Promise<void>): Promise<void> => {
    await after;
    waiting = null;
    for await (const _ of inTurns([...states.values()], ROWS_AT_ONCE, (page) => writeRows(db, page)));
  };

  const writeAll = (states: readonly FeedState[]): Promise<void> => {
    if (waiting === null) {
      const gathered = new Map<FeedId, FeedState>();
      const written = writeTogether(
        gathered,
        Promise.all([wait(GATHER_MS), before.catch(() => {})]).then(() => {}),
      );
      waiting = { states: gathered, written };
      before = written;
    }
    for (const state of states) waiting.states.set(state.feedId, state);
    return waiting.written;
  };

  return {
    async read(id) {
      const row = await db.selectFrom('feed_states').select('document').where('feed_id', '=', id).executeTakeFirst();
      return row === undefined ? null : stateOf(row);
    },

    async all() {
      const ids = await db.selectFrom('feed_states').select('feed_id').orderBy('feed_id').execute();
      const states: FeedState[] = [];
      const pages = inTurns(ids, ROWS_AT_ONCE, (page) => {
        const [first, last] = [page[0]?.feed_id ?? '', page.at(-1)?.feed_id ?? ''];
        const rows = db.selectFrom('feed_states').select('document').orderBy('feed_id');
        return rows.where('feed_id', '>=', first).where('feed_id', '<=', last).execute();
      });
      for await (const rows of pages) states.push(...rows.map(stateOf));
      return states;
    },

    write: (state) => writeAll([state]),
    writeAll,

    async hostPausedUntil(host) {
      const row = await db.selectFrom('host_pauses').select('until').where('host', '=', host).executeTakeFirst();
      return row?.until ?? null;
    },

    async pauseHost(host, until) {
      await db
        .insertInto('host_pauses')
        .values({ host, until })
        .onConflict((conflict) => conflict.column('host').doUpdateSet({ until }))
        .execute();
    },
  };
}

async function writeRows(db: Kysely<Tables>, states: readonly FeedState[]): Promise<readonly []> {
  const rows = states.map((state) => ({
    feed_id: state.feedId,
    next_poll_at: state.nextPollAt,
    document: JSON.stringify(state),
  }));
  await db
    .insertInto('feed_states')
    .values(rows)
    .onConflict((conflict) =>
      conflict.column('feed_id').doUpdateSet((row) => ({
        next_poll_at: row.ref('excluded.next_poll_at'),
        document: row.ref('excluded.document'),
      })),
    )
    .execute();
  return [];
}

function stateOf({ document }: { readonly document: string }): FeedState {
  return JSON.parse(document);
}
