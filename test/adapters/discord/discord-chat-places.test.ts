import { ChannelFlags, ChannelType, Events, PermissionFlagsBits } from 'discord.js';
import { describe, expect, it } from 'vitest';
import type { Layout, Part } from '../../../src/delivery/delivery.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import { aBriefing, aCard, NOON } from '../../support/builders.ts';
import { aChatRoom, type ChatRoom, MESSAGES, told } from '../../support/discord-connection.ts';
import { refuses } from '../../support/discord-double.ts';
import { GUILD } from '../../support/discord-world.ts';
import { loses, says, takesAnd } from '../../support/loopback-rest.ts';

const { signal } = new AbortController();
const { CreatePublicThreads, SendMessagesInThreads } = PermissionFlagsBits;
const THREADS = { method: 'POST', path: /\/threads$/ };
const POSTS = { method: 'POST', path: /^\/channels\/\d+\/threads$/ };
const CLOSED_POSTS = { method: 'GET', path: /\/threads\/archived\/public$/ };
const CROSSPOST = { method: 'POST', path: /\/crosspost$/ };
const HOUR = 3_600_000;

const briefing = aBriefing({ stories: [aCard({ id: 's-1' }), aCard({ id: 's-2', conflictIds: ['northern-war'] })] });

/** Posts a whole briefing; the ids of its messages. */
async function brief({ chat, aDelivery }: ChatRoom, layout: Layout, fields: { publish?: boolean; slot?: string } = {}) {
  const { publish = false, slot = 'a slot' } = fields;
  const ids: string[] = [];
  for (const [index, part] of partsOf(briefing).entries()) {
    const under = ids[0] ?? null;
    const posted = await chat.post(aDelivery({ name: `${slot} ${index}`, part, layout, under, publish }), signal);
    if (posted.end === 'done') ids.push(posted.messageId);
  }
  return ids;
}

const story: Part = { kind: 'story', briefing, card: aCard(), place: 1 };
const foot: Part = { kind: 'foot', briefing };
const notice = (about: string | null): Part => ({ kind: 'notice', text: 'It was taken back.', about });

