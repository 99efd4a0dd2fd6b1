import { pageKey } from './address.ts';
import { looseJson } from './loose-json.ts';
import type { PageDocument } from './page-dom.ts';
import { plainParagraphs, plainText } from './plain-markup.ts';

/** A piece of JSON-LD. */
export type Linked = Readonly<Record<string, unknown>>;

/** What a page's linked data says of the report on it. Everything is the publisher's claim. */
export interface LinkedArticle {
  readonly headline: string | null;
  readonly description: string | null;
  /** The whole text as the publisher gives it to search engines, a paragraph each where it is divided; empty when it is not there. */
  readonly body: readonly string[];
  readonly authors: readonly string[];
  readonly publisher: string | null;
  readonly language: string | null;
  /** As written, the most telling first. */
  readonly published: readonly string[];
  readonly changed: string | null;
}

/** How much linked data of one page is read. */
const LINKED_SCRIPTS = 40;
const LINKED_NODES = 1_000;

/** Reads the linked data of the page at `url`: the article that is the page's, what only the page itself is dated by. */
export function linkedArticle(document: PageDocument, url: string): LinkedArticle {
  const nodes = linkedNodes(document);
  const byId = new Map(
    nodes.flatMap((node) => (typeof node['@id'] === 'string' ? [[node['@id'], node] as const] : [])),
  );
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE.test(type)));
  const own = keyOf(url);
  const article = articles.sort((a, b) => rank(b, own) - rank(a, own))[0] ?? null;
  const page =
    nodes.find((node) => typesOf(node).some((type) => /(?:WebPage|ItemPage|VideoObject)$/.test(type))) ?? null;
  return {
    headline: textOf(article?.headline) ?? textOf(article?.name),
    description: textOf(article?.description),
    body: article === null ? [] : bodyOf(article),
    authors: [article?.author, article?.creator].flat().flatMap((author) => namesOf(author, byId)),
    publisher: namesOf(article?.publisher, byId)[0] ?? null,
    language: textOf(article?.inLanguage),
    published: [
      article?.datePublished,
      article?.dateCreated,
      article?.uploadDate,
      page?.datePublished,
      page?.uploadDate,
    ].flatMap((date) => (typeof date === 'string' ? [date] : [])),
    changed: textOf(article?.dateModified) ?? textOf(page?.dateModified),
  };
}

const ARTICLE = /(?:Article|Report|BlogPosting|LiveBlogPosting|^Posting|NewsItem|Interview|OpinionPiece)$/;

/** The page's own article before those it links to, the one with a text before its stub. */
function rank(node: Linked, own: string | null): number {
  const addresses = [node.url, node['@id'], node.mainEntityOfPage, (node.mainEntityOfPage as Linked | null)?.['@id']];
  const isOwn = own !== null && addresses.some((address) => typeof address === 'string' && keyOf(address) === own);
  const says = (key: string) => (typeof node[key] === 'string' && node[key] !== '' ? 1 : 0);
  return (isOwn ? 4 : 0) + says('articleBody') * 3 + says('datePublished') + says('headline');
}

function keyOf(address: string): string | null {
  return URL.canParse(address) ? pageKey(address) : null;
}

function linkedNodes(document: PageDocument): readonly Linked[] {
  const nodes: Linked[] = [];
  let scripts = 0;
  for (const script of document.querySelectorAll('script[type]')) {
    if (!/ld\+json/i.test(script.getAttribute('type') ?? '')) continue;
    scripts += 1;
    if (scripts > LINKED_SCRIPTS || nodes.length >= LINKED_NODES) break;
    const text = script.textContent ?? '';
    const data = looseJson(text);
    if (data !== null) collect(data, nodes);
    else nodes.push(...fieldsOf(text));
  }
  return nodes;
}

/** Where other nodes of the page's own may stand. */
const BELOW = ['@graph', 'mainEntity', 'mainEntityOfPage', 'hasPart', 'subjectOf', 'itemListElement'] as const;

function collect(data: unknown, nodes: Linked[]): void {
  const waiting: unknown[] = [data];
  for (let at = 0; at < waiting.length && nodes.length < LINKED_NODES && at < 5 * LINKED_NODES; at += 1) {
    const value = waiting[at];
    if (Array.isArray(value)) waiting.push(...value.slice(0, LINKED_NODES));
    else if (isNode(value)) {
      nodes.push(value);
      for (const key of BELOW) if (isNode(value[key]) || Array.isArray(value[key])) waiting.push(value[key]);
    }
  }
}

function isNode(value: unknown): value is Linked {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What can still be read of data that is broken beyond repair: its single fields. */
function fieldsOf(text: string): readonly Linked[] {
  const type = /"@type"\s{0,20}:\s{0,20}\[?\s{0,20}"([^"]{1,60})"/.exec(text)?.[1];
  if (type === undefined) return [];
  const field = (name: string) =>
    new RegExp(`"${name}"\\s{0,20}:\\s{0,20}"((?:[^"\\\\]|\\\\.){1,1000})"`).exec(text)?.[1]?.replaceAll('\\"', '"');
  return [
    {
      '@type': type,
      headline: field('headline'),
      datePublished: field('datePublished'),
      author: { name: /"author"[^{}]{0,40}\{[^{}]{0,200}"name"\s{0,20}:\s{0,20}"([^"]{1,100})"/.exec(text)?.[1] },
    },
  ];
}

function typesOf(node: Linked): readonly string[] {
  return [node['@type']].flat().filter((type) => typeof type === 'string');
}

function bodyOf(article: Linked): readonly string[] {
  if (typeof article.articleBody === 'string') return plainParagraphs(article.articleBody);
  const parts = [article.articleBody].flat().filter((part) => typeof part === 'string');
  return parts.flatMap((part) => plainParagraphs(part));
}

/** A string without tags and entities; null when it is none or empty. */
function textOf(value: unknown): string | null {
  for (const one of [value].flat()) if (typeof one === 'string') return plainText(one);
  return null;
}

/** The names of people or organisations, of which some are only referred to. */
function namesOf(value: unknown, byId: ReadonlyMap<unknown, Linked>): readonly string[] {
  return [value].flat(2).flatMap((one) => {
    if (!isNode(one)) return textOf(one) ?? [];
    const name = textOf(one.name) ?? textOf(byId.get(one['@id'])?.name);
    return name ?? [];
  });
}
