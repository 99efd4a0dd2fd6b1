import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePage } from '../../src/articles/decode-page.ts';
import { readPage as read, readPagePlainly } from '../../src/articles/page-worker.ts';
import type { PageText } from '../../src/articles/ports.ts';
import { type Half, likeness, pageSpecimens } from '../support/page-specimens.ts';

const folder = 'test/specimens/pages';
const url = 'https://www.albion.example/news/articles/c1x2y3?at_medium=RSS';

const sent = (html: string, at = url) => ({ bytes: new TextEncoder().encode(html), contentType: null, url: at });

function readPage(page: { readonly html: string; readonly url: string; readonly summary?: string }): PageText {
  const found = read({
    ...sent(page.html, page.url),
    ...(page.summary === undefined ? {} : { summary: page.summary }),
  });
  if ('unread' in found) throw new Error(found.unread);
  return found;
}

const specimen = (name: string) => readPage({ html: readFileSync(`${folder}/${name}.html`, 'utf8'), url });

const sentence = (n: number) =>
  `In the ${n}th village that the convoy passed on its way, the mayor said that nobody had seen flour since January.`;
const report = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, n) => `<p>${sentence(from + n)}</p>`).join('\n');

describe('the text of a page', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));

  it.each(names.map((name) => name.replace('.html', '')))('of %s.html is the report and nothing beside it', (name) => {
    expect(specimen(name).text).toBe(readFileSync(`${folder}/${name}.txt`, 'utf8').trim());
  });

  it('comes out whatever the page is, and never anything but an answer', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom(
              '<p>',
              '</p>',
              '<div class="related">',
              '<a href=x>',
              '<!--',
              '<html>',
              '</body>',
              '<br>',
              '<article>',
              '<td>',
              '<form>',
              '<div itemprop="articleBody">',
              '<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"',
              '<script type="application/json">[{"type":"paragraph","text":"',
              '"}</script>',
              '<time datetime="2026-03-08">',
              '<h1>The officials said so</h1>',
              'The officials said on Sunday that twelve people had died in the town. ',
              '<meta property="article:published_time" content="',
              '<title>',
            ),
          ),
        ),
        (pieces) => {
          const html = pieces.join('');
          for (const page of [readPage({ html, url }), readPagePlainly(sent(html))]) {
            expect(typeof page.text).toBe('string');
            expect(page.readBy === null).toBe(page.text === '');
            expect(page.published === null || new Date(page.published).toISOString() === page.published).toBe(true);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe.each<{ readonly half: Half; readonly least: number }>([
  { half: 'open', least: 0.97 },
  { half: 'blind', least: 0.95 },
])('the pages of many systems and languages, $half half', ({ half, least }) => {
  const rows = pageSpecimens(half).map((row) => {
    const found = read({ bytes: row.bytes, contentType: 'text/html', url: row.url });
    return { row, found: 'unread' in found ? null : found };
  });
  const share = (right: (at: (typeof rows)[number]) => boolean) => rows.filter(right).length / rows.length;

  it('are read nearly word for word, and none is lost', () => {
    const scores = rows.map(({ row, found }) => ({ page: row.page, score: likeness(found?.text ?? '', row) }));
    expect(scores.filter(({ score }) => score < 0.8)).toEqual([]);
    expect(scores.reduce((sum, { score }) => sum + score, 0) / scores.length).toBeGreaterThan(least);
  });

  it('are read as well where their boxes have no names, or stand in the form and the table of an old system', () => {
    const mean = (change: (html: string) => string) => {
      const scores = rows.map(({ row }) => {
        const html = change(decodePage(row.bytes, 'text/html'));
        return likeness(readPage({ html, url: row.url }).text, row);
      });
      return scores.reduce((sum, score) => sum + score, 0) / scores.length;
    };
    const nameless = (html: string) =>
      html.replace(/\s(?:class|id|itemprop|role|data-[\w-]+)=(?:"[^"]*"|'[^']*')/g, '');
    const wrapped = (html: string) =>
      html
        .replace(/<body([^>]*)>/i, '<body$1><form><table><tr><td>')
        .replace(/<\/body>/i, '</td></tr></table></form></body>');
    expect(mean(nameless)).toBeGreaterThan(0.93);
    expect(mean(wrapped)).toBeGreaterThan(least - 0.01);
  });

  it('have their headline, their day and their language', () => {
    const flat = (text: string | null | undefined) => text?.replace(/\s+/g, ' ');
    expect(share(({ row, found }) => flat(found?.title) === flat(row.title))).toBeGreaterThan(0.92);
    expect(share(({ row, found }) => found?.published?.slice(0, 10) === row.published.slice(0, 10))).toBeGreaterThan(
      0.92,
    );
    expect(share(({ row, found }) => found?.language === row.language)).toBeGreaterThan(0.95);
  });
});

describe('a page made to be slow', () => {
  it.each([
    ['too deep', '<div>'.repeat(600)],
    ['too many tags', '<'.repeat(200_000)],
  ])('is not taken apart when it is %s', (unread, html) => {
    expect(read(sent(html))).toEqual({ unread });
  });

  it.each([
    ['too deep', `<title>Convoy reaches Um Talha</title>${'<div>'.repeat(600)}${report(0, 6)}`],
    ['too large', `<title>Convoy reaches Um Talha</title>${report(0, 6)}${'<i></i>'.repeat(60_000)}`],
  ])('is read without its tree where it is %s and has a text', (_, html) => {
    const page = readPage({ html, url });
    expect(page.title).toBe('Convoy reaches Um Talha');
    expect(page.text).toBe(Array.from({ length: 6 }, (_one, n) => sentence(n)).join('\n\n'));
    expect(page.readBy).toBe('paragraphs');
  });
});

describe('a page read without its tree', () => {
  it('has what its head says, and no menus, scripts or links', () => {
    const html = readFileSync(`${folder}/broadcaster.html`, 'utf8');
    const page = readPagePlainly(sent(html));
    expect(page).toMatchObject({
      title: 'Merinsk: Market strike kills 12, officials say',
      authors: ['Ann Bell', 'Carl Dow'],
      published: '2026-03-08T11:20:00.000Z',
      language: 'en',
    });
    expect(page.text).toContain('A drone strike hit a crowded market');
    expect(page.text).not.toMatch(/Home|Talks in Muscat: what we know|external linking/);
  });
});

describe('a page of scripts', () => {
  const parts = Array.from({ length: 6 }, (_, n) => sentence(n));
  const shell = (script: string) =>
    `<html><head><title>Convoy reaches Um Talha</title></head><body><div id="root"></div>${script}</body></html>`;

  it.each([
    [
      'a list of paragraphs',
      `<script type="application/json">{"props":{"story":[${parts.map((content) => JSON.stringify({ type: 'paragraph', content })).join()}]}}</script>`,
    ],
    [
      'one string with markup',
      `<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ a: { body: parts.map((p) => `<p>${p}</p>`).join('') } })}</script>`,
    ],
    [
      'a tree of rich text',
      `<script type="application/json">${JSON.stringify({ doc: { content: parts.map((value) => ({ nodeType: 'paragraph', content: [{ nodeType: 'text', value }] })) } })}</script>`,
    ],
    [
      'data that is assigned to a name',
      `<script>window.__STATE__ = ${JSON.stringify({ items: parts.map((html) => ({ type: 'text', html: `<p>${html}</p>` })) })}; start();</script>`,
    ],
  ])('has its text in its data: %s', (_, script) => {
    const page = readPage({ html: shell(script), url });
    expect(page.text).toBe(parts.join('\n\n'));
    expect(page.readBy).toBe('linked data');
  });

  it('has no text where its data is no data', () => {
    expect(readPage({ html: shell('<script>window.__STATE__ = {a: alert("x")}</script>'), url }).text).toBe('');
  });
});

describe('the choice between readers', () => {
  it('follows the publisher’s own text: what it has is in, wherever it stands, what it has not is out', () => {
    const linked = JSON.stringify({
      '@type': 'NewsArticle',
      articleBody: Array.from({ length: 5 }, (_, n) => sentence(n)).join(' '),
    });
    const html = `<html><head><script type="application/ld+json">${linked}</script></head><body><div class="lead"><p>${sentence(0)}</p></div>
      <div class="text">${report(1, 5)}<p>The harbour of Halvik, which is not what this is about, was open again on Monday, its master said.</p></div></body></html>`;
    const page = readPage({ html, url });
    expect(page.text).toBe(Array.from({ length: 5 }, (_, n) => sentence(n)).join('\n\n'));
    expect(page.readBy).toBe('linked data');
  });

  it('is not cut to a text that is only the beginning', () => {
    const linked = JSON.stringify({
      '@type': 'NewsArticle',
      articleBody: `${sentence(0)} ${sentence(1)} ${sentence(2)} …`,
    });
    const html = `<html><head><script type="application/ld+json">${linked}</script></head><body><article>${report(0, 8)}</article></body></html>`;
    expect(readPage({ html, url }).text).toContain(sentence(7));
  });

  it('takes the publisher’s own text where the page does not show it', () => {
    const articleBody = Array.from({ length: 5 }, (_, n) => sentence(n)).join('\n');
    const html = `<html><head><script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', articleBody })}</script></head><body><div id="app"></div></body></html>`;
    expect(readPage({ html, url })).toMatchObject({
      text: articleBody.replaceAll('\n', '\n\n'),
      readBy: 'linked data',
    });
  });

  it('goes by the feed’s own words between two texts of one page', () => {
    const other = Array.from(
      { length: 6 },
      (_, n) =>
        `<p>Stage ${n} of the race went over the pass in rain, and the sprinters lost nine minutes to the group.</p>`,
    ).join('');
    const html = `<html><body><div>${other}</div><table><tr><td><a href="/">Home</a></td></tr></table><div>${report(0, 5)}</div></body></html>`;
    const summary =
      'The mayor said that nobody had seen flour since January; the convoy passed the village on its way.';
    const page = readPage({ html, url, summary });
    expect(page.text).toContain(sentence(0));
  });

  it('leaves out a box between two paragraphs that leads elsewhere, and keeps a quotation, a list and a heading', () => {
    const html = `<html><body><article><div class="x1"><p>${sentence(0)}</p><div class="x2"><h4>Elsewhere</h4><span>Ann Bell</span></div><p>${sentence(1)}</p>
      <h2>What happens next</h2><p>${sentence(2)}</p><blockquote><p>We will wait for the road to open, and then we will go.</p></blockquote>
      <p>The lorries carried:</p><ul><li>flour for thirty days</li><li>vaccines</li></ul><p>${sentence(3)}</p></div></article></body></html>`;
    expect(readPage({ html, url }).text.split('\n\n')).toEqual([
      sentence(0),
      sentence(1),
      'What happens next',
      sentence(2),
      'We will wait for the road to open, and then we will go.',
      'The lorries carried:',
      'flour for thirty days',
      'vaccines',
      sentence(3),
    ]);
  });
});

describe('what a page says of itself', () => {
  it('is its title without the outlet, its authors, its moment in UTC, its outlet and its language', () => {
    expect(specimen('broadcaster')).toMatchObject({
      title: 'Merinsk: Market strike kills 12, officials say',
      authors: ['Ann Bell', 'Carl Dow'],
      published: '2026-03-08T11:20:00.000Z',
      outlet: 'Albion News',
      language: 'en',
    });
    expect(specimen('weblog')).toMatchObject({ published: '2026-03-10T12:05:00.000Z', language: 'ar' });
    expect(specimen('application')).toMatchObject({ published: '2026-03-12T05:30:00.000Z', outlet: 'Northern Ledger' });
  });

  it('is found beside the headline and in the title where its head does not say it', () => {
    expect(specimen('furniture')).toMatchObject({
      title: 'Convoy reaches Um Talha after nine weeks',
      authors: ['Jo Lind'],
      published: '2026-03-09T21:35:00.000Z',
      outlet: 'Halvik Courier',
    });
  });

  it('is believed about its address only on its own site', () => {
    expect(specimen('broadcaster').canonicalUrl).toBe('https://www.albion.example/news/articles/c1x2y3');
    expect(specimen('weblog').canonicalUrl).toBe('https://www.albion.example/news/articles/c1x2y3');
  });

  it('is believed about its address only where that is an article', () => {
    const html = '<html><head><link rel="canonical" href="/"></head><body><p>A</p></body></html>';
    expect(readPage({ html, url }).canonicalUrl).toBe('https://www.albion.example/news/articles/c1x2y3');
  });

  it('is found where attributes are written in capitals', () => {
    expect(specimen('line-breaks').published).toBe('2026-03-08T00:00:00.000Z');
  });

  it('is nothing where it is nonsense', () => {
    const html = `<html><head><meta property="article:published_time" content="soon"><meta name="author" content="https://x.example/me">
      <script type="application/ld+json">{"@type":"NewsArticle","author":[null,{"name":7}],"datePublished":"9999-99-99"</script></head><body></body></html>`;
    expect(readPage({ html, url })).toMatchObject({
      title: null,
      authors: [],
      published: null,
      language: null,
      text: '',
    });
  });
});
