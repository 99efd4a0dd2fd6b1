import { describe, expect, it } from 'vitest';
import { cleanArticleText } from '../../src/articles/clean.ts';
import { splitSentences } from '../../src/language/sentences.ts';
import { evidenceIn, statementAt } from '../../src/summarizer/evidence.ts';
import { writeCard } from '../../src/summarizer/write-card.ts';
import { anArticle, NOON } from '../support/builders.ts';
import { dolnik, reportOf, world } from './dolnik.ts';

const REPORT = `Rockets hit a bus station in the Karsovian town of Dolnik on Thursday, killing at least 19 people, the rescue service said. Karsovia accused Velmar of firing them.

Velmar's defence ministry denied firing at the town. Analysts warned that the attack could delay an exchange of prisoners.`;

const DATELINES = [
  'OSTVALE, March 12 (Harbour Post) - ',
  'OSTVALE — ',
  'Ostvale (Harbour Wire) – ',
  'OSTVALE. March 12. UNN. ',
  'By Ann Bell\n\nOSTVALE, Karsovia (AP) — ',
  'By Ann Bell OSTVALE, March 12 - ',
  '(AP) - ',
];

/** What a card says that is made of one report. */
function told(text: string) {
  const { whatHappened, claims, implications, figures, quotes, struck } = writeCard(
    dolnik([reportOf('h1', 'harbourpost.example', text)]),
    world,
    { now: NOON, previous: null, language: 'en' },
  );
  const texts = (lines: readonly { readonly text: string }[]) => lines.map((line) => line.text);
  return {
    ...{ happened: texts(whatHappened), claims: texts(claims), implications: texts(implications) },
    figures: figures.length,
    quotes,
    struck,
  };
}

it('a summary above the dateline is a sentence like any other', () => {
  const summary = 'Nineteen people died in Dolnik, rescuers say.';
  const text = `${summary}\n\nOSTVALE, March 12 (Harbour Post) - ${REPORT}`;
  const article = anArticle({ id: 'h1', text, sentences: splitSentences(text, 'en') });
  expect(statementAt(article, 0)).toBe(summary);
  expect(statementAt(article, 1)).toMatch(/^Rockets hit/);
});

describe.each(DATELINES)('a report with the dateline "%s"', (dateline) => {
  it('is told in the same words with it and without it', () => {
    const bare = told(REPORT);
    expect(bare.happened[0]).toMatch(/^Rockets hit/);
    expect(told(dateline + REPORT)).toEqual(bare);
    expect(told(cleanArticleText(dateline + REPORT).text)).toEqual(bare);
  });

  it('has evidence that still counts in the text as it was given', () => {
    const text = dateline + REPORT;
    const article = anArticle({ id: 'h1', text, sentences: splitSentences(text, 'en') });
    const first = article.sentences.findIndex(({ end }) => end > dateline.length);
    const passage = evidenceIn([article])(`h1:s${first}`);

    expect(statementAt(article, first)).toBe(REPORT.slice(0, REPORT.indexOf(' Karsovia accused')));
    expect(text.slice(passage?.span.start, passage?.span.end)).toBe(passage?.text);
    for (let before = 0; before < first; before += 1) {
      expect(['', 'By Ann Bell']).toContain(statementAt(article, before));
    }
  });
});
