/** Days and hours in the words of a page, in the zone of its readers. */
import type { EpochMs } from '../../clock.ts';
import type { DateP, IsoDate } from '../../summarizer/card.ts';
import { plainText } from './escape.ts';

/** What stands in place of a date that is none. */
const UNDATED = 'undated';

/** "Europe/Kyiv" → "Kyiv time"; "UTC" stays. */
export function zoneName(zone: string): string {
  const name = plainText(zone);
  if (!name.includes('/') || name.startsWith('Etc/')) return name;
  return `${name.slice(name.lastIndexOf('/') + 1).replaceAll('_', ' ')} time`;
}

/** "Fri 13 March 2026". */
export function longDay(at: IsoDate | EpochMs, zone: string): string {
  const parts = partsOf(at, zone, 'long');
  return parts === null ? UNDATED : `${parts.weekday} ${parts.day} ${parts.month} ${parts.year}`;
}

/** "Fri 13 Mar". */
export function shortDay(at: IsoDate | EpochMs, zone: string): string {
  const parts = partsOf(at, zone, 'short');
  return parts === null ? UNDATED : `${parts.weekday} ${parts.day} ${parts.month}`;
}

/** "Fri 13 Mar 13:00". */
export function dayAndHour(at: IsoDate | EpochMs, zone: string): string {
  const parts = partsOf(at, zone, 'short');
  return parts === null ? UNDATED : `${parts.weekday} ${parts.day} ${parts.month} ${parts.hour}:${parts.minute}`;
}

/** A date as precise as it is known: "Tue 10 Mar 14:30", "Tue 10 Mar", "week of 9 Mar", "March 2026". */
export function dateWords({ iso, precision }: DateP, zone: string): string {
  // A day without an hour is the same day everywhere: it is not moved into the reader's zone.
  if (precision === 'hour') return dayAndHour(iso, zone);
  if (precision === 'day') return shortDay(iso, 'UTC');
  const parts = partsOf(iso, 'UTC', precision === 'week' ? 'short' : 'long');
  if (parts === null) return UNDATED;
  return precision === 'week' ? `week of ${parts.day} ${parts.month}` : `${parts.month} ${parts.year}`;
}

type Parts = Readonly<Record<'weekday' | 'day' | 'month' | 'year' | 'hour' | 'minute', string>>;

function partsOf(at: IsoDate | EpochMs, zone: string, month: 'short' | 'long'): Parts | null {
  const parts = { weekday: '', day: '', month: '', year: '', hour: '', minute: '' };
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return null;
  for (const { type, value } of formatter(zone, month).formatToParts(date)) {
    if (type in parts) parts[type as keyof Parts] = value;
  }
  return parts;
}

function formatter(timeZone: string, month: 'short' | 'long'): Intl.DateTimeFormat {
  const wanted = {
    weekday: 'short',
    day: 'numeric',
    month,
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  } as const;
  try {
    return new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone });
  } catch {
    // A zone this machine does not know; the settings refuse it long before, a stored briefing may still name it.
    return new Intl.DateTimeFormat('en-GB', { ...wanted, timeZone: 'UTC' });
  }
}
