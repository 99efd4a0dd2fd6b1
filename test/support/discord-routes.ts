/** The addresses of Discord's API that the double answers, and what each does to its world. */
import { ChannelType, RESTJSONErrorCodes } from 'discord.js';
import { BOT, type DiscordWorld, type DoubleChannel, type DoubleMessage } from './discord-world.ts';
import type { Answer, Heard } from './loopback-rest.ts';

type Route = readonly [method: string, path: string, run: (heard: Heard, ...ids: string[]) => unknown];

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-flags */
const REQUIRE_TAG = 1 << 4;
/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const CROSSPOSTED = 1 << 0;
const HAS_THREAD = 1 << 5;

/** What the double says no with. */
class No extends Error {
  readonly status: number;
  readonly code: number;

  constructor(status: number, code: number, message: string) {
    super(message);
    this.status = status;
    this.code = code;
  }
}

/** Answers requests for this world. `gateway` is where the gateway is to be found. */
export function discordRoutes(
  world: DiscordWorld,
  { token, gateway, shards }: { token: () => string | null; gateway: () => string; shards: number },
): (heard: Heard) => Answer {
  const channel = (id = ''): DoubleChannel => {
    const found = world.channels.get(id);
    if (found === undefined) throw new No(404, RESTJSONErrorCodes.UnknownChannel, 'Unknown Channel');
    return found;
  };
  const message = (id = '', where = ''): DoubleMessage => {
    const found = world.messagesIn(where).find((one) => one.id === id);
    if (found === undefined) throw new No(404, RESTJSONErrorCodes.UnknownMessage, 'Unknown Message');
    return found;
  };
  const guild = (id = '') => {
    const found = world.guilds.get(id);
    if (found === undefined) throw new No(404, RESTJSONErrorCodes.UnknownGuild, 'Unknown Guild');
    return found;
  };
  const create = (heard: Heard, where: string, fields: Partial<DoubleMessage> = {}): DoubleMessage => {
    const { body } = heard;
    const nonce = typeof body.nonce === 'string' ? body.nonce : null;
    const known = nonce !== null && body.enforce_nonce === true ? world.nonces.get(nonce) : undefined;
    if (known !== undefined) return known;
    if (nonce !== null && nonce.length > 25)
      throw new No(400, RESTJSONErrorCodes.InvalidFormBodyOrContentType, 'nonce');
    const made = world.addMessage({
      channel_id: where,
      author: world.bot(),
      nonce,
      message_reference: body.message_reference,
      flags: Number(body.flags ?? 0),
      content: String(body.content ?? ''),
      components: body.components ?? [],
      attachments: attachmentsOf(heard, world),
      pinged: pings(body),
      ...fields,
    });
    if (nonce !== null) world.nonces.set(nonce, made);
    return made;
  };
  const me = { ...world.bot(), flags: 0, description: '', icon: null, bot_public: true, verify_key: '0' };

  const routes: readonly Route[] = [
    ['GET', '/gateway/bot', () => ({ url: gateway(), shards, session_start_limit: STARTS })],
    ['GET', '/users/@me', () => world.bot()],
    ['GET', '/users/@me/guilds', ({ query }) => guildPage([...world.guilds.values()], query)],
    ['GET', '/guilds/:id/roles', (_, id) => world.describe(guild(id)).roles],
    ['GET', '/guilds/:id/members/:id', (_, id) => (world.describe(guild(id)).members as readonly unknown[])[0]],
    ['GET', '/applications/@me', () => ({ ...me, bot: world.bot() })],
    ['GET', '/oauth2/applications/@me', () => ({ ...me, bot: world.bot() })],
    ['GET', '/applications/:id/commands', () => world.commands.get('global') ?? []],
    ['PUT', '/applications/:id/commands', ({ body }) => register(world, 'global', body)],
    ['GET', '/applications/:id/guilds/:id/commands', (_, __, guild = '') => world.commands.get(guild) ?? []],
    ['PUT', '/applications/:id/guilds/:id/commands', ({ body }, _, guild = '') => register(world, guild, body)],
    ['GET', '/channels/:id', (_, id) => channel(id)],
    ['GET', '/guilds/:id/channels', (_, id) => [...world.channels.values()].filter(({ guild_id }) => guild_id === id)],
    [
      'POST',
      '/channels/:id/messages',
      (heard, id) => {
        const { thread_metadata: thread, type } = channel(id);
        if (type === ChannelType.GuildForum) throw new No(400, 50_008, 'Cannot send messages in a non-text channel');
        if (thread !== undefined) thread.archived = false;
        return create(heard, id ?? '');
      },
    ],
    ['GET', '/channels/:id/messages', ({ query }, id) => page(world.messagesIn(channel(id).id), query)],
    ['GET', '/channels/:id/messages/:id', (_, where, id) => message(id, channel(where).id)],
    [
      'PATCH',
      '/channels/:id/messages/:id',
      (heard, where, id) => {
        const { thread_metadata: thread } = channel(where);
        if (thread?.archived === true) throw new No(400, 50_083, 'Thread is archived');
        return change(message(id, where), heard, world);
      },
    ],
    [
      'PATCH',
      '/channels/:id',
      ({ body }, id) => {
        const changed = channel(id);
        const { thread_metadata: thread } = changed;
        if (thread?.locked !== false) throw new No(403, 50_013, 'Missing Permissions');
        thread.archived = body.archived === true;
        return changed;
      },
    ],
    [
      'POST',
      '/channels/:id/messages/:id/crosspost',
      (_, where, id) => {
        const crossposted = message(id, channel(where).id);
        crossposted.flags |= CROSSPOSTED;
        return crossposted;
      },
    ],
    [
      'POST',
      '/channels/:id/messages/:id/threads',
      ({ body }, where = '', id = '') => {
        message(id, channel(where).id).flags |= HAS_THREAD;
        if (world.channels.has(id)) throw new No(400, 160_004, 'A thread has already been created for this message');
        return world.addThread({ id, parent_id: where, name: String(body.name), guild_id: channel(where).guild_id });
      },
    ],
    [
      'POST',
      '/channels/:id/threads',
      (heard, where = '') => {
        const forum = channel(where);
        const tags = (heard.body.applied_tags ?? []) as readonly string[];
        if ((forum.flags & REQUIRE_TAG) !== 0 && tags.length === 0) throw new No(400, 40_067, 'A tag is required');
        const id = world.nextId();
        const { guild_id } = forum;
        const name = String(heard.body.name);
        const post = world.addThread({ id, parent_id: where, name, guild_id, applied_tags: tags });
        const inner = heard.body.message as Readonly<Record<string, unknown>>;
        return { ...post, message: create({ ...heard, body: inner }, id, { id }) };
      },
    ],
    [
      'GET',
      '/guilds/:id/threads/active',
      (_, guild) => ({
        threads: [...world.channels.values()].filter(
          ({ guild_id, thread_metadata }) => guild_id === guild && thread_metadata?.archived === false,
        ),
        members: [],
      }),
    ],
    ['GET', '/channels/:id/threads/archived/public', ({ query }, id = '') => archived(world, channel(id).id, query)],
    [
      'POST',
      '/interactions/:id/:token/callback',
      ({ body, files }, interaction = '') => {
        const known = world.replies.some((reply) => reply.interaction === interaction && reply.kind === 'callback');
        if (known) throw new No(400, 40_060, 'Interaction has already been acknowledged.');
        world.replies.push({ interaction, kind: 'callback', body, files });
      },
    ],
    [
      'PATCH',
      '/webhooks/:id/:token/messages/:id',
      ({ body, files }, _, token = '') =>
        reply(world, { interaction: interactionOf(token), kind: 'original', body, files }),
    ],
    [
      'POST',
      '/webhooks/:id/:token',
      ({ body, files }, _, token = '') =>
        reply(world, { interaction: interactionOf(token), kind: 'followup', body, files }),
    ],
  ];
  const table = routes.map(([method, path, run]) => ({ method, pattern: patternOf(path), run }));

  return (heard) => {
    try {
      const isAnswer = /^\/(webhooks|interactions)\//.test(heard.path);
      if (!isAnswer && heard.authorization !== `Bot ${token()}`) throw new No(401, 0, '401: Unauthorized');
      const row = table.find(({ method, pattern }) => method === heard.method && pattern.test(heard.path));
      if (row === undefined) throw new No(404, 0, '404: Not Found');
      const body = row.run(heard, ...(row.pattern.exec(heard.path)?.slice(1) ?? []));
      return body === undefined ? { status: 204 } : { status: 200, body };
    } catch (thrown) {
      if (!(thrown instanceof No)) throw thrown;
      return { status: thrown.status, body: { message: thrown.message, code: thrown.code } };
    }
  };
}

