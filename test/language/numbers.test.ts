import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readNumbers } from '../../src/language/numbers.ts';

/** "at least 12 = 12, at least": what was found, in one line each. */
function read(text: string, language = 'en'): readonly string[] {
  return readNumbers(text, language).map(({ from, end, value, high, qualifier, use }) =>
    [text.slice(from, end), '=', high === null ? value : `${value}-${high}`, qualifier, use].join(' '),
  );
}

describe('numbers in figures and words', () => {
  it.each([
    ['en', '6,400 civilians', '6,400 = 6400 exact count'],
    ['de', '1.200 Menschen', '1.200 = 1200 exact count'],
    ['fr', '1 200 personnes', '1 200 = 1200 exact count'],
    ['uk', 'понад 9 тис. людей', 'понад 9 тис = 9000 more than count'],
    ['ar', '٣١ شخصا', '٣١ = 31 exact count'],
    ['ar', 'أكثر من 9 آلاف أسرة', 'أكثر من 9 آلاف = 9000 more than count'],
    ['en', 'twenty-three men', 'twenty-three = 23 exact count'],
    ['en', 'two hundred and five men', 'two hundred and five = 205 exact count'],
    ['en', 'nine hundred thousand people', 'nine hundred thousand = 900000 exact count'],
    ['en', '1.5 million people', '1.5 million = 1500000 exact count'],
    ['en', 'half a million people', 'half a million = 500000 exact count'],
    ['uk', 'двадцять три людини', 'двадцять три = 23 exact count'],
    ['ru', 'сто двадцать пять человек', 'сто двадцать пять = 125 exact count'],
    ['ar', 'خمسة وعشرون جنديا', 'خمسة وعشرون = 25 exact count'],
    ['de', 'dreihundertzweiundvierzig Menschen', 'dreihundertzweiundvierzig = 342 exact count'],
    ['fr', 'quatre-vingt-douze morts', 'quatre-vingt-douze = 92 exact count'],
    ['es', 'treinta y dos heridos', 'treinta y dos = 32 exact count'],
  ])('reads in %s "%s"', (language, text, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it.each([
    ['en', 'at least 12 people', 'at least 12 = 12 at least count'],
    ['en', 'as many as 40 rebels', 'as many as 40 = 40 up to count'],
    ['en', 'nearly 300 people', 'nearly 300 = 300 about count'],
    ['uk', 'до 60 військових', 'до 60 = 60 up to count'],
    ['uk', 'кількість зросла до 14', '14 = 14 exact count'],
    ['ar', '31 شخصاً على الأقل', '31 = 31 at least count'],
    ['en', 'between 12 and 15 people', '12 and 15 = 12-15 exact count'],
    ['en', '12 to 15 people', '12 to 15 = 12-15 exact count'],
  ])('keeps in %s how sure "%s" is', (language, text, expected) => {
    expect(read(text, language)).toEqual([expected]);
  });

  it('tells a rise from a range', () => {
    expect(read('The toll rose from 12 to 14.')).toEqual(['12 = 12 exact count', '14 = 14 exact count']);
  });

  it.each([
    ['en', 'dozens of people', 'dozens'],
    ['en', 'tens of thousands of people', 'thousands'],
    ['en', 'several hundred people', 'hundreds'],
    ['uk', 'кілька десятків людей', 'dozens'],
    ['ar', 'عشرات القتلى', 'dozens'],
    ['de', 'Hunderte Menschen', 'hundreds'],
    ['fr', 'des dizaines de milliers de personnes', 'thousands'],
  ])('gives no value in %s to "%s"', (language, text, size) => {
    expect(readNumbers(text, language).map(({ value, qualifier }) => [value, qualifier])).toEqual([[null, size]]);
  });
});

describe('numbers that count no people', () => {
  it.each([
    ['the 14th Brigade', 'ordinal'],
    ['four kilometres away', 'measure'],
    ['a 48-hour strike', 'measure'],
    ['on March 8', 'date'],
    ['in 2023', 'date'],
    ['7% of the output', 'percent'],
    ['a 34-year-old', 'age'],
    ['$4 million', 'money'],
    ['an F-16', 'name'],
    ['Resolution 1701', 'name'],
    ['at 10:30', 'time'],
    ['one in five', 'share'],
  ])('knows "%s" by its surroundings', (text, use) => {
    expect(readNumbers(text, 'en').map((number) => number.use)).toContain(use);
    expect(readNumbers(text, 'en').map((number) => number.use)).not.toContain('count');
  });
});

it('finds every number between its offsets, whatever the text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom('en', 'uk', 'ar', 'de', 'fr', 'ru', 'es'),
      (text, language) => {
        let last = 0;
        for (const { start, end, from } of readNumbers(text, language)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(from).toBeLessThanOrEqual(start);
          expect(end).toBeLessThanOrEqual(text.length);
          last = end;
        }
      },
    ),
  );
});

it('reads any whole number back from how English writes it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 9_999_999 }), (value) => {
      const text = `killing ${value.toLocaleString('en-GB')} people`;

      expect(readNumbers(text, 'en').map((number) => number.value)).toEqual([value]);
    }),
  );
});

it('stays linear on a text of nothing but numbers', () => {
  const text = 'one 2 three '.repeat(20_000);

  expect(readNumbers(text, 'en').length).toBe(60_000);
});
