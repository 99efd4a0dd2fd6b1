/** Where a message lies: its id alone in the channel of its destination, else with the thread or post before it. */
import type { DestinationId } from '../../delivery/delivery.ts';

/** A message in a channel, a thread or a post of a forum. */
export interface MessageAddress {
  readonly channel: string;
  readonly message: string;
}

const DESTINATION = /^discord:(\d{15,20})$/;
const ADDRESS = /^(?:(\d{15,20})\/)?(\d{15,20})$/;

/** The channel of a destination of ours; null for one of another service. */
export function channelOf(destination: DestinationId): string | null {
  return DESTINATION.exec(destination)?.[1] ?? null;
}

/** The address as delivery keeps it. */
export function writeAddress({ channel, message }: MessageAddress, home: string): string {
  return channel === home ? message : `${channel}/${message}`;
}

/** The address that delivery kept; null when it is none of ours. */
export function readAddress(text: string, home: string): MessageAddress | null {
  const [, channel = home, message] = ADDRESS.exec(text) ?? [];
  return message === undefined ? null : { channel, message };
}
