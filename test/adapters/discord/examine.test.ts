import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { examineDiscord, unexamined } from '../../../src/adapters/discord/examine.ts';
import { readApplication, readChannel, readMember } from '../../../src/adapters/discord/examine-answers.ts';
import { INVITE_PERMISSIONS, inviteLink } from '../../../src/adapters/discord/examine-permissions.ts';
import { DiscordDouble, rateLimited, refuses } from '../../support/discord-double.ts';
import { ALLOWED, BOT, GUILD } from '../../support/discord-world.ts';
import { type Fault, loses, says } from '../../support/loopback-rest.ts';
import { COMMANDS, look, spoken } from './examining.ts';

const NOW = Date.parse('2026-03-13T13:00:00Z');

let discord: DiscordDouble;

beforeEach(async () => {
  discord = await DiscordDouble.start();
});
afterEach(() => discord.close());

/** The application, differently. */
function application(fields: object): Fault {
  return says(200, { id: BOT, name: 'sitrep', flags: 0, interactions_endpoint_url: null, ...fields });
}

describe('a setup in which all is well', () => {
  it('is found well at every step', async () => {
    discord.world.commands.set('global', COMMANDS);
    const { id } = discord.world.addChannel();

    const found = await look(discord, {
      channels: [spoken(id)],
    });

    expect(Object.entries(found).map(([check, { state }]) => [check, state])).toEqual([
      ['discord-token', 'ok'],
      ['discord-application', 'ok'],
      ['discord-gateway', 'ok'],
      ['discord-servers', 'ok'],
      ['discord-test-server', 'skipped'],
      ['discord-commands', 'ok'],
      [`discord:${id}`, 'ok'],
    ]);
    expect(found[`discord:${id}`]?.found).toBe(
      '#briefings in Newsroom: View Channel, Read Message History, Send Messages, Create Public Threads, Send Messages in Threads',
    );
  });

  it('is looked at without changing anything', async () => {
    await look(discord, { channels: [spoken(discord.world.addChannel().id)] });

    expect(new Set(discord.rest.requests.map(({ method }) => method))).toEqual(new Set(['GET']));
  });

  it('is asked about a server once, however many channels it has', async () => {
    const channels = Array.from({ length: 5 }, () => discord.world.addChannel()).map(({ id }) =>
      spoken(id, 'messages'),
    );

    await look(discord, { channels });

    expect(discord.rest.asked({ path: /\/roles$/ })).toHaveLength(1);
    expect(discord.rest.asked({ path: /\/members\// })).toHaveLength(1);
  });
});

describe('the token', () => {
  it('is wrong when Discord does not accept it, and nothing else is asked', async () => {
    discord.revokeToken();

    const found = await look(discord, {
      channels: [spoken('700000000000000001')],
    });

    expect(found['discord-token']).toMatchObject({ state: 'wrong', advice: expect.stringContaining('Reset Token') });
    expect(Object.values(found).filter(({ state }) => state === 'skipped')).toHaveLength(6);
    expect(discord.rest.requests).toHaveLength(1);
  });

  it.each([
    ['a'.repeat(32), 'client secret'],
    ['0123456789abcdef'.repeat(4), 'public key'],
    ['300000000000000001', 'id of an application'],
  ])('is told apart from other things of the portal: %s', async (token, looksLike) => {
    expect((await look(discord, { token }))['discord-token']).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining(looksLike),
    });
  });

  it.each([
    ['Bot abc.def.ghi', '"Bot"'],
    ['"abc.def.ghi"', 'quotes'],
    ['abc.def\nghi', 'line break'],
    ['abc.def.ghï', 'letter that no token has'],
  ])('is not even tried where it cannot be one: %j', async (token, why) => {
    expect((await look(discord, { token }))['discord-token']).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining(why),
    });
    expect(discord.rest.requests).toEqual([]);
  });

  it('is not blamed when the service is silent, slow, busy or something else', async () => {
    for (const [fault, times, words] of [
      [loses('reset'), 2, 'no answer'],
      [loses('hang'), 2, 'took too long'],
      [says(502), 2, 'the service answered 502'],
      [rateLimited(3_600), 1, 'the service asks to wait 360'],
      [says(200, ['a', 'list']), 1, 'no answer of Discord’s'],
      [says(200), 1, 'no answer of Discord’s'],
      [says(404), 1, '404'],
    ] as const) {
      discord.rest.fail(fault, { path: /\/users\/@me$/ }, times);
      const found = await look(discord, { timeoutMs: 100 });
      expect(found['discord-token']).toMatchObject({ state: 'wrong', found: expect.stringContaining(words) });
      expect(found['discord-token']?.found).not.toContain('accept');
      expect(found['discord-servers']?.state).toBe('skipped');
    }
  });

  it('stands in no finding, even where a service echoes it', async () => {
    discord.rest.fail(refuses(400, 1, `Authorization: Bot ${discord.token}`), { path: /\/users\/@me$/ });

    expect((await look(discord))['discord-token']?.found).toContain('[secret]');
  });

  it('may be absent: then Discord is skipped, and a channel of it is wrong', () => {
    const channels = [spoken('700000000000000001')];

    expect(unexamined([]).map(({ state }) => state)).toEqual(Array(6).fill('skipped'));
    expect(unexamined([]).every(({ found }) => found === 'no DISCORD_TOKEN')).toBe(true);
    expect(unexamined(channels).at(-1)).toMatchObject({ check: 'discord:700000000000000001', state: 'wrong' });
  });
});

