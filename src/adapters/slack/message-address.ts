/** Where a message lies: its channel, the thread it stands in, and its time, which is its id. */
import type { DestinationId } from '../../delivery/delivery.ts';

/** A message in a channel or in a thread. */
export interface MessageAddress {
  readonly channel: string;
  /** The time of the message that began its thread; null for one that stands in the channel itself. */
  readonly thread: string | null;
  readonly ts: string;
}

/** A channel that is briefed; in the one workspace there is, where none is named. */
export interface SlackDestination {
  readonly team: string | null;
  readonly channel: string;
}

const DESTINATION = /^slack:(?:([TE][A-Z0-9]{1,30})\/)?([CDG][A-Z0-9]{1,30})$/;
const ADDRESS = /^([CDG][A-Z0-9]{1,30})\/(?:(\d{1,12}\.\d{6})\/)?(\d{1,12}\.\d{6})$/;

/** The channel of a destination of ours; null for one of another service. */
export function readDestination(destination: DestinationId): SlackDestination | null {
  const [, team = null, channel] = DESTINATION.exec(destination) ?? [];
  return channel === undefined ? null : { team, channel };
}

/** The address as delivery keeps it: "C0123/1700000000.000100", or with the thread between the two. */
export function writeAddress({ channel, thread, ts }: MessageAddress): string {
  return thread === null || thread === ts ? `${channel}/${ts}` : `${channel}/${thread}/${ts}`;
}

/** The address that delivery kept; null when it is none of ours. */
export function readAddress(text: string): MessageAddress | null {
  const [, channel, thread = null, ts] = ADDRESS.exec(text) ?? [];
  return channel === undefined || ts === undefined ? null : { channel, thread, ts };
}

/** The message that began, or would begin, the thread of a message: answers stand below that one alone. */
export function threadOf({ thread, ts }: MessageAddress): string {
  return thread ?? ts;
}
