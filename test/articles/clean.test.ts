import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleanArticleText } from '../../src/articles/clean.ts';

const REPORT = 'A drone strike hit a market in Merinsk on Thursday, killing at least 12 people.';

describe('cleaning a text', () => {
  it.each([
    'Advertisement',
    'Story continues below advertisement',
    'Read more: Talks in Muscat end without an agreement',
    'Read more: ‘We counted nine bodies’',
    'Also read | Velmar denies new offensive',
    'Lire aussi : la trêve en danger',
    'Читайте також: обмін полоненими',
    'اقرأ أيضا: نزوح تسعة آلاف عائلة',
    'Sign up for our morning newsletter',
    'Follow us on Telegram for more',
    'Subscribe to continue reading',
    'This article is for subscribers only',
    'Already a subscriber? Sign in',
    'We use cookies to improve your experience.',
    'Photo: Jo Lind / Meridian Wire',
    'Getty Images',
    '© 2026 Meridian Wire. All rights reserved.',
    '***',
  ])('drops the line "%s"', (line) => {
    expect(cleanArticleText(`${REPORT}\n\n${line}\n\n${REPORT}`).text).toBe(`${REPORT}\n\n${REPORT}`);
  });

  it.each([
    'Read the statement carefully, he told reporters: nothing in it speaks of a pull-back from the town.',
    'Share prices fell on Thursday.',
    'By continuing the strikes, Velmar would risk the talks, she said.',
    'Watch towers along the road were abandoned before the convoy came.',
    'Related charges against two officers were dropped.',
    'More people fled the town.',
    'Photographs showed smoke over the market.',
    'By Sunday, nine bodies had been found.',
    'Donate blood, the hospital asked.',
    '"Subscribe to their version and you are lost," he said.',
    'MERINSK, Karsovia, March 8 (Meridian Wire) - A drone strike hit a market.',
  ])('keeps the sentence "%s"', (line) => {
    expect(cleanArticleText(`${REPORT}\n\n${line}\n\n${REPORT}`).text).toBe(`${REPORT}\n\n${line}\n\n${REPORT}`);
  });

  it.each([
    'By Ann Bell',
    'By Ann Bell and Carl Dow in Geneva',
    'By ANN BELL, Meridian Wire',
    'Von Jo Lind',
    'بقلم سالم الهادي',
  ])('takes "%s" for the byline', (line) => {
    expect(cleanArticleText(`${line}\n\n${REPORT}`)).toEqual({
      text: REPORT,
      byline: line,
      credit: null,
      dateline: null,
    });
  });

  it.each([
    'Reporting by Ann Bell in Ostrevar; Editing by Jo Lind',
    '(Additional reporting by Carl Dow)',
    'With inputs from agencies',
    'Ann Bell contributed to this report.',
    '(Reuters)',
    'AFP',
  ])('keeps "%s" apart, as evidence of whose words these are', (line) => {
    expect(cleanArticleText(`${REPORT}\n\n${line}`)).toEqual({
      text: REPORT,
      byline: null,
      credit: line,
      dateline: null,
    });
  });

  it('finds a credit at the end of the last paragraph', () => {
    const credit = '(Reporting by Ann Bell; Editing by Jo Lind)';
    expect(cleanArticleText(`${REPORT} ${credit}`)).toEqual({ text: REPORT, byline: null, credit, dateline: null });
  });

  it('leaves an ordinary parenthesis at the end where it is', () => {
    const text = 'The toll stands at 31 (the army speaks of 17)';
    expect(cleanArticleText(text).text).toBe(text);
  });

  it('ends in the same text when it is done twice, and in time that grows with the text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.lorem(), fc.string(), fc.constantFrom('By A', 'Read more:', 'AFP'))),
        (lines) => {
          const once = cleanArticleText(lines.join('\n\n')).text;
          expect(typeof once).toBe('string');
        },
      ),
    );
    const start = performance.now();
    for (const piece of ['(', 'By A ', 'read more ', 'Photo ', 'a', '\n\nBy ', ' reporting by'])
      cleanArticleText(piece.repeat(100_000));
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});

const gold = '../shared/gold';

describe.skipIf(!existsSync(gold))('cleaning the articles of ../shared/gold', () => {
  it('takes nothing out of them but a line that names who reported', () => {
    for (const name of readdirSync(gold).filter((file) => /^a\d+\.json$/.test(file))) {
      const { text } = JSON.parse(readFileSync(`${gold}/${name}`, 'utf8')) as { text: string };
      const clean = cleanArticleText(text);
      const dropped = text.split('\n\n').filter((paragraph) => !clean.text.includes(paragraph.slice(0, 40)));
      expect(dropped.filter((paragraph) => paragraph !== clean.byline && paragraph !== clean.credit)).toEqual([]);
    }
  });
});
