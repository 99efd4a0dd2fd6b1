import { describe, expect, it } from 'vitest';
import { feedsExport, feedsList, feedsTest } from '../../commands/feeds.ts';
import { replyPage } from '../../src/adapters/page/reply-page.ts';
import type { SourceLine } from '../../src/desk.ts';
import type { FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import { Refusal } from '../../src/outcome.ts';
import { ADMIN, aDesk, aFeedView, anAbout, anOffice, aQuestion, aTest, MEMBER } from './desk.ts';

const line: SourceLine = {
  feedId: 'lowland-post',
  outlet: 'Lowland Post',
  labels: ['wire'],
  reading: 'full',
  language: 'en',
  lastAnswerAt: 5,
  problem: null,
};
const other = {
  id: 'river-daily' as FeedId,
  outlet: 'riverdaily.example' as OutletDomain,
  url: 'https://ann:pass@riverdaily.example/rss?key=4711',
};

describe('/feeds list', () => {
  it('shows each feed with its labels and how it is doing; of a paused one only what is kept', async () => {
    const office = anOffice({
      feedList: () => [aFeedView(), aFeedView(other, { decidedBy: 'file', pausedAt: 7 })],
    });

    const reply = await feedsList(aDesk({ sources: async () => [line] }), office).answer(
      aQuestion({}, { asker: { ...ADMIN, rights: 'operator' } }),
    );

    expect(reply).toEqual({
      kind: 'feeds',
      title: 'Feeds · 2 feeds, 1 paused',
      feeds: [
        { ...line, url: 'https://lowlandpost.example/feed.xml', decidedBy: 'chat', pausedAt: null },
        {
          feedId: 'river-daily',
          outlet: 'riverdaily.example',
          labels: [],
          reading: 'full',
          language: null,
          lastAnswerAt: null,
          problem: null,
          url: 'https://riverdaily.example/rss?key=4711',
          decidedBy: 'file',
          pausedAt: 7,
        },
      ],
      left: [],
    });
  });

  it.each([
    ['members', MEMBER],
    ['admins', ADMIN],
  ])('shows %s no keys that stand in an address', async (_, asker) => {
    const reply = await feedsList(aDesk(), anOffice({ feedList: () => [aFeedView(other)] })).answer(
      aQuestion({}, { asker }),
    );

    expect(JSON.stringify(reply)).not.toMatch(/pass|4711/);
    expect(reply).toMatchObject({ feeds: [{ url: 'https://riverdaily.example/rss?…' }] });
  });

  it.each(['http://127.0.0.1:9000/rss', 'http://wiki/feed', 'https://[fd00::1]/feed'])(
    'shows nobody but operators where %s is',
    async (url) => {
      const { hostname } = new URL(url);
      const office = anOffice({ feedList: () => [aFeedView({ url, outlet: hostname as OutletDomain })] });
      const list = (asker: typeof ADMIN) => feedsList(aDesk(), office).answer(aQuestion({}, { asker }));

      const shown = await list(MEMBER);

      expect(shown).toMatchObject({ feeds: [{ url: '(intranet)', outlet: '(intranet)' }] });
      expect(JSON.stringify(replyPage(shown, 'UTC'))).not.toContain(hostname);
      expect(await list({ ...ADMIN, rights: 'operator' })).toMatchObject({ feeds: [{ url, outlet: hostname }] });
    },
  );

  it('says how to begin when nothing is read', async () => {
    expect(await feedsList(aDesk(), anOffice()).answer(aQuestion())).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Example: /feeds add https://'),
    });
  });
});

describe('/feeds test', () => {
  const office = (answers = {}) => anOffice({ feedList: () => [aFeedView(), aFeedView(other)], ...answers });
  const test = (of: ReturnType<typeof anOffice>, feed: string) => feedsTest(of).answer(aQuestion({ feed }));

  it.each([
    ['https://elsewhere.example/news', 'https://elsewhere.example/news'],
    ['<https://elsewhere.example/news>', 'https://elsewhere.example/news'],
  ])('reads %s', async (typed, feedOrUrl) => {
    const of = office();

    const reply = await test(of, typed);

    expect(of.changes).toEqual([['testFeed', { by: ADMIN, feedOrUrl }]]);
    expect(reply).toEqual({ kind: 'feed-test', test: aTest({ url: feedOrUrl }) });
  });

  it.each([
    ['lowland-post', 'lowland-post'],
    ['Lowland-Post', 'lowland-post'],
    ['riverdaily.example', 'river-daily'],
  ])('reads %s, and shows no keys that stand in its address', async (typed, feedOrUrl) => {
    const of = office({ testFeed: async () => aTest({ url: other.url }) });

    const reply = await test(of, typed);

    expect(of.changes).toEqual([['testFeed', { by: ADMIN, feedOrUrl }]]);
    expect(reply).toMatchObject({ kind: 'feed-test', test: { url: 'https://riverdaily.example/rss?…' } });
  });

  it('shows nobody but operators the keys of the bridge through which a channel is read', async () => {
    const url = 'https://bridge.example/?channel=wire&token=4711';
    const of = office({ testFeed: async () => aTest({ url, about: anAbout({ how: 'bridge' }) }) });

    expect(await test(of, 'https://t.me/wire')).toMatchObject({ test: { url: 'https://bridge.example/?…' } });
  });

  it('shows an operator the whole address', async () => {
    const of = office({ testFeed: async () => aTest({ url: other.url }) });
    const asker = { ...ADMIN, rights: 'operator' } as const;

    expect(await feedsTest(of).answer(aQuestion({ feed: 'river-daily' }, { asker }))).toMatchObject({
      test: { url: other.url },
    });
  });

  it.each([
    ['', 'Please say which feed'],
    ['lowland-pots', 'No feed is called "lowland-pots". Close to it: lowland-post'],
    ['https://', 'is no address that begins with https:// or http://'],
    ['z'.repeat(5_000), 'No feed is called'],
  ])('asks back, with an example, about %#', async (typed, text) => {
    const of = office();

    const reply = await test(of, typed);

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(reply).toMatchObject({ text: expect.stringContaining('Example: /feeds test ') });
    expect(of.changes).toEqual([]);
  });

  it('asks which one of an outlet’s feeds is meant', async () => {
    const of = office({ feedList: () => [aFeedView(), aFeedView({ id: 'lowland-2' as FeedId })] });

    expect(await test(of, 'lowlandpost.example')).toMatchObject({
      text: expect.stringContaining('has several feeds. Close to it: lowland-post, lowland-2.'),
    });
  });

  it('tells why an address could not be read', async () => {
    const of = office({
      testFeed: async () => {
        throw new Refusal('feed-not-a-feed', 'the answer is a page without a feed');
      },
    });

    expect(await test(of, 'https://elsewhere.example/')).toEqual({
      kind: 'note',
      text: 'The answer is a page without a feed. The address answers with something that is no feed. Look for the feed address on the page. Example: /feeds test https://example.org/news',
    });
  });
});

describe('/feeds export', () => {
  it('gives all feeds as a file', async () => {
    const office = anOffice({
      feedList: () => [aFeedView()],
      exportFeeds: () => ({ text: '<opml version="2.0"/>', left: 0 }),
    });

    expect(await feedsExport(office).answer(aQuestion())).toEqual({
      kind: 'file',
      name: 'sitrep-feeds.opml',
      text: '<opml version="2.0"/>',
      about: '1 feed as OPML',
    });
  });

  it('says so when there is none', async () => {
    expect(await feedsExport(anOffice()).answer(aQuestion())).toMatchObject({ kind: 'note' });
  });
});
