import type { EpochMs } from '../clock.ts';
import type { LanguageCode } from './code.ts';
import {
  AHEAD,
  BEHIND,
  DAY_UNITS,
  LAST,
  NEXT,
  OFFSETS,
  RELATIVE_DAYS,
  SINCE,
  STRETCHES,
  WEEKDAYS,
} from './date-words.ts';
import { monthOf } from './number-context.ts';
import { type TextToken, tokensOf } from './number-tokens.ts';
import { numberWords } from './number-words.ts';
import type { Span } from './span.ts';

/** A date that a text names, resolved against the day it was written (`briefing.md` 2.7). */
export interface DateMention extends Span {
  /** "2026-03-08", "2026-03" or "2026", by precision; the first day of a week. */
  readonly iso: string;
  readonly precision: 'day' | 'week' | 'month' | 'year';
  /** Whether it lies after the day of writing. */
  readonly future: boolean;
  /** "since January": where a stretch began, not when something happened. */
  readonly since: boolean;
}

const DAY_MS = 86_400_000;

/**
 * The dates of a text. A weekday is the latest that is not after `anchor`, unless its clause speaks of the future;
 * a month or a day without a year is the nearest past, likewise. Days are days of UTC.
 */
export function readDates(text: string, language: LanguageCode, anchor: EpochMs): readonly DateMention[] {
  const tokens = tokensOf(text);
  const today = Math.floor(anchor / DAY_MS) * DAY_MS;
  const found: DateMention[] = [];
  let at = 0;
  while (at < tokens.length) {
    const reader = new DateReader(text, tokens, at, today, language, found.at(-1) ?? null);
    const date = reader.read();
    if (date === null) at += 1;
    else {
      found.push(date.mention);
      at = date.next;
    }
  }
  return found;
}

interface Read {
  readonly mention: DateMention;
  readonly next: number;
}

/** Reads one date at one token; its fields are what every rule looks at. */
class DateReader {
  private readonly text: string;
  private readonly tokens: readonly TextToken[];
  private readonly at: number;
  private readonly today: EpochMs;
  private readonly language: LanguageCode;
  private readonly previous: DateMention | null;

  constructor(
    text: string,
    tokens: readonly TextToken[],
    at: number,
    today: EpochMs,
    language: LanguageCode,
    previous: DateMention | null,
  ) {
    this.text = text;
    this.tokens = tokens;
    this.at = at;
    this.today = today;
    this.language = language;
    this.previous = previous;
  }

  read(): Read | null {
    return (
      this.weekday() ??
      this.dayAndMonth() ??
      this.month() ??
      this.relative() ??
      this.offset() ??
      this.stretch() ??
      this.year()
    );
  }

  private weekday(): Read | null {
    const day = WEEKDAYS.get(this.norm(0));
    if (day === undefined) return null;
    const back = (new Date(this.today).getUTCDay() - day + 7) % 7;
    const last = LAST.has(this.norm(-1)) || LAST.has(this.norm(1));
    const ahead = this.ahead() || NEXT.has(this.norm(1));
    const date = ahead
      ? this.today + ((7 - back) % 7 || (NEXT.has(this.norm(-1)) ? 7 : 0)) * DAY_MS
      : this.today - (last && back === 0 ? 7 : back) * DAY_MS;
    return this.done(isoDay(date), 'day', date > this.today, 1);
  }

  private dayAndMonth(): Read | null {
    const first = this.dayNumber(0);
    if (first !== null) {
      const dot = this.norm(1) === '.' || this.norm(1) === 'de' || /^(?:st|nd|rd|th)$/u.test(this.norm(1)) ? 1 : 0;
      const month = this.monthAt(1 + dot);
      if (month !== null) return this.calendar(first, month, 2 + dot);
      return null;
    }
    const month = this.monthAt(0);
    if (month === null) return null;
    const dot = this.norm(1) === '.' ? 1 : 0;
    const day = this.dayNumber(1 + dot);
    // "March 8" but not "March 8,000" nor "in March 12 people".
    if (day === null || this.language !== 'en' || /^(?:in|since|last|early|late)$/u.test(this.norm(-1))) return null;
    return this.calendar(day, month, 2 + dot);
  }

  private calendar(day: number, month: number, length: number): Read | null {
    let next = length;
    if (/^(?:st|nd|rd|th)$/u.test(this.norm(next))) next += 1;
    const comma = this.norm(next) === ',' ? 1 : 0;
    const year = this.yearAt(next + comma) ?? this.yearAt(next + (this.norm(next) === 'de' ? 1 : 0));
    if (year !== null) {
      const used = this.yearAt(next + comma) === null ? 2 : comma + 1;
      const date = Date.UTC(year, month - 1, day);
      return validDay(date, day) ? this.done(isoDay(date), 'day', date > this.today, next + used) : null;
    }
    const date = this.nearest((guess) => Date.UTC(guess, month - 1, day));
    return validDay(date, day) ? this.done(isoDay(date), 'day', date > this.today, next) : null;
  }

