import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { comparable, isProse, wordCount } from './text-measure.ts';

/** A box of more words is a part of the report, whatever it stands in. */
const INSERT_WORDS = 60;

/** A sentence of so many words that stands alone in its box and leads nowhere is a paragraph that somebody wrapped. */
const WRAPPED_WORDS = 25;

/**
 * Without what is put between or behind the paragraphs of a report in boxes of its own: a related story with its teaser, a
 * caption, an appeal, a few facts. Such a box stands inside the one that holds most of the text; text that is only divided
 * into several boxes has them beside each other. `all` is every paragraph of the page, to know the whole of such a box.
 */
export function withoutInserts(
  found: readonly PageParagraph[],
  all: readonly PageParagraph[],
): readonly PageParagraph[] {
  const inBox = Map.groupBy(found, boxOf);
  const [main, text] = [...inBox].sort((a, b) => wordsIn(b[1]) - wordsIn(a[1]))[0] ?? [0, []];
  if (wordsIn(text) < wordsIn(found) * 0.5) return found;
  const known = new Set(all);
  const whole = found.every((paragraph) => known.has(paragraph)) ? Map.groupBy(all, boxOf) : inBox;
  const first = found.findIndex((paragraph) => boxOf(paragraph) === main);
  const isForeign = new Map<number, boolean>();
  return found.filter((paragraph, at) => {
    const box = boxOf(paragraph);
    if (box === main || at < first || paragraph.boxes?.slice(1).includes(main) !== true) return true;
    const inside = whole.get(box) ?? [];
    if (!isForeign.has(box)) isForeign.set(box, wordsIn(inside) <= INSERT_WORDS && isInsert(inside));
    return isForeign.get(box) === false;
  });
}

function wordsIn(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + wordCount(text), 0);
}

/** A quotation that is set large is not longer. */
const REPEATED_WORDS = 45;

/** So many are looked for; a page with more of them is no report. */
const REPEATED = 60;

/** Without quotations that repeat, set large, what another paragraph says. */
export function withoutRepeatedQuotes(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const keys = paragraphs.map(({ text }) => comparable(text));
  let looked = 0;
  return paragraphs.filter(({ kind, text }, at) => {
    const key = keys[at] ?? '';
    const isSetLarge = kind === 'quote' || /^[«“„"‘'»]/u.test(text);
    if (!isSetLarge || key.length < 15 || wordCount(text) > REPEATED_WORDS || looked >= REPEATED) return true;
    looked += 1;
    return !keys.some((other, place) => place !== at && other.length > key.length && other.includes(key));
  });
}

function isInsert(paragraphs: readonly PageParagraph[]): boolean {
  // Some systems wrap a single heading, quotation, list or sentence.
  if (paragraphs.every(({ kind, linked }) => kind === 'heading' && linked === 0)) return paragraphs.length > 1;
  if (paragraphs.every(({ kind, linked }) => (kind === 'item' || kind === 'quote') && linked === 0)) return false;
  if (paragraphs.some(({ kind }) => kind === 'heading')) return true;
  return paragraphs.some(({ text, linked }) => linked > 0 || !isProse(text) || wordCount(text) < WRAPPED_WORDS);
}
