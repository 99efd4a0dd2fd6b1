/** One request to one feed, and what it brought; nothing is judged and nothing remembered here. */
import type { Clock, EpochMs } from '../clock.ts';
import { Refusal } from '../outcome.ts';
import { addressKey } from './address.ts';
import type { Feed, FeedEntry, ParsedFeed } from './feed.ts';
import type { FeedState } from './feed-state.ts';
import { addressOf } from './moved-feeds.ts';
import { hostPause } from './poll-times.ts';
import type { FeedParser, Web, WebResponse } from './ports.ts';
import { type Glance, glanceAt } from './rhythm.ts';
import { FEED_BYTES } from './scan.ts';
import { passesFilters } from './word-filter.ts';

/** What asking needs. */
export interface AskingParts {
  readonly web: Web;
  readonly parser: FeedParser;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

/** An answer whose body was read. */
export type ReadAnswer = Omit<WebResponse, 'body'>;

/** A feed that was read, and what takes a while to find out of it: that is done here, where others wait for their hosts. */
export interface ReadFeed {
  readonly parsed: ParsedFeed;
  /** The entries that pass the operator's filters. */
  readonly wanted: readonly FeedEntry[];
  /** How it posts, by all of its entries; null where it has none. */
  readonly glance: Glance | null;
}

/** What asking a feed brought. */
export interface Asked {
  readonly feed: Feed;
  /** What was remembered of it before, of this address of the operator's. */
  readonly before: FeedState;
  /** The address that was asked: the operator's, or the one it has moved to. */
  readonly address: string;
  /** When its answer had come and been read, or was given up. */
  readonly at: EpochMs;
  /** Null when there was none. */
  readonly answer: ReadAnswer | null;
  /** The feed; null when nothing changed, and when it failed. */
  readonly read: ReadFeed | null;
  /** Why it failed; null when it went well. */
  readonly refusal: Refusal | null;
}

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/** What is remembered of a feed of which nothing is known. */
export function unknownFeed({ id, url }: Feed, now: EpochMs): FeedState {
  return {
    feedId: id,
    url: addressKey(url),
    etag: null,
    lastModified: null,
    nextPollAt: now,
    lastPolledAt: null,
    lastSuccessAt: null,
    failures: 0,
    lastProblem: null,
    paused: null,
    told: { what: null, at: now },
  };
}

/** Asks one feed. A host that says no, and an answer that is no feed, is a refusal; anything else is thrown. */
export async function askFeed(
  feed: Feed,
  before: FeedState,
  withinMs: number | null,
  { web, parser, clock, signal }: AskingParts,
): Promise<Asked> {
  const address = addressOf(feed, before);
  let answer: ReadAnswer | null = null;
  let read: ReadFeed | null = null;
  let refusal: Refusal | null = null;
  try {
    const { body, ...rest } = await web.get(
      {
        url: address,
        headers: requestHeaders(before),
        maxBytes: FEED_BYTES,
        ...(feed.publicOnly ? { publicOnly: true } : {}),
        ...(withinMs === null ? {} : { withinMs }),
      },
      signal,
    );
    answer = rest;
    const parsed = await parsedAnswer(rest, body, before, { parser, signal, clock });
    if (parsed !== null) {
      const wanted = parsed.entries.filter((entry) => passesFilters(feed.filters, entry));
      read = { parsed, wanted, glance: glanceAt(parsed.entries, clock()) };
    }
  } catch (thrown) {
    if (!(thrown instanceof Refusal)) throw thrown;
    refusal = thrown;
  }
  return { feed, before, address, at: clock(), answer, read, refusal };
}

/** The feed of an answer; null when nothing changed. Throws `Refusal` when the answer is neither. */
async function parsedAnswer(
  { status, headers, url }: ReadAnswer,
  bytes: Uint8Array,
  before: FeedState,
  { parser, signal, clock }: Pick<AskingParts, 'parser' | 'signal' | 'clock'>,
): Promise<ParsedFeed | null> {
  if (status === 304 && isConditional(before)) return null;
  if (status === 410) throw new Refusal('feed-gone', 'it answers 410');
  const until = hostPause(status, headers.get('retry-after'), clock());
  if (until !== null) {
    const moment = new Date(until).toISOString().replace('T', ' ').slice(0, 16);
    throw new Refusal('host-paused', `it answers ${status} and wants to be left alone until ${moment} UTC`);
  }
  if (status !== 200) throw new Refusal('feed-refused', `it answers ${status}`);
  return parser.parse({ bytes, contentType: headers.get('content-type') ?? null, url }, signal);
}

function isConditional({ etag, lastModified }: FeedState): boolean {
  return etag !== null || lastModified !== null;
}

function requestHeaders({ etag, lastModified }: FeedState): Readonly<Record<string, string>> {
  return {
    accept: ACCEPT,
    ...(etag ? { 'if-none-match': etag } : {}),
    ...(lastModified ? { 'if-modified-since': lastModified } : {}),
  };
}
