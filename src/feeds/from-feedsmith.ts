import { type AtomFeed, type JsonFeed, parseFeed, type RdfFeed, type RssFeed } from 'feedsmith';
import { asHtml, asText, type RawEntry, type RawFeed, type RawText, wishedMinutes } from './raw-feed.ts';

/** Any feed by feedsmith: Atom, JSON Feed, and what rss-parser refuses. Throws what it throws where it refuses. */
export function byFeedsmith(text: string): RawFeed {
  const parsed = parseFeed(text);
  switch (parsed.format) {
    case 'rss':
      return fromRss(parsed.feed);
    case 'rdf':
      return fromRdf(parsed.feed);
    case 'atom':
      return fromAtom(parsed.feed);
    case 'json':
      return fromJson(parsed.feed);
  }
}

function fromRss(feed: RssFeed.Feed<string>): RawFeed {
  return {
    format: 'rss',
    readBy: 'feedsmith',
    title: asHtml(feed.title),
    link: feed.link ?? null,
    description: asHtml(feed.description),
    language: feed.language ?? feed.dc?.languages?.[0] ?? null,
    ttlMinutes: wishedMinutes(feed.ttl, feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    base: feed.xml?.base ?? null,
    withdrawn: [],
    entries: (feed.items ?? []).map((item): RawEntry => {
      const guid = item.guid?.value ?? null;
      const description = asHtml(item.description);
      return {
        id: guid,
        title: asHtml(item.title ?? item.dc?.titles?.[0]),
        link: item.link ?? (item.guid?.isPermaLink !== false && /^https?:/i.test(guid ?? '') ? guid : null),
        dates: present([item.pubDate, item.dc?.dates?.[0]]),
        author: item.dc?.creators?.[0] ?? nameOf(item.authors?.[0]),
        summary: description,
        content: asHtml(item.content?.encoded) ?? description,
        categories: present((item.categories ?? []).map((category) => category.name)),
        base: item.xml?.base ?? null,
      };
    }),
  };
}

function fromRdf(feed: RdfFeed.Feed<string>): RawFeed {
  return {
    format: 'rdf',
    readBy: 'feedsmith',
    title: asHtml(feed.title),
    link: feed.link ?? null,
    description: asHtml(feed.description),
    language: feed.dc?.languages?.[0] ?? null,
    ttlMinutes: wishedMinutes(null, feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    base: null,
    withdrawn: [],
    entries: (feed.items ?? []).map((item): RawEntry => {
      const description = asHtml(item.description);
      return {
        id: item.rdf?.about ?? null,
        title: asHtml(item.title),
        link: item.link ?? null,
        dates: present([item.dc?.dates?.[0]]),
        author: item.dc?.creators?.[0] ?? null,
        summary: description,
        content: asHtml(item.content?.encoded) ?? description,
        categories: present(item.dc?.subjects ?? []),
        base: null,
      };
    }),
  };
}

function fromAtom(feed: AtomFeed.Feed<string>): RawFeed {
  const base = feed.xml?.base ?? null;
  return {
    format: 'atom',
    readBy: 'feedsmith',
    title: atomText(feed.title),
    link: alternate(feed.links),
    description: atomText(feed.subtitle),
    language: feed.xml?.lang ?? null,
    ttlMinutes: wishedMinutes(null, feed.sy?.updatePeriod, feed.sy?.updateFrequency),
    base,
    withdrawn: [],
    entries: (feed.entries ?? []).map((entry): RawEntry => {
      const summary = atomText(entry.summary);
      return {
        id: entry.id ?? null,
        title: atomText(entry.title),
        link: alternate(entry.links) ?? entry.content?.src ?? addressOf(entry.id),
        dates: present([entry.published, entry.updated, entry.dc?.dates?.[0]]),
        author: entry.authors?.[0]?.name ?? entry.dc?.creators?.[0] ?? feed.authors?.[0]?.name ?? null,
        summary,
        content: atomText(entry.content) ?? summary,
        categories: present((entry.categories ?? []).map(({ label, term }) => label ?? term)),
        base: joined(entry.content?.xml?.base, joined(entry.xml?.base, base)),
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
    withdrawn: [],
    entries: (feed.items ?? []).map((item): RawEntry => {
      const content = asHtml(item.content_html) ?? asText(item.content_text);
      return {
        id: item.id ?? null,
        title: asText(item.title),
        link: item.url ?? item.external_url ?? null,
        dates: present([item.date_published, item.date_modified]),
        author: item.authors?.[0]?.name ?? feed.authors?.[0]?.name ?? null,
        summary: asText(item.summary),
        content,
        categories: present(item.tags ?? []),
        base: null,
      };
    }),
  };
}

interface AtomText {
  readonly value?: string;
  readonly type?: string;
}

/**
 * Words of Atom. Without a type they should be plain, but many publishers escape markup there; a headline that talks
 * about tags says `type="text"`.
 */
function atomText(text: AtomText | undefined): RawText | null {
  const type = text?.type?.trim().toLowerCase();
  if (type !== undefined && /^(?:image|audio|video|application)\//.test(type) && !/xhtml|xml/.test(type)) return null;
  return type === 'text' || type === 'text/plain' ? asText(text?.value) : asHtml(text?.value);
}

function alternate(
  links: readonly { readonly href?: string; readonly rel?: string; readonly type?: string }[] | undefined,
): string | null {
  const pages = (links ?? []).filter(({ rel, href }) => (rel === undefined || rel === 'alternate') && href);
  const page = pages.find(({ type }) => type === undefined || /html/i.test(type)) ?? pages[0];
  return page?.href ?? null;
}

/** An id that is an address, where nothing else is. */
function addressOf(id: string | undefined): string | null {
  return id !== undefined && /^https?:\/\/\S/i.test(id) ? id : null;
}

function joined(inner: string | undefined, outer: string | null): string | null {
  if (inner === undefined) return outer;
  return outer !== null && URL.canParse(inner, outer) ? new URL(inner, outer).href : inner;
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
