import { readFeedDate } from '../feeds/dates.ts';
import { isElement, type PageDocument, type PageElement, shortText } from './page-dom.ts';

/** Where a page may say when it was published. */
export interface DatedPage {
  readonly document: PageDocument;
  /** What its head and its linked data claim, the most trusted first. */
  readonly claims: readonly unknown[];
  /** The headline as readers see it; dates beside it are the report's. */
  readonly heading: PageElement | null;
  readonly url: string;
  readonly language: string | null;
}

/**
 * When a page says it was published, in ISO 8601 and UTC: what its head claims, what stands beside its headline, the day in
 * its address. A time without a zone is taken as UTC, a day alone is its beginning. Null when there is none.
 */
export function publishedOf(page: DatedPage): string | null {
  for (const claim of page.claims) {
    const ms = typeof claim === 'string' ? writtenDate(claim, page.language) : null;
    if (ms !== null) return new Date(withTime(ms, page)).toISOString();
  }
  const day = dayInAddress(page.url);
  const beside = dateBeside(page);
  const ms = beside !== null && (day === null || Math.abs(beside - day) < 3 * DAY_MS) ? beside : day;
  return ms === null ? null : new Date(ms).toISOString();
}

const DAY_MS = 86_400_000;

/** A head that gives the day alone is made exact by a time beside the headline. */
function withTime(day: number, page: DatedPage): number {
  if (day % DAY_MS !== 0) return day;
  const beside = dateBeside(page);
  return beside !== null && Math.abs(beside - day) <= 1.5 * DAY_MS ? beside : day;
}

/** How many elements after its headline a page may write its date. */
const BESIDE_ELEMENTS = 160;

/** Longer texts are sentences, and their dates are the story's. */
const DATE_CHARACTERS = 200;

function dateBeside({ document, heading, language }: DatedPage): number | null {
  const marked = document.querySelector('[itemprop~="datePublished"], time[pubdate], abbr.published');
  const own = marked === null ? null : dateOfElement(marked, language);
  if (own !== null) return own;
  if (heading === null) return firstTime(document, language);
  let updated: number | null = null;
  let distance = -1;
  let paragraphs = 0;
  for (const element of document.querySelectorAll('*')) {
    if (element === heading) distance = 0;
    else if (distance >= 0) distance += 1;
    if (distance <= 0) continue;
    if (element.tagName.toUpperCase() === 'P' && shortText(element, DATE_CHARACTERS) === null) paragraphs += 1;
    if (distance > BESIDE_ELEMENTS || paragraphs > 1) break;
    const ms = dateOfElement(element, language);
    if (ms === null) continue;
    if (!UPDATED.test(shortText(element, 60) ?? '')) return ms;
    updated ??= ms;
  }
  return updated ?? firstTime(document, language);
}

function firstTime(document: PageDocument, language: string | null): number | null {
  const time = document.querySelector('article time[datetime], header time[datetime]');
  const ms = time === null ? null : dateOfElement(time, language);
  const any = ms === null ? document.querySelector('time[datetime]') : null;
  return ms ?? (any === null ? null : dateOfElement(any, language));
}

const UPDATED = /^(?:last )?(?:updated|modified|mis à jour|aktualisiert|actualizado|обновлено|оновлено)/i;

const DATED_NAME = /date|publi|posted|timestamp|time|byline|meta/i;

const DATED_LABEL =
  /^(?:first )?(?:published|posted|updated|publié|veröffentlicht|publicado|опубликовано|опубліковано|نشر|date)/i;

function dateOfElement(element: PageElement, language: string | null): number | null {
  const name = element.tagName.toUpperCase();
  for (const attribute of ['datetime', 'content', ...(name === 'ABBR' || name === 'SPAN' ? ['title'] : [])]) {
    const value = element.getAttribute(attribute);
    const ms = value === null ? null : writtenDate(value, language);
    if (ms !== null) return ms;
  }
  const text = shortText(element, DATE_CHARACTERS);
  if (text === null || !/\d{4}/.test(text)) return null;
  const named = DATED_NAME.test(`${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''}`);
  if (!named && !DATED_LABEL.test(text) && text.replace(/[^\p{L}]/gu, '').length > 30) return null;
  if (hasDatedChild(element)) return null;
  return writtenDate(text, language);
}

/** Whether an element further in says it better. */
function hasDatedChild(element: PageElement): boolean {
  for (const child of element.childNodes) {
    if (isElement(child) && (child.getAttribute('datetime') ?? child.getAttribute('title')) !== null) return true;
  }
  return false;
}

const MONTH_FIRST = /(\p{L}{3,12})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})/u;
const DAY_FIRST =
  /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: de| of)? (\p{L}{3,14}(?: \p{L}{5,7})?)\.?,?(?: de| del)? (\d{4})/u;
const YEAR_FIRST = /(?<!\d)(\d{4})(?:[-./]|年\s?)(\d{1,2})(?:[-./]|月\s?)(\d{1,2})(?!\d)/;
const NUMBERS = /(?<![\d.])(\d{1,2})([./-])(\d{1,2})\2(\d{4})(?!\d)/;
const CLOCK =
  /(?<![\d.:/-])(\d{1,2})(?:[:h]|\.(?=\d{2}(?: ?[ap]\.?m|[ )]|$)))(\d{2})(?::(\d{2}))?(?![\d/])\s?([ap])?\.?(?:m\b\.?)?\s?(GMT|UTC|Z\b|E[SD]T|C[SD]T|M[SD]T|P[SD]T|ET|BST|IST|MSK|CES?T|EES?T|[+-]\d{2}:?\d{2})?/i;

