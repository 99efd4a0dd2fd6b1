import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { createFeedParser } from '../../src/feeds/feed-parser.ts';
import { parseDocument } from '../../src/feeds/parse-worker.ts';
import { createWorkerPool } from '../../src/feeds/worker-pool.ts';
import { ADVICE } from '../../src/outcome.ts';

const NOW = Date.UTC(2026, 2, 12, 12);
const URL_OF_FEED = 'https://wire.example/feeds/world.xml';
const { signal } = new AbortController();
const pool = createWorkerPool();
afterAll(() => pool.close());

const document = (text: string, url = URL_OF_FEED) => ({
  bytes: new TextEncoder().encode(text),
  contentType: null,
  url,
});
const parse = (text: string, url = URL_OF_FEED) => createFeedParser(pool, () => NOW).parse(document(text, url), signal);
const rss = (items: string, channel = '') =>
  `<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Wire</title><link>https://wire.example/</link>${channel}${items}</channel></rss>`;
const item = (fields: string) => `<item><title>Talks resume</title><link>https://wire.example/a</link>${fields}</item>`;
const atom = (entries: string, attributes = '') =>
  `<feed xmlns="http://www.w3.org/2005/Atom"${attributes}><title>Wire</title><id>urn:w</id><updated>2026-03-12T10:00:00Z</updated>${entries}</feed>`;

describe('what an entry says', () => {
  it('is read from RSS with its modules', async () => {
    const feed = await parse(
      rss(
        item(
          `<guid isPermaLink="false">w-1</guid><pubDate>Thu, 12 Mar 2026 09:30:00 +0200</pubDate><dc:creator>Ana Ruiz</dc:creator>
           <category>World</category><category>World</category><description>Short &amp;amp; plain.</description>
           <content:encoded><![CDATA[<p onclick="x()">Long, with a <a href="/b">link</a>.</p>]]></content:encoded>`,
        ),
        '<language>en-GB</language><ttl>45</ttl>',
      ),
    );

    expect(feed).toMatchObject({ format: 'rss', title: 'Wire', language: 'en', ttlMinutes: 45, skipped: [] });
    expect(feed.entries).toEqual([
      {
        id: 'w-1',
        title: 'Talks resume',
        link: 'https://wire.example/a',
        published: Date.UTC(2026, 2, 12, 7, 30),
        author: 'Ana Ruiz',
        summary: 'Short & plain.',
        content: '<p>Long, with a <a href="https://wire.example/b">link</a>.</p>',
        categories: ['World'],
      },
    ]);
  });

  it('is read from Atom with mixed content in its order, and links below xml:base', async () => {
    const feed = await parse(
      atom(
        `<entry><title type="text">5 &lt; 6</title><id>urn:1</id><link rel="alternate" href="one"/><link rel="self" href="self"/>
         <published>2026-03-12T09:30:00Z</published><author><name>Ana</name></author>
         <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">one <b>two</b> <a href="../x">three</a></div></content></entry>`,
        ' xml:base="https://base.example/dir/" xml:lang="uk"',
      ),
    );

    expect(feed).toMatchObject({ format: 'atom', language: 'uk' });
    expect(feed.entries[0]).toMatchObject({
      title: '5 < 6',
      link: 'https://base.example/dir/one',
      author: 'Ana',
      content: '<p>one <b>two</b> <a href="https://base.example/x">three</a></p>',
    });
  });

  it('is read from RDF and from JSON Feed', async () => {
    const rdf = await parse(
      `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://w.example/"><title>W</title></channel><item rdf:about="https://w.example/a"><title>A</title><link>https://w.example/a</link><dc:date>2026-03-12T09:30:00Z</dc:date></item></rdf:RDF>`,
    );
    const json = await parse(
      JSON.stringify({
        version: 'https://jsonfeed.org/version/1.1',
        title: 'J',
        language: 'fr',
        items: [
          { id: '1', url: '/a', title: 'a < b', content_text: 'x < y\n\nz', date_published: '2026-03-12T09:30:00Z' },
        ],
      }),
    );

    expect(rdf).toMatchObject({ format: 'rdf', entries: [{ id: 'https://w.example/a', published: NOW - 9_000_000 }] });
    expect(json).toMatchObject({
      format: 'json',
      language: 'fr',
      entries: [{ title: 'a < b', link: 'https://wire.example/a', content: '<p>x &lt; y</p><p>z</p>' }],
    });
  });

  it('keeps elements that stand within a text in their place', async () => {
    const feed = await parse(
      rss('<item><title>A <b>bold</b> move</title><description><p>one <i>two</i> three</p></description></item>'),
    );

    expect(feed.entries[0]).toMatchObject({ title: 'A bold move', summary: 'one two three' });
  });

  it('survives what publishers forget: entities of HTML, bare ampersands, the version, the case of tags', async () => {
    const entities = await parse(rss('<item><title>Fish & chips&nbsp;&eacute; &#8;&bogus;</title></item>'));
    const versionless = await parse(rss(item('')).replace(' version="2.0"', ''));
    const shouted = await parse(
      '<RSS VERSION="2.0"><CHANNEL><TITLE>T</TITLE><ITEM><TITLE>a</TITLE></ITEM></CHANNEL></RSS>',
    );

    expect(entities.entries[0]?.title).toBe('Fish & chips é &bogus;');
    expect(versionless.entries).toHaveLength(1);
    expect(shouted.entries[0]?.title).toBe('a');
  });

  it('has no date rather than a wrong one, and one bad date costs nothing else', async () => {
    const dates = [
      'junk',
      'Thu, 31 Feb 2026 10:00:00 GMT',
      '2099-01-01T00:00:00Z',
      '1970-01-01T00:00:00Z',
      '05/01/2026',
    ];
    const feed = await parse(
      atom(
        dates
          .map((date, index) => `<entry><title>t${index}</title><id>${index}</id><updated>${date}</updated></entry>`)
          .join(''),
      ),
    );

    expect(feed.entries.map(({ published }) => published)).toEqual(dates.map(() => null));
  });

  it('is one of the newest five hundred, wherever in the feed they stand', async () => {
    const dated = (index: number) =>
      `<item><title>t${index}</title><pubDate>${new Date(NOW - (5_000 - index) * 60_000).toUTCString()}</pubDate></item>`;
    const feed = await parse(rss(Array.from({ length: 5_000 }, (_, index) => dated(index)).join('')));

    expect(feed.entries.map(({ title }) => title)).toEqual(
      Array.from({ length: 500 }, (_, index) => `t${4_500 + index}`),
    );
  });

  it('is resolved against the channel where the feed lies in a file', async () => {
    const feed = await parse(rss('<item><title>t</title><link>/a</link></item>'), 'file:///tmp/x.xml');

    expect(feed.entries[0]?.link).toBe('https://wire.example/a');
  });
});

