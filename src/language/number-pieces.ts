import type { LanguageCode } from './code.ts';
import { decimalComma, VAGUE_BEFORE } from './number-context.ts';
import type { TextToken } from './number-tokens.ts';
import { germanCompound, numberWords, type Vague } from './number-words.ts';

/** A number as it stands in the tokens, before its surroundings are looked at. */
export interface Piece {
  readonly value: number | null;
  readonly vague: Vague | null;
  /** Index after the last token. */
  readonly next: number;
  readonly digits: boolean;
}

/** The number that begins at a token: digits with a scale ("9 тис"), or words. */
export function pieceAt(tokens: readonly TextToken[], at: number, language: LanguageCode): Piece | null {
  const token = tokens[at];
  if (token === undefined || token.type === 'mark') return null;
  if (token.type === 'digits') return digitsAt(tokens, at, language);
  return wordsAt(tokens, at, language);
}

function digitsAt(tokens: readonly TextToken[], at: number, language: LanguageCode): Piece | null {
  const { scales } = numberWords(language);
  let value = parseDigits(tokens[at]?.norm ?? '', language);
  if (value === null) return null;
  let next = at + 1;
  // "14 000 людей": a plain space groups digits where the language writes it so.
  while (
    decimalComma(language) &&
    /^\d{1,3}$/.test(tokens[at]?.norm ?? '') &&
    tokens[next]?.type === 'digits' &&
    /^\d{3}$/.test(tokens[next]?.norm ?? '') &&
    (tokens[next]?.start ?? 0) === (tokens[next - 1]?.end ?? 0) + 1
  ) {
    value = value * 1000 + Number(tokens[next]?.norm);
    next += 1;
  }
  const scale = scales.get(tokens[next]?.norm ?? '');
  if (scale !== undefined && scale !== 12 && !(scale === 100)) {
    const short = (tokens[next]?.norm.length ?? 0) <= 2;
    const joined = tokens[next]?.start === tokens[next - 1]?.end;
    if (!short || joined)
      return { value: Math.round(value * scale * 100) / 100, vague: null, next: next + 1, digits: true };
  }
  return { value, vague: null, next, digits: true };
}

/** "6,400" → 6400, "1.200" → 1200 in German, "3,5" → 3.5 in German, "٣١" → 31; null for "3.4.5" and the like. */
function parseDigits(raw: string, language: LanguageCode): number | null {
  const plain = Array.from(raw, (char) => westernDigit(char)).join('');
  const groups = plain.split(/[^0-9]/);
  const marks = plain.replace(/[0-9]/g, '');
  if (marks === '') return plain.length <= 15 ? Number(plain) : null;
  const thousands = groups.slice(1).every((group) => group.length === 3) && (groups[0]?.length ?? 4) <= 3;
  const decimal = decimalComma(language) ? ',' : '.';
  if (marks.length === 1 && (marks === decimal || marks === '٫')) return Number(groups.join('.'));
  const lastMark = marks.at(-1);
  const whole = groups.slice(0, -1);
  if (marks.length > 1 && lastMark === decimal && whole.slice(1).every((group) => group.length === 3)) {
    return Number(`${whole.join('')}.${groups.at(-1)}`);
  }
  return thousands && groups.join('').length <= 15 ? Number(groups.join('')) : null;
}

function westernDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x660 && code <= 0x669) return String(code - 0x660);
  if (code >= 0x6f0 && code <= 0x6f9) return String(code - 0x6f0);
  return char;
}

