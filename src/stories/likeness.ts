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
/** What it adds that one side denies the very number that the other report gives. */
const DENIED = 0.12;
/** What it adds that one side's version names the same arms. */
const SAME_ARMS = 0.08;
/** Reports of one event that give no day lie no further apart. */
const SAME_DAY_MS = 15 * HOUR_MS;
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
  const specific = bonus >= SAME_TOWN_AND_DAY || share(a.specific, b.specific) || areOneMeeting(a, b);
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
  if (areOneMeeting(a, b)) return areOneTown(a, b) || share(a.counts, b.counts) ? SAME_TOWN_AND_DAY : 0.1;
  const numbers = share(a.counts, b.counts) ? 0.1 : share(a.denied, b.counts) || share(b.denied, a.counts) ? DENIED : 0;
  const day = areOfOneDay(a, b) ? SAME_TOWN_AND_DAY : mayBeOfOneDay(a, b) ? 0.7 * SAME_TOWN_AND_DAY : 0;
  if (day === 0 || !areOneTown(a, b) || haveOtherTargets(a, b)) return numbers;
  if (haveOtherMeans(a, b) && !share(a.targets, b.targets)) return numbers;
  // Talks of several wars share their venues.
  if (a.report.eventType !== null && groupOf(a.report.eventType) === 'diplomacy' && !areOfOneWar(a, b))
    return numbers + 0.05;
  const versions = a.isVersion !== b.isVersion && share(a.means, b.means) && areVersions(a, b) ? SAME_ARMS : 0;
  return numbers + day + (a.report.eventType === b.report.eventType ? 0.04 : 0) + versions;
}

/** What makes one event less likely, though not impossible. */
function doubt(a: Point, b: Point): number {
  const apart = daysApart(a, b) > 0;
  const sameOutlet = a.report.article.outlet === b.report.article.outlet;
  const goesOn = isLaterToll(a, b) && areOneTown(a, b) && share(a.targets, b.targets);
  const days = !apart ? 1 : sameOutlet ? 0.6 : goesOn ? 0.9 : 0.75;
  const targets = haveOtherTargets(a, b) ? 0.75 : 1;
  const numbers =
    haveOtherCounts(a, b) && !isLaterToll(a, b) && !areVersions(a, b) ? (areOfOneDay(a, b) ? 0.9 : 0.8) : 1;
  const towns = a.town !== null && b.town !== null && !areOneTown(a, b) && !areOneMeeting(a, b) ? 0.8 : 1;
  const means = haveOtherMeans(a, b) && !share(a.targets, b.targets) ? 0.85 : 1;
  return days * targets * numbers * towns * means;
}

/** How many days lie between two events, at least. A report that gives no day tells of its own or of the day before. */
function daysApart(a: Point, b: Point): number {
  const [first, second] = [a.report.eventDate, b.report.eventDate];
  if (first !== null && second !== null) return Math.round(Math.abs(first - second) / DAY_MS);
  const days = Math.abs((first ?? startOfDay(a.at)) - (second ?? startOfDay(b.at))) / DAY_MS;
  return Math.max(0, Math.round(days) - 1);
}

function startOfDay(at: number): number {
  return Math.floor(at / DAY_MS) * DAY_MS;
}

/**
 * What speaks against one event: days apart, a day with another target, other means or a wholly other toll, other means or another
 * target with other numbers, other wars or towns, talks against strikes.
 */
export function isVetoed(a: Point, b: Point): boolean {
  const days = daysApart(a, b);
  if (days >= 2 || areOtherWars(a, b) || areOtherTowns(a, b) || areOtherKinds(a, b)) return true;
  if (days === 1 && (haveOtherTargets(a, b) || haveOtherTolls(a, b) || haveOtherMeans(a, b))) return true;
  // One outlet tells of one event with other arms and other numbers: it is another one, even where the target is alike.
  const sameOutlet = a.report.article.outlet === b.report.article.outlet;
  if (haveOtherMeans(a, b) && haveOtherCounts(a, b) && (sameOutlet || !share(a.targets, b.targets))) return true;
  if (haveOtherMeans(a, b) && haveOtherTolls(a, b) && !share(a.targets, b.targets)) return true;
  return haveOtherTargets(a, b) && (haveOtherCounts(a, b) || haveOtherMeans(a, b) || haveOtherTolls(a, b));
}