describe('a feed that is none', () => {
  it.each([
    ['an empty body', ' \n\t', 'feed-empty'],
    ['a web page', '<!DOCTYPE html><html><body><p>Not found</body></html>', 'feed-not-a-feed'],
    ['words', 'Service unavailable', 'feed-not-a-feed'],
    ['JSON that is no feed', '{"error": "no"}', 'feed-not-a-feed'],
    ['broken JSON', '{"version": "https://jsonfeed.org/version/1.1", "items": [', 'feed-not-a-feed'],
    ['20 MB', rss(item(`<description>${'x'.repeat(20_000_000)}</description>`)), 'feed-too-large'],
    ['200 levels', rss(item('<a>'.repeat(200) + '</a>'.repeat(200))), 'feed-too-deep'],
    ['200 levels of JSON', '['.repeat(200), 'feed-too-deep'],
    [
      'entities of its own',
      `<!DOCTYPE rss [<!ENTITY a "b">]>${rss(item('<author>&a;</author>')).slice(21)}`,
      'feed-broken',
    ],
    ['declarations in its middle', rss(`${item('')}${'<!'.repeat(1_000)}`), 'feed-broken'],
    ['one that is cut off before its first entry ends', rss(item('')).slice(0, 240), 'feed-broken'],
  ])('is refused with advice: %s', async (_, text, code) => {
    await expect(parse(text)).rejects.toMatchObject({ name: 'Refusal', code });
    expect(ADVICE).toHaveProperty(code);
  });

  it('gives its whole entries where it is cut off, and says so', async () => {
    const whole = rss(item('') + item('') + item('<description>long</description>'));

    const feed = await parse(whole.slice(0, whole.lastIndexOf('long')));

    expect(feed.entries).toHaveLength(2);
    expect(feed.flaw).toContain('cut off');
  });

  it('is an answer or a refusal, whatever the document', async () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<rss>',
        '<feed>',
        '<item>',
        '</item>',
        '<![CDATA[',
        ']]>',
        '<!--',
        '&',
        '<title>',
        '</title>',
        '{',
        '"',
        '<entry/>',
        '</rss>',
        '<!DOCTYPE',
        '<?xml',
        '__proto__',
        '<link href="',
      ),
      fc.string({ unit: 'binary' }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 20 }), async (pieces) => {
        const answer = await parseDocument({ ...document(pieces.join('')), now: NOW });

        if ('refusal' in answer) expect(ADVICE).toHaveProperty(answer.refusal.code);
        else expect(answer.feed.entries.length).toBeLessThanOrEqual(500);
      }),
      { numRuns: 500 },
    );
  });
});

it('leaves the bytes to whoever had them', async () => {
  const asked = document(rss(item('')));

  await createFeedParser(pool, () => NOW).parse(asked, signal);

  expect(new TextDecoder().decode(asked.bytes)).toBe(rss(item('')));
});

it('runs from a folder with spaces in its name', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'a folder with spaces '));
  try {
    await cp('src', join(folder, 'src'), { recursive: true });
    await cp('package.json', join(folder, 'package.json'));
    await symlink(resolve('node_modules'), join(folder, 'node_modules'));
    const at = (file: string) => pathToFileURL(join(folder, 'src/feeds', file)).href;
    const { createWorkerPool: createPool } = (await import(
      at('worker-pool.ts')
    )) as typeof import('../../src/feeds/worker-pool.ts');
    const { createFeedParser: createParser } = (await import(
      at('feed-parser.ts')
    )) as typeof import('../../src/feeds/feed-parser.ts');
    const threads = createPool();

    const feed = await createParser(threads).parse(document(rss(item(''))), signal);
    await threads.close();

    expect(feed.entries).toHaveLength(1);
  } finally {
    await rm(folder, { recursive: true });
  }
});
