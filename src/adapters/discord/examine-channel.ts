/** Whether a channel is there, is of the right kind, and lets the bot do what its layout needs. */
import { ChannelType, Routes } from 'discord.js';
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
import { allowedIn, missingOf, neededFor, type Permission, permissionName } from './examine-permissions.ts';
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
  readonly standings: Map<string, Promise<Standing | Finding['found']>>;
}

/** What the bot is in one server. */
export interface Standing {
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
  const unfit = unfitness(channel, spoken.layout);
  if (unfit !== null) return wrong(`${where} ${unfit.found}`, unfit.advice);
  if (channel.guild === null) return wrong(`${where} belongs to no server`, COPY_ID);

  const standing = await standingIn(channel.guild, parts);
  if (typeof standing === 'string') return wrong(`${where}: ${standing}`, 'Try again later.');
  const until = standing.member.timedOutUntil ?? 0;
  if (until > parts.clock()) {
    return wrong(`${where}: the bot is in a time-out until ${new Date(until).toISOString()}`, 'Remove the time-out.');
  }
  const thread = THREADS.has(channel.type);
  const rules =
    thread && channel.parent !== null ? (await looker.get(Routes.channel(channel.parent), readChannel)).got : channel;
  if (rules === null)
    return wrong(`${where}: the channel above this thread could not be looked at`, 'Try again later.');
  const allowed = allowedIn(rules, { ...standing, owner: guild?.owner === true, now: parts.clock() });
  return allowance(channel, allowed, { spoken, where, thread });
}

function allowance(
  channel: ChannelAnswer,
  allowed: bigint,
  { spoken, where, thread }: { readonly spoken: Spoken; readonly where: string; readonly thread: boolean },
): Verdict {
  const names = (permissions: readonly Permission[]) =>
    [...new Set(permissions.map((one) => permissionName(one, { forum: spoken.layout === 'forum' })))].join(', ');
  const allow = (permissions: readonly Permission[]) =>
    `Open the settings of ${thread ? 'the channel above it' : `#${channel.name}`}, Permissions, add the bot there, and allow it: ${names(permissions)}.`;
  const needed = neededFor(spoken.layout, { thread });
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

const THREADS: ReadonlySet<number> = new Set([
  ChannelType.PublicThread,
  ChannelType.PrivateThread,
  ChannelType.AnnouncementThread,
]);
const WRITTEN: ReadonlySet<number> = new Set([ChannelType.GuildText, ChannelType.GuildAnnouncement]);

/** https://docs.discord.com/developers/resources/channel#channel-object-channel-flags */
const REQUIRE_TAG = 1 << 4;

/** Why a layout cannot be shown in a channel of this kind; null where it can. */
function unfitness(channel: ChannelAnswer, layout: Layout): { readonly found: string; readonly advice: string } | null {
  const { type } = channel;
  const kind = KINDS[type] ?? 'of a kind the bot does not know';
  if (THREADS.has(type)) {
    if (channel.locked) return { found: 'is a locked thread', advice: 'Unlock the thread, or name a channel.' };
    if (layout === 'messages') return null;
    return {
      found: 'is a thread',
      advice: 'Give this destination "layout: messages", or name the channel above the thread.',
    };
  }
  if (type === ChannelType.GuildForum) {
    if (layout !== 'forum') return { found: 'is a forum', advice: 'Give this destination "layout: forum".' };
    if ((channel.flags & REQUIRE_TAG) === 0 || channel.tags > 0) return null;
    return {
      found: 'wants a tag on each post, and has none that the bot may use',
      advice: 'Add a tag to the forum, best one for each conflict, or do not require tags.',
    };
  }
  if (layout === 'forum') {
    const advice = 'Name a forum channel, or give this destination "layout: thread" or "layout: messages".';
    return { found: `is ${kind}, no forum`, advice };
  }
  return WRITTEN.has(type) ? null : { found: `is ${kind}`, advice: `Name a text channel. ${COPY_ID}` };
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
  [ChannelType.GuildMedia]: 'a media channel',
};

/** What the bot is in a server, asked once; or why nobody could say. */
function standingIn(guild: string, { looker, bot, standings }: ChannelParts): Promise<Standing | string> {
  const known = standings.get(guild);
  if (known !== undefined) return known;
  const asked = (async () => {
    const roles = await looker.get(Routes.guildRoles(guild), readRoles);
    if (roles.got === null) return `the roles of its server could not be looked at: ${roles.found}`;
    const member = await looker.get(Routes.guildMember(guild, bot), readMember);
    if (member.got === null) return `the bot's roles in its server could not be looked at: ${member.found}`;
    return { roles: roles.got, member: member.got };
  })();
  standings.set(guild, asked);
  return asked;
}

function wrong(found: string, advice: string): Verdict {
  return { state: 'wrong', found, advice };
}

function warning(found: string, advice: string): Verdict {
  return { state: 'warning', found, advice };
}
