import { REST } from 'discord.js';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { commandsForDiscord } from '../../../src/adapters/discord/command-json.ts';
import { registerCommands } from '../../../src/adapters/discord/register.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { DiscordDouble, refuses } from '../../support/discord-double.ts';
import { BOT, GUILD } from '../../support/discord-world.ts';
import { loses, says } from '../../support/loopback-rest.ts';

const COMMANDS = commandsForDiscord(commandsFor(aDesk(), anOffice()));
const REGISTRATION = { method: 'PUT', path: /\/commands$/ };

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await DiscordDouble.start();
});
afterEach(() => discord.close());

/** What a start of the bot does about its commands. */
function start(guild: string | null = null, commands = COMMANDS) {
  const rest = new REST({ api: discord.api, retries: 0 }).setToken(discord.token);
  return registerCommands(commands, { rest, application: BOT, guild, signal: new AbortController().signal });
}

describe('registering commands', () => {
  it('is done once in fifty starts', async () => {
    const ends = [];
    for (let starts = 0; starts < 50; starts += 1) ends.push((await start()).end);

    expect(ends.filter((end) => end === 'registered')).toHaveLength(1);
    expect(ends.filter((end) => end === 'same')).toHaveLength(49);
    expect(discord.rest.asked(REGISTRATION)).toHaveLength(1);
  });

  it('asks for the other languages too, or every start would find a difference', async () => {
    await start();

    expect((await discord.rest.heard({ method: 'GET' })).query.get('with_localizations')).toBe('true');
  });

  it('is done again when a command was added', async () => {
    await start(null, COMMANDS.slice(1));

    expect((await start()).end).toBe('registered');
    expect(discord.world.commands.get('global')).toHaveLength(COMMANDS.length);
  });

  it('stays in one server while commands are tried out there, with what a server takes', async () => {
    await start(GUILD);
    expect((await start(GUILD)).end).toBe('same');

    expect(discord.world.commands.has('global')).toBe(false);
    expect(discord.world.commands.get(GUILD)).toHaveLength(COMMANDS.length);
    expect(JSON.stringify(discord.world.commands.get(GUILD))).not.toMatch(/"contexts"|"integration_types"/);
  });

  it('tells the operator when the bot was invited without commands', async () => {
    discord.rest.fail(refuses(403, 50_001, 'Missing Access'));

    expect(await start(GUILD)).toMatchObject({
      end: 'refused',
      problem: { code: 'commands-refused', subject: `discord:${GUILD}`, detail: '50001 Missing Access' },
    });
  });

  it('tells the operator when Discord does not like what we register', async () => {
    discord.rest.fail(refuses(400, 50_035, 'Invalid Form Body'), REGISTRATION);

    expect(await start()).toMatchObject({ end: 'refused', problem: { code: 'commands-refused' } });
  });

  it.each([
    ['fails', says(503)],
    ['breaks off', loses('reset')],
  ])('says that Discord did not answer when it %s, and leaves what is registered', async (_how, fault) => {
    await start(null, COMMANDS.slice(1));
    discord.rest.fail(fault, REGISTRATION);

    expect(await start()).toMatchObject({ end: 'refused', problem: { code: 'service-unreachable' } });
    expect(discord.world.commands.get('global')).toHaveLength(COMMANDS.length - 1);
  });
});
