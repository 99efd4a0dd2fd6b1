import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { createGzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Feed, FeedId } from '../../src/feeds/feed.ts';
import type { FeedNotice } from '../../src/feeds/feed-notices.ts';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import type { PollParts } from '../../src/feeds/poll.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { dialByNetwork } from '../../src/web/dial.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { aFeed } from '../support/feed-entries.ts';
import { feedMemory, pollAndKeep } from '../support/feed-memory.ts';
import { type Asked, type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';

const FILE = '../shared/attacks/http.jsonl';

interface Step {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly body_repeat?: number;
  readonly bomb?: string;
  readonly truncated?: boolean;
  readonly hang?: boolean;
  readonly drip?: boolean;
  readonly header_bytes?: number;
  readonly redirect_forever?: boolean;
  readonly raw?: string;
  readonly tls?: string;
}

interface Row {
  readonly id: string;
  readonly why: string;
  readonly cat: string;
  readonly feeds_on_host?: number;
  readonly serve: readonly (Step | string)[];
  readonly expect: Readonly<Record<string, unknown>>;
}

/** Elsewhere: no language model is asked by this room, and certificates of strangers are `test/web`'s. */
const ELSEWHERE = (row: Row) =>
  'llm_calls' in row.expect || row.serve.some((step) => typeof step !== 'string' && step.tls);

const rows: readonly Row[] = existsSync(FILE)
  ? readFileSync(FILE, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Row)
      .filter((row) => !ELSEWHERE(row))
  : [];

const START = Date.UTC(2026, 0, 5, 10);
const pool = createWorkerPool();
afterAll(() => pool.close());

/** Sends one scripted answer, raw where HTTP libraries would correct it. */
function send(response: ServerResponse, step: Step): void {
  const { socket } = response;
  if (socket === null) return;
  if (step.hang) return;
  if (step.raw !== undefined) {
    socket.end(step.raw);
    return;
  }
  const headers = Object.entries(step.headers ?? {});
  if (step.header_bytes) headers.push(['x-much', 'x'.repeat(step.header_bytes)]);
  if (step.redirect_forever)
    headers.push(['location', `/again?${Math.trunc(response.req.url?.length ?? 0)}`], ['set-cookie', 'a=b']);
  const status = step.redirect_forever ? 302 : (step.status ?? 200);
  const body =
    step.body === '@feed-ok' ? GOOD_FEED : (step.body ?? (step.body_repeat ? 'x'.repeat(step.body_repeat) : ''));
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`HTTP/1.1 ${status} X\r\n${lines}Connection: close\r\n\r\n`, 'latin1');
  if (step.bomb || step.truncated) {
    const gzip = createGzip();
    gzip.pipe(socket);
    socket.on('close', () => gzip.destroy());
    socket.on('error', () => {});
    const zeros = Buffer.alloc(1 << 20);
    const more = () => {
      while (!gzip.destroyed && gzip.write(zeros));
    };
    if (step.truncated) gzip.write(GOOD_FEED, () => gzip.flush(() => socket.end()));
    else {
      gzip.on('drain', more);
      more();
    }
  } else socket.end(body);
}

/** The paths that redirects of a script lead to: there stands a good feed, which takes no step of the script. */
function ledTo({ serve }: Row): ReadonlySet<string> {
  const locations = serve.flatMap((step) => (typeof step === 'string' ? [] : (step.headers?.Location ?? [])));
  return new Set(locations.map((location) => URL.parse(location, 'http://any.example/')?.pathname ?? ''));
}

/** What a row was played to. */
interface Played {
  readonly feeds: readonly Feed[];
  readonly asked: readonly Asked[];
  readonly polls: readonly Awaited<ReturnType<typeof pollAndKeep>>[];
  readonly states: ReturnType<typeof feedMemory>;
  readonly notices: readonly FeedNotice[];
  readonly waits: readonly number[];
  readonly manual: Awaited<ReturnType<typeof pollAndKeep>> | null;
  readonly askedByHand: number;
  readonly first: Awaited<ReturnType<ReturnType<typeof feedMemory>['read']>>;
  readonly last: Awaited<ReturnType<ReturnType<typeof feedMemory>['read']>>;
  readonly tookMs: number;
  readonly bytesRead: number;
  readonly heapGrewMb: number;
  readonly mostAtOnce: number;
  /** Polls once more, so many milliseconds later, and says how often the server was asked. */
  later(ms: number): Promise<number>;
  /** The first poll of another instance, whose chance falls otherwise. */
  other(): Promise<number>;
}

const FIRST = 'feed-0' as FeedId;
const names = (wanted: unknown) => wanted as readonly string[];

