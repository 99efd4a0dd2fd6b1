import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startFeedServer } from '../support/feed-server.ts';
import { sitrep } from '../support/operator.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-inspect-'));
});
afterEach(() => rm(folder, { recursive: true }));
const file = async (name: string, text: string) => {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
};

const rss = `<?xml version="1.0"?><rss version="2.0"><channel><title>The Wire</title><link>https://wire.example/</link><description>All of it</description><language>en-GB</language>
<item><title>Talks &amp; shelling</title><link>/world/1?a=1</link><guid>g-1</guid><pubDate>Thu, 12 Mar 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;One.&lt;/p&gt;&lt;script&gt;bad()&lt;/script&gt;</description><category>World</category></item></channel></rss>`;

describe('inspect feed', () => {
  it('prints what was made of each input, in order; a broken one costs no other', async () => {
    const good = await file('good.xml', rss);
    const bad = await file('bad.xml', 'This is no feed.');

    const { code, json } = await sitrep([
      'inspect',
      'feed',
      bad,
      good,
      join(folder, 'nowhere.xml'),
      '--url',
      'https://wire.example/rss',
      '--json',
    ]);

    const [first, second, third] = json();
    expect(code).toBe(0);
    expect(first).toEqual({
      input: bad,
      error: { code: expect.stringMatching(/^feed-/), message: expect.stringContaining('.') },
    });
    expect(second).toEqual({
      input: good,
      format: 'rss',
      readBy: 'rss-parser',
      title: 'The Wire',
      link: 'https://wire.example/',
      description: 'All of it',
      language: 'en',
      entries: [
        {
          id: 'g-1',
          title: 'Talks & shelling',
          link: 'https://wire.example/world/1?a=1',
          published: '2026-03-12T09:00:00.000Z',
          author: null,
          summary: 'One.',
          content: '<p>One.</p>',
          categories: ['World'],
        },
      ],
    });
    expect(third.error.code).toBe('input-unreadable');
  });

  it('reads JSON Lines of paths, with an address and a content type for each', async () => {
    const path = await file('latin.xml', rss);

    const { json } = await sitrep(['inspect', 'feed', '-', '--json'], {
      stdin: `${JSON.stringify({ path, url: 'https://other.example/rss', contentType: 'application/rss+xml; charset=utf-8' })}\nnot json\n`,
    });

    const [first, second] = json();
    expect(first.input).toBe(path);
    expect(first.entries[0].link).toBe('https://other.example/world/1?a=1');
    expect(second).toEqual({ input: '-', error: { code: 'input-unreadable', message: expect.any(String) } });
  });

  it('finds the feed of a page that is given by its address, and says how and what else there is', async () => {
    const server = await startFeedServer((response, { path }) => {
      const type = path.endsWith('.xml') ? 'application/rss+xml' : 'text/html';
      response.writeHead(200, { 'content-type': type });
      response.end(
        path.endsWith('.xml')
          ? rss
          : '<link rel="alternate" type="application/rss+xml" href="/a.xml"><link rel="alternate" type="application/rss+xml" title="B" href="/b.xml">',
      );
    });
    await file('sitrep.yaml', `network: { allowPrivate: ["${server.host}"] }\n`);

    const { code, json } = await sitrep(['inspect', 'feed', server.url('/'), server.url('/a.xml'), '--json'], {
      env: { SITREP_CONFIG: folder },
    });
    await server.close();

    const [page, feed] = json();
    expect(code).toBe(0);
    expect(page).toMatchObject({ input: server.url('/'), format: 'rss', title: 'The Wire', entries: [{ id: 'g-1' }] });
    expect(page.found).toEqual({
      how: 'named by the page',
      url: server.url('/a.xml'),
      candidates: [{ url: server.url('/b.xml'), title: 'B' }],
    });
    expect(feed).not.toHaveProperty('found');
    expect(feed.entries).toEqual(page.entries);
  });

  it('ends with 1 when nothing was usable', async () => {
    const { code } = await sitrep(['inspect', 'feed', join(folder, 'nowhere.xml'), '--json']);

    expect(code).toBe(1);
  });
});

