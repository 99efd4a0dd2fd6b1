import { describe, expect, it } from 'vitest';
import { createHostTurns } from '../../src/articles/host-turns.ts';
import type { PageReader, PageRules } from '../../src/articles/ports.ts';
import { type FoundPage, type PageReading, readPages, type WantedPage } from '../../src/articles/read-pages.ts';
import type { Web } from '../../src/feeds/ports.ts';
import { Refusal } from '../../src/outcome.ts';
import {
  finding,
  hostPauses,
  NO_WAITING,
  pageRules,
  type Scripted,
  ScriptedWeb,
  sleepingClock,
} from '../support/page-reading.ts';

const START = Date.UTC(2026, 2, 13, 12);
const { signal } = new AbortController();

/** Pages of a host, the first published last. */
function pagesOf(host: string, count: number): readonly WantedPage[] {
  return Array.from({ length: count }, (_, index) => ({
    address: `https://${host}/${index}`,
    summary: '',
    published: START - index * 60_000,
    publicOnly: false,
  }));
}

/** Reads them and tells what came of each. */
async function read(wanted: readonly WantedPage[], overrides: Partial<PageReading> = {}) {
  const found = new Map<string, FoundPage | null>();
  const reading: PageReading = {
    web: new ScriptedWeb({}, 200),
    pages: finding(),
    rules: pageRules(),
    turns: NO_WAITING,
    feedStates: hostPauses(),
    clock: () => START,
    signal,
    ...overrides,
  };
  const problems = await readPages(wanted, reading, (address, page) => {
    expect(found.has(address)).toBe(false);
    found.set(address, page);
  });
  return { problems, found, had: [...found].filter(([, page]) => page !== null).map(([address]) => address) };
}

const web = (answers: Readonly<Record<string, Scripted>>) => new ScriptedWeb(answers, 200);

describe('a page', () => {
  it('is not asked for where its host does not want it read', async () => {
    const network = web({});
    const rules = pageRules({ 'https://a.example/1': 'robots.txt of a.example says "Disallow: /1"' });

    const { had, problems } = await read(pagesOf('a.example', 3), { web: network, rules });

    expect(network.asked).toEqual(['https://a.example/0', 'https://a.example/2']);
    expect(had).toEqual(network.asked);
    expect(problems).toMatchObject([{ code: 'page-refused', subject: 'a.example' }]);
  });

  it('of a feed that was added in chat is looked for within the public network, and so are its rules', async () => {
    const within: unknown[] = [];
    const network: Web = {
      async get({ url, publicOnly }) {
        within.push(publicOnly);
        const redirects = url.endsWith('/moved') ? [] : [{ status: 302, to: `${url}/moved` }];
        return { status: 200, url, headers: new Map(), body: new Uint8Array(), redirects };
      },
    };
    const rules: PageRules = {
      ...pageRules(),
      async refusal({ publicOnly }) {
        within.push(publicOnly);
        return null;
      },
    };

    await read([{ address: 'https://a.example/1', summary: '', published: null, publicOnly: true }], {
      web: network,
      rules,
    });

    expect(within).toEqual([true, true, true, true]);
  });

  it('is not used where its answer reserves it', async () => {
    for (const headers of [
      { 'x-robots-tag': 'noai' },
      { 'tdm-reservation': '1' },
      { 'x-robots-tag': 'sitrep: nosnippet' },
    ]) {
      let taken = 0;
      const pages: PageReader = {
        read: async (...asked) => {
          taken += 1;
          return finding().read(...asked);
        },
      };

      const { had, problems } = await read(pagesOf('a.example', 2), {
        web: new ScriptedWeb({}, { headers }),
        pages,
      });

      expect([had, taken]).toEqual([[], 0]);
      expect(problems).toMatchObject([{ code: 'page-refused', subject: 'a.example' }]);
    }
  });

  it('is used where its answer speaks of other things, or to others', async () => {
    for (const value of ['noarchive, nofollow', 'googlebot: noindex, nosnippet', 'max-snippet:-1', 'all']) {
      const { had } = await read(pagesOf('a.example', 1), {
        web: new ScriptedWeb({}, { headers: { 'x-robots-tag': value } }),
      });
      expect(had, value).toHaveLength(1);
    }
  });

  it('is not used where it reserves itself', async () => {
    const { had, problems } = await read(pagesOf('a.example', 1), { pages: finding({ reserved: 'robots: noai' }) });

    expect(had).toEqual([]);
    expect(problems).toEqual([{ code: 'page-refused', subject: 'a.example', detail: 'robots: noai' }]);
  });

  it('is not asked for where it lies behind a redirect to a page that may not be read', async () => {
    const network = web({ 'https://a.example/0': { movedTo: 'https://b.example/closed' } });
    const rules = pageRules({ 'https://b.example': 'robots.txt of b.example says "Disallow: /"' });

    const { had, problems } = await read(pagesOf('a.example', 1), { web: network, rules });

    expect(had).toEqual([]);
    expect(network.asked).toEqual(['https://a.example/0']);
    expect(problems).toMatchObject([{ code: 'page-refused', subject: 'b.example' }]);
  });

  it('is read where it is now, each hop in its host’s turn', async () => {
    const network = web({
      'https://a.example/0': { movedTo: 'https://a.example/1' },
      'https://a.example/1': { movedTo: 'https://b.example/2' },
    });
    const turns: string[] = [];
    const noted: PageReading['turns'] = {
      ...NO_WAITING,
      take(url, _, ask) {
        turns.push(url);
        return ask();
      },
    };

    const { found } = await read(pagesOf('a.example', 1), { web: network, turns: noted });

    expect(found.get('https://a.example/0')?.finalUrl).toBe('https://b.example/2');
    expect(turns).toEqual(['https://a.example/0', 'https://a.example/1', 'https://b.example/2']);
  });

  it('that redirects for ever is given up after five hops', async () => {
    const network: Web = {
      get: async ({ url }) => ({
        status: 302,
        url,
        headers: new Map(),
        body: new Uint8Array(),
        redirects: [{ status: 302, to: `${url}0` }],
      }),
    };

    const { had, problems } = await read(pagesOf('a.example', 1), { web: network });

    expect(had).toEqual([]);
    expect(problems).toMatchObject([{ code: 'too-many-redirects' }]);
  });

  it('that is now at a host which wants to be left alone is not asked for there', async () => {
    const network = web({ 'https://a.example/0': { movedTo: 'https://b.example/2' } });
    const feedStates = hostPauses();
    await feedStates.pauseHost('b.example', START + 60_000);

    const { problems } = await read(pagesOf('a.example', 1), { web: network, feedStates });

    expect(network.asked).toEqual(['https://a.example/0']);
    expect(problems).toMatchObject([{ code: 'host-paused' }]);
  });

  it('is read with what its feed says of it', async () => {
    const hints: unknown[] = [];
    const pages: PageReader = {
      read: async (page, ended) => {
        hints.push(page.summary);
        return finding().read(page, ended);
      },
    };

    await read(
      [{ address: 'https://a.example/1', summary: 'What the feed says.', published: null, publicOnly: false }],
      { pages },
    );

    expect(hints).toEqual(['What the feed says.']);
  });
});

