import type { EpochMs } from '../clock.ts';
import type { DateMention } from '../language/dates.ts';
import { phrase } from '../language/number-tokens.ts';
import type { FigureStatus } from './figure.ts';
import {
  CLAIMS,
  COUNTS,
  CUMULATIVE,
  DENIES,
  DISPUTES,
  EVENTS,
  PROJECTS,
  REVISES,
  SUPERSEDED,
  TOLD,
  UNTRUE,
  UNVERIFIED,
  VERIFYING,
} from './figure-cues.ts';
import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

/** What the sentence does with the number of a pair. */
export function statusOf(scan: Scan, pair: Pair, dates: readonly DateMention[], anchor: EpochMs): FigureStatus {
  const doubt = doubtOf(scan, pair);
  if (doubt !== null) return doubt;
  if (isProjection(scan, pair)) return 'projection';
  if (isSuperseded(scan, pair)) return 'superseded';
  if (isUnverified(scan, pair)) return 'unverified';
  if (isHistorical(scan, pair, dates, anchor)) return 'historical';
  return 'asserted';
}

function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

/** "dismissed reports of 31 dead", "untrue that 40 …", "denied that it killed 12"; "31 dead, a figure the army disputes". */
function doubtOf(scan: Scan, pair: Pair): 'denied' | 'disputed' | null {
  const until = pair.from;
  for (let i = 0; i < until; i += 1) {
    const word = norm(scan, i);
    const denies =
      (DENIES.has(word) && !(/^(?:accept|believe)$/u.test(word) && !negatedNear(scan, i))) || ruledOut(scan, i);
    const doubts = DISPUTES.has(word) || UNTRUE.has(word);
    if (!denies && !doubts) continue;
    if (!opensClaim(scan, i + 1, Math.max(until + 1, pair.toll?.next ?? 0))) continue;
    if (endsClause(scan, i + 1, until)) continue;
    return 'denied';
  }
  return doubtBehind(scan, pair);
}

function negatedNear(scan: Scan, at: number): boolean {
  for (let i = Math.max(0, at - 3); i < at; i += 1)
    if (/^(?:not|never|don’t|doesn’t|didn’t|cannot|nor)$/u.test(norm(scan, i))) return true;
  return false;
}

function ruledOut(scan: Scan, at: number): boolean {
  return /^(?:no truth|no basis)$/u.test(phrase(scan.tokens, at, at + 2));
}

/** The denial must govern a claim: "denied reports of", "denied that", "denied killing"; not "denied responsibility". */
function opensClaim(scan: Scan, from: number, until: number): boolean {
  for (let i = from; i < Math.min(until, from + 6); i += 1) if (CLAIMS.has(norm(scan, i))) return true;
  return false;
}

function endsClause(scan: Scan, from: number, until: number): boolean {
  for (let i = from; i < until; i += 1) {
    const word = norm(scan, i);
    if (/^[;.:]$/u.test(word) || word === 'but' || word === 'which' || word === 'saying' || word === 'says')
      return true;
    if (
      (word === 'and' || word === ',') &&
      /^(?:said|put|says|told|added|claimed|insisted|insisting|adding)$/u.test(norm(scan, i + 1))
    )
      return true;
  }
  return false;
}

function doubtBehind(scan: Scan, pair: Pair): 'denied' | 'disputed' | null {
  for (let i = pair.next; i < Math.min(scan.tokens.length, pair.next + 14); i += 1) {
    if (/^[;.]$/u.test(norm(scan, i))) return null;
    const denies =
      DENIES.has(norm(scan, i)) ||
      DISPUTES.has(norm(scan, i)) ||
      (UNTRUE.has(norm(scan, i)) && /^(?:is|was|are|were|as)$/u.test(norm(scan, i - 1)));
    if (!denies) continue;
    for (let k = pair.next; k < i; k += 1) {
      const word = norm(scan, k);
      if (/^(?:figure|claim|claims|number|toll|count|assertion|цифра|цифру|яку|которую|цифру)$/u.test(word))
        return 'disputed';
    }
    // "reports of 31 dead were dismissed"
    if (TOLD.has(norm(scan, pair.from - 2)) || TOLD.has(norm(scan, pair.from - 1))) return 'denied';
    return null;
  }
  return null;
}

