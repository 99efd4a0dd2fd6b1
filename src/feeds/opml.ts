/** Lists of feeds as other programs write them: OPML 1 and 2, however carelessly (opml.org/spec2.opml). */
import { Refusal } from '../outcome.ts';
import { visibleLine } from './visible.ts';
import { attributesOf, tagsOf } from './xml-tags.ts';

/** A feed of a list. */
export interface ListedFeed {
  /** Empty when the list gives none. */
  readonly title: string;
  /** As the list has it; nobody has looked whether it can be read. */
  readonly url: string;
  /** The page it belongs to; null when the list does not say. */
  readonly page: string | null;
  /** As the list has it; null when it does not say. */
  readonly language: string | null;
  /** The folders it lies in, each as the way there from outside; empty for none. */
  readonly folders: readonly (readonly string[])[];
}

/** What a list holds. */
export interface FeedsListed {
  readonly feeds: readonly ListedFeed[];
  /** What of it was passed over, in a few sentences. */
  readonly notes: readonly string[];
}

/** The largest list that is read, in characters. */
const LONGEST_LIST = 1_000_000;
const MOST_FEEDS = 1_000;
const MOST_LEVELS = 32;
const LONGEST_NAME = 200;
const MOST_NOTES = 10;

/** An open element: the way to it through folders, and whether the list says to ignore what is in it. */
interface Open {
  readonly name: string;
  readonly folder: readonly string[];
  readonly isComment: boolean;
}

/**
 * The feeds of a list, each address once with all of its folders. Throws `Refusal` (`change-invalid`) for anything that is no
 * whole OPML document, and for one that is larger, deeper or longer than a list of feeds needs to be. Nothing in it is
 * expanded or fetched, no other list that it includes either.
 */
export function readOpml(text: string): FeedsListed {
  if (text.length > LONGEST_LIST) throw invalid(`it has ${text.length} characters; 1,000,000 is the most`);
  const feeds = new Map<string, ListedFeed>();
  const notes: string[] = [];
  const note = (words: string) => {
    if (notes.length < MOST_NOTES && !notes.includes(words)) notes.push(words);
  };
  const open: Open[] = [];
  let whole = false;

  for (const tag of tagsOf(text)) {
    if (tag.kind === 'doctype') {
      if (/<!ENTITY/i.test(text.slice(tag.start, tag.end))) throw invalid('it declares entities');
      continue;
    }
    const name = tag.name.toLowerCase();
    if (open.length === 0 && (tag.kind === 'close' || name !== 'opml')) {
      throw invalid(`it is no OPML: it begins with "${tag.name.slice(0, 40)}"`);
    }
    if (tag.kind === 'close') {
      const at = open.findLastIndex((one) => one.name === name);
      if (at !== open.length - 1) note('Its folders are not closed as they were opened; look where its feeds lie.');
      if (at >= 0) open.length = at;
    } else {
      const around = open.at(-1) ?? { name: '', folder: [], isComment: false };
      const outline = name === 'outline' ? outlineOf(attributesOf(text, tag)) : NO_OUTLINE;
      const isComment = around.isComment || outline.isComment;
      if (!isComment && outline.note !== null) note(outline.note);
      if (!isComment && outline.feed !== null) put(outline.feed, outline.categories, around.folder, feeds);
      if (feeds.size > MOST_FEEDS) throw invalid(`it lists more than ${MOST_FEEDS} feeds`);
      const folder = outline.folder === '' ? around.folder : [...around.folder, outline.folder];
      if (tag.kind === 'open' && open.push({ name, folder, isComment }) > MOST_LEVELS) {
        throw invalid(`it nests deeper than ${MOST_LEVELS} levels`);
      }
    }
    whole = open.length === 0;
    if (whole) break;
  }

  if (!whole) throw invalid(open.length === 0 ? 'it is no OPML: it holds no markup' : 'it is cut off');
  if (feeds.size === 0) throw invalid(['it lists no feeds', ...notes].join('. '));
  return { feeds: [...feeds.values()], notes };
}

