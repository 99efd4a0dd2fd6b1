import type { Outlet } from '../articles/outlet.ts';
import type { EpochMs } from '../clock.ts';
import type { Destination, DestinationId } from '../delivery/delivery.ts';
import type { Recording } from '../delivery/ports.ts';
import type { Feed, FeedId, OutletDomain } from '../feeds/feed.ts';
import type { Asker, AuditEntry, ChannelWishes, CommunityId } from '../office.ts';
import type { StoryId } from '../stories/story.ts';
import type { NamedConflict } from './conflict-of-folder.ts';

/** What a channel was last told to be from chat. */
export interface KeptChannel {
  readonly destination: DestinationId;
  /** Kept after its briefings ended, so that whoever follows again finds the channel as it was. */
  readonly followed: boolean;
  readonly wishes: ChannelWishes;
  readonly changedAt: EpochMs;
}

/** A feed that was added from chat. */
export interface KeptFeed {
  readonly feed: Feed;
  /** Who added it; null for an operator in a direct message. */
  readonly community: CommunityId | null;
  readonly addedAt: EpochMs;
}

/** A server or workspace that the bot is or was a member of. */
export interface KeptCommunity {
  readonly id: CommunityId;
  readonly joinedAt: EpochMs;
  /** Null while the bot is a member. */
  readonly leftAt: EpochMs | null;
}

/** All that chat decided, but for the audit. */
export interface Kept {
  readonly channels: readonly KeptChannel[];
  /** In the order in which they were added. */
  readonly feeds: readonly KeptFeed[];
  /** Since when feeds, those of files as well, are paused by a person. */
  readonly pauses: readonly { readonly feed: FeedId; readonly at: EpochMs }[];
  /** Stories of which a channel is not told any more. */
  readonly mutes: readonly { readonly destination: DestinationId; readonly story: StoryId; readonly at: EpochMs }[];
  readonly places: readonly { readonly destination: DestinationId; readonly community: CommunityId }[];
  readonly communities: readonly KeptCommunity[];
}

/** One change as it is written down. */
export type Change =
  | { readonly kind: 'channel'; readonly channel: KeptChannel }
  | { readonly kind: 'feeds-added'; readonly feeds: readonly KeptFeed[] }
  /** With what is remembered of polling it, so that it begins anew if it comes back. */
  | { readonly kind: 'feed-removed'; readonly feed: FeedId }
  | { readonly kind: 'story-muted'; readonly destination: DestinationId; readonly story: StoryId; readonly at: EpochMs }
  | { readonly kind: 'story-unmuted'; readonly destination: DestinationId; readonly story: StoryId }
  | { readonly kind: 'feed-paused'; readonly feed: FeedId; readonly at: EpochMs }
  /** Ends also the pause that polling gave a feed which was gone. */
  | { readonly kind: 'feed-resumed'; readonly feed: FeedId; readonly at: EpochMs };

/** Remembers what chat decided. A change and its audit entry are written in one transaction. */
export interface OfficeStore {
  read(): Promise<Kept>;
  write(change: Change, entry: AuditEntry): Promise<void>;
  /** Records deliveries as `Deliveries.record` does; how many were new. When none was, no entry is written either. */
  record(recordings: readonly Recording[], entry: AuditEntry): Promise<number>;
  place(destination: DestinationId, community: CommunityId): Promise<void>;
  /** Ends a deletion that was waiting. */
  join(community: CommunityId, at: EpochMs): Promise<void>;
  /** Gives up whatever waits to be sent there. One that was left before stays left since then. */
  leave(community: CommunityId, at: EpochMs): Promise<void>;
  /**
   * Deletes what is kept of a community and of the channels that lie in it. Its audit entries stay, without who, where
   * and what about; so does `entry`, which tells of the deletion, if there is one.
   */
  forget(community: CommunityId, entry: AuditEntry | null): Promise<void>;
  /** Newest first; of all communities where none is named. */
  audit(ask: { readonly community: CommunityId | null; readonly limit: number }): Promise<readonly AuditEntry[]>;
  /** When one person changed something, oldest first. */
  changesBy(person: Pick<Asker, 'platform' | 'user'>, since: EpochMs): Promise<readonly EpochMs[]>;
}

/** What the operator's files say, as far as it binds chat. */
export interface FileDecisions {
  readonly destinations: readonly Destination[];
  readonly feeds: readonly Feed[];
  readonly background: {
    readonly conflicts: readonly NamedConflict[];
    readonly outlets: ReadonlyMap<OutletDomain, Outlet>;
  };
  readonly timezone: string;
  readonly language: string;
}