function isProjection(scan: Scan, pair: Pair): boolean {
  const first = Math.min(pair.from, pair.counted.from);
  for (let i = Math.max(0, first - 5); i < pair.next; i += 1) {
    const word = norm(scan, i);
    if (!PROJECTS.has(word)) continue;
    if (/^(?:will|can|may|march)$/u.test(word) && scan.text[scan.tokens[i]?.start ?? 0] !== word[0]) continue;
    if (norm(scan, i + 1) === 'have' || norm(scan, i + 2) === 'have') continue;
    if (word === 'likely' && norm(scan, i - 1) !== 'is' && norm(scan, i - 1) !== 'are') continue;
    if (/^(?:fears|warned|risk|risks|planning|plans|assume|estimates)$/u.test(word) && i < first - 4) continue;
    if (word === 'قد' && !/^ي/u.test(norm(scan, i + 1))) continue;
    if (/^(?:wird|werden)$/u.test(word) && /^(?:ge|ver|worden)/u.test(norm(scan, pair.next - 1))) continue;
    if (clauseBetween(scan, i, first)) continue;
    return true;
  }
  if (scan.language === 'ar') return pair.trigger !== null && /^س[يت]/u.test(norm(scan, pair.trigger.at - 1));
  return false;
}

/** A comma or "that" between a modal and the figure hands the figure to another clause. */
function clauseBetween(scan: Scan, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1)
    if (
      /^(?:,|that|who|which|after|and|because|when|where|що|что|який|который)$/u.test(norm(scan, i)) &&
      norm(scan, from) !== 'warned'
    )
      return true;
  return false;
}

function isSuperseded(scan: Scan, pair: Pair): boolean {
  const { counted, toll } = pair;
  for (let i = Math.max(0, counted.from - 6); i < counted.from; i += 1) {
    if (!SUPERSEDED.has(norm(scan, i))) continue;
    const window = scan.tokens.slice(i, Math.min(scan.tokens.length, counted.from + 3));
    if (window.some((token) => COUNTS.has(token.norm)) && !window.some((token) => token.norm === ',')) return true;
  }
  const first = toll !== null && !scan.counted.some((other) => other.at >= toll.next && other.next <= counted.from);
  // "The death toll, initially put at eight, now stands at 13."
  if (first && scan.tokens.slice(toll.next, counted.from).some((token) => SUPERSEDED.has(token.norm))) return true;
  const before = norm(scan, counted.from - 1);
  if (/^(?:from|з|із|с|со|von|de|من)$/u.test(before) && (toll !== null || rises(scan, counted.from))) {
    return (
      scan.counted.some((other) => other.at > counted.at && other.at <= counted.next + 6) ||
      scan.counted.some((other) => other.next === counted.from - 1) ||
      /^(?:up|rising|down)$/u.test(norm(scan, counted.from - 2))
    );
  }
  return revisedLater(scan, pair);
}

function rises(scan: Scan, until: number): boolean {
  for (let i = Math.max(0, until - 8); i < until; i += 1)
    if (REVISES.has(norm(scan, i)) || /^(?:up|down|rising|зрос|вырос)/u.test(norm(scan, i))) return true;
  return false;
}

/** "22 bodies had been brought in by then; the network later raised its count to 31". */
function revisedLater(scan: Scan, pair: Pair): boolean {
  const later = scan.counted.find(
    (other) =>
      other.at > pair.counted.at &&
      other.value !== null &&
      pair.counted.value !== null &&
      other.value > pair.counted.value,
  );
  if (later === undefined) return false;
  for (let i = pair.next; i < later.from; i += 1) {
    if (
      norm(scan, i) !== 'later' &&
      norm(scan, i) !== 'since' &&
      norm(scan, i) !== 'then' &&
      norm(scan, i) !== 'пізніше' &&
      norm(scan, i) !== 'позже'
    )
      continue;
    for (let k = i; k < later.from; k += 1) if (REVISES.has(norm(scan, k)) && norm(scan, k) !== 'later') return true;
  }
  return false;
}

function isUnverified(scan: Scan, pair: Pair): boolean {
  for (let i = Math.max(0, pair.from - 7); i < pair.next; i += 1) {
    const word = norm(scan, i);
    if (UNVERIFIED.has(word)) return true;
    if (VERIFYING.has(word) && scan.tokens.slice(i, pair.from + 1).some((token) => TOLD.has(token.norm))) return true;
    if (/^(?:may|might|could)$/u.test(word) && norm(scan, i + 1) === 'have') return true;
  }
  return /^(?:believed|thought)$/u.test(norm(scan, pair.next - 2)) && norm(scan, pair.next - 1) === 'dead';
}

const FRESH_MS = 5 * 86_400_000;

