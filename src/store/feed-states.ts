import type { Kysely } from 'kysely';
import type { FeedId } from '../feeds/feed.ts';
import type { FeedState, FeedStates } from '../feeds/ports.ts';
import { writeSoon } from './differences.ts';
import { inTurns } from './in-turns.ts';
import type { Tables } from './schema.ts';

/**
 * States that are written within so many milliseconds are written together, or as soon as so many wait (as many as hosts are
 * asked at once): a statement costs more than its rows, and a pass remembers thousands of feeds.
 */
const GATHER_MS = 10;
const GATHERED_AT_MOST = 16;

/** So many rows are written, or read, in one or two milliseconds. */
const ROWS_AT_ONCE = 250;

/**
 * What is remembered of feeds and hosts, in the database. What is written outlives the process; were a power cut to take the
 * last of it, a few feeds would be asked once more than they need be.
 */
export function feedStatesIn(db: Kysely<Tables>): FeedStates {
  let gathering: Gathering | null = null;
  let before: Promise<void> = Promise.resolve();

  /** One after the other, so that of a feed the last state stays. */
  const writeTogether = async ({ states, full }: Gathering, earlier: Promise<void>): Promise<void> => {
    await Promise.all([full, earlier.catch(() => {})]);
    gathering = null;
    for await (const _ of inTurns([...states.values()], ROWS_AT_ONCE, (page) => writeRows(db, page)));
  };

  const writeAll = (states: readonly FeedState[]): Promise<void> => {
    if (gathering === null) {
      gathering = gather();
      before = writeTogether(gathering, before);
    }
    gathering.add(states);
    return before;
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

/** States that are about to be written. */
interface Gathering {
  readonly states: ReadonlyMap<FeedId, FeedState>;
  /** Kept when no more are waited for. */
  readonly full: Promise<void>;
  add(states: readonly FeedState[]): void;
}

function gather(): Gathering {
  const gathered = new Map<FeedId, FeedState>();
  const { promise: full, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, GATHER_MS);
  return {
    states: gathered,
    full,
    add(states) {
      for (const state of states) gathered.set(state.feedId, state);
      if (gathered.size < GATHERED_AT_MOST) return;
      clearTimeout(timer);
      resolve();
    },
  };
}

async function writeRows(db: Kysely<Tables>, states: readonly FeedState[]): Promise<readonly []> {
  const rows = states.map((state) => ({
    feed_id: state.feedId,
    next_poll_at: state.nextPollAt,
    document: JSON.stringify(state),
  }));
  // Waiting for the disk would hold up the whole process, on a busy one for a quarter of a second each time.
  await writeSoon(db, (soon) =>
    soon
      .insertInto('feed_states')
      .values(rows)
      .onConflict((conflict) =>
        conflict.column('feed_id').doUpdateSet((row) => ({
          next_poll_at: row.ref('excluded.next_poll_at'),
          document: row.ref('excluded.document'),
        })),
      )
      .execute(),
  );
  return [];
}

function stateOf({ document }: { readonly document: string }): FeedState {
  return JSON.parse(document);
}
