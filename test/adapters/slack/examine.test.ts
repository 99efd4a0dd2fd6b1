import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Examination, examineSlack } from '../../../src/adapters/slack/examine.ts';
import { writeInstallation } from '../../../src/adapters/slack/installations.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { Finding } from '../../../src/outcome.ts';
import { loses, says } from '../../support/loopback-rest.ts';
import { refuses, SlackDouble } from '../../support/slack-double.ts';
import { type DoubleChannel, TEAM } from '../../support/slack-world.ts';

let slack: SlackDouble;

beforeEach(async () => {
  slack = await SlackDouble.start();
});
afterEach(() => slack.close());

/** What is found, by what was looked at; whatever is not well has advice, and no secret stands anywhere. */
async function look(given: Partial<Examination> = {}): Promise<Readonly<Record<string, Finding>>> {
  const examination = {
    botToken: slack.botToken,
    appToken: slack.appToken,
    signingSecret: null,
    port: null,
    oauth: null,
    apiUrl: slack.api,
    channels: [],
    clock: Date.now,
    signal: new AbortController().signal,
    timeoutMs: 2_000,
    ...given,
  };
  const { findings } = await examineSlack(examination);
  for (const { check, state, found, advice } of findings) {
    for (const secret of [slack.botToken, slack.appToken, slack.signingSecret]) {
      expect(`${found} ${advice}`).not.toContain(secret);
    }
    if (state === 'wrong' || state === 'warning') expect([check, advice]).toEqual([check, expect.stringMatching(/\w/)]);
  }
  return Object.fromEntries(findings.map((finding) => [finding.check, finding]));
}

async function lookAt(fields: Partial<DoubleChannel>, team = ''): Promise<Finding> {
  const id = `slack:${team}${slack.world.addChannel(fields).id}` as DestinationId;
  return (await look({ channels: [id] }))[id] as Finding;
}

describe('a setup in Slack', () => {
  it('in which nothing is wrong is told step by step', async () => {
    const by = await look();

    expect(Object.values(by).map(({ check, state }) => [check, state])).toEqual([
      ['slack-token', 'ok'],
      ['slack-scopes', 'ok'],
      ['slack-requests', 'ok'],
    ]);
    expect(by['slack-token']?.found).toContain('the bot is sitrep in the workspace Newsroom (T0NEWSROOM)');
  });

  it('is only looked at: nothing is posted, and no connection opened', async () => {
    await lookAt({});

    expect(new Set(slack.rest.requests.map(({ path }) => path))).toEqual(
      new Set(['/auth.test', '/apps.connections.open', '/bots.info', '/conversations.info']),
    );
    expect(slack.sockets.connected).toBe(0);
  });

  it('of which there is nothing yet is skipped, and its channels are wrong', async () => {
    const by = await look({ botToken: null, appToken: null, channels: ['slack:C0123ABCD' as DestinationId] });

    expect(by['slack-token']).toMatchObject({ state: 'skipped', found: 'no SLACK_BOT_TOKEN' });
    expect(by['slack:C0123ABCD']).toMatchObject({ state: 'wrong', found: expect.stringContaining('SLACK_BOT_TOKEN') });
    expect(slack.rest.requests).toEqual([]);
  });

  it('with the app-level token alone is wrong', async () => {
    expect((await look({ botToken: null }))['slack-token']?.state).toBe('wrong');
  });
});

