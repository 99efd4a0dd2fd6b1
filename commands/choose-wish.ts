/** From the words people type to what they wish for a channel, or a polite note that says what is allowed. */
import type { Destination } from '../src/delivery/delivery.ts';
import { type Chosen, chooseConflict, nearest, note, quoted } from './choose.ts';
import { timezoneNamed, timezones } from './timezones.ts';

/** Longer input is nobody's wish; what is looked at is cut, so that nothing grows with it. */
const LONGEST = 200;

/** More briefings a day are nobody's wish. */
const MOST_TIMES = 12;

/** Local times of a day, sorted, each once: "07:00 19:00". */
export function chooseTimes(text: string, { example }: { readonly example: string }): Chosen<readonly string[]> {
  const words = text
    .slice(0, LONGEST)
    .split(/[\s,;]+/)
    .filter((word) => word !== '');
  const times = [...new Set(words.map(timeOfDay))].toSorted();
  const wrong = words.find((word) => timeOfDay(word) === null);
  if (words.length > 0 && times.length <= MOST_TIMES && wrong === undefined) {
    return { value: times.filter((time) => time !== null) };
  }
  const fault =
    words.length === 0
      ? 'Please name a time.'
      : wrong === undefined
        ? `${times.length} times a day are too many.`
        : `${quoted(wrong)} is no time of day.`;
  return {
    note: note(
      `${fault} Allowed are up to ${MOST_TIMES} local times from 00:00 to 23:59, with spaces between them. Example: ${example}`,
    ),
  };
}

/** Local hours that may go over midnight; null for "off". */
export function chooseHours(
  text: string,
  { example }: { readonly example: string },
): Chosen<Destination['quietHours']> {
  if (isOff(text)) return { value: null };
  const [from, to, ...more] = text
    .slice(0, LONGEST)
    .split(/\s*[-–—]\s*/)
    .map(timeOfDay);
  if (from && to && from !== to && more.length === 0) return { value: { from, to } };
  return {
    note: note(
      `${quoted(text)} are no hours I know. Allowed are two different local times with a dash, such as 22:00-06:00, or off. Example: ${example}`,
    ),
  };
}

/** A time zone by its name or its place. */
export function chooseTimezone(text: string, { example }: { readonly example: string }): Chosen<string> {
  const zone = timezoneNamed(text);
  if (zone !== null) return { value: zone };
  const wanted = text.slice(0, LONGEST).trim().replace(/\s+/g, '_').toLowerCase();
  const near = nearest(
    wanted,
    timezones().map(({ name }) => ({
      word: (wanted.includes('/') ? name : (name.split('/').at(-1) ?? name)).toLowerCase(),
      name,
    })),
  );
  const offered = near.slice(0, 3).map(({ name }) => name);
  return {
    note: note(`${quoted(text)} is no time zone I know. Close to it: ${offered.join(', ')}. Example: ${example}`),
  };
}

/** A plan with the hours and the zone that were named; null when none was. */
export function choosePlan(
  { at = '', timezone = '' }: Readonly<Record<string, string>>,
  plan: Destination['plan'],
  say: { readonly example: string },
): Chosen<Destination['plan'] | null> {
  if (at.trim() === '' && timezone.trim() === '') return { value: null };
  const times = at.trim() === '' ? null : chooseTimes(at, say);
  if (times !== null && 'note' in times) return times;
  const zone = timezone.trim() === '' ? null : chooseTimezone(timezone, say);
  if (zone !== null && 'note' in zone) return zone;
  return {
    value: {
      timezone: zone?.value ?? plan.timezone,
      at: times?.value ?? plan.at,
      cron: times === null ? plan.cron : null,
    },
  };
}

/** A whole number within its bounds. */
export function chooseNumber(
  text: string,
  [least, most]: readonly [number, number],
  { example }: { readonly example: string },
): Chosen<number> {
  const value = /^\d{1,9}$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (value >= least && value <= most) return { value };
  return {
    note: note(
      `${quoted(text)} is no number I can use here. Allowed is a whole number from ${least} to ${most}. Example: ${example}`,
    ),
  };
}

/** One of a few words, case ignored. */
export function chooseOne<T extends string>(
  text: string,
  choices: readonly T[],
  { example }: { readonly example: string },
): Chosen<T> {
  const wanted = text.trim().toLowerCase();
  const value = choices.find((choice) => choice === wanted);
  if (value !== undefined) return { value };
  return {
    note: note(`${quoted(text)} is none of what can be chosen here: ${choices.join(', ')}. Example: ${example}`),
  };
}

/** Nobody follows more by name; "all" is for that. */
const MOST_CONFLICTS = 40;

/** Several conflicts by id or name, with commas between them, or "all". */
export function chooseConflicts(
  text: string,
  conflicts: readonly { readonly id: string; readonly name: string }[],
  { example }: { readonly example: (conflict: string) => string },
): Chosen<Destination['conflicts']> {
  const whole = chooseConflict(text, conflicts, { example });
  if ('value' in whole) return { value: whole.value === null ? 'all' : [whole.value] };
  const parts = text.split(/[,;]/).map((part) => part.trim());
  const ids = new Set<string>();
  for (const part of parts.filter((one) => one !== '').slice(0, MOST_CONFLICTS)) {
    const one = chooseConflict(part, conflicts, { example });
    if ('note' in one) return one;
    if (one.value === null) return { value: 'all' };
    ids.add(one.value);
  }
  return ids.size === 0 ? { note: whole.note } : { value: [...ids] };
}

/** Whether somebody wishes a thing away. */
function isOff(text: string): boolean {
  return /^(?:off|none|no)$/i.test(text.trim());
}

/** "7:00" as "07:00"; null when it is no time of day. */
function timeOfDay(text: string): string | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text.trim()) ?? [];
  return hours && minutes ? `${hours.padStart(2, '0')}:${minutes}` : null;
}
