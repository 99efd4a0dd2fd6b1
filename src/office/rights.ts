import type { DestinationId } from '../delivery/delivery.ts';
import type { Asker, CommunityId, FeedView } from '../office.ts';
import { Refusal } from '../outcome.ts';

/** Throws unless somebody may change anything at all. Rights that nobody knows are none. */
export function mustChange({ rights, user, community }: Asker): void {
  if (user === '' || (rights !== 'change' && rights !== 'operator')) {
    throw new Refusal('not-allowed', 'only those who manage this server or workspace may change this');
  }
  if (rights === 'change' && community === null) {
    throw new Refusal('not-allowed', 'nothing can be changed from a direct message; ask in a channel of your server');
  }
}

/** Throws unless a channel may be changed by somebody: by its own community's admins, or an operator in any channel. */
export function mustChangeChannel(by: Asker, destination: DestinationId, lies: CommunityId | null): void {
  mustChange(by);
  if (by.community === null) {
    throw new Refusal('not-allowed', 'a direct message is no channel to brief; ask in the channel itself');
  }
  if (by.rights !== 'operator' && lies !== by.community) {
    throw new Refusal('not-allowed', `${destination} is no channel of this server or workspace`);
  }
}

/** Throws unless a feed may be taken out by somebody: one from chat, and then by those who added it or an operator. */
export function mustRemoveFeed(by: Asker, { feed, decidedBy }: FeedView, addedBy: CommunityId | null): void {
  mustChange(by);
  if (decidedBy === 'file') throw new Refusal('locked-by-file', `${feed.id} stands in feeds.yaml`);
  mustOwnFeed(by, feed.id, addedBy);
}

/** Throws unless a feed may be paused by somebody: as for removing, but an operator may also pause one of a file. */
export function mustPauseFeed(by: Asker, { feed, decidedBy }: FeedView, addedBy: CommunityId | null): void {
  mustChange(by);
  if (by.rights === 'operator') return;
  if (decidedBy === 'file') throw new Refusal('locked-by-file', `${feed.id} stands in feeds.yaml`);
  mustOwnFeed(by, feed.id, addedBy);
}

/** Throws unless a community may be forgotten by somebody: by its own admins, or an operator. */
export function mustForget(by: Asker, community: CommunityId): void {
  mustChange(by);
  if (by.rights !== 'operator' && by.community !== community) {
    throw new Refusal('not-allowed', 'another server or workspace can only be forgotten by its own admins');
  }
}

function mustOwnFeed(by: Asker, feed: string, addedBy: CommunityId | null): void {
  if (by.rights === 'operator' || (addedBy !== null && addedBy === by.community)) return;
  throw new Refusal('not-allowed', `${feed} was added by another server or workspace`);
}