describe('the bot token', () => {
  it.each([
    [`xoxp-${'1'.repeat(12)}`, 'the token of a person'],
    ['0123456789abcdef0123456789abcdef', 'a client secret or a signing secret'],
    ['1111111111.2222222222', 'the client id'],
    ['xoxe.xoxb-1-canary', 'token rotation'],
    ['"xoxb-canary"', 'quotes'],
    ['Bearer xoxb-canary', '"Bearer"'],
    ['https://hooks.slack.example/services/T0/B0/canary', 'a webhook'],
  ])('that is %s is told for what it is, and Slack is not asked', async (botToken, found) => {
    const by = await look({ botToken, appToken: null });

    expect(by['slack-token']).toMatchObject({ state: 'wrong', found: expect.stringContaining(found) });
    expect(`${by['slack-token']?.found}`).not.toContain(botToken);
    expect(slack.rest.requests).toEqual([]);
  });

  it('that Slack does not accept any more is told with Slack’s word', async () => {
    slack.revoke('account_inactive');

    const by = await look({ channels: ['slack:C0123ABCD' as DestinationId] });

    expect(by['slack-token']).toMatchObject({ state: 'wrong', found: 'Slack does not accept it: account_inactive' });
    expect(by['slack:C0123ABCD']?.state).toBe('skipped');
  });

  it.each([
    ['resets', loses('reset')],
    ['breaks off', loses('truncate')],
    ['answers 503', says(503)],
    ['asks to wait', { taken: false, answer: { status: 429, body: {}, headers: { 'retry-after': '30' } } } as const],
    ['answers nonsense', says(200, { ok: true })],
  ])('is asked for once where the service %s, and the finding says what to check', async (_, fault) => {
    slack.rest.fail(fault, { path: /auth\.test/ });

    expect((await look())['slack-token']?.state).toBe('wrong');
    expect(slack.rest.asked({ path: /auth\.test/ })).toHaveLength(1);
  });

  it('is never shown, not even where the service says it', async () => {
    slack.rest.fail(says(200, { ok: true, team_id: TEAM, team: slack.botToken, user: 'x', bot_id: 'B1' }), {
      path: /auth\.test/,
    });

    expect((await look())['slack-token']?.found).toContain('[secret]');
  });
});

describe('the scopes', () => {
  it.each([
    ['chat:write', 'wrong'],
    ['commands', 'wrong'],
    ['files:write', 'warning'],
  ])('are compared with those of the manifest: %s', async (scope, state) => {
    slack.team.scopes = slack.team.scopes.filter((one) => one !== scope);

    expect((await look())['slack-scopes']).toMatchObject({
      state,
      found: expect.stringContaining(`lacks ${scope} (`),
      advice: expect.stringContaining('reinstall'),
    });
  });
});

describe('what people ask', () => {
  it.each([
    [{ appToken: null }, 'wrong', 'it can post and hears nobody'],
    [{ appToken: null, port: 3_000 }, 'wrong', 'no SLACK_SIGNING_SECRET'],
    [{ appToken: null, signingSecret: 'canary8f742231b10e8888abcd99yyyz' }, 'wrong', 'no PORT'],
    [{ appToken: null, signingSecret: 'canary8f742231b10e8888abcd99yyyz', port: 3_000 }, 'ok', 'port 3000'],
    [{ appToken: null, signingSecret: 'xoxb-1-canary', port: 3_000 }, 'wrong', 'is a token'],
    [{ appToken: 'canary8f742231b10e8888abcd99yyyz' }, 'wrong', 'no app-level token'],
    [{ appToken: 'xapp-1-A0SITREP01-1-canary' }, 'wrong', 'invalid_auth'],
  ] as const)('comes in, or does not: %j', async (given, state, found) => {
    expect((await look(given))['slack-requests']).toMatchObject({ state, found: expect.stringContaining(found) });
  });

  it.each([
    ['missing_scope', 'connections:write'],
    ['not_enabled', 'Enable Socket Mode'],
  ])('does not come in where the app may not connect: %s', async (error, words) => {
    slack.rest.fail(refuses(error), { path: /connections\.open/ });

    const { state, advice } = (await look())['slack-requests'] as Finding;

    expect([state, advice]).toEqual(['wrong', expect.stringContaining(words)]);
  });

  it('is not heard where the two tokens are of two apps', async () => {
    slack.rest.fail(says(200, { ok: true, bot: { app_id: 'A0ANOTHER1' } }), { path: /bots\.info/ });

    expect((await look())['slack-requests']).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining('two different apps'),
    });
  });
});

