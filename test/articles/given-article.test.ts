import { describe, expect, it } from 'vitest';
import { articleOf, type GivenArticle } from '../../src/articles/given-article.ts';
import { unreviewedOutlet } from '../../src/articles/outlet.ts';
import type { OutletDomain } from '../../src/feeds/feed.ts';

const domain = 'meridianwire.example' as OutletDomain;
const outlets = new Map([[domain, { ...unreviewedOutlet(domain), name: 'Meridian Wire' }]]);

const given: GivenArticle = {
  id: 'a01',
  title: 'Drone strike on market',
  text: 'By Ann Bell\n\nA  drone strike hit a market.\n\nReporting by Ann Bell',
  outlet: 'Meridian Wire',
  published: '2026-03-08T11:20:00Z',
  url: 'https://meridianwire.example/a',
  language: 'en-GB',
};

describe('an article that was given', () => {
  it('keeps its text untouched, so that offsets count in what was given', () => {
    const article = articleOf(given, outlets);
    expect(article.text).toBe(given.text);
    expect(article.sentences.map(({ start, end }) => given.text.slice(start, end))).toContain(
      'A  drone strike hit a market.',
    );
    expect(article.byline).toBe('By Ann Bell · Reporting by Ann Bell');
    expect(article.credit).toBe('Reporting by Ann Bell');
    expect(article).not.toHaveProperty('dateline');
  });

  it('tells its dateline, which stays in the text', () => {
    const text = 'MERINSK, March 8 (Meridian Wire) - A drone strike hit a market.';
    const article = articleOf({ ...given, text }, outlets);
    expect(article.text).toBe(text);
    expect(article.dateline).toMatchObject({ place: 'MERINSK', day: 'March 8', agency: 'Meridian Wire' });
    expect(article).not.toHaveProperty('credit');
  });

  it.each<[string, Partial<GivenArticle>, string]>([
    ['its domain', { outlet: 'MeridianWire.example' }, 'meridianwire.example'],
    ['its name', {}, 'meridianwire.example'],
    ['where it lies', { outlet: null, url: 'https://edition.meridianwire.example/a' }, 'meridianwire.example'],
    ['any other name', { outlet: 'The Other', url: null }, 'The Other'],
  ])('knows its outlet by %s', (_, fields, outlet) => {
    expect(articleOf({ ...given, ...fields }, outlets).outlet).toBe(outlet);
  });

  it('is only a headline without a text, undated without a date, and links only what can be linked', () => {
    const article = articleOf({ ...given, text: ' ', published: 'soon', url: 'javascript:1', language: null }, outlets);
    expect(article).toMatchObject({ depth: 'headline only', published: null, url: '' });
  });
});
