import { describe, expect, it } from 'vitest';
import type { Article } from '../../src/articles/article.ts';
import { type KeepingParts, keepArticles } from '../../src/articles/keep-articles.ts';
import type { Articles, PageReader } from '../../src/articles/ports.ts';
import type { Feed, FeedEntry, PolledFeed } from '../../src/feeds/feed.ts';
import { Refusal } from '../../src/outcome.ts';
import { aFeed, anEntry } from '../support/feed-entries.ts';
import {
  finding,
  hostPauses,
  REPORT as LONG,
  NO_WAITING,
  pageRules,
  type Scripted,
  ScriptedWeb,
} from '../support/page-reading.ts';

const now = Date.UTC(2026, 2, 13, 12);

/** A poll that brought these entries. */
function aPoll(entries: readonly FeedEntry[], feed: Feed = aFeed()): PolledFeed {
  return { feed, polledAt: now, silenceMs: 3_600_000, entries, state: null, language: 'en' };
}

/** Articles in memory. */
class KeptArticles implements Articles {
  readonly keys = new Set<string>();
  readonly kept: Article[] = [];

  async known(keys: readonly string[]) {
    return new Set(keys.filter((key) => this.keys.has(key)));
  }

  async keep(articles: readonly { readonly article: Article; readonly keys: readonly string[] }[]) {
    for (const { article, keys } of articles) {
      this.kept.push(article);
      for (const key of keys) this.keys.add(key);
    }
  }

  async read() {
    return this.kept;
  }
}

function parts(overrides: Partial<KeepingParts> = {}): KeepingParts {
  return {
    web: pages(),
    pages: finding(),
    rules: pageRules(),
    turns: NO_WAITING,
    feedStates: hostPauses(),
    articles: new KeptArticles(),
    clock: () => now,
    signal: new AbortController().signal,
    pause: async () => {},
    ...overrides,
  };
}

/** A web of pages: what is not scripted answers 200 with a page. */
const pages = (answers: Readonly<Record<string, Scripted>> = {}) => new ScriptedWeb(answers, 200);

