import { phrase } from '../language/number-tokens.ts';
import type { FigureKind } from './figure.ts';
import {
  AUXILIARIES,
  CONJUNCTIONS,
  GAP,
  SUBORDINATORS,
  SUBSET_AFTER,
  SUBSET_BEFORE,
  SUBSET_PHRASES,
} from './figure-cues.ts';
import { type Counted, peopleWord, type Scan, type Tolled, type Triggered } from './figure-scan.ts';

/** A number joined to the word that says what became of the people. Token indexes of the sentence, `next` exclusive. */
export interface Pair {
  readonly counted: Counted;
  readonly kind: FigureKind;
  readonly loaded: string | null;
  readonly subset: boolean;
  /** "has not been arrested": nobody was. */
  readonly negated: boolean;
  readonly toll: Tolled | null;
  readonly trigger: Triggered | null;
  readonly from: number;
  readonly next: number;
}

/** Joins the numbers of a sentence to their words: the nearest pairs first, each word used once, then lists and parts. */
export function pairsOf(scan: Scan): readonly Pair[] {
  const pairs = new Map<Counted, Pair>();
  for (const counted of scan.counted) {
    const toll = tollFor(scan, counted);
    if (toll !== null) pairs.set(counted, tollPair(scan, counted, toll));
  }
  joinNearest(scan, pairs);
  joinLists(scan, pairs);
  joinParts(scan, pairs);
  return [...pairs.values()].sort((a, b) => a.counted.at - b.counted.at);
}

function joinNearest(scan: Scan, pairs: Map<Counted, Pair>): void {
  const options: { counted: Counted; triggered: Triggered; cost: number }[] = [];
  for (const counted of scan.counted) {
    if (pairs.has(counted) || (scan.counted[0] !== counted && opensPart(scan, counted.from))) continue;
    for (const triggered of scan.triggers) {
      const cost = costOf(scan, counted, triggered);
      if (cost < FAR) options.push({ counted, triggered, cost });
    }
  }
  options.sort((a, b) => a.cost - b.cost || a.counted.at - b.counted.at);
  const used = new Set<Triggered>([...pairs.values()].flatMap((pair) => (pair.trigger ? [pair.trigger] : [])));
  for (const { counted, triggered } of options) {
    if (pairs.has(counted) || used.has(triggered)) continue;
    if (insideToll(pairs, triggered)) continue;
    used.add(triggered);
    pairs.set(counted, triggerPair(scan, counted, triggered));
  }
}

function insideToll(pairs: ReadonlyMap<Counted, Pair>, triggered: Triggered): boolean {
  for (const pair of pairs.values()) {
    if (pair.toll !== null && triggered.at >= pair.toll.at && triggered.next <= pair.toll.next) return true;
  }
  return false;
}

const FAR = 100;
/** No number belongs to a word farther away than this; it also keeps the search linear in the length of a text. */
const FARTHEST_WORDS = 30;

function costOf(scan: Scan, counted: Counted, { trigger, at, next }: Triggered): number {
  const before = at >= counted.next;
  if (!before && next > counted.from) return FAR;
  if (before && trigger.side === 'after') return FAR;
  if (!before && trigger.side === 'before') return FAR;
  // "died aged 101 and …", "Maria, 33, who lives": a bare number before a comma or "and" counts nobody behind it.
  if (before && counted.people === null && scan.words.strictOrder && isCutOff(scan, counted.next)) return FAR;
  const noun = counted.people !== null && counted.people.next <= at ? counted.people.next : counted.next;
  const walk = before ? pathCost(scan, noun, at) : pathCost(scan, next, counted.from);
  if (walk === null) return FAR;
  // "seized two tanks", "captured three hills": only people are taken in our sense.
  if (!before && counted.people === null && /^(?:seiz|captur|affect|touch|захоп)/u.test(scan.tokens[at]?.norm ?? ''))
    return FAR;
  // "lost 12 soldiers", but not "lost 40 percent" or "lost two seats".
  if (scan.tokens[at]?.norm === 'lost' && next - at === 1 && !counted.people?.group) return FAR;
  // "three of the wounded later died" speaks of the dying.
  if (before && phrase(scan.tokens, counted.next, at) === 'of the') return FAR;
  if (mixed(scan, at, next)) return FAR;
  if (scan.words.strictOrder)
    return before ? englishBefore(scan, counted, trigger.noun, at, walk) : englishAfter(scan, counted, at, next, walk);
  if (counted.none && !trigger.noun && walk.cost > 5) return FAR;
  if (scan.language === 'ar' && before) return walk.cost <= 9 ? walk.cost + arabicBefore(scan, trigger.noun, at) : FAR;
  return walk.cost <= 9 ? walk.cost + (before ? 0 : 0.1) : FAR;
}

