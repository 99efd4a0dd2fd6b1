import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { SlackChat } from '../../../src/adapters/slack/slack-chat.ts';
import { chatAdapterContract } from '../../contracts/chat-adapter.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';
import { aChatRoom, POSTING, READING } from '../../support/slack-connection.ts';
import { rateLimited, refuses, takesAndSays } from '../../support/slack-double.ts';
import { SOMEBODY } from '../../support/slack-world.ts';

const { signal } = new AbortController();

chatAdapterContract('SlackChat', { canEdit: true, ends: ['refused', 'later', 'unknown'] }, async () => {
  const { chat, double, destination, channel, asked } = await aChatRoom();
  return {
    adapter: chat,
    destination,
    shown: () => double.messagesIn(channel).length,
    attempts: () => asked(POSTING).length,
    close: () => double.rest.fail(refuses('not_in_channel'), {}, Number.POSITIVE_INFINITY),
    wipe: () => {
      for (const { ts } of double.messagesIn(channel)) double.deleteMessage(ts);
    },
    fail: (end) =>
      double.rest.fail(
        { refused: refuses('restricted_action'), later: rateLimited(60), unknown: takesAnd('reset') }[end],
        { path: /^\/chat\./ },
      ),
  };
});

/** Gives up soon, for answers that never come; long enough for a machine that is busy. */
const IMPATIENT = { timeoutMs: 500 };

describe('one message, whatever becomes of the answer', () => {
  it.each([
    ['is lost', takesAnd('reset')],
    ['is an error', takesAnd(500)],
    ['is an error of a gateway', takesAnd(502)],
    ['never comes', takesAnd('hang')],
    ['breaks off', takesAnd('truncate')],
    ['is half a "yes"', { taken: true, answer: { status: 200, body: 'ok' } }],
    ['says that something may have been done', takesAndSays('fatal_error')],
    ['says that something went wrong inside', takesAndSays('internal_error')],
    ['is a word that nobody knows', takesAndSays('a_new_word')],
  ])('shows it once and finds it when the answer %s', async (_, fault) => {
    const { chat, double, aDelivery, asked, channel } = await aChatRoom({}, IMPATIENT);
    double.rest.fail(fault, POSTING);

    const posted = await chat.post(aDelivery(), signal);
    const found = await chat.find(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'unknown', problem: { code: 'delivery-unknown' } });
    expect(found).toEqual({ end: 'there', messageId: `${channel}/${double.messagesIn(channel)[0]?.ts}` });
    expect(double.messagesIn(channel)).toHaveLength(1);
    expect(asked(POSTING)).toHaveLength(1);
  });

  it.each([
    ['lost', loses('reset')],
    ['refused with a 500', says(500)],
    ['left hanging', loses('hang')],
  ])('finds nothing when the request was %s', async (_, fault) => {
    const { chat, double, aDelivery, asked } = await aChatRoom({}, IMPATIENT);
    double.rest.fail(fault, POSTING);

    const posted = await chat.post(aDelivery(), signal);
    const found = await chat.find(aDelivery(), signal);

    expect(posted.end).toBe('unknown');
    expect(found).toEqual({ end: 'absent' });
    expect(asked(POSTING)).toHaveLength(1);
  });

  it('is certain that nothing was sent when nobody takes the connection', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    await double.close();
    // A connection that was kept open ends first, and nobody knows what went over it.
    await chat.post(aDelivery({ name: 'the first one' }), signal);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'service-unreachable', detail: 'ECONNREFUSED' } });
  });

  it('is certain that nothing was done when somebody in front of Slack refuses', async () => {
    const { chat, double, aDelivery, time } = await aChatRoom();
    double.rest.fail(says(403, '<html>'), POSTING);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'service-unreachable' } });
    expect(posted.end === 'later' && posted.at).toBeGreaterThan(time.now);
  });
});

