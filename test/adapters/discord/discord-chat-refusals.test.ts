import { ChannelType, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { DestinationId, Layout, Part } from '../../../src/delivery/delivery.ts';
import { aBriefing, aCard, NOON } from '../../support/builders.ts';
import { aPosting } from '../../support/delivery-builders.ts';
import { aChatRoom, type ChatRoom, MESSAGES } from '../../support/discord-connection.ts';
import { refuses } from '../../support/discord-double.ts';
import { ALLOWED, GUILD, overwrite } from '../../support/discord-world.ts';
import { type Fault, loses, says } from '../../support/loopback-rest.ts';

const { signal } = new AbortController();
const FOR_EVER = Number.POSITIVE_INFINITY;
const story: Part = { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
const notice: Part = { kind: 'notice', text: 'The feed is gone.', about: null };

/** Waits until the gateway has told what was just done. */
async function heard({ double, connection }: ChatRoom): Promise<void> {
  const { id } = double.addChannel();
  await expect.poll(() => connection.client.channels.cache.has(id), { interval: 5 }).toBe(true);
}

describe('what an answer means', () => {
  const html = (status: number): Fault => ({
    taken: false,
    answer: { status, headers: { 'content-type': 'text/html' }, body: '<html>' },
  });

  it.each<readonly [string, Fault, object]>([
    [
      'the message is malformed',
      refuses(400, 50_035),
      { end: 'refused', reach: 'message', problem: { code: 'message-refused' } },
    ],
    [
      'a moderator rule stopped it',
      refuses(403, 200_000),
      { end: 'refused', reach: 'message', problem: { code: 'message-refused' } },
    ],
    [
      'it is too large',
      refuses(413, 40_005),
      { end: 'refused', reach: 'message', problem: { code: 'message-refused' } },
    ],
    [
      'we lack access',
      refuses(403, 50_001),
      { end: 'refused', reach: 'destination', problem: { code: 'destination-refused' } },
    ],
    [
      'we lack a right',
      refuses(403, 50_013),
      { end: 'refused', reach: 'destination', problem: { code: 'destination-refused' } },
    ],
    [
      'the channel is gone',
      refuses(404, 10_003),
      { end: 'refused', reach: 'destination', problem: { code: 'destination-gone' } },
    ],
    ['our address is shut out', refuses(403, 40_333), { end: 'later', problem: { code: 'destination-later' } }],
    ['something else says 403', html(403), { end: 'later', problem: { code: 'service-unreachable' } }],
    ['something else says 404', says(404), { end: 'later', problem: { code: 'service-unreachable' } }],
    ['an error of Discord', says(500), { end: 'unknown' }],
    ['something gave up', html(504), { end: 'unknown' }],
    ['it took too long there', says(408), { end: 'unknown' }],
    ['there is no id in it', { taken: true, answer: { status: 200, body: {} } }, { end: 'unknown' }],
    [
      'it is no JSON',
      { taken: true, answer: { status: 200, headers: { 'content-type': 'text/html' }, body: 'hello' } },
      { end: 'unknown' },
    ],
    ['it is lost', loses('reset'), { end: 'unknown' }],
  ])('%s', async (_, fault, end) => {
    const { chat, double, aDelivery, asked, destination } = await aChatRoom();
    double.rest.fail(fault, MESSAGES);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject(end);
    expect(posted).toMatchObject({ problem: { subject: destination } });
    expect(asked()).toHaveLength(1);
  });
});

describe('a channel that refused us', () => {
  it.each([
    ['a refusal', refuses(403, 50_013), 'destination-refused'],
    ['a channel that is gone', refuses(404, 10_003), 'destination-gone'],
  ])('is not asked again after %s', async (_, fault, code) => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    double.rest.fail(fault, MESSAGES);

    const ends = [];
    for (const name of ['1', '2', '3']) ends.push(await chat.post(aDelivery({ name }), signal));

    expect(ends.map((posted) => posted.end !== 'done' && posted.problem.code)).toEqual([code, code, code]);
    expect(asked()).toHaveLength(1);
  });

  it('does not keep other channels waiting', async () => {
    const room = await aChatRoom();
    const { chat, double, aDelivery } = room;
    const { id: other } = double.addChannel();
    await heard(room);
    double.rest.fail(refuses(403, 50_013), MESSAGES);
    await chat.post(aDelivery(), signal);

    const posted = await chat.post(aPosting({ destination: `discord:${other}` as DestinationId }), signal);

    expect(posted.end).toBe('done');
  });

  it.each<readonly [string, (room: ChatRoom) => void]>([
    ['the channel', ({ double, channel }) => double.changeChannel(channel, { name: 'renamed' })],
    ['its server', ({ double }) => double.gateway.dispatch('GUILD_UPDATE', { id: GUILD, name: 'Renamed' }, GUILD)],
    [
      'our role',
      ({ double }) =>
        double.gateway.dispatch('GUILD_ROLE_UPDATE', { guild_id: GUILD, role: { id: '1', permissions: '0' } }, GUILD),
    ],
    [
      'our roles',
      ({ double }) =>
        double.gateway.dispatch(
          'GUILD_MEMBER_UPDATE',
          { guild_id: GUILD, user: double.world.bot(), roles: ['600000000000000001'] },
          GUILD,
        ),
    ],
  ])('is asked again when something about %s has changed', async (_, change) => {
    const room = await aChatRoom();
    const { chat, double, aDelivery } = room;
    double.rest.fail(refuses(403, 50_013), MESSAGES);
    await chat.post(aDelivery({ name: 'refused' }), signal);

    change(room);
    await heard(room);
    const posted = await chat.post(aDelivery(), signal);

    expect(posted.end).toBe('done');
  });

  it('is not asked again because of somebody else', async () => {
    const room = await aChatRoom();
    const { chat, double, aDelivery, asked } = room;
    double.rest.fail(refuses(403, 50_013), MESSAGES);
    await chat.post(aDelivery({ name: 'refused' }), signal);

    const user = { id: '500000000000000001', username: 'somebody' };
    double.gateway.dispatch('GUILD_MEMBER_UPDATE', { guild_id: GUILD, user, roles: [] }, GUILD);
    double.gateway.dispatch('CHANNEL_UPDATE', double.addChannel(), GUILD);
    await heard(room);

    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'refused' });
    expect(asked()).toHaveLength(1);
  });
});

