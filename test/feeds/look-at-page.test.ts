import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksLikeFeed } from '../../src/feeds/feed-signs.ts';
import { linksIn } from '../../src/feeds/link-header.ts';
import { lookAtPage } from '../../src/feeds/look-at-page.ts';

const HERE = 'https://wire.example/world/';
const look = (html: string, url = HERE) => lookAtPage(html, url);
const named = (html: string, url = HERE) => look(html, url).named.map((one) => one.url);
const link = (href: string, more = 'type="application/rss+xml"') => `<link rel="alternate" ${more} href="${href}">`;

describe('the feeds a page names', () => {
  it('are resolved against its base, which holds for the links before it too', () => {
    expect(named(`${link('a.xml')}<base href="/feeds/"><base href="/other/">${link('//cdn.example/b.xml')}`)).toEqual([
      'https://wire.example/feeds/a.xml',
      'https://cdn.example/b.xml',
    ]);
  });

  it('come in its order, those that may be any XML or JSON last, and those of comments by themselves', () => {
    const { named: feeds, ofComments } = look(
      link('/comments/feed/', 'type="application/rss+xml"') +
        link('/c', 'type="application/rss+xml" title="Meridian Wire &raquo; Comments Feed"') +
        link('/feed.json', 'type="application/json"') +
        link('/any.xml', 'type="text/xml"') +
        link('/feed', 'TYPE="Application/RSS+XML; charset=utf-8"') +
        link('/atom', 'type="application/atom+xml"'),
    );

    expect(feeds.map(({ url }) => new URL(url).pathname)).toEqual(['/feed', '/atom', '/any.xml', '/feed.json']);
    expect(ofComments).toEqual([
      { url: 'https://wire.example/comments/feed/', title: '' },
      { url: 'https://wire.example/c', title: 'Meridian Wire » Comments Feed' },
    ]);
  });

  it('begin with that of the section the page is, but never with what readers wrote below an article', () => {
    const links = link('/feed/') + link('/world/feed/') + link('/elsewhere/');

    expect(named(links)[0]).toBe('https://wire.example/world/feed/');
    expect(named(links, 'https://wire.example/')[0]).toBe('https://wire.example/feed/');
    for (const article of ['<meta property="og:type" content="article">', '<body class="home single single-post">']) {
      expect(look(article + links).ofComments.map(({ url }) => url)).toEqual(['https://wire.example/world/feed/']);
    }
  });

  it.each([
    'Yorumlar',
    'Комментарии к записи',
    'Коментарі',
    'تعليقات على الخبر',
    'Flux des commentaires',
    'Kommentar-Feed',
    'Comentarios',
  ])('tell what readers write where they are called %s', (title) => {
    const { named: feeds, ofComments } = look(link('/x', `type="application/rss+xml" title="${title}"`));

    expect([feeds.length, ofComments.length]).toEqual([0, 1]);
  });

  it('are links to feeds only, each once', () => {
    expect(
      named(
        `${link('/feed')}${link('/feed#top')}${link('/feed?')}<link rel="stylesheet alternate" type="application/rss+xml" href="/s">
         <link rel="icon" type="application/rss+xml" href="/i">${link('/fr/', 'hreflang="fr"')}${link('javascript:x()')}
         ${link('/o', 'type="application/json+oembed"')}${link('/o.xml', 'type="text/xml+oembed"')}${link('/m', 'media="handheld"')}
         ${link('/wp-json/wp/v2/pages/8', 'type="application/json"')}<!-- ${link('/hidden')} --><script>'${link('/script')}'</script>`,
      ),
    ).toEqual(['https://wire.example/feed']);
  });

  it('may be named as feeds name themselves, without a type, or by another protocol', () => {
    expect(
      named(
        `<atom:link rel="self" type="application/rss+xml" href="/self.xml"/><link rel="feed" href="/f">
         ${link('/news.rss', '')}${link('feed://wire.example/x.xml')}${link('feed:https://wire.example/y.xml')}`,
      ),
    ).toEqual(['/self.xml', '/f', '/x.xml', '/y.xml', '/news.rss'].map((path) => `https://wire.example${path}`));
  });

  it('are found in what is no proper page, and nothing is where its last tag never ends', () => {
    expect(named(`<p>${'<div>'.repeat(5_000)}<link href=/feed type=application/rss+xml rel=ALTERNATE`)).toEqual([]);
    expect(named(`${'<div>'.repeat(5_000)}<LINK href=/feed type=application/rss+xml rel=ALTERNATE>`)).toEqual([
      'https://wire.example/feed',
    ]);
  });
});

