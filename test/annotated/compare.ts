/** Precision, recall and their harmonic mean, from 0 to 1. */
export interface PRF {
  readonly P: number;
  readonly R: number;
  readonly F1: number;
}

/** Counts answers, findings and the findings that are answers. */
export class Tally {
  expected = 0;
  found = 0;
  right = 0;

  add<T>(expected: readonly T[], found: readonly T[]): void {
    const answers = new Set(expected);
    const given = new Set(found);
    this.expected += answers.size;
    this.found += given.size;
    this.right += [...given].filter((one) => answers.has(one)).length;
  }

  result(): PRF {
    const P = share(this.right, this.found);
    const R = share(this.right, this.expected);
    return { P, R, F1: harmonic(P, R) };
  }
}

/** A part of a whole from 0 to 1; all of nothing is 1. */
export function share(part: number, whole: number): number {
  return whole === 0 ? 1 : part / whole;
}

/** The harmonic mean; 0 when both are 0. */
export function harmonic(a: number, b: number): number {
  return a + b === 0 ? 0 : (2 * a * b) / (a + b);
}

/** What stands in one list only. */
export function differences<T>(a: readonly T[], b: readonly T[]): readonly T[] {
  return [...a.filter((one) => !b.includes(one)), ...b.filter((one) => !a.includes(one))];
}

/** Words without marks, case and spacing. */
export function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[“”„«»"'‘’‚‹›`´]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[\s,.;:–—-]+|[\s,.;:–—-]+$/g, '');
}

/** How many words two texts share, whatever their order, from 0 to 1. */
export function wordF1(a: string, b: string): number {
  const left = wordsOf(a);
  const right = wordsOf(b);
  const rest = new Map<string, number>();
  for (const word of left) rest.set(word, (rest.get(word) ?? 0) + 1);
  let shared = 0;
  for (const word of right) {
    const count = rest.get(word) ?? 0;
    if (count > 0) shared++;
    rest.set(word, count - 1);
  }
  return left.length + right.length === 0 ? 0 : (2 * shared) / (left.length + right.length);
}

function wordsOf(text: string): readonly string[] {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
