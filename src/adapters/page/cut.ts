/** Cuts a text that is longer than there is room for: at the end of a sentence, or else between words, with a sign. */
import { splitSentences } from '../../language/sentences.ts';

/** How much is read beyond the cut, so that the end of a sentence or a character is told as if the whole text were there. */
const LOOKAHEAD = 200;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** The first whole sentences that fit into `most` UTF-16 units; null when not even the first does. */
export function firstSentences(text: string, most: number, lang = 'und'): string | null {
  if (text.length <= most) return text;
  const ends = splitSentences(text.slice(0, most + LOOKAHEAD), lang).map(({ end }) => end);
  const end = ends.findLast((at) => at <= most);
  return end === undefined || !endsWell(text, end) ? null : text.slice(0, end);
}

/** Not every piece ends a sentence: the last one may just be where the reading ended. */
function endsWell(text: string, end: number): boolean {
  return /[.!?…؟۔。！？।]["”’»›“‘)\]」』]*\s?[»›]?$/u.test(text.slice(Math.max(0, end - 8), end));
}

/** The beginning of a text in at most `most` UTF-16 units: between words where it can be, never inside a character. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, most + LOOKAHEAD))) {
    if (kept.length + segment.length > most - 1) break;
    kept += segment;
  }
  const space = kept.lastIndexOf(' ');
  const between = space > kept.length * 0.6 ? kept.slice(0, space) : kept;
  return `${between.replace(/[\s,;:–—-]+$/u, '')}…`;
}

/** A text in whole sentences where that fits, else in words. */
export function cutText(text: string, most: number, lang = 'und'): string {
  return firstSentences(text, most, lang) ?? shortened(text, most);
}

/** A text as pieces of at most `most` UTF-16 units, divided between sentences, or else between words. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > most) {
    const piece = firstSentences(rest, most) ?? (shortened(rest, most).replace(/…$/, '') || codePoints(rest, most));
    found.push(piece);
    rest = rest.slice(piece.length).trimStart();
  }
  return rest === '' ? found : [...found, rest];
}

/** As much as there is room for of one character that is longer than all of it. */
function codePoints(text: string, most: number): string {
  const cut = text.slice(0, most);
  return cut.isWellFormed() ? cut : cut.slice(0, -1);
}
