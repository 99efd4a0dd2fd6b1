import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ListedFeed, readOpml, writeOpml } from '../../src/feeds/opml.ts';
import { visibleLine } from '../../src/feeds/visible.ts';
import { Refusal } from '../../src/outcome.ts';

const opml = (body: string, version = '2.0') =>
  `<?xml version="1.0"?>\n<opml version="${version}"><head><title>Mine</title></head><body>${body}</body></opml>`;
const feed = (url: string, title = 'T') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;

describe('a list of feeds', () => {
  it('is read with its folders, in OPML 1 and 2', () => {
    const body = `${feed('https://a.example/rss', 'A')}
      <outline text="World"><outline text="Africa" title="Afrique">${feed('https://b.example/rss', 'B')}</outline>
      ${feed('https://c.example/rss', 'C')}</outline>`;

    for (const version of ['1.0', '1.1', '2.0']) {
      expect(readOpml(opml(body, version))).toEqual([
        { title: 'A', url: 'https://a.example/rss', folder: null },
        { title: 'B', url: 'https://b.example/rss', folder: 'World / Afrique' },
        { title: 'C', url: 'https://c.example/rss', folder: 'World' },
      ]);
    }
  });

  it('is read as programs write it: other cases, other quotation marks, bare ampersands, no titles', () => {
    const list = `<?xml version='1.0'?><!DOCTYPE opml><!-- mine --><OPML version="1.1"><body>
      <outline XMLURL='https://a.example/?x=1&y=2' TEXT='Salt & "pepper"'></outline>
      <Outline xmlurl = "https://b.example/?x=1&amp;amp=2" /></body></OPML>`;

    expect(readOpml(list)).toEqual([
      { title: 'Salt & "pepper"', url: 'https://a.example/?x=1&y=2', folder: null },
      { title: '', url: 'https://b.example/?x=1&amp=2', folder: null },
    ]);
  });

  it('names each address once, and keeps even one that cannot be read, so that somebody is told', () => {
    const body = feed('https://a.example/rss', 'A') + feed('https://a.example/rss', 'Again') + feed('not an address');

    expect(readOpml(opml(body)).map(({ url }) => url)).toEqual(['https://a.example/rss', 'not an address']);
  });

  it('shows nothing that hides in its names', () => {
    expect(readOpml(opml(feed('https://a.example/', 'Re&#x202E;port&#10;er &#0;&#xD800;')))[0]?.title).toBe(
      'Report er �',
    );
  });

  it.each([
    ['no list', '<html><body>no</body></html>', 'begins with "html"'],
    ['no markup', 'https://a.example/rss', 'holds no markup'],
    ['nothing', '', 'holds no markup'],
    ['a list that is cut off', opml(feed('https://a.example/')).slice(0, -10), 'it is cut off'],
    ['a list that closes what it did not open', opml('<outline text="x"></body>'), 'is not closed before'],
    ['a list without feeds', opml('<outline text="World"></outline>'), 'it lists no feeds'],
    [
      'entities of its own',
      `<!DOCTYPE opml [<!ENTITY a "b">]>${opml(feed('https://a.example/'))}`,
      'declares entities',
    ],
    ['depth', opml(`${'<outline text="x">'.repeat(40)}${'</outline>'.repeat(40)}`), 'deeper than 32 levels'],
    [
      'length',
      opml(Array.from({ length: 1_001 }, (_, index) => feed(`https://a.example/${index}`)).join('')),
      'more than 1000 feeds',
    ],
    ['size', opml(' '.repeat(1_000_001)), 'characters; 1,000,000 is the most'],
  ])('is not made of %s', (_what, text, why) => {
    expect(() => readOpml(text)).toThrow(expect.objectContaining({ code: 'change-invalid' }));
    expect(() => readOpml(text)).toThrow(why);
  });

  it('is read or refused, whatever stands in it', () => {
    const pieces = fc.constantFrom(
      ...[
        '<opml>',
        '</opml>',
        '<outline ',
        'xmlUrl=',
        '"',
        "'",
        '>',
        '/>',
        '&#',
        'x1F;',
        '&amp;',
        '<!--',
        '-->',
        'a',
        '<![CDATA[',
      ],
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((some) => some.join('')),
        ),
        (text) => {
          try {
            expect(readOpml(text).length).toBeGreaterThan(0);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('comes back as it was written, whatever its names are', () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => visibleLine(text, 200));
    const one = fc.record({
      title: name,
      url: fc.webUrl({ withQueryParameters: true }),
      folder: fc.option(name.filter((text) => text !== '')),
    });
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ url }) => url, minLength: 1, maxLength: 30 }), (feeds) => {
        const byUrl = (some: readonly ListedFeed[]) => some.toSorted((a, b) => (a.url < b.url ? -1 : 1));

        expect(byUrl(readOpml(writeOpml(feeds)))).toEqual(byUrl(feeds));
      }),
      { numRuns: 500 },
    );
  });
});
