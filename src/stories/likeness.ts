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
/** From here on the words alone tell that it is one report. */
const SAME_WORDS = 0.45;

/**
 * How likely two reports tell of one event, 0 to 1: words and entities, falling with the hours between them, and 0
 * where something speaks against it. Reports in two languages share no words and are compared by what they name.
 */
export function likeness(a: Point, b: Point): number {
  const hours = Math.abs(a.at - b.at) / HOUR_MS;
  const decay = Math.exp(-Math.max(0, hours - 12) / 48);
  if (decay < JOIN) return 0;
  if (a.report.article.language !== b.report.article.language) {
    if (!shareSpecific(a, b) || isVetoed(a, b, 0)) return 0;
    return 0.85 * cosine(a.shared, b.shared) * decay * dayFactor(a, b);
  }
  const words = cosine(a.text, b.text);
  if (words < LEAST_WORDS || isVetoed(a, b, words)) return 0;
  if (words < 0.3 && !shareSpecific(a, b)) return 0;
  return (0.45 * words + 0.55 * cosine(a.entities, b.entities)) * decay * dayFactor(a, b);
}

function shareSpecific(a: Point, b: Point): boolean {
  const [small, large] = a.specific.size <= b.specific.size ? [a.specific, b.specific] : [b.specific, a.specific];
  for (const id of small) if (large.has(id)) return true;
  return false;
}

/** Days apart that both name make one event less likely. */
function dayFactor(a: Point, b: Point): number {
  const days = daysApart(a, b);
  return days === 0 ? 1 : days === 1 ? 0.85 : 0.6;
}

function daysApart(a: Point, b: Point): number {
  const [first, second] = [a.report.eventDate, b.report.eventDate];
  return first === null || second === null ? 0 : Math.round(Math.abs(first - second) / DAY_MS);
}

/** What speaks against one event: other days and targets, other towns, talks against strikes. */
export function isVetoed(a: Point, b: Point, words: number): boolean {
  if (daysApart(a, b) >= 1 && a.targets.size > 0 && b.targets.size > 0 && disjoint(a.targets, b.targets)) return true;
  if (areOtherTowns(a, b) && words < SAME_WORDS) return true;
  return areOtherKinds(a, b) && words < SAME_WORDS;
}

function areOtherTowns(a: Point, b: Point): boolean {
  if (a.town === null || b.town === null || a.town === b.town) return false;
  const [mine, theirs] = [a.report, b.report];
  const named = mine.entities.has(b.town) || theirs.entities.has(a.town);
  return !named;
}

function areOtherKinds(a: Point, b: Point): boolean {
  const [first, second] = [a.report.eventType, b.report.eventType];
  if (first === null || second === null) return false;
  const [left, right] = [groupOf(first), groupOf(second)];
  if (left === right || left === 'aftermath' || right === 'aftermath') return false;
  return !(a.groups.has(right) && b.groups.has(left));
}

function disjoint(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  for (const one of a) if (b.has(one)) return false;
  return true;
}
