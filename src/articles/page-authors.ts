import { namesIn } from './author-names.ts';
import { isElement, type PageDocument, type PageElement, type PageNode, shortText } from './page-dom.ts';
import { comparable } from './text-measure.ts';

/** Where a page may name who wrote the report. */
export interface SignedPage {
  readonly document: PageDocument;
  /** The names in its linked data. */
  readonly linked: readonly string[];
  /** The names in its head. */
  readonly claimed: readonly (string | null)[];
  /** The names of the outlet, which sign many reports and wrote none. */
  readonly outlets: readonly string[];
  /** The headline as readers see it; null when there is none. */
  readonly heading: PageElement | null;
}

const AUTHORS = 10;

/** A byline is not longer. */
const BYLINE_CHARACTERS = 200;

/**
 * Who a page says wrote the report, without "By", offices, places and dates: its linked data, its head, its byline. An
 * outlet that signs its own reports is named only where no person is.
 */
export function authorsOf(page: SignedPage): readonly string[] {
  const { linked, claimed, outlets } = page;
  const people = (names: readonly string[]) => distinct(names.filter((name) => !isOutlet(name, outlets)));
  const signed = linked.flatMap((name) => namesIn(name));
  const head = claimed.flatMap((text) => namesIn(text ?? ''));
  const named = [people(signed), people(head)].find((names) => names.length > 0) ?? [];
  const byline = people(bylineOf(page));
  // Heads often name only the first of several.
  const keys = new Set(byline.map(comparable));
  if (named.length > 0)
    return byline.length > named.length && named.every((name) => keys.has(comparable(name))) ? byline : named;
  return byline.length > 0 ? byline : distinct(signed);
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map<string, string>();
  for (const name of names) if (!seen.has(comparable(name))) seen.set(comparable(name), name);
  return [...seen.values()].slice(0, AUTHORS);
}

const MARKED = '[rel~="author"], [itemprop~="author"], [property~="author"]';

/** What markup calls a byline, in the languages newsrooms name their classes in. */
const BYLINE =
  /byline|[Aa]uth(?:o?r)|autor|auteur|signature|journalist|reporter|writer|szerzo|redactor|yazar|penulis|credit-title|createdby|(?:^|\s)username/i;

/** Where names of markup stand. */
const NAMED = '[class], [id*="byline"], [data-testid], [data-test-tag], [data-qa]';

/** Further down stand the authors of other reports. */
const BYLINES_LOOKED_AT = 12;

/** The names of the first byline among what a page's markup calls one, or of a line beside the headline that says so. */
function bylineOf({ document, heading }: SignedPage): readonly string[] {
  const marked = markedNames(document);
  if (marked.length > 0) return marked;
  let looked = 0;
  const found: string[] = [];
  let name = '';
  for (const element of document.querySelectorAll(NAMED)) {
    if (!BYLINE.test(nameOf(element))) continue;
    looked += 1;
    if (looked > BYLINES_LOOKED_AT) break;
    if (isOther(element)) continue;
    const own = element.getAttribute('class') ?? '';
    if (found.length > 0 && own !== name) continue;
    const names = namesOfElement(element);
    if (names.length > 0) [name, looked] = [own, looked - 1];
    found.push(...names);
    if (found.length >= AUTHORS) break;
  }
  return found.length > 0 ? found : signedLine(document, heading);
}

function nameOf(element: PageElement): string {
  const names = ['class', 'id', 'data-testid', 'data-test-tag', 'data-qa'].map((name) => element.getAttribute(name));
  return names.join(' ').slice(0, 500);
}

/** The names a page marks as its author's, those that stand together with the first; further on other reports have theirs. */
function markedNames(document: PageDocument): readonly string[] {
  const names: string[] = [];
  let around: ReadonlySet<PageElement> | null = null;
  for (const element of document.querySelectorAll(MARKED)) {
    if (isOther(element) || (around !== null && !boxesAround(element).some((box) => around?.has(box)))) continue;
    const content = element.getAttribute('content');
    // What is marked as the author may be a desk; what is only called so by a class must look like a person.
    const own = content === null ? namesOfElement(element, false) : namesIn(content);
    if (own.length > 0) around ??= new Set(boxesAround(element));
    names.push(...own);
    if (names.length >= AUTHORS) break;
  }
  return names;
}