describe('the application', () => {
  it.each([
    [{ interactions_endpoint_url: 'https://elsewhere.example/hook' }, 'wrong', 'Interactions Endpoint URL'],
    [{ bot_require_code_grant: true }, 'wrong', 'Requires OAuth2 Code Grant'],
    [{ integration_types_config: { 1: {} } }, 'wrong', 'Guild Install'],
    [{ flags: 1 << 19 }, 'warning', 'turn it off'],
    [{ flags: 1 << 14 }, 'warning', 'turn it off'],
    [{ install_params: { scopes: ['bot'], permissions: String(ALLOWED) } }, 'warning', inviteLink(BOT)],
    [
      {
        integration_types_config: {
          0: { oauth2_install_params: { scopes: ['bot', 'applications.commands'], permissions: '0' } },
        },
      },
      'warning',
      inviteLink(BOT),
    ],
  ] as const)('%j is %s', async (fields, state, advice) => {
    discord.rest.fail(application(fields), { path: /\/applications\/@me$/ });

    expect((await look(discord))['discord-application']).toMatchObject({
      state,
      advice: expect.stringContaining(advice),
    });
  });

  it.each([
    {},
    { integration_types_config: {} },
    { integration_types_config: { 0: {}, 1: {} } },
    { install_params: { scopes: ['applications.commands', 'bot'], permissions: String(INVITE_PERMISSIONS | 1n) } },
  ])('%j is well', async (fields) => {
    discord.rest.fail(application(fields), { path: /\/applications\/@me$/ });

    expect((await look(discord))['discord-application']).toMatchObject({ state: 'ok', advice: null });
  });
});

describe('the gateway', () => {
  const answer = (remaining: number, shards = 1) =>
    says(200, {
      url: 'ws://x',
      shards,
      session_start_limit: { total: 1_000, remaining, reset_after: 3_600_000, max_concurrency: 1 },
    });

  it('is wrong when the starts of the day are used up', async () => {
    discord.rest.fail(answer(0), { path: /\/gateway\/bot$/ });

    const found = (await look(discord, { clock: () => NOW }))['discord-gateway'];

    expect(found).toMatchObject({ state: 'wrong', found: '0 connections left until 2026-03-13T14:00:00.000Z' });
  });

  it('warns of fewer shards than Discord recommends', async () => {
    discord.rest.fail(answer(900, 4), { path: /\/gateway\/bot$/ }, 2);

    expect((await look(discord, { shards: 2 }))['discord-gateway']?.state).toBe('warning');
    expect((await look(discord, { shards: 4 }))['discord-gateway']?.state).toBe('ok');
  });
});

