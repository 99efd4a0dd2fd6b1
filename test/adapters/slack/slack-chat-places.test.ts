import { describe, expect, it } from 'vitest';
import { SlackChat } from '../../../src/adapters/slack/slack-chat.ts';
import type { DestinationId, Part, Posting } from '../../../src/delivery/delivery.ts';
import { partsOf } from '../../../src/delivery/parts.ts';
import { aBriefing, aCard, NOON } from '../../support/builders.ts';
import { aPosting } from '../../support/delivery-builders.ts';
import { takesAnd } from '../../support/loopback-rest.ts';
import { aChatRoom, aConnection, type ChatRoom, POSTING, READING, UPDATING } from '../../support/slack-connection.ts';
import { rateLimited, refuses } from '../../support/slack-double.ts';
import { SOMEBODY } from '../../support/slack-world.ts';

const { signal } = new AbortController();

async function messageIdOf(posted: ReturnType<SlackChat['post']>): Promise<string> {
  const end = await posted;
  expect(end).toMatchObject({ end: 'done' });
  return end.end === 'done' ? end.messageId : '';
}

/** A briefing of two stories, posted part by part; the ids of its messages. */
async function postBriefing({ chat, aDelivery }: ChatRoom, layout: Posting['layout']): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, part] of partsOf(aBriefing({ stories: [aCard(), aCard()] })).entries()) {
    const delivery = aDelivery({ name: `part ${index}`, part, layout, under: ids[0] ?? null });
    ids.push(await messageIdOf(chat.post(delivery, signal)));
  }
  return ids;
}

