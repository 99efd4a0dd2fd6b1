/** Looking at the double as `sitrep doctor` does. */
import { expect } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { commandsForDiscord } from '../../../src/adapters/discord/command-json.ts';
import { type Examination, examineDiscord } from '../../../src/adapters/discord/examine.ts';
import type { DestinationId, Layout } from '../../../src/delivery/delivery.ts';
import type { Finding } from '../../../src/outcome.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import type { DiscordDouble } from '../../support/discord-double.ts';
import type { DoubleChannel } from '../../support/discord-world.ts';

/** What is registered when all is well. */
export const COMMANDS = commandsForDiscord(commandsFor(aDesk(), anOffice()));

/** A channel as the settings name it. */
export function spoken(id: string, layout: Layout = 'thread', publish = false) {
  return { id: `discord:${id}` as DestinationId, layout, publish };
}

/** What is found, by what was looked at; whatever is not well has advice, and the token stands nowhere. */
export async function look(
  discord: DiscordDouble,
  given: Partial<Examination> = {},
): Promise<Readonly<Record<string, Finding>>> {
  const { findings } = await examineDiscord({
    token: discord.token,
    apiUrl: discord.api,
    guildId: null,
    shards: 'auto',
    commands: COMMANDS,
    channels: [],
    clock: Date.now,
    signal: new AbortController().signal,
    timeoutMs: 2_000,
    ...given,
  });
  for (const { found, advice, check, state } of findings) {
    expect(`${found} ${advice}`).not.toContain(discord.token);
    if (state === 'wrong' || state === 'warning') expect([check, advice]).toEqual([check, expect.stringMatching(/\w/)]);
  }
  return Object.fromEntries(findings.map((finding) => [finding.check, finding]));
}

/** What is found about one channel, which is made for it. */
export async function lookAt(
  discord: DiscordDouble,
  fields: Partial<DoubleChannel>,
  layout: Layout,
  { publish = false }: { readonly publish?: boolean } = {},
): Promise<Finding> {
  const channel = spoken(discord.world.addChannel(fields).id, layout, publish);
  return (await look(discord, { channels: [channel] }))[channel.id] as Finding;
}
