import { type PageDocument, type PageElement, shortText, squeezedText } from './page-dom.ts';
import { comparable, comparedWords } from './text-measure.ts';

/** Where a page may write its headline and its outlet. */
export interface TitledPage {
  readonly document: PageDocument;
  /** The headlines of its linked data and its link previews, the most trusted first. */
  readonly claimed: readonly (string | null)[];
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

/**
 * The headline without the outlet's name, and the outlet's name where only the title has it. What readers see above the
 * text is believed where it shares its words with what the head claims; a heading that has a label before the claimed
 * headline is cut to it.
 */
export function titleOf(page: TitledPage): PageTitle {
  const { document, site } = page;
  const written = squeezedText(document.querySelector('title')).slice(0, 2 * TITLE_CHARACTERS);
  const claims = page.claimed.flatMap((claim) => (claim === null ? [] : [claim.slice(0, 2 * TITLE_CHARACTERS)]));
  const outlet = page.outlet?.slice(0, OUTLET_CHARACTERS) ?? null;
  const headings = headingsOf(document);
  const known = [outlet ?? '', site].map(comparable).filter((name) => name.length > 1);
  const bare = (claim: string) => withoutOutlet(claim, known);
  const heading =
    seenHeading(headings, claims.map(bare), bare(written)) ?? (written === '' ? null : printedTitle(document, written));
  const seen = heading?.text ?? '';
  const named = outletIn(written, seen === '' ? (claims[0] ?? '') : seen, known);
  const better = outlet === null || HOST.test(outlet) ? (named ?? outlet) : outlet;
  const names = [...known, ...(better === null ? [] : [comparable(better)])];
  const full = headline([...claims, written], heading, names);
  return {
    title: full === '' ? null : full.slice(0, TITLE_CHARACTERS),
    outlet: better,
    heading: heading?.element ?? headings[0]?.element ?? null,
  };
}

/** A server's name is better than none. */
const HOST = /^www\.[\w.-]+$/i;

interface Heading {
  readonly element: PageElement;
  readonly text: string;
  readonly level: number;
}

/** Headings looked at; further down stand those of other reports. */
const HEADINGS = 40;

/** The page's headings, the highest first and in their order. */
function headingsOf(document: PageDocument): readonly Heading[] {
  const headings: Heading[] = [];
  for (const element of document.querySelectorAll('h1, h2, h3, [itemprop~="headline"]')) {
    if (headings.length >= HEADINGS) break;
    const text = shortText(element, TITLE_CHARACTERS) ?? element.getAttribute('content') ?? '';
    const level = Number(/^H([1-6])$/i.exec(element.tagName)?.[1] ?? 2);
    if (comparable(text) !== '' && element.tagName.toUpperCase() !== 'META') headings.push({ element, text, level });
  }
  return headings.sort((a, b) => a.level - b.level);
}

/** So many of its words a heading shares with a claimed headline if both mean one report; fewer, if it is the only one of the first level. */
const SHARED = 0.5;
const SHARED_BY_ONLY = 0.35;

/**
 * The heading that says what the head claims, the highest such one; the written title is asked last, because it has the
 * outlet's name in it, and that may stand in a heading too. A lonely first-level heading where nothing is claimed.
 */
function seenHeading(headings: readonly Heading[], claims: readonly string[], written: string): Heading | null {
  for (const said of claims.length === 0 ? [[written]] : [claims, [written]]) {
    for (const level of [1, 2, 3]) {
      const found = mostAlike(
        headings.filter((heading) => heading.level === level),
        said,
      );
      if (found !== null) return found;
    }
  }
  const [first, second] = headings.filter(({ level }) => level === 1);
  const isAlone = first !== undefined && second === undefined && comparable(first.text).length >= 12;
  return isAlone && claims.length === 0 && written === '' ? first : null;
}

function mostAlike(headings: readonly Heading[], said: readonly string[]): Heading | null {
  let best: Heading | null = null;
  let most = headings.length === 1 && headings[0]?.level === 1 ? SHARED_BY_ONLY : SHARED;
  for (const heading of headings) {
    const likeness = Math.max(0, ...said.map((claim) => sharedWords(heading.text, claim)));
    if (likeness > most) [best, most] = [heading, likeness];
  }
  return best;
}

/** How many of the shorter text's words stand in the other one, 0 to 1. */
function sharedWords(one: string, other: string): number {
  const [a, b] = [comparedWords(one), comparedWords(other)];
  if (Math.min(a.length, b.length) < 2) return comparable(one) === comparable(other) && one !== '' ? 1 : 0;
  const [short, long] = a.length <= b.length ? [a, new Set(b)] : [b, new Set(a)];
  // Three words of a long title are no headline: "In pictures:" stands above many.
  if (short.length < long.size * 0.3) return 0;
  const shared = short.filter((word) => long.has(word)).length;
  return (shared / short.length) * (0.8 + 0.2 * Math.min(1, shared / long.size));
}

function headline(claims: readonly string[], heading: Heading | null, names: readonly string[]): string {
  const bare = claims.filter((claim) => claim !== '').map((claim) => withoutOutlet(claim, names));
  if (heading === null) return bare[0] ?? '';
  const key = comparable(heading.text);
  // "War on the Ostra: Ferry crews refuse to sail" above a claimed "Ferry crews refuse to sail" has a label before it.
  const within = bare.find((claim) => {
    const claimed = comparable(claim);
    return claimed.length >= 15 && claimed.length < key.length && key.endsWith(claimed);
  });
  return within ?? heading.text;
}

/** Elements that old pages print their headline in. */
const PRINTED = 'h4, h5, b, strong, font, span, div, td, p, center';

/** How many of them are looked at, and the shortest text that is a headline. */
const PRINTED_ELEMENTS = 3_000;
const PRINTED_CHARACTERS = 10;

/** The element that prints a part of the page's written title, where no heading does: what old systems have. */
function printedTitle(document: PageDocument, written: string): Heading | null {
  const parts = new Set(piecesOf(written).map(comparable));
  let looked = 0;
  for (const element of document.querySelectorAll(PRINTED)) {
    looked += 1;
    if (looked > PRINTED_ELEMENTS) break;
    const text = shortText(element, 300);
    if (text === null || text.length > written.length + 5) continue;
    const key = comparable(text);
    if (key.length >= PRINTED_CHARACTERS && parts.has(key)) return { element, text, level: 2 };
  }
  return null;
}

/** What stands before and after each mark that may divide a title from its outlet. */
function piecesOf(written: string): readonly string[] {
  const pieces = [written];
  for (const { index } of written.matchAll(/[|_–—·•»«:：-]/g)) {
    if (pieces.length > 40) break;
    pieces.push(written.slice(0, index), written.slice(index + 1));
  }
  return pieces;
}

const SEPARATOR = /\s+(?:[|–—·•»«:_\\/-]|::)\s+|\s*[|_]\s*/;

/** Outlets stand behind a title of a script without spaces so: "标题-江报", "標題：大河網". */
const TIGHT = /[-—_：（(]([^-—_：（(]{2,12})[)）]?$/;

/** "Market struck | World | The Paper" → "Market struck", where what is cut is the outlet's name and what follows the headline. */
function withoutOutlet(title: string, names: readonly string[]): string {
  const tight = TIGHT.exec(title);
  if (tight !== null && isNamed(tight[1] ?? '', names)) return title.slice(0, tight.index).trim();
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
  return head.length >= 10 || comparable(head).length >= 5 ? head : title;
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
  const key = comparable(part).replace(/^the/, '');
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
  const [head, key] = [comparable(headlineText), comparable(written)];
  if (head.length < 10 || !key.startsWith(head) || last.length > 40 || last.split(' ').length > 5) return null;
  return /^[\p{Lu}\p{Lo}]/u.test(last) && !SECTION.test(comparable(last)) && key.length > head.length ? last : null;
}
