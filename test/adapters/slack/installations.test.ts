import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { ConnectionParts } from '../../../src/adapters/slack/connection.ts';
import { writeInstallation } from '../../../src/adapters/slack/installations.ts';
import { SlackChat } from '../../../src/adapters/slack/slack-chat.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { Refusal } from '../../../src/outcome.ts';
import { NOON } from '../../support/builders.ts';
import { aPosting } from '../../support/delivery-builders.ts';
import { says } from '../../support/loopback-rest.ts';
import { type Connected, connected, NotedInstallations, type Wanted } from '../../support/slack-connection.ts';
import { refuses, type SlackDouble } from '../../support/slack-double.ts';
import type { DoubleTeam } from '../../support/slack-world.ts';

interface Installable extends Connected {
  readonly installations: NotedInstallations;
  readonly url: string;
  /** A channel of a workspace. */
  channelOf(team: DoubleTeam): DestinationId;
  readonly chat: SlackChat;
}

/** A connection that workspaces install by themselves, over Socket Mode and a door. */
async function installable({
  kept = () => [],
  clock = () => NOON,
  ...wanted
}: Wanted & { readonly kept?: (double: SlackDouble) => readonly DoubleTeam[] } = {}): Promise<Installable> {
  const installations = new NotedInstallations();
  let chat: SlackChat | null = null;
  const both = await connected({
    botToken: null,
    port: 0,
    clock,
    ...wanted,
    with: (double) => ({ oauth: oauthOf(double, installations), ...wanted.with?.(double) }),
    prepare: ({ connection, double }) => {
      chat = new SlackChat({ connection, clock, wait: async () => {} });
      wanted.prepare?.({ connection, double });
      for (const team of kept(double)) {
        const installation = writeInstallation(membershipOf(team), NOON - 1_000);
        installations.kept.set(installation.community, installation);
      }
    },
  });
  return {
    ...both,
    installations,
    chat: chat as unknown as SlackChat,
    url: `http://127.0.0.1:${both.connection.port()}/slack`,
    channelOf: (team) => `slack:${team.id}/${both.double.world.addChannel({ team: team.id }).id}` as DestinationId,
  };
}

function oauthOf(double: SlackDouble, installations: NotedInstallations): ConnectionParts['oauth'] {
  return {
    clientId: double.client.id,
    clientSecret: () => double.client.secret,
    stateSecret: () => 'a canary of a state secret',
    authorizeUrl: 'http://127.0.0.1:9/oauth/v2/authorize',
    redirectUrl: 'https://bot.example/slack/oauth_redirect',
    installations,
  };
}

function membershipOf({ id, botUser, bot, token }: DoubleTeam) {
  return { team: id, user: botUser, bot, token, installedAt: null };
}

/** Somebody opens the page where installing begins; where they are sent, and what their browser remembers. */
async function begin(url: string): Promise<{ readonly sentTo: URL; readonly cookie: string }> {
  const response = await fetch(`${url}/install`, { redirect: 'manual' });
  expect(response.status).toBe(302);
  const cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { sentTo: new URL(response.headers.get('location') ?? ''), cookie };
}

/** Somebody agrees for a workspace, and comes back. */
async function install(double: SlackDouble, url: string, team: DoubleTeam): Promise<Response> {
  const { sentTo, cookie } = await begin(url);
  const code = double.agree(team.id);
  return comeBack(url, { code, state: sentTo.searchParams.get('state') ?? '' }, cookie);
}

function comeBack(url: string, query: Readonly<Record<string, string>>, cookie: string): Promise<Response> {
  return fetch(`${url}/oauth_redirect?${new URLSearchParams(query)}`, { headers: { cookie }, redirect: 'manual' });
}

const { signal } = new AbortController();

