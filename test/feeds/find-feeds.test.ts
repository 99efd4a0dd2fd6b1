import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { feedsNamedIn } from '../../src/feeds/feed-links.ts';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import { createFeedFinder } from '../../src/feeds/find-feeds.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { createWeb } from '../../src/web/guarded-web.ts';
import { type FeedServer, GOOD_FEED, startFeedServer } from '../support/feed-server.ts';

const pool = createWorkerPool();
afterAll(() => pool.close());
const { signal } = new AbortController();

type Page = string | { readonly status?: number; readonly type?: string; readonly body?: string; readonly to?: string };

let closers: (() => Promise<void>)[] = [];
afterEach(async () => {
  await Promise.all(closers.map((close) => close()));
  closers = [];
});

/** A site on loopback, and a finder that may read it and nothing else there. */
async function aSite(pages: Readonly<Record<string, Page>>) {
  const server: FeedServer = await startFeedServer((response, { path }) => {
    const page = pages[path] ?? { status: 404, body: '<html><body>Nothing here.</body></html>' };
    const { status = 200, type = 'text/html', body = '', to } = typeof page === 'string' ? { body: page } : page;
    response.writeHead(to === undefined ? status : 301, to === undefined ? { 'content-type': type } : { location: to });
    response.end(body);
  });
  const web = createWeb({ allowPrivate: [server.host] });
  closers.push(
    () => server.close(),
    () => web.close(),
  );
  const finder = createFeedFinder({ web, parser: createFeedParser(pool) });
  return { server, find: (path: string) => finder.find(server.url(path), signal), finder };
}

const page = (head: string) =>
  `<!DOCTYPE html><html><head><title>Meridian Wire</title>${head}</head><body></body></html>`;
const link = (href: string, more = 'type="application/rss+xml"') => `<link rel="alternate" ${more} href="${href}">`;
const XML = 'application/rss+xml';
const feed = (title: string) => ({ type: XML, body: GOOD_FEED.replace('Meridian Wire', title) });

