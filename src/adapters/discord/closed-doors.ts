/** Remembers which channels refused us, so that they are not asked again before anything has changed there. */
import { type Client, GatewayDispatchEvents } from 'discord.js';
import type { Problem } from '../../outcome.ts';

interface Door {
  readonly problem: Problem;
  /** Null where the channel's server is not known. */
  readonly guild: string | null;
}

/** What an event of the gateway says about what it concerns. */
interface News {
  readonly id?: string;
  readonly guild_id?: string;
  readonly user?: { readonly id: string };
}

const OF_A_CHANNEL = [
  GatewayDispatchEvents.ChannelCreate,
  GatewayDispatchEvents.ChannelUpdate,
  GatewayDispatchEvents.ChannelDelete,
  GatewayDispatchEvents.ThreadUpdate,
] as const;
const OF_A_GUILD = [
  GatewayDispatchEvents.GuildCreate,
  GatewayDispatchEvents.GuildUpdate,
  GatewayDispatchEvents.GuildDelete,
] as const;
const OF_ROLES = [
  GatewayDispatchEvents.GuildRoleCreate,
  GatewayDispatchEvents.GuildRoleUpdate,
  GatewayDispatchEvents.GuildRoleDelete,
  GatewayDispatchEvents.GuildMemberUpdate,
] as const;

/** The channels that said no. */
export class ClosedDoors {
  readonly #doors = new Map<string, Door>();

  /** Listens for changes that may open a door again, for as long as the client lives. */
  constructor(client: Client) {
    for (const event of OF_A_CHANNEL) client.ws.on(event, ({ id = '' }: News) => this.#doors.delete(id));
    for (const event of OF_A_GUILD) client.ws.on(event, ({ id = '' }: News) => this.#openAll(id));
    for (const event of OF_ROLES) {
      client.ws.on(event, ({ guild_id = '', user }: News) => {
        if (user === undefined || user.id === client.user?.id) this.#openAll(guild_id);
      });
    }
  }

  /** The channel refused us; from now on it is not asked. */
  close(channel: string, door: Door): void {
    this.#doors.set(channel, door);
  }

  /** Why a channel is not asked; null when it may be. */
  problemAt(channel: string): Problem | null {
    return this.#doors.get(channel)?.problem ?? null;
  }

  #openAll(guild: string): void {
    for (const [channel, door] of this.#doors) {
      if (door.guild === null || door.guild === guild) this.#doors.delete(channel);
    }
  }
}