describe('a host', () => {
  it('that refuses is told once, however many pages it has', async () => {
    const { problems, found } = await read([...pagesOf('a.example', 25), ...pagesOf('b.example', 2)], {
      web: new ScriptedWeb({}, { headers: { 'tdm-reservation': '1' } }),
    });

    expect(problems.map(({ subject }) => subject)).toEqual(['a.example', 'b.example']);
    expect(found.size).toBe(27);
  });

  it('is asked for its newest pages first, at most thirty of them, a second apart', async () => {
    const time = sleepingClock(START);
    const network = web({});
    const wanted = pagesOf('a.example', 40);

    const { had, problems, found } = await read(wanted.toReversed(), {
      web: network,
      turns: createHostTurns(time),
      clock: time.clock,
    });

    expect(network.asked).toEqual(wanted.slice(0, 30).map(({ address }) => address));
    expect(time.slept).toEqual(Array.from({ length: 29 }, () => 1_000));
    expect([had.length, found.size]).toEqual([30, 40]);
    expect(problems).toMatchObject([{ code: 'pages-left', subject: '10 pages' }]);
  });

  it('that wants to be left alone between two pages is, as far as a minute reaches', async () => {
    const time = sleepingClock(START);
    const rules = { ...pageRules(), delayMs: () => 25_000 };
    const network = web({});

    const { problems } = await read(pagesOf('a.example', 10), {
      web: network,
      rules,
      turns: createHostTurns(time),
      clock: time.clock,
    });

    expect(time.slept).toEqual([25_000, 25_000]);
    expect(network.asked).toHaveLength(3);
    expect(problems).toMatchObject([{ code: 'pages-left', subject: '7 pages' }]);
  });

  it('that is asked too much is left alone by pages and feeds alike, for as long as it says', async () => {
    const feedStates = hostPauses();
    const answers = { 'https://one.substack.com/0': { status: 429, headers: { 'retry-after': '3600' } } };

    const { problems } = await read(pagesOf('one.substack.com', 5), { web: web(answers), feedStates });
    const later = web({});
    const again = await read(pagesOf('two.substack.com', 5), { web: later, feedStates });

    expect(problems).toMatchObject([{ code: 'host-paused', subject: 'https://one.substack.com/0' }]);
    expect([...feedStates.paused]).toEqual([['substack.com', START + 3_600_000]]);
    expect([later.asked, again.problems, again.found.size]).toEqual([[], [], 5]);
  });

  it('that is busy and does not say for how long is left alone until the next pass', async () => {
    const feedStates = hostPauses();
    const network = new ScriptedWeb({}, 503);

    await read(pagesOf('a.example', 5), { web: network, feedStates });

    expect([network.asked.length, feedStates.paused.size]).toEqual([1, 0]);
  });

  it('that fails three times in a row is left alone until the next pass', async () => {
    const network = new ScriptedWeb({}, new Refusal('web-timeout', 'no answer'));

    const { problems } = await read(pagesOf('a.example', 9), { web: network });

    expect([network.asked.length, problems.length]).toEqual([3, 3]);
  });

  it('that refuses some of its pages has not failed', async () => {
    const refused = Object.fromEntries([0, 1, 2, 3].map((n) => [`https://a.example/${n}`, 'Disallow']));

    const { had } = await read(pagesOf('a.example', 6), { rules: pageRules(refused) });

    expect(had).toEqual(['https://a.example/4', 'https://a.example/5']);
  });

  it('that fails has failed, although it refuses some pages in between', async () => {
    const refused = Object.fromEntries([1, 3].map((n) => [`https://a.example/${n}`, 'Disallow']));
    const network = new ScriptedWeb({}, 500);

    await read(pagesOf('a.example', 9), { web: network, rules: pageRules(refused) });

    expect(network.asked.map((url) => url.at(-1))).toEqual(['0', '2', '4']);
  });
});

