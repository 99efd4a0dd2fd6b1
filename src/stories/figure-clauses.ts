import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

/** Characters looked at on either side of a figure; more belongs to another thought. */
const FARTHEST = 180;

/** The words before a figure in its sentence, in small letters. */
export function wordsBefore(scan: Scan, { from }: Pair): string {
  const at = scan.tokens[from]?.start ?? scan.span.start;
  return scan.text.slice(Math.max(scan.span.start, at - FARTHEST), at).toLowerCase();
}

/** The words behind a figure in its sentence, in small letters. */
export function wordsBehind(scan: Scan, { next }: Pair): string {
  const at = scan.tokens[next - 1]?.end ?? scan.span.end;
  return scan.text.slice(at, Math.min(scan.span.end, at + FARTHEST)).toLowerCase();
}

/** The figure itself, in small letters. */
export function wordsOf(scan: Scan, { from, next }: Pair): string {
  const start = scan.tokens[from]?.start ?? scan.span.start;
  return scan.text.slice(start, scan.tokens[next - 1]?.end ?? start).toLowerCase();
}

/** Any of these words or phrases, whole, whatever their script. `…` stands for any ending. */
export function anyOf(phrases: string): RegExp {
  const parts = phrases
    .split('|')
    .map((part) => part.trim().replace(/\s+/gu, ' '))
    .filter((part) => part !== '')
    .map((part) => part.replaceAll('.', '\\.').replaceAll('…', '\\p{L}*'));
  return new RegExp(`(?<!\\p{L})(?:${parts.join('|')})(?!\\p{L})`, 'u');
}
