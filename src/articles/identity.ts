import { createHash } from 'node:crypto';
import type { FeedEntry, OutletDomain } from '../feeds/feed.ts';
import { canonicalAddress, pageKey } from './address.ts';
import type { ArticleId } from './article.ts';

/** Stands before every key. A new way of making keys gets a new number, and the old ones are kept beside it. */
const VERSION = 'v1';

/** Names that several entries of one poll bear, so that they name none of them. */
export interface SharedNames {
  readonly ids: ReadonlySet<string>;
  readonly pages: ReadonlySet<string>;
}

/** Nothing is shared. */
export const NOTHING_SHARED: SharedNames = { ids: new Set(), pages: new Set() };

/** Which guids and links of one poll stand on entries with different titles. */
export function sharedNames(entries: readonly FeedEntry[]): SharedNames {
  const shared = { ids: new Set<string>(), pages: new Set<string>() };
  const titles = { ids: new Map<string, string>(), pages: new Map<string, string>() };
  for (const entry of entries) {
    const title = squeezed(entry.title);
    for (const [kind, name] of [
      ['ids', idOf(entry)],
      ['pages', pageOf(entry)],
    ] as const) {
      if (name === null) continue;
      const before = titles[kind].get(name);
      if (before === undefined) titles[kind].set(name, title);
      else if (before !== title) shared[kind].add(name);
    }
  }
  return shared;
}

/**
 * The keys by which an entry is recognised, best first; an entry is known when any of its keys is. The page it links,
 * then the publisher's id, then its title. Dates have no say (invariant 4): publishers re-date what they change.
 *
 * Some publishers reuse one guid, or one link, for every entry. Such a name counts only together with the title; so
 * does a guid too plain to be anybody's own ("same", "1").
 */
export function articleKeys(
  entry: FeedEntry,
  outlet: OutletDomain,
  shared: SharedNames = NOTHING_SHARED,
): readonly string[] {
  const title = squeezed(entry.title);
  const page = pageOf(entry);
  const id = idOf(entry);
  const keys: string[] = [];
  if (page !== null && !shared.pages.has(page)) keys.push(key('page', page));
  if (page !== null) keys.push(key('page+title', page, title));
  if (id !== null && isTelling(id) && !shared.ids.has(id)) keys.push(key('id', outlet, id));
  if (id !== null) keys.push(key('id+title', outlet, id, title));
  if (keys.length === 0) keys.push(key('title', outlet, title || squeezed(entry.summary).slice(0, 300)));
  return keys;
}

/** Sixteen base32 characters of the best key: 80 bits, no chance meeting among a thousand million articles. */
export function articleId(keys: readonly string[]): ArticleId {
  const digest = createHash('sha256')
    .update(keys[0] ?? '')
    .digest();
  let bits = 0n;
  for (const byte of digest.subarray(0, 10)) bits = (bits << 8n) | BigInt(byte);
  let id = '';
  for (let place = 15n; place >= 0n; place -= 1n) id += BASE32[Number((bits >> (place * 5n)) & 31n)];
  return id as ArticleId;
}

/** RFC 4648, lower case. */
const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

function key(kind: string, ...parts: readonly string[]): string {
  const whole = `${VERSION}:${kind}:${parts.join('|')}`;
  // Keys are columns of an index: a title of 100 kB must not become one.
  return whole.length <= 400 ? whole : `${VERSION}:${kind}:#${createHash('sha256').update(whole).digest('hex')}`;
}

function pageOf(entry: FeedEntry): string | null {
  const address = entry.link === null ? null : canonicalAddress(entry.link);
  return address === null ? null : pageKey(address);
}

function idOf(entry: FeedEntry): string | null {
  const id = squeezed(entry.id ?? '');
  if (id === '') return null;
  const address = /^https?:/.test(id) ? canonicalAddress(id) : null;
  return address === null ? id : (pageKey(address) ?? id);
}

/** Long enough, and with a digit: a number, an address, a UUID. */
function isTelling(id: string): boolean {
  return id.length >= 6 && /\d/.test(id);
}

function squeezed(text: string): string {
  return text.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();
}
