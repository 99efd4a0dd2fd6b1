/** Feeds as commands show and find them. */

import type { SourceLine } from '../src/desk.ts';
import { absoluteAddress } from '../src/feeds/address.ts';
import type { FeedId } from '../src/feeds/feed.ts';
import type { Asker, FeedAbout, FeedView } from '../src/office.ts';
import { type Chosen, nearest, note, quoted } from './choose.ts';
import type { FeedLine } from './command.ts';
import { INTRANET, isPrivateHost, publicAddress } from './public-address.ts';

/** Each feed with what is known of how it is doing; a paused one is not read, so nothing is. Of one that was just read, what it is like. */
export function feedLines(
  views: readonly FeedView[],
  sources: readonly SourceLine[],
  asker: Pick<Asker, 'rights'>,
  about: ReadonlyMap<FeedId, FeedAbout> = new Map(),
): readonly FeedLine[] {
  const known = new Map(sources.map((line) => [line.feedId, line]));
  return views.map(({ feed, decidedBy, pausedAt }) => {
    const found = about.get(feed.id);
    const line = {
      feedId: feed.id,
      outlet: feed.outlet,
      labels: [],
      reading: feed.reading,
      language: feed.language,
      lastAnswerAt: null,
      problem: null,
      ...known.get(feed.id),
      // A name and a password are nobody's business, not even on an operator's screen (`promises.md` X5).
      url: absoluteAddress(feed.url, null) ?? '',
      decidedBy,
      pausedAt,
      ...(feed.conflicts !== undefined && { conflicts: feed.conflicts }),
      ...(found !== undefined && { about: found }),
    };
    if (asker.rights === 'operator') return line;
    const url = publicAddress(feed.url);
    // An outlet that nobody has named is called by its host.
    const isNamed = line.outlet !== feed.outlet || !isPrivateHost(feed.outlet);
    return { ...line, url, outlet: isNamed ? line.outlet : INTRANET };
  });
}

/** A feed by its id, its address, or the outlet it is the only feed of. */
export function chooseFeed(
  text: string | undefined,
  views: readonly FeedView[],
  { example }: { readonly example: (feed: string) => string },
): Chosen<FeedView> {
  const wanted = (text ?? '').trim().toLowerCase();
  const first = views[0]?.feed.id ?? 'meridian-wire';
  if (wanted === '') return { note: note(`Please say which feed; /feeds list names them. Example: ${example(first)}`) };
  const exact = views.find(({ feed }) => feed.id.toLowerCase() === wanted || feed.url.toLowerCase() === wanted);
  if (exact !== undefined) return { value: exact };
  const ofOutlet = views.filter(({ feed }) => feed.outlet.toLowerCase() === wanted);
  if (ofOutlet.length === 1 && ofOutlet[0] !== undefined) return { value: ofOutlet[0] };
  if (views.length === 0) return { note: note('No feed is read yet. Example: /feeds add https://example.org/news') };
  const near =
    ofOutlet.length > 0
      ? ofOutlet
      : nearest(
          wanted,
          views.map((view) => ({ word: view.feed.id.toLowerCase(), ...view })),
        );
  const offered = near.slice(0, 3).map(({ feed }) => feed.id);
  return {
    note: note(
      `${ofOutlet.length > 0 ? `${quoted(text ?? '')} has several feeds` : `No feed is called ${quoted(text ?? '')}`}. Close to it: ${offered.join(', ')}. Example: ${example(offered[0] ?? first)}`,
    ),
  };
}

const MOST_ADDRESSES = 20;
const LONGEST_ADDRESS = 2_048;

/** Addresses with spaces or lines between them, as people paste them. */
export function chooseAddresses(text: string, { example }: { readonly example: string }): Chosen<readonly string[]> {
  const words = text
    .slice(0, MOST_ADDRESSES * LONGEST_ADDRESS)
    .split(/\s+/)
    // Chat services keep a link from unfolding by pointed brackets.
    .map((word) => word.replace(/^<|>$/g, ''))
    .filter((word) => word !== '');
  const urls = [...new Set(words)];
  const say = (fault: string) => ({
    note: note(
      `${fault} Give the address of a feed, or of a page that names one; up to ${MOST_ADDRESSES}, with spaces between them. Example: ${example}`,
    ),
  });
  if (urls.length === 0) return say('No address was given.');
  if (urls.length > MOST_ADDRESSES) return say(`${urls.length} addresses at once are too many.`);
  const long = urls.find((url) => url.length > LONGEST_ADDRESS);
  if (long !== undefined) {
    return say(`${quoted(long)} is too long: an address may have up to ${LONGEST_ADDRESS} characters.`);
  }
  const wrong = urls.find((url) => !/^https?:$/.test(URL.parse(url)?.protocol ?? ''));
  return wrong === undefined
    ? { value: urls }
    : say(`${quoted(wrong)} is no address that begins with https:// or http://.`);
}

/** "1 feed", "3 feeds". */
export function feedCount(count: number): string {
  return `${count} feed${count === 1 ? '' : 's'}`;
}
