import type { EpochMs, Pause } from '../clock.ts';
import type { FeedEntry, PolledFeed, Reading } from '../feeds/feed.ts';
import { identifyLanguage } from '../language/identify.ts';
import { splitSentences } from '../language/sentences.ts';
import { normaliseText } from '../language/text.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { canonicalAddress } from './address.ts';
import type { Article, Depth } from './article.ts';
import { type CleanText, cleanArticleText } from './clean.ts';
import { feedText } from './feed-text.ts';
import { joinedByline } from './given-article.ts';
import { articleId, articleKeys, sharedNames } from './identity.ts';
import { LONGEST_STUB_WORDS, wordsIn } from './paywall.ts';
import type { Articles } from './ports.ts';
import { type FoundPage, type PageReading, readPages, type WantedPage } from './read-pages.ts';

/** What articles are kept with. */
export interface KeepingParts extends PageReading {
  readonly articles: Articles;
  readonly pause: Pause;
  readonly onProgress?: (done: number, of: number) => void;
}

/** An entry nobody has seen before. */
interface NewEntry {
  readonly entry: FeedEntry;
  readonly polled: PolledFeed;
  readonly keys: readonly string[];
  readonly address: string | null;
}

/**
 * Turns the entries of polled feeds into articles and keeps those that are new.
 *
 * Where the feed may be read in full the page is read, unless its host or the page itself does not want that; a page that
 * cannot be had is reported and the feed's own text taken instead, which the article's depth says. After an abort no further
 * page is asked for, but every entry is kept: the feed will not send it again. At a feed's first poll only pages of the last
 * two days are read. `reading` is the operator's word and comes first: where it is not `full`, nobody is even asked.
 */
export async function keepArticles(polled: readonly PolledFeed[], parts: KeepingParts): Promise<Outcome<Article>> {
  const news = await newEntries(polled, parts);
  const now = parts.clock();
  const kept: { readonly article: Article; readonly keys: readonly string[] }[] = [];
  const keep = (entry: NewEntry, page: FoundPage | null): void => {
    const article = articleFrom(entry, page, now);
    if (article !== null) kept.push({ article, keys: entry.keys });
    parts.onProgress?.(kept.length, news.length);
  };

  const byAddress = Map.groupBy(news, (entry) => (isWorthItsPage(entry, now) ? entry.address : null));
  for (const entry of byAddress.get(null) ?? []) {
    keep(entry, null);
    await parts.pause();
  }
  // The host of a feed was asked when it was polled.
  for (const { feed, polledAt } of polled) parts.turns.note(feed.url, polledAt);
  const problems = await readPages(wantedPages(byAddress, now), parts, (address, page) => {
    for (const entry of byAddress.get(address) ?? []) keep(entry, page);
  });

  // The order of arrival is chance; the order in which articles are kept is not.
  kept.sort((one, other) => (one.article.id < other.article.id ? -1 : 1));
  for (let start = 0; start < kept.length; start += KEPT_AT_ONCE) {
    await parts.articles.keep(kept.slice(start, start + KEPT_AT_ONCE));
    await parts.pause();
  }
  return { done: kept.map(({ article }) => article), problems: sorted(problems) };
}

function wantedPages(byAddress: ReadonlyMap<string | null, readonly NewEntry[]>, now: EpochMs): readonly WantedPage[] {
  return [...byAddress].flatMap(([address, entries]) => {
    const entry = entries[0]?.entry;
    if (address === null || entry === undefined) return [];
    const publicOnly = entries.every(({ polled: { feed } }) => feed.publicOnly ?? false);
    return [{ address, summary: feedText(entry), published: likelyDate(entry.published, now), publicOnly }];
  });
}

/** So many articles are written down, and their words indexed, in about ten milliseconds. */
const KEPT_AT_ONCE = 20;

/** Older entries of a feed's first poll are background (invariant 4): their publisher is not asked for a page each. */
const FRESH_MS = 2 * 86_400_000;

/** Whether the page of an entry is to be read. */
function isWorthItsPage({ entry, polled: { feed, silenceMs } }: NewEntry, now: EpochMs): boolean {
  if (feed.reading !== 'full') return false;
  return silenceMs !== null || (entry.published !== null && now - entry.published <= FRESH_MS);
}

const DEEPEST_FIRST: readonly Reading[] = ['full', 'feed', 'link'];