describe('a refusal ends where it belongs', () => {
  it.each([
    ['not_in_channel', 'not-invited'],
    ['channel_not_found', 'destination-gone'],
    ['is_archived', 'channel-archived'],
    ['restricted_action', 'destination-refused'],
    ['restricted_action_read_only_channel', 'destination-refused'],
    ['ekm_access_denied', 'destination-refused'],
    ['missing_scope', 'scope-missing'],
  ])('%s is about the channel, which is not asked again', async (error, code) => {
    const { chat, double, aDelivery, asked, destination, problems } = await aChatRoom();
    double.rest.fail(refuses(error), POSTING, Number.POSITIVE_INFINITY);

    const ends = [];
    for (const name of ['1', '2', '3']) ends.push(await chat.post(aDelivery({ name }), signal));

    const refused = { end: 'refused', reach: 'destination', problem: { code, subject: destination } };
    expect(ends).toMatchObject([refused, refused, refused]);
    expect(asked()).toHaveLength(1);
    // The one notice is delivery's.
    expect(problems).toEqual([]);
  });

  it.each([
    'msg_too_long',
    'msg_blocks_too_long',
    'invalid_blocks',
    'invalid_blocks_format',
    'no_text',
    'invalid_arguments',
  ])('%s is about this message, and others go on', async (error) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(refuses(error), POSTING);

    const ends = [await chat.post(aDelivery({ name: '1' }), signal), await chat.post(aDelivery({ name: '2' }), signal)];

    expect(ends).toMatchObject([
      { end: 'refused', reach: 'message', problem: { code: 'message-refused' } },
      { end: 'done' },
    ]);
  });

  it.each(['account_inactive', 'invalid_auth', 'token_revoked', 'not_authed', 'token_expired'])(
    '%s stops everything in the workspace, and the operator is told once',
    async (error) => {
      const { chat, double, aDelivery, asked, problems, connection } = await aChatRoom();
      double.revoke(error);

      const ends = [];
      for (const name of ['1', '2', '3']) ends.push((await chat.post(aDelivery({ name }), signal)).end);

      expect(ends).toEqual(['later', 'later', 'later']);
      expect(asked()).toHaveLength(1);
      expect(problems).toMatchObject([{ code: 'token-refused', subject: 'slack:T0NEWSROOM', detail: error }]);
      expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
    },
  );

  it.each([
    ['message_limit_exceeded', 'service-unreachable'],
    ['team_added_to_org', 'service-unreachable'],
  ])('%s passes', async (error, code) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(refuses(error), POSTING);

    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'later', problem: { code } });
    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'done' });
  });

  it('tells which scope is missing', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.team.scopes = ['commands'];

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ problem: { code: 'scope-missing', detail: 'missing_scope: chat:write' } });
  });

  it('is silent after five hundred refusals in ten minutes, until they are over', async () => {
    const { chat, double, aDelivery, asked, problems, time } = await aChatRoom();
    double.rest.fail(refuses('msg_too_long'), POSTING, 500);

    const ends = [];
    for (let count = 0; count < 510; count += 1) ends.push(await chat.post(aDelivery({ name: `${count}` }), signal));

    expect(asked(POSTING)).toHaveLength(500);
    expect(ends.at(-1)).toMatchObject({ end: 'later', problem: { code: 'too-many-refusals' } });
    expect(problems.map(({ code }) => code)).toEqual(['too-many-refusals']);
    time.now += 10 * 60_000;
    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'done' });
  });
});

