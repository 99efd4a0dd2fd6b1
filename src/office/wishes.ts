import type { Calendar } from '../delivery/ports.ts';
import type { ChannelWishes } from '../office.ts';
import type { FileDecisions } from './ports.ts';

/** What holds in a channel that was only told to be briefed; as in sitrep.yaml. */
export function firstWishes({ timezone, language }: Pick<FileDecisions, 'timezone' | 'language'>): ChannelWishes {
  return {
    conflicts: 'all',
    plan: { timezone, at: ['07:00'], cron: null },
    stories: 5,
    quietHours: null,
    alerts: null,
    stateMedia: 'label',
    layout: 'thread',
    language,
    publish: false,
  };
}

/** What wishes are judged by. */
export interface WishRules {
  readonly conflicts: readonly { readonly id: string }[];
  readonly calendar: Pick<Calendar, 'faultOf' | 'next'>;
  readonly now: number;
}

/** The fewest minutes between two briefings of one channel. */
const APART_MINUTES = 15;
const MOST_SHOWN = 60;
const LONGEST_COOLDOWN_MS = 3_650 * 86_400_000;

type Judge = (wish: unknown, rules: WishRules) => string | null;

/** For each wish what is wrong with it: what was found, what is allowed, an example. Null when nothing is. */
const JUDGES: { readonly [Wish in keyof ChannelWishes]: Judge } = {
  conflicts: conflictsFault,
  plan: planFault,
  stories: (wish) => (isWhole(wish, 1, 7) ? null : not(wish, 'a number from 1 to 7, such as 5')),
  quietHours: quietFault,
  alerts: alertsFault,
  stateMedia: (wish) => oneOf(wish, ['label', 'separate', 'off']),
  layout: (wish) => oneOf(wish, ['thread', 'messages', 'forum']),
  language: (wish) =>
    typeof wish === 'string' && /^[a-z]{2}(?:-[A-Za-z]{2,4})?$/.test(wish)
      ? null
      : not(wish, 'a language code of two letters, such as en or uk'),
  publish: (wish) => (typeof wish === 'boolean' ? null : not(wish, 'true or false')),
};

/** Everything that is wrong with some wishes, each fault with the name of its wish; empty when nothing is. */
export function wishFaults(wishes: Partial<ChannelWishes>, rules: WishRules): readonly string[] {
  const given = Object.entries(wishes).filter(([, wish]) => wish !== undefined);
  if (given.length === 0) return [`nothing was named to be changed; ${Object.keys(JUDGES).join(', ')} can be`];
  return given.flatMap(([name, wish]) => {
    const judge = Object.hasOwn(JUDGES, name) ? JUDGES[name as keyof ChannelWishes] : null;
    if (judge === null) return [`${shown(name)} is nothing that can be set; ${Object.keys(JUDGES).join(', ')} can be`];
    const fault = judge(wish, rules);
    return fault === null ? [] : [`${name}: ${fault}`];
  });
}

/** Wishes as they are kept: times in order, nothing named twice. */
export function tidyWishes(wishes: ChannelWishes): ChannelWishes {
  const { conflicts, plan, quietHours } = wishes;
  return {
    ...wishes,
    conflicts: conflicts === 'all' ? 'all' : [...new Set(conflicts)],
    plan: {
      timezone: plan.timezone,
      at: [...new Set(plan.at.map(twoDigits))].sort(),
      cron: plan.cron?.trim().replace(/\s+/g, ' ') ?? null,
    },
    quietHours: quietHours && { from: twoDigits(quietHours.from), to: twoDigits(quietHours.to) },
  };
}

/** "7:00" as "07:00". */
function twoDigits(time: string): string {
  return time.padStart(5, '0');
}

function conflictsFault(wish: unknown, { conflicts }: WishRules): string | null {
  if (wish === 'all') return null;
  const known = conflicts.map(({ id }) => id);
  const allowed = `all, or some of ${known.join(', ')}`;
  if (!Array.isArray(wish) || wish.length === 0) return not(wish, allowed);
  if (wish.length > known.length) return `${wish.length} conflicts are more than there are; write ${allowed}`;
  const unknown = wish.filter((id) => !known.includes(id));
  return unknown.length === 0 ? null : not(unknown.slice(0, 5).map(String).join(', '), allowed);
}