  private month(): Read | null {
    const month = this.monthAt(0);
    if (month === null) return null;
    const named = this.yearAt(1);
    if (named !== null) {
      const date = Date.UTC(named, month - 1, 1);
      return this.done(isoMonth(date), 'month', date > this.today, 2);
    }
    if (LAST.has(this.norm(-1)) || LAST.has(this.norm(1))) {
      const year = new Date(this.today).getUTCFullYear();
      const thisYear = Date.UTC(year, month - 1, 1);
      const past = thisYear < monthStart(this.today) ? thisYear : Date.UTC(year - 1, month - 1, 1);
      return this.done(isoMonth(past), 'month', false, 1);
    }
    const date = this.nearest((guess) => Date.UTC(guess, month - 1, 1));
    return this.done(isoMonth(date), 'month', date > this.today, 1);
  }

  private relative(): Read | null {
    const days = RELATIVE_DAYS.get(this.norm(0));
    if (days === undefined) return null;
    // German "morgen" is also the morning, French "hier" stands alone; Arabic "اليوم" may be "the day".
    if (this.norm(0) === 'morgen' && WEEKDAYS.has(this.norm(-1))) return null;
    const date = this.today + days * DAY_MS;
    return this.done(isoDay(date), 'day', days > 0, 1);
  }

  /** "two days after", "a week ago", "три дні тому", "vor zwei Tagen". */
  private offset(): Read | null {
    const count = this.count(0);
    const unit = DAY_UNITS.get(this.norm(1));
    if (count === null || unit === undefined || count > 400) return null;
    const way = OFFSETS.get(this.norm(2)) ?? (/^(?:vor|nach|قبل|بعد|через)$/u.test(this.norm(-1)) ? -1 : undefined);
    if (way === undefined) return null;
    const ago = /^(?:ago|тому|назад)$/u.test(this.norm(2)) || /^(?:vor|قبل)$/u.test(this.norm(-1));
    const base = !ago && this.previous?.precision === 'day' ? Date.parse(this.previous.iso) : this.today;
    const date = base + (ago ? -1 : way) * count * unit * DAY_MS;
    return this.done(isoDay(date), 'day', date > this.today, OFFSETS.has(this.norm(2)) ? 3 : 2);
  }

