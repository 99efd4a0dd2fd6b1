/** Finding what somebody has begun to type. */
import { editDistance } from '../src/language/edit-distance.ts';
import { folded } from '../src/language/folded.ts';

/** How near something must be to be offered although it does not hold what was typed: one mistake in three letters. */
const NEAR = 3;
const LONGEST_NEAR = 24;

/**
 * Those that begin so, then those with a word that does, then those that hold it; where there is none, those that are near
 * it. Of the same kind in the order given; all of them where nothing was typed.
 */
export function closest<T>(items: readonly T[], typed: string, textsOf: (item: T) => readonly string[]): readonly T[] {
  const wanted = folded(typed);
  if (wanted === '') return items;
  const ranked: T[][] = [[], [], []];
  const others: { readonly item: T; readonly texts: readonly string[] }[] = [];
  for (const item of items) {
    const texts = textsOf(item);
    const rank = Math.min(...texts.map((text) => holding(text, wanted)));
    if (rank < ranked.length) ranked[rank]?.push(item);
    else others.push({ item, texts });
  }
  const found = ranked.flat();
  if (found.length > 0 || wanted.length < NEAR || wanted.length > LONGEST_NEAR) return found;
  const near = others
    .map(({ item, texts }) => ({ item, mistakes: Math.min(...texts.map((text) => mistakesIn(text, wanted))) }))
    .filter(({ mistakes }) => mistakes <= wanted.length / NEAR)
    .toSorted((a, b) => a.mistakes - b.mistakes);
  return near.map(({ item }) => item);
}

function holding(text: string, wanted: string): number {
  const at = ` ${text}`.indexOf(` ${wanted}`);
  if (at === 0) return 0;
  if (at > 0) return 1;
  return text.includes(wanted) ? 2 : 3;
}

/** The fewest mistakes with which what was typed is the text, one of its words, or the beginning of one. */
function mistakesIn(text: string, wanted: string): number {
  let least = Number.POSITIVE_INFINITY;
  for (const word of [text, ...text.split(' ')]) {
    if (word.length < wanted.length - 2) continue;
    const begun = word.length > wanted.length + 1 ? word.slice(0, wanted.length) : word;
    least = Math.min(least, editDistance(wanted, begun));
  }
  return least;
}