describe('where the parts of a briefing stand', () => {
  it.each(['thread', 'forum'] as const)('stories and foot answer to the head (layout: %s)', async (layout) => {
    const room = await aChatRoom();

    const [head = '', ...others] = await postBriefing(room, layout);

    const [ts, ...threads] = room.double.messagesIn(room.channel).map(({ ts: own, thread }) => thread ?? own);
    expect(head).toBe(`${room.channel}/${ts}`);
    expect(threads).toEqual([ts, ts, ts]);
    expect(others.every((id) => id.startsWith(`${head}/`))).toBe(true);
  });

  it('stand beside each other where that is wished', async () => {
    const room = await aChatRoom();

    await postBriefing(room, 'messages');

    expect(room.double.messagesIn(room.channel).map(({ thread }) => thread)).toEqual([null, null, null, null]);
  });

  it('a foot without stories is not hidden in a thread', async () => {
    const { chat, aDelivery, double, channel } = await aChatRoom();
    const briefing = aBriefing({ stories: [] });
    const head = await messageIdOf(chat.post(aDelivery({ part: { kind: 'head', briefing } }), signal));

    await chat.post(
      aDelivery({ name: 'foot', part: { kind: 'foot', briefing }, layout: 'thread', under: head }),
      signal,
    );

    expect(double.messagesIn(channel).map(({ thread }) => thread)).toEqual([null, null]);
  });

  it('a story whose head was deleted stands in the channel, and is found there', async () => {
    const { chat, aDelivery, double, channel } = await aChatRoom();
    const head = await messageIdOf(chat.post(aDelivery({ name: 'head' }), signal));
    double.deleteMessage(head.split('/')[1] ?? '');
    const part: Part = { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
    const story = aDelivery({ name: 'story', part, layout: 'thread', under: head });

    const id = await messageIdOf(chat.post(story, signal));

    expect(double.messagesIn(channel)).toMatchObject([{ thread: null }]);
    expect(await chat.find(story, signal)).toEqual({ end: 'there', messageId: id });
  });

  it.each(['restricted_action_non_threadable_channel', 'cannot_reply_to_message', 'restricted_action_thread_locked'])(
    'a story that is not let into a thread (%s) stands in the channel',
    async (error) => {
      const { chat, aDelivery, double, channel } = await aChatRoom();
      const under = await messageIdOf(chat.post(aDelivery({ name: 'head' }), signal));
      double.rest.fail(refuses(error), POSTING);

      const part: Part = { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
      await messageIdOf(chat.post(aDelivery({ part, layout: 'thread', under }), signal));

      expect(double.messagesIn(channel).map(({ thread }) => thread)).toEqual([null, null]);
    },
  );

  it('a notice stands in the thread of what it is about, also where that is an answer itself', async () => {
    const room = await aChatRoom();
    const { chat, aDelivery, double, channel } = room;
    const [head = '', story = ''] = await postBriefing(room, 'thread');

    for (const [name, about] of Object.entries({ head, story })) {
      await chat.post(aDelivery({ name, part: { kind: 'notice', text: 'Taken back.', about } }), signal);
    }

    const [first, ...others] = double.messagesIn(channel);
    expect(others.map(({ thread }) => thread)).toEqual([first?.ts, first?.ts, first?.ts, first?.ts, first?.ts]);
  });

  it('a message in a thread is found in its thread when its answer was lost', async () => {
    const room = await aChatRoom();
    const { chat, aDelivery, double, channel, asked } = room;
    const under = await messageIdOf(chat.post(aDelivery({ name: 'head' }), signal));
    const part: Part = { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
    const story = aDelivery({ part, layout: 'thread', under });
    double.rest.fail(takesAnd('reset'), POSTING);
    expect((await chat.post(story, signal)).end).toBe('unknown');

    const found = await chat.find(story, signal);

    const [head, reply] = double.messagesIn(channel);
    expect(found).toEqual({ end: 'there', messageId: `${channel}/${head?.ts}/${reply?.ts}` });
    expect(asked(READING).map(({ path }) => path)).toEqual(['/conversations.replies']);
  });
});

describe('what is sent', () => {
  it('carries its delivery, unfurls nothing, and is no markup of its own', async () => {
    const { chat, aDelivery, double, channel } = await aChatRoom();

    await chat.post(aDelivery(), signal);

    expect(double.messagesIn(channel)).toMatchObject([
      {
        metadata: { event_type: 'sitrep_delivery', event_payload: { delivery_id: aDelivery().id } },
        asked: { unfurl_links: 'false', unfurl_media: 'false' },
      },
    ]);
  });

  it('changes a message with its blocks and its new delivery, and has nothing parsed', async () => {
    const { chat, aDelivery, double, channel, asked } = await aChatRoom();
    const edits = await messageIdOf(chat.post(aDelivery({ name: 'first' }), signal));
    const { period, sources, board } = aBriefing();
    const setting = { period, sources, board };
    const update = { kind: 'update', edits, setting, card: aCard(), place: 1, changed: ['more'], at: NOON } as const;

    const changed = await chat.edit(aDelivery({ part: update }), signal);

    expect(changed).toEqual({ end: 'done', messageId: edits });
    expect(double.messagesIn(channel)).toMatchObject([
      { edits: 1, metadata: { event_payload: { delivery_id: aDelivery().id, story_id: aCard().id } } },
    ]);
    expect(asked(UPDATING)[0]?.body).toMatchObject({ parse: 'none', link_names: 'false' });
    expect(await chat.find(aDelivery({ part: update }), signal)).toEqual({ end: 'there', messageId: edits });
  });

  it.each([
    ['message_not_found', 'message-gone'],
    ['cant_update_message', 'message-gone'],
    ['edit_window_closed', 'message-refused'],
  ])('says what becomes of a change that is refused with %s', async (error, code) => {
    const { chat, aDelivery, double } = await aChatRoom();
    const edits = await messageIdOf(chat.post(aDelivery({ name: 'first' }), signal));
    double.rest.fail(refuses(error), UPDATING);
    const { period, sources, board } = aBriefing();
    const setting = { period, sources, board };
    const part = { kind: 'retraction', edits, setting, card: aCard(), place: 1, reason: 'wrong', at: NOON } as const;

    const changed = await chat.edit(aDelivery({ part }), signal);

    expect(changed).toMatchObject({ end: 'refused', reach: 'message', problem: { code } });
  });

  it('finds a change in a thread', async () => {
    const room = await aChatRoom();
    const [, edits = ''] = await postBriefing(room, 'thread');
    const { period, sources, board } = aBriefing();
    const setting = { period, sources, board };
    const part = { kind: 'update', edits, setting, card: aCard(), place: 1, changed: ['more'], at: NOON } as const;
    const delivery = room.aDelivery({ name: 'a change', part });

    expect(await room.chat.find(delivery, signal)).toEqual({ end: 'absent' });
    await room.chat.edit(delivery, signal);

    expect(await room.chat.find(delivery, signal)).toEqual({ end: 'there', messageId: edits });
  });
});

describe('the pace', () => {
  it('is one message a second in a channel, and waits for no other channel', async () => {
    const { chat, aDelivery, double, time } = await aChatRoom();
    const { id } = double.world.addChannel();

    for (const name of ['1', '2', '3']) await chat.post(aDelivery({ name }), signal);
    expect(time.waited).toEqual([1_000, 1_000]);
    await chat.post(aPosting({ destination: `slack:${id}` as DestinationId }), signal);

    // Only what all channels of a workspace share.
    expect(time.waited).toEqual([1_000, 1_000, 200]);
  });

  it('is kept by all who post at once, also under two names of one channel', async () => {
    const { chat, aDelivery, double, channel, time } = await aChatRoom();
    const named = `slack:${double.team.id}/${channel}` as DestinationId;

    await Promise.all([
      chat.post(aDelivery({ name: '1' }), signal),
      chat.post(aDelivery({ name: '2', destination: named }), signal),
      chat.post(aDelivery({ name: '3' }), signal),
    ]);

    expect(time.waited.slice(0, 2)).toEqual([1_000, 1_000]);
    expect(double.messagesIn(channel)).toHaveLength(3);
  });

  it('does not wait for a clock that was set back', async () => {
    const { chat, aDelivery, time } = await aChatRoom();
    await chat.post(aDelivery({ name: '1' }), signal);
    time.now -= 24 * 3_600_000;

    await chat.post(aDelivery({ name: '2' }), signal);

    expect(time.waited).toEqual([]);
  });
});

describe('being asked to wait', () => {
  it('comes back when Slack says, and asks once until then', async () => {
    const { chat, double, aDelivery, asked, channel } = await aChatRoom();
    double.rest.fail(rateLimited(42), POSTING);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', at: NOON + 42_000, problem: { code: 'destination-later' } });
    expect(asked(POSTING)).toHaveLength(1);
    expect(double.messagesIn(channel)).toEqual([]);
  });

  it.each([
    ['says so in a "yes"', refuses('ratelimited')],
    ['does not say how long', rateLimited(null)],
  ])('waits a minute when Slack %s', async (_, fault) => {
    const { chat, double, aDelivery } = await aChatRoom();
    double.rest.fail(fault, POSTING);

    const posted = await chat.post(aDelivery(), signal);

    expect(posted).toMatchObject({ end: 'later', at: NOON + 60_000, problem: { code: 'destination-later' } });
  });

  it('keeps only that channel waiting; three at once mean the whole workspace, until the first may ask again', async () => {
    const { chat, double, aDelivery, asked } = await aChatRoom();
    const another = () => `slack:${double.world.addChannel().id}` as DestinationId;
    const [second, third, fourth, fifth] = [another(), another(), another(), another()] as const;
    double.rest.fail([rateLimited(25)], POSTING);
    await chat.post(aDelivery(), signal);
    double.rest.fail([rateLimited(20)], POSTING);
    await chat.post(aDelivery({ destination: second }), signal);

    expect(await chat.post(aDelivery({ destination: third }), signal)).toMatchObject({ end: 'done' });
    double.rest.fail([rateLimited(28)], POSTING);
    await chat.post(aDelivery({ destination: fourth }), signal);
    const posted = await chat.post(aDelivery({ destination: fifth }), signal);

    expect(posted).toMatchObject({ end: 'later', problem: { code: 'destination-later' } });
    // Of the three that wait the second is the first that may ask again.
    const waits = posted.end === 'later' ? posted.at - NOON : 0;
    expect([waits >= 20_000, waits < 25_000]).toEqual([true, true]);
    expect(asked(POSTING)).toHaveLength(4);
  });
});

describe('which workspace a channel lies in', () => {
  it('serves both forms of a name, and nothing else', async () => {
    const { chat } = await aChatRoom();

    const names = ['slack:C0123ABCD', 'slack:T0123/C0123ABCD', 'slack:E0123/G0123ABCD', 'slack:D0123'];
    const others = ['slack:general', 'slack:T0123/', 'slack:', 'discord:123456789012345678', 'console', 'slack:C0/C1'];

    expect(names.filter((name) => chat.serves(name as DestinationId))).toEqual(names);
    expect(others.filter((name) => chat.serves(name as DestinationId))).toEqual([]);
  });

  it('refuses one in a workspace where it is not installed, without asking', async () => {
    const { chat, aDelivery, asked, channel } = await aChatRoom();
    const elsewhere = aDelivery({ destination: `slack:T0ELSEWHERE/${channel}` as DestinationId });

    expect(await chat.post(elsewhere, signal)).toMatchObject({
      end: 'refused',
      reach: 'destination',
      problem: { code: 'not-installed' },
    });
    expect(await chat.find(elsewhere, signal)).toMatchObject({
      end: 'cannot-look',
      problem: { code: 'not-installed' },
    });
    expect(asked()).toEqual([]);
  });

  it('waits until it is known in which workspaces we are, and asks nothing', async () => {
    const { connection, double } = await aConnection();
    const chat = new SlackChat({ connection, clock: () => NOON, wait: async () => {} });
    const posting = aPosting({ destination: `slack:${double.world.addChannel().id}` as DestinationId });

    expect(await chat.post(posting, signal)).toMatchObject({ end: 'later', problem: { code: 'destination-later' } });
    await expect(chat.find(posting, signal)).rejects.toMatchObject({ code: 'destination-later' });
    expect(double.rest.requests).toEqual([]);
  });

  it('a door that is closed in one workspace is open in another that shares the channel', async () => {
    const { chat, double, connection, aDelivery, channel } = await aChatRoom();
    const other = double.world.addTeam({ id: 'T0SECOND' });
    const { bot, botUser: user, token, id: team } = other;
    connection.workspaces.add({ team, bot, user, token, installedAt: NOON });
    double.rest.fail(refuses('not_in_channel'), POSTING);
    const here = aDelivery({ name: '1', destination: `slack:${double.team.id}/${channel}` as DestinationId });
    const there = aDelivery({ name: '2', destination: `slack:${team}/${channel}` as DestinationId });
    const unnamed = aDelivery({ name: '3' });

    expect(await chat.post(here, signal)).toMatchObject({ problem: { code: 'not-invited' } });
    // It is asked: the double knows the channel in one workspace only.
    expect(await chat.post(there, signal)).toMatchObject({ problem: { code: 'destination-gone' } });
    expect(await chat.post(unnamed, signal)).toMatchObject({
      problem: { code: 'not-installed', detail: expect.stringContaining('slack:T0123/C0123ABCD') },
    });
    expect(double.messagesIn(channel).map(({ user: who }) => who)).not.toContain(SOMEBODY);
  });
});
