import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ParsedFeed } from '../../src/feeds/feed.ts';
import { createFeedFinder } from '../../src/feeds/find-feeds.ts';
import { platformFeedsOf, platformWithoutFeeds, telegramChannelOf } from '../../src/feeds/platform-feeds.ts';
import type { Web } from '../../src/feeds/ports.ts';
import { Refusal } from '../../src/outcome.ts';
import { NOON } from '../support/builders.ts';

const CHANNEL = 'UCabcdefghijklmnopqrst_-';

describe('an address of a platform tells its feed', () => {
  it.each([
    [
      `https://www.youtube.com/channel/${CHANNEL}/videos`,
      `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
    ],
    [
      'https://m.youtube.com/playlist?si=x&list=PLabcdefghijk',
      'https://www.youtube.com/feeds/videos.xml?playlist_id=PLabcdefghijk',
    ],
    ['https://old.reddit.com/r/sudan/', 'https://www.reddit.com/r/sudan/.rss'],
    ['https://reddit.com/r/rss', 'https://www.reddit.com/r/rss/.rss'],
    ['https://www.reddit.com/r/sudan/new/?after=t3', 'https://www.reddit.com/r/sudan/new/.rss'],
    ['https://www.reddit.com/user/someone', 'https://www.reddit.com/user/someone/.rss'],
    [
      'https://www.reddit.com/r/sudan/comments/1abc/a_thread/',
      'https://www.reddit.com/r/sudan/comments/1abc/a_thread/.rss',
    ],
    [
      'https://www.reddit.com/r/sudan/search/?q=el+fasher&sort=new',
      'https://www.reddit.com/r/sudan/search.rss?q=el+fasher&sort=new',
    ],
    ['https://fieldnotes.substack.com/p/a-letter', 'https://fieldnotes.substack.com/feed'],
    ['https://open.substack.com/pub/fieldnotes/p/a-letter', 'https://fieldnotes.substack.com/feed'],
    ['https://medium.com/@ann.writes/a-story-1', 'https://medium.com/feed/@ann.writes'],
    ['https://medium.com/field-notes', 'https://medium.com/feed/field-notes'],
    ['https://medium.com/field-notes/tagged/sudan', 'https://medium.com/feed/field-notes/tagged/sudan'],
    ['https://ann.medium.com/', 'https://ann.medium.com/feed'],
    ['https://fieldnotes.blogspot.com/2026/01/post.html', 'https://fieldnotes.blogspot.com/feeds/posts/default'],
    [
      'https://fieldnotes.blogspot.co.uk/search/label/Sudan',
      'https://fieldnotes.blogspot.co.uk/feeds/posts/default/-/Sudan',
    ],
    ['https://fieldnotes.tumblr.com/', 'https://fieldnotes.tumblr.com/rss'],
    ['https://www.tumblr.com/fieldnotes/123', 'https://fieldnotes.tumblr.com/rss'],
    ['https://fieldnotes.wordpress.com/category/sudan/', 'https://fieldnotes.wordpress.com/category/sudan/feed/'],
    ['https://fieldnotes.ghost.io/', 'https://fieldnotes.ghost.io/rss/'],
    ['https://fieldnotes.livejournal.com/1.html', 'https://fieldnotes.livejournal.com/data/rss'],
    ['https://bsky.app/profile/wire.example/post/3k', 'https://bsky.app/profile/wire.example/rss'],
    ['https://vimeo.com/meridianwire', 'https://vimeo.com/meridianwire/videos/rss'],
    ['https://www.dailymotion.com/meridianwire', 'https://www.dailymotion.com/rss/user/meridianwire'],
    ['https://github.com/owner/project', 'https://github.com/owner/project/releases.atom'],
    ['https://github.com/owner/project/commits/main/docs', 'https://github.com/owner/project/commits/main/docs.atom'],
    ['https://github.com/owner', 'https://github.com/owner.atom'],
    ['https://gitlab.com/group/sub/project', 'https://gitlab.com/group/sub/project/-/releases.atom'],
    ['https://codeberg.org/owner/project', 'https://codeberg.org/owner/project/releases.rss'],
  ])('%s', (address, feed) => {
    expect(platformFeedsOf(address)[0]?.url).toBe(feed);
  });

  it('and the others it has', () => {
    expect(platformFeedsOf('https://github.com/owner/project/').map(({ title }) => title)).toEqual([
      'Releases',
      'Commits',
      'Tags',
    ]);
  });
});

describe('an address tells no feed', () => {
  it.each([
    `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
    'https://www.reddit.com/r/sudan/.rss',
    'https://fieldnotes.substack.com/feed',
    'https://medium.com/feed/@ann',
    'https://fieldnotes.blogspot.com/feeds/posts/default?alt=rss',
    'https://fieldnotes.tumblr.com/rss',
    'https://fieldnotes.wordpress.com/?feed=rss2',
    'https://fieldnotes.livejournal.com/data/rss',
    'https://bsky.app/profile/wire.example/rss',
    'https://github.com/owner/project/releases.atom',
  ])('where it is that of a feed: %s', (address) => {
    expect(platformFeedsOf(address)).toEqual([]);
  });

  it.each([
    'https://www.youtube.com/@meridianwire',
    'https://www.youtube.com/watch?v=abcdefghijk',
    'https://medium.com/search?q=x',
    'https://medium.com/',
    'https://substack.com/home',
    'https://notyoutube.com/channel/UCabcdefghijklmnopqrst_-',
    'https://reddit.com.evil.example/r/sudan',
    'https://meridianwire.example/world',
    'no address',
  ])('where the page must be asked, or there is no such platform: %s', (address) => {
    expect(platformFeedsOf(address)).toEqual([]);
  });
});

it('whatever an address is, its feeds are addresses', () => {
  const host = fc.constantFrom(
    'reddit.com',
    'a.tumblr.com',
    'medium.com',
    'github.com',
    'gitlab.com',
    'youtube.com',
    'vimeo.com',
    't.me',
    'x.com',
  );
  const part = fc.constantFrom(
    '/',
    'r/',
    '@a',
    '%2F',
    '..',
    '$1',
    '?',
    'search',
    '&list=',
    '-/',
    'é',
    '#',
    'comments',
    ' ',
  );
  fc.assert(
    fc.property(host, fc.array(part, { maxLength: 30 }), (name, parts) => {
      const address = `https://${name}/${parts.join('')}`;
      for (const { url } of platformFeedsOf(address)) {
        expect(URL.parse(url)?.protocol).toBe('https:');
        expect(url).not.toContain('undefined');
      }
      expect(typeof (telegramChannelOf(address) ?? '')).toBe('string');
    }),
    { numRuns: 500 },
  );
});

describe('a channel of Telegram', () => {
  it.each([
    ['https://t.me/meridianwire', 'meridianwire'],
    ['https://t.me/s/meridianwire', 'meridianwire'],
    ['https://telegram.me/meridianwire/1234?single', 'meridianwire'],
    ['https://meridianwire.t.me/', 'meridianwire'],
    ['https://t.me/+AbCdEf', ''],
    ['https://t.me/joinchat/AbCdEf', ''],
    ['https://t.me/c/123/4', ''],
    ['https://t.me/', ''],
    ['https://not-t.me/meridianwire', null],
    ['https://wire.example/t.me/x', null],
  ])('%s is %j', (address, channel) => {
    expect(telegramChannelOf(address)).toBe(channel);
  });
});

it('platforms that make no feeds are known by their hosts', () => {
  expect(
    ['https://x.com/wire', 'https://m.facebook.com/wire', 'https://ex.com/wire', 'https://x.com.example/'].map(
      platformWithoutFeeds,
    ),
  ).toEqual(['X', 'Facebook', null, null]);
});

/** A network as a script: an address answers with the title of its feed, with a page, or not at all. */
function aFinder(
  answers: Readonly<Record<string, { readonly feed?: string; readonly page?: string; readonly status?: number }>>,
  telegramBridge: string | null = null,
) {
  const asked: string[] = [];
  const web: Web = {
    async get({ url }) {
      asked.push(url);
      const { feed, page, status = feed === undefined && page === undefined ? 404 : 200 } = answers[url] ?? {};
      const body = new TextEncoder().encode(feed === undefined ? (page ?? '') : `feed:${feed}`);
      return { status, url, headers: new Map([['content-type', 'text/html']]), body, redirects: [] };
    },
  };
  const parser = {
    async parse({ bytes }: { readonly bytes: Uint8Array }): Promise<ParsedFeed> {
      const [, title] = /^feed:(.*)$/.exec(new TextDecoder().decode(bytes)) ?? [];
      if (title === undefined) throw new Refusal('feed-not-a-feed', 'it is a web page');
      const entry = {
        id: '1',
        title: 'One',
        link: null,
        published: null,
        author: null,
        summary: '',
        content: '',
        categories: [],
      };
      return {
        format: 'rss',
        readBy: 'rss-parser',
        title,
        link: null,
        description: '',
        language: null,
        ttlMinutes: null,
        entries: [entry],
        skipped: [],
      };
    },
  };
  const finder = createFeedFinder({ web, parser, clock: () => NOON, telegramBridge });
  return { asked, find: (url: string) => finder.find(url, new AbortController().signal) };
}

describe('a page of a platform', () => {
  it('is not even asked, where its address tells the feed', async () => {
    const { find, asked } = aFinder({ 'https://github.com/owner/project/releases.atom': { feed: 'Releases' } });

    expect(await find('https://github.com/owner/project')).toMatchObject({
      title: 'Releases',
      how: 'pattern of the platform',
      candidates: [
        { url: 'https://github.com/owner/project/commits.atom', title: 'Commits' },
        { url: 'https://github.com/owner/project/tags.atom', title: 'Tags' },
      ],
    });
    expect(asked).toHaveLength(1);
  });

  it('is asked after all where that feed is not there', async () => {
    const { find } = aFinder({
      'https://fieldnotes.tumblr.com/': { page: '<link rel="alternate" type="application/rss+xml" href="/atom.xml">' },
      'https://fieldnotes.tumblr.com/atom.xml': { feed: 'Field notes' },
    });

    expect(await find('https://fieldnotes.tumblr.com/')).toMatchObject({
      title: 'Field notes',
      how: 'named by the page',
    });
  });

  it('is not asked where its host wants to be left alone', async () => {
    const { find, asked } = aFinder({ 'https://www.reddit.com/r/sudan/.rss': { status: 429 } });

    await expect(find('https://www.reddit.com/r/sudan')).rejects.toMatchObject({
      code: 'feed-refused',
      message: 'it answers 429',
    });
    expect(asked).toHaveLength(1);
  });

  it('of YouTube is its channel, by the link or by the id that it carries', async () => {
    const feed = `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`;
    const { find } = aFinder({
      'https://www.youtube.com/@linked': {
        page: `<link rel="alternate" type="application/rss+xml" title="RSS" href="${feed}">`,
      },
      'https://www.youtube.com/@told': { page: `<meta itemprop="identifier" content="${CHANNEL}">` },
      [feed]: { feed: 'Meridian Wire' },
    });

    expect(await find('https://www.youtube.com/@linked')).toMatchObject({ url: feed, how: 'named by the page' });
    expect(await find('https://www.youtube.com/@told')).toMatchObject({ url: feed, how: 'pattern of the platform' });
  });

  it('that makes no feeds is refused without a question', async () => {
    const { find, asked } = aFinder({});

    await expect(find('https://x.com/meridianwire')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringContaining('X makes no feeds'),
    });
    expect(asked).toEqual([]);
  });
});

describe('a channel of Telegram', () => {
  const BRIDGE = 'https://bridge.example/telegram/channel/{channel}';

  it('is read through the bridge that the operator names', async () => {
    const url = 'https://bridge.example/telegram/channel/meridianwire';
    const { find, asked } = aFinder({ [url]: { feed: 'Meridian Wire' } }, BRIDGE);

    expect(await find('https://t.me/s/meridianwire')).toMatchObject({ url, how: 'bridge', candidates: [] });
    expect(asked).toEqual([url]);
  });

  it('is refused, naming the setting, where none is named', async () => {
    const { find, asked } = aFinder({});

    await expect(find('https://t.me/meridianwire')).rejects.toMatchObject({ code: 'no-bridge' });
    await expect(find('https://t.me/+invitation')).rejects.toMatchObject({
      message: expect.stringContaining('only public channels'),
    });
    expect(asked).toEqual([]);
  });

  it('that the bridge does not know is told with its answer', async () => {
    await expect(aFinder({}, BRIDGE).find('https://t.me/nobody')).rejects.toMatchObject({
      code: 'feed-refused',
      message: 'it answers 404',
    });
  });
});
