/** Days and hours in the words of a page, in the zone of its readers. */
import type { EpochMs } from '../../clock.ts';
import type { DateP, IsoDate } from '../../summarizer/card.ts';
import { type Inline, ours, type Time } from './page.ts';
import { plainText } from './plain-text.ts';

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

/** "2026": the year a page is written in, beside which its other dates need none. */
export function yearOf(at: IsoDate | EpochMs, zone: string): string | null {
  return partsOf(at, zone, 'short')?.year ?? null;
}

/** "Fri 13 Mar"; of another year than the page's "Thu 2 Jan 2020". Without a page's year none is told. */
export function shortDay(at: IsoDate | EpochMs, zone: string, year: string | null = null): string {
  const parts = partsOf(at, zone, 'short');
  return parts === null ? UNDATED : `${parts.weekday} ${parts.day} ${parts.month}${otherYear(parts, year)}`;
}

/** "Fri 13 Mar 13:00"; of another year than the page's with it. */
export function dayAndHour(at: IsoDate | EpochMs, zone: string, year: string | null = null): string {
  const parts = partsOf(at, zone, 'short');
  return parts === null ? UNDATED : `${shortDay(at, zone, year)} ${parts.hour}:${parts.minute}`;
}

/** How a moment is told. */
interface Telling {
  readonly year?: string | null;
  readonly style?: Time['style'];
  readonly role?: Time['role'];
  /** Whether the words name the zone. */
  readonly zoned?: boolean;
}

/** A moment on a page: its words are {@link dayAndHour}, or the hour alone. */
export function moment(
  at: IsoDate | EpochMs,
  zone: string,
  { year = null, style = 'moment', role = 'plain', zoned = false }: Telling = {},
): Inline {
  const told = dayAndHour(at, zone, year);
  if (told === UNDATED) return ours(told, role);
  const text = style === 'hour' ? told.slice(-'00:00'.length) : told;
  return {
    kind: 'time',
    at: new Date(at).getTime(),
    text: zoned ? `${text} ${zoneName(zone)}` : text,
    style,
    role,
    zoned,
  };
}

/** A date on a page: a moment where the hour is known, else {@link dateWords}. */
export function dateOf(when: DateP, zone: string, telling: Pick<Telling, 'year' | 'role'> = {}): Inline {
  if (when.precision === 'hour') return moment(when.iso, zone, telling);
  return ours(dateWords(when, zone, telling.year), telling.role);
}

/** A date as precise as it is known: "Tue 10 Mar 14:30", "Tue 10 Mar", "week of 9 Mar", "March 2026". */
export function dateWords({ iso, precision }: DateP, zone: string, year: string | null = null): string {
  // A day without an hour is the same day everywhere: it is not moved into the reader's zone.
  if (precision === 'hour') return dayAndHour(iso, zone, year);
  if (precision === 'day') return shortDay(iso, 'UTC', year);
  const parts = partsOf(iso, 'UTC', precision === 'week' ? 'short' : 'long');
  if (parts === null) return UNDATED;
  return precision === 'week'
    ? `week of ${parts.day} ${parts.month}${otherYear(parts, year)}`
    : `${parts.month} ${parts.year}`;
}

function otherYear(parts: Parts, year: string | null): string {
  return year === null || parts.year === year ? '' : ` ${parts.year}`;
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

/** Formatters by zone and kind of month: a day is written dozens of times on a page, and each takes 0.1 ms to make. */
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(timeZone: string, month: 'short' | 'long'): Intl.DateTimeFormat {
  const key = `${month} ${timeZone}`;
  const kept = formatters.get(key);
  if (kept !== undefined) return kept;
  const made = makeFormatter(timeZone, month);
  if (formatters.size >= MOST_FORMATTERS) formatters.clear();
  formatters.set(key, made);
  return made;
}

/** Zones come from the settings and from stored briefings; no desk has as many. */
const MOST_FORMATTERS = 50;

function makeFormatter(timeZone: string, month: 'short' | 'long'): Intl.DateTimeFormat {
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
