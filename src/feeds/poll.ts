import type { Clock, EpochMs } from '../clock.ts';
import { type Outcome, type Problem, type ProblemCode, problemOf, Refusal } from '../outcome.ts';
import { decodeFeed } from './decode.ts';
import type { Feed, FeedId, PolledFeed } from './feed.ts';
import { backOffUntil, nextPollAt, retryAfter, wishedMs } from './poll-times.ts';
import type { FeedParser, FeedState, FeedStates, Web, WebResponse } from './ports.ts';
import { FEED_BYTES } from './scan.ts';
import { passesFilters } from './word-filter.ts';

/** What polling needs. */
export interface PollParts {
  readonly web: Web;
  readonly parser: FeedParser;
  readonly states: FeedStates;
  readonly clock: Clock;
  /** 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  readonly signal: AbortSignal;
  /** Told after each feed how many are done, of how many. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Asks feeds that are not due as well; a host that asked to be left alone still is. */
  readonly force?: boolean;
}

/** Hosts asked at the same time, each over one connection, with a second between two requests (`promises.md` F7). */
const HOSTS_AT_ONCE = 16;
const BETWEEN_REQUESTS_MS = 1_000;

/** A feed that answers 404 for longer is not asked any more (`promises.md` F4). */
const MISSING_MS = 7 * 86_400_000;

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/rdf+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.8, text/xml;q=0.8, */*;q=0.1';

/** Asks every feed that is due. A feed that does not answer, or answers with no feed, is a problem and costs no other. */
export async function collectEntries(feeds: readonly Feed[], parts: PollParts): Promise<Outcome<PolledFeed>> {
  const states = new Map((await parts.states.all()).map((state) => [state.feedId, state]));
  const due = feeds.filter((feed) => isDue(feed, states.get(feed.id), parts));
  const hosts = Map.groupBy(due, ({ url }) => hostOf(url));
  const done: PolledFeed[] = [];
  const problems: Problem[] = [];
  let asked = 0;

  const queue = [...hosts];
  const worker = async () => {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      const [host, own] = next;
      for (const [index, feed] of own.entries()) {
        if (parts.signal.aborted) return;
        if (index > 0) await parts.sleep(BETWEEN_REQUESTS_MS, parts.signal);
        const outcome = await poll(feed, host, states.get(feed.id) ?? null, parts);
        if (outcome !== null && 'code' in outcome) problems.push(outcome);
        else if (outcome !== null) done.push(outcome);
        parts.onProgress?.(++asked, due.length);
      }
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, worker));
  // In the order of the configuration, whatever the network did.
  const place = new Map(feeds.map(({ id }, index) => [id, index]));
  return { done: done.sort((a, b) => (place.get(a.feed.id) ?? 0) - (place.get(b.feed.id) ?? 0)), problems };
}

/** Whether a feed is to be asked now. */
function isDue(feed: Feed, state: FeedState | undefined, { clock, force }: PollParts): boolean {
  if (feed.reading === 'off') return false;
  if (state === undefined) return true;
  // Whoever corrects the address of a feed wants it asked, whatever became of the old one.
  if (state.url !== feed.url) return true;
  return state.paused === null && (force === true || state.nextPollAt <= clock());
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : url;
}

