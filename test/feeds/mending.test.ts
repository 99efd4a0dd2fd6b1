import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { byRssParser } from '../../src/feeds/from-rss-parser.ts';
import { mendJson } from '../../src/feeds/mend-json.ts';
import { outlineFeed } from '../../src/feeds/outline.ts';
import { decodeReferences } from '../../src/feeds/references.ts';
import { writeOutline } from '../../src/feeds/write-outline.ts';
import type * as Tags from '../../src/feeds/xml-tags.ts';

const URL_OF_FEED = 'https://wire.example/feed';

/** How many tags were looked at, so that work can be counted and not timed. */
let looked = 0;
vi.mock('../../src/feeds/xml-tags.ts', async (original) => {
  const tags = await original<typeof Tags>();
  return {
    ...tags,
    *tagsOf(text: string, from?: number) {
      for (const tag of tags.tagsOf(text, from)) {
        looked += 1;
        yield tag;
      }
    },
  };
});
afterEach(() => {
  looked = 0;
});

const PIECES =
  `<item> </item> <entry> </entry> <title> </title> <title/> <link> </link> <link~href="a"/> <link~rel=self~href=b>
  <description> </description> <content~type="xhtml"> <content:encoded> </content> <b> </b> <p> <br> <![CDATA[ ]]> <!-- -->
  <?x ?> & &amp; &lt; &eacute; &#8; &#xD800; < > " ' <zz:a> </zz:a> <item~xml:base="/b/"> <guid~isPermaLink="false"> </guid>
  <author><name> </author> <pubDate> <media:group> <atom:entry> <channel> </channel> <__proto__> <category~term="x"/> </rss>
  <dc:date~xmlns:dc="http://purl.org/dc/elements/1.1/"> <skipHours><hour> words 2026-03-10 https://a.example/ ]]&gt;`
    .split(/\s+/)
    .map((piece) => piece.replaceAll('~', ' '));
const markup = fc
  .array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 40 })
  .map((pieces) => pieces.join('').replace(/[\p{Cc}\uFFFE\uFFFF]/gu, ''));
const root = fc.constantFrom('rss', 'atom', 'rdf');
const ROOTS = {
  rss: (inner: string) => `<rss version="2.0"><channel>${inner}</channel></rss>`,
  rdf: (inner: string) => `<rdf:RDF><channel>${inner}</channel></rdf:RDF>`,
  atom: (inner: string) => `<feed xmlns="http://www.w3.org/2005/Atom">${inner}</feed>`,
};

describe('a feed that was taken apart and written anew', () => {
  it('is read by its parser without a word of complaint, whatever it was before', async () => {
    await fc.assert(
      fc.asyncProperty(root, markup, async (kind, inner) => {
        const outline = outlineFeed(kind, ROOTS[kind](inner), URL_OF_FEED);
        const plain = writeOutline(outline, kind);

        // The parser behind rss-parser is strict: it ends at the first mistake.
        await byRssParser({ ...plain, text: `<rss version="2.0"><channel>${plain.text}</channel></rss>` }, kind);
        if (plain.form === 'atom') return;
        expect((await byRssParser(plain, kind)).entries).toHaveLength(outline.items.length);
      }),
      { numRuns: 1_000 },
    );
  });

  it('is written the same when it is taken apart again', () => {
    fc.assert(
      fc.property(root, markup, (kind, inner) => {
        const { form, text } = writeOutline(outlineFeed(kind, ROOTS[kind](inner), URL_OF_FEED), kind);
        const again = writeOutline(outlineFeed(form, text, URL_OF_FEED), form);

        expect(again.text).toBe(text);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['elements that nobody closes', '<zz:a>'],
    ['items that nobody closes', '<item><title>t'],
    ['elements of nobody within items', '<item><zz:a><title>t'],
    ['end tags of nothing', '</item></zz:a>'],
    ['authors in authors', '<author><name>'],
  ])('costs twice the work for twice the %s', (_, piece) => {
    const work = (times: number) => {
      looked = 0;
      writeOutline(outlineFeed('rss', ROOTS.rss(piece.repeat(times)), URL_OF_FEED), 'rss');
      return looked;
    };

    expect(work(8_000)).toBeLessThanOrEqual(2.2 * work(4_000));
  });
});

describe('references of XML and HTML', () => {
  it.each([
    ['those of both are decoded, once', '&amp;lt; &eacute; &#233; &#xE9;', '&lt; é é é'],
    ['what begins none is text', 'AT&T & &bogus; &copy &;', 'AT&T & &bogus; &copy &;'],
    ['numbers of Windows mean what was meant', '&#147;&#150;', '“–'],
    ['numbers of what XML forbids are nothing', 'a&#0;&#8;&#xD800;&#xFFFF;&#9999999999;b', 'ab'],
  ])('%s', (_, text, decoded) => {
    expect(decodeReferences(text)).toBe(decoded);
  });

  it('never make what is no Unicode', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.constantFrom('&', '#', 'x', ';', 'D8', '00', 'amp'), fc.string())), (pieces) => {
        const text = pieces.join('');

        expect(decodeReferences(text.toWellFormed()).isWellFormed()).toBe(true);
      }),
    );
  });
});

describe('JSON with mistakes', () => {
  it.each([
    ['a comma too many', '{"a":[1,2,],}', '{"a":[1,2]}'],
    ['line ends within a text', '{"a":"x\ny\t\\"z"}', '{"a":"x\\ny\\t\\"z"}'],
    ['words behind its end', '{"a":1} <!-- cached -->', '{"a":1}'],
  ])('is mended: %s', (_, json, mended) => {
    expect(mendJson(json)).toEqual({ text: mended, cut: false });
    expect(() => JSON.parse(mended)).not.toThrow();
  });

  it('ends behind its last whole item where it is cut off', () => {
    expect(mendJson('{"v":1,"items":[{"id":"1"},{"id":"2"},{"id":"3')).toEqual({
      text: '{"v":1,"items":[{"id":"1"},{"id":"2"}]}',
      cut: true,
    });
  });

  it('stays as it is where nothing is wrong with it', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom(undefined, 2), (value, space) => {
        const json = JSON.stringify({ value }, null, space);

        expect(mendJson(json).text).toBe(json);
      }),
    );
  });
});
