import { isElement, type PageDocument, type PageElement, shortText } from './page-dom.ts';
import { countryOf } from './page-language.ts';
import { DATE_CHARACTERS, type WrittenMoment, writtenMoment } from './written-date.ts';

/** Where a page may say when it was published. */
export interface DatedPage {
  readonly document: PageDocument;
  /** What its head and its linked data claim, the most trusted first. */
  readonly claims: readonly unknown[];
  /** When its head says that it was changed, for pages that say nothing else. */
  readonly changed: readonly unknown[];
  /** The headline as readers see it; dates beside it are the report's. */
  readonly heading: PageElement | null;
  readonly url: string;
  /** "en-GB" or "en"; null when the page does not say. */
  readonly locale: string | null;
  /** Nothing was published later; null where nobody knows the time. */
  readonly now: number | null;
}

const DAY_MS = 86_400_000;

/** A head that gives the day alone, or no zone, is made exact by another that tells the same day. */
const SAME_DAY_MS = 1.5 * DAY_MS;

/**
 * When a page says it was first published, in ISO 8601 and UTC: what its head claims, what stands beside its headline, the
 * day in its address, at last when it was changed. Where a claim lies far from the day in the address and another one does
 * not, the other is believed. A time without a zone is taken as UTC, a day alone is its beginning. Null when there is none.
 */
export function publishedOf(page: DatedPage): string | null {
  const locale = localeOf(page);
  const day = dayInAddress(page.url);
  const claims = page.claims.flatMap((claim) => momentOf(claim, locale, page.now));
  const claimed = claims.find(({ ms }) => day === null || Math.abs(ms - day.ms) <= SAME_DAY_MS) ?? claims[0];
  if (claimed !== undefined) {
    const first = firstPrinted(claimed, page, locale);
    if (first !== null) return iso(first);
    if (claimed.exactness === 'zoned') return iso(claimed);
    const beside = claims.some(isExact) ? null : momentBeside(page, locale);
    const others = beside === null ? claims : [...claims, beside];
    const near = others.filter(({ ms }) => Math.abs(ms - claimed.ms) <= SAME_DAY_MS);
    return iso(
      near.find(isExact) ??
        (claimed.exactness === 'day' ? near.find(({ exactness }) => exactness === 'local') : null) ??
        claimed,
    );
  }
  const beside = momentBeside(page, locale);
  if (beside !== null && (day === null || Math.abs(beside.ms - day.ms) < 3 * DAY_MS)) return iso(beside);
  const last = day ?? beside ?? page.changed.flatMap((claim) => momentOf(claim, locale, page.now))[0];
  return last === undefined ? null : iso(last);
}

/**
 * Some publishers move the date of publication along with every change. Where it is the same as that of the last change,
 * an earlier one that is printed beside the headline is believed; null where there is none.
 */
function firstPrinted(claimed: WrittenMoment, page: DatedPage, locale: string | null): WrittenMoment | null {
  const changes = page.changed.flatMap((claim) => momentOf(claim, locale, page.now));
  if (!changes.some(({ ms }) => Math.abs(ms - claimed.ms) < 1_000)) return null;
  const beside = momentBeside(page, locale);
  // Less than a day may be the distance of two zones.
  return beside !== null && claimed.ms - beside.ms > DAY_MS && claimed.ms - beside.ms < 400 * DAY_MS ? beside : null;
}

function iso({ ms }: WrittenMoment): string {
  return new Date(ms).toISOString();
}

function isExact({ exactness }: WrittenMoment): boolean {
  return exactness === 'zoned';
}

/** Clocks differ, and a day may have begun elsewhere. */
const AHEAD_MS = DAY_MS;

function momentOf(claim: unknown, locale: string | null, now: number | null): readonly WrittenMoment[] {
  const found = typeof claim === 'string' ? writtenMoment(claim, locale) : null;
  return found === null || (now !== null && found.ms > now + AHEAD_MS) ? [] : [found];
}

/** The moment a text tells, in the ways of headers, feeds and newsrooms; null when it tells none or it is ambiguous. */
export function writtenDate(text: string, language: string | null): number | null {
  return writtenMoment(text, language)?.ms ?? null;
}

