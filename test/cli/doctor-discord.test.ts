import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../../src/store/open-store.ts';
import { COMMANDS } from '../adapters/discord/examining.ts';
import { anAsker, anOffice } from '../support/an-office.ts';
import { DiscordDouble } from '../support/discord-double.ts';
import { GUILD, overwrite } from '../support/discord-world.ts';
import { GENERAL } from '../support/office-builders.ts';
import { Desk } from './doctors-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

describe('the doctor, about Discord,', () => {
  let discord: DiscordDouble;
  beforeEach(async () => {
    discord = await DiscordDouble.start();
  });
  afterEach(() => discord.close());

  const env = () => ({ DISCORD_TOKEN: discord.token, DISCORD_API_URL: discord.api });

  it('is looked at step by step and channel by channel, the one for notices too', async () => {
    const [briefed, told] = [
      discord.world.addChannel({ name: 'briefings' }),
      discord.world.addChannel({ name: 'notices', permission_overwrites: overwrite(1n << 11n) }),
    ];
    desk.put(
      'sitrep.yaml',
      `destinations: [{ to: "discord:${briefed.id}" }]\noperators: { discord: ["500000000000000001"], notices: "discord:${told.id}" }\n`,
    );

    const { code, by } = await desk.findings({ ...env(), DISCORD_GUILD_ID: GUILD });

    expect(code).toBe(1);
    for (const check of ['token', 'application', 'gateway', 'servers', 'test-server']) {
      expect([check, by[`discord-${check}`]?.state]).toEqual([check, 'ok']);
    }
    expect(by[`discord:${briefed.id}`]?.state).toBe('ok');
    expect(by[`discord:${told.id}`]).toMatchObject({
      state: 'wrong',
      found: '#notices in Newsroom: the bot lacks Send Messages',
    });
    expect(by.clock?.state).toBe('ok');
    expect(by.operators?.state).toBe('ok');
    expect(by.notices?.state).toBe('ok');
  });

  it('compares the commands that are registered with those it has', async () => {
    expect((await desk.findings(env())).by['discord-commands']).toMatchObject({
      state: 'warning',
      found: 'none is registered yet',
    });

    discord.world.commands.set('global', COMMANDS);
    expect((await desk.findings(env())).by['discord-commands']?.state).toBe('ok');
  });

  it('is looked at in the channels that were followed from chat too', async () => {
    const id = GENERAL.slice('discord:'.length);
    discord.world.addChannel({ id, name: 'followed', permission_overwrites: overwrite(1n << 10n) });
    const store = await openStore({ folder: desk.data, clock: Date.now });
    const { office } = await anOffice({ store });
    await office.setChannel({ by: anAsker(), destination: GENERAL, wishes: { conflicts: 'all' }, what: 'follow' });
    await store.close();

    expect((await desk.findings(env())).by[GENERAL]).toMatchObject({
      state: 'wrong',
      found: '#followed in Newsroom: the bot lacks View Channel',
    });
    expect((await desk.findings()).by[GENERAL]).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining('DISCORD_TOKEN'),
    });
  });

  it('tells how far the clock of this machine is off', async () => {
    const date = new Date(Date.now() - 120_000).toUTCString();
    const body = { id: '300000000000000001', username: 'sitrep' };
    discord.rest.fail({ taken: false, answer: { status: 200, body, headers: { date } } }, {}, 100);

    expect((await desk.findings(env())).by.clock).toMatchObject({
      state: 'wrong',
      found: expect.stringMatching(/^1\d\d s fast$/),
    });
  });

  it('never shows the token, whatever is wrong', async () => {
    desk.put('sitrep.yaml', 'destinations: [{ to: "discord:700000000000000001" }]\n');
    const seen = [(await desk.findings(env())).out];
    discord.revokeToken();
    seen.push((await desk.findings(env())).out);
    seen.push((await desk.findings({ ...env(), DISCORD_API_URL: 'http://127.0.0.1:1' })).out);
    seen.push((await desk.findings({ ...env(), DISCORD_API_URL: `ftp://${discord.token}` })).out);

    expect(seen.join('')).toContain('discord-token');
    expect(seen.join('')).not.toContain(discord.token);
  });

  it('is looked at with faulty settings too', async () => {
    desk.put('sitrep.yaml', 'timezone: Mars/Olympus\n');

    const { by } = await desk.findings(env());

    expect(by['discord-token']?.state).toBe('ok');
    expect(by['discord-commands']?.state).toBe('skipped');
  });
});
