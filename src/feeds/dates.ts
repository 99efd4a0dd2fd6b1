import type { EpochMs } from '../clock.ts';
import { writtenDate } from './date-words.ts';
import { DAY_MS, dayOf, instant } from './days.ts';

/** Nothing in a news feed is older, whatever it claims (`promises.md`, feeds 031). */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Years of other calendars, and typing errors, lie beyond. */
const LATEST = Date.UTC(2100, 0, 1);

/** Clocks differ; a date further ahead is a mistake, or a way to stay on top for ever. */
const AHEAD_MS = 10 * 60_000;

/**
 * The instant an entry claims: RFC 822, 850, 2822 and 3339 with their bad spellings, ISO 8601, asctime, dates written out
 * in the languages of newsrooms, seconds or milliseconds since 1970. Without a zone it is UTC, whatever this machine's is.
 * Null for what names no day, is ambiguous (05/01/2026), impossible, before 2000, or more than ten minutes after `now`.
 */
export function readFeedDate(text: string | null | undefined, now: EpochMs | null = null): EpochMs | null {
  const plain = plainly(text ?? '');
  return plain === '' ? null : sensible(isoDate(plain) ?? writtenDate(plain) ?? unixDate(plain), now);
}

/**
 * As `readFeedDate`, and the forms of ISO 8601 and W3C-DTF that elsewhere could be any number: a year, a month ("2026-01"),
 * a week ("2026-W02-1"), a day of the year ("2026-005"), a year in two digits ("26-01-25"; null where another order of the
 * three gives a day that is not ahead).
 */
export function readEntryDate(text: string, now: EpochMs | null): EpochMs | null {
  return readFeedDate(text, now) ?? sensible(shortDate(plainly(text), now), now);
}

function sensible(at: EpochMs | null, now: EpochMs | null): EpochMs | null {
  if (at === null || Number.isNaN(at) || at < EARLIEST || at >= LATEST) return null;
  return now !== null && at > now + AHEAD_MS ? null : at;
}

/** Longer texts are sentences. */
const LONGEST = 80;

/** Small letters, digits of every script as ours, one kind of space, nothing unseen; empty for what is too long. */
function plainly(text: string): string {
  if (text.length > 10 * LONGEST) return '';
  const plain = text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll('\u2212', '-')
    .toLowerCase()
    // The capital İ leaves a dot behind.
    .replaceAll('\u0307', '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain.length > LONGEST ? '' : plain;
}

const SECOND = String.raw`\d{2}(?:[.,]\d{1,9})?`;
const TIME = `(?:(\\d{1,2})(?::(\\d{2})(?::(${SECOND}))?)?|(\\d{2})(\\d{2})(${SECOND})?)`;
// "+00:00Z" says the same twice.
const ZONE = String.raw` ?(z|utc|gmt|(?:gmt|utc)?[+-]\d{2}(?::?\d{2})?)?(?:(?<=[+-]00:?00)z|\[[^\]]{1,40}\])?`;
const BEHIND = `(?:(?: ?t ?| )${TIME}${ZONE})?`;
const ISO = new RegExp(String.raw`^(\d{4})(?:-(\d{2})-(\d{2})|(\d{2})(\d{2}))${BEHIND}$`);

function isoDate(text: string): EpochMs | null {
  const found = ISO.exec(text);
  if (found === null) return null;
  const [, year, month = found[4], day = found[5]] = found;
  return timed(dayOf(Number(year), Number(month), Number(day)), found.slice(6));
}

/** A day with the time behind it, as `BEHIND` finds it. */
function timed(
  midnight: EpochMs | null,
  [hour, minute, second, hours, minutes, seconds, zone]: readonly (string | undefined)[],
) {
  return instant(midnight, { hour: hour ?? hours, minute: minute ?? minutes, second: second ?? seconds }, zone ?? '');
}

const WEEK = new RegExp(String.raw`^(\d{4})-?w(\d{2})(?:-?([1-7]))?${BEHIND}$`);
const ORDINAL = new RegExp(String.raw`^(\d{4})-?(\d{3})${BEHIND}$`);

function shortDate(text: string, now: EpochMs | null): EpochMs | null {
  const month = /^(\d{4})(?:-(\d{2}))?z?$/.exec(text);
  if (month !== null) return dayOf(Number(month[1]), Number(month[2] ?? 1), 1);
  const week = WEEK.exec(text);
  if (week !== null) return timed(dayOfWeek(Number(week[1]), Number(week[2]), Number(week[3] ?? 1)), week.slice(4));
  const ordinal = ORDINAL.exec(text);
  if (ordinal !== null) return timed(dayOfYear(Number(ordinal[1]), Number(ordinal[2])), ordinal.slice(3));
  const short = /^(\d{2})-(\d{2})-(\d{2})(?:[t ]|$)/.exec(text);
  if (short === null || now === null) return null;
  const [one, two, three] = [Number(short[1]), Number(short[2]), Number(short[3])];
  const others = [dayOf(2_000 + three, two, one), dayOf(2_000 + three, one, two)];
  return others.some((day) => day !== null && day <= now) ? null : isoDate(`20${text}`);
}

/** ISO 8601: the first week of a year is the one with its fourth of January, and weeks begin on Monday. */
function dayOfWeek(year: number, week: number, weekday: number): EpochMs | null {
  const fourth = Date.UTC(year, 0, 4);
  const monday = fourth - ((new Date(fourth).getUTCDay() + 6) % 7) * DAY_MS;
  const at = monday + ((week - 1) * 7 + weekday - 1) * DAY_MS;
  // The week's Thursday says which year it belongs to.
  const thursday = new Date(monday + ((week - 1) * 7 + 3) * DAY_MS);
  return week >= 1 && thursday.getUTCFullYear() === year ? at : null;
}

function dayOfYear(year: number, day: number): EpochMs | null {
  const at = Date.UTC(year, 0, day);
  return day >= 1 && new Date(at).getUTCFullYear() === year ? at : null;
}

function unixDate(text: string): EpochMs | null {
  if (/^\d{10}(?:\.\d{1,9})?$/.test(text)) return Math.round(Number(text) * 1_000);
  return /^\d{13}$/.test(text) ? Number(text) : null;
}
