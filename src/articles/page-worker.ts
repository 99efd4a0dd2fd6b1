/** Runs in a worker: finds the article on a page. Readability and linkedom are known here and nowhere else. */
import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { normaliseText } from '../language/text.ts';
import { isBoilerplate, isByline, isEndMark } from './boilerplate.ts';
import { type PageDocument, type PageElement, squeezedText } from './page-dom.ts';
import { metadataOf, type PageMetadata } from './page-metadata.ts';
import { type PageParagraph, paragraphsBelow } from './page-paragraphs.ts';
import type { PageText } from './ports.ts';

/** The article on a page, its text empty where none was found. */
export function readPage({ html, url }: { readonly html: string; readonly url: string }): PageText {
  const document = documentOf(html);
  const { articleBody, ...metadata } = metadataOf(document as unknown as PageDocument, url);
  const content = contentOf(document);
  const found = content === null ? [] : paragraphsOfReport(content, metadata, articleBody);
  const text = normaliseText(found.join('\n\n'));
  return { ...metadata, text: fuller(text, articleBody) };
}

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
  const page = document as unknown as PageDocument;
  for (const element of [...page.querySelectorAll(NEVER_TEXT)]) element.remove();
  // Readability takes a paragraph out of the only box around it, and with the box its name is lost.
  removeForeignBlocks(page.querySelectorAll(NAMED), FOREIGN_CHARACTERS);
  const article = new Readability<PageElement>(document, {
    charThreshold: SHORTEST_CHARACTERS,
    keepClasses: true,
    serializer: (node: unknown) => node as PageElement,
  }).parse();
  return article?.content ?? null;
}

const NEVER_TEXT =
  'style, template, svg, button, select, form[role="search"], [aria-hidden="true"] svg, script:not([type="application/ld+json"])';

function paragraphsOfReport(
  content: PageElement,
  { title }: Omit<PageMetadata, 'articleBody'>,
  articleBody: string | null,
): readonly string[] {
  removeForeignBlocks(content.querySelectorAll(NAMED), squeezedText(content).length * 0.3);
  const paragraphs = beforeTheEnd(paragraphsBelow(content));
  const known = articleBody === null ? null : comparable(articleBody);
  const trusted = known !== null && coverage(paragraphs, known) >= 0.85;
  const seen = new Set<string>();
  const kept: string[] = [];
  for (const [index, paragraph] of paragraphs.entries()) {
    const key = comparable(paragraph.text);
    const repeated = seen.has(key) && key.length > 30;
    seen.add(key);
    const foreign =
      repeated ||
      isBoilerplate(paragraph.text) ||
      isOnlyLink(paragraph) ||
      (index < 5 &&
        (isByline(paragraph.text) || (title !== null && key === comparable(title)) || isDateLine(paragraph.text))) ||
      (trusted && known !== null && paragraph.kind !== 'heading' && !stands(key, known));
    if (!foreign) kept.push(paragraph.text);
    else if (paragraph.kind !== 'heading') continue;
  }
  return kept;
}

/** Cuts at a heading such as "Related stories" in the second half, and drops headings that nothing follows. */
function beforeTheEnd(paragraphs: readonly PageParagraph[]): readonly PageParagraph[] {
  const total = paragraphs.reduce((sum, { text }) => sum + text.length, 0);
  let length = 0;
  let end = paragraphs.length;
  for (const [index, paragraph] of paragraphs.entries()) {
    if (length > total / 2 && isEndMark(paragraph.text)) {
      end = index;
      break;
    }
    length += paragraph.text.length;
  }
  while (end > 0 && paragraphs[end - 1]?.kind === 'heading') end -= 1;
  return paragraphs.slice(0, end);
}

/** A paragraph that is one link, or a row of them, points elsewhere. */
function isOnlyLink({ text, kind, linked }: PageParagraph): boolean {
  const letters = text.replaceAll(' ', '').length;
  return kind !== 'quote' && letters > 0 && text.length < 250 && linked >= letters * 0.9;
}

