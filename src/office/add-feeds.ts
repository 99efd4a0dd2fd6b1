import type { Feed, Reading } from '../feeds/feed.ts';
import { tellsMoreThanItsFeed } from '../feeds/platform-feeds.ts';
import type { FeedCandidate, FoundFeed } from '../feeds/ports.ts';
import type { FeedsAdded, Office } from '../office.ts';
import { Refusal } from '../outcome.ts';
import { aboutFeed } from './about-feed.ts';
import { adviceForAdding } from './advice-for-adding.ts';
import { byHttpToo, fullAddress } from './bare-address.ts';
import { addressFault, feedKey, outletAt, shownAddress } from './feed-address.ts';
import { feedIdFor } from './feed-ids.ts';
import { findAll } from './find-all.ts';
import { MOST_FEEDS } from './plan-import.ts';
import type { FileDecisions, KeptFeed } from './ports.ts';
import { toldInChat } from './public-only.ts';
import { mustChange } from './rights.ts';
import { change, type OfficeTools } from './tools.ts';
import type { View } from './view.ts';

const EVERY_MS = 30 * 60_000;
/** So many other feeds of a page are told. */
export const MOST_OTHERS = 10;

const FULL = `${MOST_FEEDS} feeds is the most that may be added from here; remove one first`;

type Left = FeedsAdded['left'][number];

/** Adds the feeds that answer, in one change. The others are left, each with the reason; nobody's mistake stops the rest. */
export async function addFeeds(
  { by, urls: typed, conflicts = new Map(), what }: Parameters<Office['addFeeds']>[0],
  tools: OfficeTools,
): Promise<FeedsAdded> {
  mustChange(by);
  const urls = typed.map(fullAddress);
  if (urls.length === 0) {
    throw new Refusal(
      'change-invalid',
      'no address was given; write one such as https://meridianwire.example/world.xml',
    );
  }
  await tools.limits.take(by);

  const { view, finders, signal } = tools;
  const { wanted, left } = worthAsking(urls, MOST_FEEDS - view.feedsAddedBy(by.community), tools);
  const isChat = by.platform !== 'console';
  const asked = await findAll(wanted, byHttpToo(isChat ? finders.chat : finders.files, typed), signal);
  const found = isChat ? toldToChat(asked) : asked;

  return tools.inTurn(async () => {
    const added: KeptFeed[] = [];
    const told: FeedsAdded['added'][number][] = [];
    const before = view.feedsAddedBy(by.community);
    const isTaken = (id: string) => view.hasFeedId(id) || added.some(({ feed }) => feed.id === id);
    for (const url of wanted) {
      const answer = addable(found.get(url));
      const made = typeof answer === 'string' ? answer : madeOf(url, answer, tools, isTaken);
      if (typeof answer === 'string' || typeof made === 'string') {
        left.push(leftAt(url, String(made)));
        continue;
      }
      const twin = added.find(({ feed }) => feedKey(feed.url) === feedKey(made.url));
      if (twin !== undefined) left.push(leftAt(url, `it is the same feed as ${twin.feed.id}`));
      else if (before + added.length >= MOST_FEEDS) left.push(leftAt(url, FULL));
      else {
        const keptFor = conflicts.get(url) ?? [];
        const feed = keptFor.length === 0 ? made : { ...made, conflicts: keptFor };
        added.push({ feed, community: by.community, addedAt: tools.clock() });
        told.push({ feed, about: aboutFeed(answer, tools.clock()) });
      }
    }
    const [first] = added;
    if (first !== undefined) {
      const noted = {
        what,
        subject: added.length === 1 ? first.feed.id : `${added.length} feeds`,
        before: null,
        after: added.map(({ feed }) => `${feed.id} ${feed.url}`).join('\n'),
      };
      await change(by, { kind: 'feeds-added', feeds: added }, noted, tools);
    }
    return { added: told, left, others: urls.length === 1 ? othersOf(found.values()) : [] };
  });
}

/** The addresses that are to be asked, each once, and no more than there is room for. */
function worthAsking(
  urls: readonly string[],
  room: number,
  { view }: OfficeTools,
): { readonly wanted: readonly string[]; readonly left: Left[] } {
  const wanted = new Map<string, string>();
  const left: Left[] = [];
  for (const url of urls) {
    const reason =
      addressFault(url) ?? alreadyRead(url, view) ?? (wanted.has(feedKey(url)) ? 'it was given twice' : null);
    if (reason !== null) left.push(leftAt(url, reason));
    else if (wanted.size >= room) left.push(leftAt(url, FULL));
    else wanted.set(feedKey(url), url.trim());
  }
  return { wanted: [...wanted.values()], left };
}

function toldToChat(found: ReadonlyMap<string, FoundFeed | Refusal>): ReadonlyMap<string, FoundFeed | Refusal> {
  return new Map([...found].map(([url, one]) => [url, one instanceof Refusal ? toldInChat(one) : one]));
}

/** A feed that was found, or why there is none to add. */
function addable(found: FoundFeed | Refusal | undefined): FoundFeed | string {
  if (found === undefined) return 'it was not asked';
  if (!(found instanceof Refusal)) return found;
  if (found.code === 'change-invalid') return found.message;
  return `${found.message} (${found.code}). ${adviceForAdding(found.code)}`.trim();
}

/** The feed that is to be added for an address, or why it is not. */
function madeOf(
  asked: string,
  found: FoundFeed,
  { view, files }: OfficeTools,
  isTaken: (id: string) => boolean,
): Feed | string {
  // Whoever runs a bridge is not who speaks.
  const outlet = outletAt(found.how === 'bridge' ? asked : found.url, files().background.outlets);
  const reading = readingOf(outlet, files());
  if (reading === 'off') return `the operator reads nothing of ${outlet}: its feeds are off in feeds.yaml`;
  return (
    alreadyRead(found.url, view) ?? {
      id: feedIdFor(tellsMoreThanItsFeed(asked) ? asked : found.url, isTaken),
      outlet,
      url: found.url,
      language: found.language,
      everyMs: EVERY_MS,
      reading,
      filters: { include: null, exclude: null },
    }
  );
}

const DEPTHS: readonly Reading[] = ['full', 'feed', 'link', 'off'];

/** As deep as the operator reads that outlet; the feed alone, where the files read none of it. */
function readingOf(outlet: string, { feeds }: FileDecisions): Reading {
  const readings = feeds.filter((feed) => feed.outlet === outlet).map(({ reading }) => reading);
  return DEPTHS.find((depth) => readings.includes(depth)) ?? 'feed';
}

function alreadyRead(url: string, view: View): string | null {
  const known = view.feedAt(url);
  return known === null ? null : `it is read already, as ${known.feed.id}`;
}

/** What else the page of the one address named, for whoever means another one. */
function othersOf(found: Iterable<FoundFeed | Refusal>): readonly FeedCandidate[] {
  return [...found]
    .flatMap((one) => (one instanceof Refusal ? [] : one.candidates))
    .slice(0, MOST_OTHERS)
    .map(({ url, title }) => ({ url: shownAddress(url), title }));
}

function leftAt(url: string, reason: string): Left {
  return { url: shownAddress(url), reason };
}
