import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import { createFeedFinder } from '../../src/feeds/find-feeds.ts';
import type { FeedStates } from '../../src/feeds/ports.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { findAll } from '../../src/office/find-all.ts';
import { Refusal } from '../../src/outcome.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { NOON } from '../support/builders.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';

const pool = createWorkerPool();
afterAll(() => pool.close());
const { signal } = new AbortController();

type Page =
  | string
  | {
      readonly status?: number;
      readonly type?: string;
      readonly body?: string;
      readonly to?: string;
      readonly by?: number;
      readonly link?: string;
      readonly retryAfter?: string;
    };

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});

/** A site on loopback, and a finder that may read it and nothing else there. */
async function aSite(
  pages: Readonly<Record<string, Page>>,
  { secondsEach = 0, hosts }: { readonly secondsEach?: number; readonly hosts?: FeedStates } = {},
) {
  let now = NOON;
  const server: FeedServer = await startFeedServer((response, { path }) => {
    now += secondsEach * 1_000;
    const page = pages[path] ?? { status: 404, body: '<html><body>Nothing here.</body></html>' };
    const {
      status = 200,
      type = 'text/html',
      body = '',
      to,
      by = 301,
      link: header,
      retryAfter,
    } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(to === undefined ? status : by, {
      'content-type': type,
      ...(to === undefined ? {} : { location: to }),
      ...(header === undefined ? {} : { link: header }),
      ...(retryAfter === undefined ? {} : { 'retry-after': retryAfter }),
    });
    response.end(body);
  });
  const web = createWeb({ allowPrivate: [server.host] });
  closers.push(
    () => server.close(),
    () => web.close(),
  );
  const finder = createFeedFinder({ web, parser: createFeedParser(pool), clock: () => now, ...(hosts && { hosts }) });
  const paths = () => server.asked.map(({ path }) => path);
  return { server, find: (path: string) => finder.find(server.url(path), signal), finder, paths };
}

const page = (head: string, body = '') =>
  `<!DOCTYPE html><html><head><title>Meridian Wire</title>${head}</head><body>${body}</body></html>`;
const link = (href: string, more = 'type="application/rss+xml"') => `<link rel="alternate" ${more} href="${href}">`;
const XML = 'application/rss+xml';
const feed = (title: string) => ({ type: XML, body: GOOD_FEED.replace('Meridian Wire', title) });
const EMPTY_FEED = {
  type: XML,
  body: '<rss version="2.0"><channel><title>Nothing yet</title><link>https://wire.example/</link><description>d</description></channel></rss>',
};

describe('an address that is a feed', () => {
  it('is that feed, with what it holds', async () => {
    const { find, server } = await aSite({ '/world.xml': feed('World') });

    expect(await find('/world.xml')).toMatchObject({
      url: server.url('/world.xml'),
      how: 'this address',
      format: 'rss',
      title: 'World',
      language: null,
      entries: [{ title: 'Ferry runs again on the Tal' }],
      candidates: [],
    });
  });

  it('is known by where it answers in the end', async () => {
    const { find, server } = await aSite({ '/old': { to: '/new.xml' }, '/new.xml': feed('World') });

    expect((await find('/old')).url).toBe(server.url('/new.xml'));
  });

  it('is kept only as far as it moved for good', async () => {
    const { find, server } = await aSite({
      '/old': { to: '/now', by: 308 },
      '/now': { to: '/today', by: 302 },
      '/today': { to: '/new.xml' },
      '/new.xml': feed('World'),
    });

    for (const path of ['/old', '/now']) expect((await find(path)).url).toBe(server.url('/now'));
    expect((await find('/today')).url).toBe(server.url('/new.xml'));
  });

  it('may call itself a page, and may be empty', async () => {
    const { find } = await aSite({
      '/rss': { ...feed('World'), type: 'text/html; charset=utf-8' },
      '/new': EMPTY_FEED,
    });

    expect((await find('/rss')).title).toBe('World');
    expect((await find('/new')).entries).toEqual([]);
  });

  it.each([
    ['feed-refused', { status: 403 }],
    ['feed-refused', { status: 429 }],
    ['feed-refused', { status: 503 }],
    ['feed-gone', { status: 410 }],
    ['feed-empty', { type: XML, body: '' }],
    ['feed-broken', { type: XML, body: '<rss version="2.0"><channel><title>cut' }],
  ] as const)('is refused as a poll would refuse it: %s', async (code, answer) => {
    const { find, server } = await aSite({ '/feed': answer });

    await expect(find('/feed')).rejects.toMatchObject({ code });
    expect(server.asked).toHaveLength(1);
  });
});

