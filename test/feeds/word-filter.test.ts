import { describe, expect, it } from 'vitest';
import type { WordFilter } from '../../src/feeds/feed.ts';
import { passesFilters } from '../../src/feeds/word-filter.ts';
import { anEntry } from '../support/feed-entries.ts';

const entry = anEntry({ title: 'Drone strike in Mérinsk', summary: 'A market was hit.', categories: ['World news'] });
const passes = (include: WordFilter | null, exclude: WordFilter | null = null, of = entry) =>
  passesFilters({ include, exclude }, of);

describe('an entry passes its feed’s filters', () => {
  it('when it holds one of the words, whatever their case and accents', () => {
    expect(passes({ any: ['siege', 'MERINSK'] })).toBe(true);
    expect(passes({ any: ['siege'] })).toBe(false);
  });

  it('when it holds all of them, as whole words', () => {
    expect(passes({ all: ['drone', 'market'] })).toBe(true);
    expect(passes({ all: ['drone', 'mark'] })).toBe(false);
  });

  it('when it holds a phrase as it stands, in its categories too', () => {
    expect(passes({ any: ['drone strike'] })).toBe(true);
    expect(passes({ any: ['strike drone'] })).toBe(false);
    expect(passes({ any: ['world news'] })).toBe(true);
  });

  it('unless it holds what is excluded', () => {
    expect(passes(null, { any: ['market'] })).toBe(false);
    expect(passes({ any: ['drone'], not: ['market'] })).toBe(false);
    expect(passes(null, { any: ['football'] })).toBe(true);
  });

  it('when nothing is asked of it', () => {
    expect(passes(null)).toBe(true);
    expect(passes({}, {})).toBe(true);
  });

  it('by the letters, where a script puts no space between words', () => {
    expect(passes({ any: ['停火'] }, null, anEntry({ title: '双方宣布停火协议' }))).toBe(true);
  });

  it('by the beginning of its text where it has no summary', () => {
    expect(
      passes({ any: ['ferry'] }, null, anEntry({ title: 'x', summary: '', content: '<p>The <b>ferry</b> runs.</p>' })),
    ).toBe(true);
  });
});