async function poll(
  feed: Feed,
  host: string,
  before: FeedState | null,
  parts: PollParts,
): Promise<PolledFeed | Problem | null> {
  const { states, clock, random, signal } = parts;
  const paused = await states.hostPausedUntil(host);
  if (paused !== null && paused > clock()) return null;
  const same = before?.url === feed.url ? before : null;
  let answer: WebResponse | null = null;
  try {
    answer = await parts.web.get({ url: feed.url, headers: headersFor(same), maxBytes: FEED_BYTES }, signal);
    return await keep(feed, answer, before, parts);
  } catch (thrown) {
    if (signal.aborted) return null;
    const problem = feedProblem(thrown, feed.id);
    const now = clock();
    const failures = (before?.failures ?? 0) + 1;
    const wait =
      answer !== null && (answer.status === 429 || answer.status === 503)
        ? retryAfter(answer.headers.get('retry-after'), now)
        : null;
    if (answer !== null && answer.status === 429)
      await states.pauseHost(host, wait ?? backOffUntil(now, feed.everyMs, 1, 0));
    else if (wait !== null) await states.pauseHost(host, wait);
    await states.write({
      feedId: feed.id,
      url: feed.url,
      // A broken body says nothing of what we have: the validators go with it.
      etag: null,
      lastModified: null,
      nextPollAt: Math.max(backOffUntil(now, feed.everyMs, failures, random()), wait ?? 0),
      lastPolledAt: now,
      lastSuccessAt: before?.lastSuccessAt ?? null,
      failures,
      lastProblem: problem.code,
      paused: pausedBy(answer?.status ?? 0, before, now),
    });
    return problem;
  }
}

/** Turns an answer into what the poll brought. Throws `Refusal` for everything that is no feed. */
async function keep(feed: Feed, answer: WebResponse, before: FeedState | null, parts: PollParts): Promise<PolledFeed> {
  const { states, clock, random, parser, signal } = parts;
  const unchanged = answer.status === 304 && before !== null;
  if (!unchanged && answer.status !== 200) throw refusalFor(answer.status, feed.url);
  const parsed = unchanged
    ? null
    : await parser.parse(
        { text: decodeFeed(answer.body, answer.headers.get('content-type') ?? null), url: answer.url },
        signal,
      );

  const now = clock();
  const silenceMs = before?.lastSuccessAt == null ? null : now - before.lastSuccessAt;
  await states.write({
    feedId: feed.id,
    url: feed.url,
    etag: validator(answer, 'etag') ?? (unchanged ? before.etag : null),
    lastModified: validator(answer, 'last-modified') ?? (unchanged ? before.lastModified : null),
    nextPollAt: nextPollAt(now, feed.everyMs, wishedMs(answer.headers, parsed?.ttlMinutes ?? null, now), random()),
    lastPolledAt: now,
    lastSuccessAt: now,
    failures: 0,
    lastProblem: null,
    paused: null,
  });
  return {
    feed,
    polledAt: now,
    silenceMs,
    entries: (parsed?.entries ?? []).filter((entry) => passesFilters(feed.filters, entry)),
    language: feed.language ?? parsed?.language ?? null,
  };
}

function headersFor(state: FeedState | null): Readonly<Record<string, string>> {
  return {
    accept: ACCEPT,
    ...(state?.etag ? { 'if-none-match': state.etag } : {}),
    ...(state?.lastModified ? { 'if-modified-since': state.lastModified } : {}),
  };
}

/** A validator as it came, to be echoed as it is; one that could break a request apart is none. */
function validator({ headers }: WebResponse, name: string): string | null {
  const value = headers.get(name) ?? '';
  return value !== '' && value.length <= 1_000 && /^[\t\x20-\x7e\x80-\xff]+$/.test(value) ? value : null;
}

function refusalFor(status: number, url: string): Refusal {
  if (status === 410) return new Refusal('feed-gone', `${url} answers 410`);
  return new Refusal('feed-refused', `${url} answers ${status}`);
}

function pausedBy(status: number, before: FeedState | null, now: EpochMs): FeedState['paused'] {
  if (status === 410) return { at: now, reason: 'gone' };
  const since = before?.lastSuccessAt ?? before?.lastPolledAt ?? now;
  return status === 404 && before !== null && before.failures > 0 && now - since > MISSING_MS
    ? { at: now, reason: 'missing' }
    : null;
}

/** Codes of the network in the words of feeds. */
const AS_FEED: Readonly<Partial<Record<ProblemCode, ProblemCode>>> = {
  'web-too-large': 'feed-too-large',
  'web-unreachable': 'feed-unreachable',
};

function feedProblem(thrown: unknown, id: FeedId): Problem {
  const problem = problemOf(thrown, id);
  return { ...problem, code: AS_FEED[problem.code] ?? problem.code };
}