describe('a page that names feeds', () => {
  it('is the first of them, and the others are told with the titles the page gives them', async () => {
    const { find, server, paths } = await aSite({
      '/': page(
        link('/world.xml', 'type="application/rss+xml" title="World"') +
          link('africa.xml', 'type="application/atom+xml" title="Africa &amp; the  Horn"'),
      ),
      '/world.xml': feed('World'),
    });

    expect(await find('/')).toMatchObject({
      url: server.url('/world.xml'),
      how: 'named by the page',
      title: 'World',
      candidates: [{ url: server.url('/africa.xml'), title: 'Africa & the Horn' }],
    });
    expect(paths()).toEqual(['/', '/world.xml']);
  });

  it('is the next one where the first cannot be read', async () => {
    const { find } = await aSite({
      '/': page(link('/gone.xml') + link('/broken.xml') + link('/good.xml')),
      '/broken.xml': { type: XML, body: '<rss' },
      '/good.xml': feed('Good'),
    });

    expect(await find('/')).toMatchObject({ title: 'Good', candidates: [] });
  });

  it('is the one that holds something, where the first is empty; never one of comments', async () => {
    const comments = link('/comments.xml', 'type="application/rss+xml" title="Comments"');
    const { find, paths } = await aSite({
      '/': page(link('/empty.xml') + link('/good.xml')),
      '/one': page(comments + link('/empty.xml')),
      '/empty.xml': EMPTY_FEED,
      '/good.xml': feed('Good'),
      '/comments.xml': feed('Comments'),
      '/feed': feed('Guessed'),
    });

    expect((await find('/')).title).toBe('Good');
    expect((await find('/one')).title).toBe('Nothing yet');
    expect(paths()).toEqual(['/', '/empty.xml', '/good.xml', '/one', '/empty.xml']);
  });

  it('that moved has its links where it is now', async () => {
    const { find, server } = await aSite({
      '/news': { to: '/en/news/' },
      '/en/news/': page(link('feed.xml')),
      '/en/news/feed.xml': feed('News'),
    });

    expect((await find('/news')).url).toBe(server.url('/en/news/feed.xml'));
  });

  it('may name them in the header of its answer, or in its body', async () => {
    const { find, paths } = await aSite({
      '/header': {
        body: page(''),
        link: '</style.css>; rel=preload, </feeds/header.xml>; rel="alternate"; type="application/rss+xml"; title="All, of it"',
      },
      '/feeds/header.xml': feed('Header'),
      '/body': page('', `<div>${link('/feeds/body.xml')}</div>`),
      '/feeds/body.xml': feed('Body'),
    });

    expect(await find('/header')).toMatchObject({ title: 'Header', how: 'named by the page' });
    expect(await find('/body')).toMatchObject({ title: 'Body', how: 'named by the page' });
    expect(paths()).toHaveLength(4);
  });

  it('and whose feeds cannot be read says which, and why', async () => {
    const { find, server } = await aSite({ '/': page(link('/a.xml')), '/a.xml': { type: XML, body: '' } });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringContaining(`names a feed, of which none can be read (${server.url('/a.xml')}: feed-empty)`),
    });
  });

  it('and only one of comments has everything else tried before it', async () => {
    const { find, paths } = await aSite({
      '/story': page(`${link('/story/comments.xml', 'type="application/rss+xml" title="Comments"')}`),
      '/story/comments.xml': feed('Comments'),
    });

    expect(await find('/story')).toMatchObject({ title: 'Comments', how: 'named by the page' });
    expect(paths().at(-1)).toBe('/story/comments.xml');
  });
});

