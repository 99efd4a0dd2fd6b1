import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { comparable, isProse, wordCount } from './text-measure.ts';

/** A box of more words is a part of the report, whatever it stands in. */
const INSERT_WORDS = 60;

/** A sentence of so many words that stands alone in its box and leads nowhere is a paragraph that somebody wrapped. */
const WRAPPED_WORDS = 25;

/**
 * Without what is put between or behind the paragraphs of a report in boxes of its own: a related story with its teaser, a caption, an
 * appeal, a few facts. Such a box stands inside the one that holds most of the text; text that is only divided into several
 * boxes has them beside each other.
 */
export function withoutInserts(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const words = paragraphs.map(({ text }) => wordCount(text));
  const inBox = new Map<number, number[]>();
  for (const [at, paragraph] of paragraphs.entries()) {
    const box = boxOf(paragraph);
    const places = inBox.get(box);
    if (places === undefined) inBox.set(box, [at]);
    else places.push(at);
  }
  const sum = (places: readonly number[]) => places.reduce((all, at) => all + (words[at] ?? 0), 0);
  const [main, places] = [...inBox].sort((a, b) => sum(b[1]) - sum(a[1]))[0] ?? [0, []];
  if (sum(places) < sum([...words.keys()]) * 0.5) return paragraphs;
  const first = places[0] ?? 0;
  const dropped = new Set<number>();
  for (const [box, inside] of inBox) {
    const from = inside[0] ?? 0;
    if (box === main || from < first || sum(inside) > INSERT_WORDS) continue;
    const nested = paragraphs[from]?.boxes?.slice(1).includes(main) === true;
    if (nested && isInsert(inside.flatMap((at) => paragraphs[at] ?? []))) for (const at of inside) dropped.add(at);
  }
  return paragraphs.filter((_, at) => !dropped.has(at));
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