describe('a briefing with its stories in a thread', () => {
  it('starts the thread of its head once, named like the head, and puts everything else there', async () => {
    const room = await aChatRoom();

    const [head = '', ...others] = await brief(room, 'thread');

    const { double, channel, asked } = room;
    expect(double.messagesIn(channel).map(({ id }) => id)).toEqual([head]);
    expect(others).toEqual(double.messagesIn(head).map(({ id }) => `${head}/${id}`));
    expect(others).toHaveLength(3);
    expect(double.world.channels.get(head)).toMatchObject({
      name: 'Conflict briefing · Fri 13 March 2026',
      parent_id: channel,
    });
    expect(asked(THREADS).map(({ body }) => body.auto_archive_duration)).toEqual([4_320]);
  });

  it('goes on in the thread when somebody, or an attempt nobody heard of, started it before', async () => {
    const { chat, double, channel, aDelivery, asked } = await aChatRoom();
    const head = await chat.post(aDelivery({ name: 'head' }), signal);
    const under = head.end === 'done' ? head.messageId : '';
    double.rest.fail(takesAnd('reset'), THREADS);
    const posting = aDelivery({ part: story, layout: 'thread', under });

    const first = await chat.post(posting, signal);
    const second = await chat.post(posting, signal);

    expect(first).toMatchObject({ end: 'later', problem: { code: 'service-unreachable' } });
    expect(second).toMatchObject({ end: 'done', messageId: expect.stringContaining(`${under}/`) });
    expect([double.messagesIn(under).length, double.messagesIn(channel).length]).toEqual([1, 1]);
    expect(asked(MESSAGES)).toHaveLength(2);
  });

  it.each([
    ['the head was deleted', refuses(404, 10_008)],
    ['there are too many threads', refuses(400, 160_006)],
    ['Discord does not let us start one', refuses(403, 50_013, 'Missing Permissions')],
  ])('tells its stories in the channel when %s', async (_, fault) => {
    const { chat, double, channel, aDelivery } = await aChatRoom();
    const head = await chat.post(aDelivery({ name: 'head' }), signal);
    const under = head.end === 'done' ? head.messageId : '';
    double.rest.fail(fault, THREADS);
    const posting = aDelivery({ part: story, layout: 'thread', under });

    const posted = await chat.post(posting, signal);

    const messageId = double.messagesIn(channel)[1]?.id;
    expect(posted).toEqual({ end: 'done', messageId });
    expect(await chat.find(posting, signal)).toEqual({ end: 'there', messageId });
  });

  it.each([
    ['to start threads', CreatePublicThreads, 0],
    ['to speak in threads', SendMessagesInThreads, 0],
    ['to speak in threads, when there is one', SendMessagesInThreads, 1],
  ])('tells its stories in the channel when the right %s was taken after the head', async (_, right, before) => {
    const { chat, double, connection, channel, aDelivery, asked } = await aChatRoom();
    const head = await chat.post(aDelivery({ name: 'head' }), signal);
    const under = head.end === 'done' ? head.messageId : '';
    const below = { part: story, layout: 'thread', under } as const;
    for (let count = 0; count < before; count += 1) await chat.post(aDelivery({ ...below, name: `${count}` }), signal);
    const changed = told(connection, Events.ChannelUpdate);
    const taken = { id: GUILD, type: 0, allow: '0', deny: String(right) };
    double.changeChannel(channel, { permission_overwrites: [taken] });
    await changed;

    const posted = await chat.post(aDelivery(below), signal);

    const messageId = double.messagesIn(channel)[1]?.id;
    expect(posted).toEqual({ end: 'done', messageId });
    expect(await chat.find(aDelivery(below), signal)).toEqual({ end: 'there', messageId });
    expect(asked(THREADS)).toHaveLength(before);
  });

  it('finds a story in the thread, and is certain that it is nowhere where there is no thread', async () => {
    const { chat, double, aDelivery } = await aChatRoom();
    const head = await chat.post(aDelivery({ name: 'head' }), signal);
    const under = head.end === 'done' ? head.messageId : '';
    const posting = aDelivery({ part: story, layout: 'thread', under });

    const before = await chat.find(posting, signal);
    double.rest.fail(takesAnd(500), { method: 'POST', path: new RegExp(`^/channels/${under}/messages$`) });
    await chat.post(posting, signal);
    const after = await chat.find(posting, signal);

    expect(before).toEqual({ end: 'absent' });
    expect(after).toEqual({ end: 'there', messageId: `${under}/${double.messagesIn(under)[0]?.id}` });
  });

  it('tells below a story that it was taken back', async () => {
    const room = await aChatRoom();
    const [head = '', first = ''] = await brief(room, 'thread');

    const posted = await room.chat.post(room.aDelivery({ name: 'notice', part: notice(first) }), signal);

    const last = room.double.messagesIn(head).at(-1);
    expect(posted).toEqual({ end: 'done', messageId: `${head}/${last?.id}` });
    expect(last?.message_reference).toMatchObject({ message_id: first.split('/')[1], channel_id: head });
  });

  it('changes a story in a thread that has gone to sleep, and leaves alone what somebody locked', async () => {
    const room = await aChatRoom();
    const { chat, double, aDelivery, asked } = room;
    const [, edits = ''] = await brief(room, 'thread');
    const { period, sources, board } = briefing;
    const part = {
      kind: 'update',
      edits,
      setting: { period, sources, board },
      card: aCard(),
      place: 1,
      changed: ['14 killed'],
      at: NOON,
    } as const;
    const thread = double.world.channels.get(edits.split('/')[0] ?? '')?.thread_metadata ?? OPEN;

    thread.archived = true;
    const awake = await chat.edit(aDelivery({ name: 'update', part }), signal);
    thread.archived = true;
    thread.locked = true;
    const locked = await chat.edit(aDelivery({ name: 'update', part }), signal);

    expect(awake).toEqual({ end: 'done', messageId: edits });
    expect(double.messages.map(({ edits: times }) => times)).toEqual([0, 1, 0, 0]);
    expect(asked({ method: 'PATCH' })).toHaveLength(5);
    expect(locked).toMatchObject({ end: 'refused', reach: 'message', problem: { code: 'message-refused' } });
  });

  it('does not hide a foot that stands alone', async () => {
    const { chat, double, channel, aDelivery } = await aChatRoom();
    const quiet = aBriefing({ stories: [] });
    const head = await chat.post(aDelivery({ name: 'head', part: { kind: 'head', briefing: quiet } }), signal);
    const under = head.end === 'done' ? head.messageId : '';

    await chat.post(aDelivery({ part: { kind: 'foot', briefing: quiet }, layout: 'thread', under }), signal);

    expect(double.messagesIn(channel)).toHaveLength(2);
  });
});

