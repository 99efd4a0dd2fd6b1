import type { DestinationId } from '../../src/delivery/delivery.ts';
import type { Feed, FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import type { KeptChannel, KeptFeed } from '../../src/office/ports.ts';
import type { AuditEntry, ChannelWishes, CommunityId } from '../../src/office.ts';
import { NOON } from './builders.ts';

/** A server, and a channel of it. */
export const ACME = 'discord:700000000000000001' as CommunityId;
export const GENERAL = 'discord:800000000000000001' as DestinationId;

/** Another server, and a channel of it. */
export const OTHERS = 'discord:700000000000000002' as CommunityId;
export const OTHERS_GENERAL = 'discord:800000000000000002' as DestinationId;

/** What a channel wishes that was only told to follow everything. */
export function someWishes(fields: Partial<ChannelWishes> = {}): ChannelWishes {
  return {
    conflicts: 'all',
    plan: { timezone: 'UTC', at: ['07:00'], cron: null },
    stories: 5,
    quietHours: null,
    alerts: null,
    stateMedia: 'label',
    layout: 'thread',
    language: 'en',
    publish: false,
    ...fields,
  };
}

/** A channel that is followed from chat. */
export function aKeptChannel({
  wishes,
  ...fields
}: Partial<Omit<KeptChannel, 'wishes'>> & { readonly wishes?: Partial<ChannelWishes> } = {}): KeptChannel {
  return { destination: GENERAL, followed: true, changedAt: NOON, ...fields, wishes: someWishes(wishes) };
}

/** A feed; its address is made of its id. */
export function aFeed(fields: Partial<Omit<Feed, 'id' | 'outlet'>> & { id?: string; outlet?: string } = {}): Feed {
  const id = fields.id ?? 'meridian-wire';
  return {
    url: `https://${id}.example/feed.xml`,
    language: 'en',
    everyMs: 1_800_000,
    reading: 'feed',
    filters: { include: null, exclude: null },
    ...fields,
    id: id as FeedId,
    outlet: (fields.outlet ?? `${id}.example`) as OutletDomain,
  };
}

/** A feed that was added from chat. */
export function aKeptFeed({
  id = 'meridian-wire',
  community = ACME,
  addedAt = NOON,
}: {
  readonly id?: string;
  readonly community?: CommunityId | null;
  readonly addedAt?: number;
} = {}): KeptFeed {
  return { feed: aFeed({ id }), community, addedAt };
}

/** One change, by an admin of the server. */
export function anEntry(fields: Partial<AuditEntry> = {}): AuditEntry {
  return {
    at: NOON,
    platform: 'discord',
    community: ACME,
    user: '900000000000000001',
    what: 'channel set',
    subject: GENERAL,
    before: null,
    after: 'stories: 5',
    ...fields,
  };
}
