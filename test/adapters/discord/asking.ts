/** A bot that answers people at the double, and what people do there. */
import { Client, Events, GatewayIntentBits } from 'discord.js';
import type { Command } from '../../../commands/command.ts';
import { answerInteractions, type InteractionParts } from '../../../src/adapters/discord/interactions.ts';
import { PatientShards, shieldListeners } from '../../../src/adapters/discord/shards.ts';
import type { Problem } from '../../../src/outcome.ts';
import { anOffice } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';
import type { DiscordDouble } from '../../support/discord-double.ts';
import { GUILD, SOMEBODY } from '../../support/discord-world.ts';

/** Who may manage the server. */
export const MANAGE_SERVER = '32';

/** The real library, connected to the double; `before` is done before it is. */
export async function connected(discord: DiscordDouble, before = (_client: Client) => {}): Promise<Client<true>> {
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    rest: { api: discord.api, retries: 0 },
    ws: {
      buildStrategy(manager) {
        // As in the real connection: what the library itself cannot read is no end of ours.
        shieldListeners(manager, () => {});
        return new PatientShards(manager);
      },
    },
  });
  before(client);
  const ready = new Promise<Client<true>>((resolve) => client.once(Events.ClientReady, resolve));
  await client.login(discord.token);
  return ready;
}

/** A bot that answers with these commands, and what went wrong with it. */
export async function aBot(
  discord: DiscordDouble,
  commands: readonly Command[],
  parts: Partial<InteractionParts> = {},
) {
  const client = await connected(discord);
  const problems: Problem[] = [];
  const answering = answerInteractions(client, {
    commands,
    office: anOffice(),
    suggest: () => [],
    operators: new Set(),
    web: { get: () => Promise.reject(new Error('nothing is read in this test')) },
    clock: () => NOON,
    onProblem(problem) {
      problems.push(problem);
      discord.rest.happened();
    },
    ...parts,
    patience: { finishWithinMs: 0, ...parts.patience },
  });
  return {
    client,
    problems,
    async close() {
      await answering.close();
      await client.destroy();
    },
  };
}

/** Somebody in a server that the bot was added to. */
export function aMember({ permissions = '0', user = SOMEBODY }: { permissions?: string; user?: string } = {}) {
  return {
    guild_id: GUILD,
    authorizing_integration_owners: { 0: GUILD },
    member: {
      user: { id: user, username: 'somebody', discriminator: '0', avatar: null, global_name: null },
      roles: [],
      permissions,
      joined_at: '2026-01-01T00:00:00Z',
      flags: 0,
    },
  };
}

/** Somebody types a command; one of two words is a subcommand. */
export function typed(name: string, options: readonly object[] = []) {
  const [first, second] = name.split(' ');
  return {
    ...aMember(),
    type: 2,
    data: {
      id: '1',
      type: 1,
      name: first,
      options: second === undefined ? options : [{ type: 1, name: second, options }],
    },
  };
}

/** An option of words. */
export function said(name: string, value: string) {
  return { type: 3, name, value };
}

/** Somebody clicks on a component of a message; `values` is what a menu was set to. */
export function clicked(
  custom_id: string,
  { values, ephemeral = false }: { values?: readonly string[]; ephemeral?: boolean } = {},
) {
  return {
    ...aMember(),
    type: 3,
    data: { custom_id, component_type: values === undefined ? 2 : 3, ...(values !== undefined && { values }) },
    message: { id: '1', flags: ephemeral ? 64 : 0, components: [] },
  };
}

/** Whether something that was said is seen by nobody else. */
export function isPrivate(body: Readonly<Record<string, unknown>>): boolean {
  const data = (body.data ?? body) as { readonly flags?: number };
  return ((data.flags ?? 0) & 64) !== 0;
}
