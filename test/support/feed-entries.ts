import type { Feed, FeedEntry, FeedId, OutletDomain } from '../../src/feeds/feed.ts';

/** A feed that is read in full, every half hour. */
export function aFeed(fields: Partial<Omit<Feed, 'id' | 'outlet'>> & { id?: string; outlet?: string } = {}): Feed {
  return {
    url: 'https://meridianwire.example/world.xml',
    language: 'en',
    everyMs: 1_800_000,
    reading: 'full',
    filters: { include: null, exclude: null },
    ...fields,
    id: (fields.id ?? 'meridian-wire') as FeedId,
    outlet: (fields.outlet ?? 'meridianwire.example') as OutletDomain,
  };
}

/** An entry with a title, a link and an id of its own. */
export function anEntry(fields: Partial<FeedEntry> = {}): FeedEntry {
  return {
    id: 'urn:meridian:2026-0312',
    title: 'Drone strike on market in Merinsk',
    link: 'https://meridianwire.example/2026/03/12/merinsk',
    published: Date.UTC(2026, 2, 12, 9),
    author: null,
    summary: 'A drone strike hit a market in Merinsk.',
    content: '',
    categories: [],
    ...fields,
  };
}
