/** Whether a channel is there, is of the right kind, and lets the bot do what its layout needs. */
import { ChannelFlags, ChannelType, Routes } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { DestinationId, Layout } from '../../delivery/delivery.ts';
import type { Finding } from '../../outcome.ts';
import {
  type ChannelAnswer,
  type GuildAnswer,
  type MemberAnswer,
  type RoleAnswer,
  readChannel,
  readMember,
  readRoles,
} from './examine-answers.ts';
import {
  allowedIn,
  missingOf,
  neededFor,
  type Permission,
  permissionName,
  type Standing,
} from './examine-permissions.ts';
import type { Looker, NotGot } from './examine-rest.ts';

/** A channel in which the bot is to speak. */
export interface Spoken {
  readonly id: DestinationId;
  readonly layout: Layout;
  readonly publish: boolean;
}

/** What is known when channels are looked at. */
export interface ChannelParts {
  readonly looker: Looker;
  readonly bot: string;
  /** Null where nobody could be asked. */
  readonly guilds: readonly GuildAnswer[] | null;
  readonly invite: string;
  readonly clock: Clock;
  /** What was asked about a server stays for its other channels. */
  readonly memberships: Map<string, Promise<Membership | string>>;
}

/** What the bot is in one server. */
export interface Membership {
  readonly roles: readonly RoleAnswer[];
  readonly member: MemberAnswer;
}

type Verdict = Pick<Finding, 'state' | 'found' | 'advice'>;

/** One finding for one channel. */
export async function examineChannel(spoken: Spoken, parts: ChannelParts): Promise<Finding> {
  return { check: spoken.id, ...(await verdictOn(spoken, parts)) };
}

async function verdictOn(spoken: Spoken, parts: ChannelParts): Promise<Verdict> {
  const { looker, guilds } = parts;
  const id = spoken.id.slice('discord:'.length);
  const looked = await looker.get(Routes.channel(id), readChannel);
  if (looked.got === null) return notSeen(id, looked, parts);
  const channel = looked.got;
  const guild = guilds?.find((one) => one.id === channel.guild);
  const where = `#${channel.name}${guild === undefined ? '' : ` in ${guild.name}`}`;
  const standing = STANDINGS[channel.type];
  if (standing === undefined) return wrong(`${where} is ${kindOf(channel)}`, `Name a text channel. ${COPY_ID}`);
  const closed = whyClosed(channel);
  if (closed !== null) return wrong(`${where} ${closed.found}`, closed.advice);
  if (channel.guild === null) return wrong(`${where} belongs to no server`, COPY_ID);

  const membership = await membershipIn(channel.guild, parts);
  if (typeof membership === 'string') return wrong(`${where}: ${membership}`, 'Try again later.');
  const until = membership.member.timedOutUntil ?? 0;
  if (until > parts.clock()) {
    return wrong(`${where}: the bot is in a time-out until ${new Date(until).toISOString()}`, 'Remove the time-out.');
  }
  const thread = standing === 'thread';
  const rules =
    thread && channel.parent !== null ? (await looker.get(Routes.channel(channel.parent), readChannel)).got : channel;
  if (rules === null)
    return wrong(`${where}: the channel above this thread could not be looked at`, 'Try again later.');
  const allowed = allowedIn(rules, { ...membership, owner: guild?.owner === true, now: parts.clock() });
  return allowance(channel, allowed, { spoken, where, standing });
}

function allowance(
  channel: ChannelAnswer,
  allowed: bigint,
  { spoken, where, standing }: { readonly spoken: Spoken; readonly where: string; readonly standing: Standing },
): Verdict {
  const names = (permissions: readonly Permission[]) =>
    [...new Set(permissions.map((one) => permissionName(one, { forum: standing === 'forum' })))].join(', ');
  const allow = (permissions: readonly Permission[]) =>
    `Open the settings of ${standing === 'thread' ? 'the channel above it' : `#${channel.name}`}, Permissions, add the bot there, and allow it: ${names(permissions)}.`;
  const needed = neededFor(spoken.layout, standing);
  const missing = missingOf(needed, allowed);
  if (missing.length > 0) return wrong(`${where}: the bot lacks ${names(missing)}`, allow(missing));
  const wished = missingOf(['AttachFiles'], allowed);
  if (wished.length > 0)
    return warning(`${where}: the bot lacks ${names(wished)}, so maps and files stay away`, allow(wished));
  if (spoken.publish && channel.type !== ChannelType.GuildAnnouncement) {
    return warning(
      `${where} is no announcement channel, so nothing is published`,
      'Take "publish" out, or make it an announcement channel (its settings, Overview; the server must be a Community).',
    );
  }
  const other = otherLook(channel, spoken.layout, standing);
  if (other !== null) return warning(`${where} ${other.found}`, other.advice);
  return { state: 'ok', found: `${where}: ${names(needed)}`, advice: null };
}

const COPY_ID =
  'Turn on Developer Mode (User Settings, Advanced), right-click the channel, choose Copy Channel ID, and put that in sitrep.yaml.';

