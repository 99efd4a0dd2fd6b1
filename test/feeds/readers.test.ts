import { describe, expect, it } from 'vitest';
import { byFeedsmith } from '../../src/feeds/from-feedsmith.ts';
import { outlineFeed } from '../../src/feeds/outline.ts';
import { quietTimes } from '../../src/feeds/quiet-times.ts';
import type { RawFeed } from '../../src/feeds/raw-feed.ts';
import { type Readers, readPlain } from '../../src/feeds/read-plain.ts';
import { writeOutline } from '../../src/feeds/write-outline.ts';

const outline = outlineFeed(
  'rss',
  '<rss><channel><title>Wire</title><item><title>One</title><link>https://wire.example/1</link></item><item><title>Two</title></item></channel></rss>',
  'https://wire.example/feed',
);
const plain = writeOutline(outline, 'rss');

const entry = (title: string | null, link: string | null = null): RawFeed['entries'][number] => ({
  id: null,
  title: title === null ? null : { value: title, kind: 'text' },
  link,
  dates: [],
  author: null,
  summary: null,
  content: null,
  categories: [],
  base: null,
});
const whole = [entry('One', 'https://wire.example/1'), entry('Two')];
const feed = (readBy: RawFeed['readBy'], entries: RawFeed['entries']): RawFeed => ({
  format: 'rss',
  readBy,
  title: null,
  link: null,
  description: null,
  language: null,
  ttlMinutes: null,
  base: null,
  self: null,
  entries,
  withdrawn: [],
});
const fails = () => {
  throw new Error('no');
};
const refuses = async () => fails();
const readers = (first: Readers['first'], second: Readers['second']): Readers => ({ first, second });
const readBy = async (both: Readers) => (await readPlain(plain, 'rss', outline, both)).readBy;
const finds = (entries: RawFeed['entries']) => ({
  first: async () => feed('rss-parser', entries),
  second: () => feed('feedsmith', entries),
});

describe('which reader is believed', () => {
  it('is the first one where it finds everything; the second is not asked', async () => {
    expect(await readBy(readers(finds(whole).first, fails))).toBe('rss-parser');
  });

  it.each([
    ['refuses', refuses],
    ['finds no entries', finds([]).first],
    ['loses an entry', finds(whole.slice(1)).first],
    ['loses a title', finds([entry(null, 'https://wire.example/1'), entry('Two')]).first],
    ['loses a link', finds([entry('One'), entry('Two')]).first],
  ])('is the second one where the first %s', async (_, first) => {
    expect(await readBy(readers(first, finds(whole).second))).toBe('feedsmith');
  });

  it('is the one that found more where neither found everything', async () => {
    const one = finds(whole.slice(0, 1));
    const none = finds([]);

    expect(await readBy(readers(one.first, none.second))).toBe('rss-parser');
    expect(await readBy(readers(none.first, one.second))).toBe('feedsmith');
    expect(await readBy(readers(one.first, fails))).toBe('rss-parser');
  });

  it('is none where both refuse', async () => {
    await expect(readBy(readers(refuses, fails))).rejects.toMatchObject({ code: 'feed-broken' });
  });

  it('is either, with the same answer, for what was written for them', async () => {
    const one = await readPlain(plain, 'rss', outline);
    const other = await readPlain(plain, 'rss', outline, readers(refuses, byFeedsmith));

    expect({ ...other, readBy: one.readBy }).toEqual(one);
  });
});

describe('when a publisher does not want to be asked', () => {
  it.each([
    ['0 23 23', 'Saturday Sunday', { hours: [0, 23], days: [0, 6] }],
    ['24', null, { hours: [0], days: [] }],
    [null, 'MONDAY tue Someday', { hours: [], days: [1, 2] }],
    ['77', 'never', null],
    [null, null, null],
  ])('is understood: %s, %s', (hours, days, quiet) => {
    expect(quietTimes(hours, days)).toEqual(quiet);
  });
});