function boxesAround(element: PageElement): readonly PageElement[] {
  const boxes: PageElement[] = [];
  for (let at = element.parentElement; at !== null && boxes.length < 3; at = at.parentElement) {
    if (/^(?:BODY|ARTICLE|MAIN|HEAD|HTML)$/i.test(at.tagName)) {
      if (boxes.length === 0) boxes.push(at);
      break;
    }
    boxes.push(at);
  }
  return boxes;
}

const OTHER =
  /comment|bio|related|more|avatar|social|follow|description|card-(?!title)|recommend|sidebar|popular|footer|views/i;

function isOther(element: PageElement): boolean {
  for (let at: PageElement | null = element, level = 0; at !== null && level < 3; at = at.parentElement, level += 1) {
    if (/^(?:BODY|ARTICLE|MAIN)$/i.test(at.tagName)) return false;
    if (OTHER.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`)) return true;
  }
  return false;
}

const NAME =
  '[itemprop~="name"], .fn, a[rel~="author"], a[href*="author"], a[href*="/autor"], a[href*="profile"], a[href*="/people/"]';

/** The names in a byline: those it marks, else those of its pieces of text, since an office often stands in a piece of its own. */
function namesOfElement(element: PageElement, mustBeFull = true): readonly string[] {
  if (shortText(element, BYLINE_CHARACTERS) === null) return [];
  const inner = [...element.querySelectorAll(NAME)].flatMap((one) =>
    namesIn(shortText(one, BYLINE_CHARACTERS) ?? '', mustBeFull),
  );
  if (inner.length > 0) return inner;
  const pieces: string[] = [];
  piecesOf(element, pieces);
  const whole = namesIn(pieces.join(' '), mustBeFull);
  const apart = pieces.flatMap((piece) => namesIn(piece, mustBeFull));
  return pieces.length > 1 && apart.length > 0 ? apart : whole;
}

function piecesOf(node: PageNode, pieces: string[]): void {
  if (node.nodeType === 3) {
    const text = (node.textContent ?? '').replace(/\s+/g, ' ').trim();
    if (text !== '') pieces.push(text);
  } else if (isElement(node) && !/^(?:SCRIPT|STYLE|TIME|BUTTON|SVG|IMG)$/i.test(node.tagName)) {
    for (const child of node.childNodes) piecesOf(child, pieces);
  }
}

/** How many elements after its headline a report may be signed. */
const SIGNED_WITHIN = 60;

/** "By WALTER PYM", "Von Uwe Lanz", "作者：陈一鸣", "Autor: Petr Kolář" beside the headline. */
const SIGNED =
  /(?:^|[\s|·>])(?:by|written by|words by|text by|von|par|por|di|de|door|av|af|escrito por|autor(?:ka)?|auteur|автор(?:ы)?|автори|текст|بقلم|كتب|כתב|מאת|oleh|penulis|作者|文|记者|記者|yazan)(?:\s?[:：]\s?|\s+)(.{2,80})/iu;

function signedLine(document: PageDocument, heading: PageElement | null): readonly string[] {
  let near = heading === null ? 0 : -1;
  for (const element of document.querySelectorAll('body *')) {
    if (element === heading) near = 0;
    if (near < 0) continue;
    near += 1;
    if (near > SIGNED_WITHIN) break;
    if (element === heading || isOther(element)) continue;
    const text = shortText(element, BYLINE_CHARACTERS);
    const found = text === null ? null : SIGNED.exec(text);
    // A line of the report may begin so too, but it goes on.
    if (found === null || (text ?? '').length > 120) continue;
    const names = namesIn(found[1] ?? '', true);
    if (names.length > 0) return names;
  }
  return [];
}

function isOutlet(name: string, outlets: readonly string[]): boolean {
  const key = comparable(name);
  return outlets
    .map(comparable)
    .some((outlet) => outlet.length > 1 && (outlet === key || (outlet.length > 5 && key.includes(outlet))));
}
