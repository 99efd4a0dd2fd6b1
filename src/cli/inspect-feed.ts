/** A feed as `sitrep inspect feed` prints it. */
import type { ParsedFeed } from '../feeds/feed.ts';
import type { FoundFeed } from '../feeds/ports.ts';

/** What was made of a document. Dates are ISO 8601 in UTC. */
export function feedLine(input: string, feed: ParsedFeed) {
  const { format, readBy, title, link, description, language, entries } = feed;
  const dated = entries.map((entry) => ({
    ...entry,
    published: entry.published === null ? null : new Date(entry.published).toISOString(),
  }));
  return { input, format, readBy, title, link, description, language, entries: dated };
}

/** Of an address that is no feed's own: where the feed is, how it was found, and what else may be meant. */
export function foundOf({ how, url, candidates }: FoundFeed) {
  return how === 'this address' ? {} : { found: { how, url, candidates } };
}
