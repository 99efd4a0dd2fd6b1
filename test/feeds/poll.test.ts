import { afterAll, afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Feed, FeedId } from '../../src/feeds/feed.ts';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import { collectEntries, type PollParts } from '../../src/feeds/poll.ts';
import type { FeedState, Web, WebRequest, WebResponse } from '../../src/feeds/ports.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { Refusal } from '../../src/outcome.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { aFeed } from '../support/feed-entries.ts';
import { feedMemory, pollAndKeep } from '../support/feed-memory.ts';
import { GOOD_FEED, startFeedServer } from '../support/feed-server.ts';

const START = Date.UTC(2026, 0, 5, 10);
const DAY = 86_400_000;
const pool = createWorkerPool();
afterAll(() => pool.close());

type Scripted =
  | {
      readonly status?: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
      readonly from?: string;
    }
  | Refusal;

let now = START;
let asked: WebRequest[] = [];
let waits: number[] = [];
let states = feedMemory();
beforeEach(() => {
  now = START;
  asked = [];
  waits = [];
  states = feedMemory();
});

/** Answers as the function says. */
function webOf(answer: (request: WebRequest) => Scripted | Promise<Scripted>): Web {
  return {
    async get(request): Promise<WebResponse> {
      asked.push(request);
      const scripted = await answer(request);
      if (scripted instanceof Refusal) throw scripted;
      const { status = 200, headers = {}, body = GOOD_FEED, from = request.url } = scripted;
      return {
        status,
        url: from,
        headers: new Map(Object.entries(headers)),
        body: new TextEncoder().encode(body),
        redirects: [],
      };
    },
  };
}

function poll(feeds: readonly Feed[], answer: Parameters<typeof webOf>[0], more: Partial<PollParts> = {}) {
  return pollAndKeep(feeds, {
    web: webOf(answer),
    parser: createFeedParser(pool, () => now),
    states,
    clock: () => now,
    random: () => 0,
    sleep: async (ms) => void waits.push(ms),
    signal: new AbortController().signal,
    ...more,
  });
}

const state = (id = 'meridian-wire') => states.read(id as FeedId);
const feeds = (count: number, host: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => aFeed({ id: `f${index}`, url: `https://${host(index)}/feed.xml` }));

