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

const ONE_PLACE =
  /(?<!\p{L})(?:(?:in|at) (?:one|a single|the same|another) (?:\p{L}+ )?(?:hospital|clinic|morgue|village|house|home|building|family|street|school|ward|room|shelter|camp)|alone|(?:hospital|clinic|morgue) (?:received|took in|admitted)|(?:в|у) одн(?:ій|ому|ой|ом)|(?:лише|тільки|только|лишь) (?:в|у|на)|allein (?:in|im)|in einem (?:krankenhaus|haus|dorf)|in einer (?:klinik|schule|familie)|dans (?:un seul|une seule|un hôpital|un village)|à (?:lui seul|elle seule)|وحده|وحدها|في مستشفى واحد|في منزل واحد)(?!\p{L})/u;

/** "Nine died in one hospital alone": beside a greater number it is a part of it. */
export function isInOnePlace({ text, span }: Scan): boolean {
  return ONE_PLACE.test(text.slice(span.start, span.end).toLowerCase());
}
