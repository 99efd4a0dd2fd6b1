/** A look at a feed document before any parser sees it. Linear in its length. */
import { Refusal } from '../outcome.ts';

/** The most bytes of a feed, decompressed (`promises.md` F5). */
export const FEED_BYTES = 5 * 1024 * 1024;

const MOST_LEVELS = 256;
/** Entries beyond are not read: the newest come first in every feed we know. */
export const MOST_ENTRIES = 500;

/** What a document seems to be. */
export type Kind = 'xml' | 'json';

/**
 * Refuses what no parser should be given: empty documents, pages, declarations of entities, too deep nesting.
 * Throws `Refusal` (`feed-empty`, `feed-not-a-feed`, `feed-broken`, `feed-too-deep`, `feed-too-large`).
 */
export function scanFeed(text: string): Kind {
  if (text.length > FEED_BYTES) throw new Refusal('feed-too-large', 'it is larger than 5 MiB');
  const start = text.search(/[^\s\uFEFF\0]/);
  if (start < 0) throw new Refusal('feed-empty', 'it holds nothing but white space');
  const first = text[start];
  if (first === '{' || first === '[') {
    checkJsonDepth(text);
    return 'json';
  }
  if (first !== '<')
    throw new Refusal('feed-not-a-feed', `it begins with "${text.slice(start, start + 30).replace(/\s+/g, ' ')}"`);
  scanXml(text, start);
  return 'xml';
}

/** One walk over the tags: what the root is, how deep it goes, whether it declares entities. */
function scanXml(text: string, start: number): void {
  let depth = 0;
  let root: string | null = null;
  for (let at = start; at >= 0 && at < text.length; at = text.indexOf('<', at)) {
    if (text.startsWith('<!--', at)) at = after(text, '-->', at + 4);
    else if (text.startsWith('<![CDATA[', at)) at = after(text, ']]>', at + 9);
    else if (text.startsWith('<?', at)) at = after(text, '?>', at + 2);
    else if (text.startsWith('<!', at)) at = declaration(text, at);
    else if (text[at + 1] === '/') {
      depth--;
      at = after(text, '>', at);
    } else {
      const name = /^<([A-Za-z_][\w.:-]{0,80})/.exec(text.slice(at, at + 90))?.[1];
      if (name === undefined) {
        at++;
        continue;
      }
      root ??= name.toLowerCase();
      if (root === 'html') throw new Refusal('feed-not-a-feed', 'it is a page in HTML');
      const end = tagEnd(text, at);
      if (text[end - 2] !== '/') depth++;
      if (depth > MOST_LEVELS) throw new Refusal('feed-too-deep', `it nests deeper than ${MOST_LEVELS} levels`);
      at = end;
    }
  }
  if (root === null) throw new Refusal('feed-not-a-feed', 'it holds no element');
}

function declaration(text: string, at: number): number {
  if (/^<!doctype\s+html/i.test(text.slice(at, at + 40))) throw new Refusal('feed-not-a-feed', 'it is a page in HTML');
  const close = text.indexOf('>', at);
  const inner = text.indexOf('[', at);
  if (inner < 0 || (close >= 0 && close < inner)) return close < 0 ? text.length : close + 1;
  const end = text.indexOf(']', inner);
  if (/<!ENTITY/i.test(text.slice(inner, end < 0 ? text.length : end))) {
    throw new Refusal('feed-broken', 'it declares entities of its own, which are never expanded');
  }
  return end < 0 ? text.length : after(text, '>', end);
}

/** Behind the ">" that ends a tag; one inside quotation marks does not. */
function tagEnd(text: string, at: number): number {
  let i = at;
  while (i < text.length) {
    const character = text[i];
    if (character === '>') return i + 1;
    if (character === '"' || character === "'") {
      const close = text.indexOf(character, i + 1);
      if (close < 0) return text.length;
      i = close;
    }
    i++;
  }
  return text.length;
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? text.length : at + mark.length;
}

function checkJsonDepth(text: string): void {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const character = text[i];
    if (quoted) {
      if (character === '\\') i++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '{' || character === '[') {
      if (++depth > MOST_LEVELS) throw new Refusal('feed-too-deep', `it nests deeper than ${MOST_LEVELS} levels`);
    } else if (character === '}' || character === ']') depth--;
  }
}

/**
 * A document that was cut off, up to its last whole entry and closed again; null when it is not cut or holds no whole entry.
 */
export function upToLastEntry(text: string): string | null {
  const tail = text.slice(-2_000);
  if (/<\/(?:\w+:)?(?:rss|feed|rdf)\s*>/i.test(tail)) return null;
  for (const [entry, close] of [
    ['item', '</channel></rss>'],
    ['entry', '</feed>'],
  ] as const) {
    const end = text.lastIndexOf(`</${entry}>`);
    if (end < 0) continue;
    const whole = text.slice(0, end + entry.length + 3);
    return /<rdf:RDF/i.test(text.slice(0, 2_000)) ? `${whole}</rdf:RDF>` : `${whole}${close}`;
  }
  return null;
}