describe('a briefing in a forum', () => {
  it('is a post for the head and one for each story, with the foot below the head', async () => {
    const room = await aChatRoom({ type: ChannelType.GuildForum });

    const [head = '', first = '', second = '', last = ''] = await brief(room, 'forum');

    const { double, channel } = room;
    const posts = double.world.threadsOf(channel);
    expect([head, first, second]).toEqual(posts.map(({ id }) => `${id}/${id}`));
    expect(posts.map(({ name }) => name)).toEqual([
      'Conflict briefing · Fri 13 March 2026',
      briefing.stories[0]?.headline.text,
      briefing.stories[1]?.headline.text,
    ]);
    expect(last.split('/')[0]).toBe(head.split('/')[0]);
  });

  it('wears the tags of its conflicts, by id or by name, and no other', async () => {
    const room = await aChatRoom({
      type: ChannelType.GuildForum,
      available_tags: [
        { id: '10', name: 'Karsovia–Velmar war', moderated: false },
        { id: '11', name: 'Northern War', moderated: false },
        { id: '12', name: 'Weather', moderated: false },
        { id: '13', name: 'karsovia-velmar', moderated: true },
      ],
    });

    await brief(room, 'forum');

    expect(room.double.world.threadsOf(room.channel).map(({ applied_tags }) => applied_tags)).toEqual([
      [],
      ['10'],
      ['11'],
    ]);
  });

  it('wears some tag where the forum asks for one', async () => {
    const room = await aChatRoom({
      type: ChannelType.GuildForum,
      flags: ChannelFlags.RequireTag,
      available_tags: [
        { id: '10', name: 'Moderators', moderated: true },
        { id: '11', name: 'News', moderated: false },
      ],
    });

    await brief(room, 'forum');

    expect(room.double.world.threadsOf(room.channel).map(({ applied_tags }) => applied_tags)).toEqual([
      ['11'],
      ['11'],
      ['11'],
    ]);
  });

  it('has its stories below the head where they are to stand in a thread', async () => {
    const room = await aChatRoom({ type: ChannelType.GuildForum });

    const ids = await brief(room, 'thread');

    const [post, ...others] = room.double.world.threadsOf(room.channel);
    expect(others).toEqual([]);
    expect(ids.every((id) => id.startsWith(`${post?.id}/`))).toBe(true);
    expect(ids).toHaveLength(4);
  });

  it.each([
    ['is open', false, 0],
    ['has gone to sleep', true, HOUR],
  ])('finds a post whose answer was lost, by its first message, when it %s', async (_, archived, later) => {
    let now = NOON;
    const clock = () => now;
    const { chat, double, channel, aDelivery, asked } = await aChatRoom({ type: ChannelType.GuildForum }, { clock });
    double.rest.fail(takesAnd('reset'), POSTS);
    await chat.post(aDelivery({ name: 'another', part: story, layout: 'forum' }), signal);
    await chat.post(aDelivery({ part: story, layout: 'forum' }), signal);
    for (const { thread_metadata: thread } of double.world.threadsOf(channel)) {
      if (thread !== undefined) thread.archived = archived;
    }
    now += later;

    const found = await chat.find(aDelivery({ part: story, layout: 'forum' }), signal);

    const [, post] = double.world.threadsOf(channel);
    expect(found).toEqual({ end: 'there', messageId: `${post?.id}/${post?.id}` });
    expect(asked(POSTS)).toHaveLength(2);
  });

  it('looks for a young post among the open ones only: none goes to sleep within an hour', async () => {
    let now = NOON;
    const clock = () => now;
    const { chat, aDelivery, asked } = await aChatRoom({ type: ChannelType.GuildForum }, { clock });
    const posting = aDelivery({ part: story, layout: 'forum' });
    now = posting.since + HOUR - 1;

    const young = await chat.find(posting, signal);
    const askedYoung = asked(CLOSED_POSTS).length;
    now += 1;
    const old = await chat.find(posting, signal);

    expect([young, old]).toEqual([{ end: 'absent' }, { end: 'absent' }]);
    expect([askedYoung, asked(CLOSED_POSTS).length]).toEqual([0, 1]);
  });

  it.each([
    ['does not have', says(501)],
    ['does not find', says(404)],
  ])('does not ask for ever for a list of closed posts that Discord %s', async (_, fault) => {
    let now = NOON;
    const clock = () => now;
    const { chat, double, aDelivery } = await aChatRoom({ type: ChannelType.GuildForum }, { clock });
    const posting = aDelivery({ part: story, layout: 'forum' });
    now = posting.since + HOUR;
    double.rest.fail(fault, CLOSED_POSTS);

    expect(await chat.find(posting, signal)).toMatchObject({
      end: 'cannot-look',
      problem: { code: 'delivery-unknown', detail: 'the closed posts cannot be read' },
    });
  });

  it('is certain that a post is not there when its request was lost', async () => {
    const { chat, double, aDelivery } = await aChatRoom({ type: ChannelType.GuildForum });
    double.rest.fail(loses('reset'), POSTS);

    const posted = await chat.post(aDelivery({ part: story, layout: 'forum' }), signal);

    expect(posted.end).toBe('unknown');
    expect(await chat.find(aDelivery({ part: story, layout: 'forum' }), signal)).toEqual({ end: 'absent' });
  });

  it('finds a foot below the head', async () => {
    const room = await aChatRoom({ type: ChannelType.GuildForum });
    const { chat, double, aDelivery } = room;
    const [under = ''] = await brief(room, 'forum');
    double.rest.fail(takesAnd(500), MESSAGES);
    await chat.post(aDelivery({ name: 'foot', part: foot, layout: 'forum', under }), signal);

    const found = await chat.find(aDelivery({ name: 'foot', part: foot, layout: 'forum', under }), signal);

    expect(found).toEqual({ end: 'there', messageId: `${under.split('/')[0]}/${double.messages.at(-1)?.id}` });
  });
});

