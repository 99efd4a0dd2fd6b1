import type { Kysely } from 'kysely';
import type { FeedState, FeedStates } from '../feeds/ports.ts';
import type { Tables } from './schema.ts';

/** What is remembered of feeds and hosts, in the database. */
export function feedStatesIn(db: Kysely<Tables>): FeedStates {
  return {
    async read(id) {
      const row = await db.selectFrom('feed_states').select('document').where('feed_id', '=', id).executeTakeFirst();
      return row === undefined ? null : stateOf(row);
    },

    async all() {
      const rows = await db.selectFrom('feed_states').select('document').orderBy('feed_id').execute();
      return rows.map(stateOf);
    },

    async write(state) {
      const row = { next_poll_at: state.nextPollAt, document: JSON.stringify(state) };
      await db
        .insertInto('feed_states')
        .values({ feed_id: state.feedId, ...row })
        .onConflict((conflict) => conflict.column('feed_id').doUpdateSet(row))
        .execute();
    },

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

function stateOf({ document }: { readonly document: string }): FeedState {
  return JSON.parse(document);
}
