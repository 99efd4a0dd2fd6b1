import { z } from 'zod';
import { nearest } from './nearest.ts';

/** A map with exactly these keys. Its unknown keys are told apart by the list of known ones, which the message carries. */
export function mapOf<S extends z.core.$ZodLooseShape>(shape: S): z.ZodObject<S, z.core.$strict> {
  const known = Object.keys(shape).join(', ');
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? known : undefined) });
}

/** Text that says something. */
export const Words: z.ZodString = z.string().trim().min(1, 'text');

/** An ISO 639-1 code. */
export const Language: z.ZodString = z
  .string()
  .regex(/^[a-z]{2}(?:-[A-Za-z]{2,4})?$/, 'a language code of two letters, such as en or uk');

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1_000,
  m: 60_000,
  h: 3_600_000,
  d: 86_400_000,
  w: 604_800_000,
};

/** `15m`, `6h`, `90d`, `1h30m` in milliseconds; null when it is no duration. */
export function durationMs(text: string): number | null {
  if (!/^(?:\d{1,6}[smhdw]){1,5}$/.test(text)) return null;
  let ms = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)([smhdw])/g)) ms += Number(count) * (UNIT_MS[unit ?? ''] ?? 0);
  return ms;
}

/** A duration of at least `floor` (written the same way), in milliseconds. */
export function duration(floor: string): z.ZodType<number, string> {
  return z
    .string({ error: 'a duration such as 15m, 6h or 90d' })
    .describe(`A duration such as 15m, 6h or 90d; at least ${floor}.`)
    .transform((text, context) => {
      const ms = durationMs(text.trim());
      if (ms === null) return refuse(context, 'a duration such as 15m, 6h or 90d');
      if (ms < (durationMs(floor) ?? 0)) return refuse(context, `at least ${floor}`);
      return ms > LONGEST_MS ? refuse(context, 'at most 3650d') : ms;
    });
}

const LONGEST_MS = 3_650 * 86_400_000;

/** "07:00", local time. */
export const TimeOfDay: z.ZodType<string, string> = z
  .string({ error: 'a time such as "07:00", in quotes' })
  .describe('A local time such as "07:00".')
  .transform((text, context) => timeOfDay(text) ?? refuse(context, 'a time from "00:00" to "23:59"'));

/** "22:00-06:00". */
export const HoursOfDay: z.ZodType<{ readonly from: string; readonly to: string }, string> = z
  .string({ error: 'hours such as "22:00-06:00"' })
  .describe('Local hours such as "22:00-06:00".')
  .transform((text, context) => {
    const [from, to, ...more] = text.split(/\s*[-–]\s*/).map(timeOfDay);
    if (!from || !to || more.length > 0) return refuse(context, 'hours such as "22:00-06:00"');
    return from === to ? refuse(context, 'hours with a beginning and another end') : { from, to };
  });

function timeOfDay(text: string): string | null {
  const [, hours, minutes] = /^\s*([01]?\d|2[0-3]):([0-5]\d)\s*$/.exec(text) ?? [];
  return hours && minutes ? `${hours.padStart(2, '0')}:${minutes}` : null;
}

/** A zone of the IANA data that this Node carries. */
export const TimeZone: z.ZodType<string, string> = z
  .string({ error: 'a time zone such as Europe/Kyiv' })
  .describe('An IANA time zone such as Europe/Kyiv.')
  .transform((zone, context) => {
    if (isTimeZone(zone)) return zone;
    const near = nearest(zone, ['Europe/Kyiv', 'Asia/Kolkata', ...Intl.supportedValuesOf('timeZone')]);
    return refuse(context, `a time zone such as Europe/Kyiv${near === null ? '' : `; the nearest is "${near}"`}`);
  });

/** Whether Node knows a zone by this name; offsets such as `+02:00` are no zones. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z]/.test(zone)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
    return true;
  } catch {
    return false;
  }
}

/** Tells the reader of a schema's value what was hoped for. */
export function refuse(context: z.core.$RefinementCtx, expected: string): never {
  context.issues.push({ code: 'custom', message: expected, input: context.value, continue: false });
  return z.NEVER;
}
