import { languageCode } from '../language/code.ts';
import { canonicalAddress, outletDomain, pageKey } from './address.ts';
import { type PageDocument, squeezedText } from './page-dom.ts';
import type { PageText } from './ports.ts';

/** What a page says of itself, in its head and in its linked data; all of it the publisher's claim. */
export interface PageMetadata extends Omit<PageText, 'text'> {
  /** The lead or a summary, for search engines and link previews; null when there is none. */
  readonly description: string | null;
  /** The whole text as the publisher gives it to search engines, a paragraph each; empty when it does not. */
  readonly articleBody: readonly string[];
}

/** A piece of JSON-LD. */
type Linked = Readonly<Record<string, unknown>>;

/** Reads what a page at `url` says of itself. */
export function metadataOf(document: PageDocument, url: string): PageMetadata {
  const article = linkedArticle(document);
  const meta = metaReader(document);
  const outlet = plain(meta('og:site_name')) ?? nameOf(article?.publisher) ?? plain(meta('application-name'));
  return {
    title: titleOf(document, article, meta, outlet),
    canonicalUrl: canonicalOf(document, meta, url),
    authors: authorsOf(document, article, meta),
    published: publishedOf(document, article, meta),
    language: languageOf(document, article, meta),
    outlet,
    description: plain(meta('og:description')) ?? plain(meta('description')) ?? textOf(article?.description),
    articleBody: bodyOf(article?.articleBody),
  };
}

type Meta = (name: string) => string | null;

function metaReader(document: PageDocument): Meta {
  const values = new Map<string, string>();
  for (const element of document.querySelectorAll('meta')) {
    const name = element.getAttribute('property') ?? element.getAttribute('name') ?? element.getAttribute('itemprop');
    const content = element.getAttribute('content');
    for (const key of name?.toLowerCase().split(/\s+/) ?? []) {
      if (content && !values.has(key)) values.set(key, content);
    }
  }
  return (name) => values.get(name) ?? null;
}

const ARTICLE_TYPE = /(?:Article|Report|BlogPosting|LiveBlogPosting)$/;

/** How much linked data of one page is read. */
const LINKED_SCRIPTS = 20;
const LINKED_NODES = 500;

/** The page's article among its linked data: the one with a text if there are several. */
function linkedArticle(document: PageDocument): Linked | null {
  let found: Linked | null = null;
  let scripts = 0;
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) {
    scripts += 1;
    if (scripts > LINKED_SCRIPTS) break;
    for (const node of nodesOf(parsed(script.textContent ?? ''))) {
      if (!typesOf(node).some((type) => ARTICLE_TYPE.test(type))) continue;
      if (found === null || (!found.articleBody && node.articleBody)) found = node;
    }
  }
  return found;
}

function parsed(json: string): unknown {
  try {
    // Some publishers break lines inside strings or wrap the data in a comment.
    return JSON.parse(
      json.replace(/^\s*(?:<!--|\/\*.*?\*\/|<!\[CDATA\[)|(?:-->|\]\]>)\s*;?\s*$/g, '').replace(/[\r\n\t]+/g, ' '),
    );
  } catch {
    return null;
  }
}

function nodesOf(data: unknown): readonly Linked[] {
  const nodes: Linked[] = [];
  const waiting: unknown[] = [data];
  while (waiting.length > 0 && nodes.length < LINKED_NODES) {
    const value = waiting.shift();
    if (Array.isArray(value)) waiting.push(...value.slice(0, LINKED_NODES));
    else if (typeof value === 'object' && value !== null) {
      const node = value as Linked;
      nodes.push(node);
      for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) if (node[key]) waiting.push(node[key]);
    }
  }
  return nodes;
}

function typesOf(node: Linked): readonly string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string');
}

function bodyOf(value: unknown): readonly string[] {
  if (typeof value !== 'string') return [];
  return value
    .replace(/<\/?(?:p|br|div|li|h[1-6]|blockquote)\b[^<>]{0,200}>/gi, '\n')
    .split(/\s*\n\s*/)
    .flatMap((paragraph) => plain(paragraph) ?? []);
}

/** A string without tags and entities; null when it is none or empty. */
function textOf(value: unknown): string | null {
  return typeof value === 'string' ? plain(value) : null;
}

function plain(value: string | null): string | null {
  if (value === null) return null;
  const text = decoded(value.replace(/<\/?[a-z][^<>]{0,500}>/gi, ' '))
    .replace(/\s+/g, ' ')
    .trim();
  return text === '' ? null : text;
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  rsquo: '’',
  lsquo: '‘',
  rdquo: '”',
  ldquo: '“',
  ndash: '–',
  mdash: '—',
  hellip: '…',
};

/** Publishers escape twice in attributes and linked data. */
function decoded(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal, hex, name) => {
    if (name) return ENTITIES[String(name).toLowerCase()] ?? whole;
    const code = decimal ? Number(decimal) : Number.parseInt(String(hex), 16);
    return code > 31 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) ? String.fromCodePoint(code) : whole;
  });
}

function nameOf(value: unknown): string | null {
  for (const one of [value].flat()) {
    const name = textOf(one) ?? (typeof one === 'object' && one !== null ? textOf((one as Linked).name) : null);
    if (name !== null) return name;
  }
  return null;
}

