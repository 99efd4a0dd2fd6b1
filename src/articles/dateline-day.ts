import { MONTHS, WEEKDAYS } from './dateline-words.ts';

const NUMBER = '[\\d٠-٩۰-۹]{1,2}(?![\\d٠-٩۰-۹])';
const YEAR =
  '(?:\\.?(?:,? | de | del | г\\.?,? )?(?:19|20|١٩|٢٠|۱۴)[\\d٠-٩۰-۹]{2}(?:\\s?(?:г|р)\\.|\\sгода|\\sроку|\\sm)?)?';

const DAY_THEN_MONTH = new RegExp(
  `(?:(?:[Ll]e|[Dd]en|[Aa]m|vom|dnia|il|el|في|يوم)\\s)?${NUMBER}(?:\\.|st|nd|rd|th|er|º)?\\s?(?:de |of |d['’])?`,
  'uy',
);
const MONTH_THEN_DAY = new RegExp(`\\.? ${NUMBER}(?:st|nd|rd|th)?`, 'uy');
const WORD = /\p{L}[\p{L}\p{M}’']*(?![\p{L}\p{M}])/uy;
const OTHER_MONTH = /\s?\/\s?(?=\p{L})/uy;
const YEAR_BEHIND = new RegExp(YEAR, 'uy');
const NUMERIC = /(?:[\d٠-٩]{1,2}[./-][\d٠-٩]{1,2}[./-](?:20)?[\d٠-٩]{2}(?![\d٠-٩])|20\d{2}-\d{2}-\d{2}(?!\d))/uy;
const CLOCK = /,? \d{1,2}[.:h]\d{2}(?: ?(?:GMT|UTC|EST|EDT|CET|мск))?/uy;
const BEHIND_WEEKDAY = /[.,،]? ?/uy;

/** What may stand before a number that is a day. */
const BEFORE_NUMBER: ReadonlySet<string> = new Set('le den am vom dnia il el في يوم'.split(' '));

/** "Sun" may be Sun City: a name cut short is a day only before a date. */
const SHORT_WEEKDAYS: ReadonlySet<string> = new Set('mon tues tue wed thurs thu fri sat sun'.split(' '));

/**
 * The day that stands at an offset of a short text as datelines print it: "March 12", "12 de marzo", "Thursday, 12.03.2026",
 * "Monday"; null when none does.
 */
export function dayAt(text: string, at: number): string | null {
  const word = wordAt(text, at).toLowerCase();
  const weekday = WEEKDAYS.has(word);
  const from = weekday || SHORT_WEEKDAYS.has(word) ? end(BEHIND_WEEKDAY, text, at + word.length) : at;
  const date = dateEnd(text, from) ?? (weekday ? at + word.length : null);
  if (date === null) return null;
  const whole = end(CLOCK, text, date);
  return /[\p{L}\p{N}]/u.test(text[whole] ?? '') ? null : text.slice(at, whole);
}

function dateEnd(text: string, at: number): number | null {
  const word = wordAt(text, at).toLowerCase();
  if (word !== '' && !BEFORE_NUMBER.has(word)) {
    const month = monthEnd(text, at);
    const day = month === null ? at : end(MONTH_THEN_DAY, text, month);
    return month !== null && day > month ? end(YEAR_BEHIND, text, day) : null;
  }
  const numeric = end(NUMERIC, text, at);
  if (numeric > at) return numeric;
  const number = end(DAY_THEN_MONTH, text, at);
  const month = number > at ? monthEnd(text, number) : null;
  return month === null ? null : end(YEAR_BEHIND, text, secondMonth(text, month));
}

/** Where the name of a month ends that stands here; in Arabic some have two words. */
function monthEnd(text: string, at: number): number | null {
  const word = wordAt(text, at);
  if (MONTHS.has(word.toLowerCase())) return at + word.length;
  if (word !== 'كانون' && word !== 'تشرين') return null;
  const both = `${word} ${wordAt(text, at + word.length + 1)}`;
  return MONTHS.has(both) ? at + both.length : null;
}

/** "آذار/مارس": the same month by its two names. */
function secondMonth(text: string, at: number): number {
  const slash = end(OTHER_MONTH, text, at);
  return slash === at ? at : (monthEnd(text, slash) ?? at);
}

function wordAt(text: string, at: number): string {
  WORD.lastIndex = at;
  return WORD.exec(text)?.[0] ?? '';
}

/** Where a pattern ends that begins here; here, when it does not. */
function end(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return at + (pattern.exec(text)?.[0].length ?? 0);
}
