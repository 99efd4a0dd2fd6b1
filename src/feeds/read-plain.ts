import { Refusal } from '../outcome.ts';
import { byFeedsmith } from './from-feedsmith.ts';
import { byRssParser } from './from-rss-parser.ts';
import type { FeedOutline } from './outline.ts';
import type { RawFeed } from './raw-feed.ts';
import type { PlainFeed } from './write-outline.ts';

/** The two parsers, behind one form: a plain feed in, what it says out, or an error. */
export interface Readers {
  readonly first: (plain: PlainFeed, format: RawFeed['format']) => Promise<RawFeed>;
  readonly second: (text: string) => RawFeed;
}

const READERS: Readers = { first: byRssParser, second: byFeedsmith };

/**
 * Has a plain feed read by rss-parser, and by feedsmith what that refuses, or leaves without an entry, a title or a link that
 * the document has; of the two the one that found more counts. Atom goes to feedsmith at once: rss-parser knows neither its
 * kinds of text nor more than two of its dates, and a bad one costs it the feed. Throws `Refusal` (`feed-broken`).
 */
export async function readPlain(
  plain: PlainFeed,
  format: RawFeed['format'],
  outline: FeedOutline,
  { first, second }: Readers = READERS,
): Promise<RawFeed> {
  const one = plain.form === 'atom' ? null : await first(plain, format).catch(() => null);
  if (one !== null && hasAll(one, outline)) return one;
  try {
    const other = { ...second(plain.text), format };
    return one !== null && fullness(one) >= fullness(other) ? one : other;
  } catch (cause) {
    if (one !== null) return one;
    throw unread(cause);
  }
}

/** JSON Feed, by feedsmith. Throws `Refusal`: `feed-not-a-feed`, `feed-broken`. */
export function readJson(text: string): RawFeed {
  try {
    return byFeedsmith(text);
  } catch (cause) {
    throw unread(cause);
  }
}

function unread(cause: unknown): Refusal {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  if (name === 'DetectError') return new Refusal('feed-not-a-feed', 'it has the form of no feed');
  return new Refusal('feed-broken', `it is not well-formed (${message.slice(0, 80)})`);
}

/** Whether a reader found every item, and a title and a link wherever the document has them. */
function hasAll({ entries }: RawFeed, { items }: FeedOutline): boolean {
  if (entries.length < items.length) return false;
  return items.every(({ fields }, index) => {
    const entry = entries[index];
    const has = (wanted: string) => fields.some(({ name, value }) => name === wanted && value.trim() !== '');
    return (entry?.title != null || !has('title')) && (entry?.link != null || !has('link'));
  });
}

/** How much a reader found: entries, and their titles, links and dates. */
function fullness({ entries }: RawFeed): number {
  let found = entries.length;
  for (const { title, link, dates } of entries) {
    found += Number(title !== null) + Number(link !== null) + Number(dates.length > 0);
  }
  return found;
}
