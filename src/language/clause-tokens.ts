import { abbreviations } from './abbreviations.ts';
import type { LanguageCode } from './code.ts';
import type { MarkedSpan } from './quotation-marks.ts';
import type { Span } from './span.ts';
import { foldWord } from './tokens.ts';

/** What a clause is made of, as the grammar of attribution sees it: a quotation is one token, and so is a bracket. */
export interface Token extends Span {
  readonly kind: 'word' | 'comma' | 'colon' | 'dash' | 'stop' | 'quote' | 'bracket';
  readonly text: string;
  /** Folded; empty for what is no word. */
  readonly word: string;
  readonly capital: boolean;
}

const PIECE =
  /(?:\p{L}\.){2,}(?:\p{L}(?!\p{L}))?|[\p{L}\p{M}\p{N}$£€#@][\p{L}\p{M}\p{N}\u200C\u200D]*(?:['’ʼ‑.,/&-][\p{L}\p{M}\p{N}]+)*['’]?|[,،;؛:.!?…؟—–-]+/gu;

/** What is longer is no sentence, and only its beginning is read: the grammar looks back and ahead without end. */
const MOST_TOKENS = 600;

/** The tokens of a stretch of text. Each of the marks (depth 0, in order) that stands in it becomes one token. */
export function clauseTokens(
  text: string,
  within: Span,
  marks: readonly MarkedSpan[],
  language: LanguageCode,
): readonly Token[] {
  const tokens: Token[] = [];
  let at = within.start;
  for (let i = firstAfter(marks, at); i < marks.length && tokens.length < MOST_TOKENS; i += 1) {
    const mark = marks[i] as MarkedSpan;
    if (mark.outer.start >= within.end) break;
    if (mark.outer.end <= at) continue;
    plain(tokens, text, at, Math.max(at, mark.outer.start), language);
    const end = Math.min(mark.outer.end, within.end);
    tokens.push(token('quote', text, Math.max(at, mark.outer.start), end));
    at = end;
  }
  plain(tokens, text, at, within.end, language);
  return tokens.length > MOST_TOKENS ? tokens.slice(0, MOST_TOKENS) : tokens;
}

/** The first mark that ends after `at`; marks are in order and do not overlap. */
function firstAfter(marks: readonly MarkedSpan[], at: number): number {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle] as MarkedSpan).outer.end <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function plain(tokens: Token[], text: string, start: number, end: number, language: LanguageCode): void {
  const { before, anywhere } = abbreviations(language);
  let depth = 0;
  let opened = start;
  const part = text.slice(start, end);
  let clear = start;
  for (const { 0: bracket, index } of part.matchAll(/[()[\]]/g)) {
    const at = start + index;
    if (/[([]/.test(bracket)) {
      if (depth === 0) {
        pieces(tokens, text, clear, at, before, anywhere);
        opened = at;
      }
      depth += 1;
    } else if (depth > 0) {
      depth -= 1;
      if (depth === 0) {
        tokens.push(token('bracket', text, opened, at + 1));
        clear = at + 1;
      }
    }
  }
  // A bracket that never closes is text like any other.
  pieces(tokens, text, depth > 0 ? opened : clear, end, before, anywhere);
}

function pieces(
  tokens: Token[],
  text: string,
  start: number,
  end: number,
  before: ReadonlySet<string>,
  anywhere: ReadonlySet<string>,
): void {
  for (const { 0: piece, index } of text.slice(start, end).matchAll(PIECE)) {
    const at = start + index;
    const mark = kindOf(piece);
    if (mark === null) {
      tokens.push(token('word', text, at, at + piece.length));
      continue;
    }
    const last = tokens.at(-1);
    // "Rep. Doe, D-N.Y., said", "Acme Inc., a builder,": a full stop before a comma belongs to the word.
    if (piece.startsWith('.,') && last?.kind === 'word' && last.end === at) {
      tokens[tokens.length - 1] = { ...last, end: at + 1, text: text.slice(last.start, at + 1) };
      tokens.push(token('comma', text, at + 1, at + 2));
      continue;
    }
    if (piece === '.' && last?.kind === 'word' && last.end === at && at + 1 < end) {
      const folded = last.word;
      if (/^\p{L}$/u.test(folded) || folded.includes('.') || before.has(folded) || anywhere.has(folded)) {
        tokens[tokens.length - 1] = { ...last, end: at + 1, text: text.slice(last.start, at + 1) };
        continue;
      }
    }
    tokens.push(token(mark, text, at, at + piece.length));
  }
}

/** Acronyms that read as small words when they are folded. */
const ACRONYM = /^(?:WHO|US|IT|AM|AN|IN|ON|OR|SO|AS|IS|BE|ALL|MAY|CAN|WILL|WE|HE|AT|BY|NO|NOT)$/;

function kindOf(piece: string): Token['kind'] | null {
  if (/^[,،]/.test(piece)) return 'comma';
  if (/^:/.test(piece)) return 'colon';
  if (/^[—–-]/.test(piece)) return 'dash';
  if (/^[.;؛!?…؟]/.test(piece)) return 'stop';
  return null;
}

function token(kind: Token['kind'], text: string, start: number, end: number): Token {
  const words = text.slice(start, end);
  return {
    kind,
    start,
    end,
    text: words,
    // "WHO" is no "who", "US" no "us".
    word: kind !== 'word' ? '' : ACRONYM.test(words) ? words : foldWord(words).replace(/\.$/, ''),
    capital: kind === 'word' && /^[\p{Lu}\p{Lt}]/u.test(words),
  };
}
