import { type APIInteraction, ChannelType } from 'discord.js';
import type { Question } from '../../../commands/command.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { Office } from '../../office.ts';
import { obstacleTo } from './obstacle.ts';
import { type Asking, askerOf } from './rights.ts';

/** The channel a request comes from; a thread, or a post of a forum, belongs to the channel it is in. */
export function placeOf({ channel, channel_id }: Pick<APIInteraction, 'channel' | 'channel_id'>): DestinationId {
  const parent = isThread(channel?.type) ? channel : undefined;
  const id = (parent && 'parent_id' in parent ? parent.parent_id : null) ?? channel?.id ?? channel_id ?? '';
  return `discord:${id}` as DestinationId;
}

/** What of a request a question is made of. */
export type From = Asking &
  Pick<APIInteraction, 'channel' | 'channel_id'> &
  Partial<Pick<APIInteraction, 'app_permissions'>>;

/** A request as a command reads it. */
export function questionOf(
  interaction: From,
  options: Question['options'],
  { office, operators }: { readonly office: Pick<Office, 'channel'>; readonly operators: ReadonlySet<string> },
): Question {
  const { destination } = office.channel(placeOf(interaction));
  const asker = askerOf(interaction, operators);
  // In a conversation nothing can be briefed anyway.
  const obstacle = asker.community === null ? null : obstacleTo(destination.layout, interaction);
  return { options, destination, asker, obstacle };
}

function isThread(type: ChannelType | undefined): boolean {
  return (
    type === ChannelType.PublicThread || type === ChannelType.PrivateThread || type === ChannelType.AnnouncementThread
  );
}
