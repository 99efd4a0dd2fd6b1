import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { NOON } from '../../support/builders.ts';
import { aConnection, type Connected, connected, type Wanted } from '../../support/slack-connection.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';

interface Behind extends Connected {
  readonly url: string;
  readonly heard: string[];
}

/** A connection without Socket Mode, whose port is open. */
async function behindADoor(wanted: Wanted = {}): Promise<Behind> {
  const heard: string[] = [];
  const both = await connected({
    appToken: null,
    port: 0,
    ...wanted,
    with: (double) => ({ signingSecrets: () => [double.signingSecret], ...wanted.with?.(double) }),
    prepare: ({ connection, double }) => {
      connection.app.command('/sitrep', async ({ ack, command }) => {
        heard.push(command.text);
        await ack(
          command.text === 'words' ? 'some words' : command.text === 'blocks' ? { text: 'a', blocks: [] } : undefined,
        );
      });
      connection.app.action(/.*/, async ({ ack }) => {
        heard.push('a click');
        await ack();
      });
      connection.app.event('app_mention', async ({ event }) => void heard.push(event.text));
      wanted.prepare?.({ connection, double });
    },
  });
  return { ...both, url: `http://127.0.0.1:${both.connection.port()}/slack/events`, heard };
}

const MENTION = { type: 'app_mention', user: SOMEBODY, channel: 'C0123ABCD', text: 'hello' };

describe('a request of Slack', () => {
  it.each([
    ['nothing', 'help', null, ''],
    ['words', 'words', 'text/plain', 'some words'],
    ['more', 'blocks', 'application/json', '{"text":"a","blocks":[]}'],
  ])('is heard, and answered with %s', async (_, text, type, answer) => {
    const { double, url, heard, connection } = await behindADoor();

    const response = await double.call(url, double.slash(text));

    expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([200, type, answer]);
    expect(heard).toEqual([text]);
    expect(connection.state()).toEqual({ state: 'ready' });
  });

  it('is heard when it is a click, wrapped as Slack wraps it', async () => {
    const { double, url, heard } = await behindADoor();
    const payload = {
      type: 'block_actions',
      team: { id: TEAM },
      user: { id: SOMEBODY },
      trigger_id: 'a',
      actions: [{ type: 'button', action_id: 'ask help', block_id: 'b', value: '' }],
    };

    const { status } = await double.call(url, { payload: JSON.stringify(payload) });

    expect(status).toBe(200);
    expect(heard).toEqual(['a click']);
  });

  it('is an event, acknowledged before anybody works on it', async () => {
    const working = Promise.withResolvers<void>();
    const { double, url } = await behindADoor({
      prepare: ({ connection: { app } }) => app.event('message', () => working.promise),
    });

    const response = await double.call(
      url,
      JSON.stringify(double.wrap({ type: 'message', channel: 'D1', user: SOMEBODY })),
    );

    working.resolve();
    expect([response.status, await response.text()]).toEqual([200, '']);
  });

  it('asks whether the address is ours', async () => {
    const { double, url } = await behindADoor();

    const response = await double.call(url, JSON.stringify({ type: 'url_verification', challenge: 'canary' }));

    expect(await response.json()).toEqual({ challenge: 'canary' });
  });

  it('that nobody listens to is told so', async () => {
    const { double, url } = await behindADoor();

    expect((await double.call(url, { ...double.slash('help'), command: '/other' })).status).toBe(404);
  });
});