function planFault(wish: unknown, { calendar, now }: WishRules): string | null {
  const example = 'local times such as 07:00 and 19:00, in a time zone such as Europe/Kyiv';
  if (!isRecord(wish)) return not(wish, example);
  const { timezone, at, cron } = wish;
  if (typeof timezone !== 'string' || timezone.length > MOST_SHOWN) {
    return not(timezone, 'a time zone such as Europe/Kyiv');
  }
  if (!Array.isArray(at) || !(cron === null || typeof cron === 'string')) return not(at, example);
  if (cron !== null && at.length > 0) return 'either times or a cron expression, not both; such as 07:00';
  if (at.length > (24 * 60) / APART_MINUTES)
    return `${at.length} times are too many; two are ${APART_MINUTES} minutes apart`;
  const odd = at.find((time) => minutesOf(time) === null);
  if (odd !== undefined) return not(odd, 'a time from 00:00 to 23:59, such as 07:00');
  const plan = { timezone, at, cron };
  const fault = calendar.faultOf(plan);
  if (fault !== null) return `${fault.slice(0, 200)}; write ${example}`;
  const isDense =
    cron === null
      ? isTooDense(
          at.map((time) => minutesOf(time) ?? 0),
          24 * 60,
        )
      : isTooDense(
          calendar.next(plan, now, 200).map((slot) => slot.at / 60_000),
          Number.POSITIVE_INFINITY,
        );
  return isDense ? `two briefings must be at least ${APART_MINUTES} minutes apart, such as 07:00 and 07:15` : null;
}

/** Whether two moments lie too near each other; the first comes again after `round`. */
function isTooDense(minutes: readonly number[], round: number): boolean {
  const sorted = [...new Set(minutes)].sort((a, b) => a - b);
  const [first] = sorted;
  if (first === undefined || sorted.length === 1) return false;
  const ends = [...sorted.slice(1), first + round];
  return sorted.some((minute, index) => (ends[index] ?? 0) - minute < APART_MINUTES);
}

function quietFault(wish: unknown): string | null {
  if (wish === null) return null;
  const allowed = 'off, or hours such as 22:00-06:00 with a beginning and another end';
  if (!isRecord(wish)) return not(wish, allowed);
  const [from, to] = [minutesOf(wish.from), minutesOf(wish.to)];
  return from === null || to === null || from === to ? not(`${text(wish.from)}-${text(wish.to)}`, allowed) : null;
}

function alertsFault(wish: unknown): string | null {
  if (wish === null) return null;
  if (!isRecord(wish)) return not(wish, 'off, or a severity such as 0.8');
  const { severity, independent, cooldownMs } = wish;
  if (typeof severity !== 'number' || !(severity >= 0 && severity <= 1)) {
    return not(severity, 'a severity from 0 to 1, such as 0.8');
  }
  if (!isWhole(independent, 1, 20)) return not(independent, '1 to 20 independent sources, such as 2');
  if (!isWhole(cooldownMs, 60_000, LONGEST_COOLDOWN_MS)) {
    return not(cooldownMs, 'a time between two alerts of 1m to 3650d, such as 6h');
  }
  return null;
}

/** Minutes after midnight of a local time such as "07:00"; null when it is none. */
function minutesOf(time: unknown): number | null {
  const [, hours, minutes] = typeof time === 'string' ? (/^([01]?\d|2[0-3]):([0-5]\d)$/.exec(time) ?? []) : [];
  return hours === undefined || minutes === undefined ? null : Number(hours) * 60 + Number(minutes);
}

function isWhole(value: unknown, from: number, to: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= from && value <= to;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function oneOf(wish: unknown, allowed: readonly string[]): string | null {
  return typeof wish === 'string' && allowed.includes(wish)
    ? null
    : not(wish, `one of ${allowed.join(', ')}, such as ${allowed[0]}`);
}

function not(found: unknown, allowed: string): string {
  return `${shown(found)} is not allowed; write ${allowed}`;
}

/** What was written, short enough to be repeated. */
function shown(value: unknown): string {
  const written = text(value);
  return `"${written.length > MOST_SHOWN ? `${written.slice(0, MOST_SHOWN)}…` : written}"`;
}

function text(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value).slice(0, 2 * MOST_SHOWN) : String(value);
}