describe('a poll', () => {
  it('that reaches its minute says how many feeds it did not come to', async () => {
    const slow = {
      ...webOf(() => ({})),
      get: async (request: WebRequest, signal: AbortSignal) => {
        now += 40_000;
        return webOf(() => ({})).get(request, signal);
      },
    };

    const { done, problems } = await poll(
      feeds(5, () => 'one.example'),
      () => ({}),
      { web: slow },
    );

    expect(done.length).toBeLessThan(5);
    expect(problems).toEqual([
      { code: 'pass-ended', subject: `${5 - done.length} feeds`, detail: 'not reached within a minute' },
    ]);
  });

  it('whose entries were never kept is as if it had not answered: the same entries come again', async () => {
    const tagged = { headers: { etag: '"one"' } };
    const parts: PollParts = {
      web: webOf(() => tagged),
      parser: createFeedParser(pool, () => now),
      states,
      clock: () => now,
      random: () => 0,
      sleep: async () => {},
      signal: new AbortController().signal,
    };

    const interrupted = await collectEntries([aFeed()], parts);
    now += DAY;
    const again = await pollAndKeep([aFeed()], parts);
    now += DAY;
    await pollAndKeep([aFeed()], parts);

    expect(again.done[0]?.entries).toEqual(interrupted.done[0]?.entries);
    expect(again.done[0]?.silenceMs).toBeNull();
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, undefined, '"one"']);
  });

  it('brings the entries of a feed that is due, and says for how much longer than planned it was not read', async () => {
    const first = await poll([aFeed()], () => ({}));
    now += DAY;
    const second = await poll([aFeed()], () => ({}));

    expect(first.done[0]).toMatchObject({ polledAt: START, silenceMs: null, language: 'en' });
    expect(first.done[0]?.entries.map(({ title }) => title)).toEqual(['Ferry runs again on the Tal']);
    expect(second.done[0]).toMatchObject({ polledAt: START + DAY, silenceMs: DAY - 1_800_000 });
  });

  it('does not ask again before the interval is over, over restarts too', async () => {
    await poll([aFeed()], () => ({}));
    now += 1_800_000 - 1;
    const early = await poll([aFeed()], () => ({}));
    now += 1;
    await poll([aFeed()], () => ({}));

    expect(early).toEqual({ done: [], problems: [] });
    expect(asked).toHaveLength(2);
  });

  it('keeps to the interval a feed asked for while it answers that nothing changed', async () => {
    const body = GOOD_FEED.replace('<description>d', '<ttl>240</ttl><description>d');
    await poll([aFeed()], () => ({ body, headers: { etag: '"1"' } }));
    now += 4 * 3_600_000;
    const unchanged = await poll([aFeed()], () => ({ status: 304, body: '' }));

    expect(unchanged.done[0]?.entries).toEqual([]);
    expect((await state())?.nextPollAt).toBe(now + 4 * 3_600_000);
  });

  it('asks a feed whose address was corrected at once, without what belongs to the old one', async () => {
    await poll([aFeed()], () => ({ status: 410 }));
    const moved = await poll([aFeed({ url: 'https://meridianwire.example/new.xml' })], () => ({}));

    expect(moved.done).toHaveLength(1);
    expect(asked[1]?.headers).not.toHaveProperty('if-none-match');
    expect((await state())?.paused).toBeNull();
  });

  it('does not ask what is switched off', async () => {
    await poll([aFeed({ reading: 'off' })], () => ({}));

    expect(asked).toEqual([]);
  });

  it('leaves out what the filters exclude', async () => {
    const { done } = await poll([aFeed({ filters: { include: null, exclude: { any: ['ferry'] } } })], () => ({}));

    expect(done[0]?.entries).toEqual([]);
  });

  it('tells of entries that cannot be used, and brings the others', async () => {
    const body = GOOD_FEED.replace('<item>', '<item></item><item>');
    const { done, problems } = await poll([aFeed()], () => ({ body }));

    expect(done[0]?.entries).toHaveLength(1);
    expect(problems).toEqual([
      { code: 'entry-unusable', subject: 'meridian-wire', detail: expect.stringMatching(/^entry 1: /) },
    ]);
  });

  it('tells of a feed that is cut off, brings its whole entries, and asks for all of it the next time', async () => {
    const body = GOOD_FEED.replace('</item></channel></rss>', '</item><item><title>Cut');
    const { done, problems } = await poll([aFeed()], () => ({ body, headers: { etag: '"1"' } }));

    expect(done[0]?.entries).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(['feed-broken']);
    expect((await state())?.etag).toBeNull();
  });
});

describe('what an earlier version remembered', () => {
  const old: FeedState = {
    feedId: 'meridian-wire' as FeedId,
    url: 'https://meridianwire.example/world.xml',
    etag: '"kept"',
    lastModified: null,
    nextPollAt: START,
    lastPolledAt: START - DAY,
    lastSuccessAt: START - DAY,
    failures: 0,
    lastProblem: null,
    paused: null,
  };

  it('is read as it was meant: the validators hold, and nothing is told that was so before', async () => {
    await states.write(old);
    const notices: string[] = [];
    const { done } = await poll([aFeed()], () => ({ status: 304, body: '' }), {
      onNotice: async ({ code }) => void notices.push(code),
    });

    expect(asked[0]?.headers).toMatchObject({ 'if-none-match': '"kept"' });
    expect(done[0]).toMatchObject({ silenceMs: DAY, entries: [] });
    expect(notices).toEqual([]);
    expect(await state()).toMatchObject({ etag: '"kept"', nextPollAt: START + 1_800_000 });
  });

  it('of a feed that has failed for long is told at its next failure, once', async () => {
    await states.write({ ...old, failures: 40, lastProblem: 'feed-refused', lastSuccessAt: START - 30 * DAY });
    const notices: string[] = [];
    for (let time = 0; time < 3; time += 1) {
      await poll([aFeed()], () => ({ status: 500 }), { onNotice: async ({ code }) => void notices.push(code) });
      now += 2 * DAY;
    }

    expect(notices).toEqual(['feed-failing']);
  });
});