describe('a page that names none', () => {
  it('is the first feed at the usual paths, each asked for once', async () => {
    const { find, server, paths } = await aSite({
      '/about/us.html': page(''),
      '/feed': page('The page for whatever is not found.'),
      '/rss.xml': feed('Found'),
    });

    expect(await find('/about/us.html')).toMatchObject({
      url: server.url('/rss.xml'),
      how: 'usual path',
      candidates: [],
    });
    expect(paths()).toEqual(['/about/us.html', '/feed', '/rss', '/rss.xml']);
  });

  it('and is a section of its site has its own feed looked for first', async () => {
    const { find, paths } = await aSite({ '/world': page(''), '/world/rss': feed('World'), '/feed': feed('All') });

    expect((await find('/world')).title).toBe('World');
    expect(paths()).toEqual(['/world', '/world/feed', '/world/rss']);
  });

  it('is a feed that its readers may follow, before the usual paths are asked', async () => {
    const { find, server, paths } = await aSite({
      '/': page(
        '',
        '<a href="/politics">Politics</a><a href="/services/rss/world.xml"><b>World</b> news</a><a href="/services/rss/sport.xml">Sport</a>',
      ),
      '/services/rss/world.xml': feed('World'),
    });

    expect(await find('/')).toMatchObject({
      how: 'link on the page',
      title: 'World',
      candidates: [{ url: server.url('/services/rss/sport.xml'), title: 'Sport' }],
    });
    expect(paths()).toEqual(['/', '/services/rss/world.xml']);
  });

  it.each([
    ['words', '<a href="/syn/1">RSS feed</a>'],
    ['words of another language', '<a href="/syn/1">Flux RSS</a>'],
    ['words without "RSS"', '<a href="/syn/1">Subscribe to our <b>Atom</b> feed</a>'],
    ['a title', '<a href="/syn/1" title="RSS"></a>'],
    ['what a picture is called', '<a href="/syn/1"><img src="/i/1.png" alt="RSS"></a>'],
    ['a picture', '<a href="/syn/1"><img src="/images/rss-24.png"></a>'],
    ['an icon', '<a href="/syn/1"><i class="fa fa-rss"></i></a>'],
  ])('is what its %s call a feed, before the usual paths are asked', async (_, markup) => {
    const headlines = '<a href="/1">Feed the hungry, he said</a><a href="/2">Atom bomb survivors</a>';
    const { find, paths } = await aSite({ '/': page('', headlines + markup), '/syn/1': feed('Found') });

    expect(await find('/')).toMatchObject({ title: 'Found', how: 'link on the page' });
    expect(paths()).toEqual(['/', '/syn/1']);
  });

  it('may be a list of documents of XML, or have such a list behind a link that says so', async () => {
    const list = page('', '<a href="/export/world.xml">World</a><a href="/export/africa.xml">Africa</a>');
    const { find, server } = await aSite({
      '/': page('', '<a href="/services/7">RSS feeds</a>'),
      '/services/7': list,
      '/export/world.xml': feed('World'),
    });

    for (const path of ['/', '/services/7']) {
      expect(await find(path)).toMatchObject({
        title: 'World',
        candidates: [{ url: server.url('/export/africa.xml'), title: 'Africa' }],
      });
    }
  });

  it('may keep a list of its feeds behind such a link, or at a usual path', async () => {
    const list = page('', '<a href="/rss/world.xml">World</a> <a href="/rss/africa.xml">Africa</a>');
    const linked = await aSite({
      '/': page('', '<a href="/rss/">RSS</a>'),
      '/rss/': list,
      '/rss/world.xml': feed('World'),
    });
    const usual = await aSite({ '/': page(''), '/rss': list, '/rss/world.xml': feed('World') });

    for (const { find, server } of [linked, usual]) {
      expect(await find('/')).toMatchObject({
        title: 'World',
        how: 'link on the page',
        candidates: [{ url: server.url('/rss/africa.xml'), title: 'Africa' }],
      });
    }
    expect(linked.paths()).toEqual(['/', '/rss/', '/rss/world.xml']);
  });

  it('is not taken for a feed that holds nothing, where there is one that does', async () => {
    const { find } = await aSite({ '/': page(''), '/feed': EMPTY_FEED, '/rss.xml': feed('Found') });
    const alone = await aSite({ '/': page(''), '/feed': EMPTY_FEED });

    expect((await find('/')).title).toBe('Found');
    expect((await alone.find('/')).title).toBe('Nothing yet');
  });

  it('nor leads to any says what was found and tried', async () => {
    const { find, server } = await aSite({ '/': page('') });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringMatching(
        /names no feed, .*\/feed, \/rss, \/rss\.xml, \/feed\.xml, \/atom\.xml, \/index\.xml/,
      ),
    });
    expect(server.asked).toHaveLength(7);
  });
});