function wordsAt(tokens: readonly TextToken[], start: number, language: LanguageCode): Piece | null {
  const lexicon = numberWords(language);
  const vague = vagueAt(tokens, start, language);
  if (vague !== null) return vague;
  if (tokens[start]?.norm === 'half' && tokens[start + 1]?.norm === 'a') {
    const half = lexicon.scales.get(tokens[start + 2]?.norm ?? '');
    if (half !== undefined) return { value: half / 2, vague: null, next: start + 3, digits: false };
  }
  let total = 0;
  let current = 0;
  let slot = Number.POSITIVE_INFINITY;
  let at = start;
  let next = start;
  while (at < tokens.length) {
    const norm = tokens[at]?.norm ?? '';
    const joined = norm === '-' || lexicon.joints.has(norm);
    const bare = language === 'ar' && norm.startsWith('و') && at > start ? norm.slice(1) : norm;
    const value = lexicon.values.get(bare) ?? (language === 'de' ? (germanCompound(bare) ?? undefined) : undefined);
    const scale = lexicon.scales.get(bare);
    if (
      scale !== undefined &&
      (next > start || (bare !== 'k' && bare !== 'm' && bare !== 'mn')) &&
      (next > start || standsAlone(tokens, start, language))
    ) {
      if (current === 0 && next > start && total > 0 && scale < 1000) break;
      if (scale >= 1000) {
        total += Math.max(1, current) * scale;
        current = 0;
      } else current = Math.max(1, current) * scale;
      slot = scale === 12 ? 0 : scale;
      next = at + 1;
    } else if (value !== undefined) {
      if (value === 20 && current === 4 && tokens[at - 1]?.norm === '-') {
        current = 80;
        slot = 20;
      } else if (language === 'ar' && value >= 10 && current > 0 && current < 10) {
        current += value;
        slot = 0;
      } else if (value < slot) {
        current += value;
        slot = slotAfter(value, language);
      } else break;
      next = at + 1;
    } else if (!(joined && next === at && at > start)) break;
    at += 1;
  }
  return next > start ? { value: total + current, vague: null, next, digits: false } : null;
}

/** Below which value the next number word must stay to belong to the same number. French counts to sixteen after sixty. */
function slotAfter(value: number, language: LanguageCode): number {
  if (value >= 100) return 100;
  if (value >= 20 && value % 10 === 0) return language === 'fr' ? 20 : 10;
  return value === 10 && language === 'fr' ? 10 : 0;
}

/** "a hundred", "тисяча", "tausend": a scale may open a number only where nothing vague is meant. */
function standsAlone(tokens: readonly TextToken[], at: number, language: LanguageCode): boolean {
  const before = tokens[at - 1]?.norm ?? '';
  if (language === 'en') return before === 'a' || before === 'one' || before === 'the';
  return language !== 'fr' || before !== 'pour';
}

/** "dozens", "tens of thousands", "several hundred", "кілька десятків". */
function vagueAt(tokens: readonly TextToken[], at: number, language: LanguageCode): Piece | null {
  const { vague, scales } = numberWords(language);
  const norm = tokens[at]?.norm ?? '';
  if (language === 'en' && norm === 'tens' && tokens[at + 1]?.norm === 'of') {
    return { value: null, vague: 'thousands', next: at + 3, digits: false };
  }
  if (VAGUE_BEFORE.has(norm)) {
    const skip = tokens[at + 1]?.norm === 'of' ? 2 : 1;
    const inner = VAGUE_BEFORE.has(tokens[at + skip]?.norm ?? '') ? null : vagueAt(tokens, at + skip, language);
    const size = sizeOfScale(scales.get(tokens[at + skip]?.norm ?? ''));
    return inner ?? (size === null ? null : { value: null, vague: size, next: at + skip + 1, digits: false });
  }
  const size = vague.get(norm);
  if (size === undefined) return null;
  const skip = ['of', 'de', 'von'].includes(tokens[at + 1]?.norm ?? '') ? 2 : 1;
  const larger = vague.get(tokens[at + skip]?.norm ?? '');
  if (larger !== undefined) return { value: null, vague: 'thousands', next: at + skip + 1, digits: false };
  return { value: null, vague: size, next: at + 1, digits: false };
}

function sizeOfScale(scale: number | undefined): Vague | null {
  if (scale === undefined) return null;
  return scale === 12 ? 'dozens' : scale === 100 ? 'hundreds' : 'thousands';
}