describe('a feed that fails', () => {
  it('stops no other', async () => {
    const answers: Record<string, Scripted> = {
      'a.example': new Refusal('web-unreachable', 'refused'),
      'b.example': { status: 500 },
      'c.example': { body: '<html>no feed</html>' },
      'd.example': new Refusal('web-too-large', 'too much'),
      'e.example': {},
    };
    const hosts = Object.keys(answers);
    const { done, problems } = await poll(
      feeds(5, (index) => hosts[index]!),
      ({ url }) => answers[new URL(url).host]!,
    );

    expect(done.map(({ feed }) => feed.id)).toEqual(['f4']);
    expect(problems.map(({ subject, code }) => [subject, code]).toSorted()).toEqual([
      ['f0', 'feed-unreachable'],
      ['f1', 'feed-refused'],
      ['f2', 'feed-not-a-feed'],
      ['f3', 'feed-too-large'],
    ]);
  });

  it('keeps its validators when the network fails, and loses them when its body is broken', async () => {
    await poll([aFeed()], () => ({ headers: { etag: '"1"' } }));
    now += DAY;
    await poll([aFeed()], () => new Refusal('web-timeout', 'late'));
    expect((await state())?.etag).toBe('"1"');
    now += DAY;
    await poll([aFeed()], () => ({ headers: { etag: '"2"' }, body: 'nonsense' }));
    expect((await state())?.etag).toBeNull();
    now += DAY;
    await poll([aFeed()], () => ({}));

    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"1"', '"1"', undefined]);
  });

  it('is given up after seven days of 404, told once, and asked less and less before', async () => {
    const codes: string[] = [];
    for (let guard = 0; guard < 100 && !(await state())?.paused; guard += 1) {
      const { problems } = await poll([aFeed()], () => ({ status: 404 }));
      codes.push(...problems.map(({ detail }) => detail ?? ''));
      now = (await state())?.nextPollAt ?? now;
    }
    now += 30 * DAY;
    const after = await poll([aFeed()], () => ({}));

    expect((await state())?.paused?.reason).toBe('missing');
    expect(codes.filter((detail) => detail.includes('seven days'))).toHaveLength(1);
    expect(asked.length).toBeLessThan(16);
    expect(after.done).toEqual([]);
  });

  it('starts to count its 404s anew when it was found in between', async () => {
    await poll([aFeed()], () => ({ status: 404 }));
    now += 6 * DAY;
    await poll([aFeed()], () => ({}));
    now += 6 * DAY;
    await poll([aFeed()], () => ({ status: 404 }));

    expect((await state())?.paused).toBeNull();
  });

  it('is a mistake of ours when it throws anything else, and when the store cannot keep it', async () => {
    await expect(poll([aFeed()], () => Promise.reject(new TypeError('ours')))).rejects.toThrow('ours');
    const full = { ...feedMemory(), write: () => Promise.reject(new Refusal('store-full', 'no space')) };
    await expect(poll([aFeed()], () => ({}), { states: full })).rejects.toMatchObject({ code: 'store-full' });
  });
});