describe('the links that readers may follow', () => {
  const linked = (html: string) => look(html).linked;

  it('are told with their words, or with what stands in for them', () => {
    expect(
      linked(
        '<a href="/rss/world.xml">World <b>news</b></a><a href="/feed" title="Our feed"><img src="x"></a><a href="/atom" aria-label="Atom"></a>',
      ),
    ).toEqual([
      { url: 'https://wire.example/rss/world.xml', title: 'World news' },
      { url: 'https://wire.example/feed', title: 'Our feed' },
      { url: 'https://wire.example/atom', title: 'Atom' },
    ]);
  });

  it('lead to its own site, or to where its feed is made; not to another outlet, a reader or a map of the site', () => {
    const hrefs = [
      'https://feeds.wire.example/world',
      'https://feeds.feedburner.com/wire',
      'https://rival.example/rss',
      'https://feedly.com/i/subscription/feed/https://wire.example/rss',
      '/sitemap.xml',
      '/news-sitemap/rss.xml',
      '/list.opml',
    ];

    expect(linked(hrefs.map((href) => `<a href="${href}">x</a>`).join('')).map(({ url }) => url)).toEqual(
      hrefs.slice(0, 2),
    );
  });

  it.each([
    ['/rss', true],
    ['/rss/', true],
    ['/en/rss.php', true],
    ['/feeds/', true],
    ['/feed/atom', true],
    ['/rss2.xml', true],
    ['/world.rss', true],
    ['/services/rssfeeds/all.xml', true],
    ['/news/rss-world-africa.xml', true],
    ['/?feed=rss2', true],
    ['/x?format=feed&type=rss', true],
    ['https://rss.wire.example/', false],
    ['/press', false],
    ['/feedback', false],
    ['/2026/01/breeding-feeds-growth', false],
    ['/compressed.xml.gz', false],
    ['/data.xml', false],
    ['', false],
  ])('look like those of feeds or do not: %s', (href, is) => {
    expect(looksLikeFeed(href)).toBe(is);
  });
});

describe('the channel of a page of YouTube', () => {
  const ID = 'UCabcdefghijklmnopqrst_-';

  it.each([
    `<meta itemprop="channelId" content="${ID}">`,
    `<meta itemprop="identifier" content="${ID}">`,
    `<link rel="canonical" href="https://www.youtube.com/channel/${ID}">`,
  ])('is told by %s', (html) => {
    expect(look(html).youtubeChannel).toBe(ID);
  });

  it('is none where an id is broken', () => {
    expect(
      look('<meta itemprop="channelId" content="UCshort"><meta name="identifier" content="x">').youtubeChannel,
    ).toBeNull();
  });
});

describe('the links of a header', () => {
  it('are read with their parameters, whatever their quotes and their order', () => {
    expect(
      linksIn(
        '</a>; rel=preload; as=style, <https://wire.example/feed>; type="application/rss+xml"; title="One, \\"two\\"; three"; REL="Alternate", <b>;rel = alternate',
      ),
    ).toEqual([
      { href: '/a', rel: 'preload', type: '', title: '' },
      { href: 'https://wire.example/feed', rel: 'alternate', type: 'application/rss+xml', title: 'One, "two"; three' },
      { href: 'b', rel: 'alternate', type: '', title: '' },
    ]);
  });

  it('are none, or a few, of what is no such header', () => {
    for (const header of ['', '<', 'no link', '<a', `${'<a>; rel="'.repeat(5_000)}`, '<a>;;;;,<b>']) {
      expect(linksIn(header).length).toBeLessThanOrEqual(50);
    }
  });
});

it('a page of anything is looked at without a fault, and tells a bounded number of feeds', () => {
  const pieces = fc.constantFrom(
    ...[
      '<link ',
      '<a ',
      'rel="alternate" ',
      'type="application/rss+xml" ',
      'href="',
      '/rss',
      '"',
      "'",
      '>',
      '</a>',
      '<base ',
      '<!--',
      '&#x202E;',
      'feed://',
      '\u0000',
    ],
  );
  fc.assert(
    fc.property(
      fc.array(pieces, { maxLength: 80 }).map((some) => some.join('')),
      (html) => {
        const { named: feeds, linked, ofComments } = look(html);
        for (const { url, title } of [...feeds, ...linked, ...ofComments]) {
          expect(url).toMatch(/^https?:\/\/[^#]+$/);
          expect(title.length).toBeLessThanOrEqual(120);
        }
        expect(feeds.length).toBeLessThanOrEqual(20);
      },
    ),
    { numRuns: 500 },
  );
});
