import { describe, expect, it } from 'vitest';
import type { Article, Dateline } from '../../src/articles/article.ts';
import { cleanArticleText } from '../../src/articles/clean.ts';
import { joinedByline } from '../../src/articles/given-article.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { leadOf } from '../../src/stories/lead.ts';
import { readReport } from '../../src/stories/read-report.ts';
import { rootOf } from '../../src/stories/roots.ts';
import { prepareWorld } from '../../src/stories/world.ts';
import { anArticle, NOON } from '../support/builders.ts';
import { templateBackground } from './template-world.ts';

const WORLD = prepareWorld(templateBackground());

const REPORT = 'Missiles hit the port of Odesa on Thursday, killing nine people, officials said.';

function article(text: string, fields: Partial<Omit<Article, 'id' | 'outlet' | 'feedId'>> = {}): Article {
  return anArticle({ text, outlet: 'harbourtimes.example', sentences: splitSentences(text, 'en'), ...fields });
}

/** An article as it is kept: what names others is cut from its text. */
function kept(printed: string): Article {
  const { text, byline, credit, dateline } = cleanArticleText(printed);
  return article(text, {
    byline: joinedByline(byline, credit),
    ...(dateline === null ? {} : { dateline }),
    ...(credit === null ? {} : { credit }),
  });
}

describe('the root of a report whose dateline and credit were taken out of its text', () => {
  const dateline: Dateline = { text: 'KYIV (Reuters)', place: 'KYIV', day: null, agency: 'Reuters' };

  it('is the agency of the dateline, before that of the credit, before that of the byline', () => {
    expect(rootOf(article(REPORT, { dateline, credit: 'With inputs from AFP' }), WORLD)).toBe('wire:reuters');
    expect(rootOf(article(REPORT, { credit: '(AFP)', byline: 'By Associated Press' }), WORLD)).toBe('wire:afp');
    expect(rootOf(article(REPORT, { byline: 'By Associated Press' }), WORLD)).toBe('wire:ap');
  });

  it.each([
    `KYIV, March 12 (Reuters) - ${REPORT}`,
    `Nine dead in Odesa\n\nKYIV, March 12 (Reuters) - ${REPORT}`,
    `${REPORT}\n\nSource: Reuters`,
    `${REPORT} (Reuters)`,
    `Reuters\n\n${REPORT}`,
    `${REPORT}\n\n© 2026 Reuters. All rights reserved.`,
    `${REPORT}\n\nMit Material von Reuters`,
    `${REPORT}\n\nالمصدر: رويترز`,
  ])('is found in "%s"', (printed) => {
    expect(rootOf(kept(printed), WORLD)).toBe('wire:reuters');
  });

  it.each([`Jo Lind/Reuters\n\n${REPORT}`, `${REPORT}\n\nPhoto: Jo Lind/Reuters\n\n${REPORT}`])(
    'is not the agency of a photographer: "%s"',
    (printed) => {
      expect(rootOf(kept(printed), WORLD)).toBe('outlet:harbourtimes.example');
    },
  );

  it('is found as before in articles that were kept with their dateline', () => {
    expect(rootOf(article(`KYIV, March 12 (Reuters) - ${REPORT}`), WORLD)).toBe('wire:reuters');
  });
});

describe('the lead of a report', () => {
  it.each([
    'KYIV, March 12 (Core Wire) - ',
    'KYIV. March 12. UNN. ',
    'Kyiv — ',
    'By Ann Bell\n\nKYIV — ',
    '(Core Wire) - ',
  ])('begins behind the dateline, however it is printed: "%s"', (dateline) => {
    const { text, start } = leadOf(article(`${dateline}${REPORT} Two ships sank.`));
    expect(text).toBe(`${REPORT} Two ships sank.`);
    expect(start).toBe(dateline.length);
  });

  it('is the summary where one stands above the dateline', () => {
    const summary = 'Nine people died in Odesa, officials say.';
    const { text, start } = leadOf(article(`${summary}\n\nKYIV, March 12 (Core Wire) - ${REPORT}`));
    expect([text.slice(0, summary.length), start]).toEqual([summary, 0]);
  });

  it.each([
    'KYIV, Ukraine, March 12 (Core Wire) - ',
    'KYIV — ',
    'WASHINGTON (Reuters) - ',
    'By Ann Bell\n\nKYIV (AP) — ',
  ])('tells the same event whether the dateline was cut or not: "%s"', (dateline) => {
    const read = (one: Article) => {
      const { relevance, conflicts, eventPlace, eventType, eventDate } = readReport(one, WORLD);
      return { relevance, conflicts, eventPlace, eventType, eventDate };
    };
    const printed = `${dateline}${REPORT} Two ships sank.`;
    expect(read(kept(printed))).toEqual(read(article(printed)));
    expect(read(kept(printed)).eventDate).toBe(NOON - 36 * 3_600_000);
  });
});