function isHistorical(scan: Scan, pair: Pair, dates: readonly DateMention[], anchor: EpochMs): boolean {
  if (isSinceThen(scan, pair)) return false;
  if (afterAnEvent(scan, pair)) return true;
  const date = nearestDate(scan, pair, dates);
  if (date === null) return false;
  return endOf(date) < anchor - FRESH_MS;
}

/** Days until the end of the stretch that a date names. */
function endOf(date: DateMention): EpochMs {
  const start = Date.parse(date.iso);
  const days = { day: 1, week: 7, month: 31, year: 366 }[date.precision];
  return start + days * 86_400_000;
}

/** The date that belongs to the figure: the nearest in its clause that is not the date of a document or of "since". */
function nearestDate(scan: Scan, pair: Pair, dates: readonly DateMention[]): DateMention | null {
  const start = scan.tokens[pair.from]?.start ?? 0;
  const end = scan.tokens[pair.next - 1]?.end ?? start;
  let best: DateMention | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const date of dates) {
    if (date.since || date.future) continue;
    const before = scan.text.slice(Math.max(scan.span.start, date.start - 24), date.start).toLowerCase();
    if (
      /(?:dated|agreed in|signed in|signed on|began in|started in|begun in|began on|since)\s+(?:on\s+)?$/u.test(before)
    )
      continue;
    const distance = date.start >= end ? date.start - end : start - date.end;
    const between = scan.text.slice(Math.min(end, date.end), Math.max(start, date.start));
    const cost = distance + 40 * [...between].filter((char) => char === ',' || char === ';').length;
    if (cost < least) {
      least = cost;
      best = date;
    }
  }
  return best;
}

/** "two days after a strike on its market killed 14": the figure belongs to the strike before. */
function afterAnEvent(scan: Scan, pair: Pair): boolean {
  const { trigger, counted } = pair;
  const at = Math.min(trigger?.at ?? pair.from, counted.from);
  for (let i = at - 1; i >= Math.max(0, at - 12); i -= 1) {
    const word = norm(scan, i);
    if (/^[;:.]$/u.test(word)) return false;
    if (!/^(?:after|following|після|после|nach|après|después|بعد)$/u.test(word)) continue;
    const offset = scan.tokens
      .slice(Math.max(0, i - 3), i)
      .some((token) =>
        /^(?:day|days|hours?|weeks?|months?|years?|week|дні|днів|день|дня|дней|тижд|тижні|tage|tag|wochen|jours?|semaines?|días?|أيام|يوم|يومين|أسبوع)/u.test(
          token.norm,
        ),
      );
    const event = scan.tokens.slice(i + 1, at).some((token) => EVENTS.has(token.norm));
    return offset && event;
  }
  return /^(?:previous|earlier|another|separate)$/u.test(eventAdjective(scan, at));
}

/** "a previous attack killed 14" */
function eventAdjective(scan: Scan, at: number): string {
  for (let i = at - 1; i >= Math.max(0, at - 5); i -= 1) {
    if (EVENTS.has(norm(scan, i))) return norm(scan, i - 1);
    if (/^[,;:.]$/u.test(norm(scan, i))) return '';
  }
  return '';
}

/** Whether the figure adds up over a time. */
export function isSinceThen(scan: Scan, pair: Pair): boolean {
  for (let i = Math.max(0, pair.from - 9); i < Math.min(scan.tokens.length, pair.next + 12); i += 1) {
    if (i > pair.next && (/^[;.]$/u.test(norm(scan, i)) || scan.counted.some((other) => other.at === i))) return false;
    if (
      i < pair.from &&
      scan.counted.some((other) => other !== pair.counted && other.at > i && other.next <= pair.from)
    )
      continue;
    if (
      /^(?:past|last|останні|последние|letzten)$/u.test(norm(scan, i)) &&
      /^(?:weeks|months|years|тижні|місяці|роки|недели|месяцы|годы|wochen|monaten|jahren)$/u.test(norm(scan, i + 2))
    )
      return true;
    for (const words of CUMULATIVE) {
      const length = words.split(' ').length;
      // "…, taking the overall toll to 41,000" speaks of the next number.
      if (words === 'overall' && i > pair.next && scan.counted.some((other) => other.at > i && other.at - i <= 5))
        continue;
      if (phrase(scan.tokens, i, i + length) === words)
        return !(words === 'since' && /^(?:has|have|had|who|later)$/u.test(norm(scan, i - 1)));
    }
  }
  return false;
}
