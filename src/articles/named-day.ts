import { allMonthNames, type MonthNames, monthNames, type NamedMonth } from './month-names.ts';

/** A day as written, and where in the text. */
export interface FoundDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly calendar: 'gregorian' | 'persian';
  readonly start: number;
  readonly end: number;
}

interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const TOKEN = /\p{L}[\p{L}\p{M}’']*|\d+|[^\s\p{L}\d]/gu;

/** How many words such as "de", "of", "г." and dots may stand between the parts of a date. */
const BETWEEN = 3;

/** The first day of a folded text whose month has a name, in any order of day, month and year; null when there is none. */
export function namedDay(text: string, locale: string | null): FoundDay | null {
  if (!/(?<!\d)\d{4}(?!\d)/.test(text)) return null;
  // "พ.ค." is one word; so is "a.m.", which is none of a date's.
  const joined = text.replace(/(\p{L}\p{M}*)\.(?=\p{L})/gu, '$1 ').replace(/(\p{L}\p{M}?) (?=\p{L}\p{M}?\.)/gu, '$1');
  const tokens: Token[] = [...joined.matchAll(TOKEN)].map((found) => ({
    text: found[0],
    start: found.index,
    end: found.index + found[0].length,
  }));
  const language = locale?.split(/[-_]/)[0]?.toLowerCase() ?? null;
  const names = [...(language === null ? [] : [monthNames(language)]), monthNames('en')];
  const isOwn = names.length > 1;
  return (
    tokenDay(tokens, (at) => namedMonth(tokens, at, names, isOwn)) ??
    tokenDay(tokens, (at) => namedMonth(tokens, at, [allMonthNames()], false))
  );
}

interface MonthAt extends NamedMonth {
  /** How many tokens its name takes. */
  readonly length: number;
}

function namedMonth(
  tokens: readonly Token[],
  at: number,
  names: readonly MonthNames[],
  mayBeShort: boolean,
): MonthAt | null {
  const [one = '', other = ''] = [tokens[at]?.text, tokens[at + 1]?.text];
  if (!/^\p{L}/u.test(one)) return null;
  for (const known of names) {
    const double = known.get(`${one} ${other}`);
    if (double !== undefined && double.month > 0) return { ...double, length: 2 };
    // Hebrew writes "in" before the month and Kurdish endings behind it.
    const single =
      known.get(one) ??
      (one.startsWith('ב') ? known.get(one.slice(1)) : undefined) ??
      (mayBeShort ? shortName(one, known) : undefined);
    if (single !== undefined && single.month > 0) return { ...single, length: 1 };
  }
  return null;
}

/** The one month of a language that begins so; undefined where there are none or several. */
function shortName(word: string, names: MonthNames): NamedMonth | undefined {
  if (word.length < 3) return undefined;
  let found: NamedMonth | undefined;
  for (const [name, month] of names) {
    if (!name.startsWith(word) && !(name.length >= 5 && word.startsWith(name) && word.length <= name.length + 3))
      continue;
    if (found !== undefined && (found.month !== month.month || found.calendar !== month.calendar)) return undefined;
    found = month;
  }
  return found;
}

function tokenDay(tokens: readonly Token[], monthAt: (at: number) => MonthAt | null): FoundDay | null {
  for (const at of tokens.keys()) {
    const month = monthAt(at);
    if (month === null) continue;
    const after = at + month.length;
    const [before, next] = [numberFrom(tokens, at - 1, -1), numberFrom(tokens, after, 1)];
    const dated = (day: NumberAt | null, year: NumberAt | null): FoundDay | null => {
      if (day === null || year === null || !isDay(day) || !isYear(year)) return null;
      const places = [day.at, year.at, at, after - 1];
      return {
        year: year.value,
        month: month.month,
        day: day.value,
        calendar: month.calendar,
        start: tokens[Math.min(...places)]?.start ?? 0,
        end: tokens[Math.max(...places)]?.end ?? 0,
      };
    };
    const found =
      dated(before, next) ??
      dated(next, next === null ? null : numberFrom(tokens, next.at + 1, 1)) ??
      dated(next, before) ??
      dated(before, before === null ? null : numberFrom(tokens, before.at - 1, -1));
    if (found !== null) return found;
  }
  return null;
}

interface NumberAt {
  readonly value: number;
  readonly digits: number;
  readonly at: number;
}

function numberFrom(tokens: readonly Token[], from: number, step: 1 | -1): NumberAt | null {
  for (let at = from, passed = 0; at >= 0 && at < tokens.length && passed <= BETWEEN; at += step, passed += 1) {
    const text = tokens[at]?.text ?? '';
    if (/^\d+$/.test(text)) {
      // "8:30" is no day.
      return isClock(tokens, at) ? null : { value: Number(text), digits: text.length, at };
    }
    if (text.length > 4 || /[;|()]/.test(text)) return null;
  }
  return null;
}

function isClock(tokens: readonly Token[], at: number): boolean {
  const isNumber = (place: number) => /^\d/.test(tokens[place]?.text ?? '');
  return (tokens[at + 1]?.text === ':' && isNumber(at + 2)) || (tokens[at - 1]?.text === ':' && isNumber(at - 2));
}

function isDay({ value, digits }: NumberAt): boolean {
  return digits <= 2 && value >= 1 && value <= 31;
}

function isYear({ value, digits }: NumberAt): boolean {
  return (
    digits === 4 &&
    ((value >= 1990 && value < 2100) || (value >= 2533 && value < 2643) || (value > 1360 && value < 1480))
  );
}