describe('installing', () => {
  it('begins where Slack asks whether one agrees, with exactly the scopes of the manifest', async () => {
    const { url, double } = await installable();

    const { sentTo } = await begin(url);

    expect(sentTo.origin + sentTo.pathname).toBe('http://127.0.0.1:9/oauth/v2/authorize');
    expect(Object.fromEntries(sentTo.searchParams)).toMatchObject({
      client_id: double.client.id,
      redirect_uri: 'https://bot.example/slack/oauth_redirect',
      scope: expect.stringContaining('chat:write'),
    });
  });

  it('ends with a token that is kept, a workspace that may be posted to, and an office that knows', async () => {
    const { url, double, installations, office, chat, channelOf, connection } = await installable();
    const team = double.world.addTeam({ id: 'T0SECOND' });
    const destination = channelOf(team);
    expect(await chat.post(aPosting({ destination }), signal)).toMatchObject({ problem: { code: 'not-installed' } });

    const response = await install(double, url, team);

    expect([response.status, await response.text()]).toEqual([200, expect.stringContaining('/sitrep follow')]);
    expect(installations.kept.get(`slack:${team.id}` as never)).toMatchObject({ installedAt: NOON });
    expect(office.told).toContain('joined slack:T0SECOND');
    expect(connection.workspaces.all()).toMatchObject([{ team: team.id, bot: team.bot, user: team.botUser }]);
    expect((await chat.post(aPosting({ destination }), signal)).end).toBe('done');
  });

  it('answers people with the token of their own workspace', async () => {
    const { double, url } = await installable({
      prepare: ({ connection: { app } }) =>
        app.command('/sitrep', async ({ ack, client }) => {
          await ack();
          await client.auth.test();
        }),
    });
    const teams = ['T0SECOND', 'T0THIRD'].map((id) => double.world.addTeam({ id }));
    for (const team of teams) await install(double, url, team);
    const before = double.rest.requests.length;

    for (const { id } of teams) double.command('help', { team_id: id });
    await expect.poll(() => double.rest.requests.length).toBe(before + 2);

    const asked = double.rest.requests.slice(-2).map(({ authorization }) => authorization);
    expect(asked.toSorted()).toEqual(teams.map(({ token }) => `Bearer ${token}`));
  });

  it.each([
    ['it was not agreed to', { error: 'access_denied' }, 400, /not agreed/],
    ['it was begun elsewhere', { code: 'x', state: 'made up' }, 400, /begin again/],
    ['it was not begun at all', { code: 'x' }, 400, /begin again/],
    ['Slack sent no code', { state: 'x' }, 400, /begin again/],
  ])('is refused, and says why: %s', async (_, query, status, words) => {
    const { url, installations, problems } = await installable();
    const { cookie } = await begin(url);

    const response = await comeBack(url, query, cookie);

    expect([response.status, await response.text()]).toEqual([status, expect.stringMatching(words)]);
    expect(installations.kept.size).toBe(0);
    expect(problems).toEqual([]);
  });

  it('is refused to whoever comes back with the agreement of somebody else', async () => {
    const { url, double, installations } = await installable();
    const team = double.world.addTeam({ id: 'T0SECOND' });
    const theirs = await begin(url);
    const other = await begin(url);

    const response = await comeBack(
      url,
      { code: double.agree(team.id), state: theirs.sentTo.searchParams.get('state') ?? '' },
      other.cookie,
    );

    expect(response.status).toBe(400);
    expect(installations.kept.size).toBe(0);
  });

  it.each([
    ['a whole organization', { is_enterprise_install: true, enterprise: { id: 'E1' }, team: null }, /one workspace/],
    ['tokens that expire', { refresh_token: 'xoxe-1', expires_in: 43_200 }, /token rotation/],
  ])('is not done for %s', async (_, more, words) => {
    const { url, double, installations } = await installable();
    const team = double.world.addTeam({ id: 'T0SECOND' });
    const answer = {
      ok: true,
      access_token: team.token,
      token_type: 'bot',
      scope: 'chat:write',
      bot_user_id: team.botUser,
      app_id: 'A1',
      team: { id: team.id, name: 'Second' },
      enterprise: null,
      authed_user: { id: 'U1' },
      is_enterprise_install: false,
      ...more,
    };
    double.rest.fail({ taken: false, answer: { status: 200, body: answer } }, { path: /oauth/ });

    const response = await install(double, url, team);

    expect([response.status, await response.text()]).toEqual([400, expect.stringMatching(words)]);
    expect(installations.kept.size).toBe(0);
  });

  it.each([
    ['Slack does not answer', says(500)],
    ['the secret is wrong', refuses('bad_client_secret')],
  ])('fails politely, and the operator is told: %s', async (_, fault) => {
    const { url, double, problems } = await installable();
    double.rest.fail(fault, { path: /oauth/ });

    const response = await install(double, url, double.team);

    expect(response.status).toBe(500);
    expect(await response.text()).toMatch(/try again/);
    expect(problems.map(({ code }) => code)).toEqual(['install-failed']);
  });

  it('is not done when the token cannot be kept', async () => {
    const { url, double, installations, connection, problems } = await installable();
    installations.keep = () => Promise.reject(new Refusal('store-full', 'no space'));

    const response = await install(double, url, double.team);

    expect(response.status).toBe(500);
    expect(connection.workspaces.all()).toEqual([]);
    expect(problems).toMatchObject([{ code: 'install-failed' }]);
  });
});

