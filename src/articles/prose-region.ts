import { isBoilerplate } from './boilerplate.ts';
import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { comparable, comparedWords, isProse, wordCount } from './text-measure.ts';

/**
 * The stretch of a page where sentences stand together, whatever its markup: each paragraph weighs its words if it is made
 * of sentences and costs something if it is a label, a link or an advertisement, and the stretch with the greatest sum is
 * taken. (Maximum subsequence: Pasternack and Roth, "Extracting article text from the web", 2009.) What shares its words with
 * the title weighs more, what stands above the title less.
 */
export function proseRegion(all: readonly PageParagraph[], title: string | null): readonly PageParagraph[] {
  const weights = weightsOf(all, title);
  let best = { from: 0, to: 0, sum: 0 };
  let [from, sum] = [0, 0];
  for (const [at, weight] of weights.entries()) {
    if (sum <= 0) [from, sum] = [at, 0];
    sum += weight;
    if (sum > best.sum) best = { from, to: at + 1, sum };
  }
  return all.slice(best.from, best.to).filter((paragraph, index) => {
    const weight = weights[best.from + index] ?? 0;
    return weight > 0 || isPart(paragraph);
  });
}

/** What of a stretch stays although it is no sentence: headings, the lines of lists, what people say. */
function isPart({ text, kind, linked, foreign, pictured }: PageParagraph): boolean {
  if (foreign || pictured || linked > text.length * 0.5 || isBoilerplate(text)) return false;
  return kind === 'heading' || kind === 'item' || kind === 'quote' || text.length >= 60;
}

/** Where so much of a paragraph is a link, it is one. */
const LINK = 0.5;

/** In a row of paragraphs, so much of each being a link makes them a list of other pages. */
const ROW_LINK = 0.2;

/** A heading of so many words that ends as a sentence is a lead. */
const LEAD_WORDS = 12;

/** What a paragraph of the title's own words weighs more, and one above the title less. */
const KIN = 1.6;
const ABOVE = 0.5;

function weightsOf(all: readonly PageParagraph[], title: string | null): readonly number[] {
  const kin = kinOf(title);
  const headline = title === null ? -1 : all.findIndex(({ text }) => comparable(text) === comparable(title));
  const inBox = new Map<number, number>();
  let [own, foreign] = [0, 0];
  for (const paragraph of all) {
    const { text, foreign: isForeign } = paragraph;
    if (!isProse(text)) continue;
    const box = boxOf(paragraph);
    inBox.set(box, (inBox.get(box) ?? 0) + 1);
    if (isForeign) foreign += text.length;
    else own += text.length;
  }
  // Where nearly all of the page is in a box called "sidebar-layout", its name says nothing.
  const believed = foreign < own * 4;
  return all.map((paragraph, at) => {
    const words = wordCount(paragraph.text);
    if (believed && paragraph.foreign) return -Math.min(words, 30) - 3;
    if (isBoilerplate(paragraph.text)) return -8;
    const linked = linkShare(paragraph);
    if (linked > LINK) return -Math.min(words, 15) - 3;
    const prose = isProse(paragraph.text);
    if (paragraph.pictured) return prose ? 0 : -3;
    if (paragraph.kind === 'heading' && !(prose && words >= LEAD_WORDS)) return 0;
    if (!prose) return words > 25 ? words * 0.3 : -3;
    if (linked > ROW_LINK && isInRow(all, at)) return -3;
    const previous = all[at - 1];
    const together = inBox.get(boxOf(paragraph)) ?? 0;
    // A sentence below a heading that is a link, alone with it in their box, is the teaser of another page.
    if (previous !== undefined && linkShare(previous) > LINK && boxOf(previous) === boxOf(paragraph) && together < 2)
      return -2;
    const company = together >= 2 ? 1.2 : 0.9;
    // Reports link a word here and there; a third of a paragraph is a headline with its teaser.
    const near = (kin(paragraph.text) ? KIN : 1) * (at < headline ? ABOVE : 1);
    return words * Math.max(0, 1 - linked / LINK) * company * near;
  });
}

/** Whether a text is about what a title says: it has a fifth of its words, two at least. */
function kinOf(title: string | null): (text: string) => boolean {
  const wanted = new Set(comparedWords(title ?? '').filter((word) => word.length > 3 || /\P{ASCII}/u.test(word)));
  return (text) => {
    const shared = new Set(comparedWords(text).filter((word) => wanted.has(word))).size;
    return shared >= 2 && shared >= wanted.size * 0.2;
  };
}

/** Whether links of this size stand in both paragraphs beside it: a row of headlines with their teasers. */
function isInRow(all: readonly PageParagraph[], at: number): boolean {
  const isLinked = (place: number) => {
    const paragraph = all[place];
    return paragraph !== undefined && linkShare(paragraph) > ROW_LINK;
  };
  return [at - 1, at + 1].every(isLinked) || [at - 2, at - 1].every(isLinked) || [at + 1, at + 2].every(isLinked);
}

function linkShare({ text, linked }: PageParagraph): number {
  return linked / Math.max(1, text.replaceAll(' ', '').length);
}