function isCutOff(scan: Scan, next: number): boolean {
  const link = scan.tokens[next]?.norm ?? '';
  return link === 'and' || (link === ',' && !ASIDE.has(scan.tokens[next + 1]?.norm ?? ''));
}

/** Arabic puts the verb first: a verb behind a number is more often the next clause's, above all after "and". */
function arabicBefore(scan: Scan, noun: boolean, at: number): number {
  return (scan.tokens[at]?.norm.startsWith('و') ? 4 : 0) + (noun ? 0 : 1.5);
}

/** "killed or wounded": nobody says how many of each. */
function mixed(scan: Scan, at: number, next: number): boolean {
  const or = /^(?:or|або|или|oder|ou)$/u;
  if (or.test(scan.tokens[next]?.norm ?? '') && scan.triggers.some((other) => other.at === next + 1)) return true;
  return or.test(scan.tokens[at - 1]?.norm ?? '') && scan.triggers.some((other) => other.next === at - 1);
}

interface Path {
  readonly cost: number;
  readonly length: number;
  readonly auxiliary: boolean;
  readonly gapOnly: boolean;
}

/** What lies between a number and a word; null where another clause or another number does. */
function pathCost(scan: Scan, from: number, to: number): Path | null {
  if (to - from > FARTHEST_WORDS) return null;
  let cost = 0;
  let auxiliary = false;
  let gapOnly = true;
  let commas = 0;
  let aside = false;
  for (let i = from; i < to; i += 1) {
    const token = scan.tokens[i];
    if (token === undefined) return null;
    if (token.norm === ',') {
      commas += 1;
      aside ||= ASIDE.has(scan.tokens[i + 1]?.norm ?? '');
      cost += 3;
      gapOnly = false;
    } else if (/^[;:?!؟؛]$/u.test(token.norm)) return null;
    else if (/^[—–()]$/u.test(token.norm)) {
      if (to - from > 1) return null;
      cost += 1;
    } else if (
      SUBORDINATORS.has(token.norm) &&
      !(scan.words.strictOrder && (token.norm === 'who' || token.norm === 'that'))
    ) {
      cost += 6;
      gapOnly = false;
      if (scan.words.strictOrder) return null;
    } else if (CONJUNCTIONS.has(token.norm)) {
      cost += 2.5;
      gapOnly = false;
    } else if (AUXILIARIES.has(token.norm)) {
      auxiliary = true;
      cost += 0.5;
      gapOnly = false;
    } else {
      cost += peopleWord(scan.words, token.norm) === null ? 1 : 0.3;
      if (!GAP.has(token.norm) && token.type !== 'mark') gapOnly = false;
    }
  }
  for (const other of scan.counted) {
    if (other.at >= from && other.next <= to && !(aside && commas >= 2 && isPart(scan, other))) return null;
  }
  for (const other of scan.triggers) {
    if (
      other.at >= from &&
      other.next <= to &&
      !(other.next - other.at === 1 && peopleWord(scan.words, scan.tokens[other.at]?.norm ?? '') !== null)
    )
      cost += 4;
  }
  if (aside && commas >= 2) cost = Math.min(cost, 5);
  return { cost, length: to - from, auxiliary, gapOnly };
}

const ASIDE = new Set([
  'including',
  'most',
  'mostly',
  'among',
  'all',
  'some',
  'many',
  'aged',
  'mainly',
  'both',
  'at',
  'several',
  'half',
]);

function englishAfter(scan: Scan, counted: Counted, at: number, next: number, path: Path): number {
  const norm = scan.tokens[at]?.norm ?? '';
  const before = scan.tokens[at - 1]?.norm ?? '';
  const participle = norm.endsWith('ed') || norm === 'slain' || norm === 'hurt' || norm === 'shot';
  // "were killed 12 days": a passive has had its number already.
  if (participle && /^(?:was|were|been|being|be|are|is|get|got)$/u.test(before)) return FAR;
  if (path.gapOnly && path.length <= 4) return path.cost * 0.3;
  // "killed the governor and two guards"
  if (
    counted.people !== null &&
    path.length <= 9 &&
    !path.auxiliary &&
    /^(?:and|,)$/u.test(scan.tokens[counted.from - 1]?.norm ?? '') &&
    !participleBefore(scan, at)
  )
    return path.cost;
  // "killed in the blast 12 people" is no English; "killed at least one officer and 12 soldiers" is a list.
  return next < counted.from && path.length <= 1 && scan.tokens[next]?.norm !== ',' ? path.cost : FAR;
}

/** "12 killed" has its number before it and takes no list behind it. */
function participleBefore(scan: Scan, at: number): boolean {
  return scan.counted.some((other) => other.next <= at && at - (other.people?.next ?? other.next) <= 1);
}

