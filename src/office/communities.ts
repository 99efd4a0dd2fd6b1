import type { DestinationId } from '../delivery/delivery.ts';
import type { CommunityId } from '../office.ts';

/** The community that a destination's own name tells: "slack:T0123/C0123" lies in "slack:T0123"; null when it tells none. */
export function communityNamedBy(destination: DestinationId): CommunityId | null {
  if (destination === 'console') return destination as string as CommunityId;
  const slash = destination.indexOf('/');
  return slash < 0 ? null : (destination.slice(0, slash) as CommunityId);
}

/** What an audit entry is about once that has been forgotten. */
export const FORGOTTEN = 'forgotten';