describe('a channel that said no', () => {
  it.each([
    ['the bot is invited', 'not_in_channel', { type: 'member_joined_channel' }],
    ['it is unarchived', 'is_archived', { type: 'channel_unarchive', user: SOMEBODY }],
    ['it is private and unarchived', 'is_archived', { type: 'group_unarchive', user: SOMEBODY }],
  ])('is asked again once %s', async (_, error, event) => {
    const { chat, double, aDelivery, channel } = await aChatRoom();
    double.rest.fail(refuses(error), POSTING);
    await chat.post(aDelivery({ name: '1' }), signal);
    expect((await chat.post(aDelivery({ name: '2' }), signal)).end).toBe('refused');

    const told = double.happen({ user: double.team.botUser, channel, ...event });
    await double.rest.until(() => told?.acknowledged !== null);
    await expect.poll(async () => (await chat.post(aDelivery({ name: '3' }), signal)).end).toBe('done');
  });

  it('is not asked again because somebody else joins it', async () => {
    const { chat, double, aDelivery, channel, asked } = await aChatRoom();
    double.rest.fail(refuses('not_in_channel'), POSTING);
    await chat.post(aDelivery({ name: '1' }), signal);

    const told = double.happen({ type: 'member_joined_channel', user: SOMEBODY, channel });
    await double.rest.until(() => told?.acknowledged !== null);
    await chat.post(aDelivery({ name: '2' }), signal);

    expect(asked(POSTING)).toHaveLength(1);
  });

  it('is asked again after an hour where no event would tell that it may be', async () => {
    const { chat, double, aDelivery, time, asked } = await aChatRoom();
    double.rest.fail(refuses('restricted_action'), POSTING);
    await chat.post(aDelivery({ name: '1' }), signal);

    time.now += 59 * 60_000;
    await chat.post(aDelivery({ name: '2' }), signal);
    expect(asked(POSTING)).toHaveLength(1);
    time.now += 2 * 60_000;

    expect(await chat.post(aDelivery({ name: '3' }), signal)).toMatchObject({ end: 'done' });
  });

  it('is asked again when the connection is back, because events may have been missed', async () => {
    const { chat, double, aDelivery, connection } = await aChatRoom();
    double.rest.fail(refuses('not_in_channel'), POSTING);
    await chat.post(aDelivery({ name: '1' }), signal);

    double.sockets.refusesWith = 503;
    double.sockets.drop();
    await expect.poll(() => connection.state().state).toBe('down');
    double.sockets.refusesWith = null;
    await expect.poll(() => connection.state().state).toBe('ready');

    expect(await chat.post(aDelivery({ name: '2' }), signal)).toMatchObject({ end: 'done' });
  });
});

describe('finding', () => {
  it('reads everything since the delivery was due, and finds it among hundreds', async () => {
    const { chat, double, aDelivery, channel, asked } = await aChatRoom();
    await chat.post(aDelivery(), signal);
    for (let count = 0; count < 450; count += 1) double.world.addMessage({ channel });

    const found = await chat.find(aDelivery(), signal);

    expect(found).toEqual({ end: 'there', messageId: `${channel}/${double.messagesIn(channel)[0]?.ts}` });
    expect(asked(READING)).toHaveLength(3);
    expect(asked(READING)[0]?.body).toMatchObject({
      include_all_metadata: 'true',
      oldest: (Date.UTC(2026, 2, 13, 11, 59) / 1_000).toFixed(6),
    });
  });

  it('finds a message in another process', async () => {
    const { chat, aDelivery, connection, time, double, channel } = await aChatRoom();
    await chat.post(aDelivery(), signal);

    const another = new SlackChat({ connection, clock: time.clock, wait: time.wait });

    const [message] = double.messagesIn(channel);
    expect(await another.find(aDelivery(), signal)).toEqual({ end: 'there', messageId: `${channel}/${message?.ts}` });
  });

  it('does not take what somebody copied from us for ours', async () => {
    const { chat, double, aDelivery, channel } = await aChatRoom();
    await chat.post(aDelivery(), signal);
    const [ours] = double.messagesIn(channel);
    double.deleteMessage(ours?.ts ?? '');
    double.world.addMessage({ channel, blocks: ours?.blocks, metadata: ours?.metadata, bot: 'B0ANOTHER' });

    expect(await chat.find(aDelivery(), signal)).toEqual({ end: 'absent' });
  });

  it('does not claim that nothing is there when there is more than it reads', async () => {
    const { chat, double, aDelivery, channel, asked } = await aChatRoom();
    for (let count = 0; count < 4_001; count += 1) double.world.addMessage({ channel });

    const found = await chat.find(aDelivery(), signal);

    expect(found).toMatchObject({ end: 'cannot-look', problem: { code: 'delivery-unknown' } });
    expect(asked(READING)).toHaveLength(20);
  });

  it.each([
    ['missing_scope', 'scope-missing'],
    ['not_in_channel', 'not-invited'],
    ['channel_not_found', 'destination-gone'],
    ['no_permission', 'destination-refused'],
  ])('cannot look when Slack says %s, and posts there all the same', async (error, code) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(refuses(error), READING);

    const found = await chat.find(aDelivery(), signal);
    const posted = await chat.post(aDelivery(), signal);

    expect(found).toMatchObject({ end: 'cannot-look', problem: { code } });
    expect(posted.end).toBe('done');
  });

  it.each([
    ['an error', says(500), 'service-unreachable'],
    ['nothing', loses('reset'), 'service-unreachable'],
    ['half a page', takesAnd('truncate'), 'service-unreachable'],
    ['something that is no page', { taken: false, answer: { status: 200, body: { ok: true } } }, 'service-unreachable'],
    ['"wait"', rateLimited(60), 'destination-later'],
    ['a word that nobody knows', refuses('a_new_word'), 'service-unreachable'],
    ['that the token is not accepted', refuses('invalid_auth'), 'token-refused'],
  ])('asks to be asked again when Slack answers %s', async (_, fault, code) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(fault, READING);

    await expect(chat.find(aDelivery(), signal)).rejects.toMatchObject({ name: 'Refusal', code });
  });

  it('reads no more while it is asked to wait with reading, and posts meanwhile', async () => {
    const { chat, double, aDelivery, asked, time } = await aChatRoom();
    double.rest.fail(rateLimited(60), READING);
    await expect(chat.find(aDelivery(), signal)).rejects.toMatchObject({ code: 'destination-later' });
    await expect(chat.find(aDelivery(), signal)).rejects.toMatchObject({ code: 'destination-later' });
    expect(asked(READING)).toHaveLength(1);

    expect((await chat.post(aDelivery(), signal)).end).toBe('done');
    time.now += 61_000;

    expect((await chat.find(aDelivery(), signal)).end).toBe('there');
  });
});

