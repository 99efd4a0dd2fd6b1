import { findMarkedSpans } from '../language/quotation-marks.ts';
import type { Span } from '../language/span.ts';

/**
 * Where a proposed quotation stands, word by word, within one pair of quotation marks of a source; null where it
 * stands in none.
 *
 * A part of what stands there is verbatim; words joined from two places, changed or left out are not. Spaces,
 * dashes, the form of quotation marks, and marks around the whole are no difference; letters of another script,
 * capitals and digits are. The offsets count in `source`.
 */
export function locateQuote(text: string, source: string): Span | null {
  const wanted = folded(withoutMarks(text));
  if (!/[\p{L}\p{N}]/u.test(wanted.text)) return null;
  for (const mark of findMarkedSpans(source, '')) {
    const within = folded(source.slice(mark.start, mark.end));
    const at = wholeWords(within.text, wanted.text);
    if (at < 0) continue;
    const start = within.places[at] as number;
    const end = within.ends[at + wanted.text.length - 1] as number;
    return { start: mark.start + start, end: mark.start + end };
  }
  return null;
}

/** The quotation without the marks that stand around it, and without a comma or stop the quoting added. */
function withoutMarks(text: string): string {
  return text
    .trim()
    .replace(/^[“”„"«»‹›‘‚'「『]+\s*|\s*[“”"«»‹›’‘'」』]+$/g, '')
    .trim();
}

interface Folded {
  readonly text: string;
  /** For each unit of the folded text, where it begins and ends in the original. */
  readonly places: readonly number[];
  readonly ends: readonly number[];
}

function folded(text: string): Folded {
  let out = '';
  const places: number[] = [];
  const ends: number[] = [];
  let at = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    const next = at + segment.length;
    const same = /^[\x21-\x7e]+$/.test(segment)
      ? segment
      : segment.normalize('NFKC').replace(/[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g, '');
    let shape = same
      .replace(/[‘’‚‛ʼ`´]/g, "'")
      .replace(/[“”„‟«»″]/g, '"')
      .replace(/[‐‑‒–—―−]/g, '-')
      .replace(/\s+/g, ' ');
    if (shape === ' ' && (out.endsWith(' ') || out === '')) shape = '';
    for (let i = 0; i < shape.length; i += 1) {
      places.push(at);
      ends.push(next);
    }
    out += shape;
    at = next;
  }
  return { text: out, places, ends };
}

const GRAPHEMES = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** Where `wanted` stands in `text` without cutting a word; −1 where it does not. */
function wholeWords(text: string, wanted: string): number {
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length)) {
    const before = text[at - 1] ?? ' ';
    const after = text[at + wanted.length] ?? ' ';
    const cutsFront = /[\p{L}\p{N}]/u.test(before) && /^[\p{L}\p{N}]/u.test(wanted);
    const cutsBack = /[\p{L}\p{N}]/u.test(after) && /[\p{L}\p{N}]$/u.test(wanted);
    if (!cutsFront && !cutsBack) return at;
  }
  return -1;
}
