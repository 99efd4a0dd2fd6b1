import { linkedAccess } from './linked-access.ts';
import { isElement, type PageDocument, type PageElement, type PageNode } from './page-dom.ts';
import { IS_FOR_PAYERS, NAMES_A_WALL, NAMES_WHAT_IS_BESIDE, PAYS, READS_ON } from './paywall-words.ts';

/** A page with as many words shows more than a beginning, whatever stands below them. */
export const LONGEST_STUB_WORDS = 400;

/** Where the page itself asks to pay for the rest, or cuts a sentence, or only its data says that it is not free. */
const ASKED_WORDS = 250;
const CLAIMED_WORDS = 100;

/**
 * Whether a page shows no more than a beginning to those who have not paid.
 *
 * That a report is not free says nothing by itself: many pages that say so show all of it, and free pages carry boxes that
 * offer a subscription. So the words are counted that can be read, and held against what the publisher counted, or against how
 * long a beginning is; a short report without a wall is a short report.
 */
export function isWalled(page: PageDocument): boolean {
  const access = linkedAccess(page);
  const tier = page
    .querySelector('meta[property="article:content_tier"]')
    ?.getAttribute('content')
    ?.trim()
    .toLowerCase();
  const claimed = access.free === false || tier === 'locked';
  const { words, asks, nearlyAsks, named, cut } = look(page);
  if (words >= LONGEST_STUB_WORDS || !(claimed || asks || named)) return false;
  const counted = Math.max(access.words ?? 0, wordsIn(access.body));
  if ((claimed || asks) && words < counted * 0.6) return true;
  if (access.words !== null && words >= access.words * 0.8) return false;
  if (access.free === true || tier === 'free') return false;
  if (asks || (claimed && (named || nearlyAsks))) return words < (cut ? LONGEST_STUB_WORDS : ASKED_WORDS);
  if (claimed) return words < (cut ? ASKED_WORDS : CLAIMED_WORDS);
  return (cut || nearlyAsks) && words < ASKED_WORDS;
}

/** What can be seen on a page. */
interface Sight {
  /** Of the report. */
  words: number;
  /** A line says that reading on takes a subscription or an account. */
  asks: boolean;
  /** Lines that stand together say so. */
  nearlyAsks: boolean;
  /** A box bears the name of a wall. */
  named: boolean;
  /** The report ends with "…". */
  cut: boolean;
}

const NEVER_SEEN: ReadonlySet<string> = new Set(
  `AUDIO CANVAS DIALOG FIGCAPTION FOOTER HEAD IFRAME NAV NOSCRIPT OBJECT SCRIPT SELECT STYLE SVG TEMPLATE TEXTAREA
  VIDEO`.split(/\s+/),
);

const INLINE: ReadonlySet<string> = new Set(
  'A ABBR B BDI BDO CITE CODE EM FONT I INS KBD MARK Q S SMALL SPAN STRONG SUB SUP TIME U WBR'.split(' '),
);

/** A line that asks for something is not longer, and a paragraph of a report not shorter; in characters. */
const LINE_CHARACTERS = 260;
const PARAGRAPH_WORDS = 7;

/** A page with more short lines than that is no report. */
const MOST_LINES = 2_000;

/** Lines that stand so close together say one thing. */
const TOGETHER = 4;

/** A box with more words than that holds the report, however it is called. */
const BOX_WORDS = 120;