/** The page's language with the country of its address, where it names none itself; null where it names no language. */
function localeOf({ locale: said, url }: DatedPage): string | null {
  const locale = said?.replaceAll('_', '-') ?? '';
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(locale)) return null;
  if (/-[a-z]{2}$/i.test(locale)) return locale;
  const country = countryOf(url);
  return country === null ? locale : `${locale}-${country}`;
}

/** How many elements after its headline a page may write its date, and how many before. */
const AFTER_ELEMENTS = 160;
const BEFORE_ELEMENTS = 60;

/** What a page marks as its date, by schema.org, hAtom, Dublin Core in RDFa. */
const MARKED = `[itemprop~="datePublished"], [property~="datePublished"], [property~="schema:datePublished"], [property~="dc:date"],
  [property~="dc:created"], time[pubdate], abbr.published`;

function momentBeside(page: DatedPage, locale: string | null): WrittenMoment | null {
  const read = (element: PageElement) => momentOfElement(element, locale, page.now);
  for (const element of page.document.querySelectorAll(MARKED)) {
    const own = isElsewhere(element) ? null : read(element);
    if (own !== null) return own;
  }
  const elements = [...page.document.querySelectorAll('body *')];
  const at = page.heading === null ? -1 : elements.indexOf(page.heading);
  if (at < 0) return firstTime(page, read) ?? firstDateLine(elements.slice(0, AFTER_ELEMENTS * 2), read);
  let updated: WrittenMoment | null = null;
  let paragraphs = 0;
  for (const element of elements.slice(at + 1, at + AFTER_ELEMENTS)) {
    if (element.tagName.toUpperCase() === 'P' && shortText(element, DATE_CHARACTERS) === null) paragraphs += 1;
    if (paragraphs > 1) break;
    const moment = isElsewhere(element) ? null : read(element);
    if (moment === null) continue;
    if (!UPDATED.test(shortText(element, 60) ?? '')) return moment;
    updated ??= moment;
  }
  const above = firstDateLine(elements.slice(Math.max(0, at - BEFORE_ELEMENTS), at).reverse(), read);
  return above ?? updated ?? firstTime(page, read);
}

function firstTime(page: DatedPage, read: (element: PageElement) => WrittenMoment | null): WrittenMoment | null {
  for (const selector of ['article time[datetime]', 'header time[datetime]', 'time[datetime]']) {
    let looked = 0;
    for (const time of page.document.querySelectorAll(selector)) {
      looked += 1;
      if (looked > 5) break;
      const moment = isElsewhere(time) ? null : read(time);
      if (moment !== null) return moment;
    }
  }
  return null;
}

/** A line that is hardly more than its date is not longer. */
const LINE_CHARACTERS = 70;

/** The first of these elements that is a date and little else: above a headline other stories may have theirs. */
function firstDateLine(
  elements: readonly PageElement[],
  read: (element: PageElement) => WrittenMoment | null,
): WrittenMoment | null {
  for (const element of elements) {
    if (
      /^(?:SCRIPT|STYLE|A|LI|OPTION)$/i.test(element.tagName) &&
      element.querySelector('time') === null &&
      !isDated(element)
    )
      continue;
    if (shortText(element, LINE_CHARACTERS) === null || isElsewhere(element)) continue;
    const moment = read(element);
    if (moment !== null) return moment;
  }
  return null;
}

/** Words in the names of boxes that hold other stories and what readers say. */
const ELSEWHERE =
  /(?<![a-z])(?:related|recommend(?:ed|ations?)?|sidebar|comments?|popular|trending|latest|teasers?|promo|widget|ticker|breaking|most-?read|cards?)(?![a-z])/i;

/** How many boxes around a date are looked at. */
const AROUND = 5;

function isElsewhere(element: PageElement): boolean {
  let at: PageElement | null = element;
  for (let level = 0; at !== null && level < AROUND; level += 1, at = at.parentElement) {
    const tag = at.tagName.toUpperCase();
    if (tag === 'ARTICLE' || tag === 'MAIN' || tag === 'BODY') return false;
    if (tag === 'ASIDE' || tag === 'NAV' || (tag === 'FOOTER' && !isInArticle(at)))
      return at.querySelector('h1') === null;
    if (ELSEWHERE.test(`${at.getAttribute('class') ?? ''} ${at.getAttribute('id') ?? ''}`.slice(0, 500))) return true;
  }
  return false;
}