/** How each word of `expect` is judged. */
const CHECKS: Readonly<Record<string, (wanted: never, played: Played) => void | Promise<void>>> = {
  second_request_has: (wanted: object, { asked }) => expect(asked[1]?.headers).toMatchObject(wanted),
  third_request_has: (wanted: object, { asked }) => expect(asked[2]?.headers).toMatchObject(wanted),
  second_request_has_header: (wanted: string, { asked }) => expect(asked[1]?.headers).toHaveProperty(wanted),
  second_request_lacks: (wanted: unknown, { asked }) => {
    expect(asked.length).toBeGreaterThan(1);
    for (const name of names(wanted)) expect(asked[1]?.headers).not.toHaveProperty(name);
  },
  next_request_lacks: (wanted: unknown, { asked }) => {
    expect(asked.length).toBeGreaterThan(1);
    for (const name of names(wanted)) expect(asked.at(-1)?.headers).not.toHaveProperty(name);
  },
  new_items_second: (wanted: number, { polls }) => expect(polls[1]?.done[0]?.entries).toHaveLength(wanted),
  second_request_after_s: ([least, most]: readonly [number, number], { first }) => {
    const waitedS = ((first?.nextPollAt ?? 0) - START) / 1_000;
    expect(waitedS).toBeGreaterThanOrEqual(least);
    expect(waitedS).toBeLessThanOrEqual(most);
  },
  manual_refresh_refused: (_: unknown, { manual, askedByHand }) => {
    expect(manual?.problems.map(({ code }) => code)).toEqual(['host-paused']);
    expect(askedByHand).toBe(0);
  },
  host_wide_pause_s: async (wanted: number, { states, asked, later }) => {
    expect([...states.hosts.values()]).toEqual([START + wanted * 1_000]);
    expect(asked).toHaveLength(1);
    expect(await later(wanted * 1_000 - 1)).toBe(1);
    expect(await later(1)).toBe(2);
  },
  state: (wanted: string, { polls, first }) => {
    expect(polls[0]?.done).toEqual([]);
    expect(polls[0]?.problems).toHaveLength(1);
    expect(first?.lastProblem).not.toBeNull();
    expect([first?.etag, first?.lastModified]).toEqual([null, null]);
    expect(first?.paused === null ? 'error' : 'disabled').toBe(wanted);
  },
  requests_after: async (wanted: number, { asked, later }) => {
    expect((await later(30 * 86_400_000)) - asked.length).toBe(wanted);
  },
  admin_told: async (wanted: number, { notices, later }) => {
    await later(30 * 86_400_000);
    expect(notices).toHaveLength(wanted);
  },
  backoff: (_: unknown, { last, asked }) => {
    expect(last?.failures).toBe(asked.length);
    expect((last?.nextPollAt ?? 0) - (last?.lastPolledAt ?? 0)).toBeGreaterThanOrEqual(2 ** 4 * 1_800_000);
  },
  saved_url_changed: (wanted: boolean, { feeds, asked, polls, last }) => {
    expect(last?.movedTo != null).toBe(wanted);
    const path = URL.parse(feeds[0]?.url ?? '')?.pathname;
    expect(asked.filter((one) => one.path === path)).toHaveLength(polls.length);
    expect(polls.every(({ done }) => done.length === 1)).toBe(true);
  },
  bytes_read_max: (wanted: number, { bytesRead }) => expect(bytesRead).toBeLessThanOrEqual(wanted),
  peak_heap_mb: (wanted: number, { heapGrewMb }) => expect(heapGrewMb).toBeLessThan(wanted),
  max_s: (wanted: number, { tookMs }) => expect(tookMs).toBeLessThan(wanted * 1_000),
  validators_saved: (wanted: boolean, { last }) =>
    expect(last?.etag != null || last?.lastModified != null).toBe(wanted),
  requests_max: (wanted: number, { asked }) => expect(asked.length).toBeLessThanOrEqual(wanted),
  unconditional_requests: (wanted: number, { asked }) => {
    const unconditional = asked.filter(({ headers }) => !headers['if-none-match'] && !headers['if-modified-since']);
    expect(unconditional).toHaveLength(wanted);
  },
  max_parallel_per_host: (wanted: number, { mostAtOnce }) => expect(mostAtOnce).toBe(wanted),
  min_gap_ms: (wanted: number, { waits, feeds }) => {
    expect(waits).toHaveLength(feeds.length - 1);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(wanted);
  },
  spread: async (_: unknown, { first, other }) => expect(await other()).not.toBe(first?.nextPollAt),
};