describe('the next start', () => {
  it('takes up what was kept, and asks Slack for nobody before it connects', async () => {
    const { double, chat, channelOf, connection } = await installable({
      kept: ({ world }) => [world.addTeam({ id: 'T0SECOND' }), world.addTeam({ id: 'T0THIRD' })],
    });

    const ends = [];
    for (const id of ['T0SECOND', 'T0THIRD']) {
      const destination = channelOf(double.world.teams.get(id) as DoubleTeam);
      ends.push((await chat.post(aPosting({ destination }), signal)).end);
    }

    expect(ends).toEqual(['done', 'done']);
    expect(connection.workspaces.all().map(({ team }) => team)).toEqual(['T0SECOND', 'T0THIRD']);
  });

  it('is refused when what was kept cannot be read', async () => {
    const installations = new NotedInstallations();
    installations.all = () =>
      Promise.reject(new Refusal('secret-key-wrong', 'SITREP_SECRET_KEY does not open slack:T1'));

    await expect(installable({ with: (double) => ({ oauth: oauthOf(double, installations) }) })).rejects.toMatchObject({
      code: 'secret-key-wrong',
    });
  });

  it.each(['account_inactive', 'token_revoked'])(
    'finds out that it was removed while nobody listened: %s',
    async (error) => {
      const { installations, office, connection, problems } = await installable({
        kept: ({ world }) => [world.addTeam({ id: 'T0SECOND', refusedWith: error }), world.addTeam({ id: 'T0THIRD' })],
      });

      await expect.poll(() => office.told).toContain('left slack:T0SECOND');

      expect([...installations.kept.keys()]).toEqual(['slack:T0THIRD']);
      expect(connection.workspaces.all().map(({ team }) => team)).toEqual(['T0THIRD']);
      expect(problems).toMatchObject([{ code: 'token-refused', subject: 'slack:T0SECOND', detail: error }]);
      expect(connection.state()).toEqual({ state: 'ready' });
    },
  );

  it('keeps a token that is refused for another reason, and asks nothing with it', async () => {
    const { installations, office, problems, connection } = await installable({
      kept: ({ world }) => [world.addTeam({ id: 'T0SECOND', refusedWith: 'invalid_auth' })],
    });

    await expect.poll(() => problems.map(({ code }) => code)).toEqual(['token-refused']);

    expect([...installations.kept.keys()]).toEqual(['slack:T0SECOND']);
    expect(office.told).not.toContain('left slack:T0SECOND');
    expect(connection.workspaces.get('T0SECOND')?.traffic.halt()).toMatchObject({ code: 'token-refused' });
  });
});

