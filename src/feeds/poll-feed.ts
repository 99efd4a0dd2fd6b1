import type { Clock, EpochMs } from '../clock.ts';
import { type Problem, type ProblemCode, problemOf, Refusal } from '../outcome.ts';
import { addressKey } from './address.ts';
import type { Feed, ParsedFeed, PolledFeed } from './feed.ts';
import { hostKey } from './hosts.ts';
import { backOffUntil, hostPause, nextPollAt, SHORTEST_MS, wishedMs } from './poll-times.ts';
import type { FeedParser, FeedState, FeedStates, Web, WebResponse } from './ports.ts';
import { FEED_BYTES } from './scan.ts';
import { passesFilters } from './word-filter.ts';

/** What one poll needs. */
export interface PollFeedParts {
  readonly web: Web;
  readonly parser: FeedParser;
  readonly states: FeedStates;
  readonly clock: Clock;
  /** 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly signal: AbortSignal;
}

/** What one poll brought: what it read, what went wrong, or both. */
export interface Poll {
  readonly polled: PolledFeed | null;
  readonly problems: readonly Problem[];
}

/** A feed that answers 404 for as long is not asked any more (`promises.md` F4). */
const MISSING_MS = 7 * 86_400_000;

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.9, application/json;q=0.8, */*;q=0.1';

/**
 * Asks one feed and keeps what is to be remembered of it. A host that says no, or an answer that is no feed, is a problem;
 * a store that cannot keep the state throws. A redirect is followed and not remembered.
 */
export async function pollFeed(feed: Feed, before: FeedState | null, parts: PollFeedParts): Promise<Poll> {
  const known = before?.url === addressKey(feed.url) ? before : null;
  let answer: WebResponse | null = null;
  try {
    answer = await parts.web.get({ url: feed.url, headers: requestHeaders(known), maxBytes: FEED_BYTES }, parts.signal);
    const parsed = await parsedAnswer(answer, known, parts);
    return await remember(feed, before, { answer, parsed, known }, parts);
  } catch (thrown) {
    if (!(thrown instanceof Refusal) || thrown.code.startsWith('store-')) throw thrown;
    return { polled: null, problems: [await rememberFailure(feed, before, { answer, thrown }, parts)] };
  }
}

/** The feed of an answer; null when nothing changed. Throws `Refusal` when the answer is neither. */
async function parsedAnswer(
  answer: WebResponse,
  known: FeedState | null,
  { parser, signal }: PollFeedParts,
): Promise<ParsedFeed | null> {
  if (answer.status === 304 && isConditional(known)) return null;
  if (answer.status === 410) throw new Refusal('feed-gone', 'it answers 410');
  if (answer.status !== 200) throw new Refusal('feed-refused', `it answers ${answer.status}`);
  const contentType = answer.headers.get('content-type') ?? null;
  return parser.parse({ bytes: answer.body, contentType, url: answer.url }, signal);
}

async function remember(
  feed: Feed,
  before: FeedState | null,
  { answer, parsed, known }: { answer: WebResponse; parsed: ParsedFeed | null; known: FeedState | null },
  { states, clock, random }: PollFeedParts,
): Promise<Poll> {
  const now = clock();
  const ttlMinutes = parsed === null ? (known?.ttlMinutes ?? null) : parsed.ttlMinutes;
  const problems = parsed === null ? [] : problemsIn(parsed, feed);
  const state: FeedState = {
    feedId: feed.id,
    url: addressKey(feed.url),
    ...validators(answer, parsed, known),
    ttlMinutes,
    nextPollAt: nextPollAt(now, feed.everyMs, wishedMs(answer.headers, ttlMinutes, now), random()),
    lastPolledAt: now,
    lastSuccessAt: now,
    failures: 0,
    lastProblem: problems[0]?.code ?? null,
    missingSince: null,
    paused: null,
  };
  // Until the entries are kept, the feed counts as asked and not as answered: were the bot to end here, the publisher
  // would send them again, and a first poll would still be the first; it may be asked as soon as manners allow.
  await states.write({
    ...state,
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
    lastSuccessAt: before?.lastSuccessAt ?? null,
    nextPollAt: now + SHORTEST_MS,
  });
  const polled: PolledFeed = {
    state,
    feed,
    polledAt: now,
    silenceMs: before?.lastSuccessAt == null ? null : now - before.lastSuccessAt,
    entries: (parsed?.entries ?? []).filter((entry) => passesFilters(feed.filters, entry)),
    language: feed.language ?? parsed?.language ?? null,
    ...(parsed?.withdrawn === undefined ? {} : { withdrawn: parsed.withdrawn }),
  };
  return { polled, problems };
}

async function rememberFailure(
  feed: Feed,
  before: FeedState | null,
  { answer, thrown }: { answer: WebResponse | null; thrown: Refusal },
  { states, clock, random }: PollFeedParts,
): Promise<Problem> {
  const now = clock();
  const status = answer?.status ?? 0;
  const failures = (before?.failures ?? 0) + 1;
  const pausedUntil = answer === null ? null : hostPause(status, answer.headers.get('retry-after'), now);
  if (answer !== null && pausedUntil !== null) {
    for (const host of new Set([hostKey(feed.url), hostKey(answer.url)])) await states.pauseHost(host, pausedUntil);
  }
  const missingSince = status === 404 ? (before?.missingSince ?? now) : null;
  const paused = pausedBy(status, missingSince, now);
  const problem = feedProblem(thrown, feed, paused?.reason === 'missing');
  // The answer was no feed, so its validators would keep a good one away; those of before no longer tell anything when
  // the body of the same address broke. An error status says nothing of either.
  const keeps = status !== 200 && before?.url === addressKey(feed.url);
  await states.write({
    feedId: feed.id,
    url: addressKey(feed.url),
    etag: keeps ? before.etag : null,
    lastModified: keeps ? before.lastModified : null,
    ttlMinutes: before?.ttlMinutes ?? null,
    nextPollAt: Math.max(backOffUntil(now, feed.everyMs, failures, random()), pausedUntil ?? 0),
    lastPolledAt: now,
    lastSuccessAt: before?.lastSuccessAt ?? null,
    failures,
    lastProblem: problem.code,
    missingSince,
    paused,
  });
  return problem;
}

function pausedBy(status: number, missingSince: EpochMs | null, now: EpochMs): FeedState['paused'] {
  if (status === 410) return { at: now, reason: 'gone' };
  return missingSince !== null && now - missingSince >= MISSING_MS ? { at: now, reason: 'missing' } : null;
}

function isConditional(known: FeedState | null): known is FeedState {
  return known !== null && (known.etag !== null || known.lastModified !== null);
}

function requestHeaders(known: FeedState | null): Readonly<Record<string, string>> {
  return {
    accept: ACCEPT,
    ...(known?.etag ? { 'if-none-match': known.etag } : {}),
    ...(known?.lastModified ? { 'if-modified-since': known.lastModified } : {}),
  };
}

/** A 200 replaces both validators, a 304 those it names (RFC 9111 4.3.4); an answer that broke off leaves none. */
function validators(
  answer: WebResponse,
  parsed: ParsedFeed | null,
  known: FeedState | null,
): Pick<FeedState, 'etag' | 'lastModified'> {
  if (parsed?.flaw !== undefined) return { etag: null, lastModified: null };
  const etag = validator(answer, 'etag');
  const lastModified = validator(answer, 'last-modified');
  if (parsed !== null) return { etag, lastModified };
  return { etag: etag ?? known?.etag ?? null, lastModified: lastModified ?? known?.lastModified ?? null };
}

/** A validator as it came, to be echoed byte for byte; one that could break a request apart is none. */
function validator({ headers }: WebResponse, name: string): string | null {
  const value = headers.get(name) ?? '';
  return value.length <= 4_096 && /^[\t\x20-\x7e\x80-\xff]+$/.test(value) ? value : null;
}

function problemsIn({ skipped, flaw }: ParsedFeed, { id }: Feed): readonly Problem[] {
  const problems: Problem[] = [];
  if (flaw !== undefined) problems.push({ code: 'feed-broken', subject: id, detail: flaw });
  const [first] = skipped;
  if (first !== undefined) {
    const others = skipped.length > 1 ? `, and ${skipped.length - 1} more` : '';
    problems.push({
      code: 'entry-unusable',
      subject: id,
      detail: `entry ${first.index + 1}: ${first.reason}${others}`,
    });
  }
  return problems;
}

/** Codes of the network in the words of feeds. */
const AS_FEED: Readonly<Partial<Record<ProblemCode, ProblemCode>>> = {
  'web-too-large': 'feed-too-large',
  'web-unreachable': 'feed-unreachable',
};

function feedProblem(thrown: Refusal, { id }: Feed, isGivenUp: boolean): Problem {
  const problem = problemOf(thrown, id);
  const detail = isGivenUp ? 'it was not found for seven days and is not asked any more' : problem.detail;
  return { ...problem, code: AS_FEED[problem.code] ?? problem.code, ...(detail === undefined ? {} : { detail }) };
}