describe('rights', () => {
  const { ViewChannel, SendMessages, SendMessagesInThreads, CreatePublicThreads } = PermissionFlagsBits;

  it.each<readonly [string, bigint, Layout, Part, ChannelType]>([
    ['View Channel', ViewChannel, 'messages', notice, ChannelType.GuildText],
    ['Send Messages', SendMessages, 'messages', notice, ChannelType.GuildText],
    ['Send Messages', SendMessages, 'messages', notice, ChannelType.GuildAnnouncement],
    ['Send Messages', SendMessages, 'forum', story, ChannelType.GuildForum],
    ['Send Messages In Threads', SendMessagesInThreads, 'forum', story, ChannelType.GuildForum],
    ['Send Messages In Threads', SendMessagesInThreads, 'thread', story, ChannelType.GuildText],
    ['Create Public Threads', CreatePublicThreads, 'thread', story, ChannelType.GuildText],
  ])('are looked at before anything is asked: %s', async (name, right, layout, part, type) => {
    const { chat, aDelivery, asked } = await aChatRoom({ type, permission_overwrites: overwrite(right) });

    const posted = await chat.post(aDelivery({ part, layout }), signal);

    expect(posted).toMatchObject({
      end: 'refused',
      reach: 'destination',
      problem: { code: 'destination-refused', detail: expect.stringContaining(name) },
    });
    expect(asked()).toEqual([]);
  });

  it.each<readonly [string, bigint, Layout, Part]>([
    ['a thread where none is wanted', CreatePublicThreads | SendMessagesInThreads, 'messages', story],
    ['a thread for a notice', CreatePublicThreads | SendMessagesInThreads, 'thread', notice],
  ])('are not asked for more than is needed: %s', async (_, right, layout, part) => {
    const { chat, aDelivery } = await aChatRoom({ permission_overwrites: overwrite(right) });

    expect(await chat.post(aDelivery({ part, layout }), signal)).toMatchObject({ end: 'done' });
  });

  it('count as soon as they are given', async () => {
    const room = await aChatRoom({ permission_overwrites: overwrite(SendMessages) });
    const { chat, double, channel, aDelivery } = room;
    expect((await chat.post(aDelivery(), signal)).end).toBe('refused');

    double.changeChannel(channel, { permission_overwrites: [] });
    await heard(room);

    expect((await chat.post(aDelivery(), signal)).end).toBe('done');
  });

  it('of an administrator are all of them', async () => {
    const { chat, aDelivery } = await aChatRoom(
      { permission_overwrites: overwrite(ALLOWED) },
      { discord: { permissions: PermissionFlagsBits.Administrator } },
    );

    expect((await chat.post(aDelivery(), signal)).end).toBe('done');
  });
});

