/** A connection of ours to the double, as tests hold it. Both are closed when the test is over. */
import { onTestFinished } from 'vitest';
import { type ConnectionParts, connectDiscord, type DiscordConnection } from '../../src/adapters/discord/connection.ts';
import type { Problem } from '../../src/outcome.ts';
import { DiscordDouble, type DoubleOptions } from './discord-double.ts';

/** Both ends, and what the operator was told. */
export interface Connected {
  readonly double: DiscordDouble;
  readonly connection: DiscordConnection;
  readonly problems: readonly Problem[];
}

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
