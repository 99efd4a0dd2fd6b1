import type { Feed, Reading } from '../feeds/feed.ts';
import type { FeedFinder, FoundFeed } from '../feeds/ports.ts';
import type { FeedsAdded, Office } from '../office.ts';
import { ADVICE, Refusal } from '../outcome.ts';
import { addressFault, feedKey, outletAt, shownAddress } from './feed-address.ts';
import { feedIdFor } from './feed-ids.ts';
import type { FileDecisions, KeptFeed } from './ports.ts';
import { toldInChat } from './public-only.ts';
import { mustChange } from './rights.ts';
import { change, type OfficeTools } from './tools.ts';
import type { View } from './view.ts';

/** So many feeds may be added by one community (`promises.md` X3). */
const MOST_FEEDS = 200;

const EVERY_MS = 30 * 60_000;
/** So many hosts are asked at the same time; the feeds of one host one after the other. */
const HOSTS_AT_ONCE = 8;

const FULL = `${MOST_FEEDS} feeds is the most that may be added from here; remove one first`;

type Left = FeedsAdded['left'][number];

/** Adds the feeds that answer, in one change. The others are left, each with the reason; nobody's mistake stops the rest. */
export async function addFeeds(
  { by, urls, what }: Parameters<Office['addFeeds']>[0],
  tools: OfficeTools,
): Promise<FeedsAdded> {
  mustChange(by);
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
  const asked = await findAll(wanted, isChat ? finders.chat : finders.files, signal);
  const found = isChat ? toldToChat(asked) : asked;

  return tools.inTurn(async () => {
    const added: KeptFeed[] = [];
    const before = view.feedsAddedBy(by.community);
    const isTaken = (id: string) => view.hasFeedId(id) || added.some(({ feed }) => feed.id === id);
    for (const url of wanted) {
      const made = madeOf(found.get(url), tools, isTaken);
      const twin = added.find(({ feed }) => typeof made !== 'string' && feedKey(feed.url) === feedKey(made.url));
      if (typeof made === 'string') left.push(leftAt(url, made));
      else if (twin !== undefined) left.push(leftAt(url, `it is the same feed as ${twin.feed.id}`));
      else if (before + added.length >= MOST_FEEDS) left.push(leftAt(url, FULL));
      else added.push({ feed: made, community: by.community, addedAt: tools.clock() });
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
    return {
      added: added.map(({ feed }) => feed),
      left: [...left, ...(urls.length === 1 ? otherFeeds([...found.values()]) : [])],
    };
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

/** Asks every address. A port that says no is an answer; anything else thrown is a bug and is thrown on. */
async function findAll(
  urls: readonly string[],
  finder: FeedFinder,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundFeed | Refusal>> {
  const found = new Map<string, FoundFeed | Refusal>();
  const hosts = [...Map.groupBy(urls, (url) => URL.parse(url)?.host ?? '').values()];
  const lane = async () => {
    for (let host = hosts.pop(); host !== undefined; host = hosts.pop()) {
      for (const url of host) found.set(url, await findOne(url, finder, signal));
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane));
  return found;
}

async function findOne(url: string, finder: FeedFinder, signal: AbortSignal): Promise<FoundFeed | Refusal> {
  try {
    return await finder.find(url, signal);
  } catch (thrown) {
    if (thrown instanceof Refusal && !thrown.code.startsWith('store-')) return thrown;
    throw thrown;
  }
}

function toldToChat(found: ReadonlyMap<string, FoundFeed | Refusal>): ReadonlyMap<string, FoundFeed | Refusal> {
  return new Map([...found].map(([url, one]) => [url, one instanceof Refusal ? toldInChat(one) : one]));
}

/** The feed that is to be added, or why it is not. */
function madeOf(
  found: FoundFeed | Refusal | undefined,
  { view, files }: OfficeTools,
  isTaken: (id: string) => boolean,
): Feed | string {
  if (found === undefined) return 'it was not asked';
  if (found instanceof Refusal && found.code === 'change-invalid') return found.message;
  if (found instanceof Refusal) return `${found.message} (${found.code}). ${ADVICE[found.code]}`;
  const outlet = outletAt(found.url, files().background.outlets);
  const reading = readingOf(outlet, files());
  if (reading === 'off') return `the operator reads nothing of ${outlet}: its feeds are off in feeds.yaml`;
  return (
    alreadyRead(found.url, view) ?? {
      id: feedIdFor(found.url, isTaken),
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

/** What else the page of the one address named, for whoever wants it too. */
function otherFeeds(found: readonly (FoundFeed | Refusal)[]): readonly Left[] {
  return found.flatMap((one) =>
    one instanceof Refusal
      ? []
      : one.candidates
          .slice(0, 5)
          .map(({ url }) => leftAt(url, 'the page names this feed as well; add it by this address')),
  );
}

function leftAt(url: string, reason: string): Left {
  return { url: shownAddress(url), reason };
}
