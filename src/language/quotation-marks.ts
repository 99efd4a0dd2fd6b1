import type { LanguageCode } from './code.ts';
import { dialogueSpans, withMarks, withoutTags } from './dialogue-dashes.ts';
import type { Span } from './span.ts';

/** Words between quotation marks. `start` and `end` cover the words; `outer` covers the marks too. */
export interface MarkedSpan extends Span {
  readonly outer: Span;
  /** 0 for marks that stand in running text, 1 and more for marks within marks. */
  readonly depth: number;
  /** Which kind of mark opens it; `—` for dialogue that a dash opens. */
  readonly mark: string;
  /** It goes on from the paragraph before, whose marks were left open. */
  readonly carried: boolean;
  /** Its paragraph ends before the marks close; the next one goes on. */
  readonly continues: boolean;
}

/** What closes each opening mark; the usual one first. */
const CLOSERS: Readonly<Record<string, string>> = {
  '“': '”"“',
  '„': '“”"‟',
  '‟': '”',
  '”': '”',
  '"': '"”',
  '``': "''\"",
  "''": "''",
  '«': '»',
  '»': '«',
  '‹': '›',
  '›': '‹',
  '‘': '’',
  '‚': '‘’',
  '’': '’',
  "'": "'’",
  '「': '」',
  '『': '』',
  '《': '》',
  '〈': '〉',
  '＂': '＂',
};