describe('a page that says what made it', () => {
  const generator = (name: string) => `<meta name="generator" content="${name}">`;

  it.each([
    ['WordPress', '/', page(generator('WordPress 6.8.1')), '/feed/'],
    [
      'WordPress in a folder',
      '/blog/x.html',
      page('<link rel="https://api.w.org/" href="/blog/wp-json/">'),
      '/blog/feed/',
    ],
    ['a category of WordPress', '/category/sudan/', page('', '<img src="/wp-content/a.png">'), '/category/sudan/feed/'],
    [
      'WordPress with plain addresses',
      '/',
      page('<link rel="https://api.w.org/" href="/?rest_route=/">'),
      '/?feed=rss2',
    ],
    ['Ghost', '/', page(generator('Ghost 5.96')), '/rss/'],
    ['a tag of Ghost', '/tag/sudan/', page(generator('Ghost 5.96')), '/tag/sudan/rss/'],
    ['Drupal', '/', page(generator('Drupal 10 (https://www.drupal.org)')), '/rss.xml'],
    ['a term of Drupal', '/taxonomy/term/5', page(generator('Drupal 10')), '/taxonomy/term/5/feed'],
    ['Joomla', '/news', page(generator('Joomla! - Open Source Content Management')), '/news?format=feed&type=rss'],
    ['Wix', '/', page(generator('Wix.com Website Builder')), '/blog-feed.xml'],
    ['Squarespace', '/dispatches', page('<!-- This is Squarespace. -->'), '/dispatches?format=rss'],
    ['Blogger', '/', page(generator('blogger')), '/feeds/posts/default'],
    ['Hugo', '/posts/', page(generator('Hugo 0.128.0')), '/posts/index.xml'],
    ['Jekyll', '/', page(generator('Jekyll v4.3')), '/feed.xml'],
    ['Discourse', '/c/reports/7', page(generator('Discourse 3.3')), '/c/reports/7.rss'],
    ['the front of Discourse', '/', page(generator('Discourse 3.3')), '/latest.rss'],
    ['Mastodon', '/@relief', page('', '<div id="mastodon"></div>'), '/@relief.rss'],
    ['a server that speaks as Mastodon does', '/@relief@far.example', page(''), '/@relief@far.example.rss'],
    ['SPIP', '/', page(generator('SPIP 4.2.13')), '/spip.php?page=backend'],
    [
      'Arc XP',
      '/world/africa/',
      page('<script src="/pf/resources/main.js"></script>'),
      '/arc/outboundfeeds/rss/category/world/africa/?outputType=xml',
    ],
  ])('is asked for the feed where that keeps it, before any other: %s', async (_, path, body, expected) => {
    const { find, paths } = await aSite({ [path]: body, [expected]: feed('Found') });

    expect(await find(path)).toMatchObject({ title: 'Found', how: 'pattern of the platform' });
    expect(paths().length).toBeLessThanOrEqual(4);
  });

  it('and is an article is not asked for what its readers wrote', async () => {
    const { find, paths } = await aSite({
      '/2026/01/ferry/': page(`${generator('WordPress 6.8')}<meta property="og:type" content="article">`),
      '/2026/01/ferry/feed/': feed('Comments on: Ferry'),
      '/feed/': feed('All of it'),
    });

    expect((await find('/2026/01/ferry/')).title).toBe('All of it');
    expect(paths()).toEqual(['/2026/01/ferry/', '/feed/']);
  });
});