describe('the servers', () => {
  it('are wrong where there is none, and the invitation is told', async () => {
    discord.world.guilds.clear();

    expect((await look(discord))['discord-servers']).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining(inviteLink(BOT)),
    });
  });

  it('are all found, however many there are', async () => {
    for (let index = 0; index < 450; index += 1) discord.world.addGuild();
    const { id } = discord.world.addGuild({ name: 'The last one' });

    const found = await look(discord, { guildId: id });

    expect(found['discord-servers']?.found).toMatch(/^Newsroom .* and 447 more$/);
    expect(found['discord-test-server']).toMatchObject({ state: 'ok', found: expect.stringContaining('The last one') });
  });

  it('do not hold the one of DISCORD_GUILD_ID', async () => {
    const found = (await look(discord, { guildId: '499999999999999999' }))['discord-test-server'];

    expect(found).toMatchObject({ state: 'wrong', found: expect.stringContaining('no member there') });
  });

  it('cannot act on the terminal by their names', async () => {
    discord.world.guilds.clear();
    discord.world.addGuild({ name: 'News\u001b[2Jroom\u202e\nsecond line' });

    expect((await look(discord))['discord-servers']?.found).toMatch(/^Newsroom second line \(\d+\)$/);
  });

  it('end when a service goes on giving the same ones', async () => {
    const same = Array.from({ length: 200 }, (_, index) => ({
      id: String(400000000000000000n + BigInt(index)),
      name: 'x',
    }));
    discord.rest.fail(says(200, same), { path: /\/users\/@me\/guilds$/ }, 1_000);

    expect((await look(discord))['discord-servers']?.state).toBe('ok');
  });
});

describe('the commands', () => {
  it('are awaited before the first start, and when they are not what this version has', async () => {
    expect((await look(discord))['discord-commands']).toMatchObject({
      state: 'warning',
      found: 'none is registered yet',
    });

    discord.world.commands.set('global', [{ type: 1, name: 'old', description: 'of another version' }]);
    expect((await look(discord))['discord-commands']).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('not what'),
    });
  });

  it('are looked for where they are registered', async () => {
    discord.world.commands.set(GUILD, COMMANDS);

    expect((await look(discord, { guildId: GUILD }))['discord-commands']?.state).toBe('ok');
    expect((await look(discord))['discord-commands']?.state).toBe('warning');
  });

  it('need the scope of the invitation', async () => {
    discord.rest.fail(refuses(403, 50_001, 'Missing Access'), { path: /\/commands$/ });

    const found = (await look(discord, { guildId: GUILD }))['discord-commands'];

    expect(found).toMatchObject({ state: 'wrong', advice: expect.stringContaining(inviteLink(BOT)) });
  });

  it('are skipped where nobody knows which there are', async () => {
    expect((await look(discord, { commands: null }))['discord-commands']?.state).toBe('skipped');
  });
});

describe('the clock', () => {
  it('is compared with the one of Discord', async () => {
    const { clockAheadMs } = await examineDiscord({
      token: discord.token,
      apiUrl: discord.api,
      guildId: null,
      shards: 'auto',
      commands: null,
      channels: [],
      clock: () => Date.now() + 3_600_000,
      signal: new AbortController().signal,
    });

    expect(Math.round((clockAheadMs ?? 0) / 60_000)).toBe(60);
  });
});

describe('answers', () => {
  it('of any kind are read without a fault', () => {
    fc.assert(
      fc.property(fc.anything(), fc.anything(), (whole, part) => {
        for (const read of [readApplication, readChannel, readMember]) {
          read(whole);
          read({
            id: '1',
            type: 0,
            user: { id: '2' },
            roles: part,
            permission_overwrites: [part],
            integration_types_config: part,
          });
          read({ id: part, type: part, user: part, available_tags: part, thread_metadata: part, install_params: part });
        }
      }),
    );
  });
});
