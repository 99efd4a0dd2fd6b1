import { type PageDocument, type PageElement, shortText, squeezedText } from './page-dom.ts';

/** Where a page may write its headline and its outlet. */
export interface TitledPage {
  readonly document: PageDocument;
  /** The headline of its linked data or its link preview; null when neither has one. */
  readonly claimed: string | null;
  /** The outlet as the page's head names it; null when it does not. */
  readonly outlet: string | null;
  /** "bbc" of bbc.co.uk; empty when the address has none. */
  readonly site: string;
}

/** What a page is called. */
export interface PageTitle {
  readonly title: string | null;
  readonly outlet: string | null;
  /** The element readers see it in; null when there is none. */
  readonly heading: PageElement | null;
}

const TITLE_CHARACTERS = 500;

const OUTLET_CHARACTERS = 120;

/** The headline without the outlet's name, and the outlet's name where only the title has it. */
export function titleOf(page: TitledPage): PageTitle {
  const { document, site } = page;
  const claimed = page.claimed?.slice(0, 2 * TITLE_CHARACTERS) ?? null;
  const outlet = page.outlet?.slice(0, OUTLET_CHARACTERS) ?? null;
  const written = squeezedText(document.querySelector('title')).slice(0, 2 * TITLE_CHARACTERS);
  const first = document.querySelector('article h1') ?? document.querySelector('h1');
  const largest = shortText(first ?? EMPTY, TITLE_CHARACTERS) ?? '';
  const begun = headingOf(document, claimed ?? written);
  const full = claimed ?? (begun === null && largest.length >= 15 ? largest : written || null);
  const heading = begun ?? first;
  const seen = shortText(heading ?? EMPTY, TITLE_CHARACTERS) ?? '';
  const names = [outlet ?? '', site].map(folded).filter((name) => name.length > 1);
  const named = outletIn(written, folded(written).startsWith(folded(seen)) ? seen : (claimed ?? seen), names);
  const better = outlet === null || HOST.test(outlet) ? (named ?? outlet) : outlet;
  const title = headline(full, seen, [...names, ...(better === null ? [] : [folded(better)])]);
  return { title: title === '' ? null : title.slice(0, TITLE_CHARACTERS), outlet: better, heading };
}

const EMPTY = { nodeType: 1, textContent: '', childNodes: [], tagName: 'P' } as unknown as PageElement;

/** A server's name is better than none. */
const HOST = /^www\.[\w.-]+$/i;

function headline(full: string | null, seen: string, names: readonly string[]): string {
  if (full === null) return seen;
  // Where the heading is the claimed title, or its beginning, the heading is what readers see.
  const [key, begun] = [folded(full), folded(seen)];
  if (begun !== '' && key.startsWith(begun) && (begun.length >= 10 || key === begun)) return seen;
  return withoutOutlet(full, names);
}

/** Headings looked at; further down stand those of other reports. */
const HEADINGS = 30;

/** The heading that says the title, or how it begins. */
function headingOf(document: PageDocument, title: string): PageElement | null {
  const key = folded(title);
  let looked = 0;
  for (const element of document.querySelectorAll('h1, h2, h3, [itemprop~="headline"]')) {
    looked += 1;
    if (looked > HEADINGS) break;
    const text = folded(shortText(element, TITLE_CHARACTERS) ?? '');
    if (text.length >= 8 && (key.startsWith(text) || text.startsWith(key)) && text.length >= key.length * 0.4)
      return element;
  }
  return null;
}

const SEPARATOR = /\s+(?:[|–—·•»«:_-]|::)\s+|\s*[|_]\s*/;

/** "Market struck | World | The Paper" → "Market struck", where what is cut is the outlet's name and what follows the headline. */
function withoutOutlet(title: string, names: readonly string[]): string {
  const parts = partsOf(title);
  if (parts.length < 2) return title;
  if (isNamed(parts[0]?.text ?? '', names)) return title.slice(parts[1]?.start ?? 0).trim();
  const at = parts.findIndex((part, index) => index > 0 && isNamed(part.text, names));
  if (at < 0) return title;
  const sections = parts
    .slice(1, at)
    .findIndex((_, index) => parts.slice(1 + index, at).every(({ text }) => text.split(' ').length <= 2));
  const end = parts[sections < 0 ? at : 1 + sections];
  const head = title.slice(0, end?.before ?? title.length).trim();
  return head.length >= 10 ? head : title;
}

interface TitlePart {
  readonly text: string;
  readonly start: number;
  /** Where the separator before it begins. */
  readonly before: number;
}

function partsOf(title: string): readonly TitlePart[] {
  const parts: TitlePart[] = [];
  let [start, before] = [0, 0];
  for (const found of title.matchAll(new RegExp(SEPARATOR, 'g'))) {
    parts.push({ text: title.slice(start, found.index).trim(), start, before });
    [start, before] = [found.index + found[0].length, found.index];
  }
  parts.push({ text: title.slice(start).trim(), start, before });
  return parts;
}

function isNamed(part: string, names: readonly string[]): boolean {
  const key = folded(part).replace(/^the/, '');
  if (key.length < 2 || part.length > 60) return false;
  return names.some((name) => {
    const own = name.replace(/^the/, '');
    return (
      own === key || (key.length > 2 && own.includes(key)) || (own.length > 2 && key.includes(own) && part.length < 40)
    );
  });
}

/** Parts of titles that name no outlet. */
const SECTION =
  /^(?:(?:world|international|local|national|us|uk|eu)?(?:news|politics|opinion|analysis|sports?|business|video|live|world|economy|culture|science|health|home|article|story|blogs?))$/;

/** The outlet's name at the end, or the beginning, of the page's written title. */
function outletIn(written: string, headlineText: string, names: readonly string[]): string | null {
  const parts = partsOf(written);
  if (parts.length < 2) return null;
  for (const part of [parts.at(-1), parts[0]]) {
    if (part !== undefined && part.text.length <= 40 && isNamed(part.text, names)) return part.text;
  }
  const last = parts.at(-1)?.text ?? '';
  const [head, key] = [folded(headlineText), folded(written)];
  if (head.length < 10 || !key.startsWith(head) || last.length > 40 || last.split(' ').length > 5) return null;
  return /^[\p{Lu}\p{Lo}]/u.test(last) && !SECTION.test(folded(last)) && key.length > head.length ? last : null;
}

function folded(text: string): string {
  return text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');
}
