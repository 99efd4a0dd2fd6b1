import type { FoundDay } from './named-day.ts';

/** A day of the calendar machines count in. */
export interface GregorianDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

/** The day in the calendar of the machine: Buddhist years are 543 ahead, Persian years begin at the spring equinox. */
export function gregorian({ year, month, day, calendar }: FoundDay): GregorianDay | null {
  if (calendar === 'persian') return year > 1300 && year < 1500 ? fromPersian(year, month, day) : { year, month, day };
  return { year: year >= 2533 && year < 2643 ? year - 543 : year, month, day };
}

/**
 * A day of the Persian calendar. Years of 366 days by the cycle of 33 years (1, 5, 9, 13, 17, 22, 26, 30), which is exact
 * from 1178 to 1633.
 */
function fromPersian(year: number, month: number, day: number): GregorianDay | null {
  if (month < 1 || month > 12 || day < 1 || day > (month <= 6 ? 31 : 30)) return null;
  const cycle = year % 33;
  const leaps = Math.floor(year / 33) * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((leap) => leap < cycle).length;
  const days = (year - 1) * 365 + leaps + (month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30) + day - 1;
  // The first day of 1405 was 21 March 2026.
  const date = new Date(Date.UTC(2026, 2, 21) + (days - FIRST_OF_1405) * 86_400_000);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const FIRST_OF_1405 =
  1404 * 365 + Math.floor(1405 / 33) * 8 + [1, 5, 9, 13, 17, 22, 26, 30].filter((leap) => leap < 1405 % 33).length;