/** What an outline says: the feed it is, or the name of a folder, or what it is instead. */
interface Outline {
  readonly feed: Omit<ListedFeed, 'folders'> | null;
  readonly categories: readonly (readonly string[])[];
  readonly folder: string;
  readonly isComment: boolean;
  readonly note: string | null;
}

const NO_OUTLINE: Outline = { feed: null, categories: [], folder: '', isComment: false, note: null };

/** Kinds of outlines whose `url`, in place of `xmlUrl`, is that of a feed; nobody need say it. */
const FEED_KINDS: ReadonlySet<string> = new Set(['', 'rss', 'rss1', 'rss2', 'atom', 'feed', 'json', 'xml', 'pie']);

/** Kinds by which FreshRSS lists pages that it takes apart itself: "HTML+XPath", "XML+XPath", "JSON+DotNotation". */
const SCRAPED = /\+(?:xpath|dotnotation|dotpath)\b/i;

function outlineOf(values: ReadonlyMap<string, string>): Outline {
  const of = (name: string) => (values.get(name) ?? '').trim();
  const kind = of('type').toLowerCase();
  const isComment = of('iscomment').toLowerCase() === 'true';
  const title = visibleLine(of('title') || of('text'), LONGEST_NAME);
  const isList = kind === 'include' || (kind === 'link' && /\.opml(?:$|\?)/i.test(of('url')));
  if (isList) {
    const note = `It includes another list, which was not read: ${of('url').slice(0, 200)}`;
    return { ...NO_OUTLINE, isComment, note };
  }
  if (SCRAPED.test(kind)) {
    return {
      ...NO_OUTLINE,
      isComment,
      note: 'It also lists pages out of which another program makes feeds itself; they are none here.',
    };
  }
  const isFeed = FEED_KINDS.has(kind);
  const url = plainAddress(of('xmlurl') || (isFeed ? of('url') : '') || (isFeed && kind !== '' ? of('htmlurl') : ''));
  if (url === '') {
    const note = of('url') === '' ? null : 'It also lists links to pages, which are no feeds.';
    return { ...NO_OUTLINE, isComment, folder: note === null ? title : '', note };
  }
  return {
    ...NO_OUTLINE,
    // Where an outline has no name, its address stands in for it.
    feed: { title: title === url ? '' : title, url, page: of('htmlurl') || null, language: of('language') || null },
    categories: categoriesIn(of('category')),
    isComment,
  };
}

/** "feed://a.example/rss" and "feed:https://a.example/rss" are how programs once asked to be opened. */
function plainAddress(url: string): string {
  return url.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?:\/\/)?/i, 'http://');
}

/** "/World/Sudan,tag": what programs without folders write. */
function categoriesIn(value: string): readonly (readonly string[])[] {
  return value
    .slice(0, 1_000)
    .split(',')
    .map((way) => way.split('/').map((name) => visibleLine(name, LONGEST_NAME)))
    .map((way) => way.filter((name) => name !== ''))
    .filter((way) => way.length > 0);
}

/** Keeps a feed with its folders; one that stands in several is one feed in all of them. */
function put(
  feed: Omit<ListedFeed, 'folders'>,
  categories: Outline['categories'],
  around: readonly string[],
  feeds: Map<string, ListedFeed>,
): void {
  const before = feeds.get(feed.url);
  const ways = around.length > 0 ? [around] : categories;
  const known = new Set((before?.folders ?? []).map((way) => JSON.stringify(way)));
  const more = ways.filter((way) => !known.has(JSON.stringify(way)));
  if (before !== undefined && before.folders.length + more.length > MOST_FOLDERS) return;
  feeds.set(feed.url, { ...(before ?? feed), folders: [...(before?.folders ?? []), ...more] });
}

/** Nobody keeps a feed in more folders. */
const MOST_FOLDERS = 32;

function invalid(why: string): Refusal {
  return new Refusal('change-invalid', `the list of feeds cannot be read: ${why}`);
}