function englishBefore(scan: Scan, counted: Counted, noun: boolean, at: number, path: Path): number {
  if (noun) {
    const dead = scan.tokens[at]?.norm === 'dead';
    return path.length <= (counted.people ? 5 : 3) &&
      (path.cost < 5 || dead) &&
      !(path.auxiliary && !dead) &&
      !conjoined(scan, counted.next, at)
      ? path.cost
      : path.auxiliary && path.length <= 6 && counted.none
        ? path.cost
        : amongDead(scan, at, path);
  }
  const finite =
    path.auxiliary ||
    /^(?:died|fled|perished|lost|have|disappeared|crossed|sought|remain|abandoned|left|flee|fleeing|to|from|across|without|in|need|face|facing|unaccounted|missing|homeless)$/u.test(
      scan.tokens[at]?.norm ?? '',
    );
  if (path.cost >= 12) return FAR;
  if (path.length <= 3 && !conjoinedVerb(scan, counted, at)) return path.cost;
  return finite && (counted.people !== null || path.length <= 5) && path.length <= 16 && path.cost < 11
    ? path.cost + 1
    : FAR;
}

/** "12 people were among the dead". */
function amongDead(scan: Scan, at: number, path: Path): number {
  return phrase(scan.tokens, at - 2, at) === 'among the' && path.length <= 9 ? path.cost : FAR;
}

function conjoined(scan: Scan, from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) if (CONJUNCTIONS.has(scan.tokens[i]?.norm ?? '')) return true;
  return false;
}

/** "14 and wounded 41": the verb after "and" takes the number behind it, if there is one. */
function conjoinedVerb(scan: Scan, counted: Counted, at: number): boolean {
  return conjoined(scan, counted.next, at) && scan.counted.some((other) => other.from >= at && other.from <= at + 4);
}

const TOLL_LINKS = new Set(
  `to at of is was stands stood reached reaches hit passed exceeded topped rose surpassed from by as : climbed now - — –
  до становить становила сягнула досягла складає перевищила составляет составило достигло превысило выросло
  auf bei von beträgt liegt à de est s’élève passe atteint a en es sube ascendió إلى بلغ بلغت هو`.split(/\s+/),
);

/** "the death toll rose to 14", "put its losses at three", "number of injured: 40". */
function tollFor(scan: Scan, counted: Counted): Tolled | null {
  let best: Tolled | null = null;
  for (const toll of scan.tolls) if (toll.next <= counted.from) best = toll;
  if (best === null) return null;
  const path = scan.tokens.slice(best.next, counted.from);
  if (path.length > 16 || path.some((token) => /^[;?!]$/u.test(token.norm))) return null;
  if (
    scan.counted.some(
      (other) =>
        other.at >= (best?.next ?? 0) &&
        other.next <= counted.from &&
        !/^(?:to|до|auf|à|a|إلى)$/u.test(scan.tokens[counted.from - 1]?.norm ?? ''),
    )
  )
    return null;
  const link = scan.tokens[counted.from - 1]?.norm ?? '';
  const second = scan.tokens[counted.from - 2]?.norm ?? '';
  const adjacent = path.length === 0;
  // "deaths of 12 soldiers" is read by its trigger; weak words need the link right before the number.
  const linked =
    TOLL_LINKS.has(link) || (TOLL_LINKS.has(second) && /^(?:least|a|the|about|за)$/u.test(link)) || link === 'до';
  if (best.weak && scan.language === 'en' && !weakToll(scan, best, link, path.length)) return null;
  if (!linked && !(adjacent && scan.language === 'ar') && !(scan.language === 'ar' && path.length <= 3)) return null;
  if (path.filter((token) => token.norm === ',').length > 1) return null;
  if (counted.people !== null && counted.people.group !== null && scan.language === 'en' && link === 'from')
    return null;
  return best;
}

/** "count" and "figure" mean a toll only as "raised its count to 31" and "the figure of 60", and where the dead are spoken of. */
function weakToll(scan: Scan, toll: Tolled, link: string, length: number): boolean {
  const norm = scan.tokens[toll.next - 1]?.norm;
  if (norm === 'losses') return length <= 8 && link !== 'by';
  if (norm === 'deaths' || norm === 'fatalities') return link === 'to' || link === 'at' || link === ':';
  const near = scan.tokens.some((token) =>
    /^(?:bod(?:y|ies)|dead|deaths?|killed|victims|toll|casualt(?:y|ies))$/u.test(token.norm),
  );
  return near && length <= 4;
}

function tollPair(scan: Scan, counted: Counted, toll: Tolled): Pair {
  const { from, next } = bounds(scan, counted, toll.at, toll.next);
  return { counted, kind: toll.kind, loaded: null, subset: false, negated: false, toll, trigger: null, from, next };
}

