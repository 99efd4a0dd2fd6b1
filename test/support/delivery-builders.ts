import type { Briefing } from '../../src/briefings/briefing.ts';
import type { Destination, DestinationId, Posting } from '../../src/delivery/delivery.ts';
import { deliveryId } from '../../src/delivery/delivery-id.ts';
import { partsOf } from '../../src/delivery/parts.ts';
import type { Recording } from '../../src/delivery/ports.ts';
import { slotOf } from '../../src/delivery/slots.ts';
import { aBriefing, aCard, NOON } from './builders.ts';

/** The channel most tests post to. */
export const DESK = 'console' as DestinationId;

/** A channel that is briefed at eight in Berlin, with no wishes of its own. */
export function aDestination(fields: Partial<Destination> = {}): Destination {
  return {
    id: DESK,
    conflicts: 'all',
    plan: { timezone: 'Europe/Berlin', at: ['08:00'], cron: null },
    stories: 5,
    quietHours: null,
    alerts: null,
    stateMedia: 'label',
    layout: 'thread',
    language: 'en',
    publish: false,
    ...fields,
  };
}

/** A briefing with a number of stories, to be written down for a destination; `at` tells one slot from another. */
export function aRecording({
  destination = DESK,
  at = NOON,
  stories = 1,
  ...fields
}: Partial<Recording> & { readonly at?: number; readonly stories?: number } = {}): Recording {
  const briefing: Briefing = aBriefing({
    id: `briefing of ${new Date(at).toISOString()}`,
    channelId: destination,
    period: { from: new Date(at - 86_400_000).toISOString(), to: new Date(at).toISOString(), tz: 'UTC' },
    stories: Array.from({ length: stories }, () => aCard()),
  });
  return {
    slot: slotOf({ at, local: new Date(at).toISOString().slice(0, 16) }),
    destination,
    kind: 'briefing',
    dueAt: at,
    parts: partsOf(briefing),
    briefing,
    states: [],
    ...fields,
  };
}

/** A notice on its way to a channel; `name` tells one delivery from another. */
export function aPosting({
  name = 'a delivery',
  ...fields
}: Partial<Posting> & { readonly name?: string } = {}): Posting {
  const destination = fields.destination ?? DESK;
  return {
    id: deliveryId(name, destination, 0),
    destination,
    part: { kind: 'notice', text: 'The feed meridian-wire is gone.', about: null },
    layout: 'messages',
    publish: false,
    under: null,
    since: NOON,
    ...fields,
  };
}
