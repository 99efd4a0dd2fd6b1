import type { Kysely, Selectable, Transaction } from 'kysely';
import type { Clock } from '../clock.ts';
import type { DestinationId } from '../delivery/delivery.ts';
import type { FeedId } from '../feeds/feed.ts';
import type { FeedState } from '../feeds/ports.ts';
import type { Change, KeptChannel, KeptFeed, OfficeStore } from '../office/ports.ts';
import type { AuditEntry, CommunityId } from '../office.ts';
import type { StoryId } from '../stories/story.ts';
import { batches } from './batches.ts';
import { recordIn } from './deliveries.ts';
import { endDeliveriesOf, forgetIn } from './forget.ts';
import { resumed } from './resumed.ts';
import type { Tables } from './schema.ts';

/** What chat decided, in the database. */
export function officeIn(db: Kysely<Tables>, clock: Clock): OfficeStore {
  return {
    async read() {
      const channels = await db.selectFrom('channels').selectAll().orderBy('destination').execute();
      const feeds = await db.selectFrom('chat_feeds').selectAll().orderBy('added_at').orderBy('feed_id').execute();
      const pauses = await db.selectFrom('feed_pauses').selectAll().execute();
      const mutes = await db.selectFrom('mutes').selectAll().orderBy('muted_at').execute();
      const places = await db.selectFrom('places').selectAll().execute();
      const communities = await db.selectFrom('communities').selectAll().execute();
      return {
        channels: channels.map(channelOf),
        feeds: feeds.map(feedOf),
        pauses: pauses.map(({ feed_id, paused_at }) => ({ feed: feed_id as FeedId, at: paused_at })),
        mutes: mutes.map(({ destination, story_id, muted_at }) => ({
          destination: destination as DestinationId,
          story: story_id as StoryId,
          at: muted_at,
        })),
        places: places.map(({ destination, community }) => ({
          destination: destination as DestinationId,
          community: community as CommunityId,
        })),
        communities: communities.map(({ community, joined_at, left_at }) => ({
          id: community as CommunityId,
          joinedAt: joined_at,
          leftAt: left_at,
        })),
      };
    },

    async write(change, entry) {
      await db.transaction().execute(async (trx) => {
        await writeIn(trx, change);
        await noteIn(trx, entry);
      });
    },

    async record(recordings, entry) {
      return db.transaction().execute(async (trx) => {
        let fresh = 0;
        for (const recording of recordings) {
          if ((await recordIn(trx, recording, clock())).length > 0) fresh += 1;
        }
        if (fresh > 0) await noteIn(trx, entry);
        return fresh;
      });
    },

    async place(destination, community) {
      await db
        .insertInto('places')
        .values({ destination, community })
        .onConflict((conflict) => conflict.column('destination').doUpdateSet({ community }))
        .execute();
    },

    async join(community, at) {
      await db
        .insertInto('communities')
        .values({ community, joined_at: at, left_at: null })
        .onConflict((conflict) => conflict.column('community').doUpdateSet({ joined_at: at, left_at: null }))
        .execute();
    },

    async leave(community, at) {
      await db.transaction().execute(async (trx) => {
        await trx
          .insertInto('communities')
          .values({ community, joined_at: at, left_at: at })
          .onConflict((conflict) =>
            conflict.column('community').doUpdateSet({ left_at: at }).where('communities.left_at', 'is', null),
          )
          .execute();
        await endDeliveriesOf(trx, community);
      });
    },

    async forget(community, entry) {
      await db.transaction().execute(async (trx) => {
        await forgetIn(trx, community);
        if (entry !== null) await noteIn(trx, entry);
      });
    },

    async audit({ community, limit }) {
      const all = db.selectFrom('audit').selectAll().orderBy('audit_no', 'desc').limit(Math.max(0, limit));
      const rows = await (community === null ? all : all.where('community', '=', community)).execute();
      return rows.map(entryOf);
    },

    async changesBy({ platform, user }, since) {
      const rows = await db
        .selectFrom('audit')
        .select('at')
        .where('platform', '=', platform)
        .where('user_id', '=', user)
        .where('at', '>=', since)
        .orderBy('at')
        .execute();
      return rows.map(({ at }) => at);
    },
  };
}

