/** Runs in a thread of its own: a document in, a feed out. Whatever it takes, the main thread does not wait for it. */
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { languageCode } from '../language/code.ts';
import { normaliseText } from '../language/text.ts';
import { readFeedDate } from './dates.ts';
import type { FeedEntry, FeedFormat, ParsedFeed } from './feed.ts';
import { cleanHtml, htmlToText, linkOf } from './html.ts';
import { MOST_ENTRIES } from './scan.ts';

/** A feed as a parser gives it, before anything is cleaned. Fields may be anything: the outside wrote them. */
interface RawFeed {
  readonly format: FeedFormat;
  readonly title: unknown;
  readonly link: unknown;
  readonly description: unknown;
  readonly language: unknown;
  readonly ttlMinutes: number | null;
  readonly entries: readonly RawEntry[];
}

interface RawEntry {
  readonly id: unknown;
  readonly title: unknown;
  readonly link: unknown;
  readonly published: unknown;
  readonly author: unknown;
  readonly summary: unknown;
  readonly content: unknown;
  readonly categories: readonly unknown[];
}

/** What the thread is asked. `careful` leaves out the parser that slow input can hold up. */
export interface ParseTask {
  readonly text: string;
  readonly url: string;
  readonly kind: 'xml' | 'json';
  readonly careful: boolean;
}

/** Parses a document; throws when it is no feed either parser can read. */
export async function parseDocument({ text, url, kind, careful }: ParseTask): Promise<ParsedFeed> {
  const raw = (kind === 'xml' && !careful && !isAtom(text) ? await byRssParser(text) : null) ?? byFeedsmith(text);
  return cleaned(raw, url);
}

function isAtom(text: string): boolean {
  return /<(?:\w+:)?feed[\s>]/i.test(text.slice(0, 4_000));
}

/** RSS and RDF; null where it refuses or finds nothing. It would reorder mixed content in Atom, so that is not its. */
async function byRssParser(text: string): Promise<RawFeed | null> {
  const parser = new RssParser<Record<string, unknown>, Record<string, unknown>>({
    defaultRSS: 2.0,
    customFields: {
      feed: ['language', 'ttl', 'dc:language'],
      item: ['dc:date', 'dc:creator', 'author', 'description', 'content:encoded'] as never,
    },
  });
  try {
    const feed = await parser.parseString(text);
    if (feed.items.length === 0) return null;
    return {
      format: /<rdf:RDF[\s>]/i.test(text.slice(0, 4_000)) ? 'rdf' : 'rss',
      title: feed.title,
      link: feed.link,
      description: feed.description,
      language: feed.language ?? feed['dc:language'],
      ttlMinutes: Number(feed.ttl) > 0 ? Number(feed.ttl) : null,
      entries: feed.items.slice(0, MOST_ENTRIES).map((item) => ({
        id: item.guid ?? item['rdf:about'],
        title: item.title,
        link: item.link,
        published: item.pubDate ?? item['dc:date'] ?? item.isoDate,
        author: item['dc:creator'] ?? item.creator ?? item.author,
        summary: item.description ?? item.content,
        content: item['content:encoded'] ?? item.content,
        categories: item.categories ?? [],
      })),
    };
  } catch {
    return null;
  }
}

