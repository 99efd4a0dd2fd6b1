import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderHtml } from '../../../src/adapters/console/render-html.ts';
import { aCard, aQuote, aRichBriefing, aSource } from '../page/specimen.ts';

/** Tags in order, names only. */
const tags = (html: string) => Array.from(html.matchAll(/<(\/?[a-z0-9]+)/g), ([, name]) => name);

describe('a briefing as a page', () => {
  it('loads nothing, runs nothing, and says so', () => {
    const html = renderHtml(aRichBriefing());

    expect(html).toContain(
      `content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"`,
    );
    expect(html).not.toMatch(/<(?:script|img|iframe|link|object)|url\(|@import|\son\w+=|\ssrc=/i);
  });

  it('has one first heading, and no level is skipped', () => {
    const levels = Array.from(renderHtml(aRichBriefing()).matchAll(/<h([1-6])/g), ([, level]) => Number(level));

    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    expect(levels.every((level, index) => level <= (levels[index - 1] ?? 0) + 1)).toBe(true);
  });

  it('tells language and direction of what is not English', () => {
    const html = renderHtml(aRichBriefing());

    expect(html).toContain('<html lang="en" dir="ltr">');
    expect(html).toContain('<span lang="ar" dir="rtl">كانت العبّارة تحمل عائلات ولم يكن على متنها جنود.</span>');
    expect(html).toContain('<bdi>سلمى حداد</bdi>');
  });

  it('is readable by light and by dark, and on paper', () => {
    const html = renderHtml(aRichBriefing());

    expect(html).toContain('@media (prefers-color-scheme: dark)');
    expect(html).toContain('@media print');
  });

  it('gives each number in a table who says so', () => {
    expect(renderHtml(aRichBriefing())).toContain('<th scope="col">Who says so</th>');
  });

  it('lets no page it leads to know where its reader came from', () => {
    const links = Array.from(renderHtml(aRichBriefing()).matchAll(/<a [^>]*>/g), ([link]) => link);

    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => !link.includes('rel="noopener noreferrer"'))).toEqual([]);
  });

  it('has the same tags whatever the words from outside say', () => {
    const page = (text: string) =>
      renderHtml(
        aRichBriefing({
          stories: [
            aCard({
              headline: { text, ev: [], from: text, lang: 'en' },
              quotes: [aQuote({ text, speaker: text, role: text, outlet: text })],
              analysis: [{ text, by: text, ev: [] }],
              sources: [aSource({ outlet: text, country: text, label: 'state' })],
              readMore: { outlet: text, url: 'https://a.example/' },
            }),
          ],
        }),
      );
    const plain = tags(page('plain'));

    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('<', '>', '"', "'", '&', '<script>', '</p>', '-->', '" onload="x', 'a', ' '), {
          minLength: 1,
          maxLength: 12,
        }),
        (pieces) => {
          const text = `x${pieces.join('')}`;
          // The role of a speaker is told once where the name already says it; the tags stay.
          expect(tags(page(text))).toEqual(plain);
        },
      ),
      { numRuns: 200 },
    );
  });
});

it('tells what an arrow means to those who do not see it, and takes no dot for one', () => {
  const html = renderHtml(aRichBriefing());

  expect(html).toContain('<span class="rise" role="img" aria-label="above this feed set&#39;s 14-day norm">▲</span> ');
  expect(html.split('aria-label="too few reports"')).toHaveLength(2);
});
