import type { Briefing } from '../briefings/briefing.ts';
import type { GatherParts } from '../briefings/gather.ts';
import { gatherBriefing } from '../briefings/gather.ts';
import { statesAfter } from '../briefings/state.ts';
import type { Clock } from '../clock.ts';
import type { ChatAdapter, Destination } from './delivery.ts';
import { partsOf } from './parts.ts';
import type { Calendar, Deliveries, Slot, Slots } from './ports.ts';
import { periodFor, slotToFire } from './slots.ts';

/** What recording briefings needs. */
export interface RecordParts extends Omit<GatherParts, 'now'> {
  readonly destinations: () => readonly Destination[];
  readonly adapters: readonly ChatAdapter[];
  readonly deliveries: Deliveries;
  readonly slots: Slots;
  readonly calendar: Calendar;
  readonly clock: Clock;
  /** Until when everything that was seen has been told to the stories: a briefing covers no later moment. */
  readonly horizon: Clock;
}

/** Composes and records the briefing of every destination whose slot has come. Nothing is shown yet. */
export async function recordDueBriefings(parts: RecordParts): Promise<readonly Briefing[]> {
  const recorded: Briefing[] = [];
  for (const destination of parts.destinations()) {
    if (!parts.adapters.some((adapter) => adapter.serves(destination.id))) continue;
    const due = await slotToFire(destination, parts);
    const briefing = due && (await recordBriefing(destination, due, parts));
    if (briefing) recorded.push(briefing);
  }
  return recorded;
}

/** Composes and records the briefing of one slot; null when the slot had been decided already. */
export async function recordBriefing(
  destination: Destination,
  { slot, dueAt }: { readonly slot: Slot; readonly dueAt: number },
  parts: RecordParts,
): Promise<Briefing | null> {
  const now = parts.clock();
  const past = await parts.pastBriefings.last(destination.id);
  const briefing = await gatherBriefing(
    {
      id: `${destination.id} ${slot.name}`,
      destination,
      period: periodFor(past, parts.horizon()),
      timezone: destination.plan.timezone,
      previous: past,
      next: parts.calendar.next(destination.plan, now, 1)[0]?.at ?? null,
    },
    { ...parts, now },
  );
  const written = await parts.deliveries.record({
    slot,
    destination: destination.id,
    kind: 'briefing',
    dueAt,
    parts: partsOf(briefing),
    briefing,
    states: statesAfter(briefing, past),
  });
  return written.length === 0 ? null : briefing;
}
