import { inspect } from 'node:util';
import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { DiscordChat } from '../../../src/adapters/discord/discord-chat.ts';
import type { DestinationId, Part } from '../../../src/delivery/delivery.ts';
import { chatAdapterContract } from '../../contracts/chat-adapter.ts';
import { aBriefing, aCard, NOON } from '../../support/builders.ts';
import { aPosting } from '../../support/delivery-builders.ts';
import { aChatRoom, aConnection, MESSAGES, READING } from '../../support/discord-connection.ts';
import { lastFor, rateLimited, refuses } from '../../support/discord-double.ts';
import { BOT, overwrite, SOMEBODY } from '../../support/discord-world.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';

const { signal } = new AbortController();

for (const [kind, type] of [
  ['a text channel', ChannelType.GuildText],
  ['a forum', ChannelType.GuildForum],
] as const) {
  chatAdapterContract(`DiscordChat in ${kind}`, { canEdit: true, ends: ['refused', 'later', 'unknown'] }, async () => {
    const { chat, double, destination, asked } = await aChatRoom({ type });
    return {
      adapter: chat,
      destination,
      shown: () => double.messages.length,
      attempts: () => asked({ method: 'POST' }).length,
      close: () => double.rest.fail(refuses(403, 50_013), {}, Number.POSITIVE_INFINITY),
      wipe: () => {
        for (const { id } of [...double.messages]) double.deleteMessage(id);
      },
      fail: (end) =>
        double.rest.fail({ refused: refuses(403, 50_013), later: rateLimited(60), unknown: takesAnd('reset') }[end], {
          method: 'POST',
        }),
    };
  });
}

/** Gives up soon, for answers that never come; long enough for a machine that is busy. */
const IMPATIENT = { timeoutMs: 500 };

describe('one message, whatever becomes of the answer', () => {
  it.each([
    ['is lost', takesAnd('reset')],
    ['is an error', takesAnd(500)],
    ['is an error of a gateway', takesAnd(502)],
    ['never comes', takesAnd('hang')],
    ['breaks off', takesAnd('truncate')],
  ])('shows it once and finds it when the answer %s', async (_, fault) => {
    const { chat, double, aDelivery, asked } = await aChatRoom({}, IMPATIENT);
    double.rest.fail(fault, MESSAGES);

    const posted = await chat.post(aDelivery(), signal);
    const found = await chat.find(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'unknown', problem: { code: 'delivery-unknown' } });
    expect(found).toEqual({ end: 'there', messageId: double.messages[0]?.id });
    expect(double.messages).toHaveLength(1);
    expect(asked(MESSAGES)).toHaveLength(1);
  });

  it.each([
    ['lost', loses('reset')],
    ['refused with a 500', says(500)],
    ['left hanging', loses('hang')],
  ])('finds nothing when the request was %s', async (_, fault) => {
    const { chat, double, aDelivery, asked } = await aChatRoom({}, IMPATIENT);
    double.rest.fail(fault, MESSAGES);

    const posted = await chat.post(aDelivery(), signal);
    const found = await chat.find(aDelivery(), signal);

    expect(posted.end).toBe('unknown');
    expect(found).toEqual({ end: 'absent' });
    expect(asked(MESSAGES)).toHaveLength(1);
  });

  it('is shown once although it is posted twice, while Discord remembers its nonce', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(takesAnd('reset'), MESSAGES);

    await chat.post(aDelivery(), signal);
    const again = await chat.post(aDelivery(), signal);

    expect(again).toEqual({ end: 'done', messageId: double.messages[0]?.id });
    expect(double.messages).toHaveLength(1);
    expect(double.rest.asked(MESSAGES).map(({ body }) => [body.nonce, body.enforce_nonce])).toEqual([
      [aDelivery().id, true],
      [aDelivery().id, true],
    ]);
  });

  it('is certain that nothing was sent when nobody takes the connection', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    await double.close();
    // A connection that was kept open ends first, and nobody knows what went over it.
    expect(await chat.post(aDelivery({ name: 'the first one' }), signal)).toMatchObject({ end: 'unknown' });

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'service-unreachable', detail: 'ECONNREFUSED' } });
  });
});

