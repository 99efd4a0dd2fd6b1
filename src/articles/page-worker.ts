/** Runs in a worker: finds the article on a page. Readability and linkedom are known here and nowhere else. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { normaliseText } from '../language/text.ts';
import { decodePage } from './decode-page.ts';
import { removeForeignBlocks } from './foreign-blocks.ts';
import { nestsDeeperThan } from './html-depth.ts';
import { type PageDocument, type PageElement, squeezedText } from './page-dom.ts';
import { metadataOf } from './page-metadata.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';
import { termsOf } from './page-terms.ts';
import type { PageBytes, PageHints, PageText } from './ports.ts';
import { reportParagraphs } from './report-paragraphs.ts';

/** Why a page was not taken apart. */
export type Unread = { readonly unread: 'too deep' | 'too many tags' };

/** The article on a page, its text empty where none was found. */
export function readPage({ bytes, contentType, url }: PageBytes & Partial<PageHints>): PageText | Unread {
  const html = decodePage(bytes, contentType);
  // Here and not before the thread: even a scan of three megabytes would hold up everything else.
  if (html.split('<', MOST_TAGS + 2).length > MOST_TAGS + 1) return { unread: 'too many tags' };
  if (nestsDeeperThan(PAGE_LEVELS, html)) return { unread: 'too deep' };
  const document = documentOf(html);
  const page = document as unknown as PageDocument;
  const { articleBody, description, ...metadata } = metadataOf(page, url);
  const terms = termsOf(page);
  for (const element of [...page.querySelectorAll(NEVER_TEXT)]) element.remove();
  // Before Readability: it takes a paragraph out of the only box around it, and with the box its name is lost.
  removeForeignBlocks(page);
  const body = page.querySelector('body');
  const all = body === null ? [] : paragraphsBelow(body);
  const pictures = picturesOf(page);
  const marked = markedBody(page);
  const content = contentOf(document);
  if (content !== null) removeForeignBlocks(content, squeezedText(content).length * 0.3);
  const taken = content === null ? [] : paragraphsBelow(content);
  const found = charactersOf(marked) > Math.max(MARKED_CHARACTERS, charactersOf(taken) * 0.6) ? marked : taken;
  const paragraphs = reportParagraphs(found, all, {
    title: metadata.title,
    description,
    articleBody,
    authors: metadata.authors,
    pictures,
  });
  const text = normaliseText(paragraphs.join('\n\n'));
  return { ...metadata, ...terms, text, readBy: text === '' ? null : found === marked ? 'marked body' : 'readability' };
}

/** From here on what a page marks as the text of its article is believed to be all of it. */
const MARKED_CHARACTERS = 500;

/** The paragraphs of the one element that a page marks as the text of its article; none where there are several. */
function markedBody(page: PageDocument): readonly PageParagraph[] {
  const bodies = [...page.querySelectorAll('[itemprop~="articleBody"]')];
  return bodies.length === 1 && bodies[0] !== undefined ? paragraphsBelow(bodies[0]) : [];
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

function charactersOf(paragraphs: readonly PageParagraph[]): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

/** Parsers need time that grows with the square of the depth. */
const PAGE_LEVELS = 512;

/** The largest pages of newspapers have a tenth of it. */
const MOST_TAGS = 100_000;

/** What readers do not see as text, and what only those hear who do not see. */
const NEVER_TEXT = `style, template, svg, button, select, form[role="search"], script:not([type="application/ld+json"]),
  .visually-hidden, .visuallyhidden, .sr-only, .screen-reader-text, .screenreader-only, .assistive-text`;

// linkedom's window has no types of its own without those of a browser.
type BrowserDocument = ConstructorParameters<typeof Readability>[0];

function documentOf(html: string): BrowserDocument {
  const whole = beginsWithRoot(html) ? html : rooted(html);
  const { document } = parseHTML(whole) as unknown as { readonly document: BrowserDocument };
  if (/\s[A-Z]{2,12}=["'\w]/.test(html)) lowerAttributeNames(document as unknown as PageDocument);
  return document;
}

/** Whether nothing but declarations and comments stands before `<html>`. */
function beginsWithRoot(html: string): boolean {
  let at = 0;
  for (;;) {
    while (/\s/.test(html[at] ?? '')) at += 1;
    if (!html.startsWith('<!', at) && !html.startsWith('<?', at)) break;
    const end = html.startsWith('<!--', at) ? html.indexOf('-->', at) + 2 : html.indexOf('>', at);
    if (end <= at) return false;
    at = end + 1;
  }
  return /^<html[\s>]/i.test(html.slice(at, at + 6));
}

/** linkedom takes the first element it meets for the root; many pages leave out `<html>`, or write something before it. */
function rooted(html: string): string {
  const root = /<html\b[^<>]{0,1000}>/i.exec(html.slice(0, 20_000))?.[0] ?? '<html>';
  return `${root}<body>${html.replace(/<\/?(?:html|body|!doctype)\b[^<>]{0,1000}>/gi, '')}</body></html>`;
}

/** Pages of the last century write `CONTENT=`; linkedom keeps the case, and then nobody finds the attribute. */
function lowerAttributeNames(document: PageDocument): void {
  for (const element of document.querySelectorAll('*')) {
    for (const { name, value } of [...element.attributes]) {
      if (name !== name.toLowerCase()) element.setAttribute(name.toLowerCase(), value);
    }
  }
}

/** Shorter pages are real news here: a flash of two sentences. */
const SHORTEST_CHARACTERS = 200;

function contentOf(document: BrowserDocument): PageElement | null {
  const article = new Readability<PageElement>(document, {
    charThreshold: SHORTEST_CHARACTERS,
    keepClasses: true,
    serializer: (node: unknown) => node as PageElement,
  }).parse();
  return article?.content ?? null;
}
