import { type APIInteraction, ChannelType, PermissionFlagsBits } from 'discord.js';
import type { Layout } from '../../delivery/delivery.ts';
import { missingOf, neededFor, permissionName, type Standing } from './examine-permissions.ts';

/**
 * Why briefings of that layout could not be shown where somebody asks, in a sentence, by what Discord says in the request
 * that the bot may do there; null where nothing is known to be in the way.
 */
export function obstacleTo(
  layout: Layout,
  { app_permissions, channel }: Partial<Pick<APIInteraction, 'app_permissions' | 'channel'>>,
): string | null {
  if (typeof app_permissions !== 'string' || !/^\d{1,30}$/.test(app_permissions)) return null;
  const allowed = BigInt(app_permissions);
  if ((allowed & PermissionFlagsBits.Administrator) !== 0n) return null;
  // What stands there already is found again with Read Message History; it is shown without.
  const needed = neededFor(layout, standingOf(channel?.type)).filter(
    (permission) => permission !== 'ReadMessageHistory',
  );
  const missing = missingOf(needed, allowed);
  if (missing.length === 0) return null;
  const names = missing.map((permission) => permissionName(permission, { forum: false })).join(', ');
  const are = missing.length === 1 ? 'is' : 'are';
  const what = missing.includes('SendMessages') || missing.includes('ViewChannel') ? 'send messages' : 'start threads';
  return `I may not ${what} in this channel: ${names} ${are} missing.`;
}

/** How messages stand there. What a thread belongs to is not said, so only what all channels ask for is known of it. */
function standingOf(type: ChannelType | undefined): Standing {
  return type === ChannelType.GuildText || type === ChannelType.GuildAnnouncement ? 'text' : 'flat';
}