describe('an address that is a feed', () => {
  it('is that feed, with what it holds', async () => {
    const { find, server } = await aSite({ '/world.xml': feed('World') });

    expect(await find('/world.xml')).toMatchObject({
      url: server.url('/world.xml'),
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

  it('may call itself a page', async () => {
    const { find } = await aSite({ '/rss': { ...feed('World'), type: 'text/html; charset=utf-8' } });

    expect((await find('/rss')).title).toBe('World');
  });

  it.each([
    ['feed-refused', { status: 403 }],
    ['feed-gone', { status: 410 }],
    ['feed-empty', { type: XML, body: '' }],
    ['feed-broken', { type: XML, body: '<rss version="2.0"><channel><title>cut' }],
  ] as const)('is refused as a poll would refuse it: %s', async (code, answer) => {
    const { find, server } = await aSite({ '/feed': answer });

    await expect(find('/feed')).rejects.toMatchObject({ code });
    expect(server.asked).toHaveLength(1);
  });
});

describe('an address that is a page', () => {
  it('is the first feed the page names, and the others are told', async () => {
    const { find, server } = await aSite({
      '/': page(link('/world.xml') + link('africa.xml', 'type="application/atom+xml"')),
      '/world.xml': feed('World'),
    });

    expect(await find('/')).toMatchObject({
      url: server.url('/world.xml'),
      title: 'World',
      candidates: [{ url: server.url('/africa.xml'), title: '' }],
    });
    expect(server.asked.map(({ path }) => path)).toEqual(['/', '/world.xml']);
  });

  it('is the next one where the first cannot be read', async () => {
    const { find } = await aSite({
      '/': page(link('/gone.xml') + link('/broken.xml') + link('/good.xml')),
      '/broken.xml': { type: XML, body: '<rss' },
      '/good.xml': feed('Good'),
    });

    expect(await find('/')).toMatchObject({ title: 'Good', candidates: [] });
  });

  it('that moved has its links where it is now', async () => {
    const { find, server } = await aSite({
      '/news': { to: '/en/news/' },
      '/en/news/': page(link('feed.xml')),
      '/en/news/feed.xml': feed('News'),
    });

    expect((await find('/news')).url).toBe(server.url('/en/news/feed.xml'));
  });

  it('that names none is the first feed at the usual paths, each asked for once', async () => {
    const { find, server } = await aSite({
      '/about/us': page(''),
      '/feed': page('The page for whatever is not found.'),
      '/rss.xml': feed('Found'),
    });

    expect(await find('/about/us')).toMatchObject({ url: server.url('/rss.xml'), candidates: [] });
    expect(server.asked.map(({ path }) => path)).toEqual(['/about/us', '/feed', '/rss', '/rss.xml']);
  });

  it('without any says what was found and tried, after seven requests', async () => {
    const { find, server } = await aSite({ '/': page('') });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringMatching(
        /names no feed, .*\/feed, \/rss, \/rss\.xml, \/feed\.xml, \/atom\.xml, \/index\.xml/,
      ),
    });
    expect(server.asked).toHaveLength(7);
  });

  it('whose feeds cannot be read says which, and why', async () => {
    const { find, server } = await aSite({ '/': page(link('/a.xml')), '/a.xml': { type: XML, body: '' } });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringContaining(`names a feed, of which none can be read (${server.url('/a.xml')}: feed-empty)`),
    });
  });

  it('of a host that asks to be left alone is asked for nothing more', async () => {
    const { find, server } = await aSite({ '/': page(''), '/feed': { status: 429 } });

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    expect(server.asked.map(({ path }) => path)).toEqual(['/', '/feed']);
  });

  it('may name a thousand feeds: five are asked for, and the usual paths', async () => {
    const many = Array.from({ length: 1_000 }, (_, index) => link(`/${index}.xml`)).join('');
    const { find, server } = await aSite({ '/': page(many) });

    await expect(find('/')).rejects.toMatchObject({ code: 'feed-not-a-feed' });
    expect(server.asked).toHaveLength(1 + 5 + 6);
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
    });

    await expect(find('/')).rejects.toMatchObject({
      code: 'feed-not-a-feed',
      message: expect.stringContaining('address-forbidden'),
    });
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

describe('the feeds a page names', () => {
  const named = (html: string) => feedsNamedIn(html, 'https://wire.example/world/');

  it('are resolved against its base, which holds for the links before it too', () => {
    expect(named(`${link('a.xml')}<base href="/feeds/"><base href="/other/">${link('//cdn.example/b.xml')}`)).toEqual([
      'https://wire.example/feeds/a.xml',
      'https://cdn.example/b.xml',
    ]);
  });

  it('come in its order, those of comments last, and those that may be any JSON before them', () => {
    expect(
      named(
        link('/comments/feed/', 'type="application/rss+xml"') +
          link('/c', 'type="application/rss+xml" title="Meridian Wire &raquo; Comments Feed"') +
          link('/feed.json', 'type="application/json"') +
          link('/feed', 'TYPE="Application/RSS+XML; charset=utf-8"') +
          link('/atom', 'type="application/atom+xml"'),
      ).map((url) => new URL(url).pathname),
    ).toEqual(['/feed', '/atom', '/feed.json', '/comments/feed/', '/c']);
  });

  it('are links to feeds only, each once', () => {
    expect(
      named(
        `${link('/feed')}${link('/feed#top').replace('#top', '')}<link rel="stylesheet alternate" type="application/rss+xml" href="/s">
         <link rel="icon" type="application/rss+xml" href="/i">${link('/fr/', 'hreflang="fr"')}${link('javascript:x()')}
         ${link('/wp-json/wp/v2/pages/8', 'type="application/json"')}<!-- ${link('/hidden')} --><script>'${link('/script')}'</script>`,
      ),
    ).toEqual(['https://wire.example/feed']);
  });

  it('are found in what is no proper page', () => {
    expect(named(`<p>${'<div>'.repeat(5_000)}<link href=/feed type=application/rss+xml rel=ALTERNATE`)).toEqual([]);
    expect(named(`${'<div>'.repeat(5_000)}<LINK href=/feed type=application/rss+xml rel=ALTERNATE>`)).toEqual([
      'https://wire.example/feed',
    ]);
  });
});
