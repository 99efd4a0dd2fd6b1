import { describe, expect, it } from 'vitest';
import { sourceLabels } from '../../src/adapters/page/story-page.ts';
import type { Report } from '../../src/stories/story.ts';
import { writeCard } from '../../src/summarizer/write-card.ts';
import { NOON } from '../support/builders.ts';
import { dolnik, reports, world } from './dolnik.ts';

const context = { now: NOON, previous: null, language: 'en' };

/** The same report of which we have only the beginning. */
function begun(report: Report): Report {
  return { ...report, article: { ...report.article, depth: 'beginning only' } };
}

describe('a report that is only begun, because the rest is to be paid for', () => {
  const both = writeCard(dolnik([begun(reports.harbour), reports.plains]), world, context);
  const alone = writeCard(dolnik([begun(reports.harbour)]), world, context);

  it('is not quoted, summarized or counted from', () => {
    const { headline, sources, readMore, ...rest } = both;

    expect(JSON.stringify(rest)).not.toContain('h1:s');
    expect([...both.quotes, ...both.allQuotes].map(({ speaker }) => speaker)).not.toContain('Ilya Marrow');
    expect(both.whatHappened.length).toBeGreaterThan(0);
    expect(both.quotes.map(({ speaker }) => speaker)).toContain('Dara Quill');
    expect([headline.text, sources.length, readMore.outlet]).toEqual([expect.any(String), 2, 'Plains Monitor']);
  });

  it('counts as a source, and says how much of it there is', () => {
    const source = both.sources.find(({ articleId }) => articleId === 'h1');

    expect(both.corroboration).toMatchObject({ independent: 2, reports: 2 });
    expect(source?.depth).toBe('beginning only');
    expect(source && JSON.stringify(sourceLabels(source))).toContain('beginning only');
  });

  it('alone gives a card of its title and nothing else', () => {
    expect(alone.headline.text).toBe('Rockets kill at least 19 at Karsovian bus station, rescue service says');
    expect([alone.whatHappened, alone.quotes, alone.figures, alone.claims, alone.struck]).toEqual([[], [], [], [], []]);
  });

  it('is told by its title like one of which we have nothing else', () => {
    const { article } = reports.harbour;
    const bare: Report = {
      ...reports.harbour,
      article: { ...article, depth: 'headline only', text: '', sentences: [] },
      figures: [],
    };

    const card = writeCard(dolnik([bare]), world, context);

    expect(card.headline.text).toBe(alone.headline.text);
    expect(card.struck).toEqual([]);
  });
});