describe('a host', () => {
  it('that asks to be left alone is asked for nothing more', async () => {
    for (const status of [429, 503]) {
      const { find, paths } = await aSite({ '/': page(''), '/feed': { status } });

      await expect(find('/')).rejects.toMatchObject({
        code: 'feed-not-a-feed',
        message: expect.stringContaining(`wanted to be asked no more (it answers ${status})`),
      });
      expect(paths()).toEqual(['/', '/feed']);
    }
  });

  it('that asked to be left alone before, by whatever way, is not asked at all until that time', async () => {
    const hosts = memoryStore(() => NOON).feedStates;
    const { find, paths, server } = await aSite(
      { '/': page(''), '/feed': { status: 429, retryAfter: '3600' }, '/world.xml': feed('World') },
      { hosts },
    );

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    await expect(find('/world.xml')).rejects.toMatchObject({
      code: 'host-paused',
      message: 'it wants to be left alone until 2026-03-13T13:00:00.000Z',
    });
    expect(await hosts.hostPausedUntil(server.host)).toBe(NOON + 3_600_000);
    expect(paths()).toEqual(['/', '/feed']);
  });

  it.each([
    [429, undefined],
    [503, '3600'],
    [503, undefined],
  ])(
    'that says %s (Retry-After: %s) is asked once for a whole list, though nothing can be kept',
    async (status, retryAfter) => {
      const busy = { status, ...(retryAfter !== undefined && { retryAfter }) };
      const paths = Array.from({ length: 20 }, (_, index) => `/${index}.xml`);
      const { finder, server } = await aSite(Object.fromEntries(paths.map((path) => [path, busy])), {
        hosts: { ...memoryStore(() => NOON).feedStates, pauseHost: async () => {} },
      });

      const found = await findAll(paths.map(server.url), finder, signal);

      expect(server.asked).toHaveLength(1);
      expect([...found.values()].map((one) => one instanceof Refusal && one.code)).toEqual([
        'feed-refused',
        ...Array.from({ length: 19 }, () => 'host-paused'),
      ]);
    },
  );

  it('is asked eight times at most, however many feeds its page names, and for no address twice', async () => {
    const many = Array.from({ length: 10_000 }, (_, index) => link(`/${index}.xml`)).join('');
    const { find, paths } = await aSite({ '/': page(many + link('/0.xml#top')) });

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    expect(paths()).toHaveLength(8);
    expect(new Set(paths()).size).toBe(8);
  });

  it('whose page is its own feed, by its own word, is not asked for it again', async () => {
    const { find, paths } = await aSite({ '/': page(link('/') + link('#feed') + link('?')) });

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    expect(paths().filter((path) => path === '/')).toHaveLength(1);
  });

  it('whose feeds lead to each other is given up, redirects counted', async () => {
    const { find, paths } = await aSite({
      '/': page(link('/a') + link('/b') + link('/c')),
      '/a': { to: '/b' },
      '/b': { to: '/a' },
      '/c': { to: '/' },
    });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringContaining('too-many-redirects'),
    });
    expect(paths().length).toBeLessThanOrEqual(8 + 5);
  });

  it('that takes its time is asked for nothing more after a minute', async () => {
    const { find, paths } = await aSite({ '/': page('') }, { secondsEach: 19 });

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    expect(paths()).toHaveLength(4);
  });

  it('may send a link as long as a book', async () => {
    const { find } = await aSite({
      '/': page(
        `<link rel="alternate" type="application/rss+xml" title="${'x'.repeat(500_000)}" href="/${'y'.repeat(500_000)}">`,
      ),
      '/rss': feed('Found'),
    });

    expect((await find('/')).title).toBe('Found');
  });
});

describe('what leads elsewhere', () => {
  it('is checked like any address: a page cannot send us into a private network', async () => {
    const inside = await startFeedServer((response) => response.end(GOOD_FEED));
    closers.push(() => inside.close());
    const { find } = await aSite({
      '/': page(
        link(inside.url('/feed')) + link('http://169.254.169.254/latest/meta-data') + link('file:///etc/passwd'),
      ),
      '/header': { body: page(''), link: `<${inside.url('/feed')}>; rel="alternate"; type="application/rss+xml"` },
    });

    for (const path of ['/', '/header']) {
      await expect(find(path)).rejects.toMatchObject({
        code: 'feed-not-a-feed',
        message: expect.stringContaining('address-forbidden'),
      });
    }
    expect(inside.asked).toHaveLength(0);
  });

  it('is refused where the address itself is forbidden', async () => {
    const { finder } = await aSite({});

    await expect(finder.find('http://10.0.0.7/feed', signal)).rejects.toMatchObject({ code: 'address-forbidden' });
    await expect(finder.find('file:///etc/passwd', signal)).rejects.toMatchObject({ code: 'address-invalid' });
  });
});

it('a picture names no feeds, and its site is asked for nothing more', async () => {
  const { find, server } = await aSite({ '/logo.png': { type: 'image/png', body: 'PNG' } });

  await expect(find('/logo.png')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
  expect(server.asked).toHaveLength(1);
});

it('ends when nobody wants it any more', async () => {
  const stop = new AbortController();
  const { finder, server } = await aSite({ '/': page(link('/a.xml')), '/a.xml': feed('A') });

  stop.abort(new Error('enough'));

  await expect(finder.find(server.url('/'), stop.signal)).rejects.toThrow('enough');
});