/** Many articles have their date at their own foot. */
function isInArticle(element: PageElement): boolean {
  let at = element.parentElement;
  for (let level = 0; at !== null && level < 3; level += 1, at = at.parentElement) {
    if (at.tagName.toUpperCase() === 'ARTICLE') return true;
  }
  return false;
}

/** How lines begin that tell a later change, in the languages of news. */
const UPDATED =
  /^\W{0,3}(?:last )?(?:updated?|modified|edited|mis à jour|modifi|aktualisiert|stand|zuletzt|geändert|actualizad|atualizad|aggiornat|bijgewerkt|zaktualizowan|aktualizova|обновлен|изменен|оновлен|تحديث|آخر تحديث|بروز|به‌روز|עודכן|עדכון|güncel|更新|最終更新|수정|अपडेट|আপডেট|cập nhật|diperbarui|ενημ|frissít|uppdatera|oppdatert|opdateret|päivitetty|actualizat)/iu;

/** How a later part of a line begins that tells the first publication after all: "Updated 9 May. Published 8 May". */
const PUBLISHED =
  /(?<!\p{L})(?:published|first published|posted|publié|veröffentlicht|publicado|pubblicato|gepubliceerd|опубликован|опублікован|نشر|প্রকাশ|發布|发布|입력|yayın)/iu;

const DATED_NAME = /date|publi|posted|timestamp|time|byline|meta|datum|fecha|data|zeit|tarih|info/i;

function isDated(element: PageElement): boolean {
  return DATED_NAME.test(
    `${element.getAttribute('class') ?? ''} ${element.getAttribute('itemprop') ?? ''} ${element.getAttribute('id') ?? ''}`,
  );
}

function momentOfElement(element: PageElement, locale: string | null, now: number | null): WrittenMoment | null {
  const name = element.tagName.toUpperCase();
  for (const attribute of [
    'datetime',
    // As React writes it.
    'dateTime',
    'content',
    'data-date',
    'data-time',
    'data-datetime',
    ...(name === 'ABBR' || name === 'SPAN' ? ['title'] : []),
  ]) {
    const value = element.getAttribute(attribute);
    const [moment] = value === null ? [] : momentOf(value, locale, now);
    if (moment !== undefined) return moment;
  }
  const text = shortText(element, DATE_CHARACTERS);
  if (text === null || !/\p{Nd}{2}/u.test(text)) return null;
  if (!isDated(element) && !PUBLISHED.test(text.slice(0, 40)) && text.replace(/[^\p{L}]/gu, '').length > 30)
    return null;
  if (hasDatedChild(element)) return null;
  const published = UPDATED.test(text) ? text.slice(PUBLISHED.exec(text)?.index ?? 0) : text;
  return momentOf(published, locale, now)[0] ?? null;
}

/** Whether an element further in says it better. */
function hasDatedChild(element: PageElement): boolean {
  for (const child of element.childNodes) {
    if (isElement(child) && (child.getAttribute('datetime') ?? child.getAttribute('title')) !== null) return true;
  }
  return false;
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');

/** The day in an address such as /2026/03/08/, /2026/mar/08/ or /2026-03-08-; null when there is none. */
function dayInAddress(url: string): WrittenMoment | null {
  const path = (URL.parse(url)?.pathname ?? '').slice(0, 500);
  const found =
    /(?<!\d)(20\d{2})[/-]?(0[1-9]|1[0-2]|[1-9](?=[/-]))[/-]?(0[1-9]|[12]\d|3[01]|[1-9](?=[/-]|$))(?!\d)/.exec(path) ??
    /(?<!\d)(20\d{2})[/-]([a-z]{3})[/-](0?[1-9]|[12]\d|3[01])(?!\d)/.exec(path);
  if (found === null) return null;
  const [, year, month = '', day = ''] = found;
  const number = /\d/.test(month) ? month : String(MONTHS.indexOf(month) + 1);
  return writtenMoment(`${year}-${number.padStart(2, '0')}-${day.padStart(2, '0')}`, null);
}
