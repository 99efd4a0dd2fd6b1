/** A small Discord on loopback, for tests with the real discord.js: its API, its gateway, and faults on demand. */
import { type APIInteraction, Locale } from 'discord.js';
import { discordRoutes, tokenOf } from './discord-routes.ts';
import {
  ALLOWED,
  BOT,
  DiscordWorld,
  type DoubleChannel,
  type DoubleGuild,
  type DoubleMessage,
  type DoubleReply,
  GUILD,
  SOMEBODY,
} from './discord-world.ts';
import { isOf, LoopbackGateway } from './loopback-gateway.ts';
import { type Fault, LoopbackRest } from './loopback-rest.ts';

/** How a double begins. */
export interface DoubleOptions {
  readonly clock?: () => number;
  /** How many shards Discord recommends. */
  readonly shards?: number;
  /** What the bot may do in the server that is there from the start. */
  readonly permissions?: bigint;
}

/** Discord asks to wait that many seconds; nothing is done. */
export function rateLimited(seconds: number, { scope = 'user' }: { scope?: 'user' | 'global' | 'shared' } = {}): Fault {
  const global = scope === 'global';
  return {
    taken: false,
    answer: {
      status: 429,
      body: { message: 'You are being rate limited.', retry_after: seconds, global },
      headers: {
        'retry-after': String(seconds),
        'x-ratelimit-scope': scope,
        ...(global && { 'x-ratelimit-global': 'true' }),
      },
    },
  };
}

/** Discord does what it was asked, and lets nothing more through on this route for that many seconds. */
export function lastFor(seconds: number): Fault {
  const headers = {
    'x-ratelimit-limit': '5',
    'x-ratelimit-remaining': '0',
    'x-ratelimit-reset-after': String(seconds),
  };
  return { taken: true, answer: 'said', headers };
}

/** Discord refuses with one of its codes. */
export function refuses(status: number, code: number, message = 'No.'): Fault {
  return { taken: false, answer: { status, body: { message, code } } };
}

/** The double: what it knows, what it heard, and what a test may do to it. */
export class DiscordDouble {
  /** What the bot calls itself with; a canary that must stand nowhere. */
  readonly token = 'MzAwMDAwMDAwMDAwMDAwMDAx.Gcanry.this-is-no-real-token-but-a-canary';
  readonly world: DiscordWorld;
  readonly rest: LoopbackRest;
  readonly gateway: LoopbackGateway;
  #revoked = false;
  #port = 0;

