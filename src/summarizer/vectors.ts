import type { LanguageCode } from '../language/code.ts';
import { contentWords, wordsOf } from '../language/tokens.ts';
import { remember } from './remember.ts';

/** Words with their weight. */
export type Vector = ReadonlyMap<string, number>;

/** How rare a word is among a set of passages: ln((1 + n) / (1 + passages that hold it)) + 1. */
export function rarity(passages: readonly (readonly string[])[]): (word: string) => number {
  const holders = new Map<string, number>();
  for (const passage of passages) {
    for (const word of new Set(passage)) holders.set(word, (holders.get(word) ?? 0) + 1);
  }
  return (word) => Math.log((1 + passages.length) / (1 + (holders.get(word) ?? 0))) + 1;
}

/** The TF-IDF vector of one passage. */
export function vectorOf(words: readonly string[], weight: (word: string) => number): Vector {
  const vector = new Map<string, number>();
  for (const word of words) vector.set(word, (vector.get(word) ?? 0) + weight(word));
  return vector;
}

/** The sum of vectors, each brought to length one, so that a long passage does not outvote the others. */
export function centroidOf(vectors: readonly Vector[]): Vector {
  const centre = new Map<string, number>();
  for (const vector of vectors) {
    const length = lengthOf(vector);
    if (length === 0) continue;
    for (const [word, weight] of vector) centre.set(word, (centre.get(word) ?? 0) + weight / length);
  }
  return centre;
}

/** The cosine of two vectors, 0 to 1; 0 when one is empty. */
export function cosine(a: Vector, b: Vector): number {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  let dot = 0;
  for (const [word, weight] of small) dot += weight * (large.get(word) ?? 0);
  const lengths = lengthOf(a) * lengthOf(b);
  return lengths === 0 ? 0 : dot / lengths;
}

function lengthOf(vector: Vector): number {
  let sum = 0;
  for (const weight of vector.values()) sum += weight * weight;
  return Math.sqrt(sum);
}

/** The share of the shorter passage's content words that the longer one holds, 0 to 1. */
export function containment(a: string, b: string, language: LanguageCode): number {
  const [x, y] = [bagOf(`${language} ${a}`), bagOf(`${language} ${b}`)];
  const [small, large] = x.size <= y.size ? [x, y] : [y, x];
  if (small.size === 0) return 0;
  let held = 0;
  for (const word of small) if (large.has(word)) held += 1;
  return held / small.size;
}

/** The content words of a text that stands behind its language and a space. */
const bagOf = remember((key): ReadonlySet<string> => {
  const space = key.indexOf(' ');
  return new Set(contentWords(key.slice(space + 1), key.slice(0, space)));
});

/** How alike two wordings are, as the F1 of their words: 1 for the same words whatever marks and case. */
export function sameWords(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => wordsOf(text).map((word) => word.text.toLowerCase().replace(/[’‘]/g, "'")));
  const counts = new Map<string, number>();
  for (const word of x ?? []) counts.set(word, (counts.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of y ?? []) {
    const left = counts.get(word) ?? 0;
    if (left === 0) continue;
    shared += 1;
    counts.set(word, left - 1);
  }
  const total = (x?.length ?? 0) + (y?.length ?? 0);
  return total === 0 ? 0 : (2 * shared) / total;
}
