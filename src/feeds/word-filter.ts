import type { Feed, FeedEntry, WordFilter } from './feed.ts';
import { htmlToText } from './html.ts';

/** From an entry without a summary, so much of its text is looked at. */
const BEGINNING_CHARACTERS = 2_000;

/**
 * Whether an entry passes its feed's filters: it fits what is included, and not what is excluded. Whole words are
 * compared, case and accents aside; several words are a phrase. Its title, summary and categories count.
 */
export function passesFilters({ include, exclude }: Feed['filters'], entry: FeedEntry): boolean {
  if (include === null && exclude === null) return true;
  const words = entry.summary === '' ? htmlToText(entry.content.slice(0, BEGINNING_CHARACTERS)) : entry.summary;
  const text = folded(`${entry.title} ${words} ${entry.categories.join(' ')}`);
  return (
    (include === null || matches(include, text)) && (exclude === null || isEmpty(exclude) || !matches(exclude, text))
  );
}

function isEmpty({ all = [], any = [], not = [] }: WordFilter): boolean {
  return all.length + any.length + not.length === 0;
}

function matches({ all = [], any = [], not = [] }: WordFilter, text: string): boolean {
  const has = (words: string) => contains(text, words);
  return all.every(has) && (any.length === 0 || any.some(has)) && !not.some(has);
}

/** Scripts that put no space between words; there a word is found wherever its letters stand. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function contains(text: string, words: string): boolean {
  const wanted = folded(words);
  if (wanted.trim() === '') return false;
  return text.includes(UNSPACED.test(wanted) ? wanted.trim() : wanted);
}

/** Words between single spaces, with one at each end. */
function folded(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return ` ${(plain.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
}
