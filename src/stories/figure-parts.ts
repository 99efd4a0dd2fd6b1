import { phrase } from '../language/number-tokens.ts';
import { SUBSET_AFTER, SUBSET_BEFORE, SUBSET_PHRASES } from './figure-cues.ts';
import type { Counted, Scan } from './figure-scan.ts';

/** Whether the words beside a number make it a part of another figure. */
export function isPart(scan: Scan, counted: Counted): boolean {
  const { tokens } = scan;
  if (opensPart(scan, counted.from)) return true;
  for (const words of SUBSET_AFTER) {
    const length = words.split(' ').length;
    for (const start of [counted.next, counted.people?.next ?? counted.next]) {
      if (phrase(tokens, start, start + length) === words) return true;
    }
  }
  return false;
}

/** "including at least", "among them", "серед них": the words right before a part. */
export function opensPart(scan: Scan, from: number): boolean {
  const { tokens } = scan;
  for (let skip = 0; skip <= 1; skip += 1) {
    const end = from - skip;
    const word = tokens[end - 1]?.norm ?? '';
    // "was among three people killed" is about three people.
    if (SUBSET_BEFORE.has(word) && !(word === 'among' && !/^[,(—–]?$/u.test(tokens[end - 2]?.norm ?? ''))) return true;
    for (const words of SUBSET_PHRASES) {
      const length = words.split(' ').length;
      if (length > 1 && phrase(tokens, end - length, end) === words && end - length >= 0) return true;
    }
    if (skip === 0 && !/^(?:at|the|about|also|least)$/u.test(word)) break;
  }
  return false;
}