const STARTS = { total: 1_000, remaining: 999, reset_after: 14_400_000, max_concurrency: 16 };

/** The token of an interaction says which one it is, so that what is said to it can be told apart. */
export function tokenOf(interaction: string): string {
  return `token-of-${interaction}`;
}

function interactionOf(token: string): string {
  return token.replace(/^token-of-/, '');
}

function patternOf(path: string): RegExp {
  return new RegExp(`^${path.replace(/:(id|token)/g, '([^/]+)')}$`);
}

function register(world: DiscordWorld, where: string, body: unknown): readonly unknown[] {
  const made = (body as readonly object[]).map((command) => ({
    id: world.nextId(),
    application_id: BOT,
    version: world.nextId(),
    ...command,
  }));
  world.commands.set(where, made);
  return made;
}

function reply(world: DiscordWorld, said: DiscordWorld['replies'][number]): object {
  const isHeard = world.replies.some(
    ({ interaction, kind }) => interaction === said.interaction && kind === 'callback',
  );
  if (!isHeard) throw new No(404, RESTJSONErrorCodes.UnknownWebhook, 'Unknown Webhook');
  world.replies.push(said);
  return { id: world.nextId(), channel_id: '0', author: world.bot(), content: '', ...said.body };
}

function change(message: DoubleMessage, heard: Heard, world: DiscordWorld): DoubleMessage {
  if (message.author.id !== BOT) throw new No(403, 50_005, 'Cannot edit a message authored by another user');
  const { body } = heard;
  if (body.components !== undefined) message.components = body.components;
  if (body.content !== undefined) message.content = String(body.content);
  if (heard.files.length > 0 || body.attachments !== undefined) message.attachments = attachmentsOf(heard, world);
  message.edited_timestamp = new Date(world.clock()).toISOString();
  message.pinged ||= pings(body);
  message.edits += 1;
  return message;
}

