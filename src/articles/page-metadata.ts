import { languageCode } from '../language/code.ts';
import { canonicalAddress, outletDomain, pageKey } from './address.ts';
import { authorsOf } from './page-authors.ts';
import { publishedOf } from './page-dates.ts';
import type { PageDocument } from './page-dom.ts';
import { titleOf } from './page-title.ts';
import type { PageText } from './ports.ts';

/** What a page says of itself, in its head and in its linked data; all of it the publisher's claim. */
export interface PageMetadata extends Omit<PageText, 'text' | 'readBy' | 'isStub' | 'reserved'> {
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
  const named = plain(meta('og:site_name')) ?? nameOf(article?.publisher) ?? plain(meta('application-name'));
  const site = siteOf(url);
  const { title, outlet, heading } = titleOf({
    document,
    claimed: textOf(article?.headline) ?? plain(meta('og:title')) ?? plain(meta('twitter:title')),
    outlet: named ?? plain(meta('dc.publisher')) ?? plain(meta('publisher')),
    site,
  });
  const language = languageOf(document, article, meta);
  return {
    title,
    canonicalUrl: canonicalOf(document, meta, url),
    authors: authorsOf({
      document,
      linked: [article?.author, article?.creator].flat().flatMap((author) => nameOf(author) ?? []),
      claimed: AUTHOR_NAMES.map((name) => plain(meta(name))),
      outlets: [outlet ?? '', site, nameOf(article?.publisher) ?? ''],
    }),
    published: publishedOf({ document, claims: claimedDates(article, meta), heading, url, language }),
    language,
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

/** The address the page gives itself, where it may speak for itself: on the same site, and no home page for an article. */
function canonicalOf(document: PageDocument, meta: Meta, url: string): string | null {
  const own = canonicalAddress(url);
  const claims = [document.querySelector('link[rel="canonical"]')?.getAttribute('href'), meta('og:url')];
  for (const claim of claims) {
    // Without its scheme, "www.…" would be a folder of the page's own.
    const address = claim ? canonicalAddress(claim.replace(/^(?=www\.)/i, '//'), url) : null;
    if (address === null || own === null || outletDomain(address) !== outletDomain(own)) continue;
    if (pageKey(address) !== null || pageKey(own) === null) return address;
  }
  return own;
}

/** The names under which publishers give the moment in the head, the most telling first. */
const PUBLISHED_NAMES = `article:published_time og:article:published_time datepublished og:published_time og:pubdate
  parsely-pub-date sailthru.date dc.date.issued dc.date.issue dcterms.issued dcterms.created dc.date.created dc.date
  dcterms.date publish-date publish_date publishdate publication_date publicationdate originalpublicationdate pub_date pubdate
  article.published article_date_original cxenseparse:recs:publishtime rnews:datepublished bt:pubdate date.created
  date`.split(/\s+/);

/** The names under which publishers sign in the head. */
const AUTHOR_NAMES = `author article:author byl byline sailthru.author dc.creator dcterms.creator parsely-author
  search.byline og:article:author cxenseparse:author`.split(/\s+/);

function claimedDates(article: Linked | null, meta: Meta): readonly unknown[] {
  return [article?.datePublished, ...PUBLISHED_NAMES.map(meta), article?.dateCreated];
}

/** "bbc" of www.bbc.co.uk. */
function siteOf(url: string): string {
  const address = canonicalAddress(url);
  return address === null ? '' : (outletDomain(address)?.split('.')[0] ?? '');
}

function languageOf(document: PageDocument, article: Linked | null, meta: Meta): string | null {
  const claims = [
    document.documentElement?.getAttribute('lang'),
    document.documentElement?.getAttribute('xml:lang') ?? null,
    textOf(article?.inLanguage),
    meta('og:locale'),
    meta('content-language'),
    meta('language'),
    meta('dc.language'),
  ];
  for (const claim of claims) {
    const code = languageCode(claim);
    if (code !== null) return code;
  }
  return null;
}
