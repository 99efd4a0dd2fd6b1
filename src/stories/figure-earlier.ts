import { anyOf, wordsBefore, wordsBehind, wordsOf } from './figure-clauses.ts';
import { COUNTS, REVISES, SUPERSEDED } from './figure-cues.ts';
import type { Pair } from './figure-pairs.ts';
import type { Scan } from './figure-scan.ts';

function norm(scan: Scan, at: number): string {
  return scan.tokens[at]?.norm ?? '';
}

/** Whether the sentence itself says that the number no longer holds: "an earlier toll of 12", "from 12 to 14". */
export function isSuperseded(scan: Scan, pair: Pair): boolean {
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
    if (!/^(?:later|since|then|пізніше|позже)$/u.test(norm(scan, i))) continue;
    for (let k = i; k < later.from; k += 1) if (REVISES.has(norm(scan, k)) && norm(scan, k) !== 'later') return true;
  }
  return false;
}

const EARLIER = anyOf(
  `earlier|previous|previously|initial|initially|preliminary|originally|at first|first said|first spoke|first reported
  |first put|first reports|prior|раніше|спершу|спочатку|попередн…|початков…|первісн…|до цього|ранее|раньше|сначала|предыдущ…
  |прежн…|первоначальн…|изначально|до этого|zuvor|zunächst|anfangs|ursprünglich|früheren|frühere|früher|bisherig…|vorherig…
  |précédent…|d’abord|d'abord|auparavant|initial…|premier temps|plus tôt|سابق…|أولي…|في البداية|وكان…`,
);
const COUNTED = anyOf(
  `count|toll|tally|figure|figures|estimate|estimates|report|reports|reported|statement|number|total|said|put|spoke|spoken|gave
  |given|announced|told|повідомл…|йшлося|ішлося|говорил…|казал…|називал…|заяв…|дані|даними|кільк…|сообщ…|реч…|говорил…|называл…|заявля…
  |данным|данные|число|rede|gemeldet|meldete…|gesprochen|sprach…|angaben|zahl|mitteilung|bilanz|beziffert…|genannt|bilan|état|parlé
  |annoncé|communiqué|chiffre|évoqué|حصيلة|أعلن…|تحدث…|قال…|بيان|أفاد…|ذكر…`,
);

/**
 * Whether the number is told as one that somebody gave before: "had earlier said 11 were killed", «раніше йшлося про
 * 11». Without a newer number in the article it is the best there is, and stands.
 */
export function wasGivenBefore(scan: Scan, pair: Pair): boolean {
  const before = lastClause(wordsBefore(scan, pair));
  const match = EARLIER.exec(before);
  if (match === null) return false;
  const from = before.slice(Math.max(0, match.index - 40));
  const behind = /^[^.,;:!?—–]*/u.exec(wordsBehind(scan, pair))?.[0] ?? '';
  return COUNTED.test(`${from} ${wordsOf(scan, pair)} ${behind}`);
}

/** What follows the last mark that divides clauses. */
function lastClause(words: string): string {
  return /[^;:!?؛]*$/u.exec(words)?.[0] ?? '';
}
