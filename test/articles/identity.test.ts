import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { articleId, articleKeys, sharedNames } from '../../src/articles/identity.ts';
import type { FeedEntry, OutletDomain } from '../../src/feeds/feed.ts';
import { anEntry } from '../support/feed-entries.ts';

const outlet = 'news.example' as OutletDomain;

/** How many entries of the second poll are new to someone who kept the first. */
function newAfter(first: readonly FeedEntry[], second: readonly FeedEntry[]): number {
  const kept = new Set(keysOf(first).flat());
  return keysOf(second).filter((keys) => !keys.some((key) => kept.has(key))).length;
}

function keysOf(entries: readonly FeedEntry[]): readonly (readonly string[])[] {
  const shared = sharedNames(entries);
  return entries.map((entry) => articleKeys(entry, outlet, shared));
}

describe('the identity of an article', () => {
  it.each<[string, Partial<FeedEntry>, Partial<FeedEntry>]>([
    ['only its date moved', {}, { published: Date.UTC(2026, 2, 12, 12, 34) }],
    [
      'only tracking parameters moved',
      { link: 'https://n.example/s?utm_source=a', id: null },
      { link: 'https://n.example/s?utm_source=b', id: null },
    ],
    ['its guid is new at every poll', { id: 'r1' }, { id: 'r2' }],
    ['the way guids are written changed', { id: '1234567' }, { id: 'tag:news.example,2026:1234567' }],
    ['a typo in its title was corrected', { title: 'Army seize town' }, { title: 'Army seizes town' }],
    ['white space moved', { id: ' s ', title: 'Story  one' }, { id: 's', title: 'Story one' }],
    ['it moved to https and lost its www', { link: 'http://www.n.example/s/' }, { link: 'https://n.example/s' }],
    [
      'its address follows a new headline and its guid stays',
      { link: 'https://n.example/a', title: 'A' },
      { link: 'https://n.example/b', title: 'B' },
    ],
    [
      'its address moved and its plain guid and title stay',
      { id: 's', link: 'https://n.example/a' },
      { id: 's', link: 'https://n.example/b' },
    ],
    [
      'it has nothing but a title, and its date moved',
      { id: null, link: null },
      { id: null, link: null, published: null },
    ],
  ])('stays when %s', (_, before, after) => {
    expect(newAfter([anEntry(before)], [anEntry(after)])).toBe(0);
  });

  it('stays whatever the order of the entries is', () => {
    const entries = [1, 2, 3].map((n) => anEntry({ id: `${n}`, title: `T${n}`, link: `https://n.example/${n}` }));
    expect(newAfter(entries, entries.toReversed())).toBe(0);
  });

  it('stays when the feed shrinks and grows again', () => {
    const many = [1, 2, 3].map((n) => anEntry({ id: 'same', title: `T${n}`, link: `https://n.example/${n}` }));
    expect(newAfter(many, many.slice(1, 2))).toBe(0);
    expect(newAfter(many.slice(1, 2), many)).toBe(2);
  });

  it.each<[string, Partial<FeedEntry>, Partial<FeedEntry>]>([
    [
      'bears the title of every morning',
      { id: 'x-100001', link: 'https://n.example/1' },
      { id: 'x-100002', link: 'https://n.example/2' },
    ],
    [
      'bears a guid too plain to be its own',
      { id: 'same', title: 'A', link: 'https://n.example/1' },
      { id: 'same', title: 'B', link: 'https://n.example/2' },
    ],
    [
      'links only the home page',
      { id: null, title: 'A', link: 'https://n.example/' },
      { id: null, title: 'B', link: 'https://n.example/' },
    ],
  ])('is another when an entry %s', (_, before, after) => {
    expect(newAfter([anEntry(before)], [anEntry(after)])).toBe(1);
  });

  it('tells the entries of one poll apart though they share a guid', () => {
    // Specimen of a publisher who writes one guid on everything, here one that looks like somebody's own.
    const entries = [1, 2, 3].map((n) =>
      anEntry({ id: 'guid-2026-03', title: `T${n}`, link: `https://n.example/${n}` }),
    );
    const ids = keysOf(entries).map(articleId);
    expect(new Set(ids).size).toBe(3);
    expect(newAfter(entries.slice(0, 2), entries)).toBe(1);
  });

  it('tells the entries of one poll apart though they share a link', () => {
    const entries = [1, 2, 3].map((n) => anEntry({ id: null, title: `T${n}`, link: 'https://n.example/news.php' }));
    expect(newAfter(entries.slice(0, 2), entries)).toBe(1);
    expect(newAfter(entries, entries.slice(0, 1))).toBe(0);
  });

  it('is sixteen letters and digits of base32, the same for the same entry', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.option(fc.webUrl()), (id, title, link) => {
        const keys = articleKeys(anEntry({ id, title, link }), outlet);
        expect(articleId(keys)).toMatch(/^[a-z2-7]{16}$/);
        expect(articleKeys(anEntry({ id, title, link }), outlet)).toEqual(keys);
        expect(keys.every((key) => key.startsWith('v1:') && key.length <= 400)).toBe(true);
      }),
    );
  });
});

const attacks = '../shared/attacks/feeds';

describe.skipIf(!existsSync(attacks))('the identity of an article, over the pairs of ../shared/attacks', () => {
  it.each([
    '050-pair-pubdate',
    '051-pair-tracking',
    '053-pair-guid-random',
    '054-pair-title-typo',
    '056-pair-whitespace',
    '057-pair-order',
    '059-pair-bounce',
  ])('%s: nothing is new, in either direction', (name) => {
    const [a, b] = ['a', 'b'].map((poll) => plainEntries(readFileSync(`${attacks}/${name}-${poll}.xml`, 'utf8')));
    expect(a!.length).toBeGreaterThan(0);
    expect([newAfter(a!, b!), newAfter([...a!, ...b!], a!)]).toEqual([0, 0]);
  });

  it('037-same-guid-everywhere: six entries, six identities', () => {
    const entries = plainEntries(readFileSync(`${attacks}/037-same-guid-everywhere.xml`, 'utf8'));
    expect(new Set(keysOf(entries).map(articleId)).size).toBe(6);
  });
});

/** The items of a plain RSS document; enough for these specimens. */
function plainEntries(xml: string): readonly FeedEntry[] {
  const field = (item: string, name: string) =>
    new RegExp(`<${name}[^>]*>([^<]*)</${name}>`).exec(item)?.[1]?.replaceAll('&amp;', '&') ?? null;
  return [...xml.matchAll(/<item>(.*?)<\/item>/gs)].map(([, item = '']) =>
    anEntry({ id: field(item, 'guid'), title: field(item, 'title') ?? '', link: field(item, 'link') }),
  );
}
