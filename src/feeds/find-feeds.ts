import { Refusal } from '../outcome.ts';
import { absoluteAddress } from './address.ts';
import { decodeFeed } from './decode.ts';
import type { ParsedFeed } from './feed.ts';
import { feedsNamedIn } from './feed-links.ts';
import { hostKey } from './hosts.ts';
import type { FeedFinder, FeedParser, FoundFeed, Web } from './ports.ts';
import { FEED_BYTES } from './scan.ts';

/** What finding needs. */
export interface FindingParts {
  readonly web: Web;
  readonly parser: FeedParser;
}

/** Where publishers keep a feed that their pages do not name. Each is asked for once, until one is a feed. */
const USUAL_PATHS = ['/feed', '/rss', '/rss.xml', '/feed.xml', '/atom.xml', '/index.xml'];

/** So many of the feeds that a page names are asked for, until one can be read. */
const MOST_ASKED = 5;

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1';

/**
 * Finds feeds over the network. An address that is a feed is that feed; of a page the first of the feeds it names that can
 * be read, else the first of the usual paths. Every address is checked by the web like the first one.
 */
export function createFeedFinder({ web, parser }: FindingParts): FeedFinder {
  const read = async (url: string, signal: AbortSignal): Promise<Answer> => {
    const request = { url, headers: { accept: ACCEPT }, maxBytes: FEED_BYTES };
    const { status, url: at, headers, body } = await web.get(request, signal);
    if (status === 410) throw new Refusal('feed-gone', 'it answers 410');
    if (status !== 200) throw new Refusal('feed-refused', `it answers ${status}`);
    const contentType = headers.get('content-type') ?? null;
    try {
      return { at, feed: await parser.parse({ bytes: body, contentType, url: at }, signal) };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'feed-not-a-feed') throw thrown;
      return { at, page: isPage(contentType) ? decodeFeed(body, contentType) : null, refusal: thrown };
    }
  };

  return {
    async find(url, signal) {
      const answer = await read(url, signal);
      if ('feed' in answer) return found(answer, []);
      // A picture or a document names no feeds, and tells nothing of its site.
      if (answer.page === null) throw answer.refusal;

      const named = feedsNamedIn(answer.page, answer.at);
      const usual = USUAL_PATHS.map((path) => absoluteAddress(path, answer.at)).filter((one) => one !== null);
      const tried: Tried[] = [];
      const saidNo = new Set<string>();
      for (const candidate of new Set([...named.slice(0, MOST_ASKED), ...usual])) {
        // A host that does not answer, or asks to be left alone, is asked for nothing more.
        if (saidNo.has(hostKey(candidate))) continue;
        const outcome = await tryOne(candidate, read, signal);
        if ('feed' in outcome) return found(outcome, named.slice(named.indexOf(candidate) + 1));
        tried.push(outcome);
        if (outcome.isHostsNo) saidNo.add(hostKey(candidate));
      }
      throw new Refusal('feed-not-a-feed', whatWasTried(named, tried));
    },
  };
}

/** What stands at an address: a feed, or something else with the reason why it is none. */
type Answer =
  | { readonly at: string; readonly feed: ParsedFeed }
  | { readonly at: string; readonly page: string | null; readonly refusal: Refusal };

/** An address that led to no feed. */
interface Tried {
  readonly url: string;
  readonly refusal: Refusal;
  readonly isHostsNo: boolean;
}

async function tryOne(
  url: string,
  read: (url: string, signal: AbortSignal) => Promise<Answer>,
  signal: AbortSignal,
): Promise<Extract<Answer, { feed: ParsedFeed }> | Tried> {
  try {
    const answer = await read(url, signal);
    return 'feed' in answer ? answer : { url, refusal: answer.refusal, isHostsNo: false };
  } catch (thrown) {
    if (signal.aborted || !(thrown instanceof Refusal)) throw thrown;
    return { url, refusal: thrown, isHostsNo: thrown.code.startsWith('web-') || /\b(?:429|503)$/.test(thrown.message) };
  }
}

function found(
  { at, feed: { title, language, entries } }: Extract<Answer, { feed: ParsedFeed }>,
  candidates: readonly string[],
): FoundFeed {
  const others = candidates.filter((candidate) => candidate !== at).map((candidate) => ({ url: candidate, title: '' }));
  return { url: at, title, language, entries, candidates: others };
}

function isPage(type: string | null): boolean {
  return type === null || /html|xml|text\/plain/i.test(type.slice(0, 200));
}

function whatWasTried(named: readonly string[], tried: readonly Tried[]): string {
  const usual = `nothing at ${USUAL_PATHS.join(', ')} is one either`;
  if (named.length === 0) return `it is a page that names no feed, and ${usual}`;
  const reasons = tried
    .filter(({ url }) => named.includes(url))
    .slice(0, 3)
    .map(({ url, refusal }) => `${url.slice(0, 120)}: ${refusal.code}`);
  const feeds = named.length === 1 ? 'a feed' : `${named.length} feeds`;
  return `it is a page that names ${feeds}, of which none can be read (${reasons.join('; ')}); ${usual}`;
}