  /** "last week", "next month", "this year", "минулого тижня", "la semaine dernière". */
  private stretch(): Read | null {
    const kind = STRETCHES.get(this.norm(0));
    if (kind === undefined) return null;
    const beside = [this.norm(-1), this.norm(1)];
    const last = beside.some((word) => LAST.has(word));
    const next = beside.some((word) => NEXT.has(word));
    const now = beside.some((word) =>
      /^(?:this|цього|этого|этом|diesem|diese|dieser|cette|ce|este|esta|هذا)$/u.test(word),
    );
    if (!last && !next && !now) return null;
    // "in the next month" is a stretch from now on, no month of the calendar.
    if ((next || last) && this.norm(-2) === 'the') return null;
    const step = next ? 1 : last ? -1 : 0;
    const day = new Date(this.today);
    if (kind === 'week') {
      const monday = this.today - ((day.getUTCDay() + 6) % 7) * DAY_MS + step * 7 * DAY_MS;
      return this.done(isoDay(monday), 'week', step > 0, 1);
    }
    if (kind === 'month') {
      return this.done(isoMonth(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + step, 1)), 'month', step > 0, 1);
    }
    return this.done(String(day.getUTCFullYear() + step), 'year', step > 0, 1);
  }

  private year(): Read | null {
    const year = this.yearAt(0);
    if (
      year === null ||
      !/^(?:in|since|of|early|late|mid|у|в|з|із|с|від|до|seit|im|en|depuis|desde|de|عام|سنة|منذ)$/u.test(this.norm(-1))
    )
      return null;
    return this.done(String(year), 'year', year > new Date(this.today).getUTCFullYear(), 1);
  }

  private done(iso: string, precision: DateMention['precision'], future: boolean, length: number): Read {
    const first = this.tokens[this.at] as TextToken;
    const last = this.tokens[this.at + length - 1] as TextToken;
    const since =
      SINCE.has(this.norm(-1)) ||
      (SINCE.has(this.norm(-2)) && /^(?:last|early|late|mid|يناير|the|минулого)$/u.test(this.norm(-1)));
    return { mention: { start: first.start, end: last.end, iso, precision, future, since }, next: this.at + length };
  }

  private norm(offset: number): string {
    return this.tokens[this.at + offset]?.norm ?? '';
  }

  private monthAt(offset: number): number | null {
    const token = this.tokens[this.at + offset];
    if (token === undefined) return null;
    const month = monthOf(token.norm);
    if (month === null || (token.norm === 'sept' && this.language !== 'en')) return null;
    const small = /^[a-z]/u.test(this.text.slice(token.start, token.start + 1));
    if (this.language === 'en' && small) return null;
    // "May" opens sentences and "Mars" is a planet: short names need a day, a year or a preposition beside them.
    if (
      token.norm.length <= 4 &&
      this.language === 'en' &&
      this.dayNumber(offset + 1) === null &&
      this.dayNumber(offset - 1) === null &&
      this.yearAt(offset + 1) === null
    ) {
      if (!/^(?:in|since|last|next|by|until|of|early|late|mid|this|from|a)$/u.test(this.norm(offset - 1))) return null;
    }
    return month;
  }

  private dayNumber(offset: number): number | null {
    const token = this.tokens[this.at + offset];
    if (token?.type !== 'digits' || !/^\d{1,2}$/.test(token.norm)) return null;
    const day = Number(token.norm);
    return day >= 1 && day <= 31 ? day : null;
  }

  private yearAt(offset: number): number | null {
    const token = this.tokens[this.at + offset];
    return token?.type === 'digits' && /^(?:19|20)\d\d$/.test(token.norm) ? Number(token.norm) : null;
  }

  private count(offset: number): number | null {
    const token = this.tokens[this.at + offset];
    if (token?.type === 'digits') return /^\d{1,3}$/.test(token.norm) ? Number(token.norm) : null;
    if (this.language === 'en' && (token?.norm === 'a' || token?.norm === 'the')) return 1;
    return numberWords(this.language).values.get(token?.norm ?? '') ?? null;
  }

  /** The nearest past instance, or the nearest future one where the clause looks ahead. */
  private nearest(ofYear: (year: number) => EpochMs): EpochMs {
    const year = new Date(this.today).getUTCFullYear();
    const candidates = [ofYear(year - 1), ofYear(year), ofYear(year + 1)];
    if (this.ahead()) return candidates.find((date) => date >= this.today) ?? ofYear(year);
    return candidates.findLast((date) => date <= this.today) ?? ofYear(year);
  }

  /** "the truce brokered in June", „die im Juni vereinbarte Waffenruhe“: the participle tells what has been. */
  private happened(): boolean {
    if (this.language === 'de') return AGREED_DE.test(this.norm(1)) && this.norm(-1) !== 'bis';
    const participle = this.norm(-2);
    if (this.language !== 'en') return AGREED_OTHER[this.language]?.test(participle) === true;
    return (
      /^(?:in|on|last)$/u.test(this.norm(-1)) &&
      AGREED_EN.test(participle) &&
      !STILL_TO_COME.test(participle) &&
      !/^(?:be|being|is|are|get|to|will|would)$/u.test(this.norm(-3))
    );
  }

  /** Whether a word shortly before says that the date lies ahead, with no word of the past in between. */
  private ahead(): boolean {
    if (this.happened()) return false;
    for (let back = 1; back <= 12; back += 1) {
      const norm = this.norm(-back);
      if (norm === '' || /^[.;:!?؟]$/u.test(norm)) return false;
      if (
        norm === 'to' &&
        back > 1 &&
        this.norm(-back - 1) !== 'according' &&
        back <= 6 &&
        /^(?:due|planned|plans|set|scheduled|expected|vowed|agreed|pledged)$/u.test(this.norm(-back - 1))
      )
        return true;
      if (this.language === 'en' && /^(?:can|could|may|might)$/u.test(norm)) return this.norm(-back + 1) !== 'have';
      if (AHEAD.has(norm) || (this.language === 'ar' && /^س[يتن]/u.test(norm))) return true;
      if (BEHIND.has(norm) && norm !== 'was' && norm !== 'were') return false;
    }
    return false;
  }
}

const AGREED_EN = /^(?:held|begun|struck|made|won|lost|fought|met|broken|cut|shot|\p{L}{3,}ed)$/u;
const STILL_TO_COME =
  /^(?:planned|scheduled|expected|proposed|slated|delayed|postponed|moved|needed|extended|suspended|adjourned|required|promised|due|set|called|agreed|pledged|vowed)$/u;
const AGREED_OTHER: Readonly<Partial<Record<LanguageCode, RegExp>>> = {
  fr: /^(?:conclue?s?|signée?s?|négociée?s?|entamée?s?|lancée?s?|adoptée?s?|décrétée?s?|survenue?s?|obtenue?s?|tenue?s?)$/u,
  uk: /^(?:укладен|підписан|погоджен|оголошен|досягнут|розпочат|ухвален|започаткован)/u,
  ru: /^(?:заключ[её]нн|подписанн|достигнут|объявленн|согласованн|начат|принят)/u,
};
const AGREED_DE =
  /^(?:vereinbart|geschlossen|unterzeichnet|begonnen|ausgehandelt|beschlossen|verkündet|getötet|vermittelt)\p{L}*$/u;

function monthStart(day: EpochMs): EpochMs {
  const date = new Date(day);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth(), 1);
}

function isoDay(date: EpochMs): string {
  return new Date(date).toISOString().slice(0, 10);
}

function isoMonth(date: EpochMs): string {
  return new Date(date).toISOString().slice(0, 7);
}

function validDay(date: EpochMs, day: number): boolean {
  return Number.isFinite(date) && new Date(date).getUTCDate() === day;
}
