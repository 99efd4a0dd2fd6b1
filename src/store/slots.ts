import type { Kysely } from 'kysely';
import type { Slots } from '../delivery/ports.ts';
import { batches } from './batches.ts';
import type { Tables } from './schema.ts';

/** What became of each slot, in the database. */
export function slotsIn(db: Kysely<Tables>): Slots {
  return {
    async watch(destination, entries, now) {
      const rows = await db
        .selectFrom('watched_plans')
        .select(['entry', 'since'])
        .where('destination', '=', destination)
        .where('since', '<=', now)
        .execute();
      const known = new Map(rows.map(({ entry, since }) => [entry, since]));
      const fresh = entries.filter((entry) => !known.has(entry));
      const isAsKnown = fresh.length === 0 && known.size === new Set(entries).size;
      if (isAsKnown) return known;

      await db.transaction().execute(async (trx) => {
        const gone = trx.deleteFrom('watched_plans').where('destination', '=', destination);
        await (entries.length === 0 ? gone : gone.where('entry', 'not in', entries)).execute();
        for (const entry of new Set(fresh)) {
          await trx
            .insertInto('watched_plans')
            .values({ destination, entry, since: now })
            .onConflict((conflict) => conflict.columns(['destination', 'entry']).doUpdateSet({ since: now }))
            .execute();
        }
      });
      return new Map(entries.map((entry) => [entry, known.get(entry) ?? now]));
    },

    async decided(destination, locals) {
      const decided = new Set<string>();
      for (const batch of batches(locals)) {
        const rows = await db
          .selectFrom('slots')
          .select('local')
          .where('destination', '=', destination)
          .where('local', 'in', batch)
          .execute();
        for (const { local } of rows) decided.add(local);
      }
      return decided;
    },

    async lastDecided(destination) {
      const row = await db
        .selectFrom('slots')
        .select(({ fn }) => fn.max('at').as('at'))
        .where('destination', '=', destination)
        .executeTakeFirst();
      return row?.at ?? null;
    },

    async miss(destination, slots, now) {
      if (slots.length === 0) return;
      await db.transaction().execute(async (trx) => {
        for (const { at, local } of slots) {
          await trx
            .insertInto('slots')
            .values({ destination, local, at, state: 'missed', decided_at: now })
            .onConflict((conflict) => conflict.doNothing())
            .execute();
        }
      });
    },
  };
}
