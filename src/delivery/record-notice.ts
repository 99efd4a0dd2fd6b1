import type { Clock } from '../clock.ts';
import type { DestinationId } from './delivery.ts';
import type { Deliveries } from './ports.ts';
import { namedSlot } from './slots.ts';

/**
 * Records a few words of ours for a destination, once for each name. Nothing is shown yet.
 * `about` is a message that the notice belongs to.
 */
export async function recordNotice(
  {
    destination,
    name,
    text,
    about = null,
    offers,
  }: {
    readonly destination: DestinationId;
    readonly name: string;
    readonly text: string;
    readonly about?: string | null;
    readonly offers?: 'set-up';
  },
  { deliveries, clock }: { readonly deliveries: Deliveries; readonly clock: Clock },
): Promise<void> {
  const now = clock();
  await deliveries.record({
    slot: namedSlot(`notice:${name}`, now),
    destination,
    kind: 'notice',
    dueAt: now,
    parts: [{ kind: 'notice', text, about, ...(offers !== undefined && { offers }) }],
    briefing: null,
    states: [],
  });
}