/** The moment a text tells, in the ways of headers, feeds and newsrooms; null when it tells none or it is ambiguous. */
export function writtenDate(text: string, language: string | null): number | null {
  const trimmed = text.slice(0, DATE_CHARACTERS).replace(/\s+/g, ' ').trim();
  if (/^\d{8,9}$|^\d{11,12}$/.test(trimmed) && trimmed.length !== 8) return null;
  const exact = /^\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-]\d{2}:\d{2})$/.test(trimmed) ? Date.parse(trimmed) : Number.NaN;
  const machine = Number.isNaN(exact) ? readFeedDate(trimmed) : exact;
  if (machine !== null) return sensible(machine);
  const [found, day] = dayIn(trimmed, language);
  if (found === null || day === null) return null;
  const rest = trimmed.slice(found.index + found[0].length);
  const clock = CLOCK.exec(rest.replace(/^T/, ' ')) ?? CLOCK.exec(trimmed.slice(0, found.index));
  return sensible(readFeedDate(`${day} ${clockOf(clock, day)}`.trim()) ?? readFeedDate(day));
}

/** The day of a text as feeds write it, and where it stands. */
function dayIn(text: string, language: string | null): [RegExpExecArray | null, string | null] {
  const year = YEAR_FIRST.exec(text);
  if (year !== null) return [year, `${year[1]}-${two(year[2])}-${two(year[3])}`];
  const worded = MONTH_FIRST.exec(text);
  if (worded !== null && readFeedDate(`${worded[2]} ${worded[1]} ${worded[3]}`) !== null) {
    return [worded, `${worded[3]}-${monthOf(`${worded[2]} ${worded[1]} ${worded[3]}`)}-${two(worded[2])}`];
  }
  const first = DAY_FIRST.exec(text);
  if (first !== null) {
    const month = ARABIC_MONTHS.findIndex((names) => names.some((name) => first[2]?.startsWith(name))) + 1;
    const number = month > 0 ? two(String(month)) : monthOf(`${first[1]} ${first[2]?.split(' ')[0]} ${first[3]}`);
    return [first, number === null ? null : `${first[3]}-${number}-${two(first[1])}`];
  }
  const numbers = NUMBERS.exec(text);
  if (numbers === null) return [null, null];
  const [one, other] = [Number(numbers[1]), Number(numbers[3])];
  const dayFirst = one > 12 || numbers[2] === '.' || (language !== null && language !== 'en');
  // 03/08/2026 is March in one country and August in another.
  if (!dayFirst && other <= 12 && one !== other) return [null, null];
  const [day, month] = dayFirst ? [one, other] : [other, one];
  return [numbers, `${numbers[4]}-${two(String(month))}-${two(String(day))}`];
}

const ARABIC_MONTHS: readonly (readonly string[])[] = [
  ['يناير', 'كانون الثاني', 'جانفي'],
  ['فبراير', 'شباط', 'فيفري'],
  ['مارس', 'آذار'],
  ['أبريل', 'إبريل', 'نيسان', 'أفريل'],
  ['مايو', 'أيار', 'ماي'],
  ['يونيو', 'حزيران', 'جوان'],
  ['يوليو', 'تموز', 'جويلية'],
  ['أغسطس', 'آب', 'أوت'],
  ['سبتمبر', 'أيلول'],
  ['أكتوبر', 'تشرين الأول'],
  ['نوفمبر', 'تشرين الثاني'],
  ['ديسمبر', 'كانون الأول'],
];

function monthOf(date: string): string | null {
  const ms = readFeedDate(date);
  return ms === null ? null : two(String(new Date(ms).getUTCMonth() + 1));
}

function two(number: string | undefined): string {
  return (number ?? '').padStart(2, '0');
}

function clockOf(clock: RegExpExecArray | null, day: string): string {
  if (clock === null) return '';
  const [, hour, minute, second = '00', half, zone] = clock;
  const twelve = Number(hour) % 12;
  const hours = half === undefined ? Number(hour) : half.toLowerCase() === 'p' ? twelve + 12 : twelve;
  const eastern = zone?.toUpperCase() === 'ET' ? easternOffset(day) : undefined;
  const offset = eastern ?? ZONES[zone?.toUpperCase() ?? ''] ?? zone ?? 'Z';
  return hours > 23 || Number(minute) > 59 ? '' : `${two(String(hours))}:${minute}:${second}${offset}`;
}

/** "ET" is summer time from the second Sunday of March to the first of November; by months that is near enough. */
function easternOffset(day: string): string {
  const month = Number(day.slice(5, 7));
  return month >= 4 && month <= 10 ? '-04:00' : '-05:00';
}

/** What the clocks of newsrooms are called. */
const ZONES: Readonly<Record<string, string>> = {
  GMT: 'Z',
  UTC: 'Z',
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  BST: '+01:00',
  IST: '+05:30',
  MSK: '+03:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
};

function sensible(ms: number | null): number | null {
  return ms === null || ms < Date.UTC(1990, 0, 1) || ms >= Date.UTC(2100, 0, 1) ? null : ms;
}

/** The day in an address such as /2026/03/08/ or /2026-03-08-; null when there is none. */
function dayInAddress(url: string): number | null {
  const path = URL.parse(url)?.pathname.slice(0, 500) ?? '';
  const found = /(?<!\d)(20\d{2})[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]))(?!\d)/.exec(
    path,
  );
  return found === null ? null : sensible(readFeedDate(`${found[1]}-${two(found[2])}-${two(found[3])}`));
}
