import { type AtomFeed, type JsonFeed, parseFeed, type RssFeed } from 'feedsmith';
import { quietTimes } from './quiet-times.ts';
import { asHtml, asText, type RawEntry, type RawFeed, type RawText, wishedMinutes } from './raw-feed.ts';

/** Any plain feed by feedsmith: Atom, JSON Feed, and what rss-parser refuses. Throws what it throws where it refuses. */
export function byFeedsmith(text: string): RawFeed {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case 'rss':
      return fromRss(parsed.feed);
    case 'atom':
      return fromAtom(parsed.feed);
    case 'json':
      return fromJson(parsed.feed);
    case 'rdf':
      throw new Error('RDF is written as RSS before');
  }
}

function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  const quiet = quietTimes(feed.skipHours?.join(' ') ?? null, feed.skipDays?.join(' ') ?? null);
  return {
    format: 'rss',
    readBy: 'feedsmith',
    title: asHtml(feed.title ?? feed.dc?.titles?.[0]),
    link: feed.link ?? alternate(feed.atom?.links),
    description: asHtml(feed.description),
    language: feed.language ?? feed.dc?.languages?.[0] ?? null,
    ttlMinutes: wishedMinutes(feed.ttl, feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    ...(quiet === null ? {} : { quiet }),
    base: feed.xml?.base ?? null,
    self: selfOf(feed.atom?.links),
    withdrawn: [],
    entries: (feed.items ?? []).map((item): RawEntry => {
      const guid = item.guid?.value;
      const description = asHtml(item.description);
      return {
        id: guid ?? null,
        title: asHtml(item.title ?? item.dc?.titles?.[0]),
        link: item.link ?? alternate(item.atom?.links) ?? (item.guid?.isPermaLink === false ? null : addressOf(guid)),
        dates: present([item.pubDate, item.atom?.published, item.dc?.dates?.[0], item.atom?.updated]),
        author: item.dc?.creators?.[0] ?? nameOf(item.authors?.[0]),
        summary: description,
        content: asHtml(item.content?.encoded) ?? description,
        categories: present((item.categories ?? []).map((category) => category.name)),
        base: item.xml?.base ?? null,
        isUnread: item.xml?.lang !== undefined,
      };
    }),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  return {
    format: 'atom',
    readBy: 'feedsmith',
    title: atomText(feed.title) ?? asHtml(feed.dc?.titles?.[0]),
    link: alternate(feed.links),
    description: atomText(feed.subtitle),
    language: feed.xml?.lang ?? feed.dc?.languages?.[0] ?? null,
    ttlMinutes: wishedMinutes(null, feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    base: feed.xml?.base ?? null,
    self: selfOf(feed.links),
    withdrawn: [],
    entries: (feed.entries ?? []).map((entry): RawEntry => {
      const summary = atomText(entry.summary);
      const categories = (entry.categories ?? []).map(({ label, term }) => label ?? term);
      return {
        id: entry.id ?? null,
        title: atomText(entry.title) ?? asHtml(entry.dc?.titles?.[0] ?? entry.media?.title?.value),
        link: alternate(entry.links) ?? entry.content?.src ?? addressOf(entry.id),
        dates: present([
          entry.published,
          entry.dcterms?.issued?.[0],
          entry.updated,
          entry.dc?.dates?.[0],
          entry.dcterms?.modified?.[0],
        ]),
        author: entry.authors?.[0]?.name ?? entry.dc?.creators?.[0] ?? feed.authors?.[0]?.name ?? null,
        summary,
        content: atomText(entry.content) ?? summary ?? asHtml(entry.media?.description?.value),
        categories: present([...categories, ...(entry.dc?.subjects ?? [])]),
        base: entry.xml?.base ?? null,
        isUnread: entry.xml?.lang !== undefined,
      };
    }),
  };
}

function fromJson(feed: JsonFeed.Feed<string>): RawFeed {
  return {
    format: 'json',
    readBy: 'feedsmith',
    title: asText(feed.title),
    link: feed.home_page_url ?? null,
    description: asText(feed.description),
    language: feed.language ?? null,
    ttlMinutes: null,
    base: null,
    self: feed.feed_url ?? null,
    withdrawn: [],
    entries: (feed.items ?? []).map(
      (item): RawEntry => ({
        id: item.id ?? null,
        title: asText(item.title),
        link: item.url ?? item.external_url ?? addressOf(item.id),
        dates: present([item.date_published, item.date_modified]),
        author: item.authors?.[0]?.name ?? feed.authors?.[0]?.name ?? null,
        summary: asText(item.summary),
        content: asHtml(item.content_html) ?? asText(item.content_text),
        categories: present(item.tags ?? []),
        base: null,
      }),
    ),
  };
}

/** Words of a plain feed, which says of each whether it is HTML. */
function atomText(text: { readonly value?: string; readonly type?: string } | undefined): RawText | null {
  return text?.type === 'text' ? asText(text.value) : asHtml(text?.value);
}

type Links = readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined;

/** RFC 4287, 4.2.7.2: a link without a relation leads to the page itself, as `alternate` does. */
function alternate(links: Links): string | null {
  const pages = (links ?? []).filter(({ rel, href }) => (rel === undefined || rel === 'alternate') && href);
  const page = pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0];
  return page?.href ?? null;
}

function selfOf(links: Links): string | null {
  return links?.find(({ rel }) => rel === 'self')?.href ?? null;
}

/** An id that is an address, where nothing else is. */
function addressOf(id: string | undefined): string | null {
  return id !== undefined && /^https?:\/\/\S/i.test(id) ? id : null;
}

function present(values: readonly (string | undefined)[]): readonly string[] {
  return values.filter((value) => value !== undefined && value !== '') as readonly string[];
}

function nameOf(person: unknown): string | null {
  if (typeof person === 'string') return person;
  const { name, email } = (person ?? {}) as { readonly name?: unknown; readonly email?: unknown };
  if (typeof name === 'string') return name;
  return typeof email === 'string' ? email : null;
}
