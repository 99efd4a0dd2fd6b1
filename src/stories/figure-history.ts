import type { EpochMs } from '../clock.ts';
import type { DateMention } from '../language/dates.ts';
import { phrase } from '../language/number-tokens.ts';
import { anyOf, wordsBefore, wordsBehind } from './figure-clauses.ts';
import { CUMULATIVE, EVENTS } from './figure-cues.ts';
import { wasGivenBefore } from './figure-earlier.ts';
import type { Pair } from './figure-pairs.ts';
import { isReminder } from './figure-reminders.ts';
import type { Scan } from './figure-scan.ts';

/** When the article and the sentence are about; what tells this event from those before it. */
export interface Times {
  readonly anchor: EpochMs;
  /** The dates of this sentence, at their places in the article. */
  readonly dates: readonly DateMention[];
  /** The dates of the first two sentences. */
  readonly lead: readonly DateMention[];
  /** Number of the sentence in the article. */
  readonly sentence: number;
}

const DAY_MS = 86_400_000;
const FRESH_MS = 5 * DAY_MS;

function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

/** Whether the figure belongs to an event before the one that the article tells of. */
export function isHistorical(scan: Scan, pair: Pair, times: Times): boolean {
  if (times.sentence > 0 && isReminder(scan, pair)) return true;
  if (isSinceThen(scan, pair)) return false;
  if (afterAnEvent(scan, pair) || sinceAnEvent(scan, pair)) return true;
  if (times.sentence > 0 && looksBack(scan, pair)) return true;
  const date = nearestDate(scan, pair, times.dates);
  if (date === null) return false;
  return endOf(date) < times.anchor - FRESH_MS || isOtherDay(scan, pair, date, times) || hadHappened(scan, date, times);
}

/** Days until the end of the stretch that a date names. */
function endOf(date: DateMention): EpochMs {
  const start = Date.parse(date.iso);
  const days = { day: 1, week: 7, month: 31, year: 366 }[date.precision];
  return start + days * DAY_MS;
}

