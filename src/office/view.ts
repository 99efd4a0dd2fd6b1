import type { EpochMs } from '../clock.ts';
import type { Destination, DestinationId } from '../delivery/delivery.ts';
import type { Feed, FeedId } from '../feeds/feed.ts';
import type { ChannelView, ChannelWishes, CommunityId, FeedView } from '../office.ts';
import type { StoryId } from '../stories/story.ts';
import { communityNamedBy } from './communities.ts';
import { feedKey } from './feed-address.ts';
import type { Change, FileDecisions, Kept, KeptChannel, KeptCommunity, KeptFeed } from './ports.ts';
import { firstWishes } from './wishes.ts';

/** Where whoever keeps the bot asks. */
const TERMINAL = 'console' as CommunityId;

const NO_STORIES: ReadonlySet<StoryId> = new Set();

/**
 * What holds now: what the files say, and beside it what chat decided. It is read from the store once and follows every
 * change, so that asking it waits for nothing.
 */
export class View {
  readonly #files: () => FileDecisions;
  readonly #channels: Map<DestinationId, KeptChannel>;
  readonly #feeds: Map<FeedId, KeptFeed>;
  readonly #pauses: Map<FeedId, EpochMs>;
  readonly #mutes: Map<DestinationId, Set<StoryId>>;
  readonly #places: Map<DestinationId, CommunityId>;
  readonly #communities: Map<CommunityId, KeptCommunity>;
  /** What was made of these files; null after a change. */
  #merged: Merged | null = null;

  constructor(kept: Kept, files: () => FileDecisions) {
    this.#files = files;
    this.#channels = new Map(kept.channels.map((channel) => [channel.destination, channel]));
    this.#feeds = new Map(kept.feeds.map((feed) => [feed.feed.id, feed]));
    this.#pauses = new Map(kept.pauses.map(({ feed, at }) => [feed, at]));
    this.#mutes = new Map();
    for (const { destination, story } of kept.mutes) this.#mute(destination, story);
    this.#places = new Map(kept.places.map(({ destination, community }) => [destination, community]));
    this.#communities = new Map(kept.communities.map((community) => [community.id, community]));
  }

  destinations(): readonly Destination[] {
    return this.#now().destinations;
  }

  feeds(): readonly Feed[] {
    return this.#now().feeds;
  }

  feedList(): readonly FeedView[] {
    return this.#now().feedList;
  }

  /** One feed that holds, by its id; null when there is none. */
  feed(id: string): FeedView | null {
    return this.#now().feedsById.get(id) ?? null;
  }

  /** The feed that is read from this address already; null when there is none. */
  feedAt(url: string): FeedView | null {
    return this.#now().feedsByKey.get(feedKey(url)) ?? null;
  }

  channel(destination: DestinationId): ChannelView {
    const paused = this.#isLeft(destination) ? 'The bot is no member of this server or workspace any more.' : null;
    const ofFile = this.#files().destinations.find(({ id }) => id === destination);
    if (ofFile !== undefined) return { destination: ofFile, decidedBy: 'file', paused };
    const kept = this.#channels.get(destination);
    return {
      destination: { id: destination, ...this.wishes(destination) },
      decidedBy: kept?.followed ? 'chat' : 'nobody',
      paused,
    };
  }

