import { inspect } from 'node:util';
import { afterEach, expect, it, onTestFinished, vi } from 'vitest';
import { connectDiscord } from '../../../src/adapters/discord/connection.ts';
import { Refusal } from '../../../src/outcome.ts';
import { NOON } from '../../support/builders.ts';
import { aConnection, connected, NEVER_BEFORE, told } from '../../support/discord-connection.ts';
import { rateLimited } from '../../support/discord-double.ts';
import { GUILD } from '../../support/discord-world.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';

const GATEWAY = { path: /^\/gateway\/bot$/ };

/** How a login that is refused is told. */
async function refusal(login: Promise<void>): Promise<Refusal> {
  const cause = await login.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(cause).toBeInstanceOf(Refusal);
  return cause as Refusal;
}

afterEach(() => vi.useRealTimers());

it('is ready once every server is known, and says so', async () => {
  const { connection } = await aConnection({ clock: () => NOON });
  expect(connection.state()).toEqual({ state: 'connecting', since: NOON });

  await connection.login();

  expect(connection.state()).toEqual({ state: 'ready' });
  expect(connection.client.guilds.cache.get(GUILD)?.members.me).not.toBeNull();
});

it('introduces itself once in a little more than five seconds, also to a gateway that the last process has just left', async () => {
  const slept: number[] = [];
  const noted: number[] = [];
  const { connection } = await aConnection({
    clock: () => NOON,
    introductions: { last: async () => NOON - 2_000, note: async (at) => void noted.push(at) },
    sleep: async (ms) => void slept.push(ms),
  });

  await connection.login();

  expect(slept).toEqual([3_500]);
  expect(noted).toEqual([NOON]);
});

it('does not wait for an introduction of long ago, or of a clock that was set back', async () => {
  for (const last of [NOON - 5_500, NOON + 60_000]) {
    const slept: number[] = [];
    const { connection } = await aConnection({
      clock: () => NOON,
      introductions: { last: async () => last, note: async () => {} },
      sleep: async (ms) => void slept.push(ms),
    });

    await connection.login();

    expect(slept).toEqual([]);
  }
});

it('refuses a token that Discord does not know, and asks once', async () => {
  const { connection, double, problems } = await aConnection();
  double.revokeToken();

  const { code } = await refusal(connection.login());

  expect(code).toBe('token-refused');
  expect(double.rest.requests).toHaveLength(1);
  expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
  expect(problems).toEqual([]);
});

it('refuses a token that is empty without asking', async () => {
  const { connection, double } = await aConnection({ token: () => '' });

  const { code } = await refusal(connection.login());

  expect(code).toBe('token-refused');
  expect(double.rest.requests).toEqual([]);
});

it.each([
  [4_004, 'token-refused'],
  [4_011, 'gateway-refused'],
  [4_014, 'gateway-refused'],
])('stops when the gateway closes with %i at the start', async (closesWith, code) => {
  const { connection, double } = await aConnection();
  double.gateway.closesWith = closesWith;

  const refused = await refusal(connection.login());

  expect(refused.code).toBe(code);
  expect(refused.message).toContain(String(closesWith));
});

it('stops when the gateway closes for good later, and tells the operator once', async () => {
  const { connection, double, problems } = await connected();
  const gone = told(connection, 'shardDisconnect');

  double.gateway.closeWith(4_004);
  await gone;

  expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
  expect(problems.map(({ code }) => code)).toEqual(['token-refused']);
});

it('asks for the gateway until there is a whole answer, and tells the operator once that there is none', async () => {
  const { connection, double, problems } = await aConnection({ timeoutMs: 50 });
  double.rest.fail(
    [
      says(500),
      says(403, '<html>'),
      rateLimited(0.001, { scope: 'global' }),
      loses('reset'),
      takesAnd('truncate'),
      loses('hang'),
      says(502),
    ],
    GATEWAY,
  );

  await connection.login();

  expect(connection.state()).toEqual({ state: 'ready' });
  expect(problems.map(({ code }) => code)).toEqual(['service-unreachable']);
});

it('connects when the gateway lets nobody in at first', async () => {
  const { connection, double } = await aConnection();
  double.gateway.refusesWith = 503;
  const refused = told(connection, 'shardError');

  const login = connection.login();
  await refused;
  double.gateway.refusesWith = null;
  await login;

  expect(connection.state()).toEqual({ state: 'ready' });
});

