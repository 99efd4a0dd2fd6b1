import { isBoilerplate } from './boilerplate.ts';
import type { PageParagraph } from './page-paragraphs.ts';
import { comparable, comparedWords, isProse, wordCount } from './text-measure.ts';

/** A page's paragraphs as they are counted and compared. */
export interface Ballot {
  readonly paragraphs: readonly PageParagraph[];
  /** How many words each of them has. */
  readonly words: readonly number[];
  /** Letters and digits of each of them. */
  readonly keys: readonly string[];
}

/** Counts a page's paragraphs once, for all who vote on them. */
export function ballotOf(paragraphs: readonly PageParagraph[]): Ballot {
  return {
    paragraphs,
    words: paragraphs.map(({ text }) => wordCount(text)),
    keys: paragraphs.map(({ text }) => comparable(text)),
  };
}

/** Which of a page's paragraphs a text contains, by their place. */
export type Votes = readonly boolean[];

/** Words of a paragraph in a row that must stand in a text for the paragraph to stand in it. */
const ROW = 4;

/** The largest text whose rows of words are kept; longer ones are compared by whole paragraphs only. */
const MOST_WORDS = 100_000;

/**
 * Which paragraphs of the page a reader has taken: the very ones, where it was given them; else those with the same letters,
 * each as often as its text has them; where the text is divided otherwise, those of which four fifths of the rows of four
 * words stand in it.
 */
export function votesOf(ballot: Ballot, taken: readonly PageParagraph[]): Votes {
  const own = new Set(taken);
  if (ballot.paragraphs.some((paragraph) => own.has(paragraph)))
    return ballot.paragraphs.map((paragraph) => own.has(paragraph));
  const left = new Map<string, number>();
  for (const { text } of taken) left.set(comparable(text), (left.get(comparable(text)) ?? 0) + 1);
  const known = new Set(left.keys());
  const votes = ballot.keys.map((key) => {
    const count = key === '' ? 0 : (left.get(key) ?? 0);
    if (count > 0) left.set(key, count - 1);
    return count > 0;
  });
  const missed = ballot.keys.some((key, at) => !known.has(key) && (ballot.words[at] ?? 0) >= ROW);
  const counted = taken.reduce((sum, { text }) => sum + text.length, 0);
  if (!missed || counted > MOST_WORDS * 8) return votes;
  const rows = rowsOf(taken.flatMap(({ text }) => comparedWords(text)));
  return votes.map(
    (voted, at) => voted || (!known.has(ballot.keys[at] ?? '') && standsIn(rows, ballot.paragraphs[at]?.text ?? '')),
  );
}

function rowsOf(words: readonly string[]): ReadonlySet<string> {
  const rows = new Set<string>();
  for (let at = 0; at + ROW <= Math.min(words.length, MOST_WORDS); at += 1)
    rows.add(words.slice(at, at + ROW).join(' '));
  return rows;
}

function standsIn(rows: ReadonlySet<string>, text: string): boolean {
  const words = comparedWords(text);
  if (words.length < ROW) return false;
  let found = 0;
  const all = words.length - ROW + 1;
  for (let at = 0; at < all; at += 1) if (rows.has(words.slice(at, at + ROW).join(' '))) found += 1;
  return found >= all * 0.8;
}

/** How many words the chosen paragraphs have. */
export function wordsOf(ballot: Ballot, votes: Votes): number {
  return ballot.words.reduce((sum, words, at) => sum + (votes[at] ? words : 0), 0);
}

/** How far two choices agree, by their words: 1 where they are the same, 0 where they share nothing (F1). */
export function agreement(ballot: Ballot, one: Votes, other: Votes): number {
  let [shared, sum] = [0, 0];
  for (const [at, words] of ballot.words.entries()) {
    sum += (one[at] ? words : 0) + (other[at] ? words : 0);
    if (one[at] && other[at]) shared += words;
  }
  return sum === 0 ? 0 : (2 * shared) / sum;
}

/** Which part of a choice is made of sentences that are no links and no advertisements, 0 to 1. */
export function proseShare(ballot: Ballot, votes: Votes): number {
  let [prose, all] = [0, 0];
  for (const [at, { text, linked, foreign }] of ballot.paragraphs.entries()) {
    if (!votes[at]) continue;
    const words = ballot.words[at] ?? 0;
    all += words;
    if (!foreign && linked < text.length * 0.5 && isProse(text) && !isBoilerplate(text)) prose += words;
  }
  return all === 0 ? 0 : prose / all;
}

/** Whether a paragraph is made of sentences of the page's own. */
export function isText(ballot: Ballot, at: number): boolean {
  const paragraph = ballot.paragraphs[at];
  if (paragraph === undefined || paragraph.foreign || (ballot.words[at] ?? 0) < 8) return false;
  return paragraph.linked < paragraph.text.length * 0.3 && isProse(paragraph.text) && !isBoilerplate(paragraph.text);
}
