import type { EpochMs } from '../clock.ts';

/** Nothing in a news feed is older, whatever it claims (`promises.md`, feeds 031). */
const EARLIEST = Date.UTC(2000, 0, 1);

/** Clocks differ; a date further ahead is a mistake, or a way to stay on top for ever. */
const AHEAD_MS = 10 * 60_000;

const ZONES: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  est: -300,
  edt: -240,
  cst: -360,
  cdt: -300,
  mst: -420,
  mdt: -360,
  pst: -480,
  pdt: -420,
  wet: 0,
  bst: 60,
  west: 60,
  cet: 60,
  cest: 120,
  eet: 120,
  eest: 180,
  msk: 180,
  ist: 330,
  jst: 540,
};

/** Beginnings of the names of months, January first: English, then what newsrooms write by mistake in their own language. */
const MONTHS: readonly (readonly string[])[] = [
  'jan jän ene gen янв січ oca'.split(' '),
  'feb fév fev фев лют şub'.split(' '),
  'mar mär mrz бер мар'.split(' '),
  'apr avr abr апр кві nis'.split(' '),
  'may mai mag май мая тра'.split(' '),
  'jun juin июн чер haz giu'.split(' '),
  'jul juil июл лип tem lug'.split(' '),
  'aug aoû aou ago авг сер ağu'.split(' '),
  'sep set сен вер eyl'.split(' '),
  'oct okt out ott окт жов eki'.split(' '),
  'nov ноя лис kas'.split(' '),
  'dec déc dez dic дек гру ara'.split(' '),
];

/**
 * The instant an entry claims, from RFC 822 and its bad spellings, RFC 3339 and its short forms, or seconds since 1970.
 * Null for what is no date, is ambiguous (05/01/2026), lies before 2000, or more than ten minutes after `now`.
 */
export function readFeedDate(text: string | null | undefined, now: EpochMs | null = null): EpochMs | null {
  const trimmed = text?.trim() ?? '';
  if (trimmed === '' || trimmed.length > 80) return null;
  const at = internetDate(trimmed) ?? mailDate(trimmed) ?? unixDate(trimmed);
  if (at === null || Number.isNaN(at) || at < EARLIEST) return null;
  return now !== null && at > now + AHEAD_MS ? null : at;
}

const INTERNET =
  /^(\d{4})-?(\d{2})-?(\d{2})(?:[T\s]\s?(\d{1,2}):?(\d{2})(?::?(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?)?$/i;

function internetDate(text: string): EpochMs | null {
  const found = INTERNET.exec(text);
  if (found === null) return null;
  const [, year, month, day, hour, minute, second, zone] = found;
  return instant({ year, month: Number(month), day, hour, minute, second }, zone);
}

const MAIL =
  /^(?:\p{L}{2,12}\.?,?\s+)?(\d{1,2})(?:st|nd|rd|th|\.)?[\s-]+(\p{L}{3,12})\.?,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?\s*(\p{L}{1,5}|(?:GMT|UTC)?[+-]\d{2}:?\d{2})?(?:\s*\([^)]*\))?$/iu;

function mailDate(text: string): EpochMs | null {
  const found = MAIL.exec(text) ?? monthFirst(text);
  if (found === null) return null;
  const [, day, name = '', year, hour, minute, second, zone] = found;
  const month = MONTHS.findIndex((beginnings) => beginnings.some((start) => name.toLowerCase().startsWith(start))) + 1;
  return month === 0 ? null : instant({ year: fullYear(year), month, day, hour, minute, second }, zone);
}

/** "January 5, 2026 10:00 GMT", and "Mon Jan  5 10:00:00 2026" of old HTTP, in the order of the others. */
function monthFirst(text: string): RegExpExecArray | null {
  const old = /^\p{L}{3} (\p{L}{3}) +(\d{1,2}) ([\d:]{5,8}) (\d{4})$/u.exec(text);
  if (old !== null) return MAIL.exec(`${old[2]} ${old[1]} ${old[4]} ${old[3]}`);
  const swapped = text.replace(/^(?:\p{L}{2,12}\.?,?\s+)?(\p{L}{3,12})\.?\s+(\d{1,2}),?\s+(\d{4})/u, '$2 $1 $3');
  return swapped === text ? null : MAIL.exec(swapped);
}

function unixDate(text: string): EpochMs | null {
  if (/^\d{10}$/.test(text)) return Number(text) * 1_000;
  return /^\d{13}$/.test(text) ? Number(text) : null;
}

function fullYear(year: string | undefined): string | undefined {
  if (year?.length !== 2) return year;
  return `${Number(year) < 70 ? 20 : 19}${year}`;
}

interface Clockwork {
  readonly year: string | undefined;
  readonly month: number;
  readonly day: string | undefined;
  readonly hour: string | undefined;
  readonly minute: string | undefined;
  readonly second: string | undefined;
}

/** A day that exists at a time that exists; null otherwise ("31 February", "25:61"). */
function instant(parts: Clockwork, zone: string | undefined): EpochMs | null {
  const [year, day] = [Number(parts.year), Number(parts.day)];
  const [hour, minute, second] = [Number(parts.hour ?? 0), Number(parts.minute ?? 0), Number(parts.second ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return null;
  const offset = offsetMinutes(zone);
  if (offset === null) return null;
  const midnight = new Date(Date.UTC(year, parts.month - 1, day));
  if (midnight.getUTCMonth() !== parts.month - 1 || midnight.getUTCDate() !== day) return null;
  return midnight.getTime() + ((hour * 60 + minute - offset) * 60 + Math.min(second, 59)) * 1_000;
}

/** Minutes east of Greenwich; without a zone none is assumed but UTC; null for a zone that does not exist. */
function offsetMinutes(zone: string | undefined): number | null {
  if (zone === undefined) return 0;
  const found = /^(?:GMT|UTC)?([+-])(\d{2}):?(\d{2})?$/i.exec(zone);
  if (found === null) return ZONES[zone.toLowerCase()] ?? 0;
  const [hours, minutes] = [Number(found[2]), Number(found[3] ?? 0)];
  if (hours > 14 || minutes > 59) return null;
  return (found[1] === '-' ? -1 : 1) * (hours * 60 + minutes);
}