describe('a channel', () => {
  it.each([
    [{}, 'ok', '#briefings in Newsroom: the bot is a member'],
    [{ isPrivate: true }, 'ok', 'a private channel'],
    [{ isMember: false }, 'wrong', 'no member'],
    [{ isArchived: true }, 'wrong', 'archived'],
    [{ isPrivate: true, isMember: false }, 'wrong', 'private and the bot was not invited'],
    [{ team: 'T0ELSEWHERE' }, 'wrong', 'no such channel'],
    [{ id: 'D0SOMEBODY' }, 'skipped', 'a direct message'],
  ])('%j is told: %s, %s', async (fields, state, found) => {
    expect(await lookAt(fields)).toMatchObject({ state, found: expect.stringContaining(found) });
  });

  it('that the bot is no member of is told how to invite it', async () => {
    expect((await lookAt({ isMember: false })).advice).toBe('Type "/invite @sitrep" in the channel.');
  });

  it('of a workspace is looked for in that one alone', async () => {
    expect((await lookAt({}, `${TEAM}/`)).state).toBe('ok');
    expect(await lookAt({}, 'T0ELSEWHERE/')).toMatchObject({
      state: 'wrong',
      found: 'it names the workspace T0ELSEWHERE, and the bot is in Newsroom (T0NEWSROOM)',
      advice: expect.stringContaining('"slack:T0NEWSROOM/C'),
    });
  });

  it.each([
    ['channels:history', false],
    ['groups:history', true],
  ])('that may not be read back is a warning: %s', async (scope, isPrivate) => {
    slack.team.scopes = slack.team.scopes.filter((one) => one !== scope);

    expect(await lookAt({ isPrivate })).toMatchObject({ state: 'warning', found: expect.stringContaining(scope) });
    expect((await lookAt({ isPrivate: !isPrivate })).state).toBe('ok');
  });

  it('that may not be looked at is a warning', async () => {
    slack.team.scopes = slack.team.scopes.filter((one) => one !== 'channels:read');

    expect((await lookAt({})).state).toBe('warning');
  });
});

describe('workspaces that install the app by themselves', () => {
  const kept = (token = slack.botToken) =>
    writeInstallation({ team: TEAM, user: 'U1', bot: 'B1', token, installedAt: 0 }, 0);
  const installed = (list: NonNullable<Examination['oauth']>['installed'], redirectUrl: string | null = null) => ({
    botToken: null,
    appToken: null,
    signingSecret: slack.signingSecret,
    port: 3_000,
    oauth: { redirectUrl, installed: list },
  });

  it('are counted, and looked at with their own tokens', async () => {
    const channel = `slack:${TEAM}/${slack.world.addChannel().id}` as DestinationId;

    const by = await look({ ...installed([kept()]), channels: [channel] });

    expect(by['slack-installations']).toMatchObject({ state: 'ok', found: 'installed in 1 workspace' });
    expect(by['slack-token']?.state).toBe('ok');
    expect(by[channel]?.state).toBe('ok');
  });

  it('that do not accept the bot any more are named', async () => {
    slack.revoke();

    expect((await look(installed([kept()])))['slack-token']).toMatchObject({
      state: 'wrong',
      found: `slack:${TEAM}: Slack does not accept it: token_revoked`,
    });
  });

  it.each([
    [[], 'warning'],
    [null, 'skipped'],
    ['wrong-key', 'wrong'],
  ] as const)('may be none, or unreadable: %j is %s', async (list, state) => {
    const channels = ['slack:C0123ABCD' as DestinationId];

    expect((await look({ ...installed(list), channels }))['slack-installations']?.state).toBe(state);
  });

  it.each([
    [null, 'ok'],
    ['https://bot.example/slack/oauth_redirect', 'ok'],
    ['http://bot.example/slack/oauth_redirect', 'warning'],
  ])('come back to an address that Slack takes: %s is %s', async (url, state) => {
    expect((await look(installed([], url)))['slack-redirect']?.state).toBe(state);
  });
});

it('tells by how much the clock is ahead of Slack’s', async () => {
  const date = new Date(Date.now() - 600_000).toUTCString();
  slack.rest.fail({ taken: true, answer: 'said', headers: { date } }, {}, 9);
  const { clockAheadMs } = await examineSlack({
    botToken: slack.botToken,
    appToken: null,
    signingSecret: null,
    port: null,
    oauth: null,
    apiUrl: slack.api,
    channels: [],
    clock: Date.now,
    signal: new AbortController().signal,
  });

  expect(clockAheadMs).toBeGreaterThan(590_000);
});