  private constructor({ clock = Date.now, shards = 1, permissions = ALLOWED }: DoubleOptions) {
    this.world = new DiscordWorld(clock);
    this.world.addGuild({ id: GUILD, name: 'Newsroom', permissions });
    const token = () => (this.#revoked ? null : this.token);
    const gateway = () => `ws://127.0.0.1:${this.#port}/gateway`;
    this.rest = new LoopbackRest('/api/v10', discordRoutes(this.world, { token, gateway, shards }));
    this.gateway = new LoopbackGateway(
      this.rest.server,
      token,
      {
        ready: (session_id, shard) => ({
          v: 10,
          user: this.world.bot(),
          session_id,
          resume_gateway_url: gateway(),
          shard,
          guilds: this.#guildsOf(shard).map(({ id }) => ({ id, unavailable: true })),
          application: { id: BOT, flags: 0 },
        }),
        guilds: (shard) => this.#guildsOf(shard).map((guild) => this.world.describe(guild)),
      },
      () => this.rest.happened(),
    );
  }

  static async start(options: DoubleOptions = {}): Promise<DiscordDouble> {
    const double = new DiscordDouble(options);
    double.#port = await double.rest.listen();
    return double;
  }

  /** For DISCORD_API_URL. */
  get api(): string {
    return `http://127.0.0.1:${this.#port}/api`;
  }

  /** What people see, oldest first. */
  get messages(): readonly DoubleMessage[] {
    return this.world.messages;
  }

  messagesIn(channel: string): readonly DoubleMessage[] {
    return this.world.messagesIn(channel);
  }

  /** What was said in return to an interaction. */
  repliesTo(interaction: string): readonly DoubleReply[] {
    return this.world.replies.filter((reply) => reply.interaction === interaction);
  }

  /** From now on the token is good for nothing. */
  revokeToken(): void {
    this.#revoked = true;
  }

  /** The bot joins a server. */
  join(fields: Partial<DoubleGuild> = {}): DoubleGuild {
    const guild = this.world.addGuild(fields);
    this.gateway.dispatch('GUILD_CREATE', this.world.describe(guild), guild.id);
    return guild;
  }

  /** The bot is removed from a server, or Discord cannot reach it for a while. */
  leave(guild: string, { unavailable = false } = {}): void {
    if (!unavailable) this.world.guilds.delete(guild);
    this.gateway.dispatch('GUILD_DELETE', unavailable ? { id: guild, unavailable } : { id: guild }, guild);
  }

  /** A server that was out of reach is there again. */
  comeBack(guild: string): void {
    const known = this.world.guilds.get(guild);
    if (known !== undefined) this.gateway.dispatch('GUILD_CREATE', this.world.describe(known), guild);
  }

  /** A channel is made; connected bots hear of it. */
  addChannel(fields: Partial<DoubleChannel> = {}): DoubleChannel {
    const channel = this.world.addChannel(fields);
    this.gateway.dispatch('CHANNEL_CREATE', channel, channel.guild_id);
    return channel;
  }

  changeChannel(id: string, fields: Partial<DoubleChannel>): void {
    const channel = { ...(this.world.channels.get(id) as DoubleChannel), ...fields };
    this.world.channels.set(id, channel);
    this.gateway.dispatch('CHANNEL_UPDATE', channel, channel.guild_id);
  }

  deleteChannel(id: string): void {
    const channel = this.world.channels.get(id);
    this.world.channels.delete(id);
    if (channel !== undefined) this.gateway.dispatch('CHANNEL_DELETE', channel, channel.guild_id);
  }

  deleteMessage(id: string): void {
    const place = this.world.messages.findIndex((message) => message.id === id);
    if (place >= 0) this.world.messages.splice(place, 1);
  }

  /** Discord forgets which nonces it has seen, as it does after a few minutes. */
  forgetNonces(): void {
    this.world.nonces.clear();
  }

  /** Somebody asks something: what is said comes from the test, the rest from here. The interaction's id. */
  interact(fields: Partial<Record<keyof APIInteraction | string, unknown>>): string {
    const id = this.world.nextId();
    const guild_id = 'guild_id' in fields ? fields.guild_id : GUILD;
    const user = { id: SOMEBODY, username: 'somebody', discriminator: '0', avatar: null, global_name: 'Somebody' };
    const channel = [...this.world.channels.values()][0];
    const interaction = {
      id,
      application_id: BOT,
      token: tokenOf(id),
      version: 1,
      type: 2,
      locale: Locale.EnglishUS,
      entitlements: [],
      authorizing_integration_owners: {},
      attachment_size_limit: 10_485_760,
      ...(channel !== undefined && { channel, channel_id: channel.id }),
      ...(guild_id === undefined
        ? { user }
        : { guild_id, member: { user, roles: [], permissions: '0', joined_at: '2026-01-01T00:00:00Z', flags: 0 } }),
      ...fields,
    };
    this.gateway.dispatch('INTERACTION_CREATE', interaction, typeof guild_id === 'string' ? guild_id : undefined);
    return id;
  }

  async close(): Promise<void> {
    this.gateway.close();
    await this.rest.close();
  }

  #guildsOf(shard: readonly [number, number]): readonly DoubleGuild[] {
    return [...this.world.guilds.values()].filter(({ id }) => isOf(shard, id));
  }
}
