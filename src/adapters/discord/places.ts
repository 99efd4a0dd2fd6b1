/** What the gateway has told us about a channel: whether it is there, of which kind, and what we may do in it. */
import {
  ChannelType,
  type Client,
  type ForumChannel,
  type Guild,
  type GuildBasedChannel,
  type MediaChannel,
  PermissionFlagsBits,
  type PermissionsBitField,
  Status,
} from 'discord.js';
import type { Posting } from '../../delivery/delivery.ts';

/** A channel we know. */
export interface Place {
  readonly channel: GuildBasedChannel;
  readonly guild: Guild;
  /** `flat`: everything stands beside each other; there are no threads below it. */
  readonly kind: 'text' | 'announcement' | 'forum' | 'flat';
}

/** What is known of a channel: nothing yet, nothing any more, or where it is. */
export type Known = 'not-yet' | 'gone' | Place;

/** Looks a channel up in what the gateway told. */
export function placeOf(client: Client, id: string): Known {
  const channel = client.channels.cache.get(id);
  if (channel !== undefined && !channel.isDMBased() && 'guild' in channel) {
    return channel.guild.available ? { channel, guild: channel.guild, kind: kindOf(channel.type) } : 'not-yet';
  }
  // A channel that nobody told us of may be one of a server that is out of reach.
  const knowsAll = client.ws.status === Status.Ready && client.guilds.cache.every(({ available }) => available);
  return knowsAll ? 'gone' : 'not-yet';
}

/** Whether what is shown there is a post of its own. */
export function isForum(channel: GuildBasedChannel): channel is ForumChannel | MediaChannel {
  return channel.type === ChannelType.GuildForum || channel.type === ChannelType.GuildMedia;
}

function kindOf(type: ChannelType): Place['kind'] {
  switch (type) {
    case ChannelType.GuildText:
      return 'text';
    case ChannelType.GuildAnnouncement:
      return 'announcement';
    case ChannelType.GuildForum:
    case ChannelType.GuildMedia:
      return 'forum';
    default:
      return 'flat';
  }
}

const { ViewChannel, SendMessages, SendMessagesInThreads, CreatePublicThreads, AttachFiles, ReadMessageHistory } =
  PermissionFlagsBits;

/** What we lack to show this part there, in words ("Send Messages"); empty when nothing is missing. */
export function missingToPost(
  { channel, kind }: Place,
  {
    part,
    layout,
    under,
    hasFiles,
  }: Pick<Posting, 'part' | 'layout' | 'under'> & {
    readonly hasFiles: boolean;
  },
): readonly string[] {
  // Where a head stands already, what cannot follow in its thread follows in the channel.
  const inThread = kind === 'forum' || (layout !== 'messages' && under === null);
  const isBriefing = part.kind === 'head' || part.kind === 'story' || part.kind === 'foot';
  const needed = [ViewChannel];
  if (!('edits' in part)) {
    needed.push(channel.isThread() ? SendMessagesInThreads : SendMessages);
    if (isBriefing && inThread && kind !== 'flat') needed.push(SendMessagesInThreads);
    // A post of a forum needs no more than the right to speak there.
    if (isBriefing && inThread && (kind === 'text' || kind === 'announcement')) needed.push(CreatePublicThreads);
  }
  if (hasFiles) needed.push(AttachFiles);
  return missing(channel, needed);
}

/** What we lack to read the channel back. Without it Discord answers with no messages, not with an error. */
export function missingToRead({ channel }: Place): readonly string[] {
  return missing(channel, [ViewChannel, ReadMessageHistory]);
}

/** Whether the thread of a message there may hold messages of ours, and whether we may start it. */
export function threadRights({ channel }: Place): { readonly speak: boolean; readonly start: boolean } {
  const speak = missing(channel, [SendMessagesInThreads]).length === 0;
  return { speak, start: speak && missing(channel, [CreatePublicThreads]).length === 0 };
}

/** Whether a message of ours there may answer to another one. */
export function mayReply(place: Place): boolean {
  return missingToRead(place).length === 0;
}

function missing(channel: GuildBasedChannel, needed: readonly bigint[]): readonly string[] {
  const { me } = channel.guild.members;
  // Discord always tells us of ourselves, and of a thread's channel; where it did not, it is for Discord to refuse.
  const ours: Readonly<PermissionsBitField> | null = me === null ? null : channel.permissionsFor(me);
  const names = ours?.missing([...needed]) ?? [];
  return names.map((name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, ' '));
}