describe('stopping', () => {
  it('does not know what became of a request that was running, and asks no more', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    const stop = new AbortController();
    double.rest.fail(loses('hang'), POSTING);

    const posting = chat.post(aDelivery(), stop.signal);
    await double.rest.heard(POSTING);
    stop.abort();

    expect(await posting).toMatchObject({ end: 'unknown' });
    expect(asked()).toHaveLength(1);
  });

  it('is certain that nothing was sent after the stop', async () => {
    const { chat, aDelivery, asked } = await aChatRoom();

    const posted = await chat.post(aDelivery(), AbortSignal.abort());

    expect(posted).toMatchObject({ end: 'later' });
    expect(asked()).toEqual([]);
  });

  it('sends nothing when the stop comes while it waits for its turn', async () => {
    const { connection, aDelivery, asked, time } = await aChatRoom();
    const stop = new AbortController();
    const chat = new SlackChat({ connection, clock: time.clock, wait: async () => stop.abort() });
    await chat.post(aDelivery({ name: '1' }), signal);

    const posted = await chat.post(aDelivery({ name: '2' }), stop.signal);

    expect(posted).toMatchObject({ end: 'later' });
    expect(asked(POSTING)).toHaveLength(1);
  });
});

describe('what is told of a failure', () => {
  it('names nobody and no token', async () => {
    const { chat, double, aDelivery, problems } = await aChatRoom();
    double.rest.fail(
      [
        says(500, `Bearer ${double.botToken}`),
        refuses(`no ${double.botToken}`),
        refuses('invalid_blocks', { errors: [double.botToken] }),
        loses('reset'),
        refuses('restricted_action'),
      ],
      POSTING,
    );

    const ends = [];
    for (const name of ['1', '2', '3', '4', '5']) ends.push(await chat.post(aDelivery({ name }), signal));

    expect(ends.map(({ end }) => end)).toEqual(['unknown', 'unknown', 'refused', 'unknown', 'refused']);
    expect(inspect([ends, problems], { depth: 12 })).not.toMatch(/canary|meridian-wire/);
  });
});