function notSeen(id: string, looked: NotGot, parts: ChannelParts): Verdict {
  const { guilds, invite } = parts;
  const server = guilds?.find((guild) => guild.id === id);
  if (server !== undefined) return wrong(`this is the id of the server ${server.name}, not of a channel`, COPY_ID);
  if (looked.why === 'no' && looked.status === 404)
    return wrong('there is no such channel', `${COPY_ID} If it was deleted, take it out.`);
  if (looked.why === 'no' && looked.status === 403) {
    return wrong(
      `the bot may not see this channel: ${looked.found}`,
      `If its server is not among those above, add the bot: ${invite} Otherwise open the channel's settings, Permissions, add the bot there, and allow it: View Channel.`,
    );
  }
  return wrong(
    `could not be looked at: ${looked.found}`,
    'Try again later; see https://discordstatus.com if it lasts.',
  );
}

/** The kinds of channels in which messages can stand. */
const STANDINGS: Readonly<Record<number, Standing>> = {
  [ChannelType.GuildText]: 'text',
  [ChannelType.GuildAnnouncement]: 'text',
  [ChannelType.GuildForum]: 'forum',
  [ChannelType.GuildMedia]: 'forum',
  [ChannelType.PublicThread]: 'thread',
  [ChannelType.PrivateThread]: 'thread',
  [ChannelType.AnnouncementThread]: 'thread',
  [ChannelType.GuildVoice]: 'flat',
  [ChannelType.GuildStageVoice]: 'flat',
};

type Reason = Pick<Finding, 'found'> & { readonly advice: string };

/** Why nothing can be posted there, whatever is allowed; null where it can. */
function whyClosed({ type, flags, tags, locked }: ChannelAnswer): Reason | null {
  if (locked) return { found: 'is a locked thread', advice: 'Unlock the thread, or name a channel.' };
  const isForum = STANDINGS[type] === 'forum';
  if (!isForum || (flags & ChannelFlags.RequireTag) === 0 || tags > 0) return null;
  return {
    found: 'wants a tag on each post, and has none that the bot may use',
    advice: 'Add a tag to the forum, best one for each conflict, or do not require tags.',
  };
}

/** How a briefing will look where its layout does not go with the channel; null where it does. */
function otherLook(channel: ChannelAnswer, layout: Layout, standing: Standing): Reason | null {
  const is = `is ${kindOf(channel)}`;
  if (standing === 'forum' && layout !== 'forum') {
    return {
      found: `${is}, so each briefing is one post with its stories below it`,
      advice: 'For a post for each story, give this destination "layout: forum".',
    };
  }
  if (standing === 'text' && layout === 'forum') {
    return {
      found: `${is}, no forum, so stories stand in a thread`,
      advice: 'Name a forum channel, or give this destination "layout: thread".',
    };
  }
  if ((standing === 'thread' || standing === 'flat') && layout !== 'messages') {
    return {
      found: `${is} and cannot have threads, so stories stand beside each other`,
      advice: 'Name a text channel, or give this destination "layout: messages".',
    };
  }
  return null;
}

function kindOf({ type }: ChannelAnswer): string {
  return KINDS[type] ?? 'of a kind the bot does not know';
}

const KINDS: Readonly<Record<number, string>> = {
  [ChannelType.GuildText]: 'a text channel',
  [ChannelType.DM]: 'a direct message',
  [ChannelType.GuildVoice]: 'a voice channel',
  [ChannelType.GroupDM]: 'a group of direct messages',
  [ChannelType.GuildCategory]: 'a category',
  [ChannelType.GuildAnnouncement]: 'an announcement channel',
  [ChannelType.GuildStageVoice]: 'a stage',
  [ChannelType.GuildDirectory]: 'a directory',
  [ChannelType.GuildForum]: 'a forum',
  [ChannelType.GuildMedia]: 'a media channel',
  [ChannelType.PublicThread]: 'a thread',
  [ChannelType.PrivateThread]: 'a thread',
  [ChannelType.AnnouncementThread]: 'a thread',
};

/** What the bot is in a server, asked once; or why nobody could say. */
function membershipIn(guild: string, { looker, bot, memberships }: ChannelParts): Promise<Membership | string> {
  const known = memberships.get(guild);
  if (known !== undefined) return known;
  const asked = (async () => {
    const roles = await looker.get(Routes.guildRoles(guild), readRoles);
    if (roles.got === null) return `the roles of its server could not be looked at: ${roles.found}`;
    const member = await looker.get(Routes.guildMember(guild, bot), readMember);
    if (member.got === null) return `the bot's roles in its server could not be looked at: ${member.found}`;
    return { roles: roles.got, member: member.got };
  })();
  memberships.set(guild, asked);
  return asked;
}

function wrong(found: string, advice: string): Verdict {
  return { state: 'wrong', found, advice };
}

function warning(found: string, advice: string): Verdict {
  return { state: 'warning', found, advice };
}