/** Newest first, whatever was asked for; with `after` the oldest of what is newer. */
function page(messages: readonly DoubleMessage[], query: URLSearchParams): readonly DoubleMessage[] {
  const limit = Number(query.get('limit') ?? 50);
  const after = query.get('after');
  const before = query.get('before');
  const oldestFirst = messages
    .filter(({ id }) => after === null || BigInt(id) > BigInt(after))
    .filter(({ id }) => before === null || BigInt(id) < BigInt(before))
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1));
  return (after === null ? oldestFirst.slice(-limit) : oldestFirst.slice(0, limit)).toReversed();
}

/** Those after one of them, in the order of their ids. */
function guildPage(guilds: readonly { readonly id: string; readonly name: string }[], query: URLSearchParams): object {
  const after = BigInt(query.get('after') ?? 0);
  return guilds
    .filter(({ id }) => BigInt(id) > after)
    .toSorted((a, b) => (BigInt(a.id) < BigInt(b.id) ? -1 : 1))
    .slice(0, Number(query.get('limit') ?? 200))
    .map(({ id, name }) => ({ id, name }));
}

/** Most lately archived first. */
function archived(world: DiscordWorld, channel: string, query: URLSearchParams): object {
  const before = query.get('before');
  const limit = Number(query.get('limit') ?? 50);
  const all = world
    .threadsOf(channel)
    .filter(({ thread_metadata: thread }) => thread?.archived === true)
    .filter(({ thread_metadata: thread }) => before === null || (thread?.archive_timestamp ?? '') < before)
    .toSorted((a, b) =>
      (a.thread_metadata?.archive_timestamp ?? '') < (b.thread_metadata?.archive_timestamp ?? '') ? 1 : -1,
    );
  return { threads: all.slice(0, limit), members: [], has_more: all.length > limit };
}

function attachmentsOf({ files }: Heard, world: DiscordWorld): DoubleMessage['attachments'] {
  return files.map(({ name, text }) => ({
    id: world.nextId(),
    filename: name,
    url: `http://127.0.0.1/${name}`,
    size: text.length,
  }));
}

/** Whether a body rings anybody: it mentions, and does not forbid every mention. */
function pings(body: Readonly<Record<string, unknown>>): boolean {
  const allowed = body.allowed_mentions as { parse?: readonly string[]; users?: unknown; roles?: unknown } | undefined;
  const forbidden = allowed?.parse?.length === 0 && allowed.users === undefined && allowed.roles === undefined;
  return !forbidden && /@everyone|@here|<@/.test(JSON.stringify([body.content, body.components]));
}
