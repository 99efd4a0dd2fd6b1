import { inspect } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { Refusal } from '../../../src/outcome.ts';
import { NOON } from '../../support/builders.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';
import { aConnection, connected, NotedOffice, type Wanted } from '../../support/slack-connection.ts';
import { rateLimited, refuses } from '../../support/slack-double.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';

const TESTING = { path: /^\/auth\.test$/ };
const OPENING = { path: /^\/apps\.connections\.open$/ };

/** How a login that is refused is told. */
async function refusal(login: Promise<void>): Promise<Refusal> {
  const cause = await login.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(cause).toBeInstanceOf(Refusal);
  return cause as Refusal;
}

/** Listeners that note what they hear. */
function noting(heard: string[]): Wanted {
  return {
    prepare: ({ connection: { app } }) => {
      app.command('/sitrep', async ({ ack, command }) => {
        heard.push(command.text);
        await ack();
      });
      app.event('app_mention', async ({ event }) => void heard.push(event.text));
    },
  };
}

const stray: unknown[] = [];
const note = (cause: unknown) => void stray.push(cause);

beforeEach(() => {
  stray.length = 0;
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  expect(stray).toEqual([]);
});

describe('connecting', () => {
  it('is ready over two connections once it is known who we are, and says so', async () => {
    const { connection, double } = await aConnection();
    expect(connection.state()).toEqual({ state: 'connecting', since: NOON });

    await connection.login();
    await double.rest.until(() => double.sockets.connected === 2);

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(connection.workspaces.all()).toMatchObject([
      { team: TEAM, bot: double.team.bot, user: double.team.botUser },
    ]);
  });

  it('tells the office that we are there, and which channels lie there', async () => {
    const office = new NotedOffice([
      'slack:C0123ABCD',
      `slack:${TEAM}/C0456`,
      'slack:T0OTHER/C0789',
      'console',
    ] as DestinationId[]);

    await connected({ office });

    expect(office.told).toEqual([
      `joined slack:${TEAM}`,
      `placed slack:C0123ABCD in slack:${TEAM}`,
      `placed slack:${TEAM}/C0456 in slack:${TEAM}`,
    ]);
  });

  it('goes on when the office cannot write that down', async () => {
    const office = new NotedOffice();
    office.refusesWith = new Refusal('store-full', 'no space');

    const { connection, problems } = await connected({ office });

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(problems).toMatchObject([{ code: 'store-full', subject: `slack:${TEAM}` }]);
  });

  it.each(['invalid_auth', 'account_inactive', 'token_revoked', 'not_authed'])(
    'refuses a bot token that Slack answers with %s, and asks once',
    async (error) => {
      const { connection, double, problems } = await aConnection();
      double.revoke(error);

      const { code, message } = await refusal(connection.login());

      expect([code, message]).toEqual(['token-refused', `SLACK_BOT_TOKEN: ${error}`]);
      expect(double.rest.requests).toHaveLength(1);
      expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
      expect(problems).toEqual([]);
    },
  );

  it.each([
    ['a token that is not known', 'invalid_auth', 'token-refused'],
    ['a token of the wrong kind', 'not_allowed_token_type', 'token-refused'],
    ['a token without its scope', 'missing_scope', 'scope-missing'],
  ])('refuses an app-level token: %s', async (_, error, expected) => {
    const { connection, double } = await aConnection();
    double.rest.fail(refuses(error), OPENING, 2);

    const { code, message } = await refusal(connection.login());

    expect([code, message]).toEqual([expected, `SLACK_APP_TOKEN: ${error}`]);
    expect(connection.state()).toMatchObject({ state: 'stopped' });
  });

  it('asks who we are until there is a whole answer, and tells the operator once that there is none', async () => {
    const { connection, double, problems } = await aConnection({ timeoutMs: 200 });
    const useless = { taken: false, answer: { status: 200, body: { ok: true } } };
    double.rest.fail(
      [
        says(500),
        says(403, '<html>'),
        loses('reset'),
        takesAnd('truncate'),
        loses('hang'),
        refuses('fatal_error'),
        useless,
      ],
      TESTING,
    );

    await connection.login();

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(problems.map(({ code }) => code)).toEqual(['service-unreachable']);
  });

  it('asks for a connection until it gets one, and tells the operator once that there is none', async () => {
    const { connection, double, problems } = await aConnection({ timeoutMs: 200 });
    double.rest.fail(
      [says(500), loses('reset'), takesAnd('truncate'), loses('hang'), refuses('internal_error')],
      OPENING,
      2,
    );

    await connection.login();

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(problems.map(({ code }) => code)).toEqual(['service-unreachable']);
  });

  it('connects when nobody is let in at first, or nobody greeted', async () => {
    const { connection, double } = await aConnection({ timeoutMs: 300 });
    double.sockets.refusesWith = 503;

    const login = connection.login();
    await double.rest.heard(OPENING, 4);
    double.sockets.greets = false;
    double.sockets.refusesWith = null;
    await double.rest.heard(OPENING, 8);
    double.sockets.greets = true;
    await login;

    expect(connection.state()).toEqual({ state: 'ready' });
  });
});

