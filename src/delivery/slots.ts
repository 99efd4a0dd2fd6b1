import type { PastBriefing } from '../briefings/briefing.ts';
import type { Clock, EpochMs } from '../clock.ts';
import type { Destination, Plan } from './delivery.ts';
import type { Calendar, DueSlot, Slot, Slots } from './ports.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** A slot older than this is not caught up (`promises.md` D6). */
export const CATCH_UP_MS = 2 * HOUR_MS;

/** How far back slots that passed while we were away are looked for, to record them as missed. */
const LOOK_BACK_MS = 7 * DAY_MS;

/** The longest period a briefing covers, however long its destination was without one. */
const LONGEST_PERIOD_MS = 7 * DAY_MS;

/** A slot as deliveries name it. */
export function slotOf({ at, local }: DueSlot): Slot {
  return { at, local, name: new Date(at).toISOString() };
}

/** What a delivery that no plan asked for hangs on: the same name is delivered once to a destination. */
export function namedSlot(name: string, at: EpochMs): Slot {
  return { at, local: name, name };
}

/**
 * The slot for which a destination is to be briefed now, with the instant it was due; null when there is none.
 *
 * Each local time of the plan fires once. After an absence only the latest slot is caught up, and only if it was due
 * less than two hours ago; the others are recorded as missed. In quiet hours nothing fires; a slot that fell into
 * them is due when they end. A time the operator has just added counts from now on. Recording the briefing
 * (`Deliveries.record`) is what marks the slot as fired: until then this gives the same answer again.
 */
export async function slotToFire(
  destination: Destination,
  { slots, calendar, clock }: { readonly slots: Slots; readonly calendar: Calendar; readonly clock: Clock },
): Promise<{ readonly slot: Slot; readonly dueAt: EpochMs } | null> {
  const now = clock();
  const open = await openSlots(destination, { slots, calendar, now });
  if (open.length === 0) return null;

  const { timezone } = destination.plan;
  const quietUntil = (at: EpochMs) =>
    destination.quietHours === null ? null : calendar.heldUntil(destination.quietHours, timezone, at);
  if (quietUntil(now) !== null) return null;

  const latest = open.at(-1);
  const dueAt = latest === undefined ? now : (quietUntil(latest.at) ?? latest.at);
  const fires = latest !== undefined && now - dueAt < CATCH_UP_MS;
  await slots.miss(destination.id, fires ? open.slice(0, -1) : open, now);
  return fires ? { slot: slotOf(latest), dueAt } : null;
}

/** Slots of a destination that have come and are neither fired nor missed, oldest first. */
async function openSlots(
  destination: Destination,
  { slots, calendar, now }: { readonly slots: Slots; readonly calendar: Calendar; readonly now: EpochMs },
): Promise<readonly DueSlot[]> {
  const plans = entriesOf(destination.plan);
  const since = await slots.watch(destination.id, [...plans.keys()], now);
  const after = lookFrom(await slots.lastDecided(destination.id), now);

  const due = [...plans].flatMap(([entry, plan]) =>
    calendar.due(plan, { after: Math.max(after, since.get(entry) ?? now), until: now }),
  );
  const decided = await slots.decided(
    destination.id,
    due.map(({ local }) => local),
  );
  return due.filter(({ local }) => !decided.has(local)).sort((a, b) => a.at - b.at);
}

/** After the last decided slot; where the clock has been set back before it, two hours ago. */
function lookFrom(lastDecided: EpochMs | null, now: EpochMs): EpochMs {
  if (lastDecided === null) return now - LOOK_BACK_MS;
  return lastDecided <= now ? Math.max(lastDecided, now - LOOK_BACK_MS) : now - CATCH_UP_MS;
}

/** A plan as its single entries, so that adding one time does not make the others new. */
function entriesOf({ timezone, at, cron }: Plan): ReadonlyMap<string, Plan> {
  if (cron !== null) return new Map([[`${cron} ${timezone}`, { timezone, at: [], cron }]]);
  return new Map(at.map((time) => [`${time} ${timezone}`, { timezone, at: [time], cron: null }]));
}

/** What a briefing covers: from the last one of its destination, or a day before the first, until now. */
export function periodFor(past: PastBriefing | null, now: EpochMs): { readonly from: EpochMs; readonly to: EpochMs } {
  const last = past === null ? now - DAY_MS : Date.parse(past.to);
  return { from: Math.min(Math.max(last, now - LONGEST_PERIOD_MS), now), to: now };
}
