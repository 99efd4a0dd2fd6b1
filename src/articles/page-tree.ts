import { normaliseText } from '../language/text.ts';
import { type ChosenText, chooseText, DOUBTFUL, type TextEvidence } from './choose-text.ts';
import { byDefuddle } from './defuddle-text.ts';
import { removeForeignBlocks } from './foreign-blocks.ts';
import { byMarks, byNames } from './marked-text.ts';
import { documentOf } from './page-document.ts';
import { type PageDocument, shortText } from './page-dom.ts';
import { type DecodedPage, readFlat } from './page-flat.ts';
import { pageLanguage } from './page-language.ts';
import { metadataOf } from './page-metadata.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';
import { termsOf } from './page-terms.ts';
import type { PageText } from './ports.ts';
import { proseRegion } from './prose-region.ts';
import { byReadability } from './readability-text.ts';
import { reportParagraphs } from './report-paragraphs.ts';
import { byScripts } from './script-text.ts';
import type { Candidate } from './text-candidate.ts';
import { isProse, wordCount } from './text-measure.ts';

/** A page whose tree may be built. */
export interface MeasuredPage extends DecodedPage {
  /** Whether it has so many tags that not every reader is asked. */
  readonly isLarge: boolean;
  /** Whether it nests deeper than pages do; what other people's readers cost grows with that. */
  readonly isTangled: boolean;
}

/** Reads a page by its tree: what it says of itself, and the text its readers agree on. */
export function readTree(measured: MeasuredPage): PageText {
  const { html, url, summary, now } = measured;
  const page = documentOf(html);
  const { linkedBody, description, languages, ...metadata } = metadataOf(page, url, now);
  const { title, authors } = metadata;
  const terms = termsOf(page);
  const scripts = [...page.querySelectorAll('script')];
  removeWhatIsNotShown(page);
  // Before Readability: it takes a paragraph out of the only box around it, and with the box its name is lost.
  removeForeignBlocks(page);
  const body = page.querySelector('body');
  const all = body === null ? [] : paragraphsBelow(body);
  const pictures = picturesOf(page);
  const { paragraphs, isPublishers, readBy } = textOf(page, all, { title, description, summary, linkedBody }, measured);
  const hints = { title, description, authors, pictures, isPublishers };
  const shown = normaliseText(reportParagraphs(paragraphs, all, hints).join('\n\n'));
  const scripted = wordCount(shown) < SCRIPTED_WORDS ? normaliseText(byScripts(scripts).join('\n\n')) : '';
  const isScripted = wordCount(scripted) > 2 * wordCount(shown);
  const text = isScripted ? scripted : shown;
  // Whatever was taken for furniture: a page with sentences on it has a text.
  if (text === '' && all.length > 0) return { ...readFlat(measured), ...metadata, ...terms };
  const language = pageLanguage(languages, text, url);
  const by = isScripted ? 'linked data' : readBy;
  return { ...metadata, ...terms, language, text, readBy: text === '' ? null : by };
}

/** A page that shows less may have its text in its scripts. */
const SCRIPTED_WORDS = 60;

/** The text by the votes of the readers that cost little, and of Defuddle where they leave a doubt: it takes longer than all of them. */
function textOf(
  page: PageDocument & Parameters<typeof byReadability>[0],
  all: readonly PageParagraph[],
  evidence: TextEvidence,
  { html, url, isLarge, isTangled }: MeasuredPage,
): ChosenText {
  const candidates = [
    candidate('marked body', 1.3, () => byMarks(page)),
    candidate('marked body', 0.8, () => byNames(page)),
    candidate('paragraphs', 0.8, () => proseRegion(all, evidence.title)),
    candidate('readability', 1, () => (isLarge && isTangled ? [] : byReadability(page))),
  ];
  const chosen = chooseText(all, candidates, evidence);
  const isClear = chosen.agreed >= DOUBTFUL || !all.some(({ text }) => isProse(text));
  if (isClear || isLarge || isTangled) return chosen;
  return chooseText(all, [...candidates, candidate('defuddle', 1, () => byDefuddle(html, url))], evidence);
}

/** A reader that fails on a page has found nothing on it; the others have their turn. */
function candidate(reader: Candidate['reader'], trust: number, read: () => readonly PageParagraph[]): Candidate {
  try {
    return { reader, trust, paragraphs: read() };
  } catch {
    return { reader, trust, paragraphs: [] };
  }
}

/** What readers do not see as text, and what only those hear who do not see. */
const NEVER_TEXT = `style, template, svg, button, select, form[role="search"], script:not([type="application/ld+json"]),
  .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, .screenreader-only, .assistive-text`;

/** What is not shown; a longer text that is hidden may be the report, which a script will show. */
const HIDDEN = `div[hidden], div[style*="display:none"], div[style*="display: none"], span[hidden], span[style*="display:none"],
  span[style*="display: none"], ul[style*="display:none"], ul[style*="display: none"], section[hidden]`;
const HIDDEN_CHARACTERS = 800;

function removeWhatIsNotShown(page: PageDocument): void {
  for (const element of [...page.querySelectorAll(NEVER_TEXT)]) element.remove();
  for (const element of [...page.querySelectorAll(HIDDEN)]) {
    if (shortText(element, HIDDEN_CHARACTERS) !== null) element.remove();
  }
}

/** Shorter words stand for a picture and are a word of the report. */
const ALTERNATIVE_CHARACTERS = 20;

function picturesOf(page: PageDocument): readonly string[] {
  const texts: string[] = [];
  for (const image of page.querySelectorAll('img[alt]')) {
    const text = image.getAttribute('alt') ?? '';
    if (text.length >= ALTERNATIVE_CHARACTERS && text.length < 500) texts.push(text);
  }
  return texts;
}
