import { type PageDocument, type PageElement, shortText } from './page-dom.ts';

/** Where a page may name who wrote the report. */
export interface SignedPage {
  readonly document: PageDocument;
  /** The names in its linked data. */
  readonly linked: readonly string[];
  /** The names in its head. */
  readonly claimed: readonly (string | null)[];
  /** The names of the outlet, which sign many reports and wrote none. */
  readonly outlets: readonly string[];
}

const AUTHORS = 10;

/** A byline is not longer. */
const BYLINE_CHARACTERS = 160;

/** Who a page says wrote the report, without "By", offices, places and dates. */
export function authorsOf({ document, linked, claimed, outlets }: SignedPage): readonly string[] {
  const names = linked.flatMap(splitNames);
  const people = names.filter((name) => !isOutlet(name, outlets));
  if (names.length > 0) return distinct(people.length > 0 ? people : names);
  const head = claimed.flatMap((text) => splitNames(text ?? '')).filter((name) => !isOutlet(name, outlets));
  return distinct(head.length > 0 ? head : bylineOf(document).filter((name) => !isOutlet(name, outlets)));
}

function distinct(names: readonly string[]): readonly string[] {
  const seen = new Map(names.map((name) => [folded(name), name]));
  return [...seen.values()].slice(0, AUTHORS);
}

/** The names of the first byline among what a page's markup calls one. */
function bylineOf(document: PageDocument): readonly string[] {
  const names: string[] = [];
  for (const element of document.querySelectorAll('[rel~="author"], [itemprop~="author"]')) {
    names.push(
      ...splitNames(shortText(element.querySelector('[itemprop~="name"], .fn') ?? element, BYLINE_CHARACTERS) ?? ''),
    );
    if (names.length >= AUTHORS) break;
  }
  if (names.length > 0) return names;
  let looked = 0;
  for (const element of document.querySelectorAll(BYLINES)) {
    looked += 1;
    if (looked > BYLINES_LOOKED_AT) break;
    if (isComment(element)) continue;
    const found = splitNames(shortText(element.querySelector('.fn') ?? element, BYLINE_CHARACTERS) ?? '').filter(
      isFullName,
    );
    if (found.length > 0) return found;
  }
  return [];
}

const BYLINES = '[class*="byline"], [class*="Byline"], [class*="author"], [class*="Author"], [id*="byline"]';

/** Further down stand the authors of other reports. */
const BYLINES_LOOKED_AT = 6;

function isComment(element: PageElement): boolean {
  return /comment|bio|related|more/i.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`);
}

const PREFIX =
  /^(?:(?:written |posted |reported |story |published |text )?by|von|par|por|author[s]?|автор[иы]?|текст|بقلم|كتب)(?:\s*:\s*|\s+)/iu;

const OFFICE =
  /\b(?:reporters?|correspondents?|editors?|staff|writers?|journalists?|columnists?|producer|chief|director|fellow|contributor|bureau|desk|newsroom|agency|agencies|press|news|media|redaktion|redacción|rédaction|updated|published|posted|admin|webmaster|special to|for the)\b|редакц|корреспондент|кореспондент|مراسل|تحرير/iu;

function splitNames(text: string): string[] {
  if (/^https?:/i.test(text)) return [];
  const names = text
    .slice(0, 400)
    .replace(/\([^()]{0,80}\)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .split(/\s*[,;|•·/&]\s*|\s+(?:[-–—]|and|und|et|y|та|і|и|with|for|via)\s+/u)
    .map((name) =>
      name
        .trim()
        .replace(PREFIX, '')
        .replace(/\s+in\s+\p{Lu}.*$/u, '')
        .replace(/^[-–—:\s]+|[-–—:\s]+$/g, ''),
    );
  const people = names.filter(isName);
  // An agency or a desk may sign alone; beside a name it is that person's office.
  const persons = people.filter((name) => !OFFICE.test(name));
  return persons.length > 0 ? persons : people;
}

function isName(name: string): boolean {
  if (name.length < 2 || name.length > 80 || name.split(' ').length > 8) return false;
  return (
    !/[\d:@]|^https?\b|^\S+\.\p{L}{2,4}$|\b[ap]\.m\b/iu.test(name) && !/^(?:admin|staff|webmaster|editor)$/i.test(name)
  );
}

/** Two to five words that begin with a capital, or letters that know none. */
function isFullName(name: string): boolean {
  const words = name.split(' ');
  return (
    words.length >= 2 &&
    words.length <= 5 &&
    words.every((word) => /^[\p{Lu}\p{Lo}]|^(?:de|van|von|al|el|bin|da|la)$/u.test(word))
  );
}

function isOutlet(name: string, outlets: readonly string[]): boolean {
  const key = folded(name);
  return outlets
    .map(folded)
    .some((outlet) => outlet.length > 1 && (outlet === key || (outlet.length > 5 && key.includes(outlet))));
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