describe('staying connected', () => {
  it('opens the next connections before it leaves those that Slack refreshes, and loses nothing meanwhile', async () => {
    const heard: string[] = [];
    const { double, connection, problems } = await connected(noting(heard));

    double.sockets.sendAway();
    const sent = [double.command('at once'), double.command('a little later')];
    await double.rest.until(() => double.sockets.connected === 4);
    sent.push(double.command('over the new ones'));
    await double.rest.until(() => sent.every((envelope) => envelope?.acknowledged !== null));

    expect(sent).not.toContain(null);
    expect(heard).toEqual(['at once', 'a little later', 'over the new ones']);
    expect(connection.state()).toEqual({ state: 'ready' });
    expect(problems).toEqual([]);
  });

  it('connects again after a cut, at once, and says since when it was away', async () => {
    let now = NOON;
    const { double, connection } = await connected({ clock: () => now });
    const back: number[] = [];
    connection.onBack(() => back.push(now));
    double.sockets.refusesWith = 503;
    now += 60_000;

    double.sockets.drop();
    await expect.poll(() => connection.state()).toEqual({ state: 'down', since: NOON + 60_000 });
    now += 60_000;
    double.sockets.refusesWith = null;
    await expect.poll(() => connection.state()).toEqual({ state: 'ready' });

    expect(back).toEqual([NOON + 120_000]);
  });

  it('is not away while one of its connections is there', async () => {
    const { double, connection } = await connected();
    const away: string[] = [];
    connection.onBack(() => away.push('back'));
    double.rest.fail(loses('hang'), OPENING);

    double.sockets.sendAway();
    await double.rest.until(() => double.sockets.connected === 3);

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(away).toEqual([]);
  });

  it('tells the operator that Socket Mode was turned off, and connects when it is on again', async () => {
    const { double, connection, problems } = await connected();

    double.sockets.sendAway('link_disabled');
    double.sockets.drop();
    await double.rest.until(() => double.sockets.opened >= 4);

    await expect.poll(() => connection.state()).toEqual({ state: 'ready' });
    expect(problems.map(({ code }) => code)).toContain('socket-mode-off');
  });

  it('stops when the app-level token is revoked, and tells the operator once', async () => {
    const { double, connection, problems } = await connected();
    double.revokeAppToken();

    double.sockets.drop();

    await expect.poll(() => connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
    await expect.poll(() => double.rest.asked(OPENING).length).toBe(4);
    expect(problems.map(({ code, detail }) => [code, detail])).toEqual([
      ['token-refused', 'SLACK_APP_TOKEN: invalid_auth'],
    ]);
  });

  it('goes on when it is told something that cannot be read', async () => {
    const heard: string[] = [];
    const { double, connection } = await connected(noting(heard));

    for (const text of [
      '',
      '{',
      'null',
      '[]',
      '{"type":"events_api"}',
      '{"type":"events_api","payload":{}}',
      '{"type":"disconnect"',
    ]) {
      double.sockets.say(text);
    }
    double.sockets.send('events_api', { type: 'event_callback', event: null });
    double.sockets.send('interactive', { type: 'a new kind of thing' });
    double.sockets.send('slash_commands', null);
    const asked = double.command('still there?');
    await double.rest.until(() => asked?.acknowledged !== null);

    expect(heard).toEqual(['still there?']);
    expect(connection.state()).toEqual({ state: 'ready' });
  });
});

describe('what is heard', () => {
  it('is acted upon once, however often and over whichever connection it is told', async () => {
    const heard: string[] = [];
    const { double } = await connected(noting(heard));
    const mention = { type: 'app_mention', user: SOMEBODY, channel: 'C0123ABCD', text: 'hello' };
    const command = double.slash('help');

    const sent = [
      double.happen(mention, { id: 'Ev1' }),
      double.happen(mention, { id: 'Ev1' }),
      double.sockets.send('events_api', double.wrap(mention, { id: 'Ev1' }), { retry_attempt: 1 }, 1),
      double.happen(mention, { id: 'Ev2' }),
      double.sockets.send('slash_commands', command),
      double.sockets.send('slash_commands', command, {}, 1),
    ];
    await double.rest.until(() => sent.every((envelope) => envelope?.acknowledged !== null));

    expect(heard.toSorted()).toEqual(['hello', 'hello', 'help']);
  });

  it('is acknowledged before a listener works, where Slack wants to hear nothing but that', async () => {
    const working = Promise.withResolvers<void>();
    const { double } = await connected({
      prepare: ({ connection: { app } }) => app.event('app_mention', () => working.promise),
    });

    const told = double.happen({ type: 'app_mention', user: SOMEBODY, channel: 'C0123ABCD', text: 'hello' });
    await double.rest.until(() => told?.acknowledged !== null);

    working.resolve();
    expect(told?.acknowledged).toEqual({ payload: {} });
  });

  it('goes on when a listener fails, and tells the operator', async () => {
    const { double, problems, connection } = await connected({
      prepare: ({ connection: { app } }) =>
        app.command('/sitrep', async ({ ack }) => {
          await ack();
          throw new TypeError('of undefined');
        }),
    });

    double.command('help');
    await expect.poll(() => problems.map(({ code }) => code)).toEqual(['command-failed']);

    expect(connection.state()).toEqual({ state: 'ready' });
  });

  it('goes on, and tells the operator, when "heard" could not be said', async () => {
    const heard: string[] = [];
    const { double, problems } = await connected({
      prepare: ({ connection: { app } }) =>
        app.command('/sitrep', async ({ ack, command }) => {
          double.sockets.drop();
          await double.rest.until(() => double.sockets.opened === 4);
          await ack();
          heard.push(command.text);
        }),
    });

    double.command('help');

    await expect.poll(() => heard).toEqual(['help']);
    expect(problems).toMatchObject([{ code: 'answer-lost' }]);
  });

  it('comes with a client of the workspace, which asks once and does not wait', async () => {
    const asked: unknown[] = [];
    const { double } = await connected({
      prepare: ({ connection: { app } }) =>
        app.command('/sitrep', async ({ ack, client, context }) => {
          await ack();
          asked.push(context.teamId, await client.auth.test().catch((cause: unknown) => (cause as Error).name));
        }),
    });
    double.rest.fail(rateLimited(60), TESTING);
    const before = double.rest.asked(TESTING).length;

    double.command('help');

    await expect.poll(() => asked).toEqual([TEAM, 'WebAPIRateLimitedError']);
    expect(double.rest.asked(TESTING)).toHaveLength(before + 1);
  });
});

describe('being removed', () => {
  it.each([
    ['app_uninstalled first', ['app_uninstalled', 'tokens_revoked']],
    ['tokens_revoked first', ['tokens_revoked', 'app_uninstalled']],
    ['only app_uninstalled', ['app_uninstalled']],
    ['only tokens_revoked', ['tokens_revoked']],
  ])('asks nothing any more and tells the office: %s', async (_, events) => {
    const { double, connection, office, problems } = await connected();
    office.told.length = 0;

    for (const type of events) double.happen({ type, tokens: { bot: [double.team.botUser] } });
    await expect.poll(() => connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
    await expect.poll(() => office.told.length).toBe(events.length);

    expect(new Set(office.told)).toEqual(new Set([`left slack:${TEAM}`]));
    expect(connection.workspaces.all()).toEqual([]);
    expect(problems.map(({ code }) => code)).toEqual(['token-refused']);
  });

  it('is not taken for it when the tokens of people are revoked', async () => {
    const { double, connection, office } = await connected();
    office.told.length = 0;

    const told = double.happen({ type: 'tokens_revoked', tokens: { oauth: [SOMEBODY], bot: [] } });
    await double.rest.until(() => told?.acknowledged !== null);

    expect(connection.state()).toEqual({ state: 'ready' });
    expect(office.told).toEqual([]);
  });
});

describe('ending', () => {
  it('ends its connections, and nothing comes back', async () => {
    const { double, connection } = await connected();

    await connection.destroy();
    await double.rest.until(() => double.sockets.connected === 0);

    expect(double.sockets.opened).toBe(2);
  });

  it('ends while it still asks who we are', async () => {
    const { connection, double } = await aConnection();
    double.rest.fail(says(503), TESTING, Number.POSITIVE_INFINITY);
    const login = connection.login();
    await double.rest.heard(TESTING, 3);

    await connection.destroy();
    await login;

    expect(double.sockets.opened).toBe(0);
  });

  it.each([
    ['asks for a connection', (double) => double.rest.fail(loses('hang'), OPENING, 2)],
    ['waits to be greeted', (double) => Object.assign(double.sockets, { greets: false })],
    ['is not let in', (double) => Object.assign(double.sockets, { refusesWith: 503 })],
  ] as readonly (readonly [string, (double: Awaited<ReturnType<typeof aConnection>>['double']) => void])[])(
    'ends while it still %s',
    async (_, hinder) => {
      const { connection, double } = await aConnection();
      hinder(double);
      const login = connection.login();
      await double.rest.heard(OPENING, 2);

      await connection.destroy();
      await login;

      expect(connection.state().state).toBe('connecting');
      await expect.poll(() => double.sockets.connected).toBe(0);
    },
  );

  it('shows its tokens nowhere but to Slack', async () => {
    const { connection, double, problems } = await connected();
    double.revoke('invalid_auth');
    const { signal } = new AbortController();
    const asked = connection.api.asking(double.botToken, signal)('auth.test', {});
    const thrown = await asked.catch((cause: unknown) => cause);
    double.revokeAppToken();
    double.sockets.drop();
    await expect.poll(() => double.rest.asked(OPENING).length).toBe(4);

    const shown = [problems, connection.state(), thrown].map((value) => inspect(value, { depth: 9 }));

    expect(shown.join()).not.toContain('canary');
    expect(new Set(double.rest.requests.map(({ authorization }) => authorization))).toEqual(
      new Set([`Bearer ${double.botToken}`, `Bearer ${double.appToken}`]),
    );
  });
});
