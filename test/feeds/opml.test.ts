import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFeed } from '../../src/feeds/decode.ts';
import { type ListedFeed, readOpml } from '../../src/feeds/opml.ts';
import { visibleLine } from '../../src/feeds/visible.ts';
import { writeOpml } from '../../src/feeds/write-opml.ts';
import { Refusal } from '../../src/outcome.ts';
import { NOON } from '../support/builders.ts';

const opml = (body: string, version = '2.0') =>
  `<?xml version="1.0"?>\n<opml version="${version}"><head><title>Mine</title></head><body>${body}</body></opml>`;
const feed = (url: string, title = 'T') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
const listed = (url: string, more: Partial<ListedFeed> = {}): ListedFeed => ({
  title: '',
  url,
  page: null,
  language: null,
  folders: [],
  ...more,
});

describe('a list of feeds', () => {
  it('is read with its folders, in OPML 1 and 2', () => {
    const body = `${feed('https://a.example/rss', 'A')}
      <outline text="World"><outline text="Africa" title="Afrique">${feed('https://b.example/rss', 'B')}</outline>
      ${feed('https://c.example/rss', 'C')}</outline>`;

    for (const version of ['1.0', '1.1', '2.0']) {
      expect(readOpml(opml(body, version))).toEqual({
        feeds: [
          listed('https://a.example/rss', { title: 'A' }),
          listed('https://b.example/rss', { title: 'B', folders: [['World', 'Afrique']] }),
          listed('https://c.example/rss', { title: 'C', folders: [['World']] }),
        ],
        notes: [],
      });
    }
  });

  it('may write addresses as programs once asked to be opened', () => {
    const body = ['feed://a.example/rss', 'feed:http://b.example/rss', 'FEED://https://c.example/rss'].map((url) =>
      feed(url),
    );

    expect(readOpml(opml(body.join(''))).feeds.map(({ url }) => url)).toEqual([
      'http://a.example/rss',
      'http://b.example/rss',
      'https://c.example/rss',
    ]);
  });

  it.each(['HTML+XPath', 'XML+XPath', 'JSON+DotNotation', 'HTML+XPath+JSON+DotNotation'])(
    'has pages that another program takes apart passed over, with a note: %s',
    (kind) => {
      const body = `${feed('https://a.example/rss')}<outline type="${kind}" text="B" xmlUrl="https://b.example/news"/>`;

      expect(readOpml(opml(body))).toEqual({
        feeds: [listed('https://a.example/rss', { title: 'T' })],
        notes: [expect.stringContaining('another program makes feeds itself')],
      });
    },
  );

  it('is read with the page and the language of each feed', () => {
    const body =
      '<outline text="A" type="rss" xmlUrl="https://a.example/rss" htmlUrl="https://a.example/" language="en-GB"/>';

    expect(readOpml(opml(body)).feeds).toEqual([
      listed('https://a.example/rss', { title: 'A', page: 'https://a.example/', language: 'en-GB' }),
    ]);
  });

  it('is read as programs write it: other cases, quotes or none, bare ampersands, no titles', () => {
    const list = `<?xml version='1.0'?><!DOCTYPE opml><!-- mine --><OPML version="1.1"><body>
      <outline XMLURL='https://a.example/?x=1&y=2' TEXT='Salt & "pepper" &eacute;t&eacute;'></OUTLINE>
      <Outline xmlurl = "https://b.example/?x=1&amp;amp=2" title="" text="B &gt; A" /><outline text=C xmlUrl=https://c.example/rss /></BODY></opml>`;

    expect(readOpml(list).feeds).toEqual([
      listed('https://a.example/?x=1&y=2', { title: 'Salt & "pepper" été' }),
      listed('https://b.example/?x=1&amp=2', { title: 'B > A' }),
      listed('https://c.example/rss', { title: 'C' }),
    ]);
  });

  it('may be written in another alphabet than it says, or than UTF-8', () => {
    const latin = Buffer.from(
      `<?xml version="1.0" encoding="ISO-8859-1"?><opml><body>${feed('https://a.example/', 'Tchad républicain')}</body></opml>`,
      'latin1',
    );

    expect(readOpml(decodeFeed(latin, null)).feeds[0]?.title).toBe('Tchad républicain');
  });

  it('may give the address of a feed as "url", or only that of its page', () => {
    const body =
      '<outline text="A" type="rss" url="https://a.example/rss"/><outline text="B" url="https://b.example/rss"/><outline text="C" type="rss" htmlUrl="https://c.example/"/>';

    expect(readOpml(opml(body)).feeds.map(({ url }) => url)).toEqual([
      'https://a.example/rss',
      'https://b.example/rss',
      'https://c.example/',
    ]);
  });

  it('may say its folders as categories, which hold where there is no folder', () => {
    const body = `<outline text="A" xmlUrl="https://a.example/" category="/World/Sudan,tagged, /"/>
      <outline text="Africa"><outline text="B" xmlUrl="https://b.example/" category="/Elsewhere"/></outline>`;

    expect(readOpml(opml(body)).feeds.map(({ folders }) => folders)).toEqual([
      [['World', 'Sudan'], ['tagged']],
      [['Africa']],
    ]);
  });

  it('names each address once, in all of its folders, and keeps even one that cannot be read, so that somebody is told', () => {
    const body = `<outline text="Sudan">${feed('https://a.example/rss', 'A')}</outline><outline text="Africa">${feed('https://a.example/rss', 'Again')}</outline>${feed('not an address')}`;

    expect(readOpml(opml(body)).feeds).toEqual([
      listed('https://a.example/rss', { title: 'A', folders: [['Sudan'], ['Africa']] }),
      listed('not an address', { title: 'T' }),
    ]);
  });

  it('is not followed to the lists that it includes, nor to mere links, and says so', () => {
    const body = `${feed('https://a.example/rss')}<outline text="More" type="include" url="https://b.example/more.opml"/>
      <outline text="Other" type="link" url="https://b.example/other.opml"/><outline text="Page" type="link" url="https://c.example/"/>`;

    const { feeds, notes } = readOpml(opml(body));

    expect(feeds).toHaveLength(1);
    expect(notes).toEqual([
      'It includes another list, which was not read: https://b.example/more.opml',
      'It includes another list, which was not read: https://b.example/other.opml',
      'It also lists links to pages, which are no feeds.',
    ]);
  });

  it('leaves out what it calls a comment, with all that lies in it', () => {
    const body = `${feed('https://a.example/')}<outline text="Old" isComment="true">${feed('https://b.example/')}</outline>`;

    expect(readOpml(opml(body)).feeds.map(({ url }) => url)).toEqual(['https://a.example/']);
  });

  it('is read where it does not close its folders as it opened them, and says so', () => {
    const body = `<outline text="World"><outline text="A" xmlUrl="https://a.example/">${feed('https://b.example/')}</folder>`;

    const { feeds, notes } = readOpml(opml(body));

    expect(feeds.map(({ folders }) => folders)).toEqual([[['World']], [['World']]]);
    expect(notes).toEqual(['Its folders are not closed as they were opened; look where its feeds lie.']);
  });

  it('shows nothing that hides in its names', () => {
    expect(readOpml(opml(feed('https://a.example/', 'Re&#x202E;port&#10;er &#0;&#xD800;'))).feeds[0]?.title).toBe(
      'Report er',
    );
  });

  it.each([
    ['no list', '<html><body>no</body></html>', 'begins with "html"'],
    ['no markup', 'https://a.example/rss', 'holds no markup'],
    ['nothing', '', 'holds no markup'],
    ['a list that is cut off', opml(feed('https://a.example/')).slice(0, -10), 'it is cut off'],
    ['a list without feeds', opml('<outline text="World"></outline>'), 'it lists no feeds'],
    ['a list of lists', opml('<outline type="include" url="https://a.example/x.opml"/>'), 'includes another list'],
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
      ...`<opml> </opml> <outline~ xmlUrl= category= " ' > /> &# x1F; &amp; <!-- --> a / , <![CDATA[ type="include"~`
        .split(' ')
        .map((piece) => piece.replace('~', ' ')),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 60 }).map((some) => some.join('')),
        ),
        (text) => {
          try {
            expect(readOpml(text).feeds.length).toBeGreaterThan(0);
          } catch (thrown) {
            expect(thrown).toBeInstanceOf(Refusal);
          }
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('a list that is written', () => {
  it('is OPML 2.0 with its date, its folders, and what is known of each feed', () => {
    const text = writeOpml(
      [
        listed('https://a.example/rss?a=1&b=2', {
          title: 'a',
          page: 'https://a.example/',
          language: 'en',
          folders: [['Sudan'], ['Sahel']],
        }),
        listed('https://b.example/rss'),
      ],
      NOON,
    );

    expect(text).toMatchInlineSnapshot(`
      "<?xml version="1.0" encoding="UTF-8"?>
      <opml version="2.0">
        <head>
          <title>Feeds of Sitrep</title>
          <dateCreated>Fri, 13 Mar 2026 12:00:00 GMT</dateCreated>
        </head>
        <body>
          <outline type="rss" text="https://b.example/rss" title="" xmlUrl="https://b.example/rss"/>
          <outline text="Sudan" title="Sudan">
            <outline type="rss" text="a" title="a" xmlUrl="https://a.example/rss?a=1&#38;b=2" htmlUrl="https://a.example/" language="en"/>
          </outline>
          <outline text="Sahel" title="Sahel">
            <outline type="rss" text="a" title="a" xmlUrl="https://a.example/rss?a=1&#38;b=2" htmlUrl="https://a.example/" language="en"/>
          </outline>
        </body>
      </opml>
      "
    `);
  });

  it('comes back as it was, whatever its names are', () => {
    const name = fc.string({ unit: 'binary', maxLength: 30 }).map((text) => visibleLine(text, 200));
    const folder = fc.array(
      name.filter((text) => text !== ''),
      { minLength: 1, maxLength: 3 },
    );
    const one = fc.record({
      title: name,
      url: fc.webUrl({ withQueryParameters: true }),
      page: fc.option(fc.webUrl()),
      language: fc.option(fc.constantFrom('en', 'ar', 'uk-UA')),
      folders: fc.uniqueArray(folder, { selector: (way) => JSON.stringify(way), maxLength: 3 }),
    });
    const byUrl = (feeds: readonly ListedFeed[]) =>
      feeds
        .map((each) => ({ ...each, folders: each.folders.map((way) => JSON.stringify(way)).sort() }))
        .sort((a, b) => (a.url < b.url ? -1 : 1));
    fc.assert(
      fc.property(fc.uniqueArray(one, { selector: ({ url }) => url, minLength: 1, maxLength: 30 }), (feeds) => {
        const { feeds: read, notes } = readOpml(writeOpml(feeds, NOON));

        expect(byUrl(read)).toEqual(byUrl(feeds));
        expect(notes).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