const MARK = /``|''|["“”„‟«»‹›‘’‚'「」『』《》〈〉＂]/g;
const SINGLE = /^['‘’‚]$/;
const PARAGRAPH = /[^\n]+/g;
/** A quotation that runs over more paragraphs than this, or more words, has lost its closing mark. */
const MOST_PARAGRAPHS = 6;
const MOST_CARRIED_WORDS = 260;

interface Carry {
  readonly mark: string;
  readonly paragraphs: number;
  readonly words: number;
}

interface Open {
  readonly mark: string;
  readonly at: number;
  readonly inside: number;
  readonly carried: boolean;
}

/**
 * The stretches between quotation marks, in order of their opening, nested ones included.
 *
 * The mark that is open decides what closes: German closes with the mark that English opens with. A paragraph that
 * leaves its marks open and is followed by one that opens with the same mark goes on there. Apostrophes are told
 * from single marks by what stands around them. A mark without its fellow is left out.
 */
export function findMarkedSpans(text: string, language: LanguageCode): readonly MarkedSpan[] {
  const spans: MarkedSpan[] = [];
  const paragraphs = [...text.matchAll(PARAGRAPH)].map(({ 0: part, index }) => ({
    start: index,
    end: index + part.length,
  }));
  let carry: Carry | null = null;
  for (const [number, paragraph] of paragraphs.entries()) {
    const next = paragraphs[number + 1];
    const found = marksIn(text, paragraph, carry?.mark ?? null);
    const left = found.open;
    let goesOn = false;
    if (left && next && !SINGLE_STRAIGHT.test(left.mark)) {
      const words: number = (carry?.words ?? 0) + text.slice(left.inside, paragraph.end).split(/\s+/).length;
      const many: number = (carry?.paragraphs ?? 0) + 1;
      goesOn = opensWith(text, next, left.mark) && many < MOST_PARAGRAPHS && words < MOST_CARRIED_WORDS;
      if (goesOn) {
        found.spans.push(spanOf(left, paragraph.end, paragraph.end, 0, true));
        carry = { mark: left.mark, paragraphs: many, words };
      }
    }
    if (!goesOn) {
      // What was carried and never closed: the last paragraph is taken to its end if it is nothing but the quotation.
      if (left && carry && left.carried && isWhole(text, left, paragraph)) {
        found.spans.push(spanOf(left, paragraph.end, paragraph.end, 0, false));
      }
      carry = null;
    }
    found.spans.sort((a, b) => a.outer.start - b.outer.start);
    const dialogue = dialogueSpans(text, paragraph, language, found.spans);
    if (dialogue.length > 0) spans.push(...withMarks(dialogue, found.spans));
    else for (const span of found.spans) spans.push(...withoutTags(text, span, language));
  }
  return spans;
}

const SINGLE_STRAIGHT = /^'$/;

function isWhole(text: string, left: Open, paragraph: Span): boolean {
  return left.at - paragraph.start <= 1 && /[.!?…]$/.test(text.slice(paragraph.start, paragraph.end).trimEnd());
}

function opensWith(text: string, paragraph: Span, mark: string): boolean {
  const first = text.slice(paragraph.start, paragraph.start + 4).trimStart();
  if (first.startsWith(mark)) return true;
  // Straight and curly are mixed up often; French opens each further paragraph with the closing mark.
  if (/^[“"”]$/.test(mark)) return /^[“"”]/.test(first);
  return mark === '«' && first.startsWith('»');
}

function spanOf(open: Open, end: number, outerEnd: number, depth: number, continues: boolean): MarkedSpan {
  return {
    start: open.inside,
    end,
    outer: { start: open.at, end: outerEnd },
    depth,
    mark: open.mark,
    carried: open.carried,
    continues,
  };
}

function marksIn(text: string, paragraph: Span, carried: string | null): { spans: MarkedSpan[]; open: Open | null } {
  const part = text.slice(paragraph.start, paragraph.end);
  const spans: MarkedSpan[] = [];
  const stack: Open[] = [];
  const singles = singleClosers(part);
  let first = true;
  for (const { 0: mark, index } of part.matchAll(MARK)) {
    const before = part[index - 1] ?? '';
    const after = part[index + mark.length] ?? '';
    const leading = first && carried !== null && part.slice(0, index).trim() === '';
    first = false;
    const closes = leading ? -1 : closing(stack, mark, before, after, part, index, singles);
    if (closes >= 0) {
      const open = stack[closes] as Open;
      // What was opened inside and never closed was no quotation.
      stack.length = closes;
      spans.push(
        trimmed(
          text,
          spanOf(open, paragraph.start + index, paragraph.start + index + mark.length, stack.length, false),
        ),
      );
      continue;
    }
    if (leading || opens(stack, mark, before, after, part, index, singles)) {
      const at = paragraph.start + index;
      // The same mark open twice: the first has lost its fellow.
      const again = stack.findIndex(
        (open) => open.mark === mark || (isDouble(open.mark) && isDouble(mark) && mark === '"'),
      );
      if (again >= 0) stack.length = again;
      stack.push({ mark: leading ? openerFor(mark, carried) : mark, at, inside: at + mark.length, carried: leading });
    }
  }
  return { spans: spans.filter((span) => span.end > span.start), open: stack[0] ?? null };
}

function isDouble(mark: string): boolean {
  return /^["“”„]$/.test(mark);
}

function openerFor(mark: string, carried: string | null): string {
  return carried === '«' && mark === '»' ? '«' : mark;
}

function trimmed(text: string, span: MarkedSpan): MarkedSpan {
  let { start, end } = span;
  while (start < end && /\s/.test(text[start] ?? '')) start += 1;
  while (end > start && /\s/.test(text[end - 1] ?? '')) end -= 1;
  return { ...span, start, end };
}

/** The place in the stack of the mark that this one closes; −1 where it closes none. */
function closing(
  stack: readonly Open[],
  mark: string,
  before: string,
  after: string,
  part: string,
  index: number,
  singles: readonly number[],
): number {
  for (let i = stack.length - 1; i >= 0; i -= 1) {
    const open = stack[i] as Open;
    if (!(CLOSERS[open.mark] ?? '').includes(mark)) continue;
    if (SINGLE.test(mark)) {
      if (!couldCloseSingle(before, after)) return -1;
      if (possessive(part, index, singles)) return -1;
    } else if (mark === '“') {
      // Closes „ unless a word begins right after it; closes “ only where nothing can open.
      if (isWordy(after) && !isWordy(before)) return -1;
      if (open.mark === '“' && (isSpace(before) || isWordy(after))) return -1;
    } else if (mark === '"' && isSpace(before) && isWordy(after)) return -1;
    return i;
  }
  return -1;
}

function opens(
  stack: readonly Open[],
  mark: string,
  before: string,
  after: string,
  part: string,
  index: number,
  singles: readonly number[],
): boolean {
  if (!(mark in CLOSERS)) return false;
  const starts = before === '' || /[\s([{—–\-:/"“„«‘'¿¡>]/.test(before);
  if (SINGLE.test(mark)) {
    if (mark === '’') return false;
    if (!starts || !/[\p{L}\p{N}“"«…[(¿¡$£€]/u.test(after)) return false;
    if (/\p{N}/u.test(after) && /^\p{N}0s\b/u.test(part.slice(index + 1, index + 4))) return false;
    return nextAfter(singles, index + 1) !== undefined;
  }
  if (mark === '”') return starts && isWordy(after) && stack.length === 0;
  if (mark === '»' || mark === '›') return stack.length === 0 && starts && isWordy(after);
  if (mark === '"' || mark === "''" || mark === '＂')
    return !isSpace(after) && after !== '' && (starts || !isWordy(before)) && !/[,.;!?)]/.test(after);
  if (mark === '“') return after !== '' && !(isWordy(before) && !isWordy(after));
  return after !== '';
}

function isSpace(character: string): boolean {
  return /\s/.test(character);
}

function isWordy(character: string): boolean {
  return /[\p{L}\p{N}[(“‘"'«$£€…¿¡]/u.test(character);
}

/** Places where a single mark may close: after a word or stop, before anything but a letter or digit. */
function singleClosers(part: string): readonly number[] {
  const places: number[] = [];
  for (const { index } of part.matchAll(/['’‘]/g)) {
    if (couldCloseSingle(part[index - 1] ?? '', part[index + 1] ?? '')) places.push(index);
  }
  return places;
}

function couldCloseSingle(before: string, after: string): boolean {
  return before !== '' && !isSpace(before) && !/[\p{L}\p{N}]/u.test(after);
}

/** How many later marks decide whether one is an apostrophe. */
const MARKS_AHEAD = 8;

/** "the soldiers’ families": a plural's apostrophe, where the quotation plainly closes later, before another opens. */
function possessive(part: string, index: number, singles: readonly number[]): boolean {
  if (!/[szSZ]/.test(part[index - 1] ?? '') || !/^.\s\p{Ll}/u.test(part.slice(index, index + 3))) return false;
  let from = index;
  for (let ahead = 0; ahead < MARKS_AHEAD; ahead += 1) {
    const later = nextAfter(singles, from);
    if (later === undefined) return false;
    const between = part.slice(from + 1, later);
    if (/[\s(]['‘][\p{L}\p{N}]/u.test(between) || /["“”«»]/.test(between)) return false;
    const plain = /[.,?!…]/.test(part[later - 1] ?? '') || /[.,;:?!)]/.test(part[later + 1] ?? '.');
    if (plain) return true;
    from = later;
  }
  return false;
}

function nextAfter(sorted: readonly number[], value: number): number | undefined {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= value) low = middle + 1;
    else high = middle;
  }
  return sorted[low];
}
