import { gregorian } from './calendars.ts';
import { foldedDate, monthNames } from './month-names.ts';
import { type FoundDay, namedDay } from './named-day.ts';
import { clockIn } from './written-clock.ts';

/** A moment as somebody wrote it, and how exactly. */
export interface WrittenMoment {
  /** Milliseconds since 1970; a day alone is its beginning, a time without a zone is taken as UTC. */
  readonly ms: number;
  readonly exactness: 'zoned' | 'local' | 'day';
}

/** Longer texts are sentences, and their dates are the story's. */
export const DATE_CHARACTERS = 200;

/** Before it there were no news pages. */
const EARLIEST = Date.UTC(1990, 0, 1);

/**
 * The moment a text tells, in the ways of machines and of newsrooms of any language; null when it tells none or it is
 * ambiguous. `locale` is the page's: it chooses among names of months and says whether 03/08 is March or August.
 */
export function writtenMoment(text: string, locale: string | null): WrittenMoment | null {
  const trimmed = text.slice(0, DATE_CHARACTERS).trim();
  const folded = foldedDate(trimmed);
  const found = machineMoment(folded) ?? wordedMoment(folded, locale, /\p{Nd}/u.test(trimmed.replace(/\d/g, '')));
  return found === null || found.ms < EARLIEST || found.ms >= Date.UTC(2100, 0, 1) ? null : found;
}

const ISO =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:(?:t|\s|t\s)(\d{1,2})[:.]?(\d{2})(?:[:.]?(\d{2}(?:[.,]\d{1,9})?))?\s?(z|utc|gmt|(?:gmt|utc)?[+-]\d{2}(?::?\d{2})?)?(?:\[[\w/]{1,40}\])?)?$/;

/** "Sun Mar 08 2026 10:00:00 GMT+0100 (CET)": what scripts print. */
const SCRIPTED = /^\p{L}{3} (\p{L}{3}) (\d{2}) (\d{4}) (\d{2}):(\d{2}):(\d{2}) gmt([+-]\d{4})/u;

function machineMoment(text: string): WrittenMoment | null {
  if (/^\d{10}$/.test(text)) return { ms: Number(text) * 1000, exactness: 'zoned' };
  if (/^\d{13}$/.test(text)) return { ms: Number(text), exactness: 'zoned' };
  const iso = ISO.exec(text);
  if (iso !== null) {
    const [, year, month, day, hour, minute, second, zone] = iso;
    return momentOf({ year, month: Number(month), day }, hour === undefined ? null : { hour, minute, second, zone });
  }
  const scripted = SCRIPTED.exec(text);
  if (scripted === null) return null;
  const [, name = '', day, year, hour, minute, second, zone] = scripted;
  const month = monthNames('en').get(name)?.month ?? 0;
  return momentOf({ year, month, day }, { hour, minute, second, zone });
}

interface DayParts {
  readonly year: string | number | undefined;
  readonly month: number;
  readonly day: string | number | undefined;
}

interface ClockParts {
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second?: string | undefined;
  readonly zone?: string | undefined;
}

/** A day that exists at a time that exists; null otherwise. */
function momentOf(parts: DayParts, clock: ClockParts | null): WrittenMoment | null {
  const [year, day] = [Number(parts.year), Number(parts.day)];
  const midnight = Date.UTC(year, parts.month - 1, day);
  const date = new Date(midnight);
  if (Number.isNaN(midnight) || date.getUTCMonth() !== parts.month - 1 || date.getUTCDate() !== day) return null;
  if (clock === null) return { ms: midnight, exactness: 'day' };
  const [hour, minute, second] = [
    Number(clock.hour),
    Number(clock.minute ?? 0),
    Number((clock.second ?? '0').replace(',', '.')),
  ];
  if (hour > 24 || minute > 59 || second > 60) return { ms: midnight, exactness: 'day' };
  const offset = clock.zone === undefined ? null : offsetMinutes(clock.zone);
  const ms = midnight + Math.round(((hour * 60 + minute - (offset ?? 0)) * 60 + Math.min(second, 59.999)) * 1000);
  return { ms, exactness: offset === null ? 'local' : 'zoned' };
}