describe('inspect page', () => {
  it('prints the article that stands on a page', async () => {
    const paragraphs = ['northern', 'eastern', 'southern', 'western'].map(
      (side) =>
        `Shelling hit the ${side} district of the town again on Thursday evening, residents and two aid workers said. Windows broke in the ${side} market, and the ${side} clinic closed its doors until the morning.`,
    );
    const path = await file(
      'page.html',
      `<html lang="en"><head><title>Shelling | The Wire</title><link rel="canonical" href="https://wire.example/world/1"></head><body><nav><a href="/">Home</a></nav><article><h1>Shelling</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}</article><footer>© The Wire</footer></body></html>`,
    );

    const { json } = await sitrep([
      'inspect',
      'page',
      path,
      '--url',
      'https://wire.example/world/1?utm_source=x',
      '--json',
    ]);

    const [page] = json();
    expect(Object.keys(page)).toEqual([
      'input',
      'url',
      'canonicalUrl',
      'title',
      'authors',
      'published',
      'language',
      'outlet',
      'text',
      'readBy',
      'isStub',
      'reserved',
    ]);
    expect(page.canonicalUrl).toBe('https://wire.example/world/1');
    expect(page.text.split('\n\n')).toEqual(paragraphs);
    expect(page.text).not.toContain('Home');
  });
});

const article = {
  id: 'x1',
  outlet: 'The Wire',
  title: 'Shelling kills three in Omdurman, ministry says',
  published: '2026-03-12T10:00:00Z',
  url: 'https://wire.example/world/1',
  text: 'Shelling hit a market in Omdurman on Thursday, killing at least three people, the health ministry said.\n\n"We heard four blasts before noon," said Amina Osman, a nurse at the hospital. The army denied firing.',
};

describe('inspect article', () => {
  it('counts every offset in the text that was given', async () => {
    const { json } = await sitrep(['inspect', 'article', '-', '--json'], { stdin: JSON.stringify(article) });

    const [line] = json();
    const at = ({ start, end }: { start: number; end: number }) => article.text.slice(start, end);
    expect(line.input).toBe('x1');
    expect(line.language).toBe('en');
    expect(line.sentences).toHaveLength(4 - 1);
    expect(line.quotes[0]).toMatchObject({
      text: 'We heard four blasts before noon',
      speaker: 'Amina Osman',
      shown: true,
    });
    expect(line.quotes[0].segments.map(at)).toEqual(['We heard four blasts before noon']);
    expect(line.figures[0]).toMatchObject({
      kind: 'killed',
      value: 3,
      qualifier: 'at least',
      status: 'asserted',
      scope: 'incident',
    });
    expect(at(line.figures[0])).toContain('three');
    expect(line.card.headline.text).toBe(article.title);
  });

  it('says what an unusable object lacks, and goes on', async () => {
    const { code, json } = await sitrep(['inspect', 'article', '-', '--json'], {
      stdin: `{"id":"y"}\n${JSON.stringify(article)}`,
    });

    const [first, second] = json();
    expect(first).toEqual({
      input: 'y',
      error: { code: 'article-unusable', message: expect.stringContaining('"title", "text"') },
    });
    expect(second.input).toBe('x1');
    expect(code).toBe(0);
  });
});

describe('an input', () => {
  it('that never ends is given up', async () => {
    const { code, json } = await sitrep(['inspect', 'feed', '/dev/zero', '--json']);

    expect(code).toBe(1);
    expect(json()).toEqual([{ input: '/dev/zero', error: expect.objectContaining({ code: 'web-too-large' }) }]);
  });

  it('from standard input may be named once', async () => {
    const { code, err } = await sitrep(['inspect', 'article', '-', '-', '--json']);

    expect(code).toBe(2);
    expect(err).toContain('"-" may be given once');
  });
});

describe('inspect stories', () => {
  it('joins two reports of one event and counts reviewed outlets only', async () => {
    const other = {
      ...article,
      id: 'x2',
      outlet: 'The Post',
      url: 'https://post.example/a',
      title: 'Three dead as shells hit Omdurman market',
      text: 'At least three people were killed when shells struck a busy market in Omdurman, Sudan, on Thursday, the health ministry said. Witnesses spoke of four explosions. The army denied firing the shells.',
    };

    const { json } = await sitrep(['inspect', 'stories', '-', '--json'], {
      stdin: [article, other].map((one) => JSON.stringify(one)).join('\n'),
    });

    const [story, ...rest] = json();
    expect(rest).toEqual([]);
    expect(Object.keys(story)).toEqual(['story', 'articles', 'independent', 'copies', 'conflicts', 'headline']);
    expect(story.articles.toSorted()).toEqual(['x1', 'x2']);
    expect(story.conflicts).toEqual(['sudan']);
    expect(story.independent).toBe(0);
  });
});
