import type { DestinationId } from '../delivery/delivery.ts';
import type { FeedId } from '../feeds/feed.ts';
import type { FeedState } from '../feeds/ports.ts';
import { communityNamedBy, FORGOTTEN } from '../office/communities.ts';
import type { Change, Kept, KeptChannel, KeptCommunity, KeptFeed, OfficeStore } from '../office/ports.ts';
import type { AuditEntry, CommunityId } from '../office.ts';
import type { MemoryOutbox } from './memory-outbox.ts';
import { resumed } from './resumed.ts';
import { AUDIT_KEPT_MS } from './store.ts';

/** What chat decided, in the memory of one process. */
export class MemoryOffice implements OfficeStore {
  readonly #outbox: MemoryOutbox;
  readonly #feedStates: Map<string, FeedState>;
  readonly #channels = new Map<DestinationId, KeptChannel>();
  readonly #feeds = new Map<FeedId, KeptFeed>();
  readonly #pauses = new Map<FeedId, number>();
  #mutes: Kept['mutes'] = [];
  readonly #places = new Map<DestinationId, CommunityId>();
  readonly #communities = new Map<CommunityId, KeptCommunity>();
  #audit: readonly AuditEntry[] = [];

  constructor(outbox: MemoryOutbox, feedStates: Map<string, FeedState>) {
    this.#outbox = outbox;
    this.#feedStates = feedStates;
  }

  async read(): Promise<Kept> {
    return {
      channels: [...this.#channels.values()].sort((a, b) => (a.destination < b.destination ? -1 : 1)),
      feeds: [...this.#feeds.values()],
      pauses: [...this.#pauses].map(([feed, at]) => ({ feed, at })),
      mutes: this.#mutes,
      places: [...this.#places].map(([destination, community]) => ({ destination, community })),
      communities: [...this.#communities.values()],
    };
  }

  async write(change: Change, entry: AuditEntry): Promise<void> {
    switch (change.kind) {
      case 'channel':
        this.#channels.set(change.channel.destination, change.channel);
        break;
      case 'feeds-added':
        for (const kept of change.feeds) this.#feeds.set(kept.feed.id, kept);
        break;
      case 'feed-removed':
        this.#dropFeed(change.feed);
        break;
      case 'story-muted': {
        const { destination, story, at } = change;
        if (!this.#mutes.some((mute) => mute.destination === destination && mute.story === story)) {
          this.#mutes = [...this.#mutes, { destination, story, at }];
        }
        break;
      }
      case 'story-unmuted':
        this.#mutes = this.#mutes.filter(
          ({ destination, story }) => destination !== change.destination || story !== change.story,
        );
        break;
      case 'feed-paused':
        this.#pauses.set(change.feed, this.#pauses.get(change.feed) ?? change.at);
        break;
      case 'feed-resumed': {
        this.#pauses.delete(change.feed);
        const state = this.#feedStates.get(change.feed);
        if (state?.paused) this.#feedStates.set(change.feed, resumed(state, change.at));
      }
    }
    this.#note(entry);
  }

  async record(recordings: Parameters<OfficeStore['record']>[0], entry: AuditEntry): Promise<number> {
    let fresh = 0;
    for (const recording of recordings) if ((await this.#outbox.record(recording)).length > 0) fresh += 1;
    if (fresh > 0) this.#note(entry);
    return fresh;
  }

  async place(destination: DestinationId, community: CommunityId): Promise<void> {
    this.#places.set(destination, community);
  }

  async join(id: CommunityId, at: number): Promise<void> {
    this.#communities.set(id, { id, joinedAt: at, leftAt: null });
  }

  async leave(id: CommunityId, at: number): Promise<void> {
    const known = this.#communities.get(id);
    this.#communities.set(id, { id, joinedAt: known?.joinedAt ?? at, leftAt: known?.leftAt ?? at });
    this.#outbox.endAt((destination) => this.#liesIn(destination, id));
  }

  async forget(community: CommunityId, entry: AuditEntry | null): Promise<void> {
    const isThere = (destination: string) => this.#liesIn(destination as DestinationId, community);
    const feeds = new Set<string>(
      [...this.#feeds.values()].filter((kept) => kept.community === community).map(({ feed }) => feed.id),
    );
    this.#audit = this.#audit.map((noted) => {
      const isAbout = isThere(noted.subject) || feeds.has(noted.subject);
      if (noted.community === community) return { ...noted, ...BLANK, community: null, user: null };
      return isAbout ? { ...noted, ...BLANK } : noted;
    });
    this.#outbox.forgetAt(isThere);
    this.#mutes = this.#mutes.filter(({ destination }) => !isThere(destination));
    for (const feed of feeds) this.#dropFeed(feed as FeedId);
    for (const destination of this.#channels.keys()) if (isThere(destination)) this.#channels.delete(destination);
    for (const destination of this.#places.keys()) if (isThere(destination)) this.#places.delete(destination);
    this.#communities.delete(community);
    if (entry !== null) this.#note(entry);
  }

  async audit({ community, limit }: Parameters<OfficeStore['audit']>[0]): Promise<readonly AuditEntry[]> {
    return this.#audit
      .filter((entry) => community === null || entry.community === community)
      .toReversed()
      .slice(0, Math.max(0, limit));
  }

  async changesBy(person: Parameters<OfficeStore['changesBy']>[0], since: number): Promise<readonly number[]> {
    return this.#audit
      .filter(({ platform, user, at }) => platform === person.platform && user === person.user && at >= since)
      .map(({ at }) => at)
      .sort((a, b) => a - b);
  }

  /** Forgets audit entries of more than a year ago. */
  prune(now: number): void {
    this.#audit = this.#audit.filter(({ at }) => at >= now - AUDIT_KEPT_MS);
  }

  #note(entry: AuditEntry): void {
    this.#audit = [...this.#audit, entry];
  }

  #dropFeed(feed: FeedId): void {
    this.#feeds.delete(feed);
    this.#pauses.delete(feed);
    this.#feedStates.delete(feed);
  }

  #liesIn(destination: DestinationId, community: CommunityId): boolean {
    return this.#places.get(destination) === community || communityNamedBy(destination) === community;
  }
}

const BLANK = { subject: FORGOTTEN, before: null, after: null };
