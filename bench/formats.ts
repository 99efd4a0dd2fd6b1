/**
 * How many core fields of our specimens are read right by rss-parser alone, by feedsmith alone and by us: `npx node
 * bench/formats.ts [--misses]`. Core fields are the number of entries, the title and the link of the feed, and the title, the
 * link and the date of each entry; a document that is no feed is one field, to be refused. The two libraries get the text in
 * the right encoding, their titles without markup and their links resolved, so that only the reading is compared.
 */
import { parseArgs } from 'node:util';
import { parseFeed } from 'feedsmith';
import RssParser from 'rss-parser';
import { absoluteAddress } from '../src/feeds/address.ts';
import { decodeFeed } from '../src/feeds/decode.ts';
import { htmlToText } from '../src/feeds/html.ts';
import { parseDocument } from '../src/feeds/parse-worker.ts';
import { type FeedSpecimen, feedSpecimens, READ_AT } from '../test/support/feed-specimens.ts';

interface Core {
  readonly title: string;
  readonly link: string | null;
  readonly entries: readonly {
    readonly title: string;
    readonly link: string | null;
    readonly published: string | null;
  }[];
}
type Read = (specimen: FeedSpecimen) => Promise<Core | null>;

const line = (text: unknown) => (typeof text === 'string' ? htmlToText(text).replace(/\s+/g, ' ') : '');
const instant = (date: unknown) => {
  const at = typeof date === 'string' ? Date.parse(date) : Number.NaN;
  return Number.isNaN(at) ? null : new Date(at).toISOString();
};

const byRssParser: Read = async ({ bytes, contentType, url }) => {
  const feed = await new RssParser().parseString(decodeFeed(bytes, contentType)).catch(() => null);
  const link = (href: unknown) => (typeof href === 'string' ? absoluteAddress(href, url) : null);
  return (
    feed && {
      title: line(feed.title),
      link: link(feed.link),
      entries: feed.items.map((item) => ({
        title: line(item.title),
        link: link(item.link),
        published: instant(item.isoDate ?? item.pubDate),
      })),
    }
  );
};

const byFeedsmith: Read = async ({ bytes, contentType, url }) => {
  const link = (href: string | undefined) => (href === undefined ? null : absoluteAddress(href, url));
  try {
    const { format, feed } = parseFeed(decodeFeed(bytes, contentType));
    switch (format) {
      case 'rss':
      case 'rdf':
        return {
          title: line(feed.title),
          link: link(feed.link),
          entries: (feed.items ?? []).map((item) => ({
            title: line(item.title),
            link: link(item.link),
            published: instant('pubDate' in item && item.pubDate ? item.pubDate : item.dc?.dates?.[0]),
          })),
        };
      case 'atom':
        return {
          title: line(feed.title?.value),
          link: link(feed.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href),
          entries: (feed.entries ?? []).map((entry) => ({
            title: line(entry.title?.value),
            link: link(entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href),
            published: instant(entry.published ?? entry.updated),
          })),
        };
      case 'json':
        return {
          title: line(feed.title),
          link: link(feed.home_page_url),
          entries: (feed.items ?? []).map((item) => ({
            title: line(item.title),
            link: link(item.url ?? item.external_url),
            published: instant(item.date_published ?? item.date_modified),
          })),
        };
    }
  } catch {
    return null;
  }
};

const byUs: Read = async ({ bytes, contentType, url }) => {
  const answer = await parseDocument({ bytes, contentType, url, now: READ_AT });
  if ('refusal' in answer) return null;
  const { title, link, entries } = answer.feed;
  const published = (at: number | null) => (at === null ? null : new Date(at).toISOString());
  return { title, link, entries: entries.map((entry) => ({ ...entry, published: published(entry.published) })) };
};

/** What was read right of how much, a wrong date counted by itself: it is worse than none. */
function judged(specimen: FeedSpecimen, read: Core | null) {
  if (specimen.refused !== undefined) return { right: Number(read === null), of: 1, wrongDates: 0 };
  const checks = [
    read?.entries.length === specimen.entries.length,
    read?.title === specimen.title,
    read !== null && read.link === specimen.link,
  ];
  let wrongDates = 0;
  for (const [index, expected] of specimen.entries.entries()) {
    const entry = read?.entries[index];
    checks.push(
      entry?.title === expected.title,
      entry?.link === expected.link,
      entry?.published === expected.published,
    );
    if (entry && entry.published !== null && entry.published !== expected.published) wrongDates += 1;
  }
  return { right: checks.filter(Boolean).length, of: checks.length, wrongDates };
}

const { values } = parseArgs({ options: { misses: { type: 'boolean', default: false } } });
const specimens = feedSpecimens();
for (const [name, read] of Object.entries({
  'rss-parser alone': byRssParser,
  'feedsmith alone': byFeedsmith,
  ours: byUs,
})) {
  let [right, of, wrongDates, whole] = [0, 0, 0, 0];
  for (const specimen of specimens) {
    const result = judged(specimen, await read(specimen));
    right += result.right;
    of += result.of;
    wrongDates += result.wrongDates;
    whole += Number(result.right === result.of);
    if (values.misses && result.right < result.of)
      console.log(`${name}: ${specimen.file} ${result.right} of ${result.of}`);
  }
  const percent = ((100 * right) / of).toFixed(1);
  console.log(
    `${name}: ${right} of ${of} core fields (${percent} %), ${whole} of ${specimens.length} documents whole, ${wrongDates} wrong dates`,
  );
}
