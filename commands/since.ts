/** "30m", "24h", "7d": how far back a question looks. */

const UNIT_MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

/** Nobody asks for more than a year; articles are not kept that long. */
const LONGEST_MS = 366 * UNIT_MS.d;

/** What a duration may look like, for a polite note. */
export const SINCE_EXAMPLES = '30m, 24h or 7d';

/** Milliseconds of a duration of whole minutes, hours or days up to `longestMs`, by default a year; null when it is none. */
export function sinceMs(text: string, longestMs: number = LONGEST_MS): number | null {
  const found = /^([1-9]\d{0,5})(m|h|d)$/.exec(text.trim().toLowerCase());
  if (found === null) return null;
  const ms = Number(found[1]) * UNIT_MS[found[2] as keyof typeof UNIT_MS];
  return ms <= longestMs ? ms : null;
}

/** "the last 30 minutes", "the last 24 hours", "the last 7 days". */
export function sinceWords(ms: number): string {
  const [count, unit] =
    ms % UNIT_MS.d === 0 && ms > UNIT_MS.d
      ? [ms / UNIT_MS.d, 'day']
      : ms % UNIT_MS.h === 0
        ? [ms / UNIT_MS.h, 'hour']
        : [Math.round(ms / UNIT_MS.m), 'minute'];
  return count === 1 ? `the last ${unit}` : `the last ${count} ${unit}s`;
}
