/** A connection of ours to the double, as tests hold it. Both are closed when the test is over. */
import { onTestFinished } from 'vitest';
import { type ConnectionParts, connectDiscord, type DiscordConnection } from '../../src/adapters/discord/connection.ts';
import { DiscordChat } from '../../src/adapters/discord/discord-chat.ts';
import type { DestinationId, Posting } from '../../src/delivery/delivery.ts';
import type { Problem } from '../../src/outcome.ts';
import { NOON } from './builders.ts';
import { aPosting } from './delivery-builders.ts';
import { DiscordDouble, type DoubleOptions } from './discord-double.ts';
import type { DoubleChannel } from './discord-world.ts';
import type { Heard, Where } from './loopback-rest.ts';

/** Both ends, and what the operator was told. */
export interface Connected {
  readonly double: DiscordDouble;
  readonly connection: DiscordConnection;
  readonly problems: readonly Problem[];
}

/** For a bot that was never connected before. */
export const NEVER_BEFORE: ConnectionParts['introductions'] = { last: async () => null, note: async () => {} };

/** Fields of the connection, and how its Discord begins. */
export type Wanted = Partial<ConnectionParts> & { readonly discord?: DoubleOptions };

/** A connection that was not made yet. */
export async function aConnection({ discord = {}, ...fields }: Wanted = {}): Promise<Connected> {
  const clock = fields.clock ?? discord.clock ?? Date.now;
  const double = await DiscordDouble.start({ clock, ...discord });
  const problems: Problem[] = [];
  const connection = connectDiscord({
    token: () => double.token,
    apiUrl: double.api,
    shards: 1,
    introductions: NEVER_BEFORE,
    clock,
    onProblem: (problem) => problems.push(problem),
    pauseMs: () => 1,
    ...fields,
  });
  onTestFinished(async () => {
    await connection.destroy();
    await double.close();
  });
  return { double, connection, problems };
}

/** A connection that is ready. `prepare` is done to its Discord before. */
export async function connected(
  wanted: Wanted = {},
  prepare: (double: DiscordDouble) => void = () => {},
): Promise<Connected> {
  const both = await aConnection(wanted);
  prepare(both.double);
  await both.connection.login();
  return both;
}

/** Waits until the library has told us something. */
export async function told(connection: DiscordConnection, event: string): Promise<void> {
  await new Promise<void>((resolve) => connection.client.once(event, () => resolve()));
}

/** A chat that is ready to post into one channel of the double. */
export interface ChatRoom extends Connected {
  readonly chat: DiscordChat;
  readonly channel: string;
  readonly destination: DestinationId;
  /** What was asked of Discord since it was ready. */
  asked(where?: Where): readonly Heard[];
  /** A posting to that channel. */
  aDelivery(fields?: Parameters<typeof aPosting>[0]): Posting;
}

/** A chat over a connection that is ready, and a channel of that kind. The time is noon until a test says otherwise. */
export async function aChatRoom(channel: Partial<DoubleChannel> = {}, wanted: Wanted = {}): Promise<ChatRoom> {
  let id = '';
  const both = await connected({ clock: () => NOON, ...wanted }, (double) => {
    id = double.addChannel(channel).id;
  });
  const { connection, double } = both;
  const { client, traffic } = connection;
  const before = double.rest.requests.length;
  const destination = `discord:${id}` as DestinationId;
  return {
    ...both,
    chat: new DiscordChat({ client, traffic, clock: wanted.clock ?? (() => NOON) }),
    channel: id,
    destination,
    asked: (where = {}) => double.rest.asked(where, before),
    aDelivery: (fields) => aPosting({ destination, ...fields }),
  };
}

/** What every message is posted to, and where one is read. */
export const MESSAGES = { method: 'POST', path: /^\/channels\/\d+\/messages$/ };
export const READING = { method: 'GET', path: /^\/channels\/\d+\/messages$/ };
