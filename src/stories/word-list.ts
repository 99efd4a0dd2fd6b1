import { foldWord, type Word, wordsOf } from '../language/tokens.ts';

/** A word of a text, folded, as lists of words are matched against. */
export interface FoldedWord extends Word {
  readonly folded: string;
}

/** A phrase of a list met in a text. `at` and `end` count words, `end` exclusive. */
export interface Hit<T> {
  readonly value: T;
  readonly at: number;
  readonly end: number;
}

/** Finds phrases in a text, in time linear in its words. */
export interface WordList<T> {
  hits(words: readonly FoldedWord[]): readonly Hit<T>[];
}

/** The words of a text, folded; hyphenated ones divided, so that "drone-strike" meets "drone strike". */
export function foldedWords(text: string): readonly FoldedWord[] {
  return wordsOf(text).flatMap((word) => {
    const folded = foldWord(word.text).replace(/'s?$/, '');
    if (!/[-']/.test(folded)) return [{ ...word, folded }];
    return folded.split(/[-']/).flatMap((part) => (part === '' ? [] : [{ ...word, folded: part }]));
  });
}

interface Phrase<T> {
  readonly value: T;
  readonly rest: readonly string[];
}

/** The shortest stem that may stand before a star. */
const SHORTEST_STEM = 3;

/** A list of phrases, divided by commas; a star stands for any ending, alone for one or two words. */
export function wordList<T>(entries: Iterable<readonly [phrases: string, value: T]>): WordList<T> {
  const first = new Map<string, Phrase<T>[]>();
  for (const [phrases, value] of entries) {
    for (const phrase of phrases.split(',')) {
      const parts = phrase.trim().split(/\s+/).filter(Boolean);
      const [head, ...rest] = parts.map((part) => (part === '*' ? part : foldPattern(part)));
      if (head === undefined || head === '') continue;
      const known = first.get(head);
      if (known) known.push({ value, rest });
      else first.set(head, [{ value, rest }]);
    }
  }
  return { hits: (words) => words.flatMap((word, at) => hitsAt(first, words, word.folded, at)) };
}

function hitsAt<T>(
  first: ReadonlyMap<string, readonly Phrase<T>[]>,
  words: readonly FoldedWord[],
  folded: string,
  at: number,
): readonly Hit<T>[] {
  const hits: Hit<T>[] = [];
  for (const key of keysOf(folded)) {
    for (const { value, rest } of first.get(key) ?? []) {
      const end = endOf(words, at + 1, rest);
      if (end !== null) hits.push({ value, at, end });
    }
  }
  return hits;
}

/** The word itself, every beginning of it with a star, and in Arabic the word without what is written onto it. */
function keysOf(folded: string): readonly string[] {
  const forms = /\p{Script=Arabic}/u.test(folded) ? arabicForms(folded) : [folded];
  const keys: string[] = [];
  for (const form of forms) {
    keys.push(form);
    const longest = Math.min(form.length, 24);
    for (let end = SHORTEST_STEM; end <= longest; end += 1) keys.push(`${form.slice(0, end)}*`);
  }
  return keys;
}

function arabicForms(word: string): readonly string[] {
  const bare = word.replace(/^(?:وال|فال|بال|كال|ولل|لل|ال)(?=.{2})/, '');
  const light = word.replace(/^[وفبل](?=.{3})/, '');
  const indefinite = bare.replace(/ا$/, '');
  return [...new Set([word, bare, light, indefinite])];
}

function endOf(words: readonly FoldedWord[], from: number, rest: readonly string[]): number | null {
  let at = from;
  for (const [i, part] of rest.entries()) {
    if (part === '*') {
      const next = rest[i + 1];
      const ahead = [at + 1, at + 2].find((place) => next !== undefined && fits(words[place]?.folded, next));
      if (ahead === undefined) return null;
      at = ahead;
      continue;
    }
    if (!fits(words[at]?.folded, part)) return null;
    at += 1;
  }
  return at;
}

function fits(folded: string | undefined, part: string): boolean {
  if (folded === undefined) return false;
  const forms = /\p{Script=Arabic}/u.test(folded) ? arabicForms(folded) : [folded];
  return forms.some((form) => (part.endsWith('*') ? form.startsWith(part.slice(0, -1)) : form === part));
}

function foldPattern(part: string): string {
  return part.endsWith('*') ? `${foldWord(part.slice(0, -1))}*` : foldWord(part);
}
