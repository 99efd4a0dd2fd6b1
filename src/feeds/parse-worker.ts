/** Runs in a thread of its own: a document in, a feed out. Whatever it takes, the main thread does not wait for it. */
import { type ProblemCode, Refusal } from '../outcome.ts';
import { decodeFeed } from './decode.ts';
import { cleanFeed, type ReadingPlace } from './entry.ts';
import type { ParsedFeed } from './feed.ts';
import { byFeedsmith } from './from-feedsmith.ts';
import { byRssParser } from './from-rss-parser.ts';
import { mendJson } from './mend-json.ts';
import { type FeedOutline, outlineFeed } from './outline.ts';
import type { RawFeed } from './raw-feed.ts';
import { type ScannedFeed, scanFeed } from './scan.ts';
import { writeOutline } from './write-outline.ts';

/** What the thread is asked. */
export interface ParseTask extends ReadingPlace {
  readonly bytes: Uint8Array;
  readonly contentType: string | null;
}

/** What it answers. A refusal does not keep its class on the way between threads, so it travels as a value. */
export type ParseAnswer =
  | { readonly feed: ParsedFeed }
  | { readonly refusal: { readonly code: ProblemCode; readonly detail: string } };

/** Reads a document; whatever it holds, there is an answer. */
export async function parseDocument({ bytes, contentType, ...place }: ParseTask): Promise<ParseAnswer> {
  try {
    return { feed: await readDocument(decodeFeed(bytes, contentType), place) };
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    return { refusal: { code: thrown.code, detail: thrown.message } };
  }
}

async function readDocument(document: string, place: ReadingPlace): Promise<ParsedFeed> {
  const scanned = scanFeed(document);
  const json = scanned.kind === 'json' ? mendJson(scanned.text) : null;
  const raw =
    scanned.kind === 'json'
      ? whole(() => byFeedsmith(json?.text ?? ''))
      : await fromXml(scanned, scanned.kind, place.url);
  const feed = cleanFeed({ ...raw, withdrawn: withdrawnIn(scanned) }, place);
  return scanned.cut || json?.cut ? { ...feed, flaw: 'it is cut off; its whole entries were read' } : feed;
}

/**
 * Repairs a document, then has it read by rss-parser, and by feedsmith what that refuses or empties. Atom goes to feedsmith
 * at once: rss-parser knows neither its kinds of text nor more than one of its dates, and a bad one costs it the feed.
 */
async function fromXml({ text }: ScannedFeed, kind: 'rss' | 'atom' | 'rdf', url: string): Promise<RawFeed> {
  const outline = outlineFeed(kind, text, url);
  if (!outline.isFeed) throw new Refusal('feed-not-a-feed', `it has neither a channel nor entries in its "${kind}"`);
  const plain = writeOutline(outline, kind);
  if (plain.form === 'atom') return whole(() => ({ ...byFeedsmith(plain.text), format: kind }));
  const first = await byRssParser(plain.text, kind).catch(() => null);
  if (first !== null && hasAll(first, outline)) return first;
  const second = whole(() => ({ ...byFeedsmith(plain.text), format: kind }), first);
  return first !== null && fullness(first) >= fullness(second) ? first : second;
}

/** What feedsmith reads; else what another reader has read; else a refusal that says why there is nothing. */
function whole(read: () => RawFeed, otherwise: RawFeed | null = null): RawFeed {
  try {
    return read();
  } catch (cause) {
    if (otherwise !== null) return otherwise;
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    if (name === 'DetectError') throw new Refusal('feed-not-a-feed', 'it has the form of no feed');
    throw new Refusal('feed-broken', `it is not well-formed (${message.slice(0, 80)})`);
  }
}

/** Whether a reader found every item, and a title and a link wherever the document has them. */
function hasAll({ entries }: RawFeed, { items }: FeedOutline): boolean {
  return (
    entries.length === items.length &&
    items.every(({ fields }, index) => {
      const entry = entries[index];
      return (
        (entry?.title != null || !fields.some(({ name, value }) => name === 'title' && value.trim() !== '')) &&
        (entry?.link != null || !fields.some(({ name, value }) => name === 'link' && value.trim() !== ''))
      );
    })
  );
}

/** How much a reader found: entries, and their titles, links and dates. */
function fullness({ entries }: RawFeed): number {
  let found = entries.length;
  for (const { title, link, dates } of entries) {
    found += Number(title !== null) + Number(link !== null) + Number(dates.length > 0);
  }
  return found;
}

const DELETED = /<(?:[\w.-]{1,20}:)?deleted-entry\b[^<>]{0,500}?\sref\s*=\s*["']([^"'<>]{1,500})["']/g;

function withdrawnIn({ kind, text }: ScannedFeed): readonly string[] {
  if (kind !== 'atom' || !text.includes('deleted-entry')) return [];
  return [...text.matchAll(DELETED)].slice(0, 500).flatMap((found) => found[1] ?? []);
}
