import type { Dateline } from './article.ts';
import { isBoilerplate } from './boilerplate.ts';
import { isByline } from './bylines.ts';
import { isCaption } from './captions.ts';
import { isCredit } from './credits.ts';
import { type ReadDateline, readDateline } from './dateline.ts';

/** A dateline among the paragraphs of a report. */
export interface FoundDateline extends ReadDateline {
  /** Which paragraph begins with it. */
  readonly index: number;
}

/** A longer first paragraph is no summary above the report, but its beginning. */
const SUMMARY_CHARACTERS = 300;

/** Some print it twice; what begins with more of them is no report. */
const MOST_TIMES = 3;

/** Among so many paragraphs that follow another dateline makes all of them the items of a list. */
const LIST_WITHIN = 8;

/**
 * The dateline of a report: at the beginning of its first paragraph, or of the second where the first is a summary and day
 * or agency prove it. Null where several paragraphs begin with one: they are items of a list, or voices of a
 * conversation. Bylines, captions and the like must be out of the paragraphs.
 */
export function findDateline(paragraphs: readonly string[]): FoundDateline | null {
  const found = at(paragraphs, 0) ?? second(paragraphs);
  if (found === null) return null;
  for (let next = found.index + 1; next <= found.index + LIST_WITHIN && next < paragraphs.length; next += 1) {
    const other = readDateline(paragraphs[next] ?? '');
    if (other === null || other.dateline.text === found.dateline.text) continue;
    if (other.sure || !found.sure) return null;
  }
  return found;
}

function second(paragraphs: readonly string[]): FoundDateline | null {
  const found = (paragraphs[0]?.length ?? 0) > SUMMARY_CHARACTERS ? null : at(paragraphs, 1);
  return found?.sure ? found : null;
}

function at(paragraphs: readonly string[], index: number): FoundDateline | null {
  const first = readDateline(paragraphs[index] ?? '');
  if (first === null) return null;
  let { rest } = first;
  for (let times = 1; times <= MOST_TIMES; times += 1) {
    const again = readDateline(rest);
    if (again === null) return { ...first, rest, index };
    rest = again.rest;
  }
  return null;
}

/** Where a dateline stands in a text that was left as it came. Offsets in UTF-16 units. */
export interface StandingDateline {
  readonly dateline: Dateline;
  readonly start: number;
  /** Where the report's own words begin. */
  readonly end: number;
}

/** So much of a text is searched, and so many of its lines. */
const SEARCHED_CHARACTERS = 12_000;
const SEARCHED_LINES = 24;
/** So much of a line is looked at: more than any foreign line and any dateline has. */
const LINE_CHARACTERS = 480;

/**
 * The dateline that an article's text still holds, as with articles given whole and those kept before datelines were cut;
 * null without. Found once for each article: whoever reads one asks for each of its sentences.
 */
export function standingDateline(article: { readonly text: string }): StandingDateline | null {
  const known = standing.get(article);
  if (known !== undefined) return known;
  const found = datelineIn(article.text);
  standing.set(article, found);
  return found;
}

const standing = new WeakMap<object, StandingDateline | null>();

/** The dateline that a text holds which was left as it came; null without. */
export function datelineIn(text: string): StandingDateline | null {
  const head = text.slice(0, SEARCHED_CHARACTERS);
  // Few texts hold one, and only then what follows has to be looked at.
  if (findDateline(ownLines(head, 2).map(({ words }) => words)) === null) return null;
  const lines = ownLines(head, 2 + LIST_WITHIN);
  const found = findDateline(lines.map(({ words }) => words));
  const line = found === null ? undefined : lines[found.index];
  if (found === null || line === undefined) return null;
  const own = line.words.length - found.rest.length;
  const before = found.byline === null ? 0 : line.words.indexOf(found.dateline.text);
  return {
    dateline: found.dateline,
    start: line.start + rawOffset(text, line.start, before),
    end: line.start + rawOffset(text, line.start, own),
  };
}

interface Line {
  /** Its beginning, with one space for each run of white space. */
  readonly words: string;
  readonly start: number;
}

/** The first lines that are the report's. */
function ownLines(head: string, most: number): readonly Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of head.split('\n', SEARCHED_LINES)) {
    if (lines.length === most) break;
    const trimmed = raw.trimStart();
    const begin = trimmed.slice(0, LINE_CHARACTERS).trimEnd();
    const words = /\s\s|[^\S ]/.test(begin) ? begin.replace(/\s+/g, ' ') : begin;
    if (words !== '' && !isForeign(words)) lines.push({ words, start: start + raw.length - trimmed.length });
    start += raw.length + 1;
  }
  return lines;
}

function isForeign(line: string): boolean {
  return isByline(line) || isCredit(line) || isCaption(line) || isBoilerplate(line);
}

/** How far into a text so many characters reach when each run of white space counts once. */
function rawOffset(text: string, start: number, characters: number): number {
  let at = start;
  for (let count = 0; count < characters && at < text.length; count += 1) {
    const space = /\s/.test(text[at] ?? '');
    at += 1;
    while (space && at < text.length && /\s/.test(text[at] ?? '')) at += 1;
  }
  return at - start;
}
