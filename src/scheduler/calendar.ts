import type { EpochMs } from '../clock.ts';
import type { Destination, Plan } from '../delivery/delivery.ts';
import type { Calendar, DueSlot } from '../delivery/ports.ts';
import { cronDayMatches, parseCron } from './cron.ts';
import {
  dayAfter,
  instantOf,
  isTimezone,
  type LocalDate,
  localDate,
  localName,
  secondPass,
  type WallTime,
  wallTime,
} from './local-time.ts';

const DAY_MS = 86_400_000;
const MOST_SLOTS = 400;
const MIDNIGHT: WallTime = { hour: 0, minute: 0, second: 0 };
/** 29 February on a given weekday comes back within 40 years, plain 29 February within 8. */
const LOOK_AHEAD_DAYS = 10 * 366;

/** A plan as times of a day, and the days that have them. */
interface Timetable {
  readonly timezone: string;
  readonly times: readonly WallTime[];
  readonly falls: (date: LocalDate) => boolean;
  readonly everyHour: boolean;
}

/**
 * The slots of a plan that fall after `after` and up to `until`, oldest first, at most the newest 400 (of the last 31
 * days). A plan that is none has none; `faultOf` says why.
 */
export function dueSlots(
  plan: Plan,
  { after, until }: { readonly after: EpochMs; readonly until: EpochMs },
): readonly DueSlot[] {
  const timetable = timetableOf(plan);
  if (typeof timetable === 'string' || after >= until) return [];
  const start = Math.max(after, until - 31 * DAY_MS);
  const found: DueSlot[] = [];
  for (const slot of slotsFrom(timetable, start)) {
    if (slot.at > until) break;
    if (slot.at > start) found.push(slot);
  }
  return found.slice(-MOST_SLOTS);
}

/** The next `count` slots after `now`; fewer when there are no more within ten years. */
export function nextSlots(plan: Plan, now: EpochMs, count: number): readonly DueSlot[] {
  const timetable = timetableOf(plan);
  const found: DueSlot[] = [];
  if (typeof timetable === 'string') return found;
  for (const slot of slotsFrom(timetable, now)) {
    if (found.length >= count) break;
    if (slot.at > now) found.push(slot);
  }
  return found;
}

/**
 * When the quiet hours ("22:00" to "06:00", local) that hold an instant end; null when none hold it. The beginning is
 * quiet, the end is not. Where the clocks change, both ends are the instants their local times fall on that day.
 */
export function heldUntil(
  quiet: NonNullable<Destination['quietHours']>,
  timezone: string,
  at: EpochMs,
): EpochMs | null {
  const from = wallTime(quiet.from);
  const to = wallTime(quiet.to);
  if (from === null || to === null || !isTimezone(timezone)) return null;
  const overnight = secondsOf(to) <= secondsOf(from);
  for (const plusDays of [-1, 0, 1]) {
    const evening = localDate(at, timezone, plusDays);
    const starts = instantOf(evening, from, timezone);
    const ends = instantOf(overnight ? dayAfter(evening) : evening, to, timezone);
    if (starts <= at && at < ends) return ends;
  }
  return null;
}

/** What is wrong with a plan, in words for the operator; null when nothing is. */
export function faultOf(plan: Plan): string | null {
  const timetable = timetableOf(plan);
  return typeof timetable === 'string' ? timetable : null;
}

/** What plans mean in local time: the `Calendar` of delivery. */
export const calendar: Calendar = { due: dueSlots, next: nextSlots, heldUntil, faultOf };

/** Reads a plan; a string says what is wrong with it. */
function timetableOf({ timezone, at, cron }: Plan): Timetable | string {
  if (!isTimezone(timezone)) return `"${timezone}" is no time zone; write one like "Europe/Kyiv"`;
  if (cron === null) return dailyTimetable(timezone, at);
  const times = parseCron(cron);
  if (typeof times === 'string') return times;
  return {
    timezone,
    times: times.hours.flatMap((hour) =>
      times.minutes.flatMap((minute) => times.seconds.map((second) => ({ hour, minute, second }))),
    ),
    falls: (date) => cronDayMatches(times, date),
    everyHour: times.everyHour,
  };
}

function dailyTimetable(timezone: string, at: readonly string[]): Timetable | string {
  const times: WallTime[] = [];
  for (const text of at) {
    const time = wallTime(text);
    if (time === null) return `"${text}" is no time of day; write one like "07:00"`;
    times.push(time);
  }
  if (times.length === 0) return 'never fires: it names no time';
  times.sort((a, b) => secondsOf(a) - secondsOf(b));
  return { timezone, times, falls: () => true, everyHour: false };
}

/** The slots of a timetable after an instant, in order, each instant once. */
function* slotsFrom(timetable: Timetable, after: EpochMs): Generator<DueSlot, void> {
  let date = localDate(after, timetable.timezone, -1);
  let last = after;
  for (let days = 0; days < LOOK_AHEAD_DAYS; days++, date = dayAfter(date)) {
    if (!timetable.falls(date)) continue;
    for (const slot of slotsOfDay(timetable, date, last)) {
      if (slot.at <= last) continue;
      last = slot.at;
      yield slot;
    }
  }
}

/** The slots of one local day, in order of the instants they fall on; those up to `after` may be left out. */
function slotsOfDay(timetable: Timetable, date: LocalDate, after: EpochMs): Iterable<DueSlot> {
  const starts = instantOf(date, MIDNIGHT, timetable.timezone);
  const ends = instantOf(dayAfter(date), MIDNIGHT, timetable.timezone);
  return ends - starts === DAY_MS
    ? slotsOfPlainDay(timetable, date, { starts, after })
    : slotsOfChange(timetable, date);
}

/** On a day of 24 hours a local time is as far from midnight as it says. */
function* slotsOfPlainDay(
  { times }: Timetable,
  date: LocalDate,
  { starts, after }: { readonly starts: EpochMs; readonly after: EpochMs },
): Generator<DueSlot, void> {
  for (const time of times) {
    const at = starts + secondsOf(time) * 1000;
    if (at > after) yield { at, local: localName(date, time) };
  }
}

/** The slots of a day on which the clocks change. */
function slotsOfChange({ timezone, times, everyHour }: Timetable, date: LocalDate): readonly DueSlot[] {
  const first = times.map((time) => ({ at: instantOf(date, time, timezone), local: localName(date, time) }));
  if (!everyHour) return first;
  const second = times.flatMap((time) => {
    const pass = secondPass(date, time, timezone);
    return pass === null ? [] : [{ at: pass.at, local: `${localName(date, time)}${pass.offset}` }];
  });
  return [...first, ...second].sort((a, b) => a.at - b.at);
}

function secondsOf({ hour, minute, second }: WallTime): number {
  return hour * 3600 + minute * 60 + second;
}