describe('a layout that does not fit its channel', () => {
  it('is a thread where a forum was wished for in a text channel', async () => {
    const room = await aChatRoom();

    const [head = ''] = await brief(room, 'forum');

    expect(room.double.messagesIn(head)).toHaveLength(3);
  });

  it.each([
    ['a voice channel', ChannelType.GuildVoice],
    ['a thread', ChannelType.PublicThread],
  ])('is one message after the other in %s', async (_, type) => {
    const parent = type === ChannelType.PublicThread ? { thread_metadata: OPEN } : {};
    const room = await aChatRoom({ type, ...parent });

    await brief(room, 'thread');

    expect(room.double.messagesIn(room.channel)).toHaveLength(4);
    expect(room.asked(THREADS)).toEqual([]);
  });
});

const OPEN = {
  archived: false,
  locked: false,
  auto_archive_duration: 1_440,
  archive_timestamp: '2026-03-13T12:00:00Z',
};

describe('an announcement channel', () => {
  const type = ChannelType.GuildAnnouncement;

  it('publishes what stands in it where that is wanted, and nothing of its threads', async () => {
    const room = await aChatRoom({ type });

    const [head = ''] = await brief(room, 'thread', { publish: true });

    expect(room.asked(CROSSPOST).map(({ path }) => path.split('/')[4])).toEqual([head]);
  });

  it('publishes nothing where that is not wanted, or where nobody can follow', async () => {
    const announcing = await aChatRoom({ type });
    const plain = await aChatRoom();

    await brief(announcing, 'messages');
    await brief(plain, 'messages', { publish: true });

    expect([...announcing.asked(CROSSPOST), ...plain.asked(CROSSPOST)]).toEqual([]);
  });

  it('publishes ten messages an hour', async () => {
    let now = NOON;
    const room = await aChatRoom({ type }, { clock: () => now });
    const publishing = (slot: string) => brief(room, 'messages', { publish: true, slot });

    for (const slot of ['1', '2', '3']) await publishing(slot);
    expect(room.asked(CROSSPOST)).toHaveLength(10);
    now += HOUR;
    await publishing('4');

    expect(room.asked(CROSSPOST)).toHaveLength(14);
    expect(room.double.messages).toHaveLength(16);
  });

  it.each([
    ['an error', says(500)],
    ['nothing', loses('reset')],
    ['a refusal', refuses(400, 40_033)],
  ])('says done when publishing is answered with %s', async (_, fault) => {
    const { chat, double, aDelivery } = await aChatRoom({ type });
    double.rest.fail(fault, CROSSPOST);

    const posted = await chat.post(aDelivery({ publish: true }), signal);

    expect(posted).toEqual({ end: 'done', messageId: double.messages[0]?.id });
  });

  it('asks once for a right to publish that it does not have', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom({ type });
    double.rest.fail(refuses(403, 50_013), CROSSPOST, 9);

    const ends = [];
    for (const name of ['1', '2', '3']) ends.push((await chat.post(aDelivery({ name, publish: true }), signal)).end);

    expect(ends).toEqual(['done', 'done', 'done']);
    expect(asked(CROSSPOST)).toHaveLength(1);
  });

  it('publishes a message that is found after its answer was lost, once', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom({ type });
    double.rest.fail(takesAnd('reset'), MESSAGES);
    await chat.post(aDelivery({ publish: true }), signal);

    await chat.find(aDelivery({ publish: true }), signal);
    await chat.find(aDelivery({ publish: true }), signal);

    expect(asked(CROSSPOST)).toHaveLength(1);
  });
});
