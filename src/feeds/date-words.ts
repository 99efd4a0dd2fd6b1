/** Dates as people write them: months in words, numbers in the order of a country, times of twelve hours. */
import type { EpochMs } from '../clock.ts';
import { zoneMinutes } from './date-zones.ts';
import { dayOf, instant, type TimeOfDay } from './days.ts';
import { monthNamed } from './month-names.ts';

/**
 * The instant of a date in any order that says which number is what, with a time on either side of it. The text is in lower
 * case, with single spaces, short. Null where a word is left that no date has, and where two days could be meant.
 */
export function writtenDate(text: string): EpochMs | null {
  const { date, time, zone } = apart(inDigits(text));
  const day = numericDay(date) ?? wordedDay(date);
  // Only in Korea are dates written in Hangul, and it has one zone.
  const place = zone === '' && /\p{Script=Hangul}/u.test(text) ? '+09:00' : zone;
  return instant(day, time, place);
}

/** What Chinese, Japanese, Korean and Vietnamese write between the numbers, as signs between them. */
function inDigits(text: string): string {
  return text
    .replace(/(\d{4}) ?[年년] ?(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日号號일]?/, '$1-$2-$3 ')
    .replace(
      /(\d{1,2}) ?[时時시点點](?: ?(\d{1,2}) ?[分분](?: ?(\d{1,2}) ?[秒초])?)?/,
      (_, hour, minute = '0', second = '0') =>
        [hour, minute, second].map((digits) => String(digits).padStart(2, '0')).join(':'),
    )
    .replace(/(\d{1,2}),? tháng (\d{1,2})(?:,? năm)?,? (\d{4})/, '$1.$2.$3')
    .replace(/ +/g, ' ');
}

interface DateApart {
  readonly date: string;
  readonly time: TimeOfDay;
  readonly zone: string;
}

const CLOCKS: readonly RegExp[] = [
  /(?:(?<=\d)t|(?<![\d:.,]))(\d{1,2})[:h](\d{2})(?:[:m](\d{2}(?:[.,]\d{1,9})?))?(?![\d:])/,
  /(?<![\d:.,])(\d{1,2})(?= ?(?:[ap]\.? ?m\b))/,
  // With full stops a time could be a day of a month, but not behind a year.
  /(?<=\d{4},?(?: \p{L}{1,6}\.?)? )(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![.\d])/u,
];

const HALVES = String.raw`a\.? ?m\b\.?|p\.? ?m\b\.?|오전|오후|午前|午後|上午|下午|π\.?μ\.?|μ\.?μ\.?|صباحا|مساء|[صم](?!\p{L})|öö|ös`;
const HALF_BEFORE = new RegExp(`(?:${HALVES}) ?$`, 'u');
const HALF_BEHIND = new RegExp(`^ ?(?:${HALVES})`, 'u');
const AFTERNOON = /^(?:p\.? ?m|오후|午後|下午|μ|مساء|م|ös)/;

/** Divides the date from the time, and from the zone behind it. */
function apart(whole: string): DateApart {
  const text = whole.replace(/ ?\([^()]*\)/g, ' ').replace(/(?<=\d[+-]\d{2}:?\d{2})\[[^\]]*\]$/, '');
  for (const clock of CLOCKS) {
    const found = clock.exec(text);
    if (found === null) continue;
    const [all, hour, minute, second] = found;
    let before = text.slice(0, found.index);
    let behind = text.slice(found.index + all.length);
    const half = HALF_BEHIND.exec(behind)?.[0].trim() ?? HALF_BEFORE.exec(before)?.[0].trim() ?? null;
    behind = behind.replace(HALF_BEHIND, '');
    before = before.replace(HALF_BEFORE, '');
    const { zone, rest } = zoneIn(behind);
    const meant = half === null ? null : AFTERNOON.test(half) ? 'afternoon' : 'morning';
    return { date: `${before} ${rest}`.trim(), time: { hour, minute, second, half: meant }, zone };
  }
  const [, date = text, zone = ''] = /^(.*\d.*) ((?:utc|gmt)?[+-]0\d:?\d{2}|utc|gmt|z)$/.exec(text) ?? [];
  return { date: date.trim(), time: {}, zone };
}

/** The zone that a text begins with, and what follows; no zone where the words there name none. */
function zoneIn(behind: string): { readonly zone: string; readonly rest: string } {
  const found =
    /^ ?((?:(?:gmt|utc|ut|z) ?)?[+-] ?\d{1,2}(?::?\d{2})?(?!\d)|\p{L}{1,5})(?: ?\/?\p{L}{3,5}(?= ?$))?(?= |$|\/)/u.exec(
      behind,
    );
  // Single letters are zones of RFC 822, whose signs it had wrong; "h" is an hour.
  if (/^ ?[a-gi-y]$/.test(behind)) return { zone: behind, rest: '' };
  const zone = found?.[1] ?? '';
  if (found === null || (/^\p{L}/u.test(zone) && zoneMinutes(zone) === null)) return { zone: '', rest: behind };
  return { zone, rest: behind.slice(found[0].length) };
}

