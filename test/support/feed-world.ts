/** A world of feeds: hosts that answer as a test says, a clock that it drives, and a bot that can be ended and started. */
import type { EpochMs } from '../../src/clock.ts';
import type { Feed, FeedEntry, FeedId, ParsedFeed, PolledFeed } from '../../src/feeds/feed.ts';
import type { FeedNotice } from '../../src/feeds/feed-notices.ts';
import { collectEntries, type PollParts, rememberKept } from '../../src/feeds/poll.ts';
import type { FeedState, FeedStates, Web, WebResponse } from '../../src/feeds/ports.ts';
import { type Problem, Refusal } from '../../src/outcome.ts';
import { seededRandom } from './crashing-world.ts';
import { type VirtualTime, virtualTime } from './virtual-time.ts';

/** One request as a host saw it. */
export interface Request {
  readonly url: string;
  readonly host: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly at: EpochMs;
  readonly publicOnly: boolean;
  /** When it was answered or given up. */
  end: EpochMs;
  status: number;
}

/** What a host answers. */
export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** What stands in the feed; a page that is no feed where it is null. */
  readonly feed?: Partial<ParsedFeed> | null;
  readonly redirects?: readonly { readonly status: number; readonly to: string }[];
  /** How long it takes, in milliseconds; for ever where the host hangs. */
  readonly takesMs?: number;
  readonly refusal?: Refusal;
}

/** Answers a request. */
export type Serve = (request: Pick<Request, 'url' | 'host' | 'headers' | 'at'>) => Answer;

/** The world, and what happened in it. */
export interface FeedWorld {
  readonly time: VirtualTime;
  readonly requests: Request[];
  readonly problems: Problem[];
  readonly notices: FeedNotice[];
  readonly polled: PolledFeed[];
  state(id: string): FeedState | null;
  /** Writes down another state. */
  put(state: FeedState): void;
  /** One pass of a bot that has just been started: it knows only what was written down. */
  pass(more?: Partial<PollParts>): Promise<void>;
  /** A pass each time a feed is due, `tickMs` after the last one at the soonest, until then. */
  runUntil(end: EpochMs, tickMs?: number): Promise<void>;
  /** Ends the bot after so many writes from now, with everything it holds. */
  crashAfter(writes: number): void;
}

export class Crash extends Error {}

/** A world with these feeds. */
export function aFeedWorld(
  feeds: () => readonly Feed[],
  serve: Serve,
  { start = Date.UTC(2026, 0, 5, 10), random = seededRandom(7) }: { start?: EpochMs; random?: () => number } = {},
): FeedWorld {
  const time = virtualTime(start);
  const requests: Request[] = [];
  const problems: Problem[] = [];
  const notices: FeedNotice[] = [];
  const told = new Set<string>();
  const polled: PolledFeed[] = [];
  const documents = new Map<string, string>();
  const pauses = new Map<string, EpochMs>();
  let writesLeft = Number.POSITIVE_INFINITY;

  const put = (state: FeedState) => {
    if (!Number.isInteger(state.nextPollAt)) throw new Error('no column of whole numbers takes such a time');
    documents.set(state.feedId, JSON.stringify(state));
  };
  const countWrite = () => {
    writesLeft -= 1;
    if (writesLeft < 0) throw new Crash('the power went');
  };
  const states: FeedStates = {
    read: async (id) => read(documents.get(id)),
    all: async () => [...documents.values()].map((text) => JSON.parse(text)),
    async write(state) {
      countWrite();
      put(state);
    },
    async writeAll(written) {
      if (written.length > 0) countWrite();
      for (const state of written) put(state);
    },
    hostPausedUntil: async (host) => pauses.get(host) ?? null,
    async pauseHost(host, until) {
      pauses.set(host, until);
    },
  };
  const web: Web = {
    async get({ url, headers, withinMs, publicOnly = false }, signal): Promise<WebResponse> {
      const { host } = new URL(url);
      const request: Request = { url, host, headers, publicOnly, at: time.now(), end: 0, status: 0 };
      requests.push(request);
      const answer = serve(request);
      const { status = 200, redirects = [], takesMs = 0, refusal } = answer;
      const limitMs = withinMs ?? 20_000;
      await time.wait(Math.min(takesMs, limitMs), signal);
      request.end = time.now();
      if (takesMs > limitMs) throw new Refusal('web-timeout', 'late');
      if (refusal !== undefined) throw refusal;
      request.status = status;
      return {
        status,
        url: redirects.at(-1)?.to ?? url,
        headers: new Map(Object.entries(answer.headers ?? {})),
        body: new TextEncoder().encode(JSON.stringify(answer.feed === undefined ? {} : answer.feed)),
        redirects,
      };
    },
  };

  const pass = async (more: Partial<PollParts> = {}) => {
    const parts: PollParts = {
      web,
      states,
      parser: { parse: async ({ bytes }) => parsed(new TextDecoder().decode(bytes)) },
      clock: time.now,
      random,
      sleep: (ms, signal) => time.wait(ms, signal),
      signal: new AbortController().signal,
      onNotice: async (notice) => {
        // As deliveries do: a name is recorded once.
        if (told.has(notice.name)) return;
        told.add(notice.name);
        notices.push(notice);
      },
      ...more,
    };
    const outcome = await time.run(collectEntries(feeds(), parts));
    problems.push(...outcome.problems);
    await rememberKept(outcome.done, { feedStates: parts.states, pause: async () => {} });
    polled.push(...outcome.done);
  };

  return {
    time,
    requests,
    problems,
    notices,
    polled,
    state: (id) => read(documents.get(id)),
    put,
    pass,
    async runUntil(end, tickMs = 30_000) {
      const next = () => Math.min(...feeds().map(({ id }) => dueAt(read(documents.get(id)))));
      for (let at = Math.max(time.now(), next()); at <= end; at = Math.max(time.now() + tickMs, next())) {
        time.set(at);
        await pass();
      }
      time.set(Math.max(end, time.now()));
    },
    crashAfter(writes) {
      writesLeft = writes;
    },
  };
}

function read(text: string | undefined): FeedState | null {
  return text === undefined ? null : JSON.parse(text);
}

function dueAt(state: FeedState | null): EpochMs {
  if (state === null) return 0;
  return state.paused === null ? state.nextPollAt : Number.POSITIVE_INFINITY;
}

function parsed(text: string): ParsedFeed {
  const feed: Partial<ParsedFeed> | null = JSON.parse(text);
  if (feed === null) throw new Refusal('feed-not-a-feed', 'it is a page');
  return {
    format: 'rss',
    readBy: 'rss-parser',
    title: '',
    link: null,
    description: '',
    language: null,
    ttlMinutes: null,
    entries: [],
    skipped: [],
    ...feed,
  };
}

/** Entries published at these moments, each with an id of its own. */
export function entriesAt(...moments: readonly (EpochMs | null)[]): readonly FeedEntry[] {
  return moments.map((published, index) => ({
    id: `e-${published ?? index}`,
    title: `Report of ${published ?? index}`,
    link: null,
    published,
    author: null,
    summary: '',
    content: '',
    categories: [],
  }));
}

/** A feed of its own at an address. */
export function feedAt(url: string, more: Partial<Feed> = {}): Feed {
  return {
    id: (more.id ?? url) as FeedId,
    outlet: 'meridianwire.example' as Feed['outlet'],
    url,
    language: 'en',
    everyMs: 1_800_000,
    reading: 'feed',
    filters: { include: null, exclude: null },
    ...more,
  };
}