describe('finding', () => {
  it('reads everything since the delivery was due, and finds it among hundreds', async () => {
    const { chat, double, aDelivery, channel } = await aChatRoom();
    for (let count = 0; count < 150; count++) double.world.addMessage({ channel_id: channel });
    await chat.post(aDelivery(), signal);
    for (let count = 0; count < 150; count++) double.world.addMessage({ channel_id: channel });

    const found = await chat.find(aDelivery(), signal);

    expect(found).toEqual({ end: 'there', messageId: double.messages[150]?.id });
    expect(double.rest.asked(READING)).toHaveLength(2);
  });

  it('finds a message by its buttons when Discord has long forgotten its nonce, also in another process', async () => {
    const { chat, double, aDelivery, connection } = await aChatRoom();
    await chat.post(aDelivery(), signal);
    double.forgetNonces();

    const another = new DiscordChat({ client: connection.client, traffic: connection.traffic, clock: () => NOON });
    const found = await another.find(aDelivery(), signal);

    expect(found).toEqual({ end: 'there', messageId: double.messages[0]?.id });
  });

  it('does not take what somebody copied from us for ours', async () => {
    const { chat, double, aDelivery, channel } = await aChatRoom();
    await chat.post(aDelivery(), signal);
    const [ours] = double.messages;
    double.deleteMessage(ours?.id ?? '');
    double.world.addMessage({ channel_id: channel, components: ours?.components, nonce: aDelivery().id });

    const found = await chat.find(aDelivery(), signal);

    expect(double.messages.map(({ author }) => author.id)).toEqual([SOMEBODY]);
    expect(found).toEqual({ end: 'absent' });
  });

  it('does not claim that nothing is there when there is more than it reads', async () => {
    const { chat, double, aDelivery, channel, asked } = await aChatRoom();
    for (let count = 0; count < 2_001; count++) double.world.addMessage({ channel_id: channel });

    const found = await chat.find(aDelivery(), signal);

    expect(found).toMatchObject({ end: 'cannot-look', problem: { code: 'delivery-unknown' } });
    expect(asked(READING)).toHaveLength(20);
  });

  it('cannot look where it may not read, and does not ask', async () => {
    const { chat, aDelivery, asked } = await aChatRoom({
      permission_overwrites: overwrite(PermissionFlagsBits.ReadMessageHistory),
    });

    const found = await chat.find(aDelivery(), signal);

    expect(found).toMatchObject({
      end: 'cannot-look',
      problem: { code: 'destination-refused', detail: 'the bot lacks Read Message History there' },
    });
    expect(asked()).toEqual([]);
  });

  it('cannot look where Discord does not let it', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    double.rest.fail(refuses(403, 50_001), READING);

    const found = [await chat.find(aDelivery(), signal), await chat.find(aDelivery(), signal)];

    expect(found).toMatchObject([
      { end: 'cannot-look', problem: { code: 'destination-refused' } },
      { end: 'cannot-look', problem: { code: 'destination-refused' } },
    ]);
    expect(asked()).toHaveLength(1);
  });

  it.each([
    ['an error', says(500), 'service-unreachable'],
    ['nothing', loses('reset'), 'service-unreachable'],
    ['half a page', takesAnd('truncate'), 'service-unreachable'],
    ['"wait"', rateLimited(60), 'destination-later'],
  ])('asks to be asked again when Discord answers %s', async (_, fault, code) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(fault, READING);

    await expect(chat.find(aDelivery(), signal)).rejects.toMatchObject({ name: 'Refusal', code });
  });
});

describe('waiting', () => {
  it('comes back when Discord asks it to wait, and asks once until then', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    double.rest.fail(rateLimited(42), MESSAGES);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'destination-later' } });
    expect(posted.end === 'later' && posted.at - NOON).toBeGreaterThanOrEqual(42_000);
    expect(posted.end === 'later' && posted.at - NOON).toBeLessThan(43_000);
    expect(asked(MESSAGES)).toHaveLength(1);
    expect(double.messages).toEqual([]);
  });

  it('keeps every channel waiting while all of us are asked to', async () => {
    let now = NOON;
    const { chat, double, aDelivery, asked } = await aChatRoom({}, { clock: () => now });
    const { id: other } = double.addChannel();
    double.rest.fail(rateLimited(30, { scope: 'global' }), MESSAGES);

    await chat.post(aDelivery(), signal);
    now += 10_000;
    const posted = await chat.post(aPosting({ destination: `discord:${other}` as DestinationId }), signal);

    expect(posted).toMatchObject({ end: 'later', at: NOON + 30_000 });
    expect(asked(MESSAGES)).toHaveLength(1);
  });

  it('does not ask at all where Discord said before how long to wait', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    double.rest.fail(lastFor(60), MESSAGES);
    await chat.post(aDelivery({ name: 'the last one' }), signal);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'destination-later' } });
    expect(posted.end === 'later' && posted.at - NOON).toBeGreaterThan(55_000);
    expect(asked(MESSAGES)).toHaveLength(1);
  });

  it('waits until the gateway has told of the channel, and asks nothing', async () => {
    const { connection, double } = await aConnection();
    const { client, traffic } = connection;
    const chat = new DiscordChat({ client, traffic, clock: () => NOON });
    const { id } = double.addChannel();

    const posting = aPosting({ destination: `discord:${id}` as DestinationId });

    expect(await chat.post(posting, signal)).toMatchObject({ end: 'later', problem: { code: 'destination-later' } });
    await expect(chat.find(posting, signal)).rejects.toMatchObject({ code: 'destination-later' });
    expect(double.rest.requests).toEqual([]);
  });
});