/** The date that belongs to the figure: the nearest in its clause that is not the date of a document or of "since". */
function nearestDate(scan: Scan, pair: Pair, dates: readonly DateMention[]): DateMention | null {
  const { start, end } = placeOf(scan, pair);
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

function placeOf(scan: Scan, pair: Pair): { readonly start: number; readonly end: number } {
  const start = scan.tokens[pair.from]?.start ?? 0;
  return { start, end: scan.tokens[pair.next - 1]?.end ?? start };
}

const RELATIVE =
  /(?<!\p{L})(?:where|when|in which|on which|which|that|who|whom|де|коли|внаслідок якої|внаслідок якого|унаслідок якої|унаслідок якого|під час якої|під час якого|як\p{L}{1,3}|где|когда|котор\p{L}*|wo|als|bei (?:dem|der|denen)|durch (?:den|die)|in (?:dem|der)|(?<=, )(?:der|die|das|dem|den|denen|deren)|où|qui|lors de laquelle|dans laquelle|dans lequel|حيث|الذي|التي|عندما)(?!\p{L})/gu;
/** "The strike on Monday killed …": the event of the article, named again. */
const DEFINITE =
  /(?<!\p{L})(?:(?:the|this|that) (?:\p{L}+ ){0,2}(?:strikes?|attacks?|blasts?|explosions?|shelling|bombing|raids?|missiles?|drones?|toll|massacre|ambush|barrage|assault)|(?:der|die|das|des|dem|beim|bei dem) (?:\p{L}+ ){0,1}\p{L}*(?:angriffe?s?|anschlags?|beschuss|explosion|rakete|attacke|opferzahl)|(?:la|le|les|cette|cet|l’) ?(?:frappes?|attaque|attentat|bombardement|explosion|tirs?|bilan)|цей|ця|цього|цієї|эт\p{L}+|هذا|هذه)(?!\p{L})/u;

/**
 * "…, where 21 people died on Tuesday", in an article about Friday; "On Tuesday, a missile killed 21", far below such a
 * lead. A day that the lead names too is the event's own.
 */
function isOtherDay(scan: Scan, pair: Pair, date: DateMention, { anchor, lead, sentence }: Times): boolean {
  if (date.precision !== 'day') return false;
  const others = lead.filter((one) => one.precision === 'day' && !one.future && one.start !== date.start);
  const day = Date.parse(date.iso);
  if (others.some((one) => one.iso === date.iso)) return false;
  // Without a day in the lead the event is of today or yesterday.
  const earliest = Math.min(
    ...others.map((one) => Date.parse(one.iso)),
    others.length === 0 ? anchor - 2 * DAY_MS : Number.POSITIVE_INFINITY,
  );
  if (day >= earliest) return false;
  if (inRelativeClause(scan, pair, date)) return true;
  if (sentence < 1 || others.length === 0) return false;
  const words = scan.text.slice(scan.span.start, placeOf(scan, pair).end).toLowerCase();
  const named = /^(?:en|de|fr)$/u.test(scan.language) ? DEFINITE.test(words) : day > earliest - 2 * DAY_MS;
  return !named;
}

const PLUPERFECT =
  /(?<!\p{L})(?:had (?:been )?(?:killed|hit|struck|shelled|bombed|attacked|raided|died|left|wounded)|waren(?!\p{L})[^.;]* (?:worden|gestorben|ums leben)|war(?!\p{L})[^.;]* worden|hatten?(?!\p{L})[^.;]* getötet|avai(?:t|ent) (?:déjà )?(?:été )?(?:tuée?s?|fait|frappée?|touchée?)|étaient (?:morts|mortes)|كان\p{L}*(?!\p{L})[^.؛]* قد)(?!\p{L})/u;

/** "Only on Sunday an attack had killed 14": what had happened by then, on a day that the lead does not name. */
function hadHappened(scan: Scan, date: DateMention, { anchor, lead, sentence }: Times): boolean {
  if (sentence === 0 || date.precision !== 'day' || Date.parse(date.iso) > anchor - DAY_MS) return false;
  if (lead.some((one) => one.iso === date.iso && one.start !== date.start)) return false;
  return PLUPERFECT.test(scan.text.slice(scan.span.start, scan.span.end).toLowerCase());
}

/** Whether a relative clause holds the figure and its date, and the other day stands outside it. */
function inRelativeClause(scan: Scan, pair: Pair, date: DateMention): boolean {
  const { start, end } = placeOf(scan, pair);
  const before = scan.text.slice(scan.span.start, Math.min(start, date.start)).toLowerCase();
  let opens = -1;
  for (const match of before.matchAll(RELATIVE)) opens = match.index;
  if (opens <= 0) return false;
  const rest = scan.text.slice(scan.span.start + opens, Math.max(end, date.end));
  return !/[;:]/u.test(rest) && rest.split(',').length <= 2;
}

/** "since a missile killed 30 in 2024", "the worst attack since …": the event it is measured by. */
function sinceAnEvent(scan: Scan, pair: Pair): boolean {
  const before = wordsBefore(scan, pair);
  return /(?<!\p{L})(?:since|seit|depuis|після|после|منذ)\s+(?:\p{L}+\s+){0,4}?(?:strikes?|attacks?|missiles?|rockets?|bomb(?:ing|s)?|drones?|shelling|raids?|massacre|blast|angriff|anschlag|frappe|attaque|attentat|هجوم|قصف)\s+(?:\p{L}+\s+){0,4}$/u.test(
    before,
  );
}

/** Words that take a sentence back to before the event. */
const BACK = anyOf(
  `earlier in the day|earlier that day|earlier on|earlier this week|earlier this month|earlier in the week|hours earlier|days earlier|a day earlier
  |weeks earlier|a week earlier|months earlier|a month earlier|years earlier|a year earlier|the day before|the week before|the month before|the year before|the previous day|that morning
  |days before|weeks before|hours before|the night before|the previous night
  |напередодні|раніше того дня|раніше того ж дня|раніше цього дня|до того|до цього|перед тим|того ж ранку|вранці того ж дня|раніше цього тижня
  |накануне|ранее в тот же день|ранее в этот день|до этого|до того|перед этим|утром того же дня|ранее на этой неделе|днем ранее|днём ранее|неделей ранее|днями ранее|днями раніше|днем раніше|тижнем раніше
  |am vortag|tags zuvor|tag zuvor|tage zuvor|stunden zuvor|woche zuvor|wochen zuvor|monate zuvor|früher am tag|am selben tag|am selben morgen|zuvor|bereits|schon
  |plus tôt dans|plus tôt ce|jours plus tôt|heures plus tôt|semaine plus tôt|semaines plus tôt|la veille|l’avant-veille|le matin même|auparavant|déjà
  |في وقت سابق|قبل أسبوع|قبل أسبوعين|قبل يوم|قبل يومين|قبل أيام|قبل ساعات|قبل شهر|في اليوم السابق|أمس الأول`,
);
/** A verb of what had happened by then. */
const HAD =
  /(?<!\p{L})(?:had|war|waren|hatte|hatten|avait|avaient|étaient|вже|уже|был[аои]?|бул[аио]|був|وكان\p{L}*|كان\p{L}*)(?!\p{L})/u;
/** Words that need such a verb: without it they only say how much or by when. */
const NEEDS_HAD = /^(?:zuvor|bereits|schon|auparavant|déjà|earlier on|до того|до цього|до этого)$/u;

/** "Earlier in the day shells had hit the clinic, killing six"; „Am Morgen war bereits das Krankenhaus beschossen worden“. */
function looksBack(scan: Scan, pair: Pair): boolean {
  const { start } = placeOf(scan, pair);
  const before = scan.text.slice(Math.max(scan.span.start, start - 200), start).toLowerCase();
  const sentence = `${before}${scan.text.slice(start, Math.min(scan.span.end, start + 200)).toLowerCase()}`;
  if (/^[\s«„“"]*(?:раніше|ранее|earlier)(?!\p{L})/u.test(before) && !wasGivenBefore(scan, pair)) return true;
  const match = BACK.exec(before) ?? (scan.language === 'ar' ? BACK.exec(sentence) : null);
  if (match === null) return false;
  const had = HAD.test(sentence);
  if (NEEDS_HAD.test(match[0])) {
    // „Bereits 14 Menschen“ counts up to now.
    const after = before.slice(match.index + match[0].length);
    return had && /\p{L}{3}/u.test(after) && !/(?:gemeldet|rede|gesprochen|parlé|annoncé)/u.test(sentence);
  }
  return match.index <= 30 || had;
}

/** "two days after a strike on its market killed 14": the figure belongs to the strike before. */
function afterAnEvent(scan: Scan, pair: Pair): boolean {
  const { trigger, counted } = pair;
  const at = Math.min(trigger?.at ?? pair.from, counted.from);
  for (let i = at - 1; i >= Math.max(0, at - 12); i -= 1) {
    const word = norm(scan, i);
    if (/^[;:.]$/u.test(word)) return false;
    if (!/^(?:after|following|після|после|nachdem|nach|après|después|بعد)$/u.test(word)) continue;
    const offset = scan.tokens
      .slice(Math.max(0, i - 3), i)
      .some((token) =>
        /^(?:day|days|hours?|weeks?|months?|years?|week|дні|днів|день|дня|дней|тижд|тижні|недел\p{L}*|tage|tag|wochen|woche|jours?|semaines?|días?|أيام|يوم|يومين|أسبوع)/u.test(
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
      if (phrase(scan.tokens, i, i + length) !== words) continue;
      if (words === 'since' && /^(?:has|have|had|who|later)$/u.test(norm(scan, i - 1))) return false;
      return !(i < pair.from && /^(?:since|seit|depuis|منذ)$/u.test(words) && sinceAnEvent(scan, pair));
    }
  }
  return sinceMonth(scan, pair);
}

/** «з березня», «с марта» and the like: the preposition alone says too little, a month behind it says enough. */
function sinceMonth(scan: Scan, pair: Pair): boolean {
  const beside = `${wordsBefore(scan, pair).slice(-60)} ¦ ${/^[^.;,]{0,60}/u.exec(wordsBehind(scan, pair))?.[0] ?? ''}`;
  if (OVER_MONTHS.test(beside)) return true;
  return /(?<!\p{L})(?:з|із|від|с|со)\s+(?:січня|лютого|березня|квітня|травня|червня|липня|серпня|вересня|жовтня|листопада|грудня|января|февраля|марта|апреля|мая|июня|июля|августа|сентября|октября|ноября|декабря)(?!\p{L})/u.test(
    beside,
  );
}

/** "in three months", «за два роки», „binnen drei Wochen“: a count over a time, whatever it began with. */
const OVER_MONTHS =
  /(?<!\p{L})(?:(?:in|over|within|during|throughout) (?:the (?:past|last) )?(?:a |two |three |four |five |six |\p{Nd}+ |several )?(?:weeks|months|years)(?! (?:ago|earlier|later|before|after))|in a (?:month|year)|за (?:\p{L}+ |\p{Nd}+ )?(?:тиждень|місяць|рік|тижні|місяці|роки|місяців|років|неделю|месяц|год|недели|месяца|месяцев|года|лет)(?! (?:до|тому))|(?:in|binnen|innerhalb von) (?:zwei |drei |vier |sechs |\p{Nd}+ )?(?:wochen|monaten|jahren)|en (?:deux |trois |quatre |six |\p{Nd}+ )?(?:semaines|mois|ans)(?!\p{L})|خلال (?:\p{L}+ )?(?:أسابيع|أشهر|سنوات|عام))(?!\p{L})/u;