/** The entries that neither the store nor an earlier feed of this pass knows; the feed that may be read deepest is earliest. */
async function newEntries(
  polled: readonly PolledFeed[],
  { articles, pause }: Pick<KeepingParts, 'articles' | 'pause'>,
): Promise<readonly NewEntry[]> {
  const inOrder = polled
    .filter(({ feed }) => feed.reading !== 'off')
    .toSorted(
      (one, other) =>
        DEEPEST_FIRST.indexOf(one.feed.reading) - DEEPEST_FIRST.indexOf(other.feed.reading) ||
        (one.feed.id < other.feed.id ? -1 : 1),
    );
  const met = new Set<string>();
  const news: NewEntry[] = [];
  for (const poll of inOrder) {
    const shared = sharedNames(poll.entries);
    const entries = poll.entries.map(
      (entry): NewEntry => ({
        entry,
        polled: poll,
        keys: articleKeys(entry, poll.feed.outlet, shared),
        address: entry.link === null ? null : canonicalAddress(entry.link),
      }),
    );
    for (const key of await articles.known([...new Set(entries.flatMap(({ keys }) => keys))])) met.add(key);
    for (const entry of entries) {
      if (!entry.keys.some((key) => met.has(key))) news.push(entry);
      for (const key of entry.keys) met.add(key);
    }
    await pause();
  }
  return news;
}

/** The article an entry is; null when it has neither title nor text. */
function articleFrom({ entry, polled, keys, address }: NewEntry, page: FoundPage | null, now: EpochMs): Article | null {
  const { feed } = polled;
  const title = normaliseText(entry.title || (page?.title ?? '')).replaceAll('\n\n', ' ');
  const { text, byline, credit, dateline, depth } = wordsOf(entry, feed.reading, page);
  if (title === '' && text === '') return null;
  const language = identifyLanguage(`${title}\n${text}`, feed.language ?? polled.language ?? page?.language ?? null);
  return {
    id: articleId(keys),
    feedId: feed.id,
    outlet: feed.outlet,
    url: page?.canonicalUrl ?? address ?? `https://${feed.outlet}/`,
    title,
    byline: joinedByline(byline ?? authorOf(entry, page), credit),
    ...(dateline === null ? {} : { dateline }),
    ...(credit === null ? {} : { credit }),
    published: likelyDate(entry.published, now) ?? likelyDate(page?.published ? Date.parse(page.published) : null, now),
    firstSeenAt: polled.polledAt,
    feedSilenceMs: polled.silenceMs,
    language,
    depth,
    text,
    sentences: splitSentences(text, language),
  };
}

/** What we have of an article in words, and how much that is. */
function wordsOf(entry: FeedEntry, reading: Reading, page: FoundPage | null): CleanText & { readonly depth: Depth } {
  if (reading === 'link') return { text: '', byline: null, credit: null, dateline: null, depth: 'headline only' };
  const fromFeed = cleanArticleText(feedText(entry));
  const fromPage = page === null || hidesItsText(page) ? null : cleanArticleText(page.text);
  // A page that gives less than its feed is no article: a paywall, a consent form, an application without its script.
  if (fromPage !== null && fromPage.text !== '' && fromPage.text.length >= fromFeed.text.length * 0.8) {
    if (!isBeginning(page, fromPage)) return { ...fromPage, depth: 'full article' };
    // Of a beginning there is no saying what the rest takes back; the feed's words are a whole of their own.
    if (fromPage.text.length > fromFeed.text.length) return { ...fromPage, depth: 'beginning only' };
  }
  return { ...fromFeed, depth: fromFeed.text === '' ? 'headline only' : 'feed text' };
}

/** Whether the text of a page stands in its data alone, while the page shows a beginning: who does not pay is not to read it. */
function hidesItsText({ isStub, readBy }: FoundPage): boolean {
  return isStub && readBy === 'linked data';
}

/** Whether a text is the beginning that a page shows to those who have not paid; a long one is more than that. */
function isBeginning(page: FoundPage | null, { text }: CleanText): boolean {
  return page?.isStub === true && wordsIn(text) < LONGEST_STUB_WORDS;
}

function authorOf(entry: FeedEntry, page: FoundPage | null): string | null {
  const names = page !== null && page.authors.length > 0 ? page.authors.join(', ') : (entry.author ?? '');
  const printed = normaliseText(names).replaceAll('\n\n', ' ').slice(0, 200);
  return printed === '' ? null : `By ${printed.replace(/^by\s+/i, '')}`;
}

/** A feed's clock may be wrong by ten minutes; news from before 2000 or from tomorrow has no date. */
function likelyDate(published: EpochMs | null, now: EpochMs): EpochMs | null {
  if (published === null || Number.isNaN(published)) return null;
  return published >= Date.UTC(2000, 0, 1) && published <= now + 10 * 60_000 ? published : null;
}

function sorted(problems: readonly Problem[]): readonly Problem[] {
  return problems.toSorted((one, other) => (one.subject < other.subject ? -1 : 1));
}
