/** What the bot needs to be allowed, and what a channel allows it. One place: the invitation asks for exactly this. */
import { OverwriteType, PermissionFlagsBits } from 'discord.js';
import type { Layout } from '../../delivery/delivery.ts';
import type { ChannelAnswer, MemberAnswer, RoleAnswer } from './examine-answers.ts';

/** A permission that the bot needs somewhere. */
export type Permission = keyof typeof PERMISSIONS;

/** Each by the name that it has in Discord's settings, with what it is for. */
const PERMISSIONS = {
  ViewChannel: { name: 'View Channel', inForums: 'View Channel' },
  SendMessages: { name: 'Send Messages', inForums: 'Create Posts' },
  SendMessagesInThreads: { name: 'Send Messages in Threads', inForums: 'Send Messages in Posts' },
  CreatePublicThreads: { name: 'Create Public Threads', inForums: 'Create Posts' },
  ReadMessageHistory: { name: 'Read Message History', inForums: 'Read Message History' },
  AttachFiles: { name: 'Attach Files', inForums: 'Attach Files' },
} as const;

/**
 * Exactly what the bot needs, as the number that an invitation asks for. To publish its own messages, Send Messages is
 * enough (https://docs.discord.com/developers/resources/message#crosspost-message); nothing of ours is an embed.
 */
export const INVITE_PERMISSIONS: bigint = bitsOf(Object.keys(PERMISSIONS) as Permission[]);

/** Where whoever may manage a server adds the bot to it. */
export function inviteLink(application: string): string {
  return `https://discord.com/oauth2/authorize?client_id=${application}&scope=bot+applications.commands&permissions=${INVITE_PERMISSIONS}`;
}

/** The name of a permission, as the settings of a channel of that kind call it. */
export function permissionName(permission: Permission, { forum }: { readonly forum: boolean }): string {
  return forum ? PERMISSIONS[permission].inForums : PERMISSIONS[permission].name;
}

/** How messages can stand in a channel: in threads below it, as posts of a forum, in a thread, or only beside each other. */
export type Standing = 'text' | 'forum' | 'thread' | 'flat';

/** What a layout cannot do without in such a channel. */
export function neededFor(layout: Layout, standing: Standing): readonly Permission[] {
  // Without Read Message History nobody could look whether a message whose answer was lost is there.
  const everywhere: readonly Permission[] = ['ViewChannel', 'ReadMessageHistory'];
  switch (standing) {
    case 'thread':
      return [...everywhere, 'SendMessagesInThreads'];
    case 'flat':
      return [...everywhere, 'SendMessages'];
    case 'forum':
      // "CREATE_PUBLIC_THREADS is ignored": https://docs.discord.com/developers/resources/channel#start-thread-in-forum-or-media-channel
      return [...everywhere, 'SendMessages', 'SendMessagesInThreads'];
    case 'text':
      return layout === 'messages'
        ? [...everywhere, 'SendMessages']
        : [...everywhere, 'SendMessages', 'CreatePublicThreads', 'SendMessagesInThreads'];
  }
}

/** Which of these are not among what is allowed. */
export function missingOf(needed: readonly Permission[], allowed: bigint): readonly Permission[] {
  return needed.filter((permission) => (allowed & PermissionFlagsBits[permission]) === 0n);
}

function bitsOf(permissions: readonly Permission[]): bigint {
  return permissions.reduce((bits, permission) => bits | PermissionFlagsBits[permission], 0n);
}

const EVERYTHING = ~0n;
const NOTHING = 0n;

/** In a time-out nothing else is left (https://docs.discord.com/developers/topics/permissions#permissions-for-timed-out-members). */
const IN_TIME_OUT = PermissionFlagsBits.ViewChannel | PermissionFlagsBits.ReadMessageHistory;

/**
 * What a member may do in a channel: the roles of the server, then the channel's own rules for everybody, for the roles and
 * for the member (https://docs.discord.com/developers/topics/permissions#permission-overwrites). `rules` is the channel, or
 * the one above a thread.
 */
export function allowedIn(
  rules: Pick<ChannelAnswer, 'guild' | 'overwrites'>,
  {
    roles,
    member,
    owner,
    now,
  }: {
    readonly roles: readonly RoleAnswer[];
    readonly member: MemberAnswer;
    readonly owner: boolean;
    readonly now: number;
  },
): bigint {
  const own = roles.filter(({ id }) => id === rules.guild || member.roles.includes(id));
  const base = own.reduce((bits, { permissions }) => bits | permissions, NOTHING);
  if (owner || (base & PermissionFlagsBits.Administrator) !== NOTHING) return EVERYTHING;

  const everybody = rules.overwrites.filter(({ id }) => id === rules.guild);
  const ofRoles = rules.overwrites.filter(
    ({ id, type }) => type === OverwriteType.Role && id !== rules.guild && member.roles.includes(id),
  );
  const ofMember = rules.overwrites.filter(({ id, type }) => type === OverwriteType.Member && id === member.id);
  const allowed = [everybody, ofRoles, ofMember].reduce((bits, layer) => {
    const denied = layer.reduce((sum, { deny }) => sum | deny, NOTHING);
    return (bits & ~denied) | layer.reduce((sum, { allow }) => sum | allow, NOTHING);
  }, base);
  return (member.timedOutUntil ?? 0) > now ? allowed & IN_TIME_OUT : allowed;
}