it('takes its session up again after a cut, and hears what happened meanwhile', async () => {
  let now = NOON;
  const { connection, double } = await connected({ clock: () => now });
  const away = told(connection, 'shardReconnecting');
  const back = told(connection, 'shardResume');

  double.gateway.drop();
  const { id: made } = double.addChannel();
  await away;
  now += 60_000;

  expect(connection.state()).toEqual({ state: 'down', since: NOON });
  await back;
  await vi.waitUntil(() => connection.client.channels.cache.has(made));
  expect(connection.state()).toEqual({ state: 'ready' });
  expect(double.gateway.counts).toEqual({ identified: 1, resumed: 1, refused: 0 });
});

it('begins anew when its session is forgotten', async () => {
  const { connection, double } = await connected();
  const back = told(connection, 'shardReady');

  // Shards introduce themselves five seconds apart, and those are over.
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10_000 });
  double.gateway.forget();
  await back;

  expect(connection.state()).toEqual({ state: 'ready' });
  expect(double.gateway.counts).toEqual({ identified: 2, resumed: 0, refused: 0 });
});

it('is one shard or several, as the operator says', async () => {
  const { connection, double } = await connected({ shards: 2 }, (discord) => {
    discord.join({ id: '900000000000000001' });
    discord.join({ id: '900000000004194305' });
  });

  expect(double.gateway.sessions.map(({ shard }) => shard)).toEqual([
    [0, 2],
    [1, 2],
  ]);
  expect(connection.client.guilds.cache.size).toBe(3);
  expect(connection.state()).toEqual({ state: 'ready' });
});

it('is as many shards as Discord recommends, where the operator leaves it to Discord', async () => {
  const { double } = await connected({ shards: 'auto', discord: { shards: 3 } });

  expect(double.gateway.sessions).toHaveLength(3);
});

it('goes on when it is told something that cannot be read', async () => {
  const { connection, double, problems } = await connected();
  const made = told(connection, 'channelCreate');

  double.gateway.dispatch('CHANNEL_UPDATE', null);
  double.gateway.dispatch('GUILD_CREATE', { id: null, channels: [null] });
  double.addChannel();
  await made;

  expect(connection.state()).toEqual({ state: 'ready' });
  expect(problems.map(({ code }) => code)).toContain('command-failed');
});

it('ends while it still asks for the gateway', async () => {
  const { connection, double } = await aConnection();
  double.rest.fail(says(503), GATEWAY, Number.POSITIVE_INFINITY);
  const login = connection.login();
  await double.rest.heard(GATEWAY, 3);

  await connection.destroy();
  await login;

  expect(double.gateway.counts.identified).toBe(0);
});

it('ends while the gateway lets nobody in, and nothing of it comes back', async () => {
  const { connection, double } = await aConnection();
  const other = connectDiscord({
    token: () => double.token,
    apiUrl: double.api,
    shards: 1,
    introductions: NEVER_BEFORE,
    clock: () => NOON,
    onProblem: () => {},
  });
  onTestFinished(() => other.destroy());
  double.gateway.refusesWith = 503;
  const refused = told(connection, 'shardError');
  const login = connection.login();
  await refused;

  await connection.destroy();
  await login;
  double.gateway.counts.refused = 0;
  void other.login();
  for (let attempt = 0; attempt < 3; attempt++) await told(other, 'shardError');

  // The other one tries every half second, and so would this one.
  expect(double.gateway.counts.refused).toBe(3);
});

it('shows its token nowhere but to Discord', async () => {
  const { connection, double, problems } = await connected({ shards: 1 });
  double.revokeToken();
  const asked = connection.client.rest.get('/users/@me');
  await expect(asked).rejects.toThrow();

  const shown = [
    inspect(problems, { depth: 9 }),
    inspect(connection.state(), { depth: 9 }),
    inspect(await asked.catch((cause) => cause), { depth: 9 }),
  ];

  expect(double.rest.requests.every(({ authorization }) => authorization === `Bot ${double.token}`)).toBe(true);
  expect(shown.join()).not.toContain(double.token);
});
