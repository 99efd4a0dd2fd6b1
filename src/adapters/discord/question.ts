import { type APIInteraction, ChannelType } from 'discord.js';
import type { Question } from '../../../commands/command.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Office } from '../../office.ts';
import { type Asking, askerOf } from './rights.ts';

/** The channel a request comes from; a thread, or a post of a forum, belongs to the channel it is in. */
export function placeOf({ channel, channel_id }: Pick<APIInteraction, 'channel' | 'channel_id'>): DestinationId {
  const parent = isThread(channel?.type) ? channel : undefined;
  const id = (parent && 'parent_id' in parent ? parent.parent_id : null) ?? channel?.id ?? channel_id ?? '';
  return `discord:${id}` as DestinationId;
}

/** A request as a command reads it. */
export function questionOf(
  interaction: Asking & Pick<APIInteraction, 'channel' | 'channel_id'>,
  options: Question['options'],
  { office, operators }: { readonly office: Pick<Office, 'channel'>; readonly operators: ReadonlySet<string> },
): Question {
  return {
    options,
    destination: office.channel(placeOf(interaction)).destination,
    asker: askerOf(interaction, operators),
  };
}

function isThread(type: ChannelType | undefined): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}
