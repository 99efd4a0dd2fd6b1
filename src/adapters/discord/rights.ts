/** Who asks, and what they may do, by what Discord says of them in the very request. */
import { type APIInteraction, ApplicationIntegrationType, PermissionFlagsBits } from 'discord.js';
import type { Asker, CommunityId } from '../../office.ts';

/** What of a request says who asks. */
export type Asking = Pick<APIInteraction, 'guild_id' | 'member' | 'user' | 'authorizing_integration_owners'>;

/**
 * Who asks. Only in a server that the bot itself was added to can anything be changed: in a direct message, and where
 * somebody brought the bot along for themselves, everybody reads, operators too.
 */
export function askerOf(asking: Asking, operators: ReadonlySet<string>): Asker {
  const user = userOf(asking);
  const community = communityOf(asking);
  if (community === null) return { platform: 'discord', user, rights: 'read', community };
  return { platform: 'discord', user, rights: operators.has(user) ? 'operator' : rightsIn(asking), community };
}

/** The id of whoever asks; empty where Discord does not say. A member may come without its user. */
export function userOf({ member, user }: Pick<Asking, 'member' | 'user'>): string {
  return member?.user?.id ?? user?.id ?? '';
}

/** The server a request comes from, if the bot was added to it. */
function communityOf({ guild_id, authorizing_integration_owners: owners }: Asking): CommunityId | null {
  if (guild_id === undefined || owners?.[ApplicationIntegrationType.GuildInstall] !== guild_id) return null;
  return `discord:${guild_id}` as CommunityId;
}

/** Discord counts these for us, with roles and the channel's own rules, at the moment somebody asks. */
function rightsIn({ member }: Asking): 'read' | 'change' {
  const permissions = /^\d{1,30}$/.test(member?.permissions ?? '') ? BigInt(member?.permissions ?? 0) : 0n;
  const admin = PermissionFlagsBits.ManageGuild | PermissionFlagsBits.Administrator;
  return (permissions & admin) === 0n ? 'read' : 'change';
}
