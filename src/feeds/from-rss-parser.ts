import RssParser from 'rss-parser';
// biome-ignore lint/style/noRestrictedImports: a file of rss-parser itself, whose snippets are turned off below
import utils from 'rss-parser/lib/utils.js';
import { asHtml, type RawEntry, type RawFeed, wishedMinutes } from './raw-feed.ts';

// Its snippets come from patterns that need quadratic time: 98 KiB of "<" hold a thread for 1.3 s (`promises.md` 0.1).
// We make our own plain text, so it makes none.
utils.getSnippet = () => '';

/** An element as rss-parser hands it on: its text, or its text, attributes and children. */
type Node = string | { readonly _?: unknown; readonly $?: Readonly<Record<string, unknown>> };

const ITEM_FIELDS = `title link guid description content:encoded pubDate dc:date dc:creator dc:title author category summary`;
const FEED_FIELDS = `title link description language dc:language ttl sy:updatePeriod sy:updateFrequency`;

// Arrays keep the first of several elements, and the attributes.
const keepArrays = (fields: string) =>
  fields.split(' ').map((field) => [field, `raw:${field}`, { keepArray: true }]) as never;

type Fields = Readonly<Record<string, readonly Node[] | undefined>>;

/**
 * RSS 0.9x, 2.0 and RDF by rss-parser. Throws what it throws where it refuses, and where it would lose words: it moves
 * elements that stand within a text behind it.
 */
export async function byRssParser(xml: string, format: 'rss' | 'rdf'): Promise<RawFeed> {
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    defaultRSS: 2.0,
    customFields: { feed: keepArrays(FEED_FIELDS), item: keepArrays(ITEM_FIELDS) },
  });
  const feed = await parser.parseString(xml);
  const fields = feed as unknown as Fields;
  const first = (field: string) => words(fields[`raw:${field}`]);
  return {
    format,
    readBy: 'rss-parser',
    title: asHtml(first('title')),
    link: first('link'),
    description: asHtml(first('description')),
    language: first('language') ?? first('dc:language'),
    ttlMinutes: wishedMinutes(first('ttl'), first('sy:updatePeriod'), first('sy:updateFrequency')),
    base: null,
    entries: feed.items.map((item) => entryOf(item as unknown as Fields, item['rdf:about'])),
    withdrawn: [],
  };
}

function entryOf(item: Fields, about: unknown): RawEntry {
  const first = (field: string) => words(item[`raw:${field}`]);
  const description = asHtml(first('description') ?? first('summary'));
  const guid = item['raw:guid']?.[0];
  const id = first('guid') ?? (typeof about === 'string' ? about : null);
  const isAddress = typeof guid !== 'object' || guid.$?.isPermaLink !== 'false';
  return {
    id,
    title: asHtml(first('title') ?? first('dc:title')),
    link: first('link') ?? attribute(item['raw:link']?.[0], 'href') ?? (isAddress ? addressOf(id) : null),
    dates: [first('pubDate'), first('dc:date')].filter((date) => date !== null),
    author: first('dc:creator') ?? first('author'),
    summary: description,
    content: asHtml(first('content:encoded')) ?? description,
    categories: (item['raw:category'] ?? []).flatMap((node) => words([node]) ?? []),
    base: null,
  };
}

/** The text of the first element that has any; null where none has. */
function words(nodes: readonly Node[] | undefined): string | null {
  // An item without children is a string, and strings have a `link` of their own.
  for (const node of Array.isArray(nodes) ? (nodes as readonly Node[]) : []) {
    if (typeof node === 'string') {
      if (node.trim() !== '') return node;
      continue;
    }
    if (Object.keys(node).some((key) => key !== '_' && key !== '$')) throw new Error('elements stand within a text');
    if (typeof node._ === 'string' && node._.trim() !== '') return node._;
  }
  return null;
}

function attribute(node: Node | undefined, name: string): string | null {
  const value = typeof node === 'object' ? node.$?.[name] : null;
  return typeof value === 'string' ? value : null;
}

function addressOf(id: string | null): string | null {
  return id !== null && /^\s*https?:\/\//i.test(id) ? id : null;
}
