import type { Feed, FeedEntry, WordFilter } from './feed.ts';

/** Whether an entry passes its feed's filters. Words match whole, case and accents aside; a phrase matches as it stands. */
export function passesFilters({ include, exclude }: Feed['filters'], entry: FeedEntry): boolean {
  if (include === null && exclude === null) return true;
  const text = folded(`${entry.title} ${entry.summary} ${entry.categories.join(' ')}`);
  return (include === null || matches(include, text)) && (exclude === null || !matches(exclude, text));
}

function matches({ all = [], any = [], not = [] }: WordFilter, text: string): boolean {
  const has = (words: string) => text.includes(folded(words));
  return all.every(has) && (any.length === 0 || any.some(has)) && !not.some(has);
}

/** Words between single spaces, with one at each end. */
function folded(text: string): string {
  const words =
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return ` ${words.join(' ')} `;
}
