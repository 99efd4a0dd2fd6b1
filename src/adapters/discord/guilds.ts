/** Follows which servers the bot is a member of: whom to greet, where to stop, what is whose. */
import {
  type Client,
  GatewayDispatchEvents,
  type GatewayGuildCreateDispatchData,
  type GatewayGuildDeleteDispatchData,
  type GatewayReadyDispatchData,
} from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import type { CommunityId, Office } from '../../office.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { GREETING, isNew, whereToGreet } from './greeting.ts';

/** What following the servers needs. */
export interface GuildParts {
  readonly office: Pick<Office, 'joined' | 'left' | 'communities' | 'destinations' | 'place'>;
  /** Has a few words shown at a destination, once for each name. */
  readonly greet: (destination: DestinationId, name: string, text: string) => Promise<void>;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
}

/** Tells the office of servers that are joined and left, also of those left while nobody listened. */
export function followGuilds(client: Client, parts: GuildParts): { close(): void } {
  const { office } = parts;
  // What happens to one server is told in its order; one does not wait for another.
  const told = new Map<string, Promise<void>>();
  const tell = (guild: string, work: () => Promise<void>): void => {
    const before = told.get(guild) ?? Promise.resolve();
    const now = before.then(work).catch((cause) => parts.onProblem(problemWith(guild, cause)));
    told.set(guild, now);
    void now.then(() => {
      if (told.get(guild) === now) told.delete(guild);
    });
  };
  const left = (guild: string): void => {
    members.delete(guild);
    tell(guild, () => office.left(`discord:${guild}` as CommunityId));
  };

  // The gateway's own words, because the library passes over a server that left while a session was lost.
  const members = new Set<string>();
  const onReady = ({ guilds, shard }: GatewayReadyDispatchData): void => {
    const still = new Set(guilds.map(({ id }) => id));
    for (const id of still) members.add(id);
    const known = new Set([...members, ...discordCommunities(office)]);
    for (const id of known) if (isOfShard(id, shard) && !still.has(id)) left(id);
  };
  const onCreate = (data: GatewayGuildCreateDispatchData): void => {
    const now = !members.has(data.id);
    members.add(data.id);
    if (data.unavailable !== true) tell(data.id, () => welcome(client, data, { ...parts, now }));
  };
  // "If the unavailable field is not set, the user was removed from the guild"; else it is an outage of theirs.
  const onDelete = ({ id, unavailable }: GatewayGuildDeleteDispatchData): void => {
    if (unavailable !== true) left(id);
  };

  client.ws.on(GatewayDispatchEvents.Ready, onReady);
  client.ws.on(GatewayDispatchEvents.GuildCreate, onCreate);
  client.ws.on(GatewayDispatchEvents.GuildDelete, onDelete);
  return {
    close() {
      client.ws.off(GatewayDispatchEvents.Ready, onReady);
      client.ws.off(GatewayDispatchEvents.GuildCreate, onCreate);
      client.ws.off(GatewayDispatchEvents.GuildDelete, onDelete);
    },
  };
}

async function welcome(
  client: Client,
  { id, joined_at, channels, threads }: GatewayGuildCreateDispatchData,
  { office, greet, clock, now }: GuildParts & { readonly now: boolean },
): Promise<void> {
  const community = `discord:${id}` as CommunityId;
  const unknown = await office.joined(community);
  const theirs = new Set([...channels, ...threads].map((channel) => `discord:${channel.id}`));
  for (const destination of office.destinations()) {
    if (theirs.has(destination.id)) await office.place(destination.id, community);
  }
  // A server that is told of when a session begins may have been joined years before our data were lost.
  if (!unknown || !(now || isNew(Date.parse(joined_at), clock()))) return;
  const guild = client.guilds.cache.get(id);
  const destination = guild === undefined ? null : whereToGreet(guild);
  if (destination === null) return;
  await office.place(destination, community);
  await greet(destination, `greeting:${id}:${joined_at}`, GREETING);
}

function discordCommunities({ communities }: GuildParts['office']): readonly string[] {
  return communities().flatMap((id) => (id.startsWith('discord:') ? [id.slice('discord:'.length)] : []));
}

/** https://discord.com/developers/docs/events/gateway#sharding-sharding-formula */
function isOfShard(guild: string, shard: readonly [number, number] | undefined): boolean {
  if (shard === undefined || !/^\d{1,20}$/.test(guild)) return shard === undefined;
  const [id, count] = shard;
  return (BigInt(guild) >> 22n) % BigInt(count) === BigInt(id);
}

function problemWith(guild: string, cause: unknown): Problem {
  const subject = `discord:${guild}`;
  if (cause instanceof Refusal) return { code: cause.code, subject, detail: cause.message, cause: cause.cause };
  return { code: 'command-failed', subject, cause };
}
