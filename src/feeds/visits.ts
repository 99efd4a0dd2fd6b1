/** The requests of one search for a feed: few, no address twice, and none to a host that said no. */
import type { Clock, EpochMs } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import { decodeFeed } from './decode.ts';
import type { ParsedFeed } from './feed.ts';
import { type TypedLink, withoutFragment } from './feed-signs.ts';
import { type HeardPauses, OVERLOADED_MS } from './heard-pauses.ts';
import { hostKey } from './hosts.ts';
import { lastingAddress } from './lasting-address.ts';
import { linksIn } from './link-header.ts';
import { hostPause } from './poll-times.ts';
import type { FeedParser, Web, WebResponse } from './ports.ts';
import { FEED_BYTES } from './scan.ts';

/** One host is asked so often for one search, redirects included; all hosts together so often. */
const MOST_OF_A_HOST = 8;
const MOST_IN_ALL = 16;
/** The web gives up after so many redirects. */
const MOST_HOPS = 6;
/** Whoever asked has waited for so long; nothing more is begun. */
const LONGEST_SEARCH_MS = 60_000;

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, text/html;q=0.7, */*;q=0.1';

/** What stands at an address. */
export type Answer =
  /** A feed, and the address under which it may be kept. */
  | { readonly kind: 'feed'; readonly at: string; readonly lasting: string; readonly feed: ParsedFeed }
  /** A page, with the links of its header, and why it is no feed. */
  | {
      readonly kind: 'page';
      readonly at: string;
      readonly html: string;
      readonly header: readonly TypedLink[];
      readonly refusal: Refusal;
    }
  /** A picture or a document: it names no feeds, and tells nothing of its site. */
  | { readonly kind: 'other'; readonly at: string; readonly refusal: Refusal };

/** An address that led to no feed, and why. */
export interface Tried {
  readonly url: string;
  readonly refusal: Refusal;
}

/** What visiting needs. */
export interface VisitParts {
  readonly web: Web;
  readonly parser: FeedParser;
  readonly clock: Clock;
  /** Hosts that asked to be left alone, whoever asked them then; whoever looks for a feed obeys as a poll does. */
  readonly hosts: HeardPauses;
  readonly signal: AbortSignal;
}

/** Asks addresses for one search and remembers which. */
export class Visits {
  readonly #parts: VisitParts;
  readonly #asked = new Set<string>();
  readonly #ofHost = new Map<string, number>();
  readonly #closed = new Map<string, Refusal>();
  readonly tried: Tried[] = [];
  readonly #startedAt: EpochMs;
  #inAll = 0;

  constructor(parts: VisitParts) {
    this.#parts = parts;
    this.#startedAt = parts.clock();
  }

  /** Whether an address may still be asked. */
  mayAsk(url: string): boolean {
    const host = hostKey(url);
    return (
      this.#inAll < MOST_IN_ALL &&
      this.#parts.clock() - this.#startedAt < LONGEST_SEARCH_MS &&
      !this.wasAsked(url) &&
      !this.#closed.has(host) &&
      (this.#ofHost.get(host) ?? 0) < MOST_OF_A_HOST
    );
  }

  wasAsked(url: string): boolean {
    return this.#asked.has(withoutFragment(url));
  }

  /** Why the host of an address is asked for nothing more; null while it may be. */
  noOf(url: string): Refusal | null {
    return this.#closed.get(hostKey(url)) ?? null;
  }

  /** Asks an address; what is no feed is noted, and null comes back for what did not even answer. */
  async try(url: string): Promise<Answer | null> {
    try {
      const answer = await this.ask(url);
      if (answer.kind !== 'feed') this.tried.push({ url, refusal: answer.refusal });
      return answer;
    } catch (thrown) {
      if (this.#parts.signal.aborted || !(thrown instanceof Refusal) || thrown.code.startsWith('store-')) throw thrown;
      this.tried.push({ url, refusal: thrown });
      return null;
    }
  }

  /** Asks an address. Throws `Refusal` as `Web` and `FeedParser` do, and for any status but 200. */
  async ask(url: string): Promise<Answer> {
    const { parser, signal } = this.#parts;
    const response = await this.#get(url);
    const { status, url: at, headers, body } = response;
    if (status === 410) throw new Refusal('feed-gone', 'it answers 410');
    if (status !== 200) {
      const refusal = new Refusal('feed-refused', `it answers ${status}`);
      if (status === 429 || status === 503) await this.#leaveAlone(url, response, refusal);
      throw refusal;
    }
    const contentType = headers.get('content-type') ?? null;
    try {
      const feed = await parser.parse({ bytes: body, contentType, url: at }, signal);
      return { kind: 'feed', at, lasting: lastingAddress(url, response), feed };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || thrown.code !== 'feed-not-a-feed') throw thrown;
      if (!isPage(contentType)) return { kind: 'other', at, refusal: thrown };
      const header = linksIn(headers.get('link') ?? '');
      return { kind: 'page', at, html: decodeFeed(body, contentType), header, refusal: thrown };
    }
  }

  async #get(url: string): Promise<WebResponse> {
    const { web, hosts, clock, signal } = this.#parts;
    const until = await hosts.hostPausedUntil(hostKey(url));
    if (until !== null && until > clock()) {
      const refusal = new Refusal('host-paused', `it wants to be left alone until ${new Date(until).toISOString()}`);
      this.#closed.set(hostKey(url), refusal);
      throw refusal;
    }
    this.#note(url);
    try {
      const response = await web.get({ url, headers: { accept: ACCEPT }, maxBytes: FEED_BYTES }, signal);
      for (const { to } of response.redirects) this.#note(to);
      return response;
    } catch (thrown) {
      if (!(thrown instanceof Refusal)) throw thrown;
      if (thrown.code === 'too-many-redirects') this.#count(url, MOST_HOPS - 1);
      // A host that does not answer is not asked again.
      if (thrown.code.startsWith('web-')) this.#closed.set(hostKey(url), thrown);
      throw thrown;
    }
  }

  async #leaveAlone(url: string, { status, url: at, headers }: WebResponse, refusal: Refusal): Promise<void> {
    const { hosts, clock } = this.#parts;
    const until = hostPause(status, headers.get('retry-after'), clock());
    for (const host of new Set([hostKey(url), hostKey(at)])) {
      this.#closed.set(host, refusal);
      if (until !== null) await hosts.pauseHost(host, until);
      else hosts.pauseHere(host, clock() + OVERLOADED_MS);
    }
  }

  #note(url: string): void {
    this.#asked.add(withoutFragment(url));
    this.#count(url, 1);
  }

  #count(url: string, requests: number): void {
    const host = hostKey(url);
    this.#ofHost.set(host, (this.#ofHost.get(host) ?? 0) + requests);
    this.#inAll += requests;
  }
}

function isPage(type: string | null): boolean {
  return type === null || /html|xml|text\/plain/i.test(type.slice(0, 200));
}
