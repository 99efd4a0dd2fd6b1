import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linkedArticle } from '../../src/articles/linked-data.ts';
import { looseJson } from '../../src/articles/loose-json.ts';
import { documentOf } from '../../src/articles/page-document.ts';

const url = 'https://www.albion.example/news/a1';
const read = (...scripts: readonly string[]) => {
  const written = scripts.map((script) => `<script type="application/ld+json">${script}</script>`);
  return linkedArticle(documentOf(`<html><head>${written.join('')}</head></html>`), url);
};

describe('JSON as publishers write it', () => {
  it.each<[string, string, unknown]>([
    ['is JSON', '{"a":[1,{"b":"c"}]}', { a: [1, { b: 'c' }] }],
    ['has raw line breaks inside strings', '{"a":"one\ntwo\tthree"}', { a: 'one\ntwo three' }],
    ['has commas too many', '{"a":[1,2,],"b":{"c":1,},}', { a: [1, 2], b: { c: 1 } }],
    ['stands in a comment', '<!-- {"a":1} -->', { a: 1 }],
    ['stands in CDATA', '//<![CDATA[\n{"a":1}\n//]]>', { a: 1 }],
    ['stands in a commented CDATA', '/*<![CDATA[*/{"a":"x ] y"}/*]]>*/', { a: 'x ] y' }],
    ['ends with a semicolon', '{"a":1};', { a: 1 }],
    ['is escaped for HTML', '{&quot;a&quot;:&quot;b &amp; c&quot;}', { a: 'b & c' }],
    [
      'has quotation marks in its strings',
      '{"a":"he said "no" and left","b":"c"}',
      { a: 'he said "no" and left', b: 'c' },
    ],
    ['has escapes JSON does not know', '{"a":"it\\\'s"}', { a: "it's" }],
    ['is none', 'var a = 1', null],
    ['is nothing', '', null],
  ])('%s', (_, written, value) => {
    expect(looseJson(written)).toEqual(value);
  });

  it('is what JSON says wherever it is JSON', () => {
    fc.assert(
      fc.property(fc.oneof(fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue())), (value) => {
        const json = JSON.stringify(value);
        fc.pre(!json.includes('&quot;'));
        expect(looseJson(json)).toEqual(JSON.parse(json));
      }),
    );
  });

  it('is data or nothing, whatever is written', () => {
    const pieces = fc.constantFrom('{', '}', '[', ']', '"', ',', ':', '\\', '\n', 'a', '1', '<!--', '//]]>');
    fc.assert(
      fc.property(fc.array(pieces), (written) => {
        expect(() => looseJson(written.join(''))).not.toThrow();
      }),
    );
  });
});

describe('the article in a page’s linked data', () => {
  const article = (fields: object) => JSON.stringify({ '@type': 'NewsArticle', headline: 'H', ...fields });

  it('is found in a graph, with authors and publisher that are only referred to', () => {
    const graph = [
      {
        '@type': ['NewsArticle'],
        headline: 'Convoy',
        datePublished: '2026-03-08',
        author: { '@id': '#a' },
        publisher: { '@id': '#p' },
      },
      { '@type': 'Person', '@id': '#a', name: 'Ann Bell' },
      { '@type': 'Organization', '@id': '#p', name: 'Albion' },
    ];
    expect(read(JSON.stringify({ '@graph': graph }))).toMatchObject({
      headline: 'Convoy',
      authors: ['Ann Bell'],
      publisher: 'Albion',
      published: ['2026-03-08'],
    });
  });

  it('is the page’s own among several', () => {
    const others = [1, 2].map((n) => ({
      '@type': 'NewsArticle',
      url: `https://www.albion.example/news/b${n}`,
      headline: `B${n}`,
      articleBody: 'x',
    }));
    const own = article({ mainEntityOfPage: { '@id': `${url}/` }, headline: 'Own' });
    expect(read(JSON.stringify(others), own).headline).toBe('Own');
  });

  it.each<[string, string, readonly string[]]>([
    ['divided by lines', 'One.\n\nTwo &amp; three.', ['One.', 'Two & three.']],
    ['in markup', '<p>One <b>and</b> two.</p><p>Three.</p>', ['One and two.', 'Three.']],
    ['in escaped markup', '&lt;p&gt;One.&lt;/p&gt;&lt;p&gt;Two &amp;quot;x&amp;quot;.&lt;/p&gt;', ['One.', 'Two "x".']],
  ])('has its body in paragraphs: %s', (_, articleBody, paragraphs) => {
    expect(read(article({ articleBody })).body).toEqual(paragraphs);
  });

  it('gives single fields where it is broken beyond repair', () => {
    const broken = `{"@type":"NewsArticle","headline":"Convoy \\"reaches\\" town","datePublished":"2026-03-08T10:00:00Z",
      "author":{"@type":"Person","name":"Ann Bell"}, "x": }}}{`;
    expect(read(broken)).toMatchObject({
      headline: 'Convoy "reaches" town',
      published: ['2026-03-08T10:00:00Z'],
      authors: ['Ann Bell'],
    });
  });

  it('is nothing where there is none', () => {
    const nothing = read('null', '[]', '7', '{"@type":"Organization","name":"X"}');
    expect(nothing).toMatchObject({ headline: null, body: [], authors: [], published: [] });
  });

  it('is strings or nothing, whatever stands in its fields', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const fields = { author: value, articleBody: value, headline: value, url: value, datePublished: value };
        const json = JSON.stringify({ '@graph': [value, { '@type': 'NewsArticle', ...fields }] });
        const found = read(json.replaceAll('<', ''));
        for (const text of [...found.body, ...found.authors, ...found.published]) expect(typeof text).toBe('string');
      }),
    );
  });
});
