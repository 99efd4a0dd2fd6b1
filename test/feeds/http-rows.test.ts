import { existsSync, readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { createGzip } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FeedId } from '../../src/feeds/feed.ts';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import type { PollParts } from '../../src/feeds/poll.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { aFeed } from '../support/feed-entries.ts';
import { feedMemory, pollAndKeep } from '../support/feed-memory.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';

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

/** Elsewhere: no language model is asked by this room, and a test on loopback has no certificates of strangers. */
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

describe.skipIf(rows.length === 0)('every answer of ../shared/attacks/http.jsonl (skipped where it is absent)', () => {
  let server: FeedServer;
  let script: (Step | string)[] = [];
  let last: Step = {};
  let now = START;
  beforeAll(async () => {
    server = await startFeedServer((response) => {
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

  it.each(rows.map((row) => [row.id, row.why, row] as const))('%s: %s', async (_, __, row) => {
    script = [...row.serve];
    const begun = server.asked.length;
    const asked = () => server.asked.slice(begun);
    const web = createWeb({ allowPrivate: [server.host], limits: { totalMs: 3_000 } });
    const states = feedMemory();
    const waits: number[] = [];
    const parts: PollParts = {
      web,
      states,
      parser: createFeedParser(pool, () => now),
      clock: () => now,
      random: () => 0.5,
      sleep: async (ms) => void waits.push(ms),
      signal: new AbortController().signal,
    };
    const many = row.feeds_on_host ?? 1;
    let feeds = Array.from({ length: Math.min(many, 50) }, (_, index) =>
      aFeed({ id: `feed-${index}`, url: server.url(`/feed-${index}.xml`) }),
    );
    const state = () => states.read('feed-0' as FeedId);
    const began = performance.now();

    const polls = [await pollAndKeep(feeds, parts)];
    const took = performance.now() - began;
    const first = await state();
    const manual = 'manual_refresh_refused' in row.expect ? await pollAndKeep(feeds, { ...parts, force: true }) : null;
    const afterManual = asked().length;
    for (let guard = 0; script.length > 0 && guard < 400; guard += 1) {
      if (script[0] === 'CHANGE_URL') {
        script.shift();
        feeds = feeds.map((feed) => ({ ...feed, url: server.url('/moved.xml') }));
      } else if (script[0] === 'RESTART') script.shift();
      else now = Math.max(now, (await state())?.nextPollAt ?? now);
      polls.push(await pollAndKeep(feeds, parts));
      if ((await state())?.paused) break;
    }

    const { expect: wanted } = row;
    const second = asked()[1]?.headers ?? {};
    if (wanted.second_request_has) expect(second).toMatchObject(wanted.second_request_has as object);
    if (wanted.third_request_has) expect(asked()[2]?.headers).toMatchObject(wanted.third_request_has as object);
    if (wanted.second_request_has_header) expect(second).toHaveProperty(wanted.second_request_has_header as string);
    for (const name of [wanted.second_request_lacks, wanted.next_request_lacks].flat()) {
      if (typeof name === 'string') {
        expect(asked().length).toBeGreaterThan(1);
        expect(second).not.toHaveProperty(name);
      }
    }
    if ('new_items_second' in wanted) expect(polls[1]?.done[0]?.entries.length).toBe(wanted.new_items_second);
    if (wanted.second_request_after_s) {
      const [least, most] = wanted.second_request_after_s as [number, number];
      const waited = ((first?.nextPollAt ?? 0) - START) / 1_000;
      expect(waited).toBeGreaterThanOrEqual(least);
      expect(waited).toBeLessThanOrEqual(most);
    }
    if (manual !== null) {
      expect(manual.problems.map(({ code }) => code)).toEqual(['host-paused']);
      expect(afterManual).toBe(1);
    }
    if (wanted.host_wide_pause_s) {
      expect([...states.hosts.values()]).toEqual([START + Number(wanted.host_wide_pause_s) * 1_000]);
      expect(asked()).toHaveLength(1);
    }
    if (wanted.state === 'disabled') {
      expect(first?.paused?.reason).toBe('gone');
      now += 30 * 86_400_000;
      await pollAndKeep(feeds, parts);
      expect(asked()).toHaveLength(1);
      expect(polls[0]?.problems).toHaveLength(Number(wanted.admin_told));
    }
    if (wanted.state === 'error') {
      expect(polls[0]?.problems).toHaveLength(1);
      expect(first?.lastProblem).not.toBeNull();
      expect(first?.etag).toBeNull();
    }
    if (wanted.backoff) {
      const { failures, nextPollAt, lastPolledAt } = (await state())!;
      expect(failures).toBeGreaterThanOrEqual(5);
      expect(nextPollAt - lastPolledAt!).toBeGreaterThan(8 * 3_600_000);
    }
    if (wanted.saved_url_changed === false) expect((await state())?.url).toBe(feeds[0]?.url);
    if (wanted.max_s) expect(took).toBeLessThan(Number(wanted.max_s) * 1_000);
    if (wanted.requests_max) expect(asked().length).toBeLessThanOrEqual(Number(wanted.requests_max));
    if (wanted.unconditional_requests) {
      const unconditional = asked().filter(({ headers }) => !headers['if-none-match'] && !headers['if-modified-since']);
      expect(unconditional).toHaveLength(Number(wanted.unconditional_requests));
    }
    if (wanted.min_gap_ms) {
      expect(waits).toHaveLength(feeds.length - 1);
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(Number(wanted.min_gap_ms));
    }
    if (wanted.spread) {
      const other = feedMemory();
      await pollAndKeep(feeds, { ...parts, states: other, random: () => 0.9 });
      expect((await other.read('feed-0' as FeedId))?.nextPollAt).not.toBe(first?.nextPollAt);
    }
    for (const { headers } of asked()) {
      expect(Object.keys(headers).filter((name) => !MANNERS.has(name))).toEqual([]);
    }
    await web.close();
  });
});

/** Exactly what a request of ours may say. */
const MANNERS: ReadonlySet<string> = new Set(
  'host connection user-agent accept accept-encoding if-none-match if-modified-since'.split(' '),
);
