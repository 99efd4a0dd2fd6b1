import { groupOf } from './read-event.ts';
import { cosine, type Point } from './vectors.ts';

/** Reports join from this likeness (`briefing.md` 2.6). */
export const JOIN = 0.32;
/** How far apart reports of one event can lie: beyond, the decay keeps any likeness under `JOIN`. */
export const REACH_MS = (12 + 48 * Math.log(1 / JOIN)) * 3_600_000;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Below, two reports in one language share no more words than any two about the same war. */
const LEAST_WORDS = 0.07;
/** What one town on one day adds. */
const SAME_TOWN_AND_DAY = 0.14;
/** From here on the words alone can tell that it is one event. */
const MANY_WORDS = 0.3;

/**
 * How likely two reports tell of one event, 0 to 1: words and entities, falling with the hours between them, and 0
 * where something speaks against it. Reports in two languages share no words and are compared by what they name.
 */
export function likeness(a: Point, b: Point): number {
  const hours = Math.abs(a.at - b.at) / HOUR_MS;
  const decay = Math.exp(-Math.max(0, hours - 12) / 48);
  if (decay < JOIN) return 0;
  if (isVetoed(a, b)) return 0;
  const factor = decay * doubt(a, b);
  const bonus = agreement(a, b);
  const specific = bonus >= SAME_TOWN_AND_DAY || share(a.specific, b.specific);
  if (a.report.article.language !== b.report.article.language) {
    if (!specific) return 0;
    return (0.85 * cosine(a.shared, b.shared) + bonus) * factor;
  }
  const words = cosine(a.text, b.text);
  if (words < LEAST_WORDS && bonus === 0) return 0;
  if (words < MANY_WORDS && !specific) return 0;
  return Math.min(1, 0.45 * words + 0.55 * cosine(a.entities, b.entities) + bonus) * factor;
}

/** One town on one day, one number of people: what two reports of one event agree on. */
function agreement(a: Point, b: Point): number {
  const numbers = share(a.counts, b.counts) ? 0.1 : 0;
  if (!areOfOneDay(a, b) || a.town === null || a.town !== b.town || haveOtherTargets(a, b)) return numbers;
  // Talks of several wars share their venues.
  if (a.report.eventType !== null && groupOf(a.report.eventType) === 'diplomacy') return numbers + 0.05;
  return numbers + SAME_TOWN_AND_DAY + (a.report.eventType === b.report.eventType ? 0.04 : 0);
}

/** What makes one event less likely, though not impossible. */
function doubt(a: Point, b: Point): number {
  const apart = daysApart(a, b) > 0;
  const sameOutlet = a.report.article.outlet === b.report.article.outlet;
  const goesOn = isLaterToll(a, b) && a.town === b.town && share(a.targets, b.targets);
  const days = !apart ? 1 : sameOutlet ? 0.6 : goesOn ? 0.9 : 0.75;
  const targets = haveOtherTargets(a, b) ? 0.75 : 1;
  const numbers = haveOtherCounts(a, b) && !isLaterToll(a, b) ? (areOfOneDay(a, b) ? 0.9 : 0.8) : 1;
  const towns = a.town !== null && b.town !== null && a.town !== b.town ? 0.8 : 1;
  return days * targets * numbers * towns;
}

function daysApart(a: Point, b: Point): number {
  const [first, second] = [a.report.eventDate, b.report.eventDate];
  return first === null || second === null ? 0 : Math.round(Math.abs(first - second) / DAY_MS);
}

/**
 * What speaks against one event: days apart, a day with another target or a wholly other toll, another target with other
 * numbers, other wars or towns, talks against strikes.
 */
export function isVetoed(a: Point, b: Point): boolean {
  const days = daysApart(a, b);
  if (days >= 2 || areOtherWars(a, b) || areOtherTowns(a, b) || areOtherKinds(a, b)) return true;
  if (days === 1 && (haveOtherTargets(a, b) || haveOtherTolls(a, b))) return true;
  return haveOtherTargets(a, b) && haveOtherCounts(a, b);
}

function areOfOneDay(a: Point, b: Point): boolean {
  return a.report.eventDate !== null && a.report.eventDate === b.report.eventDate;
}

/** Whether the later report may give the earlier one's toll as it stands by then. */
function isLaterToll(a: Point, b: Point): boolean {
  const [earlier, later] = a.at <= b.at ? [a, b] : [b, a];
  return earlier.toll > 0 && later.toll >= earlier.toll && !haveOtherTolls(a, b);
}

function haveOtherCounts(a: Point, b: Point): boolean {
  return a.counts.size > 0 && b.counts.size > 0 && !share(a.counts, b.counts);
}

/** Whether one toll is more than twice the other: no update makes that of one event in a day. */
function haveOtherTolls(a: Point, b: Point): boolean {
  if (a.claimsLosses || b.claimsLosses) return false;
  const [low, high] = a.toll <= b.toll ? [a.toll, b.toll] : [b.toll, a.toll];
  return low > 0 && high > 2 * low && high - low >= 4;
}

function haveOtherTargets(a: Point, b: Point): boolean {
  if (daysApart(a, b) === 0 && a.town === b.town && (a.claimsLosses || b.claimsLosses)) return false;
  return a.targets.size > 0 && b.targets.size > 0 && !share(a.targets, b.targets);
}

function areOtherWars({ report: { conflicts: a } }: Point, { report: { conflicts: b } }: Point): boolean {
  return a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
}

function areOtherTowns(a: Point, b: Point): boolean {
  if (a.town === null || b.town === null || a.town === b.town) return false;
  return !a.report.entities.has(b.town) && !b.report.entities.has(a.town);
}

function areOtherKinds(a: Point, b: Point): boolean {
  const [first, second] = [a.report.eventType, b.report.eventType];
  if (first === null || second === null) return false;
  const [left, right] = [groupOf(first), groupOf(second)];
  if (left === right || left === 'aftermath' || right === 'aftermath') return false;
  return !(a.groups.has(right) && b.groups.has(left));
}

function share<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  const [small, large] = a.size <= b.size ? [a, b] : [b, a];
  for (const one of small) if (large.has(one)) return true;
  return false;
}