const NUMERIC =
  /^(?:[\p{L}\p{M}.'-]{1,16},? )?(\d{1,4})([./-]) ?(\d{1,2})\2 ?(\d{1,4})\.?(?: ?[гр]\.?)?,?(?: (?:[\p{L}\p{M}-]{1,16})\.?,?)?$/u;

/** "05/01/2026" is two days at once; "25/01/2026", "05.01.2026" and "2026/01/05" are one. */
function numericDay(date: string): EpochMs | null {
  const [, one = '', separator, two = '', three = ''] = NUMERIC.exec(date) ?? [];
  if (one.length === 4) return three.length > 2 ? null : dayOf(Number(one), Number(two), Number(three));
  if (one.length > 2 || three.length !== 4) return null;
  const dayFirst = dayOf(Number(three), Number(two), Number(one));
  const monthFirst = separator === '.' ? null : dayOf(Number(three), Number(one), Number(two));
  return dayFirst !== null && monthFirst !== null && dayFirst !== monthFirst ? null : (dayFirst ?? monthFirst);
}

/** Words that hold a date together. */
const BETWEEN: ReadonlySet<string> = new Set(
  `at of on the de del d di da do dia den der die um uhr à às a â as las alle ore ora kl klo klockan o ob saat h hs hrs г гг год
   года r m ж թ gada g god godine р рік року о об в у об út ul u στις la le el il om uur الساعة في ה בשעה לשנת pukul jam`.split(
    /\s+/,
  ),
);

const TOKEN = /(\d+)(?:st|nd|rd|th|er|re|º|ª)?(?![\p{L}\d])|([\p{L}\p{M}'’׳]+)|[\s.,،॰․/·-]/uy;

/** How the months of the Levant begin that have names of two words. */
const OF_TWO_WORDS: ReadonlySet<string> = new Set(['كانون', 'تشرين']);

/** A day whose month is a word. A word that is none of a date can only be the name of the day, before everything else. */
function wordedDay(date: string): EpochMs | null {
  const tokens = tokensOf(date);
  if (tokens === null) return null;
  const numbers: string[] = [];
  const months: number[] = [];
  let strange = 0;
  let firstIsMonth = false;
  for (let at = 0; at < tokens.length; at += 1) {
    const token = tokens[at] ?? '';
    if (/^\d/.test(token)) {
      numbers.push(token);
      continue;
    }
    const pair = OF_TWO_WORDS.has(token) ? monthNamed(`${token} ${tokens[at + 1] ?? ''}`) : null;
    const month = pair ?? monthNamed(token);
    if (pair !== null) at += 1;
    if (month !== null) {
      // "mar." is a Tuesday as well, where it comes first.
      if (months.length > (firstIsMonth ? 1 : 0)) return null;
      firstIsMonth ||= at === 0;
      months.push(month);
    } else if (!BETWEEN.has(token)) {
      strange += 1;
      if (strange > 2 || numbers.length + months.length > 0) return null;
    }
  }
  const month = months.at(-1);
  return month === undefined ? null : dayAndYear(numbers, month);
}

/** The words and numbers of a date; null where something else stands in it. */
function tokensOf(date: string): readonly string[] | null {
  const tokens: string[] = [];
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < date.length; ) {
    const found = TOKEN.exec(date);
    if (found === null) return null;
    const token = found[1] ?? found[2]?.replace(/^d['’](?=.)|['’׳]$/g, '');
    if (token !== undefined) tokens.push(token);
  }
  return tokens;
}

/** RFC 2822, 4.3: a year in two digits lies between 1950 and 2049, one in three after 1900. */
function dayAndYear([one = '', two = '', ...more]: readonly string[], month: number): EpochMs | null {
  if (more.length > 0 || one === '' || two === '') return null;
  if (one.length === 4 && two.length <= 2) return dayOf(Number(one), month, Number(two));
  if (one.length > 2 || two.length > 4) return null;
  const year = Number(two);
  if (two.length === 4) return dayOf(year, month, Number(one));
  if (two.length === 3) return year < 200 ? dayOf(1_900 + year, month, Number(one)) : null;
  return two.length === 2 ? dayOf(year + (year < 50 ? 2_000 : 1_900), month, Number(one)) : null;
}
