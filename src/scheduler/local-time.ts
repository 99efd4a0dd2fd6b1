import { Temporal } from 'temporal-polyfill';
import type { EpochMs } from '../clock.ts';

/** A day of the calendar, in no zone. `month` and `day` count from 1, `weekday` from Sunday as 0. */
export interface LocalDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
}

/** A time on the wall. */
export interface WallTime {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const DAY_MS = 86_400_000;

/** The day it is somewhere, moved by a number of days. */
export function localDate(at: EpochMs, timezone: string, plusDays = 0): LocalDate {
  const { year, month, day } = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(timezone);
  const moved = new Date(Date.UTC(year, month - 1, day) + plusDays * DAY_MS);
  return {
    year: moved.getUTCFullYear(),
    month: moved.getUTCMonth() + 1,
    day: moved.getUTCDate(),
    weekday: moved.getUTCDay(),
  };
}

/** The day after. */
export function dayAfter({ year, month, day }: LocalDate): LocalDate {
  const next = new Date(Date.UTC(year, month - 1, day) + DAY_MS);
  return {
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    weekday: next.getUTCDay(),
  };
}

/** "2026-03-29T02:30", with seconds where they are not 0. */
export function localName({ year, month, day }: LocalDate, { hour, minute, second }: WallTime): string {
  const clock = second === 0 ? `${two(hour)}:${two(minute)}` : `${two(hour)}:${two(minute)}:${two(second)}`;
  return `${year}-${two(month)}-${two(day)}T${clock}`;
}

/**
 * The instant a local time falls on. A time that happens twice is taken the first time. A time that the clocks jump
 * over becomes the first instant after the jump: one moment later nobody's wall shows it any more.
 */
export function instantOf(date: LocalDate, time: WallTime, timezone: string): EpochMs {
  const wished = plain(date, time);
  const earlier = wished.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  if (earlier.toPlainDateTime().equals(wished)) return earlier.epochMilliseconds;
  const jump = earlier.getTimeZoneTransition('next');
  return (jump ?? earlier).epochMilliseconds;
}

/** The second time a local time happens, with its offset; null when it happens at most once. */
export function secondPass(
  date: LocalDate,
  time: WallTime,
  timezone: string,
): { readonly at: EpochMs; readonly offset: string } | null {
  const wished = plain(date, time);
  const later = wished.toZonedDateTime(timezone, { disambiguation: 'later' });
  if (!later.toPlainDateTime().equals(wished)) return null;
  const earlier = wished.toZonedDateTime(timezone, { disambiguation: 'earlier' });
  return later.epochMilliseconds === earlier.epochMilliseconds
    ? null
    : { at: later.epochMilliseconds, offset: later.offset };
}

/** "07:00" or "07:00:30" as a time; null when it is none. */
export function wallTime(text: string): WallTime | null {
  const match = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(text.trim());
  if (match === null) return null;
  const [hour, minute, second] = [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)];
  return hour <= 23 && minute <= 59 && second <= 59 ? { hour, minute, second } : null;
}

/** Whether a zone is one the calendar knows ("Europe/Kyiv", "UTC"). */
export function isTimezone(timezone: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timezone);
    return true;
  } catch {
    return false;
  }
}

function plain({ year, month, day }: LocalDate, time: WallTime): Temporal.PlainDateTime {
  return Temporal.PlainDateTime.from({ year, month, day, ...time });
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}
