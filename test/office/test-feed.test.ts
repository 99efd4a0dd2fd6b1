import { describe, expect, it } from 'vitest';
import type { FeedEntry } from '../../src/feeds/feed.ts';
import { ruleThatDrops } from '../../src/office/test-feed.ts';
import { Refusal } from '../../src/outcome.ts';
import { anAsker, anOffice, everythingIn, refusalOf, ScriptedFinder, someFiles } from '../support/an-office.ts';
import { NOON } from '../support/builders.ts';
import { aFeed } from '../support/office-builders.ts';

const entry = (title: string, fields: Partial<FeedEntry> = {}): FeedEntry => ({
  id: null,
  title,
  link: `https://meridianwire.example/${encodeURIComponent(title)}`,
  published: NOON,
  author: null,
  summary: '',
  content: '',
  categories: [],
  ...fields,
});

describe('the rule that leaves an entry out', () => {
  const include = { any: ['strike', 'talks'], not: ['football'] };
  const exclude = { any: ['opinion', 'strike action'] };

  it.each([
    ['nothing', 'Strike on port', { include: null, exclude: null }, null],
    ['nothing', 'Strike on port', { include, exclude }, null],
    ['the word', 'Opinion: a strike', { include, exclude }, 'excluded: "opinion"'],
    ['the words', 'Strike action at the port', { include, exclude }, 'excluded: "strike action"'],
    ['what is missing', 'Weather', { include, exclude }, 'not included: any of "strike", "talks"; none of "football"'],
    ['all of a rule', 'A and b', { include: null, exclude: { all: ['a', 'b'] } }, 'excluded: all of "a", "b"'],
  ])('is %s: %s', (_, title, filters, rule) => {
    expect(ruleThatDrops(entry(title), filters)).toBe(rule);
  });
});

describe('a test of a feed', () => {
  const filtered = aFeed({ id: 'filtered', filters: { include: null, exclude: { any: ['sport'] } } });

  it('links its entries as cards do, without what only tells where a reader came from', async () => {
    const link = 'https://meridianwire.example/port?id=7&utm_source=rss&at_medium=RSS#top';
    const entries = [entry('Port', { link }), entry('Odd', { link: 'javascript:alert(1)' })];
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ entries })) });

    const test = await office.testFeed({ by: anAsker(), feedOrUrl: 'https://meridianwire.example/world.xml' });

    expect(test.entries.map(({ url }) => url)).toEqual(['https://meridianwire.example/port?id=7', null]);
  });

  it('shows its first ten entries, and which of them its filters leave out', async () => {
    const entries = [
      entry('Sport today', { link: null, published: null }),
      ...Array.from({ length: 20 }, () => entry('News')),
    ];
    const { office, store } = await anOffice({
      files: someFiles({ feeds: [filtered] }),
      filesFinder: new ScriptedFinder(() => ({ title: 'Meridian Wire', entries })),
    });
    const before = await everythingIn(store);

    const test = await office.testFeed({ by: anAsker(), feedOrUrl: ' filtered ' });

    expect(test).toMatchObject({ url: filtered.url, title: 'Meridian Wire' });
    expect(test.entries).toHaveLength(10);
    expect(test.entries.slice(0, 2)).toEqual([
      { title: 'Sport today', url: null, published: null, droppedBy: 'excluded: "sport"' },
      { title: 'News', url: 'https://meridianwire.example/News', published: NOON, droppedBy: null },
    ]);
    expect(await everythingIn(store)).toEqual(before);
  });

  it('knows a feed by its address as well', async () => {
    const entries = [entry('Sport today')];
    const { office } = await anOffice({
      files: someFiles({ feeds: [filtered] }),
      filesFinder: new ScriptedFinder(() => ({ entries })),
    });

    const test = await office.testFeed({ by: anAsker(), feedOrUrl: filtered.url });

    expect(test.entries[0]?.droppedBy).toBe('excluded: "sport"');
  });

  it('reads an address that nobody has added, without filters', async () => {
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ entries: [entry('Sport today')] })) });

    const test = await office.testFeed({ by: anAsker(), feedOrUrl: 'https://new.example/' });

    expect(test.entries.map(({ droppedBy }) => droppedBy)).toEqual([null]);
    expect(office.feeds()).toEqual([]);
  });

  it.each([
    ['change-unknown', 'no-such-feed', 'no feed is called "no-such-feed"; /feeds list names them'],
    ['change-unknown', '', 'no feed is called ""; /feeds list names them'],
    [
      'change-invalid',
      'file:///etc/passwd',
      'this is no address of a page or a feed; write one such as https://meridianwire.example/world.xml',
    ],
  ])('is refused as %s for %j', async (code, feedOrUrl, detail) => {
    const finder = new ScriptedFinder();
    const { office } = await anOffice({ finder });

    expect(await refusalOf(office.testFeed({ by: anAsker(), feedOrUrl }))).toEqual({ code, detail });
    expect(finder.asked).toEqual([]);
  });

  it('says what the feed answered when it is none', async () => {
    const { office } = await anOffice({
      finder: new ScriptedFinder(() => new Refusal('feed-not-a-feed', 'it is HTML')),
    });

    expect(await refusalOf(office.testFeed({ by: anAsker(), feedOrUrl: 'https://new.example/' }))).toEqual({
      code: 'feed-not-a-feed',
      detail: 'it is HTML',
    });
  });

  it('may be asked for five times a minute, beside five changes', async () => {
    const { office } = await anOffice();
    const test = () => office.testFeed({ by: anAsker(), feedOrUrl: 'https://new.example/' });
    for (let count = 0; count < 5; count++) await test();

    expect((await refusalOf(test())).code).toBe('too-many-changes');
    expect(
      (await office.addFeeds({ by: anAsker(), urls: ['https://new.example/'], what: 'feeds add' })).added,
    ).toHaveLength(1);
  });
});