describe('stopping', () => {
  it('does not know what became of a request that was running, and asks no more', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    const stop = new AbortController();
    double.rest.fail(loses('hang'), MESSAGES);

    const posting = chat.post(aDelivery(), stop.signal);
    await double.rest.heard(MESSAGES);
    stop.abort();

    expect(await posting).toMatchObject({ end: 'unknown' });
    expect(asked()).toHaveLength(1);
  });

  it('does not wait for a turn that comes seconds later, and sends nothing then', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    double.rest.fail(lastFor(0.3), MESSAGES);
    await chat.post(aDelivery({ name: 'the last one' }), signal);
    const stop = new AbortController();

    const waiting = chat.post(aDelivery(), stop.signal);
    stop.abort();
    const stopped = await waiting;
    const next = await chat.post(aDelivery({ name: 'the next one' }), signal);

    expect(stopped.end).toBe('unknown');
    expect(next.end).toBe('done');
    expect(asked(MESSAGES).map(({ body }) => body.nonce)).toEqual([
      aDelivery({ name: 'the last one' }).id,
      aDelivery({ name: 'the next one' }).id,
    ]);
  });

  it('is certain that nothing was sent after the stop', async () => {
    const { chat, aDelivery, asked } = await aChatRoom();

    const posted = await chat.post(aDelivery(), AbortSignal.abort());

    expect(posted).toMatchObject({ end: 'later' });
    expect(asked()).toEqual([]);
  });

  it('sends nothing more when the stop comes between a thread and its message', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    const head = await chat.post(aDelivery({ name: 'head' }), signal);
    const stop = new AbortController();
    double.rest.server.prependListener('request', ({ url }) => {
      if (url?.endsWith('/threads')) stop.abort();
    });

    const part: Part = { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
    const under = head.end === 'done' ? head.messageId : '';
    const posted = await chat.post(aDelivery({ part, layout: 'thread', under }), stop.signal);

    expect(posted).toMatchObject({ end: 'later' });
    expect(asked(MESSAGES)).toHaveLength(1);
  });
});

describe('what is sent', () => {
  it('never pings, whatever a text holds, neither when it is posted nor when it is changed', async () => {
    const hostile = `@everyone @here <@${SOMEBODY}> <@&600000000000000001>`;
    const { chat, double, aDelivery, asked } = await aChatRoom();
    const card = aCard({ headline: { text: hostile, ev: ['a1:title'], from: hostile, lang: 'en' } });
    const { period, sources, board } = aBriefing();

    const posted = await chat.post(aDelivery({ part: { kind: 'notice', text: hostile, about: null } }), signal);
    const edits = posted.end === 'done' ? posted.messageId : '';
    const update = {
      kind: 'update',
      edits,
      setting: { period, sources, board },
      card,
      place: 1,
      changed: [hostile],
      at: NOON,
    } as const;
    await chat.edit(aDelivery({ part: update }), signal);

    expect(double.messages.map(({ pinged, edits: times }) => [pinged, times])).toEqual([[false, 1]]);
    expect(asked().map(({ body }) => body.allowed_mentions)).toEqual([
      { parse: [], replied_user: false },
      { parse: [], replied_user: false },
    ]);
  });

  it('answers to the message it is about, where that still stands', async () => {
    const { chat, double, aDelivery, channel } = await aChatRoom();
    const first = await chat.post(aDelivery({ name: 'first' }), signal);
    const about = first.end === 'done' ? first.messageId : '';

    await chat.post(aDelivery({ part: { kind: 'notice', text: 'Taken back.', about } }), signal);

    expect(double.messages[1]?.message_reference).toEqual({
      message_id: about,
      channel_id: channel,
      fail_if_not_exists: false,
    });
  });

  it('names nobody and no token in what it tells of a failure', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(
      [says(500), refuses(400, 50_035, 'Invalid Form Body'), loses('reset'), refuses(403, 50_013)],
      MESSAGES,
    );

    const ends = [];
    for (const name of ['1', '2', '3', '4']) ends.push(await chat.post(aDelivery({ name }), signal));

    expect(ends.map(({ end }) => end)).toEqual(['unknown', 'refused', 'unknown', 'refused']);
    expect(inspect(ends, { depth: 12 })).not.toMatch(/canary|meridian-wire/);
  });

  it('posts as one bot to the servers of several shards', async () => {
    const guilds = ['900000000000000001', '900000000004194305'];
    const { chat, double, connection } = await aChatRoom({}, { shards: 2 });
    const channels = guilds.map((id) => double.addChannel({ guild_id: double.join({ id }).id }).id);
    await expect.poll(() => channels.every((id) => connection.client.channels.cache.has(id))).toBe(true);

    const ends = [];
    for (const id of channels)
      ends.push(await chat.post(aPosting({ destination: `discord:${id}` as DestinationId }), signal));

    expect(ends.map(({ end }) => end)).toEqual(['done', 'done']);
    expect(double.messages.map(({ channel_id, author }) => [channel_id, author.id])).toEqual(
      channels.map((id) => [id, BOT]),
    );
  });
});