describe('a pass', () => {
  it('begins no page after a minute, and tells how many were left', async () => {
    const time = sleepingClock(START);
    const slow: Web = {
      async get(request) {
        time.pass(20_000);
        return web({}).get(request);
      },
    };

    const { had, found, problems } = await read(pagesOf('a.example', 9), { web: slow, clock: time.clock });

    expect([had.length, found.size]).toEqual([3, 9]);
    expect(problems).toMatchObject([{ code: 'pages-left', subject: '6 pages' }]);
  });

  it('ends what is still waiting when its minute is over', async () => {
    const time = sleepingClock(START);
    const network: Web = {
      async get(request, ended) {
        if (request.url.includes('hangs')) {
          return new Promise((_, reject) => ended.addEventListener('abort', () => reject(ended.reason)));
        }
        time.pass(30_000);
        return web({}).get(request);
      },
    };

    const { had, problems } = await read([...pagesOf('hangs.example', 2), ...pagesOf('a.example', 3)], {
      web: network,
      clock: time.clock,
    });

    expect(had).toEqual(['https://a.example/0', 'https://a.example/1']);
    expect(problems).toMatchObject([{ code: 'pages-left', subject: '3 pages' }]);
  });

  it('that was ended asks for nothing more, and complains of nothing', async () => {
    const ended = new AbortController();
    const network: Web = {
      async get() {
        ended.abort();
        throw ended.signal.reason;
      },
    };

    const { had, found, problems } = await read([...pagesOf('a.example', 3), ...pagesOf('b.example', 3)], {
      web: network,
      turns: createHostTurns(sleepingClock(START)),
      signal: ended.signal,
    });

    expect([had, found.size, problems]).toEqual([[], 6, []]);
  });

  it('ends where nothing can be written down any more', async () => {
    const feedStates = {
      ...hostPauses(),
      pauseHost: async () => {
        throw new Refusal('store-full', 'the disk is full');
      },
    };

    await expect(read(pagesOf('a.example', 3), { web: new ScriptedWeb({}, 429), feedStates })).rejects.toThrow(
      'the disk is full',
    );
  });

  it('asks sixteen hosts at once, and none of them twice at once', async () => {
    const at = new Map<string, number>();
    let most = 0;
    const network: Web = {
      async get(request) {
        const { host } = new URL(request.url);
        at.set(host, (at.get(host) ?? 0) + 1);
        expect(at.get(host)).toBe(1);
        most = Math.max(most, at.size);
        await new Promise<void>((done) => setImmediate(done));
        at.delete(host);
        return web({}).get(request);
      },
    };
    const wanted = Array.from({ length: 60 }, (_, host) => pagesOf(`h${host}.example`, 3)).flat();

    const { had } = await read(wanted, { web: network, turns: createHostTurns(sleepingClock(START)) });

    expect([had.length, most]).toEqual([180, 16]);
  });
});
