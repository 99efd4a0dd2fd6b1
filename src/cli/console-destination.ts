import type { Destination, DestinationId } from '../delivery/delivery.ts';
import type { Settings } from '../settings/load-settings.ts';

/** The terminal as a destination: the operator's own, or one that follows everything once a day. */
export function consoleDestination({ destinations, timezone, language }: Settings): Destination {
  return (
    destinations.find(({ id }) => id === 'console') ?? {
      id: 'console' as DestinationId,
      conflicts: 'all',
      plan: { timezone, at: ['07:00'], cron: null },
      stories: 5,
      quietHours: null,
      alerts: null,
      stateMedia: 'label',
      layout: 'messages',
      publish: false,
      language,
    }
  );
}