function byFeedsmith(text: string): RawFeed {
  const { format, feed } = parseFeed(text, { maxItems: MOST_ENTRIES } as never);
  switch (format) {
    case 'rss':
      return {
        format,
        title: feed.title,
        link: feed.link,
        description: feed.description,
        language: feed.language ?? feed.dc?.languages?.[0],
        ttlMinutes: feed.ttl ?? null,
        entries: (feed.items ?? []).map((item) => ({
          id: item.guid?.value,
          title: item.title ?? item.dc?.titles?.[0],
          link: item.link ?? (item.guid?.isPermaLink === false ? null : item.guid?.value),
          published: item.pubDate ?? item.dc?.dates?.[0],
          author: item.authors?.[0] ?? item.dc?.creators?.[0],
          summary: item.description,
          content: item.content?.encoded ?? item.description,
          categories: (item.categories ?? []).map((category) => category.name),
        })),
      };
    case 'rdf':
      return {
        format,
        title: feed.title,
        link: feed.link,
        description: feed.description,
        language: feed.dc?.languages?.[0],
        ttlMinutes: null,
        entries: (feed.items ?? []).map((item) => ({
          id: item.rdf?.about,
          title: item.title,
          link: item.link,
          published: item.dc?.dates?.[0],
          author: item.dc?.creators?.[0],
          summary: item.description,
          content: item.content?.encoded ?? item.description,
          categories: [],
        })),
      };
    case 'atom':
      return {
        format,
        title: feed.title,
        link: alternate(feed.links),
        description: feed.subtitle,
        language: (feed as { xml?: { lang?: unknown } }).xml?.lang,
        ttlMinutes: null,
        entries: (feed.entries ?? []).map((entry) => ({
          id: entry.id,
          title: entry.title,
          link: alternate(entry.links) ?? (entry.content as { src?: unknown } | undefined)?.src,
          published: entry.published ?? entry.updated,
          author: entry.authors?.[0]?.name ?? feed.authors?.[0]?.name,
          summary: entry.summary,
          content: entry.content ?? entry.summary,
          categories: (entry.categories ?? []).map((category) => category.label ?? category.term),
        })),
      };
    case 'json':
      return {
        format,
        title: feed.title,
        link: feed.home_page_url,
        description: feed.description,
        language: feed.language,
        ttlMinutes: null,
        entries: (feed.items ?? []).map((item) => ({
          id: item.id,
          title: item.title,
          link: item.url ?? item.external_url,
          published: item.date_published ?? item.date_modified,
          author: item.authors?.[0]?.name,
          summary: item.summary ?? item.content_html ?? item.content_text,
          content: item.content_html ?? escapedText(item.content_text),
          categories: item.tags ?? [],
        })),
      };
  }
}

function alternate(links: readonly { readonly href?: unknown; readonly rel?: unknown }[] | undefined): unknown {
  const found =
    links?.find(({ rel }) => rel === undefined || rel === 'alternate') ??
    links?.find(({ rel }) => rel !== 'self' && rel !== 'enclosure');
  return found?.href;
}

function escapedText(text: unknown): string | undefined {
  return typeof text === 'string'
    ? text
        .replace(/&/g, '&amp;')
        .replace(/</g, '&lt;')
        .replace(/\n{2,}/g, '<p>')
    : undefined;
}

function cleaned(raw: RawFeed, url: string): ParsedFeed {
  const link = linkOf(wordsOf(raw.link), url);
  const base = link ?? url;
  const entries: FeedEntry[] = [];
  const skipped: { index: number; reason: string }[] = [];
  for (const [index, entry] of raw.entries.entries()) {
    const one = cleanedEntry(entry, url, base);
    if (typeof one === 'string') skipped.push({ index, reason: one });
    else entries.push(one);
  }
  return {
    format: raw.format,
    title: line(raw.title),
    link,
    description: line(raw.description),
    language: languageCode(wordsOf(raw.language)),
    ttlMinutes: raw.ttlMinutes,
    entries,
    skipped,
  };
}

/** The most characters of a title or an address; longer ones are no titles and no addresses. */
const MOST_TITLE = 1_000;
const MOST_ADDRESS = 4_000;

function cleanedEntry(raw: RawEntry, url: string, base: string): FeedEntry | string {
  try {
    const title = line(raw.title).slice(0, MOST_TITLE);
    const address = wordsOf(raw.link) ?? '';
    const link =
      address.length > MOST_ADDRESS ? null : linkOf(address, URL.canParse(url) && /^https?:/i.test(url) ? url : base);
    const summary = plainText(wordsOf(raw.summary) ?? '');
    if (title === '' && link === null && summary === '') return 'it has no title, no link and no text';
    const id = wordsOf(raw.id)?.trim().slice(0, MOST_ADDRESS) ?? '';
    return {
      id: id === '' ? null : id,
      title,
      link,
      published: readFeedDate(wordsOf(raw.published)),
      author: line(raw.author).slice(0, MOST_TITLE) || null,
      summary,
      content: cleanHtml(wordsOf(raw.content) ?? '', link ?? base).toWellFormed(),
      categories: raw.categories
        .map(line)
        .filter((category) => category !== '')
        .slice(0, 50),
    };
  } catch (cause) {
    return `it could not be read (${cause instanceof Error ? cause.message.slice(0, 80) : 'unknown'})`;
  }
}

/** The words of a field, in whatever clothes a parser left them; null when there are none. */
function wordsOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return wordsOf(value[0]);
  if (typeof value !== 'object' || value === null) return null;
  const fields = value as Readonly<Record<string, unknown>>;
  return wordsOf(fields._ ?? fields.value ?? fields.name ?? fields.href ?? null);
}

function plainText(html: string): string {
  return normaliseText(htmlToText(html));
}

/** Plain text on one line. */
function line(value: unknown): string {
  return plainText(wordsOf(value) ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}
