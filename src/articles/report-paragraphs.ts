import { isBoilerplate, isByline, isEndMark } from './boilerplate.ts';
import type { PageParagraph } from './page-paragraphs.ts';
import { withoutEdges } from './report-edges.ts';

/** What is known of a report before its paragraphs are chosen. */
export interface ReportHints {
  readonly title: string | null;
  /** The lead as the page's head gives it. */
  readonly description: string | null;
  /** The whole text as the publisher gives it to search engines, a paragraph each. */
  readonly articleBody: readonly string[];
  /** Who wrote it, to know their biographies. */
  readonly authors: readonly string[];
  /** What stands in place of pictures for those who do not see them; many captions repeat it. */
  readonly pictures: readonly string[];
}

/** From here on a publisher's own text is believed to be the report and not a teaser. */
const BODY_CHARACTERS = 200;

/**
 * Chooses the paragraphs of the report.
 *
 * `found` is what was taken for the article, `all` every paragraph of the page. Where the publisher's own text is known,
 * it decides: what stands in it belongs to the report wherever it was found, what does not is foreign, unless that would
 * take away much of what was found, as with a text that is only the beginning.
 */
export function reportParagraphs(
  found: readonly PageParagraph[],
  all: readonly PageParagraph[],
  hints: ReportHints,
): readonly string[] {
  const captions = new Set(hints.pictures.map(comparable).filter((key) => key !== comparable(hints.description ?? '')));
  const told = beforeTheEnd(found).filter(({ text }) => !captions.has(comparable(text)));
  const ours = withoutEdges(chosen(told, hints.title), hints.authors);
  const known = comparable(hints.articleBody.join(' '));
  if (known.length < BODY_CHARACTERS) return texts(withLead(ours, all, hints.description));

  const wider = chosen(all, hints.title).filter(({ text }) => text.length > 20 && stands(comparable(text), known));
  const [oursCover, widerCover] = [ours, wider].map((paragraphs) => coverage(paragraphs, known));
  const [best, cover] =
    (widerCover ?? 0) > (oursCover ?? 0) + 0.03 && !isOnlyBeginning(ours, known)
      ? [wider, widerCover]
      : [ours, oursCover];
  if ((cover ?? 0) < 0.5) return hints.articleBody.filter((paragraph) => !isBoilerplate(paragraph));
  if (isOnlyBeginning(best, known)) return texts(best);
  return texts(best.filter(({ text, kind }) => kind === 'heading' || stands(comparable(text), known)));
}

function texts(paragraphs: readonly PageParagraph[]): readonly string[] {
  return paragraphs.map(({ text }) => text);
}

/** Whether much of what was found does not stand in the publisher's own text. */
function isOnlyBeginning(paragraphs: readonly PageParagraph[], known: string): boolean {
  let [length, outside] = [0, 0];
  for (const { text } of paragraphs) {
    const key = comparable(text);
    length += key.length;
    if (!stands(key, known)) outside += key.length;
  }
  return outside > length * 0.25;
}

/** Without advertisements, bylines, links elsewhere, repetitions, the title, and headings that nothing follows. */
function chosen(paragraphs: readonly PageParagraph[], title: string | null): readonly PageParagraph[] {
  const seen = new Set<string>();
  const heading = title === null ? '' : comparable(title);
  const kept = paragraphs.filter((paragraph, index) => {
    const key = comparable(paragraph.text);
    const repeated = key.length > 30 && seen.has(key);
    seen.add(key);
    if (repeated || isBoilerplate(paragraph.text) || isOnlyLink(paragraph)) return false;
    return index >= TOP || !(key === heading || isByline(paragraph.text) || isDateLine(paragraph.text));
  });
  return kept.filter(
    ({ kind }, index) => kind !== 'heading' || kept.slice(index + 1, index + 3).some((next) => next.kind !== 'heading'),
  );
}

/** Among so many paragraphs from the top, the title may stand again, with a byline and a date. */
const TOP = 12;

/** Cuts at a heading such as "Related stories" in the second half. */
function beforeTheEnd(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const total = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  let length = 0;
  for (const [index, { text }] of paragraphs.entries()) {
    if (length > total / 2 && isEndMark(text)) return paragraphs.slice(0, index);
    length += text.length;
  }
  return paragraphs;
}

/** A paragraph that is one link, or a row of them, points elsewhere. */
function isOnlyLink({ text, kind, linked }: PageParagraph): boolean {
  const letters = text.replaceAll(' ', '').length;
  if (kind === 'quote' || letters === 0 || text.length >= 250) return false;
  // "In the north: Families leave Um Talha", whatever the label says in whatever language.
  const labelled = /^[^:：]{1,30}[:：]/.exec(text)?.[0].replaceAll(' ', '').length ?? 0;
  return (
    linked >= letters * 0.9 || (labelled > 0 && linked > 5 && !/[.!?]$/.test(text) && linked >= letters - labelled - 1)
  );
}

function isDateLine(text: string): boolean {
  if (text.length >= 60 || /[.!?]$/.test(text)) return false;
  return /\d{4}|\d{1,2}:\d{2}/.test(text) && text.replace(/[^\p{L}]/gu, '').length < 25;
}

/** Puts the lead before the rest where the page's head repeats it and it was not taken for part of the article. */
function withLead(
  ours: readonly PageParagraph[],
  all: readonly PageParagraph[],
  description: string | null,
): readonly PageParagraph[] {
  const key = comparable(description ?? '');
  if (key.length < 60 || ours.some(({ text }) => comparable(text).includes(key.slice(0, 50)))) return ours;
  const at = all.findIndex(({ text, kind, linked }) => kind === 'plain' && linked === 0 && comparable(text) === key);
  const lead = all[at];
  const first = all.findIndex(({ text }) => text === ours[0]?.text);
  return lead !== undefined && first > at ? [lead, ...ours] : ours;
}

/** Letters and digits only, so that two printings of one paragraph are equal. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a paragraph stands in the publisher's own text; long ones by an end of theirs, for small corrections. */
function stands(key: string, known: string): boolean {
  if (key.length <= 80) return known.includes(key);
  return known.includes(key.slice(0, 60)) || known.includes(key.slice(-60));
}

/** Which part of the publisher's own text the paragraphs make up. */
function coverage(paragraphs: readonly PageParagraph[], known: string): number {
  let length = 0;
  for (const { text } of paragraphs) {
    const key = comparable(text);
    if (stands(key, known)) length += key.length;
  }
  return length / known.length;
}
