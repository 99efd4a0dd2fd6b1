import RssParser from 'rss-parser';
// biome-ignore lint/style/noRestrictedImports: a file of rss-parser itself, whose snippets are turned off below
import utils from 'rss-parser/lib/utils.js';
import { quietTimes } from './quiet-times.ts';
import { type RawEntry, type RawFeed, wishedMinutes } from './raw-feed.ts';
import { attribute, type Fields, nodes, ofNode, textIn, valueIn, words } from './rss-nodes.ts';
import type { PlainFeed } from './write-outline.ts';

// Its snippets come from patterns that need quadratic time: 98 KiB of "<" hold a thread for 1.3 s (`promises.md` 0.1).
// We make our own plain text, so it makes none.
utils.getSnippet = () => '';

const TITLES = ['title', 'atom:title', 'dc:title', 'dcterms:title', 'media:title', 'itunes:title'];
const SUMMARIES = [
  'description',
  'summary',
  'atom:summary',
  'dc:description',
  'dcterms:abstract',
  'media:description',
  'itunes:summary',
];
const CONTENTS = ['content:encoded', 'xhtml:body', 'xhtml:div', 'yandex:full-text', 'content', 'atom:content', 'body'];
/** When an entry was published, then when it was made, then when it was changed. */
const DATES = [
  'pubDate',
  'published',
  'atom:published',
  'issued',
  'dcterms:issued',
  'dc:date',
  'dcterms:available',
  'prism:publicationDate',
  'date',
  'dcterms:date',
  'created',
  'dcterms:created',
  'updated',
  'atom:updated',
  'modified',
  'dcterms:modified',
];
const AUTHORS = ['dc:creator', 'author', 'atom:author', 'itunes:author'];
const DESCRIPTIONS = [
  'description',
  'subtitle',
  'tagline',
  'info',
  'atom:subtitle',
  'dc:description',
  'itunes:summary',
];

const LINKS = ['link', 'atom:link', 'feedburner:origLink'];
const ITEM_FIELDS = [
  ...TITLES,
  ...SUMMARIES,
  ...CONTENTS,
  ...DATES,
  ...AUTHORS,
  ...LINKS,
  'guid',
  'id',
  'atom:id',
  'dc:identifier',
  'category',
  'dc:subject',
];
const FEED_FIELDS = [
  ...TITLES,
  ...DESCRIPTIONS,
  ...LINKS,
  'language',
  'dc:language',
  'ttl',
  'sy:updatePeriod',
  'sy:updateFrequency',
  'skipHours',
  'skipDays',
];

// Arrays keep the first of several elements, and the attributes; "$" are those of the element itself.
const keepArrays = (fields: readonly string[], names: ReadonlySet<string>) =>
  ['$', ...fields.filter((field) => names.has(field))].map((field) => [
    field,
    `raw:${field}`,
    { keepArray: true },
  ]) as never;

/**
 * A plain feed in the form of RSS by rss-parser. Throws what it throws where it refuses, and where it would lose words: it
 * moves elements that stand within a text behind it.
 */
export async function byRssParser({ text: xml, names }: PlainFeed, format: RawFeed['format']): Promise<RawFeed> {
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    defaultRSS: 2.0,
    customFields: { feed: keepArrays(FEED_FIELDS, names), item: keepArrays(ITEM_FIELDS, names) },
  });
  const feed = await parser.parseString(xml);
  const fields = feed as unknown as Fields;
  const first = (...names: readonly string[]) => words(fields, names);
  const quiet = quietTimes(first('skipHours'), first('skipDays'));
  return {
    format,
    readBy: 'rss-parser',
    title: textIn(fields, TITLES),
    link: pageLink(fields),
    description: textIn(fields, DESCRIPTIONS),
    language: first('language', 'dc:language'),
    ttlMinutes: wishedMinutes(first('ttl'), first('sy:updatePeriod'), first('sy:updateFrequency')),
    ...(quiet === null ? {} : { quiet }),
    base: attribute(fields['raw:$'], 'xml:base'),
    self: selfLink(fields),
    entries: feed.items.map((item) => entryOf(item as unknown as Fields)),
    withdrawn: [],
  };
}

function entryOf(item: Fields): RawEntry {
  const about = attribute(item['raw:$'], 'rdf:about');
  const id = words(item, ['guid', 'id', 'atom:id']) ?? about ?? words(item, ['dc:identifier']);
  const summary = textIn(item, SUMMARIES);
  const categories = [...nodes(item, 'category'), ...nodes(item, 'dc:subject')];
  return {
    id,
    title: textIn(item, TITLES),
    link: pageLink(item) ?? permanentLink(item) ?? addressOf(about),
    dates: DATES.flatMap((name) => nodes(item, name).map(valueIn)).filter((date) => date !== null),
    author: words(item, AUTHORS),
    summary,
    content: textIn(item, CONTENTS) ?? summary,
    categories: categories.flatMap((node) => valueIn(node) ?? ofNode(node, 'label') ?? ofNode(node, 'term') ?? []),
    base: attribute(item['raw:$'], 'xml:base'),
    isUnread: attribute(item['raw:$'], 'xml:lang') !== null,
  };
}

/** The page of a feed or an entry: its own link, then one of Atom, then what a redirecting service kept of it. */
function pageLink(fields: Fields): string | null {
  for (const name of LINKS) {
    const links = nodes(fields, name).filter((node) => isPage(ofNode(node, 'rel')));
    const best = links.find((node) => /html/.test(ofNode(node, 'type') ?? 'html')) ?? links[0];
    const plain = links.map(valueIn).find((value) => value !== null);
    const found = plain ?? (best === undefined ? null : ofNode(best, 'href'));
    if (found !== null && found !== undefined) return found;
  }
  return null;
}

function selfLink(fields: Fields): string | null {
  const self = nodes(fields, 'atom:link').find((node) => ofNode(node, 'rel') === 'self');
  return self === undefined ? null : ofNode(self, 'href');
}

function isPage(relation: string | null): boolean {
  return relation === null || relation === 'alternate';
}

/** RSS 2.0: a guid is the address of its item unless it says that it is not; one that says so may be relative. */
function permanentLink(item: Fields): string | null {
  const [guid] = nodes(item, 'guid');
  if (guid === undefined) return addressOf(words(item, ['id', 'atom:id']));
  const claim = ofNode(guid, 'isPermaLink')?.trim().toLowerCase();
  const value = valueIn(guid);
  if (claim === 'true' && value !== null && /^\s*\/\S/.test(value)) return value;
  return claim === 'false' || claim === 'no' || claim === '0' ? null : addressOf(value);
}

function addressOf(id: string | null): string | null {
  return id !== null && /^\s*https?:\/\/\S/i.test(id) ? id : null;
}
