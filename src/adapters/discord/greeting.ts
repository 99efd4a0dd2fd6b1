/** What the bot says once to a server that has just added it, and where. */
import { ChannelType, type Guild, PermissionFlagsBits } from 'discord.js';
import type { DestinationId } from '../../delivery/delivery.ts';

/** Three sentences: what this is, how to set it up, what everybody can ask. */
export const GREETING = [
  'I read news feeds about armed conflicts and brief your channels: every sentence has a source you can open.',
  'Whoever may manage this server chooses with /follow what a channel is told of and at which hours.',
  'Everybody can ask: /brief tells the news now, /help lists the rest.',
].join(' ');

/** A server that was joined longer ago is not greeted any more, even if nothing is known of it: data may have been lost. */
const NEW_MS = 10 * 60_000;

const SPEAK = [PermissionFlagsBits.ViewChannel, PermissionFlagsBits.SendMessages];

/** Whether a server has just been joined. */
export function isNew(joinedAt: number, now: number): boolean {
  return now - joinedAt < NEW_MS;
}

/** Where to greet: where the server tells of newcomers, else its first channel that lets us speak; null where none does. */
export function whereToGreet(guild: Guild): DestinationId | null {
  const me = guild.members.me;
  if (me === null) return null;
  const { systemChannelId } = guild;
  // In a channel of announcements the greeting would be sent on to other servers.
  const open = [...guild.channels.cache.values()]
    .filter((channel) => channel.type === ChannelType.GuildText)
    .filter((channel) => channel.permissionsFor(me).has(SPEAK))
    .toSorted(
      (a, b) =>
        Number(b.id === systemChannelId) - Number(a.id === systemChannelId) ||
        a.rawPosition - b.rawPosition ||
        Number(BigInt(a.id) - BigInt(b.id)),
    )[0];
  return open === undefined ? null : (`discord:${open.id}` as DestinationId);
}
