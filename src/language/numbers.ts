import type { LanguageCode } from './code.ts';
import { type NumberQualifier, QUALIFIERS_AFTER, QUALIFIERS_BEFORE } from './number-context.ts';
import { type Piece, pieceAt } from './number-pieces.ts';
import { phrase, type TextToken, tokensOf } from './number-tokens.ts';
import { type NumberUse, useOf } from './number-use.ts';
import type { Span } from './span.ts';

/** A number in a text. Offsets cover the number itself ("twenty-three", "12 to 15", "9 тис"), not its qualifier. */
export interface NumberMention extends Span {
  /** Null for "dozens" and the like. */
  readonly value: number | null;
  /** The upper end of a range; null otherwise. */
  readonly high: number | null;
  readonly qualifier: NumberQualifier;
  /** Where the qualifier begins when it stands before the number ("at least 12"); otherwise `start`. */
  readonly from: number;
  /** Where the qualifier ends when it stands behind the number ("12 or more"); otherwise `end`. */
  readonly to: number;
  readonly use: NumberUse;
}

/** Every number of a text, in order. One pass; nothing is read twice. */
export function readNumbers(text: string, language: LanguageCode): readonly NumberMention[] {
  return numbersIn(text, tokensOf(text), language);
}

/** The numbers among tokens already cut from `text`. */
export function numbersIn(
  text: string,
  tokens: readonly TextToken[],
  language: LanguageCode,
): readonly NumberMention[] {
  const found: NumberMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const piece = pieceAt(tokens, at, language);
    if (piece === null) {
      at += 1;
      continue;
    }
    const range = rangeAfter(text, tokens, at, piece, language);
    const next = range?.next ?? piece.next;
    found.push(mention(text, tokens, at, next, piece, range?.value ?? null));
    at = next;
  }
  return found;
}

function mention(
  text: string,
  tokens: readonly TextToken[],
  at: number,
  next: number,
  piece: Piece,
  high: number | null,
): NumberMention {
  const first = tokens[at] as TextToken;
  const last = tokens[next - 1] as TextToken;
  const before = qualifierBefore(tokens, at);
  const after = before.qualifier === null ? qualifierAfter(tokens, next) : { qualifier: null, to: last.end };
  const told = before.qualifier ?? after.qualifier;
  return {
    start: first.start,
    end: last.end,
    value: piece.value,
    high,
    qualifier: piece.vague ?? told ?? 'exact',
    from: before.qualifier === null ? first.start : (tokens[before.at] as TextToken).start,
    to: after.to,
    use: useOf(text, tokens, at, next, piece),
  };
}

const RANGE_MARKS = new Set([
  '-',
  '–',
  '—',
  '‑',
  'to',
  'and',
  'or',
  'до',
  'і',
  'та',
  'и',
  'bis',
  'und',
  'à',
  'et',
  'a',
  'y',
  'إلى',
  'و',
  'أو',
  'или',
  'або',
  'oder',
  'ou',
  'o',
]);
const BETWEEN = new Set(['between', 'між', 'между', 'zwischen', 'entre', 'بين', 'from', 'від', 'от']);
const RISING = new Set(['from', 'з', 'із', 'с', 'со', 'von', 'de', 'من']);
const TO = new Set(['to', '-', '–', '—', '‑', 'до', 'bis', 'à', 'إلى']);

function rangeAfter(
  text: string,
  tokens: readonly TextToken[],
  at: number,
  piece: Piece,
  language: LanguageCode,
): Piece | null {
  const mark = tokens[piece.next];
  if (mark === undefined || piece.value === null || !RANGE_MARKS.has(mark.norm)) return null;
  const before = tokens[at - 1]?.norm ?? '';
  const between = BETWEEN.has(before);
  if (!between && (!TO.has(mark.norm) || RISING.has(before))) return null;
  if (mark.norm === '-' && tokens[piece.next + 1]?.type !== 'digits') return null;
  if (before === 'from' && mark.norm !== 'to') return null;
  const high = pieceAt(tokens, piece.next + 1, language);
  if (high?.value === null || high?.value === undefined || high.value <= piece.value) return null;
  // "from 12 to 14" is a rise, not a range, after a verb that says so.
  if (
    before === 'from' &&
    /\b(?:rose|ris|rais|revis|updat|lift|push|took|chang|grow|grew|increas|climb|jump|went|up\b)/u.test(
      text.slice(Math.max(0, (tokens[at]?.start ?? 0) - 60), tokens[at]?.start),
    )
  )
    return null;
  return high;
}

const MOST_QUALIFIER_WORDS = 4;
const FILLERS = new Set([
  'a',
  'total',
  'of',
  'the',
  'other',
  'another',
  'further',
  'additional',
  'estimated',
  'ще',
  'еще',
  'ещё',
  'weitere',
  'les',
  'las',
  'los',
]);

function qualifierBefore(tokens: readonly TextToken[], at: number): { qualifier: NumberQualifier | null; at: number } {
  let end = at;
  for (let skipped = 0; skipped <= 3; skipped += 1) {
    for (let length = MOST_QUALIFIER_WORDS; length >= 1; length -= 1) {
      if (end - length < 0) continue;
      const words = phrase(tokens, end - length, end).replace(/^و(?=أكثر|نحو|حوالي|لا |ما |أقل|قرابة)/u, '');
      const qualifier = QUALIFIERS_BEFORE.get(words);
      if (qualifier !== undefined && !(words === 'до' && risesTo(tokens, end - length)))
        return { qualifier, at: end - length };
    }
    if (!FILLERS.has(tokens[end - 1]?.norm ?? '')) break;
    end -= 1;
  }
  return { qualifier: null, at };
}

/** "зросла до 14": `до` is where the number went, not a limit. */
function risesTo(tokens: readonly TextToken[], at: number): boolean {
  for (let i = Math.max(0, at - 6); i < at; i += 1) {
    if (
      /^(?:зрос|збільш|підвищ|виріс|выросл|возрос|увелич|довед|скорот|снизил|досяг|дойш|дош[её]л|уточн)/u.test(
        tokens[i]?.norm ?? '',
      )
    )
      return true;
  }
  return false;
}

function qualifierAfter(tokens: readonly TextToken[], next: number): { qualifier: NumberQualifier | null; to: number } {
  for (let skip = 0; skip <= 2; skip += 1) {
    for (let length = 3; length >= 1; length -= 1) {
      const qualifier = QUALIFIERS_AFTER.get(phrase(tokens, next + skip, next + skip + length));
      const last = tokens[next + skip + length - 1];
      // "at least" behind an English number belongs to the next one: "killed 12 and at least 5".
      if (qualifier !== undefined && last !== undefined && !(skip > 0 && /^[a-z]/u.test(last.norm)))
        return { qualifier, to: last.end };
    }
    if (tokens[next + skip]?.type !== 'word') break;
  }
  return { qualifier: null, to: tokens[next - 1]?.end ?? 0 };
}
