/** Runs in a thread of its own: a document in, a feed out. Whatever it takes, the main thread does not wait for it. */
import { type ProblemCode, Refusal } from '../outcome.ts';
import { decodeFeed } from './decode.ts';
import { cleanFeed, type ReadingPlace } from './entry.ts';
import type { ParsedFeed } from './feed.ts';
import { mendJson } from './mend-json.ts';
import { outlineFeed } from './outline.ts';
import type { RawFeed } from './raw-feed.ts';
import { readJson, readPlain } from './read-plain.ts';
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
  const { raw, cut } = scanned.kind === 'json' ? jsonFeed(scanned.text) : await xmlFeed(scanned, scanned.kind, place);
  const feed = cleanFeed({ ...raw, withdrawn: withdrawnIn(scanned) }, place);
  return cut ? { ...feed, flaw: 'it is cut off; its whole entries were read' } : feed;
}

interface ReadFeed {
  readonly raw: RawFeed;
  readonly cut: boolean;
}

async function xmlFeed(
  { text, cut }: ScannedFeed,
  kind: 'rss' | 'atom' | 'rdf',
  { url }: ReadingPlace,
): Promise<ReadFeed> {
  const outline = outlineFeed(kind, text, url);
  if (!outline.isFeed) throw new Refusal('feed-not-a-feed', `its root is "${kind}", and nothing in it is of a feed`);
  return { raw: await readPlain(writeOutline(outline, kind), kind, outline), cut };
}

function jsonFeed(text: string): ReadFeed {
  if (isJson(text)) return { raw: readJson(text), cut: false };
  const mended = mendJson(text);
  return { raw: readJson(mended.text), cut: mended.cut };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

const DELETED = /<(?:[\w.-]{1,20}:)?deleted-entry\b[^<>]{0,500}?\sref\s*=\s*["']([^"'<>]{1,500})["']/g;

function withdrawnIn({ kind, text }: ScannedFeed): readonly string[] {
  if (kind !== 'atom' || !text.includes('deleted-entry')) return [];
  return [...text.matchAll(DELETED)].slice(0, 500).flatMap((found) => found[1] ?? []);
}
