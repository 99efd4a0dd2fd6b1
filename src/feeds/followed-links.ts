/** Links that readers of a page may follow, and what tells that one of them leads to a feed or to a list of feeds. */
import { isDocumentOfXml, looksLikeFeed } from './feed-signs.ts';

/** A link that readers may follow, with what it says so far. */
export interface Followed {
  readonly href: string;
  /** Its title, where it has one. */
  readonly label: string;
  /** Its words. */
  text: string;
  /** What its pictures are called, and how they and it are styled. */
  marks: string;
}

/** How a link is known for one to a feed, the surest first. */
export const KNOWN_BY = { address: 0, words: 1, xml: 2 } as const;

/** By what a link is known to lead to a feed or to a list of feeds; null where nothing says so. */
export function knownBy({ href, label, text, marks }: Followed): number | null {
  if (looksLikeFeed(href)) return KNOWN_BY.address;
  if (saysFeed(text) || saysFeed(label) || showsFeed(marks)) return KNOWN_BY.words;
  return isDocumentOfXml(href) ? KNOWN_BY.xml : null;
}

/** A link with more words is a headline. */
const MOST_WORDS = 8;
const FEED_WORDS: ReadonlySet<string> = new Set(
  'atom feed feeds newsfeed newsfeeds webfeed webfeeds syndication'.split(' '),
);
/** What stands beside those words where they mean a feed: "Feed the hungry" and "Atom bomb survivors" mean none. */
const BESIDE: ReadonlySet<string> = new Set(
  '0.3 1.0 2.0 all and articles blog by full get headlines latest main news of or our posts site stories subscribe the this to via web with xml'.split(
    ' ',
  ),
);

function saysFeed(words: string): boolean {
  const said = (
    words
      .slice(0, 200)
      .toLowerCase()
      .match(/[\p{L}\p{N}.]+/gu) ?? []
  ).map((word) => word.replace(/^\.+|\.+$/g, ''));
  if (said.length > MOST_WORDS) return false;
  if (said.some((word) => /^rss(?:[12]|[12]\.0)?$/.test(word))) return true;
  return said.some((word) => FEED_WORDS.has(word)) && said.every((word) => FEED_WORDS.has(word) || BESIDE.has(word));
}

/** "fa-rss", "icon rss", "/img/rss_24.png", "feed-icon.svg". */
function showsFeed(marks: string): boolean {
  const parts = new Set(marks.toLowerCase().split(/[^a-z]+/));
  return parts.has('rss') || (parts.has('feed') && parts.has('icon'));
}
