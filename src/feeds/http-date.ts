import type { EpochMs } from '../clock.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** "Sun, 06 Nov 1994 08:49:37 GMT", the form that is sent, and "Sunday, 06-Nov-94 08:49:37 GMT", the one of RFC 850. */
const FIXED = /^[a-z]{3,9}, (\d{1,2})[ -]([a-z]{3})[ -](\d{4}|\d\d) (\d\d):(\d\d):(\d\d) (?:gmt|utc|[+-]0000)$/;
/** "Sun Nov  6 08:49:37 1994", the form of `asctime`. */
const ASCTIME = /^[a-z]{3} ([a-z]{3}) {1,2}(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})$/;

/**
 * A date as HTTP writes it, in one of its three forms (RFC 9110 5.6.7); null for everything else. Two digits of a year that
 * would lie more than fifty years ahead of `now` are the last century's.
 */
export function readHttpDate(text: string | undefined, now: EpochMs): EpochMs | null {
  const written = (text ?? '').trim().slice(0, 64).toLowerCase();
  const fixed = FIXED.exec(written);
  if (fixed !== null) {
    const [day, month, year, ...time] = fixed.slice(1);
    return moment([year, month, day, ...time], now);
  }
  const asctime = ASCTIME.exec(written);
  if (asctime === null) return null;
  const [month, day, hours, minutes, seconds, year] = asctime.slice(1);
  return moment([year, month, day, hours, minutes, seconds], now);
}

function moment([year = '', name = '', day, hours, minutes, seconds]: readonly (string | undefined)[], now: EpochMs) {
  const month = MONTHS.indexOf(name);
  if (month < 0) return null;
  const at = Date.UTC(fullYear(year, now), month, Number(day), Number(hours), Number(minutes), Number(seconds));
  const isReal =
    new Date(at).getUTCMonth() === month && Number(hours) < 24 && Number(minutes) < 60 && Number(seconds) < 61;
  return isReal && Number(day) > 0 ? at : null;
}

function fullYear(written: string, now: EpochMs): number {
  if (written.length === 4) return Number(written);
  const thisYear = new Date(now).getUTCFullYear();
  const year = thisYear - (thisYear % 100) + Number(written);
  return year > thisYear + 50 ? year - 100 : year;
}