  /** What was wished for a channel, or what holds where nobody wished anything. */
  wishes(destination: DestinationId): ChannelWishes {
    return { ...firstWishes(this.#files()), ...this.#channels.get(destination)?.wishes };
  }

  /** Stories of which a channel is not told any more. */
  muted(destination: DestinationId): ReadonlySet<StoryId> {
    return this.#mutes.get(destination) ?? NO_STORIES;
  }

  #mute(destination: DestinationId, story: StoryId): void {
    const muted = this.#mutes.get(destination) ?? new Set();
    this.#mutes.set(destination, muted.add(story));
  }

  /** Where a channel lies; null when nobody has said. */
  communityOf(destination: DestinationId): CommunityId | null {
    return this.#places.get(destination) ?? communityNamedBy(destination);
  }

  /** Who added a feed from chat; null for one of a file and for one that an operator added in a direct message. */
  addedBy(feed: FeedId): CommunityId | null {
    return this.#feeds.get(feed)?.community ?? null;
  }

  /** How many feeds a community has added. */
  feedsAddedBy(community: CommunityId | null): number {
    return [...this.#feeds.values()].filter((feed) => feed.community === community).length;
  }

  /** Whether a feed is called so, be it hidden behind one of a file. */
  hasFeedId(id: string): boolean {
    return this.#feeds.has(id as FeedId) || this.#now().feedsById.has(id);
  }

  /** Those the bot is a member of. */
  communities(): readonly CommunityId[] {
    return [...this.#communities.keys()].filter((id) => this.isMember(id));
  }

  isMember(community: CommunityId): boolean {
    return this.#communities.get(community)?.leftAt === null;
  }

  hasLeft(community: CommunityId): boolean {
    return typeof this.#communities.get(community)?.leftAt === 'number';
  }

  /** Communities that were left at or before this moment. */
  leftUntil(moment: EpochMs): readonly CommunityId[] {
    return [...this.#communities.values()]
      .filter(({ leftAt }) => leftAt !== null && leftAt <= moment)
      .map(({ id }) => id);
  }

  follow(change: Change): void {
    this.#merged = null;
    switch (change.kind) {
      case 'channel':
        this.#channels.set(change.channel.destination, change.channel);
        return;
      case 'feeds-added':
        for (const kept of change.feeds) this.#feeds.set(kept.feed.id, kept);
        return;
      case 'feed-removed':
        this.#feeds.delete(change.feed);
        this.#pauses.delete(change.feed);
        return;
      case 'story-muted':
        this.#mute(change.destination, change.story);
        return;
      case 'story-unmuted':
        this.#mutes.get(change.destination)?.delete(change.story);
        return;
      case 'feed-paused':
        this.#pauses.set(change.feed, change.at);
        return;
      case 'feed-resumed':
        this.#pauses.delete(change.feed);
    }
  }

  place(destination: DestinationId, community: CommunityId): void {
    this.#merged = null;
    this.#places.set(destination, community);
  }

  join(id: CommunityId, at: EpochMs): void {
    this.#merged = null;
    this.#communities.set(id, { id, joinedAt: at, leftAt: null });
  }

  leave(id: CommunityId, at: EpochMs): void {
    this.#merged = null;
    this.#communities.set(id, { id, joinedAt: this.#communities.get(id)?.joinedAt ?? at, leftAt: at });
  }

  forget(community: CommunityId): void {
    this.#merged = null;
    for (const destination of [...this.#channels.keys(), ...this.#places.keys()]) {
      if (this.communityOf(destination) === community) this.#channels.delete(destination);
    }
    for (const destination of this.#mutes.keys()) {
      if (this.communityOf(destination) === community) this.#mutes.delete(destination);
    }
    for (const [destination, place] of this.#places) if (place === community) this.#places.delete(destination);
    for (const [id, feed] of this.#feeds) {
      if (feed.community !== community) continue;
      this.#feeds.delete(id);
      this.#pauses.delete(id);
    }
    this.#communities.delete(community);
  }

  #isLeft(destination: DestinationId): boolean {
    const community = this.communityOf(destination);
    return community !== null && this.hasLeft(community);
  }

  #now(): Merged {
    const files = this.#files();
    if (this.#merged?.destinationsOfFile !== files.destinations || this.#merged.feedsOfFile !== files.feeds) {
      this.#merged = this.#merge(files);
    }
    return this.#merged;
  }

  /** Where a file and chat speak of the same channel, feed or address, the file holds. */
  #merge({ destinations: destinationsOfFile, feeds: feedsOfFile }: FileDecisions): Merged {
    const named = new Set(destinationsOfFile.map(({ id }) => id));
    const followed = [...this.#channels.values()]
      .filter(({ destination, followed }) => followed && !named.has(destination))
      .map(({ destination }): Destination => ({ id: destination, ...this.wishes(destination) }));
    const ids = new Set(feedsOfFile.map(({ id }) => id));
    const keys = new Set(feedsOfFile.map(({ url }) => feedKey(url)));
    const added = [...this.#feeds.values()].filter(({ feed }) => !ids.has(feed.id) && !keys.has(feedKey(feed.url)));
    const pausedAt = (id: FeedId) => this.#pauses.get(id) ?? null;
    const feedList: readonly FeedView[] = [
      ...feedsOfFile.map((feed) => ({ feed, decidedBy: 'file' as const, pausedAt: pausedAt(feed.id) })),
      ...added.map(({ feed, community }): FeedView => {
        const state = { pausedAt: pausedAt(feed.id) };
        if (community === TERMINAL) return { feed, decidedBy: 'terminal', ...state };
        return { feed: { ...feed, publicOnly: true }, decidedBy: 'chat', ...state };
      }),
    ];
    return {
      destinationsOfFile,
      feedsOfFile,
      destinations: [...destinationsOfFile, ...followed].filter(({ id }) => !this.#isLeft(id)),
      feedList,
      feeds: feedList.filter(({ pausedAt: at }) => at === null).map(({ feed }) => feed),
      feedsById: new Map(feedList.map((one) => [one.feed.id, one])),
      feedsByKey: new Map(feedList.map((one) => [feedKey(one.feed.url), one])),
    };
  }
}

interface Merged {
  readonly destinationsOfFile: readonly Destination[];
  readonly feedsOfFile: readonly Feed[];
  readonly destinations: readonly Destination[];
  readonly feedList: readonly FeedView[];
  readonly feeds: readonly Feed[];
  readonly feedsById: ReadonlyMap<string, FeedView>;
  readonly feedsByKey: ReadonlyMap<string, FeedView>;
}
