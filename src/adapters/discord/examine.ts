/**
 * Looks at every step of the setup on Discord: the token, the application, the servers, the commands, the channels. Nothing
 * is changed there, and the token stands in no finding.
 */
import { type RESTPostAPIApplicationCommandsJSONBody, Routes } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { Finding } from '../../outcome.ts';
import { type GuildAnswer, readApplication, readGateway, readGuilds, readList, readUser } from './examine-answers.ts';
import { aboutApplication } from './examine-application.ts';
import { examineChannel, type Spoken } from './examine-channel.ts';
import { inviteLink } from './examine-permissions.ts';
import { createLooker, type Looked, type Looker } from './examine-rest.ts';
import { faultOfToken, NEW_TOKEN, notLetIn } from './examine-token.ts';
import { finding, LATER } from './examine-words.ts';
import { forOneServer, sameCommands } from './register.ts';

/** What is looked at. */
export interface Examination {
  readonly token: string;
  /** Without version; null for Discord's own. */
  readonly apiUrl: string | null;
  /** The one server in which commands are tried out. */
  readonly guildId: string | null;
  readonly shards: number | 'auto';
  /** What is to be registered; null where that is not known. */
  readonly commands: readonly RESTPostAPIApplicationCommandsJSONBody[] | null;
  readonly channels: readonly Spoken[];
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** For one answer. */
  readonly timeoutMs?: number;
}

/** What was found, and by how much our clock is ahead of Discord's; null where it told no time. */
export interface Examined {
  readonly findings: readonly Finding[];
  readonly clockAheadMs: number | null;
}

const TIMEOUT_MS = 10_000;

/** Looks at everything; one finding for each step and each channel. Never throws for what Discord or the operator can cause. */
export async function examineDiscord(examination: Examination): Promise<Examined> {
  const { token, apiUrl, clock, signal, timeoutMs = TIMEOUT_MS } = examination;
  const looker = createLooker({ token, apiUrl, clock, signal, timeoutMs });
  try {
    const findings = await findingsOf(examination, looker);
    return { findings, clockAheadMs: looker.clockAheadMs() };
  } finally {
    looker.close();
  }
}

async function findingsOf(examination: Examination, looker: Looker): Promise<readonly Finding[]> {
  const { token, commands, channels, clock } = examination;
  const unusable = faultOfToken(token);
  if (unusable !== null) {
    return [finding('discord-token', 'wrong', unusable, NEW_TOKEN), ...unseen(examination, 'the token cannot be used')];
  }
  const me = await looker.get(Routes.user(), readUser);
  if (me.got === null) return [notLetIn(me, token), ...unseen(examination, 'nothing can be asked')];
  const bot = me.got;

  const application = await looker.get(Routes.currentApplication(), readApplication);
  const invite = inviteLink(application.got?.id ?? bot.id);
  const guilds = await allGuilds(looker);
  const memberships = new Map();
  const findings = [
    finding('discord-token', 'ok', `accepted; the bot is called ${bot.name}`),
    aboutApplication(application, invite),
    await aboutGateway(looker, examination),
    aboutServers(guilds, invite),
    aboutTestServer(guilds, examination.guildId, invite),
    await aboutCommands(looker, { ...examination, commands, application: application.got?.id ?? bot.id, invite }),
  ];
  for (const channel of channels) {
    const parts = { looker, bot: bot.id, guilds: guilds.got, invite, clock, memberships };
    findings.push(await examineChannel(channel, parts));
  }
  return findings;
}

/** The findings where there is no token at all. */
export function unexamined(channels: readonly Spoken[]): readonly Finding[] {
  return [
    ...unseen({ channels: [] }, 'no DISCORD_TOKEN', ['discord-token', ...STEPS]),
    ...channels.map(({ id }) =>
      finding(
        id,
        'wrong',
        'nothing is sent there: there is no DISCORD_TOKEN',
        'Put the token of your bot into DISCORD_TOKEN, or take this channel out.',
      ),
    ),
  ];
}

const STEPS = ['discord-application', 'discord-gateway', 'discord-servers', 'discord-test-server', 'discord-commands'];

function unseen(
  { channels }: Pick<Examination, 'channels'>,
  why: string,
  steps: readonly string[] = STEPS,
): readonly Finding[] {
  return [...steps, ...channels.map(({ id }) => id)].map((check) => finding(check, 'skipped', why));
}

