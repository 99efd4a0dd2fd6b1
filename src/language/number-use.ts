import { isUnit, MONEY, monthOf, NAMES_BEFORE, PERCENT } from './number-context.ts';
import type { Piece } from './number-pieces.ts';
import { phrase, type TextToken } from './number-tokens.ts';

/** What a number counts. Only `count` may be a figure of people. */
export type NumberUse =
  | 'count'
  | 'measure'
  | 'date'
  | 'time'
  | 'ordinal'
  | 'percent'
  | 'money'
  | 'age'
  | 'name'
  | 'share';

const YEAR_BEFORE =
  /^(?:in|since|by|from|of|until|till|late|early|mid|during|у|в|з|із|с|від|до|von|seit|im|en|depuis|de|desde|عام|سنة|منذ|году?|року|jahr)$/u;
const YEAR_AFTER = /^(?:року|році|рік|рр|года|году|год|г|р|elections?|war)$/u;
const ORDINAL_TAIL = /^(?:st|nd|rd|th|й|я|е|го|го|ої|му|ий|ша|га|та|та|er|e|ème|º|ª|ter|te|ten)$/u;
const SHARE_AFTER = /^(?:in|out)$/u;

/** Tells from the words around a number what it counts. */
export function useOf(text: string, tokens: readonly TextToken[], at: number, next: number, piece: Piece): NumberUse {
  const first = tokens[at] as TextToken;
  const last = tokens[next - 1] as TextToken;
  const before = tokens[at - 1];
  const after = tokens[next];
  const touches = before !== undefined && before.end === first.start;
  const touched = after !== undefined && after.start === last.end;
  if (
    after !== undefined &&
    (PERCENT.has(after.norm) ||
      (after.norm === 'per' && tokens[next + 1]?.norm === 'cent') ||
      (after.norm === 'pour' && tokens[next + 1]?.norm === 'cent') ||
      (after.norm === 'por' && tokens[next + 1]?.norm === 'ciento') ||
      (after.norm === 'في' && /^الم/u.test(tokens[next + 1]?.norm ?? '')))
  )
    return 'percent';
  if ((before !== undefined && MONEY.has(before.norm)) || (after !== undefined && MONEY.has(after.norm)))
    return 'money';
  if (touches && before.type !== 'mark' && before.norm !== 'و' && piece.digits) return 'name';
  if (
    before?.norm === 'in' &&
    /^(?:one|two|three|1|2|3)$/u.test(tokens[at - 2]?.norm ?? '') &&
    (piece.value ?? 99) <= 20
  )
    return 'share';
  if (touches && /[-–‑/.:#№]/u.test(before.norm) && piece.digits && tokens[at - 2]?.end === before.start) {
    return before.norm === ':' ? 'time' : 'name';
  }
  if (touched && piece.digits && after.norm === ':' && tokens[next + 1]?.type === 'digits') return 'time';
  if (
    /^(?:am|pm|o’clock|uhr|gmt|utc)$/u.test(after?.norm ?? '') ||
    phrase(tokens, next, next + 3).startsWith('a . m') ||
    phrase(tokens, next, next + 3).startsWith('p . m')
  )
    return 'time';
  if (/[-‑]/u.test(after?.norm ?? '') && touched) {
    const unit = tokens[next + 1]?.norm ?? '';
    if (/^(?:year|month|day)/u.test(unit) && tokens[next + 3]?.norm === 'old') return 'age';
    if (/^(?:річн|летн|jährig)/u.test(unit)) return 'age';
    if (isUnit(unit)) return 'measure';
    if (piece.digits && (ORDINAL_TAIL.test(unit) || tokens[next + 1]?.type === 'digits'))
      return ORDINAL_TAIL.test(unit) ? 'ordinal' : 'name';
    if (tokens[next + 1]?.type === 'word' && tokens[next + 1]?.start === after?.end) return 'name';
  }
  if (touched && piece.digits && after.type === 'word')
    return ORDINAL_TAIL.test(after.norm) ? 'ordinal' : isUnit(after.norm) ? 'measure' : 'name';
  if (after !== undefined && isMonth(text, tokens, next)) return 'date';
  if (after?.norm === '.' && isMonth(text, tokens, next + 1)) return 'date';
  if (after?.norm === 'de' && isMonth(text, tokens, next + 1)) return 'date';
  if (before !== undefined && isMonth(text, tokens, at - 1) && piece.digits && (piece.value ?? 99) <= 31) return 'date';
  if (before?.norm === '.' && isMonth(text, tokens, at - 2) && (piece.value ?? 99) <= 31) return 'date';
  if (piece.digits && isYear(text, tokens, at, next, piece)) return 'date';
  if (/^(?:aged|age|віком|возрасте|alter)$/u.test(before?.norm ?? '')) return 'age';
  // "aged between 24 and 61", «віком від 24 до 61»
  if (
    /^(?:between|from|under|over|about|zwischen|von|від|от|entre)$/u.test(before?.norm ?? '') &&
    /^(?:aged|ages|віком|возрасте|alter|âgés|âgées)$/u.test(tokens[at - 2]?.norm ?? '')
  )
    return 'age';
  if (after !== undefined && isUnit(after.norm)) return tokens[next + 1]?.norm === 'old' ? 'age' : 'measure';
  if (
    after !== undefined &&
    isUnit(tokens[next + 1]?.norm ?? '') &&
    /^(?:square|nautical|cubic|consecutive|straight|full|long|whole|metric|or|квадратних|квадратных|weitere|повних|full)$/u.test(
      after.norm,
    )
  )
    return 'measure';
  if (before !== undefined && piece.digits && NAMES_BEFORE.has(before.norm)) return 'name';
  if (after !== undefined && SHARE_AFTER.test(after.norm) && isShare(tokens, next)) return 'share';
  if (/^(?:thirds?|quarters?|fifths?|half|halves)$/u.test(after?.norm ?? '')) return 'share';
  return 'count';
}

function isMonth(text: string, tokens: readonly TextToken[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined || monthOf(token.norm) === null || token.norm === 'sept') return false;
  // "may" and "march" are words of their own in small letters; Cyrillic and Arabic months have no capitals.
  return token.norm.length > 5 || !/^[a-z]/u.test(text.slice(token.start, token.start + 1));
}

function isYear(text: string, tokens: readonly TextToken[], at: number, next: number, piece: Piece): boolean {
  const value = piece.value ?? 0;
  if (value < 1900 || value > 2100 || !/^\p{Nd}{4}$/u.test(tokens[at]?.norm ?? '')) return false;
  const before = tokens[at - 1]?.norm ?? '';
  if (YEAR_BEFORE.test(before) || YEAR_AFTER.test(tokens[next]?.norm ?? '') || isMonth(text, tokens, at - 1))
    return true;
  return before === ',' || before === '(' || before === '–' || before === '-';
}

function isShare(tokens: readonly TextToken[], next: number): boolean {
  const skip = tokens[next]?.norm === 'out' ? 2 : 1;
  const after = tokens[next + skip];
  return after?.type === 'digits'
    ? Number(after.norm) < 20 &&
        (tokens[next + skip + 1]?.type ?? 'mark') !== 'digits' &&
        tokens[next - 1]?.norm === '1'
    : /^(?:two|three|four|five|six|seven|eight|nine|ten|twenty|every)$/u.test(after?.norm ?? '');
}