describe.skipIf(rows.length === 0)('every answer of ../shared/attacks/http.jsonl (skipped where it is absent)', () => {
  let server: FeedServer;
  let script: (Step | string)[] = [];
  let aside: ReadonlySet<string> = new Set();
  let last: Step = {};
  let now = START;
  let running = 0;
  let mostAtOnce = 0;
  beforeAll(async () => {
    server = await startFeedServer((response, { path }) => {
      running += 1;
      mostAtOnce = Math.max(mostAtOnce, running);
      response.socket?.once('close', () => {
        running -= 1;
      });
      if (aside.has(path)) return send(response, { body: '@feed-ok' });
      const next = script[0];
      if (typeof next === 'object') {
        script.shift();
        last = next;
      }
      send(response, last);
    });
  });
  afterAll(() => server.close());
  afterEach(() => {
    now = START;
  });

  it('says nothing that is not judged here', () => {
    const words = new Set(rows.flatMap((row) => Object.keys(row.expect)));

    expect([...words].filter((word) => !(word in CHECKS))).toEqual([]);
  });

  it.each(rows.map((row) => [row.id, row.why, row] as const))(
    '%s: %s',
    async (_, __, row) => {
      script = [...row.serve];
      aside = ledTo(row);
      mostAtOnce = 0;
      const begun = server.asked.length;
      const asked = () => server.asked.slice(begun);
      const sockets: Socket[] = [];
      const web = createWeb({
        allowPrivate: [server.host],
        dial: async (...target) => {
          const socket = await dialByNetwork(...target);
          sockets.push(socket);
          return socket;
        },
      });
      const states = feedMemory();
      const waits: number[] = [];
      const notices: FeedNotice[] = [];
      const parts: PollParts = {
        web,
        states,
        parser: createFeedParser(pool, () => now),
        clock: () => now,
        random: () => 0.5,
        sleep: async (ms) => void waits.push(ms),
        signal: new AbortController().signal,
        onNotice: async (notice) => void notices.push(notice),
      };
      let feeds = Array.from({ length: row.feeds_on_host ?? 1 }, (_, index) =>
        aFeed({ id: `feed-${index}`, url: server.url(`/feed-${index}.xml`) }),
      );
      const state = () => states.read(FIRST);
      const heap = watchHeap();
      const began = performance.now();

      const polls = [await pollAndKeep(feeds, parts)];
      const tookMs = performance.now() - began;
      const heapGrewMb = heap.end();
      const first = await state();
      const beforeManual = asked().length;
      const manual =
        'manual_refresh_refused' in row.expect ? await pollAndKeep(feeds, { ...parts, force: true }) : null;
      const askedByHand = asked().length - beforeManual;
      for (let guard = 0; script.length > 0 && guard < 400; guard += 1) {
        if (script[0] === 'CHANGE_URL') {
          script.shift();
          feeds = feeds.map((feed) => ({ ...feed, url: server.url('/moved.xml') }));
        } else if (script[0] === 'RESTART') script.shift();
        else now = Math.max(now, (await state())?.nextPollAt ?? now);
        polls.push(await pollAndKeep(feeds, parts));
        if ((await state())?.paused) break;
      }

      const played: Played = {
        ...{ feeds, polls, states, notices, waits, manual, askedByHand, first, tookMs, heapGrewMb, mostAtOnce },
        asked: asked(),
        last: await state(),
        bytesRead: sockets.reduce((bytes, socket) => bytes + socket.bytesRead, 0),
        async later(ms) {
          now += ms;
          await pollAndKeep(feeds.slice(0, 1), parts);
          return asked().length;
        },
        async other() {
          const own = feedMemory();
          await pollAndKeep(feeds, { ...parts, states: own, random: () => 0.9 });
          return (await own.read(FIRST))?.nextPollAt ?? 0;
        },
      };
      for (const [word, wanted] of Object.entries(row.expect)) await CHECKS[word]?.(wanted as never, played);
      for (const { headers } of asked()) {
        expect(Object.keys(headers).filter((name) => !MANNERS.has(name))).toEqual([]);
        expect(headers['user-agent']).toMatch(/^[a-z]+\/\d+\.\d+\.\d+ \(\+(?:https:\/\/|mailto:)\S+\)$/);
      }
      await web.close();
    },
    30_000,
  );
});

/** How much the heap has grown at its highest since it is watched, in megabytes. */
function watchHeap(): { end(): number } {
  const used = () => {
    const { heapUsed, external } = process.memoryUsage();
    return (heapUsed + external) / 1_048_576;
  };
  const before = used();
  let most = before;
  const timer = setInterval(() => {
    most = Math.max(most, used());
  }, 5);
  return {
    end() {
      clearInterval(timer);
      return Math.max(most, used()) - before;
    },
  };
}

/** Exactly what a request of ours may say. */
const MANNERS: ReadonlySet<string> = new Set(
  'host connection user-agent accept accept-encoding if-none-match if-modified-since'.split(' '),
);
