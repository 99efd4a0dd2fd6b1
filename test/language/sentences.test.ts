import { existsSync, readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitSentences } from '../../src/language/sentences.ts';

function split(text: string, language = 'en'): string[] {
  return splitSentences(text, language).map(({ start, end }) => text.slice(start, end));
}

describe('where a sentence ends', () => {
  it.each([
    ['after no title or rank', ['Lt. Col. Jan Brodek and Brig. Gen. A. Sule met Gov. Ines Roth.', 'They left.']],
    ['after no initial', ['J. R. Halloway wrote to M. Petit.', 'He got no answer.']],
    ['inside no U.N. body', ['The U.N. Security Council met in the U.S. Capitol.', 'It adjourned.']],
    ['after U.S. when a new sentence opens', ['Troops left for the U.S.', 'The others stayed.']],
    ['after a bare number', ['The army denies the toll of 12.', 'Medics count 40.', 'Nobody else counts.']],
    ['not between No. and its number', ['It is brigade No. 14 again.', 'No.', 'It is not.']],
    ['after a time, unless a day or zone follows', ['It began at 5 a.m. Monday and ended at 6 p.m.', 'Nobody slept.']],
    ['not before a date', ['It fell on Sept. 3 and again on Jan. 4.', 'It rained.']],
    ['behind the mark that closes a quotation', ['“We stay.”', 'He left.', '"Never."', 'She stayed.']],
    ['not between a question and the one who asks', ['“Is it over?” General Ito asked.', 'Nobody knew.']],
    ['not after vs. or approx.', ['It was 4 vs. 5, approx. Nine in all were there.', 'Good.']],
    ['after a bracket', ['They fled (all of them.)', 'It was late.']],
  ])('%s', (_, sentences) => {
    expect(split(sentences.join(' '))).toEqual(sentences);
  });

  it('divides a quotation of several sentences', () => {
    expect(split('“They came at night. We ran. Nobody helped us,” she said.')).toEqual([
      '“They came at night.',
      'We ran.',
      'Nobody helped us,” she said.',
    ]);
  });

  it('is always at the end of a paragraph', () => {
    expect(split('By our correspondent\n\nThe town fell\n\nIt rose')).toEqual([
      'By our correspondent',
      'The town fell',
      'It rose',
    ]);
  });

  it.each([
    [
      'uk',
      ['У м. Лісове на вул. Гайовій стріляли.', 'О. Левко загинув.', 'Це сталося торік у 2024 р.', 'Рада мовчала.'],
    ],
    ['ru', ['На ул. Садовой стреляли, т. е. воевали.', 'И. Левко погиб.', 'Это было в 2024 г.', 'Совет молчал.']],
    [
      'de',
      ['Am 3. März griff die 14. Brigade an.', 'Ca. 40 Soldaten, z. B. aus Ulm, flohen.', 'Es waren 12.', 'Er ging.'],
    ],
    ['fr', ['M. Petit et Mme Roy sont partis.', 'Ils étaient 12.', 'Personne ne reste.']],
    ['ar', ['هل انتهت الحرب؟', 'قال د. سامي لا.', 'عدد القتلى 17.', 'انتهى.']],
  ])('in %s as its writers mean it', (language, sentences) => {
    expect(split(sentences.join(' '), language)).toEqual(sentences);
  });

  it('needs no space in Chinese', () => {
    expect(split('我们不走。他说。', 'zh')).toEqual(['我们不走。', '他说。']);
  });

  it('covers every letter once, in order, whatever the text', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 400 }),
        fc.constantFrom('en', 'uk', 'de', 'ar', 'und'),
        (text, language) => {
          let at = 0;
          for (const { start, end } of splitSentences(text, language)) {
            expect(text.slice(at, start).trim()).toBe('');
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
            expect(end).toBeGreaterThan(start);
            at = end;
          }
          expect(text.slice(at).trim()).toBe('');
        },
      ),
    );
  });

  it('stays linear in stops and spaces', () => {
    const started = performance.now();

    splitSentences('U.S. No. '.repeat(30_000), 'en');
    splitSentences('. . '.repeat(50_000), 'en');

    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

const GOLD = '../shared/gold';

describe.skipIf(!existsSync(GOLD))('against the annotated articles (skipped where they are absent)', () => {
  it('finds the sentences with an F1 of at least .99', () => {
    let right = 0;
    let found = 0;
    let wanted = 0;
    for (const file of readdirSync(GOLD).filter((name) => /^a\d+\.json$/.test(name))) {
      const { text, language, gold } = JSON.parse(readFileSync(`${GOLD}/${file}`, 'utf8'));
      const places = new Set(gold.sentences.map((s: { start: number; end: number }) => `${s.start}-${s.end}`));
      const mine = splitSentences(text, language);
      found += mine.length;
      wanted += places.size;
      right += mine.filter(({ start, end }) => places.has(`${start}-${end}`)).length;
    }

    expect((2 * right) / (found + wanted)).toBeGreaterThanOrEqual(0.99);
  });
});