describe('a host', () => {
  it('is asked over one connection with a second in between, sixteen hosts at once', async () => {
    let running = 0;
    let most = 0;
    const perHost = new Map<string, number>();
    let mostPerHost = 0;
    await poll(
      feeds(60, (index) => `h${index % 20}.example`),
      async ({ url }) => {
        const { host } = new URL(url);
        running += 1;
        perHost.set(host, (perHost.get(host) ?? 0) + 1);
        most = Math.max(most, running);
        mostPerHost = Math.max(mostPerHost, perHost.get(host) ?? 0);
        await new Promise((go) => setImmediate(go));
        running -= 1;
        perHost.set(host, (perHost.get(host) ?? 0) - 1);
        return { status: 204 };
      },
    );

    expect(asked).toHaveLength(60);
    expect([most, mostPerHost]).toEqual([16, 1]);
    expect(waits).toEqual(Array.from({ length: 40 }, () => 1_000));
  });

  it('that says 429 is left alone with all its feeds, by hand too, until the time it named', async () => {
    const many = feeds(3, () => 'busy.example');
    const refused = await poll(many, () => ({ status: 429, headers: { 'retry-after': '7200' } }));
    now += 3_600_000;
    const byHand = await poll(many, () => ({}), { force: true });
    now += 3_600_000;
    const later = await poll(many, () => ({}));

    expect(refused.problems).toHaveLength(1);
    expect(byHand.problems.map(({ code }) => code)).toEqual(Array.from({ length: 3 }, () => 'host-paused'));
    expect(later.done).toHaveLength(3);
    expect(asked).toHaveLength(4);
  });

  it('that serves many publishers is paused as one', async () => {
    const blogs = [
      aFeed({ id: 'a', url: 'https://a.tumblr.com/rss' }),
      aFeed({ id: 'b', url: 'https://b.tumblr.com/rss' }),
    ];
    await poll(blogs, () => ({ status: 429 }));

    expect(asked).toHaveLength(1);
  });

  it('that was redirected to and says 429 is paused as well', async () => {
    await poll([aFeed()], () => ({ status: 429, from: 'https://cdn.example/feed.xml' }));

    expect([...states.hosts.keys()]).toEqual(['meridianwire.example', 'cdn.example']);
  });

  it('that hangs does not hold up the pass for more than a minute; what is left comes first the next time', async () => {
    const slow = feeds(10, () => 'slow.example');
    await poll(slow, () => {
      now += 20_000;
      return new Refusal('web-timeout', 'late');
    });
    const begun = asked.length;
    await poll(slow, () => ({}));

    expect(begun).toBe(3);
    expect(asked[3]?.url).toBe(slow[3]?.url);
  });
});

it('stops when it is told to, with what it has', async () => {
  const stop = new AbortController();
  const { done, problems } = await poll(
    feeds(5, () => 'a.example'),
    () => {
      if (asked.length === 2) {
        stop.abort();
        throw stop.signal.reason;
      }
      return {};
    },
    { signal: stop.signal },
  );

  expect(done).toHaveLength(1);
  expect(problems).toEqual([]);
});

it('tells how far it has come', async () => {
  const progress: string[] = [];
  await poll(
    feeds(3, (index) => `h${index}.example`),
    () => ({}),
    {
      onProgress: (count, of) => progress.push(`${count}/${of}`),
    },
  );

  expect(progress).toEqual(['1/3', '2/3', '3/3']);
});

describe('from a real server on loopback', () => {
  const closing: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0)) await close();
  });

  it('a feed is read, unchanged, and moved for a while', async () => {
    const server = await startFeedServer((response, { path, headers }) => {
      if (path === '/feed.xml') response.writeHead(302, { location: '/elsewhere.xml' }).end();
      else if (headers['if-none-match'] === '"v1"') response.writeHead(304).end();
      else response.writeHead(200, { etag: '"v1"', 'content-type': 'text/xml' }).end(GOOD_FEED);
    });
    const web = createWeb({ allowPrivate: [server.host] });
    closing.push(server.close, web.close);
    const feed = aFeed({ url: server.url('/feed.xml') });

    const first = await poll([feed], () => ({}), { web });
    now += DAY;
    const second = await poll([feed], () => ({}), { web });

    expect(first.done[0]?.entries).toHaveLength(1);
    expect(second.done[0]?.entries).toEqual([]);
    expect((await state())?.url).toBe(feed.url);
    expect(server.asked.map(({ path }) => path)).toEqual([
      '/feed.xml',
      '/elsewhere.xml',
      '/feed.xml',
      '/elsewhere.xml',
    ]);
  });
});