describe('a server', () => {
  it('that was left gets nothing more, and is not asked', async () => {
    const room = await aChatRoom();
    const { chat, double, aDelivery, asked, connection } = room;

    double.leave(GUILD);
    await expect.poll(() => connection.client.guilds.cache.has(GUILD), { interval: 5 }).toBe(false);

    expect(await chat.post(aDelivery(), signal)).toMatchObject({
      end: 'refused',
      reach: 'destination',
      problem: { code: 'destination-gone' },
    });
    expect(await chat.find(aDelivery(), signal)).toMatchObject({ end: 'cannot-look' });
    expect(asked()).toEqual([]);
  });

  it('that Discord cannot reach is waited for, and served when it is back', async () => {
    const room = await aChatRoom();
    const { chat, double, aDelivery, asked, connection } = room;
    const isThere = () => connection.client.guilds.cache.get(GUILD)?.available;

    double.leave(GUILD, { unavailable: true });
    await expect.poll(isThere, { interval: 5 }).toBe(false);
    expect(await chat.post(aDelivery(), signal)).toMatchObject({
      end: 'later',
      problem: { code: 'destination-later' },
    });
    expect(asked()).toEqual([]);

    double.comeBack(GUILD);
    await expect.poll(isThere, { interval: 5 }).toBe(true);
    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'done' });
  });

  it('is served while its shard is away, as it was told of last', async () => {
    const { chat, double, aDelivery, connection } = await aChatRoom();
    const away = new Promise((resolve) => connection.client.once('shardReconnecting', resolve));
    double.gateway.refusesWith = 503;
    double.gateway.drop();
    await away;

    expect(connection.state()).toMatchObject({ state: 'down' });
    expect(await chat.post(aDelivery(), signal)).toMatchObject({ end: 'done' });
  });
});

describe('refusals of everything', () => {
  it('end with a token that is not accepted any more, and are told once', async () => {
    const { chat, double, aDelivery, asked, problems, connection } = await aChatRoom();
    double.revokeToken();

    const ends = [];
    for (const name of ['1', '2', '3']) ends.push(await chat.post(aDelivery({ name }), signal));

    expect(ends.map((posted) => posted.end !== 'done' && [posted.end, posted.problem.code])).toEqual(
      Array(3).fill(['later', 'token-refused']),
    );
    await expect(chat.find(aDelivery(), signal)).rejects.toMatchObject({ code: 'token-refused' });
    expect(asked()).toHaveLength(1);
    expect(problems.map(({ code }) => code)).toEqual(['token-refused']);
    expect(connection.state()).toMatchObject({ state: 'stopped', problem: { code: 'token-refused' } });
  });

  it('stay far below what Discord allows, when 600 channels refuse at once', async () => {
    let now = NOON;
    const room = await aChatRoom({}, { clock: () => now });
    const { chat, double, asked, problems, connection } = room;
    // The library would send no more than fifty a second.
    Object.assign(connection.client.rest, { globalRemaining: 10_000, globalReset: Date.now() + 3_600_000 });
    const channels = Array.from({ length: 600 }, () => double.addChannel().id);
    await heard(room);
    double.rest.fail(refuses(403, 50_013), MESSAGES, FOR_EVER);

    const ends = [];
    for (const id of channels) {
      const posted = await chat.post(aPosting({ destination: `discord:${id}` as DestinationId }), signal);
      ends.push(posted.end);
    }

    expect(ends.filter((end) => end === 'refused')).toHaveLength(500);
    expect(ends.slice(500)).toEqual(Array(100).fill('later'));
    expect(asked()).toHaveLength(500);
    expect(problems.map(({ code }) => code)).toEqual(['too-many-refusals']);

    now += 10 * 60_000;
    const last = channels.at(-1) as string;
    expect((await chat.post(aPosting({ destination: `discord:${last}` as DestinationId }), signal)).end).toBe(
      'refused',
    );
    expect(asked()).toHaveLength(501);
  });
});
