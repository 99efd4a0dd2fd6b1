import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPage as read } from '../../src/articles/page-worker.ts';
import type { PageText } from '../../src/articles/ports.ts';

const folder = 'test/specimens/pages';
const url = 'https://www.albion.example/news/articles/c1x2y3?at_medium=RSS';

const sent = (html: string, at = url) => ({ bytes: new TextEncoder().encode(html), contentType: null, url: at });

function readPage(page: { readonly html: string; readonly url: string }): PageText {
  const found = read(sent(page.html, page.url));
  if ('unread' in found) throw new Error(found.unread);
  return found;
}

const specimen = (name: string) => readPage({ html: readFileSync(`${folder}/${name}.html`, 'utf8'), url });

describe('the text of a page', () => {
  const names = readdirSync(folder).filter((name) => name.endsWith('.html'));

  it.each(names.map((name) => name.replace('.html', '')))('of %s.html is the report and nothing beside it', (name) => {
    expect(specimen(name).text).toBe(readFileSync(`${folder}/${name}.txt`, 'utf8').trim());
  });

  it('comes out whatever the page is', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('<p>', '</p>', '<div class="related">', '<a href=x>', '<!--', '<html>', '</body>', '<br>'),
          ),
        ),
        (pieces) => {
          expect(typeof readPage({ html: pieces.join(''), url }).text).toBe('string');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a page made to be slow', () => {
  it.each([
    ['too deep', '<div>'.repeat(600)],
    ['too many tags', '<'.repeat(200_000)],
  ])('is not taken apart when it is %s', (unread, html) => {
    expect(read(sent(html))).toEqual({ unread });
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

  it('is the day in its address where nothing else tells one', () => {
    const html = '<html><body><h1>Talks go on</h1><p>Nobody knows until when.</p></body></html>';
    const page = readPage({ html, url: 'https://www.albion.example/2026/03/08/talks-go-on' });
    expect(page.published).toBe('2026-03-08T00:00:00.000Z');
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