function look(page: PageDocument): Sight {
  const sight: Sight = { words: 0, asks: false, nearlyAsks: false, named: false, cut: false };
  const body = page.querySelector('body');
  if (body === null) return sight;
  const region = regionOf(page) ?? body;
  let text = '';
  let linked = 0;
  let lines = 0;
  let readsOnAt = Number.NEGATIVE_INFINITY;
  let paysAt = Number.NEGATIVE_INFINITY;

  const flush = (inRegion: boolean) => {
    const block = text.replace(/\s+/g, ' ').trim();
    const links = linked;
    text = '';
    linked = 0;
    if (block === '') return;
    const asks = block.length <= LINE_CHARACTERS && lines < MOST_LINES && hear(block);
    if (!inRegion || asks || links > block.length / 2) return;
    const words = wordsIn(block);
    if (words < PARAGRAPH_WORDS) return;
    sight.words += words;
    sight.cut = /(?:…|\.\.\.)["”’»)\]]{0,2}$/.test(block);
  };

  /** Whether a short line asks to pay for reading on. */
  const hear = (block: string): boolean => {
    lines += 1;
    const line = block.toLowerCase();
    const [readsOn, pays] = [READS_ON.test(line), PAYS.test(line)];
    if (readsOn) readsOnAt = lines;
    if (pays) paysAt = lines;
    if ((readsOn || pays) && Math.abs(readsOnAt - paysAt) < TOGETHER) sight.nearlyAsks = true;
    const asks = (readsOn && pays) || IS_FOR_PAYERS.test(line);
    if (asks) sight.asks = true;
    return asks;
  };

  const visit = (node: PageNode, inRegion: boolean, inLink: boolean): void => {
    if (node.nodeType === 3) {
      const words = node.textContent ?? '';
      text += words;
      if (inLink) linked += words.trim().length;
      return;
    }
    if (!isElement(node)) return;
    const name = node.tagName.toUpperCase();
    if (NEVER_SEEN.has(name) || isHidden(node)) return;
    const inside = inRegion || node === region;
    if (INLINE.has(name)) {
      for (const child of node.childNodes) visit(child, inside, inLink || name === 'A');
      return;
    }
    flush(inRegion);
    const { words, cut } = sight;
    const names = namesOf(node);
    const isWall = NAMES_A_WALL.test(names);
    if (isWall) sight.named = true;
    for (const child of node.childNodes) visit(child, inside, inLink);
    flush(inside);
    // What a wall, or a box beside the report, says for itself is none of the report.
    const isBox = inRegion && (isWall || name === 'ASIDE' || NAMES_WHAT_IS_BESIDE.test(names));
    if (isBox && sight.words - words < BOX_WORDS) {
      sight.words = words;
      sight.cut = cut;
    }
  };
  visit(body, false, false);
  return sight;
}

/** Where the report stands. */
function regionOf(page: PageDocument): PageElement | null {
  const bodies = [...page.querySelectorAll('[itemprop~="articleBody"]')];
  if (bodies.length === 1) return bodies[0] ?? null;
  const articles = [...page.querySelectorAll('article')].slice(0, 5);
  const headed = articles.find((article) => article.querySelector('h1') !== null);
  return headed ?? (articles.length === 1 ? articles[0] : null) ?? page.querySelector('main');
}

function isHidden(element: PageElement): boolean {
  if (element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true') return true;
  const style = element.getAttribute('style');
  if (style !== null && /display\s*:\s*none|visibility\s*:\s*hidden/i.test(style.slice(0, 1_000))) return true;
  const classes = element.getAttribute('class');
  return (
    classes !== null &&
    /(?:^|\s)(?:hidden|d-none|hide|is-hidden|visually-hidden|sr-only)(?:\s|$)/.test(classes.slice(0, 1_000))
  );
}

/** Class, id and the like in lower case, their words divided by hyphens. */
function namesOf(element: PageElement): string {
  let names = '';
  for (const attribute of ['class', 'id', 'data-testid', 'data-component']) {
    names += ` ${element.getAttribute(attribute)?.slice(0, 500) ?? ''}`;
  }
  return names
    .replace(/([a-z\d])([A-Z])/g, '$1-$2')
    .replaceAll('_', '-')
    .toLowerCase();
}

/** How many words a text has; two characters of a script without spaces are one. */
export function wordsIn(text: string): number {
  let words = 0;
  for (const [run] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words += /^[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/u.test(run) ? Math.ceil(run.length / 2) : 1;
  }
  return words;
}
