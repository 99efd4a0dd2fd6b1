import type { Span } from './span.ts';

/** A word, a group of digits or a mark, with the form under which lexicons know it. */
export interface TextToken extends Span {
  readonly type: 'word' | 'digits' | 'mark';
  /** Lower case, without English possessive, Arabic vowel signs and stress marks; apostrophes as U+2019. */
  readonly norm: string;
}

const LETTER = /[\p{L}\p{M}]/u;
const DIGIT = /\p{Nd}/u;
const APOSTROPHES = new Set(["'", '’', 'ʼ', '`']);
const SEPARATORS = new Set(['.', ',', '\u00a0', '\u202f', '\u2009', "'", '’', '٬', '٫', '،']);

/** Cuts a stretch of text into words, digit groups ("6,400", "1 200") and marks, in one pass. */
export function tokensOf(text: string, from = 0, to = text.length): readonly TextToken[] {
  const tokens: TextToken[] = [];
  let at = from;
  while (at < to) {
    const char = charAt(text, at);
    let end = at + char.length;
    if (LETTER.test(char)) {
      end = endOfWord(text, end, to);
      tokens.push({ type: 'word', start: at, end, norm: normalWord(text.slice(at, end)) });
    } else if (DIGIT.test(char)) {
      end = endOfDigits(text, end, to);
      tokens.push({ type: 'digits', start: at, end, norm: text.slice(at, end) });
    } else if (!/\s/u.test(char)) {
      tokens.push({ type: 'mark', start: at, end, norm: char });
    }
    at = end;
  }
  return tokens;
}

function charAt(text: string, at: number): string {
  return String.fromCodePoint(text.codePointAt(at) ?? 0);
}

function endOfWord(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const char = charAt(text, at);
    if (LETTER.test(char)) at += char.length;
    else if (APOSTROPHES.has(char) && at + 1 < to && LETTER.test(charAt(text, at + 1))) at += char.length;
    else break;
  }
  return at;
}

function endOfDigits(text: string, from: number, to: number): number {
  let at = from;
  while (at < to) {
    const char = charAt(text, at);
    if (DIGIT.test(char)) at += char.length;
    else if (SEPARATORS.has(char) && at + 1 < to && DIGIT.test(charAt(text, at + 1))) at += char.length;
    else break;
  }
  return at;
}

/** The form under which lexicons know a word. */
export function normalWord(word: string): string {
  return word
    .normalize('NFC')
    .toLowerCase()
    .replace(/\u0301|\u0640|[\u064b-\u0652]/gu, '')
    .replace(/['ʼ`]/gu, '’')
    .replace(/’s$/u, '');
}

/** The tokens' forms joined by a space, for phrase look-ups. */
export function phrase(tokens: readonly TextToken[], from: number, to: number): string {
  let joined = '';
  for (let i = Math.max(0, from); i < to && i < tokens.length; i += 1) {
    joined += (joined === '' ? '' : ' ') + (tokens[i]?.norm ?? '');
  }
  return joined;
}
