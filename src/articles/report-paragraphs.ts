import { isBoilerplate, isEndMark } from './boilerplate.ts';
import { isByline } from './bylines.ts';
import { withoutInserts, withoutRepeatedQuotes } from './page-inserts.ts';
import type { PageParagraph } from './page-paragraphs.ts';
import { withoutEdges } from './report-edges.ts';
import { comparable, endsSentence } from './text-measure.ts';

/** What is known of a report before its paragraphs are chosen. */
export interface ReportHints {
  readonly title: string | null;
  /** The lead as the page's head gives it. */
  readonly description: string | null;
  /** Who wrote it, to know their biographies. */
  readonly authors: readonly string[];
  /** What stands in place of pictures for those who do not see them; many captions repeat it. */
  readonly pictures: readonly string[];
  /** Whether `found` is what the publisher itself gives as the text, so that nothing stands around it. */
  readonly isPublishers: boolean;
}

/** Takes the report out of `found`, what was taken for the article; `all` is every paragraph of the page. */
export function reportParagraphs(
  found: readonly PageParagraph[],
  all: readonly PageParagraph[],
  hints: ReportHints,
): readonly string[] {
  const captions = new Set(hints.pictures.map(comparable).filter((key) => key !== comparable(hints.description ?? '')));
  const told = beforeTheEnd(withoutRepeatedQuotes(hints.isPublishers ? found : withoutInserts(found, all))).filter(
    ({ text }) => !captions.has(comparable(text)),
  );
  const kept = chosen(told, hints.title);
  const ours = hints.isPublishers ? kept : withLead(withoutEdges(kept, hints.authors), all, hints.description);
  return ours.map(({ text }) => text);
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
    return (
      index >= TOP || !(isHeadline(paragraph.text, heading) || isByline(paragraph.text) || isDateLine(paragraph.text))
    );
  });
  return kept.filter(
    ({ kind }, index) => kind !== 'heading' || kept.slice(index + 1, index + 3).some((next) => next.kind !== 'heading'),
  );
}

/** Whether a paragraph is the title, or the title with the byline and the date that old pages put into the same block. */
function isHeadline(text: string, heading: string): boolean {
  const key = comparable(text);
  if (key === heading) return true;
  return heading.length >= 15 && key.startsWith(heading) && key.length < heading.length + 50 && !endsSentence(text);
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
