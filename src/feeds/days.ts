/** Days and times of the calendar as instants; nothing here knows the zone of this machine. */
import type { EpochMs } from '../clock.ts';
import { zoneMinutes } from './date-zones.ts';

export const DAY_MS = 86_400_000;

/** The beginning of a day in UTC; null for one that does not exist ("31 February"). */
export function dayOf(year: number, month: number, day: number): EpochMs | null {
  const midnight = new Date(Date.UTC(year, month - 1, day));
  return midnight.getUTCMonth() === month - 1 && midnight.getUTCDate() === day && midnight.getUTCFullYear() === year
    ? midnight.getTime()
    : null;
}

/** A time of day in digits, the second with its fraction; what is left out is zero. */
export interface TimeOfDay {
  readonly hour?: string | undefined;
  readonly minute?: string | undefined;
  readonly second?: string | undefined;
  readonly half?: 'morning' | 'afternoon' | null;
}

/**
 * A day at a time that exists in a zone that exists; null otherwise ("25:61", "+25:00"). 24:00 is the end of the day; a
 * leap second (RFC 3339, 5.7) is the one after it, and is none anywhere but before midnight in UTC.
 */
export function instant(midnight: EpochMs | null, time: TimeOfDay, zone: string): EpochMs | null {
  const offset = zoneMinutes(zone);
  const hour = hourOf(time);
  const minute = Number(time.minute ?? 0);
  const [second = '0', fraction = ''] = (time.second ?? '').split(/[.,]/);
  const seconds = Number(second);
  if (midnight === null || offset === null || hour === null || minute > 59 || seconds > 60) return null;
  if (hour === 24 && (minute > 0 || seconds > 0)) return null;
  const minutes = hour * 60 + minute - offset;
  if (seconds === 60 && (((minutes + 1) % 1_440) + 1_440) % 1_440 !== 0) return null;
  return midnight + (minutes * 60 + seconds) * 1_000 + Number(fraction.slice(0, 3).padEnd(3, '0'));
}

/** 0 to 24; null for an hour that its half of the day does not have. */
function hourOf({ hour: digits, half }: TimeOfDay): number | null {
  const hour = Number(digits ?? 0);
  if (hour > 24) return null;
  if (half == null) return hour;
  // "22:00 PM" says the same twice; "22:00 AM" says two things.
  if (hour > 12) return half === 'afternoon' && hour < 24 ? hour : null;
  return (hour % 12) + (half === 'afternoon' ? 12 : 0);
}