describe('keeping articles', () => {
  it('asks for no page of the back catalogue at the first poll of a feed, and keeps what the feed says of it', async () => {
    const web = pages();
    const old = anEntry({
      id: 'old',
      link: 'https://wire.example/old',
      published: now - 30 * 86_400_000,
      content: `<p>${LONG}</p>`,
    });
    const undated = anEntry({
      id: 'undated',
      link: 'https://wire.example/undated',
      published: null,
      content: `<p>${LONG}</p>`,
    });
    const fresh = anEntry({ id: 'fresh', link: 'https://wire.example/fresh', published: now - 3_600_000 });

    const { done } = await keepArticles([{ ...aPoll([old, undated, fresh]), silenceMs: null }], parts({ web }));

    expect(web.asked).toEqual(['https://wire.example/fresh']);
    expect(done.map(({ depth }) => depth).sort()).toEqual(['feed text', 'feed text', 'full article']);
  });

  it('reads the page where the feed may be read in full', async () => {
    const { done, problems } = await keepArticles([aPoll([anEntry()])], parts());

    expect(problems).toEqual([]);
    expect(done).toHaveLength(1);
    expect(done[0]).toMatchObject({
      title: 'Drone strike on market in Merinsk',
      text: LONG,
      depth: 'full article',
      byline: 'By Ann Bell',
      language: 'en',
      url: 'https://meridianwire.example/2026/03/12/merinsk',
      published: Date.UTC(2026, 2, 12, 9),
      firstSeenAt: now,
      feedSilenceMs: 3_600_000,
    });
    expect(done[0]?.sentences).toHaveLength(2);
  });

  it('takes the feed’s text where only the feed may be read, and asks for no page', async () => {
    const web = pages();
    const entry = anEntry({ content: '<p>First &amp; foremost.</p><p>Second<br>line.</p>', summary: 'First' });

    const { done } = await keepArticles([aPoll([entry], aFeed({ reading: 'feed' }))], parts({ web }));

    expect(web.asked).toEqual([]);
    expect(done[0]).toMatchObject({ text: 'First & foremost.\n\nSecond line.', depth: 'feed text' });
  });

  it('keeps a headline and no more where only links may be shown, and nothing where a feed is off', async () => {
    const web = pages();
    const link = aFeed({ id: 'link', reading: 'link' });
    const off = aFeed({ id: 'off', reading: 'off' });

    const { done } = await keepArticles(
      [aPoll([anEntry()], link), aPoll([anEntry({ id: 'x-12345', link: 'https://o.example/1' })], off)],
      parts({ web }),
    );

    expect(done.map(({ feedId, text, depth }) => [feedId, text, depth])).toEqual([['link', '', 'headline only']]);
    expect(web.asked).toEqual([]);
  });

  it('falls back to the feed’s text where the page cannot be had, says so, and goes on', async () => {
    const web = pages({
      'https://a.example/1': 404,
      'https://b.example/1': new Refusal('web-timeout', 'no answer in 30 s'),
    });
    const entries = ['a', 'b', 'c'].map((host) => anEntry({ id: null, link: `https://${host}.example/1` }));

    const { done, problems } = await keepArticles([aPoll(entries)], parts({ web }));

    expect(done.map(({ url, depth }) => [url, depth]).toSorted()).toEqual([
      ['https://a.example/1', 'feed text'],
      ['https://b.example/1', 'feed text'],
      ['https://c.example/1', 'full article'],
    ]);
    expect(problems).toMatchObject([
      { code: 'page-unreadable', subject: 'https://a.example/1', detail: 'the page answers 404' },
      { code: 'web-timeout', subject: 'https://b.example/1' },
    ]);
  });

  it('takes the feed’s text where the page is only a stub of it', async () => {
    const entry = anEntry({ content: `<p>${LONG}</p>` });
    const { done } = await keepArticles(
      [aPoll([entry])],
      parts({ pages: finding({ text: 'Log in, please, to go on.' }) }),
    );
    expect(done[0]).toMatchObject({ text: LONG, depth: 'feed text' });
  });

  it('keeps no more of a page than any article is long', async () => {
    const endless = Array.from({ length: 40_000 }, (_, index) => `Sentence ${index} of what never ends.`).join('\n\n');

    const { done } = await keepArticles([aPoll([anEntry()])], parts({ pages: finding({ text: endless }) }));

    expect(done[0]?.depth).toBe('full article');
    expect(done[0]?.text.length).toBeLessThanOrEqual(200_000);
    expect(done[0]?.text).toMatch(/^Sentence 0 of/);
  });

  it('gives others a turn after every entry and every few articles, however many come at once', async () => {
    let turns = 0;
    const pause = async () => {
      turns += 1;
    };
    const entries = Array.from({ length: 100 }, (_, index) =>
      anEntry({ id: `urn:${index}-7`, title: `Report ${index}`, link: `https://wire.example/${index}` }),
    );
    const articles = new KeptArticles();
    const batches: number[] = [];
    const keep = articles.keep.bind(articles);
    articles.keep = async (kept) => {
      batches.push(kept.length);
      await keep(kept);
    };

    const poll = { ...aPoll(entries), feed: aFeed({ reading: 'feed' }) };
    const { done } = await keepArticles([poll], { ...parts({ articles }), pause });

    expect(done).toHaveLength(100);
    expect(turns).toBeGreaterThan(100);
    expect(Math.max(...batches)).toBeLessThanOrEqual(20);
  });

  it('leaves a host alone for this pass when it says it is asked too much, or fails three times in a row', async () => {
    const busy = pages({ 'https://a.example/1': 429 });
    const down = pages(Object.fromEntries([1, 2, 3, 4, 5].map((n) => [`https://a.example/${n}`, 500])));
    const entries = [1, 2, 3, 4, 5].map((n) => anEntry({ id: `${n}`, title: `T${n}`, link: `https://a.example/${n}` }));

    const told = await keepArticles([aPoll(entries)], parts({ web: busy }));
    const failed = await keepArticles([aPoll(entries)], parts({ web: down }));

    expect(busy.asked).toHaveLength(1);
    expect(told.problems).toMatchObject([{ code: 'host-paused' }]);
    expect(down.asked).toHaveLength(3);
    expect([told.done.length, failed.done.length]).toEqual([5, 5]);
  });

  it('keeps nothing twice: not after a restart, not from two feeds of one pass', async () => {
    const articles = new KeptArticles();
    const other = aFeed({ id: 'a-headlines', reading: 'link' });
    const again = anEntry({ link: `${anEntry().link}?utm_source=rss` });

    const first = await keepArticles([aPoll([again], other), aPoll([anEntry()])], parts({ articles }));
    const second = await keepArticles([aPoll([anEntry()])], parts({ articles }));

    // Of two feeds with one article, the one that may be read deeper gives it.
    expect(first.done.map(({ feedId }) => feedId)).toEqual(['meridian-wire']);
    expect(second.done).toEqual([]);
  });

  it('gives the same articles in the same order, whatever the order of the feeds', async () => {
    const polls = ['a', 'b', 'c'].map((host) =>
      aPoll([anEntry({ id: null, link: `https://${host}.example/1` })], aFeed({ id: host, reading: 'feed' })),
    );
    const one = await keepArticles(polls, parts());
    const other = await keepArticles(polls.toReversed(), parts());
    expect(one).toEqual(other);
  });

  it('asks for no further page after an abort, and still keeps every entry', async () => {
    const stop = new AbortController();
    const web = pages();
    const reader: PageReader = {
      read: async () => {
        stop.abort();
        throw stop.signal.reason;
      },
    };
    const entries = [1, 2, 3].map((n) => anEntry({ id: `${n}`, title: `T${n}`, link: `https://a.example/${n}` }));

    const { done, problems } = await keepArticles([aPoll(entries)], parts({ web, pages: reader, signal: stop.signal }));

    expect(web.asked).toHaveLength(1);
    expect(done.map(({ depth }) => depth)).toEqual(['feed text', 'feed text', 'feed text']);
    expect(problems).toEqual([]);
  });

  it('shows no date that cannot be: before 2000, or from tomorrow', async () => {
    const entries = [Date.UTC(1970, 0, 1), now + 86_400_000, now + 60_000].map((published, n) =>
      anEntry({ id: null, link: `https://a.example/${n}`, published }),
    );
    const { done } = await keepArticles([aPoll(entries, aFeed({ reading: 'feed' }))], parts());
    expect(done.map(({ published }) => published).toSorted()).toEqual([now + 60_000, null, null]);
  });

  it('says how far it is', async () => {
    const seen: string[] = [];
    const entries = [1, 2].map((n) => anEntry({ id: `${n}`, title: `T${n}`, link: `https://a.example/${n}` }));
    await keepArticles([aPoll(entries)], { ...parts(), onProgress: (done, of) => seen.push(`${done}/${of}`) });
    expect(seen).toEqual(['1/2', '2/2']);
  });

  it('asks no host for its rules where the operator lets nobody read its pages', async () => {
    for (const reading of ['feed', 'link', 'off'] as const) {
      const [web, rules] = [pages(), pageRules()];

      await keepArticles([aPoll([anEntry()], aFeed({ reading }))], parts({ web, rules }));

      expect([web.asked, rules.asked], reading).toEqual([[], []]);
    }
  });

  it('takes the feed’s text where the page may not be read, and says so once', async () => {
    const entries = [1, 2].map((n) => anEntry({ id: `${n}`, title: `T${n}`, link: `https://a.example/${n}` }));
    const rules = pageRules({ 'https://a.example': 'robots.txt of a.example says "Disallow: /"' });
    const web = pages();

    const { done, problems } = await keepArticles([aPoll(entries)], parts({ web, rules }));

    expect(web.asked).toEqual([]);
    expect(done.map(({ depth }) => depth)).toEqual(['feed text', 'feed text']);
    expect(problems).toEqual([
      { code: 'page-refused', subject: 'a.example', detail: 'robots.txt of a.example says "Disallow: /"' },
    ]);
  });

  it('tells the turns of hosts when each feed was polled', async () => {
    const noted: unknown[] = [];
    const turns = { ...NO_WAITING, note: (url: string, at: number) => noted.push([url, at]) };

    await keepArticles([aPoll([anEntry()])], parts({ turns }));

    expect(noted).toEqual([['https://meridianwire.example/world.xml', now]]);
  });
});

