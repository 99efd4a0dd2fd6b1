/** A look at a feed document before any parser sees it, linear in its length. */
import { Refusal } from '../outcome.ts';
import { VOID_ELEMENTS } from './html-walk.ts';
import { checkEntities } from './own-entities.ts';
import { tagsOf, type XmlTag } from './xml-tags.ts';

/** The most bytes of a feed, decompressed (`promises.md` F5); the most characters of its text. */
export const FEED_BYTES = 5 * 1024 * 1024;

/** The deepest nesting that is read. Real feeds need ten levels; parsers need time that grows with the square. */
export const MOST_LEVELS = 192;

/** From a longer feed the first and the last so many items are read: the newest stand at either end. */
const MOST_AT_EACH_END = 750;

/** A document that may be a feed. */
export interface ScannedFeed {
  readonly kind: 'rss' | 'atom' | 'rdf' | 'json';
  /** From the root element on, nothing behind it, no document type. */
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
 * `feed-broken` where it uses entities of its own or is cut off before its first whole entry.
 */
export function scanFeed(document: string): ScannedFeed {
  const text = document.trimStart();
  if (text === '') throw new Refusal('feed-empty', 'it holds nothing but white space');
  if (text.startsWith('{') || text.startsWith('[')) {
    checkJsonDepth(text);
    return { kind: 'json', text, cut: false };
  }
  return scanXml(text, behindJunk(text));
}

/** What programs print before a feed when they complain. */
const JUNK: ReadonlySet<string> = new Set('br b p i hr pre div span font center script style'.split(' '));
const FEED_ROOT = /<\?xml\s|<(?:[\w.-]{1,20}:)?(?:rss|feed|rdf)[\s>]/gi;

/** Where the feed begins, when a complaint of its program stands before it. */
function behindJunk(text: string): number {
  const [first] = tagsOf(text.slice(0, 4_096));
  if (first === undefined || !JUNK.has(first.name.toLowerCase())) return 0;
  FEED_ROOT.lastIndex = 0;
  return FEED_ROOT.exec(text.slice(0, 65_536))?.index ?? 0;
}

function scanXml(text: string, from: number): ScannedFeed {
  const open: string[] = [];
  let root: { readonly start: number; readonly kind: ScannedFeed['kind'] } | null = null;
  let entry: string | null = null;
  let wholeEnd = -1;
  const starts: number[] = [];
  const pasted: XmlTag[] = [];
  let doctypes = 0;
  let isClosedWithin = false;
  /** The elements around the last whole entry, to be closed after it. */
  let around: readonly string[] = [];

  for (const tag of tagsOf(text, from)) {
    if (tag.kind === 'doctype') {
      if (root === null) {
        doctypes += 1;
        checkEntities(text, tag, doctypes);
      }
      // A page of HTML may be pasted into a text; a flood of declarations is something else.
      else if (isOfHtml(text, tag)) pasted.push(tag);
      else throw new Refusal('feed-broken', 'it holds a declaration where none may stand');
      continue;
    }
    const name = tag.name.toLowerCase();
    if (tag.kind === 'close') {
      const at = open.lastIndexOf(name);
      if (at < 0) continue;
      open.length = at;
      isClosedWithin ||= at === 1;
      // Its own end tag ends an entry, and so does that of an element around it.
      if (entry !== null && !open.includes(entry)) {
        wholeEnd = tag.end;
        around = [...open];
        entry = null;
      }
      // A second root, scripts or comments of a cache may follow; nobody needs them.
      if (at === 0 && root !== null)
        return { kind: root.kind, text: kept(text, root.start, tag.end, starts, pasted), cut: false };
      continue;
    }
    root ??= { start: tag.start, kind: rootKind(text, tag) };
    if (isEntry(name) && open.length > 0 && open.length <= 4) {
      // One that was not closed ends where the next begins.
      if (entry !== null && tag.kind === 'open') {
        wholeEnd = tag.start;
        around = open.slice(0, open.lastIndexOf(entry));
        open.length = around.length;
      }
      if (tag.kind === 'open') entry = name;
      starts.push(tag.start);
    }
    if (tag.kind === 'empty' || VOID_ELEMENTS.has(name)) {
      if (open.length === 0) return { kind: root.kind, text: text.slice(root.start, tag.end), cut: false };
    } else if (!isLeftOpen(name, open) && open.push(name) > MOST_LEVELS) {
      throw new Refusal('feed-too-deep', `it nests deeper than ${MOST_LEVELS} levels`);
    }
  }

  if (root === null) throw new Refusal('feed-not-a-feed', 'it holds no markup');
  if (wholeEnd < 0 && starts.length === 0 && open.length <= 1 && isClosedWithin) {
    // Nothing but the end of its root is missing.
    return { kind: root.kind, text: kept(text, root.start, text.length, starts, pasted), cut: true };
  }
  if (wholeEnd < 0) throw new Refusal('feed-broken', 'it is cut off before its first entry ends');
  const closers = around.toReversed().map((name) => `</${name}>`);
  const whole = kept(text, root.start, wholeEnd, starts, pasted);
  return { kind: root.kind, text: whole + closers.join(''), cut: true };
}

function isOfHtml(text: string, { start, end }: XmlTag): boolean {
  return end - start < 300 && /^<!doctype\s[^[]*>$/i.test(text.slice(start, end));
}

/** A part of the text without the middle of its many items, and without the declarations that were pasted into it. */
function kept(
  text: string,
  start: number,
  end: number,
  starts: readonly number[],
  pasted: readonly Pick<XmlTag, 'start' | 'end'>[],
): string {
  const from = starts[MOST_AT_EACH_END] ?? 0;
  const to = starts.at(-MOST_AT_EACH_END) ?? 0;
  const isLong = starts.length > 2 * MOST_AT_EACH_END;
  const left = pasted.filter((one) => !isLong || one.start < from || one.start >= to);
  const dropped = [...left, ...(isLong ? [{ start: from, end: to }] : [])].toSorted((a, b) => a.start - b.start);
  const pieces: string[] = [];
  let at = start;
  for (const range of dropped) {
    if (range.start >= end) break;
    pieces.push(text.slice(at, range.start));
    at = range.end;
  }
  pieces.push(text.slice(at, end));
  return pieces.join('');
}

/** Paragraphs and list items that nobody closes stand beside each other, not within. */
function isLeftOpen(name: string, open: readonly string[]): boolean {
  return (name === 'p' || name === 'li') && open.at(-1) === name;
}

const OTHERS: readonly (readonly [RegExp, string])[] = [
  [/^(?:html|body|head|!doctype)$/, 'it is a web page'],
  [/^opml$/, 'it is a list of feeds (OPML)'],
  [/^(?:urlset|sitemapindex)$/, 'it is the map of a site'],
  [/^svg$/, 'it is a picture'],
  [/^entry$/, 'it is one entry without its feed'],
];

function rootKind(text: string, { name, start, end }: XmlTag): ScannedFeed['kind'] {
  const local = name.slice(name.lastIndexOf(':') + 1).toLowerCase();
  const kind = ROOTS.get(local);
  if (kind !== undefined) return kind;
  // RSS 1.1 has its channel as its root; so has CDF, which is no feed of ours, with addresses as attributes.
  if (local === 'channel' && !/\shref\s*=/i.test(text.slice(start, end))) return 'rss';
  const what = OTHERS.find(([root]) => root.test(local))?.[1] ?? `its root is "${local}"`;
  throw new Refusal('feed-not-a-feed', what.slice(0, 60));
}

function isEntry(name: string): boolean {
  return /(?:^|:)(?:item|entry)$/.test(name);
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
