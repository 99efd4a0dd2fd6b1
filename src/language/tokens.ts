import type { LanguageCode } from './code.ts';
import type { Span } from './span.ts';
import { stem } from './stems.ts';
import { stopWords } from './stop-words.ts';

/** A word as written, with its place. */
export interface Word extends Span {
  readonly text: string;
}

/** "U.N.", "a.m."; else letters and digits with inner apostrophes and hyphens ("didn't", "well-known", "6,400"). */
const WORD =
  /(?:\p{L}\.){2,}|\p{N}+(?:[.,:]\p{N}+)*(?:[\p{L}\p{M}-]+\p{N}*)?|[\p{L}\p{M}\p{N}\u200C\u200D]+(?:['’ʼ‑-][\p{L}\p{M}\p{N}\u200C\u200D]+)*/gu;

/** The words of a text in order, as written. */
export function wordsOf(text: string): readonly Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    words.push({ text: match[0], start: match.index, end: match.index + match[0].length });
  }
  return words;
}

/** The words that say what a text is about: folded, without stop words, lightly stemmed. Repeats are kept. */
export function contentWords(text: string, language: LanguageCode): readonly string[] {
  const stops = stopWords(language);
  const content: string[] = [];
  for (const word of wordsOf(text)) {
    const folded = foldWord(word.text).replace(/'s?$/, '');
    if (folded === '' || stops.has(folded)) continue;
    if (folded.length < 2 && !/[\p{N}\p{Script=Han}]/u.test(folded)) continue;
    content.push(stem(folded, language));
  }
  return content;
}

/**
 * A word as it is compared: lower case, without the marks of Latin and Greek letters, Arabic short vowels and letter
 * variants, one kind of apostrophe and hyphen. Cyrillic keeps its letters, except ё, which is written е as often.
 */
export function foldWord(word: string): string {
  if (SIMPLE.test(word)) return word.toLowerCase();
  // A capital with a dot (İ) lowers to two characters, so marks go after the case.
  const lower = word
    .toLowerCase()
    .replace(/[’ʼ`´]/g, "'")
    .replace(/[‑–]/g, '-');
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  return lower
    .normalize('NFKD')
    .replace(/([\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu, '$1')
    .normalize('NFC')
    .replace(/[ıøđłħŧ]|æ|œ|ß|ё/g, (letter) => FOLDED[letter] ?? letter)
    .replace(/[\u064B-\u065F\u0670\u0640\u0591-\u05C7\u200C\u200D]/g, '')
    .replace(/[أإآٱ]/g, 'ا')
    .replace(/[ىی]/g, 'ي')
    .replace(/ک/g, 'ك')
    .replace(/ة/g, 'ه');
}

/** ASCII without the backtick, where only the case is to be folded; most words are. */
const SIMPLE = /^[\x20-\x5f\x61-\x7e]*$/;

const FOLDED: Readonly<Record<string, string>> = {
  ı: 'i',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ħ: 'h',
  ŧ: 't',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
  ё: 'е',
};