describe('a request that is not let in', () => {
  it.each([
    ['signed with another secret', { secret: 'another' }],
    ['too old', { at: NOON - 301_000 }],
    ['of the future', { at: NOON + 301_000 }],
    ['with no signature', { headers: { 'x-slack-signature': '' } }],
  ])('is %s', async (_, fields) => {
    const { double, url, heard } = await behindADoor();

    const response = await double.call(url, double.slash('help'), fields);

    expect(response.status).toBe(401);
    expect(heard).toEqual([]);
  });

  it('is one that was changed on its way, byte by byte', async () => {
    const { double, url, heard } = await behindADoor();
    const before = double.wrap(MENTION);
    const text = JSON.stringify(before);
    const timestamp = String(NOON / 1_000);
    let signature = '';
    const listener = createServer((heardRequest, response) => {
      signature = String(heardRequest.headers['x-slack-signature']);
      response.end();
    });
    await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
    onTestFinished(() => void listener.close());
    await double.call(`http://127.0.0.1:${(listener.address() as AddressInfo).port}`, text);

    const headers = { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp };
    const spaced = await fetch(url, { method: 'POST', body: JSON.stringify(before, null, 1), headers });
    const same = await fetch(url, { method: 'POST', body: text, headers });

    expect([spaced.status, same.status]).toEqual([401, 200]);
    expect(heard).toEqual(['hello']);
  });

  it('says that it is only a check, and brings something along', async () => {
    const { double, url, heard } = await behindADoor();

    const unsigned = await double.call(url, { ...double.slash('help'), ssl_check: '1' }, { secret: 'another' });
    const check = await double.call(url, { ...double.slash('help'), ssl_check: '1' });

    expect([unsigned.status, check.status]).toEqual([401, 200]);
    expect(heard).toEqual([]);
  });

  it.each(['', 'null', '[]', '"text"', '{', '12', 'payload=%7B'])('says nothing: %j', async (body) => {
    const { double, url, heard, connection } = await behindADoor();

    expect((await double.call(url, body)).status).toBe(400);
    expect(heard).toEqual([]);
    expect(connection.state()).toEqual({ state: 'ready' });
  });

  it('is longer than anything Slack sends', async () => {
    const { double, url } = await behindADoor();

    expect((await double.call(url, JSON.stringify({ text: 'x'.repeat(2_000_001) }))).status).toBe(413);
  });

  it('goes elsewhere, or comes in another way', async () => {
    const { url, connection } = await behindADoor();
    const base = url.replace('/slack/events', '');

    const statuses = [fetch(url), fetch(base), fetch(`${base}/slack/install`), fetch(`${base}/x`, { method: 'POST' })];

    expect((await Promise.all(statuses)).map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const odd = await new Promise<number>((resolve) => {
      request({ port: connection.port(), path: '//', method: 'POST' }, ({ statusCode }) =>
        resolve(statusCode ?? 0),
      ).end();
    });
    expect(odd).toBe(404);
  });
});

describe('a request that comes again', () => {
  it('is refused when it is a command: somebody plays it back', async () => {
    const { double, url, heard } = await behindADoor();
    const command = double.slash('help', { trigger_id: '' });

    const statuses = [];
    for (let times = 0; times < 3; times += 1) statuses.push((await double.call(url, command)).status);

    expect(statuses).toEqual([200, 401, 401]);
    expect(heard).toEqual(['help']);
  });

  it('is taken and does nothing when it is an event, which Slack tells again', async () => {
    const { double, url, heard } = await behindADoor();
    const event = JSON.stringify(double.wrap(MENTION, { id: 'Ev1' }));
    const retried = { headers: { 'x-slack-retry-num': '1', 'x-slack-retry-reason': 'http_timeout' } };

    const statuses = [
      (await double.call(url, event)).status,
      (await double.call(url, event, retried)).status,
      (await double.call(url, event, { ...retried, at: NOON + 60_000 })).status,
    ];

    expect(statuses).toEqual([200, 200, 200]);
    expect(heard).toEqual(['hello']);
  });

  it('is forgotten only when its signature would not be believed any more', async () => {
    let now = NOON;
    const { double, url } = await behindADoor({ clock: () => now });
    const command = double.slash('help');

    const first = await double.call(url, command, { at: NOON + 300_000 });
    now = NOON + 599_000;
    const again = await double.call(url, command, { at: NOON + 300_000 });
    now = NOON + 601_000;
    const late = await double.call(url, command, { at: NOON + 300_000 });

    expect([first.status, again.status, late.status]).toEqual([200, 401, 401]);
  });
});

describe('the door', () => {
  it('opens beside Socket Mode where both are set, and what comes through both is heard once', async () => {
    const { double, url, heard } = await behindADoor({ with: (slack) => ({ appToken: () => slack.appToken }) });

    const told = double.happen(MENTION, { id: 'Ev1' });
    await double.rest.until(() => told?.acknowledged !== null);
    const { status } = await double.call(url, JSON.stringify(double.wrap(MENTION, { id: 'Ev1' })));

    expect(status).toBe(200);
    expect(heard).toEqual(['hello']);
  });

  it('stays closed without a secret', async () => {
    const { connection } = await connected({ port: 0 });

    expect(connection.port()).toBeNull();
  });

  it('refuses to start where somebody else listens', async () => {
    const taken = createServer();
    await new Promise<void>((ready) => taken.listen(0, ready));
    onTestFinished(() => void taken.close());
    const { port } = taken.address() as AddressInfo;
    const { connection } = await aConnection({ appToken: null, port, signingSecrets: () => ['a secret'] });

    await expect(connection.login()).rejects.toMatchObject({ code: 'port-taken', message: `PORT ${port}` });
    expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'port-taken' } });
  });

  it('closes when the connection ends, also with somebody at it', async () => {
    const { connection, url } = await behindADoor();
    const { port } = new URL(url);
    const half = request({ port, path: '/slack/events', method: 'POST', headers: { 'content-length': 10 } });
    const cut = new Promise((resolve) => half.on('error', resolve));
    await new Promise<void>((sent) => half.write('half', () => sent()));

    await connection.destroy();

    await cut;
    await expect(fetch(url)).rejects.toThrow();
  });
});