function offsetMinutes(zone: string): number | null {
  const found = /^(?:gmt|utc)?([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  if (found === null) return 0;
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)];
  return hours > 14 || minutes > 59 ? null : (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}

function wordedMoment(text: string, locale: string | null, hasOwnDigits: boolean): WrittenMoment | null {
  const day = dayIn(text, locale, hasOwnDigits);
  if (day === null) return null;
  const parts = gregorian(day);
  if (parts === null) return null;
  const iso = `${parts.year}-${String(parts.month).padStart(2, '0')}`;
  const clock = clockIn(text.slice(day.end), iso) ?? clockIn(text.slice(0, day.start), iso);
  return momentOf(parts, clock);
}

const YEAR_FIRST = /(?<!\d)(\d{4})(?:\s?[-./]\s?|\s?[年년]\s?)(\d{1,2})(?:\s?[-./]\s?|\s?[月월]\s?)(\d{1,2})(?!\d)/;
const ERA = /(令和|平成)(\d{1,2}|元)年\s?(\d{1,2})月\s?(\d{1,2})日/;
const NUMBERS = /(?<![\d.:])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?(\d{4}|\d{2})(?![\d:])/;

function dayIn(text: string, locale: string | null, hasOwnDigits: boolean): FoundDay | null {
  const at = (found: RegExpExecArray) => ({ start: found.index, end: found.index + found[0].length });
  const era = ERA.exec(text);
  if (era !== null) {
    const year = (era[1] === '令和' ? 2018 : 1988) + (era[2] === '元' ? 1 : Number(era[2]));
    return { year, month: Number(era[3]), day: Number(era[4]), calendar: 'gregorian', ...at(era) };
  }
  const first = YEAR_FIRST.exec(text);
  if (first !== null) {
    const year = Number(first[1]);
    const isPersian = year > 1300 && year < 1500 && (hasOwnDigits || /^(?:fa|ps|ckb|ku)/.test(locale ?? ''));
    return {
      year,
      month: Number(first[2]),
      day: Number(first[3]),
      calendar: isPersian ? 'persian' : 'gregorian',
      ...at(first),
    };
  }
  return namedDay(text, locale) ?? numberedDay(text, locale);
}

function numberedDay(text: string, locale: string | null): FoundDay | null {
  const found = NUMBERS.exec(text);
  if (found === null) return null;
  const [one, other, written = ''] = [Number(found[1]), Number(found[3]), found[4]];
  // Two digits are a year where days come first; "3-08-26" in English may be anything.
  const dayFirst = one > 12 || found[2] === '.' || isDayFirst(locale);
  if (dayFirst === null && other <= 12 && one !== other) return null;
  if (written.length === 2 && dayFirst !== true) return null;
  const [day, month] = dayFirst === false || (dayFirst === null && other > 12) ? [other, one] : [one, other];
  const year = Number(written) + (written.length === 2 ? 2000 : 0);
  return { year, month, day, calendar: 'gregorian', start: found.index, end: found.index + found[0].length };
}

/** Pages may claim any locale they like. */
const MOST_LOCALES = 1_000;

const ORDERS = new Map<string, boolean | null>();

/** Whether a locale writes the day before the month; null for English of no country and where nobody knows. */
function isDayFirst(locale: string | null): boolean | null {
  if (locale === null || /^en$/i.test(locale) || locale.length > 35) return null;
  const known = ORDERS.get(locale);
  if (known !== undefined) return known;
  let order: boolean | null = null;
  try {
    // For a language it does not know, Node would take the machine's own.
    if (Intl.DateTimeFormat.supportedLocalesOf(locale).length === 0) return null;
    const format = new Intl.DateTimeFormat(locale, {
      day: '2-digit',
      month: '2-digit',
      year: 'numeric',
      timeZone: 'UTC',
    });
    const types = format.formatToParts(0).map(({ type }) => type);
    // Where the year comes first at home, a date that begins with the day was written for others.
    order = types.indexOf('year') < types.indexOf('day') ? true : types.indexOf('day') < types.indexOf('month');
  } catch {
    // Not a locale.
  }
  if (ORDERS.size < MOST_LOCALES) ORDERS.set(locale, order);
  return order;
}
