import type { QuietTimes } from './feed.ts';

const DAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/**
 * When a publisher of RSS does not want to be asked, from the values of `skipHours` and `skipDays`; null when it says nothing
 * that can be understood. RSS 0.91 counts the hours from 1 to 24, RSS 2.0 from 0 to 23; both mean midnight by their end.
 */
export function quietTimes(hours: string | null, days: string | null): QuietTimes | null {
  const numbers =
    (hours ?? '')
      .match(/\d{1,2}/g)
      ?.map(Number)
      .filter((hour) => hour <= 24) ?? [];
  const named = (days ?? '').toLowerCase().match(/[a-z]{3,}/g) ?? [];
  const quiet = {
    hours: sorted(numbers.map((hour) => hour % 24)),
    days: sorted(
      named.map((name) => DAYS.findIndex((day) => day.startsWith(name.slice(0, 3)))).filter((day) => day >= 0),
    ),
  };
  return quiet.hours.length + quiet.days.length === 0 ? null : quiet;
}

function sorted(numbers: readonly number[]): readonly number[] {
  return [...new Set(numbers)].toSorted((one, other) => one - other);
}