describe('being removed from one of several workspaces', () => {
  const two = { kept: ({ world }: SlackDouble) => ['T0SECOND', 'T0THIRD'].map((id) => world.addTeam({ id })) };

  it.each([
    ['app_uninstalled', 'tokens_revoked'],
    ['tokens_revoked', 'app_uninstalled'],
  ])('wipes its token at once and stops sending there, and only there (%s first)', async (...events) => {
    const { double, installations, office, chat, channelOf, connection, problems } = await installable(two);
    const [gone, stays] = ['T0SECOND', 'T0THIRD'].map((id) => channelOf(double.world.teams.get(id) as DoubleTeam)) as [
      DestinationId,
      DestinationId,
    ];

    for (const type of events) double.happen({ type, tokens: { bot: ['U1'] } }, { team: 'T0SECOND' });
    await expect.poll(() => office.told.filter((words) => words.startsWith('left'))).toHaveLength(2);
    const before = double.rest.requests.length;

    expect([...installations.kept.keys()]).toEqual(['slack:T0THIRD']);
    expect(await chat.post(aPosting({ destination: gone }), signal)).toMatchObject({
      end: 'refused',
      reach: 'destination',
      problem: { code: 'not-installed' },
    });
    expect(double.rest.requests).toHaveLength(before);
    expect((await chat.post(aPosting({ destination: stays }), signal)).end).toBe('done');
    expect(connection.state()).toEqual({ state: 'ready' });
    expect(problems).toEqual([]);
  });

  it('does the rest when one part of it cannot be written down', async () => {
    const { double, installations, office, problems, connection } = await installable(two);
    installations.drop = () => Promise.reject(new Refusal('store-full', 'no space'));

    double.happen({ type: 'app_uninstalled' }, { team: 'T0SECOND' });
    await expect.poll(() => office.told).toContain('left slack:T0SECOND');

    expect(connection.workspaces.all().map(({ team }) => team)).toEqual(['T0THIRD']);
    expect(problems).toMatchObject([{ code: 'store-full', subject: 'slack:T0SECOND' }]);
  });

  it('does not take an old event, told once more, for a new one', async () => {
    let now = NOON;
    const { double, url, installations, office } = await installable({ clock: () => now });
    const team = double.world.addTeam({ id: 'T0SECOND' });
    await install(double, url, team);
    now += 60_000;
    double.happen({ type: 'app_uninstalled' }, { team: team.id });
    await expect.poll(() => installations.kept.size).toBe(0);
    now += 60_000;
    await install(double, url, team);
    office.told.length = 0;

    const again = double.happen(
      { type: 'tokens_revoked', tokens: { bot: ['U1'] } },
      { team: team.id, time: (NOON + 60_000) / 1_000 },
    );
    await double.rest.until(() => again?.acknowledged !== null);

    expect([...installations.kept.keys()]).toEqual(['slack:T0SECOND']);
    expect(office.told).toEqual([]);
  });

  it('can be installed again, also with the same token, and is posted to again', async () => {
    const { double, url, office, chat, channelOf } = await installable(two);
    const team = double.world.teams.get('T0SECOND') as DoubleTeam;
    const destination = channelOf(team);
    double.revoke('account_inactive', team.id);
    await chat.post(aPosting({ destination }), signal);
    await expect.poll(() => office.told).toContain('left slack:T0SECOND');
    team.refusedWith = null;

    const { status } = await install(double, url, team);

    expect(status).toBe(200);
    expect((await chat.post(aPosting({ destination }), signal)).end).toBe('done');
  });
});

it('shows no token and no secret in what is told or answered', async () => {
  const { double, url, problems, connection } = await installable();
  double.rest.fail([refuses(`bad ${double.client.secret}`), says(500, double.client.secret)], { path: /oauth/ }, 1);

  const texts = [];
  for (let times = 0; times < 2; times += 1) texts.push(await (await install(double, url, double.team)).text());

  const shown = inspect([texts, problems, connection.state()], { depth: 9 });
  expect(problems).toHaveLength(2);
  expect(shown).not.toContain('canary');
});
