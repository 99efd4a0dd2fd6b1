import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { type Discord, type DiscordParts, openDiscord } from '../../../src/adapters/discord/discord.ts';
import type { DestinationId, Part } from '../../../src/delivery/delivery.ts';
import type { Problem } from '../../../src/outcome.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { NOON } from '../../support/builders.ts';
import { NEVER_BEFORE } from '../../support/discord-connection.ts';
import { DiscordDouble } from '../../support/discord-double.ts';
import { GUILD } from '../../support/discord-world.ts';
import { aMember, clicked, MANAGE_SERVER, typed } from './asking.ts';

const CALLBACK = { method: 'POST', path: /\/callback$/ };
const FILL = { method: 'PATCH', path: /@original$/ };
const OTHER = '400000000000000002';
const CHANNEL = '810000000000000001';

let double: DiscordDouble;
const open: Discord[] = [];

beforeEach(async () => {
  double = await DiscordDouble.start({ clock: () => NOON });
});
afterEach(async () => {
  for (const discord of open.splice(0)) await discord.close();
  await double.close();
});

/** The bot on the double's Discord. */
function aDiscord(fields: Partial<DiscordParts> = {}) {
  const desk = aDesk();
  const office = anOffice();
  const problems: Problem[] = [];
  const discord = openDiscord({
    token: () => double.token,
    apiUrl: double.api,
    shards: 1,
    introductions: NEVER_BEFORE,
    guild: null,
    commands: commandsFor(desk, office),
    desk,
    office,
    operators: new Set(),
    web: { get: () => Promise.reject(new Error('nothing is read in this test')) },
    greet: async () => {},
    clock: () => NOON,
    patience: { finishWithinMs: 0 },
    onProblem: (problem) => problems.push(problem),
    ...fields,
  });
  open.push(discord);
  return { discord, problems };
}

/** Has a notice shown in a channel. */
function show(discord: Discord, destination: DestinationId, part: Part) {
  const posting = { destination, part, layout: 'messages', publish: false, under: null, since: NOON } as const;
  return discord.chat.post({ id: 'a'.repeat(24), ...posting }, new AbortController().signal);
}

describe('the bot on Discord', () => {
  it('sends nothing before it is to', async () => {
    aDiscord();

    expect(double.rest.requests).toEqual([]);
  });

  it('connects, registers what can be asked, and answers', async () => {
    double.addChannel();
    const { discord, problems } = aDiscord();

    await discord.login();
    double.interact(typed('help'));
    await double.rest.heard(FILL);

    expect(discord.state()).toEqual({ state: 'ready' });
    expect(double.world.commands.get('global')?.length).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  });

  it('greets a server that adds it, with a button behind which the channel is set up', async () => {
    const greeted = Promise.withResolvers<{ destination: DestinationId; text: string }>();
    const { discord } = aDiscord({ greet: async (destination, _name, text) => greeted.resolve({ destination, text }) });
    await discord.login();
    double.world.addChannel({ guild_id: OTHER, id: CHANNEL });

    double.join({ id: OTHER });
    const { destination, text } = await greeted.promise;
    const posted = await show(discord, destination, { kind: 'notice', text, about: null, offers: 'set-up' });
    expect(posted).toMatchObject({ end: 'done' });
    const [greeting] = double.messagesIn(CHANNEL);
    const [, id = ''] = /"custom_id":"([^"]*)"/.exec(JSON.stringify(greeting?.components)) ?? [];
    double.interact({ ...clicked(id), ...aMember({ permissions: MANAGE_SERVER }) });
    const { body } = await double.rest.heard(CALLBACK);

    expect(JSON.stringify(greeting?.components)).toContain('Set up');
    expect(body).toMatchObject({ type: 9, data: { title: '/channel set' } });
  });

  it('does not connect with a token that Discord does not know, and says so', async () => {
    const { discord } = aDiscord({ token: () => 'another' });

    await expect(discord.login()).rejects.toMatchObject({ code: 'token-refused' });
    expect(discord.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
  });

  it('serves channels of Discord only', () => {
    const { discord } = aDiscord();

    expect(discord.chat.serves(`discord:${GUILD}` as DestinationId)).toBe(true);
    expect(discord.chat.serves('slack:C0123' as DestinationId)).toBe(false);
  });
});
