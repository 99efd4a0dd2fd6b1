/** What stands in the double's Discord: servers, channels, messages, commands, answers to interactions. */
import { ChannelType, OverwriteType, PermissionFlagsBits } from 'discord.js';

/** The bot of the double: the application and its user share one id, as they do at Discord. */
export const BOT = '300000000000000001';
/** The server that is there from the start. */
export const GUILD = '400000000000000001';
/** Whoever else speaks there. */
export const SOMEBODY = '500000000000000001';
/** The bot's own role in every server. */
export const ROLE = '600000000000000001';

/** A channel, thread or forum as Discord describes it. */
export interface DoubleChannel {
  readonly id: string;
  readonly guild_id: string;
  readonly type: ChannelType;
  readonly name: string;
  readonly position: number;
  readonly flags: number;
  parent_id: string | null;
  permission_overwrites: readonly { id: string; type: OverwriteType; allow: string; deny: string }[];
  available_tags?: readonly { id: string; name: string; moderated: boolean }[];
  applied_tags?: readonly string[];
  owner_id?: string;
  thread_metadata?: { archived: boolean; locked: boolean; auto_archive_duration: number; archive_timestamp: string };
}

/** A message as it stands now. */
export interface DoubleMessage {
  readonly id: string;
  readonly channel_id: string;
  readonly author: { readonly id: string; readonly username: string; readonly bot: boolean };
  readonly timestamp: string;
  readonly type: number;
  readonly nonce: string | null;
  readonly message_reference: unknown;
  flags: number;
  content: string;
  components: unknown;
  attachments: readonly { id: string; filename: string; url: string; size: number }[];
  edited_timestamp: string | null;
  /** Whether posting or changing it rang somebody's phone. */
  pinged: boolean;
  /** How often it was changed. */
  edits: number;
}

/** One thing the bot said in return to an interaction. */
export interface DoubleReply {
  readonly interaction: string;
  readonly kind: 'callback' | 'original' | 'followup';
  readonly body: Readonly<Record<string, unknown>>;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What the bot's role may do, where a test does not say otherwise. */
export const ALLOWED =
  PermissionFlagsBits.ViewChannel |
  PermissionFlagsBits.SendMessages |
  PermissionFlagsBits.SendMessagesInThreads |
  PermissionFlagsBits.CreatePublicThreads |
  PermissionFlagsBits.ReadMessageHistory |
  PermissionFlagsBits.AttachFiles;

/** A server as GUILD_CREATE describes it. */
export interface DoubleGuild {
  readonly id: string;
  readonly name: string;
  readonly joined_at: string;
  readonly owner_id: string;
  permissions: bigint;
}

/** All of it, with ids that tell the time as Discord's do. */
export class DiscordWorld {
  readonly guilds = new Map<string, DoubleGuild>();
  readonly channels = new Map<string, DoubleChannel>();
  readonly messages: DoubleMessage[] = [];
  readonly replies: DoubleReply[] = [];
  /** By the id of a server, or "global". */
  readonly commands = new Map<string, readonly unknown[]>();
  readonly clock: () => number;
  /** Nonces that are still remembered, each with the message it stands for. */
  readonly nonces = new Map<string, DoubleMessage>();
  #lastId = 0n;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  /** https://discord.com/developers/docs/reference#snowflakes */
  nextId(): string {
    const now = BigInt(Math.floor(this.clock()) - 1_420_070_400_000) << 22n;
    this.#lastId = now > this.#lastId ? now : this.#lastId + 1n;
    return String(this.#lastId);
  }

  addGuild(fields: Partial<DoubleGuild> = {}): DoubleGuild {
    const guild = {
      id: this.nextId(),
      name: 'A server',
      joined_at: new Date(this.clock()).toISOString(),
      owner_id: SOMEBODY,
      permissions: ALLOWED,
      ...fields,
    };
    this.guilds.set(guild.id, guild);
    return guild;
  }

  addChannel(fields: Partial<DoubleChannel> = {}): DoubleChannel {
    const channel = {
      id: this.nextId(),
      guild_id: GUILD,
      type: ChannelType.GuildText,
      name: 'briefings',
      position: this.channels.size,
      flags: 0,
      parent_id: null,
      permission_overwrites: [],
      ...fields,
    };
    this.channels.set(channel.id, channel);
    return channel;
  }

  addThread(fields: Partial<DoubleChannel> & Pick<DoubleChannel, 'id' | 'parent_id' | 'name'>): DoubleChannel {
    return this.addChannel({
      type: ChannelType.PublicThread,
      owner_id: BOT,
      thread_metadata: {
        archived: false,
        locked: false,
        auto_archive_duration: 1440,
        archive_timestamp: new Date(this.clock()).toISOString(),
      },
      ...fields,
    });
  }

  addMessage(fields: Partial<DoubleMessage> & Pick<DoubleMessage, 'channel_id'>): DoubleMessage {
    const message: DoubleMessage = {
      id: this.nextId(),
      author: { id: SOMEBODY, username: 'somebody', bot: false },
      timestamp: new Date(this.clock()).toISOString(),
      type: 0,
      nonce: null,
      message_reference: undefined,
      flags: 0,
      content: '',
      components: [],
      attachments: [],
      edited_timestamp: null,
      pinged: false,
      edits: 0,
      ...fields,
    };
    this.messages.push(message);
    return message;
  }

  messagesIn(channel: string): readonly DoubleMessage[] {
    return this.messages.filter((message) => message.channel_id === channel);
  }

  threadsOf(channel: string): readonly DoubleChannel[] {
    return [...this.channels.values()].filter((one) => one.thread_metadata !== undefined && one.parent_id === channel);
  }

  /** The server with everything in it, as the gateway tells of it. */
  describe(guild: DoubleGuild): Readonly<Record<string, unknown>> {
    const theirs = [...this.channels.values()].filter(({ guild_id }) => guild_id === guild.id);
    const { permissions, ...fields } = guild;
    return {
      ...fields,
      unavailable: false,
      member_count: 2,
      features: [],
      roles: [
        { id: guild.id, name: '@everyone', permissions: '0', position: 0, color: 0, flags: 0 },
        { id: ROLE, name: 'Sitrep', permissions: String(permissions), position: 1, color: 0, flags: 0 },
      ],
      members: [{ user: this.bot(), roles: [ROLE], joined_at: guild.joined_at, flags: 0 }],
      channels: theirs.filter(({ thread_metadata }) => thread_metadata === undefined),
      threads: theirs.filter(({ thread_metadata }) => thread_metadata?.archived === false),
      emojis: [],
      stickers: [],
      voice_states: [],
      presences: [],
      stage_instances: [],
      guild_scheduled_events: [],
      soundboard_sounds: [],
    };
  }

  bot(): { id: string; username: string; discriminator: string; bot: true; avatar: null; global_name: null } {
    return { id: BOT, username: 'sitrep', discriminator: '0', bot: true, avatar: null, global_name: null };
  }
}

/** What a channel allows or denies the bot's role. */
export function overwrite(denied: bigint, allowed = 0n): DoubleChannel['permission_overwrites'] {
  return [{ id: ROLE, type: OverwriteType.Role, allow: String(allowed), deny: String(denied) }];
}
