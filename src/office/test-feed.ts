import { canonicalAddress } from '../articles/address.ts';
import type { Feed, FeedEntry, WordFilter } from '../feeds/feed.ts';
import { passesFilters } from '../feeds/word-filter.ts';
import type { FeedTest, Office } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { aboutFeed } from './about-feed.ts';
import { MOST_OTHERS } from './add-feeds.ts';
import { byHttpToo, fullAddress } from './bare-address.ts';
import { addressFault } from './feed-address.ts';
import { toldInChat } from './public-only.ts';
import { mustChange } from './rights.ts';
import type { OfficeTools } from './tools.ts';

/** So many entries show what a feed is like. */
const SHOWN_ENTRIES = 10;

/** Reads a feed once, by its id or at an address, and says which entries its filters would keep. */
export async function testFeed(
  { by, feedOrUrl }: Parameters<Office['testFeed']>[0],
  { view, finders, testLimits, signal, clock }: OfficeTools,
): Promise<FeedTest> {
  mustChange(by);
  const written = feedOrUrl.trim();
  const known = view.feed(written) ?? view.feedAt(written);
  const address = fullAddress(written);
  const fault = known === null ? addressFault(address) : null;
  if (fault !== null && /^[\w.-]*$/.test(written)) {
    throw new Refusal('change-unknown', `no feed is called "${written.slice(0, 60)}"; /feeds list names them`);
  }
  if (fault !== null) throw new Refusal('change-invalid', fault);
  await testLimits.take(by);

  const isPublicOnly = by.platform !== 'console' && (known === null || known.decidedBy === 'chat');
  const finder = byHttpToo(isPublicOnly ? finders.chat : finders.files, [written]);
  const found = await finder.find(known?.feed.url ?? address, signal).catch((thrown: unknown) => {
    throw isPublicOnly && thrown instanceof Refusal ? toldInChat(thrown) : thrown;
  });
  const { url, title, entries, candidates } = found;
  return {
    url,
    title,
    about: aboutFeed(found, clock()),
    others: candidates.slice(0, MOST_OTHERS),
    entries: entries.slice(0, SHOWN_ENTRIES).map((entry) => ({
      title: entry.title,
      url: entry.link === null ? null : canonicalAddress(entry.link),
      published: entry.published,
      droppedBy: known === null ? null : ruleThatDrops(entry, known.feed.filters),
    })),
  };
}

/** The rule of a feed's filters that leaves an entry out, in words; null when it is kept. */
export function ruleThatDrops(entry: FeedEntry, { include, exclude }: Feed['filters']): string | null {
  const isKept = (filters: Partial<Feed['filters']>) =>
    passesFilters({ include: null, exclude: null, ...filters }, entry);
  if (exclude !== null && !isKept({ exclude })) {
    const found = (exclude.any ?? []).find((word) => !isKept({ exclude: { any: [word] } }));
    return found === undefined ? `excluded: ${filterWords(exclude)}` : `excluded: "${found}"`;
  }
  if (include !== null && !isKept({ include })) return `not included: ${filterWords(include)}`;
  return null;
}

/** A filter in words: `all of "a", "b"; any of "c"; none of "d"`. */
function filterWords({ all = [], any = [], not = [] }: WordFilter): string {
  const listed = (words: readonly string[]) => words.map((word) => `"${word}"`).join(', ');
  return [
    ...(all.length > 0 ? [`all of ${listed(all)}`] : []),
    ...(any.length > 0 ? [`any of ${listed(any)}`] : []),
    ...(not.length > 0 ? [`none of ${listed(not)}`] : []),
  ].join('; ');
}