function triggerPair(scan: Scan, counted: Counted, triggered: Triggered): Pair {
  const { trigger, at, next } = triggered;
  const span = bounds(scan, counted, at, next);
  const path = at >= counted.next ? scan.tokens.slice(counted.next, at) : [];
  const negated = path.some((token) =>
    /^(?:not|never|wasn’t|weren’t|hasn’t|haven’t|не|nicht|لم|ikke)$/u.test(token.norm),
  );
  const among = path.some((token) => token.norm === 'among' || token.norm === 'серед' || token.norm === 'среди');
  const loaded = trigger.loaded ? scan.text.slice(scan.tokens[at]?.start, scan.tokens[next - 1]?.end) : null;
  const subset = among || isPart(scan, counted);
  return { counted, kind: trigger.kind, loaded, subset, negated, toll: null, trigger: triggered, ...span };
}

function bounds(scan: Scan, counted: Counted, at: number, next: number): { from: number; next: number } {
  const people = counted.people?.next ?? counted.next;
  return {
    from: Math.min(counted.from, at),
    next: Math.max(people, counted.next, next, scan.tokens.length === 0 ? 0 : 1),
  };
}

/** "killed two soldiers and three civilians", "12 soldiers and 3 civilians were killed": the word serves the whole list. */
function joinLists(scan: Scan, pairs: Map<Counted, Pair>): void {
  const order = scan.counted;
  for (let i = 1; i < order.length; i += 1) {
    const [before, here] = [order[i - 1], order[i]];
    if (before === undefined || here === undefined) continue;
    const pair = pairs.get(before);
    if (pair?.trigger && !pairs.has(here) && pair.trigger.next <= before.from && listed(scan, before, here))
      pairs.set(here, inherit(pair, here));
  }
  for (let i = order.length - 2; i >= 0; i -= 1) {
    const [here, after] = [order[i], order[i + 1]];
    if (here === undefined || after === undefined) continue;
    const pair = pairs.get(after);
    if (pair?.trigger && !pairs.has(here) && pair.trigger.at >= after.next && !pair.subset && listed(scan, here, after))
      pairs.set(here, inherit(pair, here));
  }
}

function listed(scan: Scan, first: Counted, second: Counted): boolean {
  const start = first.people?.next ?? first.next;
  if (second.from - start > 4 || second.people === null) return false;
  const link = scan.tokens[second.from - 1]?.norm ?? '';
  if (!CONJUNCTIONS.has(link) && link !== ',' && !(link === 'of' || link === 'another')) return false;
  for (let i = start; i < second.from; i += 1) {
    const norm = scan.tokens[i]?.norm ?? '';
    if (AUXILIARIES.has(norm) || SUBORDINATORS.has(norm)) return false;
  }
  return !isPart(scan, second);
}

function inherit(pair: Pair, counted: Counted): Pair {
  const next = Math.max(counted.people?.next ?? counted.next, counted.next);
  return { ...pair, counted, subset: false, from: counted.from, next };
}

/** "including two children": a part of the figure before it. */
function joinParts(scan: Scan, pairs: Map<Counted, Pair>): void {
  let last: Pair | null = null;
  for (const counted of scan.counted) {
    const pair = pairs.get(counted);
    if (pair !== undefined) {
      last = pair;
      continue;
    }
    if (last === null || !isPart(scan, counted)) continue;
    const part: Pair = { ...inherit(last, counted), subset: true, loaded: null, negated: false };
    pairs.set(counted, part);
  }
}

/** Whether the words beside a number make it a part of another figure. */
export function isPart(scan: Scan, counted: Counted): boolean {
  const { tokens } = scan;
  if (opensPart(scan, counted.from)) return true;
  for (const words of SUBSET_AFTER) {
    const length = words.split(' ').length;
    for (const start of [counted.next, counted.people?.next ?? counted.next]) {
      if (phrase(tokens, start, start + length) === words) return true;
    }
  }
  return false;
}

/** "including at least", "among them", "серед них": the words right before a part. */
function opensPart(scan: Scan, from: number): boolean {
  const { tokens } = scan;
  for (let skip = 0; skip <= 1; skip += 1) {
    const end = from - skip;
    const word = tokens[end - 1]?.norm ?? '';
    // "was among three people killed" is about three people.
    if (SUBSET_BEFORE.has(word) && !(word === 'among' && !/^[,(—–]?$/u.test(tokens[end - 2]?.norm ?? ''))) return true;
    for (const words of SUBSET_PHRASES) {
      const length = words.split(' ').length;
      if (length > 1 && phrase(tokens, end - length, end) === words && end - length >= 0) return true;
    }
    if (skip === 0 && !/^(?:at|the|about|also|least)$/u.test(word)) break;
  }
  return false;
}
