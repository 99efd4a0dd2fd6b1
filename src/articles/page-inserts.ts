import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { comparable, isProse, wordCount } from './text-measure.ts';

/** A box of more words is a part of the report, whatever it stands in. */
const INSERT_WORDS = 60;

/** Sentences of so many words that lead nowhere are paragraphs that somebody wrapped. */
const WRAPPED_WORDS = 22;

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
    const isSetLarge = kind === 'quote' || (kind !== 'heading' && /^[«“„"‘'»]/u.test(text));
    if (!isSetLarge || key.length < 15 || wordCount(text) > REPEATED_WORDS || looked >= REPEATED) return true;
    looked += 1;
    return !keys.some((other, place) => place !== at && other.length > key.length && other.includes(key));
  });
}

function isInsert(paragraphs: readonly PageParagraph[]): boolean {
  const isLinked = paragraphs.some(({ linked }) => linked > 0);
  // Some systems wrap a single heading, quotation, list or sentence.
  if (!isLinked && paragraphs.every(({ kind }) => kind === 'heading')) return paragraphs.length > 1;
  if (!isLinked && paragraphs.every(({ kind }) => kind === 'item' || kind === 'quote')) return false;
  // A question with its answer, a fact with what it means: sentences that lead nowhere.
  const sentences = paragraphs.filter(({ kind, text }) => kind !== 'heading' && isProse(text));
  if (isLinked || wordsIn(sentences) < WRAPPED_WORDS) return true;
  return sentences.length + paragraphs.filter(({ kind }) => kind === 'heading').length < paragraphs.length;
}