function areOfOneDay(a: Point, b: Point): boolean {
  return a.report.eventDate !== null && a.report.eventDate === b.report.eventDate;
}

/** Whether one day is possible though a report gives none. */
function mayBeOfOneDay(a: Point, b: Point): boolean {
  return (a.report.eventDate === null || b.report.eventDate === null) && Math.abs(a.at - b.at) <= SAME_DAY_MS;
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
  if (a.isVersion || b.isVersion) return false;
  const [low, high] = a.toll <= b.toll ? [a.toll, b.toll] : [b.toll, a.toll];
  return low > 0 && high > 2 * low && high - low >= 4;
}

function haveOtherTargets(a: Point, b: Point): boolean {
  if (a.targets.size === 0 || b.targets.size === 0 || share(a.targets, b.targets)) return false;
  return !areVersions(a, b);
}

/**
 * Whether one may be the other side's version of the event: same place, day and means, though it names a military target
 * and other losses.
 */
function areVersions(a: Point, b: Point): boolean {
  if (!(areOfOneDay(a, b) || mayBeOfOneDay(a, b)) || !areOneTown(a, b) || haveOtherMeans(a, b)) return false;
  return [a, b].some(({ isVersion, targets }) => isVersion && [...targets].every((target) => MILITARY.has(target)));
}

/** What a side says it hit. */
const MILITARY: ReadonlySet<string> = new Set(
  ['base', 'depot', 'workshop', 'factory', 'fuel', 'airport', 'port', 'rail', 'bridge', 'hotel'].map(
    (target) => `target:${target}`,
  ),
);

/** Drones here, shells there: where both say it clearly. */
function haveOtherMeans(a: Point, b: Point): boolean {
  return a.means.size > 0 && b.means.size > 0 && !share(a.means, b.means);
}

function areOfOneWar({ report: { conflicts: a } }: Point, { report: { conflicts: b } }: Point): boolean {
  return a.some((id) => b.includes(id));
}

function areOtherWars({ report: { conflicts: a } }: Point, { report: { conflicts: b } }: Point): boolean {
  return a.length > 0 && b.length > 0 && !a.some((id) => b.includes(id));
}

/** Talks, or an exchange, of the same parties on the same day, however each language spells where they met. */
function areOneMeeting(a: Point, b: Point): boolean {
  const kind = meetingOf(a);
  if (kind === null || kind !== meetingOf(b) || !(areOfOneDay(a, b) || mayBeOfOneDay(a, b))) return false;
  if (areOfOneWar(a, b)) return overlap(a.parties, b.parties) >= (areOneTown(a, b) ? 1 : 2);
  const unknown = a.report.conflicts.length === 0 || b.report.conflicts.length === 0;
  return unknown && areOneTown(a, b) && overlap(a.named, b.named) >= (a.town?.startsWith('name:') ? 2 : 1);
}

function overlap(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let common = 0;
  for (const one of a) if (b.has(one)) common += 1;
  return common;
}

/** One town in two spellings: the same sounds, but for what a case does to the last of them ("Білківка", "у Білківці"). */
function areOneTown(a: Point, b: Point): boolean {
  if (a.town === null || b.town === null) return false;
  if (a.town === b.town) return true;
  if (a.report.article.language === b.report.article.language && !/^(?:uk|ru)$/.test(a.report.article.language))
    return false;
  const [one, other] = [a.townKey ?? '', b.townKey ?? ''];
  if (one === other) return true;
  if (one.length !== other.length || one.length < 3 || one.slice(0, -1) !== other.slice(0, -1)) return false;
  return ENDINGS.has([one.at(-1), other.at(-1)].sort().join(''));
}

/** к : ц, г : з, х : с before -і. */
const ENDINGS: ReadonlySet<string> = new Set(['ck', 'hz', 'hs']);

function meetingOf({ report: { eventType } }: Point): 'talks' | 'exchange' | null {
  if (eventType === 'negotiation' || eventType === 'agreement') return 'talks';
  return eventType === 'prisoner_exchange' ? 'exchange' : null;
}

function areOtherTowns(a: Point, b: Point): boolean {
  if (a.town === null || b.town === null || areOneTown(a, b)) return false;
  // "Genf", "Женева": no letters tell that a venue is one.
  if (a.report.article.language !== b.report.article.language && areOneMeeting(a, b)) return false;
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
