/** A look at a feed document before any parser sees it, linear in its length. */
import { Refusal } from '../outcome.ts';
import { mendMarkup } from './mend-markup.ts';
import { tagsOf } from './xml-tags.ts';

/** The most bytes of a feed, decompressed (`promises.md` F5); the most characters of its text. */
export const FEED_BYTES = 5 * 1024 * 1024;

/** The deepest nesting that is read. Real feeds need ten levels; parsers need time that grows with the square. */
export const MOST_LEVELS = 192;

/** From a longer feed the first and the last so many items are given to a parser: the newest stand at either end. */
const MOST_AT_EACH_END = 750;

/** A document that a parser may be given. */
export interface ScannedFeed {
  readonly kind: 'rss' | 'atom' | 'rdf' | 'json';
  /** The root element and nothing around it, no document type, no entity that XML does not know. */
  readonly text: string;
  /** Whether the document ends in the middle; what is left are the entries that are whole. */
  readonly cut: boolean;
}

const ROOTS: ReadonlyMap<string, ScannedFeed['kind']> = new Map([
  ['rss', 'rss'],
  ['feed', 'atom'],
  ['rdf', 'rdf'],
]);

/**
 * Looks at a document without parsing it. Throws `Refusal`: `feed-empty`, `feed-not-a-feed`, `feed-too-deep`, and
 * `feed-broken` where it declares entities or is cut off before its first whole entry.
 */
export function scanFeed(document: string): ScannedFeed {
  const text = document.trimStart();
  if (text === '') throw new Refusal('feed-empty', 'it holds nothing but white space');
  if (text.startsWith('{') || text.startsWith('[')) {
    checkJsonDepth(text);
    return { kind: 'json', text, cut: false };
  }
  return scanXml(text);
}

interface Entry {
  readonly start: number;
  readonly end: number;
}

function scanXml(text: string): ScannedFeed {
  const open: string[] = [];
  const entries: Entry[] = [];
  let root: { readonly start: number; readonly kind: ScannedFeed['kind'] } | null = null;
  let end = -1;
  let entryStart = -1;
  /** The elements around the last whole entry, to be closed after it. */
  let around: readonly string[] = [];

  for (const tag of tagsOf(text)) {
    if (tag.kind === 'doctype') {
      if (/<!ENTITY/i.test(text.slice(tag.start, tag.end))) throw new Refusal('feed-broken', 'it declares entities');
      // sax, which rss-parser uses, needs quadratic time for a declaration that does not end.
      if (root !== null) throw new Refusal('feed-broken', 'it holds a declaration where none may stand');
      continue;
    }
    const local = localName(tag.name);
    if (tag.kind !== 'close') {
      root ??= { start: tag.start, kind: rootKind(local) };
      if (isEntry(local) && open.length > 0 && open.length <= 2) entryStart = tag.start;
      if (tag.kind === 'empty') {
        if (open.length === 0) end = tag.end;
        // An empty entry counts for the length of a feed, not for what is whole in it.
        else if (entryStart === tag.start) {
          entries.push({ start: entryStart, end: tag.end });
          entryStart = -1;
        }
      } else if (open.push(tag.name) > MOST_LEVELS) {
        throw new Refusal('feed-too-deep', `it nests deeper than ${MOST_LEVELS} levels`);
      }
    } else {
      const at = open.lastIndexOf(tag.name);
      if (at >= 0) open.length = at;
      if (isEntry(local) && entryStart >= 0 && open.length <= 2) {
        entries.push({ start: entryStart, end: tag.end });
        entryStart = -1;
        around = [...open];
      }
      if (root !== null && open.length === 0 && at >= 0) end = tag.end;
    }
    // A second root, scripts or comments of a cache may follow; nobody needs them.
    if (end >= 0) break;
  }

  if (root === null) throw new Refusal('feed-not-a-feed', 'it holds no markup');
  const cut = end < 0;
  const last = entries.at(-1);
  if (cut && last === undefined) throw new Refusal('feed-broken', 'it is cut off before its first entry ends');
  const closers = around.toReversed().map((name) => `</${name}>`);
  const whole = cut ? text.slice(root.start, last?.end) + closers.join('') : text.slice(root.start, end);
  return { kind: root.kind, text: mendMarkup(withoutMiddle(whole, entries, root.start)), cut };
}

function rootKind(local: string): ScannedFeed['kind'] {
  const kind = ROOTS.get(local);
  if (kind !== undefined) return kind;
  const what = local === 'html' || local === 'body' || local === 'head' ? 'it is a web page' : `its root is "${local}"`;
  throw new Refusal('feed-not-a-feed', what.slice(0, 60));
}

function isEntry(local: string): boolean {
  return local === 'item' || local === 'entry';
}

function localName(name: string): string {
  return name.slice(name.lastIndexOf(':') + 1).toLowerCase();
}

function withoutMiddle(text: string, entries: readonly Entry[], offset: number): string {
  if (entries.length <= 2 * MOST_AT_EACH_END) return text;
  const from = entries[MOST_AT_EACH_END];
  const to = entries.at(-MOST_AT_EACH_END);
  return from === undefined || to === undefined
    ? text
    : text.slice(0, from.start - offset) + text.slice(to.start - offset);
}

function checkJsonDepth(text: string): void {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x22) at = endOfString(text, at);
    else if (character === 0x7b || character === 0x5b) {
      depth += 1;
      if (depth > MOST_LEVELS) throw new Refusal('feed-too-deep', `it nests deeper than ${MOST_LEVELS} levels`);
    } else if (character === 0x7d || character === 0x5d) depth -= 1;
  }
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (character === 0x5c) at += 1;
    else if (character === 0x22) return at;
  }
  return text.length;
}