function isDateLine(text: string): boolean {
  return (
    text.length < 60 &&
    /\d{4}|\d{1,2}:\d{2}/.test(text) &&
    !/[.!?]$/.test(text) &&
    text.replace(/[^\p{L}]/gu, '').length < 25 &&
    /\d/.test(text)
  );
}

/** Words by which publishers name blocks that are no part of the report, in classes, ids and data attributes. */
const FOREIGN: ReadonlySet<string> = new Set(
  `related recirc recirculation newsletter newsletters promo promotion promobox readmore alsoread recommended recommendation
  recommendations mostread trending share sharing sharedaddy social subscribe subscription signup paywall cookie cookies consent
  gdpr advert advertisement adslot adunit sponsored outbrain taboola caption captions wpcaptiontext figcaption credit credits
  byline breadcrumb breadcrumbs comment comments disclaimer copyright donate donation pullquote tweet
  twittertweet instagrammedia tiktokembed jprelatedposts authorbio authorbox authorcard tags tag topics timestamp
  livechat`.split(/\s+/),
);

/** Pairs of such words, for names of which one word alone would be too little. */
const FOREIGN_PAIRS: ReadonlySet<string> = new Set(
  `read-more more-on more-from also-read read-also see-also most-read sign-up call-to author-bio author-box author-card author-info
  about-author wp-caption image-caption media-caption post-tags article-tags follow-us inline-link story-links related-links
  up-next ad-slot ad-container ad-wrapper ad-unit pull-quote twitter-tweet instagram-media tiktok-embed editors-picks`.split(
    /\s+/,
  ),
);

/** Elements that bear a name. */
const NAMED = '[class], [id], [data-component], [data-testid], [role]';

/** A box of this size is never the report. */
const FOREIGN_CHARACTERS = 500;

/** Takes out what its own name calls foreign, where it is small enough not to be the report itself. */
function removeForeignBlocks(elements: Iterable<PageElement>, most: number): void {
  for (const element of [...elements]) {
    if (BOXES.has(element.tagName.toUpperCase()) && isForeign(element) && squeezedText(element).length <= most) {
      element.remove();
    }
  }
}

const BOXES: ReadonlySet<string> = new Set('DIV SECTION P SPAN UL OL FIGCAPTION BLOCKQUOTE H2 H3 H4 A'.split(' '));

function isForeign(element: PageElement): boolean {
  if (
    /^(?:navigation|complementary|search|dialog|alert|toolbar|menu|contentinfo)$/.test(
      element.getAttribute('role') ?? '',
    )
  ) {
    return true;
  }
  for (const attribute of ['class', 'id', 'data-component', 'data-testid']) {
    const value = element.getAttribute(attribute)?.slice(0, 1_000);
    if (!value) continue;
    for (const name of value.split(/\s+/)) {
      const words = name
        .replace(/([a-z\d])([A-Z])/g, '$1-$2')
        .toLowerCase()
        .split(/[^a-z]+/)
        .filter((word) => word !== '');
      if (FOREIGN.has(words.join(''))) return true;
      for (const [index, word] of words.entries()) {
        if (FOREIGN.has(word) || FOREIGN_PAIRS.has(`${word}-${words[index + 1]}`)) return true;
      }
    }
  }
  return false;
}

/** Letters and digits only, so that two printings of one paragraph are equal. */
function comparable(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

/** Whether a paragraph stands in the publisher's own text; long ones by their beginning, for small corrections. */
function stands(key: string, known: string): boolean {
  return (
    known.includes(key.length > 80 ? key.slice(0, 60) : key) || (key.length > 80 && known.includes(key.slice(-60)))
  );
}

/** Which part of the publisher's own text the paragraphs make up. */
function coverage(paragraphs: readonly PageParagraph[], known: string): number {
  let length = 0;
  for (const { text } of paragraphs) {
    const key = comparable(text);
    if (stands(key, known)) length += key.length;
  }
  return known.length < 400 ? 0 : length / known.length;
}

/** The publisher's own text where much less was found on the page; its paragraphs are lost, its sentences are not. */
function fuller(text: string, articleBody: string | null): string {
  if (articleBody === null || articleBody.length < 400 || text.length > articleBody.length * 0.5) return text;
  return normaliseText(articleBody);
}