async function writeIn(trx: Transaction<Tables>, change: Change): Promise<void> {
  switch (change.kind) {
    case 'channel': {
      const { destination, followed, wishes, changedAt } = change.channel;
      const row = { followed: followed ? 1 : 0, wishes: JSON.stringify(wishes), changed_at: changedAt };
      await trx
        .insertInto('channels')
        .values({ destination, ...row })
        .onConflict((conflict) => conflict.column('destination').doUpdateSet(row))
        .execute();
      return;
    }
    case 'feeds-added': {
      const rows = change.feeds.map(({ feed, community, addedAt }) => ({
        feed_id: feed.id,
        community,
        added_at: addedAt,
        document: JSON.stringify(feed),
      }));
      for (const batch of batches(rows, 4)) await trx.insertInto('chat_feeds').values(batch).execute();
      return;
    }
    case 'feed-removed': {
      await trx.deleteFrom('chat_feeds').where('feed_id', '=', change.feed).execute();
      await trx.deleteFrom('feed_pauses').where('feed_id', '=', change.feed).execute();
      await trx.deleteFrom('feed_states').where('feed_id', '=', change.feed).execute();
      return;
    }
    case 'story-muted': {
      const { destination, story, at } = change;
      await trx
        .insertInto('mutes')
        .values({ destination, story_id: story, muted_at: at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return;
    }
    case 'story-unmuted': {
      const { destination, story } = change;
      await trx.deleteFrom('mutes').where('destination', '=', destination).where('story_id', '=', story).execute();
      return;
    }
    case 'feed-paused': {
      await trx
        .insertInto('feed_pauses')
        .values({ feed_id: change.feed, paused_at: change.at })
        .onConflict((conflict) => conflict.doNothing())
        .execute();
      return;
    }
    case 'feed-resumed': {
      await trx.deleteFrom('feed_pauses').where('feed_id', '=', change.feed).execute();
      await resumeIn(trx, change.feed, change.at);
    }
  }
}

async function resumeIn(trx: Transaction<Tables>, feed: FeedId, at: number): Promise<void> {
  const row = await trx.selectFrom('feed_states').select('document').where('feed_id', '=', feed).executeTakeFirst();
  if (row === undefined) return;
  const state: FeedState = JSON.parse(row.document);
  if (state.paused === null) return;
  await trx
    .updateTable('feed_states')
    .set({ next_poll_at: at, document: JSON.stringify(resumed(state, at)) })
    .where('feed_id', '=', feed)
    .execute();
}

async function noteIn(trx: Transaction<Tables>, { user, ...entry }: AuditEntry): Promise<void> {
  await trx
    .insertInto('audit')
    .values({ ...entry, user_id: user })
    .execute();
}

function channelOf({ destination, followed, wishes, changed_at }: Selectable<Tables['channels']>): KeptChannel {
  return {
    destination: destination as DestinationId,
    followed: followed === 1,
    wishes: JSON.parse(wishes),
    changedAt: changed_at,
  };
}

function feedOf({ community, added_at, document }: Selectable<Tables['chat_feeds']>): KeptFeed {
  return { feed: JSON.parse(document), community: community as CommunityId | null, addedAt: added_at };
}

function entryOf({
  at,
  platform,
  community,
  user_id,
  what,
  subject,
  before,
  after,
}: Selectable<Tables['audit']>): AuditEntry {
  return {
    at,
    platform: platform as AuditEntry['platform'],
    community: community as CommunityId | null,
    user: user_id,
    what,
    subject,
    before,
    after,
  };
}