describe('the beginning before a paywall', () => {
  const beginning = `${LONG} Then the lights went out.`;

  it('is marked as no more than that', async () => {
    const { done } = await keepArticles(
      [aPoll([anEntry()])],
      parts({ pages: finding({ isStub: true, text: beginning }) }),
    );

    expect(done[0]).toMatchObject({ depth: 'beginning only', text: beginning });
  });

  it('is passed over where the feed says as much', async () => {
    const entry = anEntry({ content: `<p>${LONG} The market had just opened, a trader said, and was full.</p>` });
    const { done } = await keepArticles([aPoll([entry])], parts({ pages: finding({ isStub: true, text: beginning }) }));

    expect(done[0]).toMatchObject({ depth: 'feed text' });
    expect(done[0]?.text).toContain('a trader said');
  });

  it('is none where a long text stands before it after all', async () => {
    const text = Array.from({ length: 40 }, () => LONG).join('\n\n');
    const { done } = await keepArticles([aPoll([anEntry()])], parts({ pages: finding({ isStub: true, text }) }));

    expect(done[0]?.depth).toBe('full article');
  });

  it('does not give away what stands in the data of the page alone', async () => {
    const text = Array.from({ length: 40 }, () => LONG).join('\n\n');
    const page = finding({ isStub: true, text, readBy: 'linked data' });

    const { done } = await keepArticles([aPoll([anEntry()])], parts({ pages: page }));

    expect(done[0]).toMatchObject({ depth: 'feed text', text: 'A drone strike hit a market in Merinsk.' });
  });

  it('is no flash of two sentences', async () => {
    const { done } = await keepArticles([aPoll([anEntry()])], parts());

    expect(done[0]?.depth).toBe('full article');
  });
});
