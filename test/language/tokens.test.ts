import { describe, expect, it } from 'vitest';
import { contentWords, foldWord, wordsOf } from '../../src/language/tokens.ts';

describe('words', () => {
  it('keep their apostrophes, hyphens, dots and separators, and know their place', () => {
    const text = "The U.N. didn't count 6,400 well-known п’ятеро.";

    const words = wordsOf(text);

    expect(words.map((word) => word.text)).toEqual([
      'The',
      'U.N.',
      "didn't",
      'count',
      '6,400',
      'well-known',
      'п’ятеро',
    ]);
    for (const { text: word, start, end } of words) expect(text.slice(start, end)).toBe(word);
  });

  it.each([
    ['Erdoğan', 'erdogan'],
    ['Łódź', 'lodz'],
    ['İstanbul', 'istanbul'],
    ['don’t', "don't"],
    ['Ёлка', 'елка'],
    ['Київ', 'київ'],
    ['قُتِلَ', 'قتل'],
    ['أمّة', 'امه'],
  ])('%s is compared as %s', (word, folded) => {
    expect(foldWord(word)).toBe(folded);
  });
});

describe('content words', () => {
  it('meet in singular and plural, present and past', () => {
    expect(contentWords('The strikes stopped; cities were shelled', 'en')).toEqual(
      contentWords('A strike is stopping. This city they shell', 'en'),
    );
  });

  it.each([
    ['uk', 'удару', 'удари'],
    ['ru', 'ракеты', 'ракетами'],
    ['ar', 'والمدينة', 'مدينة'],
    ['fr', 'blessés', 'blessée'],
    ['de', 'Raketen', 'Rakete'],
  ])('in %s, %s meets %s', (language, one, other) => {
    expect(contentWords(one, language)).toEqual(contentWords(other, language));
  });

  it('leave out stop words and keep repeats', () => {
    expect(contentWords('The convoy and the convoy', 'en')).toEqual(['convoy', 'convoy']);
  });
});
