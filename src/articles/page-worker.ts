/** Runs in a worker: finds the article on a page. */
import { normaliseText } from '../language/text.ts';
import { chooseText, DOUBTFUL } from './choose-text.ts';
import { decodePage } from './decode-page.ts';
import { byDefuddle } from './defuddle-text.ts';
import { flatParagraphs, outlineOf } from './flat-text.ts';
import { removeForeignBlocks } from './foreign-blocks.ts';
import { nestsDeeperThan } from './html-depth.ts';
import { byMarks, byNames } from './marked-text.ts';
import { documentOf } from './page-document.ts';
import { type PageDocument, shortText } from './page-dom.ts';
import { pageLanguage } from './page-language.ts';
import { metadataOf } from './page-metadata.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';
import { termsOf } from './page-terms.ts';
import type { PageBytes, PageHints, PageText } from './ports.ts';
import { proseRegion } from './prose-region.ts';
import { byReadability } from './readability-text.ts';
import { reportParagraphs } from './report-paragraphs.ts';
import { byScripts } from './script-text.ts';
import type { Candidate } from './text-candidate.ts';
import { isProse, wordCount } from './text-measure.ts';

/** Why a page was not taken apart. */
export type Unread = { readonly unread: 'too deep' | 'too many tags' };

/** A page to read, what is known of it, and when it is read: nothing was published later. */
export type PageToRead = PageBytes & Partial<PageHints> & { readonly now?: number | null };

/** The article on a page, its text empty where none was found. */
export function readPage({ bytes, contentType, url, summary = '', now = null }: PageToRead): PageText | Unread {
  const html = decodePage(bytes, contentType);
  // Here and not before the thread: even a scan of three megabytes would hold up everything else.
  const tags = html.split('<', MOST_TAGS + 2).length - 1;
  const isTooDeep = tags <= MOST_TAGS && nestsDeeperThan(PAGE_LEVELS, html);
  if (tags > MOST_TAGS || isTooDeep) {
    const flat = readFlat(html, url, now);
    return flat.text === '' ? { unread: isTooDeep ? 'too deep' : 'too many tags' } : flat;
  }
  // What other people's readers cost grows with both.
  const isLarge = tags > LARGE_TAGS;
  const isTangled = isLarge && nestsDeeperThan(TANGLED_LEVELS, html);
  const page = documentOf(html);
  const { linkedBody, description, languages, ...metadata } = metadataOf(page, url, now);
  const terms = termsOf(page);
  const scripts = [...page.querySelectorAll('script')];
  for (const element of [...page.querySelectorAll(NEVER_TEXT)]) element.remove();
  for (const element of [...page.querySelectorAll(HIDDEN)]) {
    if (shortText(element, HIDDEN_CHARACTERS) !== null) element.remove();
  }
  // Before Readability: it takes a paragraph out of the only box around it, and with the box its name is lost.
  removeForeignBlocks(page);
  const body = page.querySelector('body');
  const all = body === null ? [] : paragraphsBelow(body);
  const pictures = picturesOf(page);
  const evidence = { title: metadata.title, description, summary, linkedBody };
  const candidates = [
    candidate('marked body', 1.3, () => byMarks(page)),
    candidate('marked body', 0.8, () => byNames(page)),
    candidate('paragraphs', 0.8, () => proseRegion(all, metadata.title)),
    candidate('readability', 1, () => (isTangled ? [] : byReadability(page))),
  ];
  let chosen = chooseText(all, candidates, evidence);
  if (
    all.some(({ text }) => isProse(text)) &&
    chosen.agreed < DOUBTFUL &&
    !isLarge &&
    !nestsDeeperThan(TANGLED_LEVELS, html)
  ) {
    chosen = chooseText(all, [...candidates, candidate('defuddle', 1, () => byDefuddle(html, url))], evidence);
  }
  const { title, authors } = metadata;
  const { isPublishers } = chosen;
  const paragraphs = reportParagraphs(chosen.paragraphs, all, { title, description, authors, pictures, isPublishers });
  const shown = normaliseText(paragraphs.join('\n\n'));
  const hidden = wordCount(shown) < SCRIPTED_WORDS ? normaliseText(byScripts(scripts).join('\n\n')) : '';
  const isHidden = wordCount(hidden) > 2 * wordCount(shown);
  const text = isHidden ? hidden : shown;
  // Whatever was taken for furniture: a page with sentences on it has a text.
  if (text === '' && all.length > 0) return { ...readFlat(html, url, now), ...metadata, ...terms };
  const language = pageLanguage(languages, text, url);
  return {
    ...metadata,
    ...terms,
    language,
    text,
    readBy: text === '' ? null : isHidden ? 'linked data' : chosen.readBy,
  };
}

/** A page that shows less may have its text in its scripts. */
const SCRIPTED_WORDS = 60;

/** The article on a page that is too deep, too large or too slow for its tree to be built: paragraphs where sentences stand together. */
export function readPagePlainly({ bytes, contentType, url, now = null }: PageToRead): PageText {
  return readFlat(decodePage(bytes, contentType), url, now);
}

function readFlat(html: string, url: string, now: number | null): PageText {
  const outline = documentOf(outlineOf(html));
  const { linkedBody, description, languages, ...metadata } = metadataOf(outline, url, now);
  const all = flatParagraphs(html);
  const evidence = { title: metadata.title, description, summary: '', linkedBody };
  const { paragraphs, isPublishers, readBy } = chooseText(
    all,
    [candidate('paragraphs', 1, () => proseRegion(all, metadata.title))],
    evidence,
  );
  const hints = { title: metadata.title, description, authors: metadata.authors, pictures: [], isPublishers };
  const text = normaliseText(reportParagraphs(paragraphs, all, hints).join('\n\n'));
  return {
    ...metadata,
    ...termsOf(outline),
    language: pageLanguage(languages, text, url),
    text,
    readBy: text === '' ? null : readBy,
  };
}

/** A reader that fails on a page has found nothing on it; the others have their turn. */
function candidate(reader: Candidate['reader'], trust: number, read: () => readonly PageParagraph[]): Candidate {
  try {
    return { reader, trust, paragraphs: read() };
  } catch {
    return { reader, trust, paragraphs: [] };
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

/** Parsers need time that grows with the square of the depth. */
const PAGE_LEVELS = 512;

/** The largest pages of newspapers have a tenth of it. */
const MOST_TAGS = 100_000;

/** Tags, start and end counted, up to which Defuddle is done in time even with a page made to be slow. */
const LARGE_TAGS = 10_000;

/** Pages nest up to 40 levels; where end tags are left out, more. */
const TANGLED_LEVELS = 100;

/** What is not shown; a longer text that is hidden may be the report, which a script will show. */
const HIDDEN = `div[hidden], div[style*="display:none"], div[style*="display: none"], span[hidden], span[style*="display:none"],
  span[style*="display: none"], ul[style*="display:none"], ul[style*="display: none"], section[hidden]`;
const HIDDEN_CHARACTERS = 800;

/** What readers do not see as text, and what only those hear who do not see. */
const NEVER_TEXT = `style, template, svg, button, select, form[role="search"], script:not([type="application/ld+json"]),
  .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, .screenreader-only, .assistive-text`;