function titleOf(document: PageDocument, article: Linked | null, meta: Meta, outlet: string | null): string | null {
  const heading = squeezedText(document.querySelector('article h1') ?? document.querySelector('h1'));
  const claimed = textOf(article?.headline) ?? plain(meta('og:title')) ?? plain(meta('twitter:title'));
  const written = plain(squeezedText(document.querySelector('title')));
  const title = claimed ?? (heading.length >= 15 ? heading : written) ?? heading;
  if (title === '') return null;
  // Where the heading is the claimed title, the heading is what readers see.
  const seen = heading !== '' && folded(title).startsWith(folded(heading)) ? heading : withoutOutlet(title, outlet);
  return seen.slice(0, TITLE_CHARACTERS);
}

const TITLE_CHARACTERS = 500;

/** "Market struck | The Paper" → "Market struck", where the last part is the outlet's name. */
function withoutOutlet(title: string, outlet: string | null): string {
  const [, head, tail] = /^(.{10,})\s+[|–—·•»-]\s+([^|–—·•»]{2,60})$/.exec(title) ?? [];
  if (!head || !tail) return title;
  const [name, end] = [folded(outlet ?? ''), folded(tail)];
  return name !== '' && (name.includes(end) || end.includes(name)) ? head.trim() : title;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}

/** The address the page gives itself, where it may speak for itself: on the same site, and no home page for an article. */
function canonicalOf(document: PageDocument, meta: Meta, url: string): string | null {
  const own = canonicalAddress(url);
  const claims = [document.querySelector('link[rel="canonical"]')?.getAttribute('href'), meta('og:url')];
  for (const claim of claims) {
    const address = claim ? canonicalAddress(claim, url) : null;
    if (address === null || own === null || outletDomain(address) !== outletDomain(own)) continue;
    if (pageKey(address) !== null || pageKey(own) === null) return address;
  }
  return own;
}

function authorsOf(document: PageDocument, article: Linked | null, meta: Meta): readonly string[] {
  const linked = [article?.author, article?.creator].flat().flatMap((author) => nameOf(author) ?? []);
  const named =
    linked.length > 0 ? linked : [meta('author'), meta('article:author'), meta('dc.creator'), meta('parsely-author')];
  const names = named.flatMap((name) => splitNames(plain(name) ?? ''));
  if (names.length === 0) {
    for (const element of document.querySelectorAll('[rel~="author"], [itemprop~="author"]')) {
      names.push(...splitNames(squeezedText(element)));
      if (names.length >= AUTHORS) break;
    }
  }
  return [...new Set(names)].slice(0, AUTHORS);
}

const AUTHORS = 10;

function splitNames(text: string): string[] {
  return text
    .replace(/^(?:by|von|par|por)\s+/i, '')
    .split(/\s*(?:,|;|\||\band\b|\bund\b|&)\s*/)
    .map((name) => name.trim())
    .filter((name) => name.length > 1 && name.length <= 80 && !/^https?:|^@|\.(?:com|org|net)\b/i.test(name));
}

function publishedOf(document: PageDocument, article: Linked | null, meta: Meta): string | null {
  const claims = [
    article?.datePublished,
    meta('article:published_time'),
    meta('datepublished'),
    meta('parsely-pub-date'),
    meta('dc.date.issued'),
    meta('dcterms.created'),
    meta('publish-date'),
    meta('pubdate'),
    meta('date'),
    article?.dateCreated,
    document.querySelector('[itemprop~="datePublished"]')?.getAttribute('datetime'),
    document.querySelector('article time[datetime], header time[datetime]')?.getAttribute('datetime'),
    document.querySelector('time[datetime]')?.getAttribute('datetime'),
  ];
  for (const claim of claims) {
    const moment = typeof claim === 'string' ? instant(claim.trim()) : null;
    if (moment !== null) return moment;
  }
  return null;
}

/** ISO 8601 in UTC of a date as pages write it. A time without a zone is taken as UTC; a day alone is its beginning. */
function instant(text: string): string | null {
  if (text.length > 64) return null;
  const [, day, time = '00:00', zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?$/i.exec(text) ?? [];
  const offset = zone === undefined ? 'Z' : zone.toUpperCase().replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
  const worded =
    /^[a-z]{3,9},? /i.test(text) && /\d{4}/.test(text)
      ? /(?:GMT|UTC|Z|[+-]\d{4})$/.test(text)
        ? text
        : `${text} UTC`
      : '';
  const ms = Date.parse(day === undefined ? worded : `${day}T${time}${offset}`);
  const date = new Date(ms);
  return Number.isNaN(ms) || date.getUTCFullYear() < 1990 || date.getUTCFullYear() > 2100 ? null : date.toISOString();
}

function languageOf(document: PageDocument, article: Linked | null, meta: Meta): string | null {
  const claims = [
    document.documentElement?.getAttribute('lang'),
    textOf(article?.inLanguage),
    meta('og:locale'),
    meta('content-language'),
    meta('language'),
  ];
  for (const claim of claims) {
    const code = languageCode(claim);
    if (code !== null) return code;
  }
  return null;
}
