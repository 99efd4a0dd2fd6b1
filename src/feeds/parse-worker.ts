/** Runs in a thread of its own: a document in, a feed out. Whatever it takes, the main thread does not wait for it. */
import { type ProblemCode, Refusal } from '../outcome.ts';
import { decodeFeed } from './decode.ts';
import { cleanFeed, type ReadingPlace } from './entry.ts';
import type { ParsedFeed } from './feed.ts';
import { byFeedsmith } from './from-feedsmith.ts';
import { byRssParser } from './from-rss-parser.ts';
import type { RawFeed } from './raw-feed.ts';
import { type ScannedFeed, scanFeed } from './scan.ts';

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
  const raw = await rawFeed(scanned);
  const feed = cleanFeed({ ...raw, withdrawn: withdrawnIn(scanned) }, place);
  return scanned.cut ? { ...feed, flaw: 'it is cut off; its whole entries were read' } : feed;
}

/**
 * By rss-parser, then by feedsmith what it refuses or empties. Atom goes to feedsmith at once: rss-parser knows neither
 * its kinds of text nor `xml:base`, and one bad date costs it the feed.
 */
async function rawFeed({ kind, text }: ScannedFeed): Promise<RawFeed> {
  if (kind === 'rss' || kind === 'rdf') {
    const raw = await byRssParser(text, kind).catch(() => null);
    const empty = raw === null || (raw.entries.length === 0 ? /<\w*:?item\b/i.test(text) : raw.entries.every(isEmpty));
    if (!empty && !/\sxml:base\s*=/.test(text)) return raw;
    return feedsmithOr(raw, text);
  }
  return feedsmithOr(null, text);
}

function feedsmithOr(otherwise: RawFeed | null, text: string): RawFeed {
  try {
    const raw = byFeedsmith(text);
    return otherwise !== null && otherwise.entries.length > raw.entries.length ? otherwise : raw;
  } catch (cause) {
    if (otherwise !== null) return otherwise;
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    if (name === 'DetectError') throw new Refusal('feed-not-a-feed', 'it has the form of no feed');
    throw new Refusal('feed-broken', `it is not well-formed (${message.slice(0, 80)})`);
  }
}

function isEmpty({ title, link, summary }: RawFeed['entries'][number]): boolean {
  return title === null && link === null && summary === null;
}

const DELETED = /<(?:[\w.-]{1,20}:)?deleted-entry\b[^<>]{0,500}?\sref\s*=\s*["']([^"'<>]{1,500})["']/g;

function withdrawnIn({ kind, text }: ScannedFeed): readonly string[] {
  if (kind !== 'atom' || !text.includes('deleted-entry')) return [];
  return [...text.matchAll(DELETED)].slice(0, 500).flatMap((found) => found[1] ?? []);
}