async function aboutGateway(looker: Looker, { shards, clock }: Examination): Promise<Finding> {
  const looked = await looker.get(Routes.gatewayBot(), readGateway);
  const say = (state: Finding['state'], found: string, advice: string | null = null) =>
    finding('discord-gateway', state, found, advice);
  if (looked.got === null) return say('wrong', `could not be looked at: ${looked.found}`, LATER);
  const wanted = looked.got;
  if (wanted.startsLeft < (shards === 'auto' ? wanted.shards : shards)) {
    const again = new Date(clock() + wanted.moreStartsInMs).toISOString();
    return say(
      'wrong',
      `${wanted.startsLeft} connections left until ${again}`,
      'Something starts the bot again and again; look into its log.',
    );
  }
  if (shards !== 'auto' && shards < wanted.shards) {
    return say(
      'warning',
      `DISCORD_SHARDS is ${shards}, and Discord recommends ${wanted.shards}`,
      'Take DISCORD_SHARDS out.',
    );
  }
  return say(
    'ok',
    `${wanted.shards === 1 ? '1 connection' : `${wanted.shards} connections`}; ${wanted.startsLeft} starts left today`,
  );
}

/** https://docs.discord.com/developers/resources/user#get-current-user-guilds */
const GUILDS_AT_ONCE = 200;
const MOST_PAGES = 100;

async function allGuilds(looker: Looker): Promise<Looked<readonly GuildAnswer[]>> {
  const guilds = new Map<string, GuildAnswer>();
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const last = [...guilds.keys()].at(-1);
    const query = { limit: String(GUILDS_AT_ONCE), ...(last !== undefined && { after: last }) };
    const looked = await looker.get(Routes.userGuilds(), readGuilds, query);
    if (looked.got === null) return looked;
    const before = guilds.size;
    for (const guild of looked.got) guilds.set(guild.id, guild);
    if (looked.got.length < GUILDS_AT_ONCE || guilds.size === before) break;
  }
  return { got: [...guilds.values()] };
}

const MOST_NAMED = 5;

function aboutServers(looked: Looked<readonly GuildAnswer[]>, invite: string): Finding {
  if (looked.got === null) return finding('discord-servers', 'wrong', `could not be looked at: ${looked.found}`, LATER);
  const { length } = looked.got;
  if (length === 0) {
    return finding(
      'discord-servers',
      'wrong',
      'the bot is a member of no server',
      `Open this link and choose your server: ${invite}`,
    );
  }
  const named = looked.got.slice(0, MOST_NAMED).map(({ id, name }) => `${name} (${id})`);
  const more = length > named.length ? ` and ${length - named.length} more` : '';
  return finding('discord-servers', 'ok', `${named.join(', ')}${more}`);
}

function aboutTestServer(looked: Looked<readonly GuildAnswer[]>, id: string | null, invite: string): Finding {
  const check = 'discord-test-server';
  if (id === null) return finding(check, 'skipped', 'no DISCORD_GUILD_ID: the commands are for every server');
  if (looked.got === null) return finding(check, 'skipped', 'the servers could not be looked at');
  const guild = looked.got.find((one) => one.id === id);
  if (guild !== undefined) return finding(check, 'ok', `the commands are for ${guild.name} only`);
  const advice = `Put the id of one of the servers above, take DISCORD_GUILD_ID out, or add the bot to that server: ${invite}`;
  return finding(check, 'wrong', `DISCORD_GUILD_ID is ${id}, and the bot is no member there`, advice);
}

async function aboutCommands(
  looker: Looker,
  {
    commands,
    guildId,
    application,
    invite,
  }: Pick<Examination, 'commands' | 'guildId'> & { readonly application: string; readonly invite: string },
): Promise<Finding> {
  const say = (state: Finding['state'], found: string, advice: string | null = null) =>
    finding('discord-commands', state, found, advice);
  if (commands === null) return say('skipped', 'which commands there are is not known');
  const route =
    guildId === null ? Routes.applicationCommands(application) : Routes.applicationGuildCommands(application, guildId);
  const looked = await looker.get(route, readList, { with_localizations: 'true' });
  if (looked.got === null) {
    const uninvited = looked.why === 'no' && looked.status === 403;
    return say(
      'wrong',
      `could not be looked at: ${looked.found}`,
      uninvited ? `Add the bot again with this link: ${invite}` : LATER,
    );
  }
  const there = looked.got.filter((one) => typeof one === 'object' && one !== null);
  const same =
    guildId === null
      ? sameCommands(commands, there)
      : sameCommands(commands.map(forOneServer), there.map(forOneServer));
  if (same) return say('ok', `${there.length} registered, as they are now`);
  const found = there.length === 0 ? 'none is registered yet' : 'what is registered is not what this version has';
  return say(
    'warning',
    found,
    'Start the bot: it registers them. Discord shows them within a minute; restart the app (Ctrl+R) if not.',
  );
}
