import { sql, type Transaction } from 'kysely';
import { FORGOTTEN } from '../office/communities.ts';
import type { CommunityId } from '../office.ts';
import { batches } from './batches.ts';
import type { Tables } from './schema.ts';

/** Tables that hold what belongs to a destination. */
const BY_DESTINATION = ['deliveries', 'briefings', 'slots', 'watched_plans', 'channels', 'places', 'mutes'] as const;

/** Deletes a community, the destinations in it and the feeds it added; takes out of the audit who, where and what about. */
export async function forgetIn(trx: Transaction<Tables>, community: CommunityId): Promise<void> {
  const destinations = await destinationsIn(trx, community);
  const feeds = await trx.selectFrom('chat_feeds').select('feed_id').where('community', '=', community).execute();

  const blank = { subject: FORGOTTEN, before: null, after: null };
  await trx
    .updateTable('audit')
    .set({ ...blank, community: null, user_id: null })
    .where('community', '=', community)
    .execute();
  for (const batch of batches([...destinations, ...feeds.map(({ feed_id }) => feed_id)])) {
    // An operator may have changed it from elsewhere.
    await trx.updateTable('audit').set(blank).where('subject', 'in', batch).execute();
  }
  for (const batch of batches(feeds.map(({ feed_id }) => feed_id))) {
    await trx.deleteFrom('feed_states').where('feed_id', 'in', batch).execute();
    await trx.deleteFrom('feed_pauses').where('feed_id', 'in', batch).execute();
    await trx.deleteFrom('chat_feeds').where('feed_id', 'in', batch).execute();
  }
  for (const table of BY_DESTINATION) {
    for (const batch of batches(destinations)) {
      await trx.deleteFrom(table).where('destination', 'in', batch).execute();
    }
  }
  await trx.deleteFrom('communities').where('community', '=', community).execute();
}

/** Gives up what waits to be sent to a community. */
export async function endDeliveriesOf(trx: Transaction<Tables>, community: CommunityId): Promise<void> {
  for (const batch of batches(await destinationsIn(trx, community))) {
    await trx
      .updateTable('deliveries')
      .set({ state: 'dead', problem: 'destination-gone' })
      .where('destination', 'in', batch)
      .where('state', 'in', ['due', 'sending'])
      .execute();
  }
}

/** The destinations that were placed in a community, and those whose names tell that they lie there. */
async function destinationsIn(trx: Transaction<Tables>, community: CommunityId): Promise<readonly string[]> {
  const placed = await trx.selectFrom('places').select('destination').where('community', '=', community).execute();
  const found = new Set(placed.map(({ destination }) => destination));
  const prefix = `${community}/`;
  for (const table of BY_DESTINATION) {
    const named = await trx
      .selectFrom(table)
      .select('destination')
      .distinct()
      .where(({ or, eb }) =>
        or([
          eb('destination', '=', community),
          eb(sql`substr(destination, 1, ${sql.lit(prefix.length)})`, '=', prefix),
        ]),
      )
      .execute();
    for (const { destination } of named) found.add(destination);
  }
  return [...found];
}
