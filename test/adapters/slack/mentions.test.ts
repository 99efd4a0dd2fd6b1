import { describe, expect, it } from 'vitest';
import { aCommand } from '../../commands/desk.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, acknowledged, asked, CHANNEL, MANY, saidTo, until } from './asking.ts';
import { expectMessage, wordsIn } from './judge.ts';

const DIRECT = 'D0DIRECT01';
const withConversation = { prepare: ({ world }: any) => world.addChannel({ id: DIRECT }) };

/** What the bot wrote into a channel. */
const written = (double: any, channel: string) =>
  double.messagesIn(channel).filter(({ bot }: any) => bot !== null) as readonly any[];

describe('who mentions the bot in a channel', () => {
  it('is answered below what they wrote, for everybody', async () => {
    const { command, questions } = asked({ shareable: true }, MANY);
    const { double, people } = await aBot([command]);

    const envelope = people.writes('latest');
    await double.rest.until(() => written(double, CHANNEL).length > 0);

    const [question, answer] = double.messagesIn(CHANNEL);
    expect(answer?.thread).toBe(question?.ts);
    expectMessage({ text: answer?.text, blocks: answer?.blocks, unfurl_links: false, unfurl_media: false } as never);
    expect(questions[0]).toMatchObject({
      destination: { id: `slack:${CHANNEL}` },
      asker: { community: `slack:${TEAM}` },
    });
    expect(await acknowledged(double, envelope)).toEqual({});
  });

  it('within a thread is answered in that thread', async () => {
    const { double, people } = await aBot([asked({ shareable: true }).command]);
    const { ts } = double.world.addMessage({ channel: CHANNEL });

    people.writes('latest', {}, { thread_ts: ts });
    await double.rest.until(() => written(double, CHANNEL).length > 0);

    expect(written(double, CHANNEL)[0].thread).toBe(ts);
  });

  it('may say other words before the name', async () => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);

    people.writes('', {}, { text: `Good morning <@${double.team.botUser}|sitrep> latest` });
    await saidTo(double);

    expect(questions).toHaveLength(1);
  });

  it.each([
    ['what concerns them alone', 'latest', { shareable: false }, 'Here you are.'],
    ['that it is no command', 'thanks a lot', {}, 'There is no command'],
  ])('is told %s, and nobody else is', async (_what, text, fields, words) => {
    const { double, people } = await aBot([asked(fields).command]);

    people.writes(text);
    const { body, user } = await saidTo(double);

    expect(user).toBe(SOMEBODY);
    expect(wordsIn(body.blocks)).toContain(words);
    expect(written(double, CHANNEL)).toEqual([]);
  });

  it('and says nothing is told what can be asked', async () => {
    const help = asked({ name: 'help' });
    const { double, people } = await aBot([help.command]);

    people.writes('');
    await saidTo(double);

    expect(help.questions).toHaveLength(1);
  });

  it('may change what they may change', async () => {
    const { command, questions } = asked({ name: 'unfollow', rights: 'change' });
    const { double, people } = await aBot([command]);

    people.writes('unfollow', { user: ADMIN });
    await saidTo(double);

    expect(questions[0]?.asker).toMatchObject({ user: ADMIN, rights: 'change' });
  });

  it('may attach a file, whose text the command gets', async () => {
    const file = { name: 'file', summary: '', type: 'file', required: true } as const;
    const { command, questions } = asked({ name: 'feeds import', options: [file] });
    const { double, people } = await aBot([command]);
    const url_private = `${double.origin}/files/list.opml`;

    people.writes('feeds import', {}, { subtype: 'file_share', files: [{ name: 'list.opml', url_private, size: 9 }] });
    await saidTo(double);

    expect(questions[0]?.options.file).toContain('the text of list.opml');
  });
});

describe('who writes to the bot directly', () => {
  it('is answered there', async () => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command], withConversation);

    people.writes('latest', { channel: DIRECT });
    await double.rest.until(() => written(double, DIRECT).length > 0);

    expect(questions[0]).toMatchObject({ destination: { id: `slack:${DIRECT}` }, asker: { community: null } });
    expect(written(double, DIRECT)[0].thread).toBeNull();
  });

  it('gets a file there, too', async () => {
    const file = { kind: 'file', name: 'feeds.opml', text: '<opml/>', about: 'All feeds.' } as const;
    const { double, people } = await aBot([asked({ name: 'feeds export' }, file).command], withConversation);

    people.writes('feeds export', { channel: DIRECT });
    await double.rest.until(() => written(double, DIRECT).length > 0);

    expect(double.world.people.uploads).toEqual([
      { name: 'feeds.opml', channel: DIRECT, thread: null, text: '<opml/>' },
    ]);
  });
});

describe('a file that is asked for in a channel', () => {
  const file = { kind: 'file', name: 'feeds.opml', text: '<opml/>', about: 'All feeds.' } as const;

  it('is handed over in a direct conversation, and the answer says so', async () => {
    const { double, people } = await aBot([asked({ name: 'feeds export' }, file).command]);

    people.types('feeds export');
    const { body } = await saidTo(double);

    expect(double.world.people.uploads).toMatchObject([{ channel: 'D00SOMEBODY', text: '<opml/>' }]);
    expect(wordsIn(body.blocks)).toContain('The file lies in our direct messages.');
    expectMessage(body as never);
  });

  it('that cannot be handed over is told of', async () => {
    const { double, people, problems } = await aBot([asked({ name: 'feeds export' }, file).command], {
      prepare({ team }) {
        team.scopes = team.scopes.filter((scope) => scope !== 'files:write');
      },
    });

    people.types('feeds export');
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('could not be handed over');
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/feeds export', detail: 'missing_scope' }]);
  });
});

describe('nobody is answered who', () => {
  it.each([
    ['is a bot', { bot_id: 'B0OTHERBOT' }],
    ['is the bot itself', (ourselves: string) => ({ user: ourselves })],
    ['is Slack', { user: 'USLACKBOT' }],
    ['is nobody', { user: undefined }],
    ['changed what they had written', { edited: { user: SOMEBODY, ts: '2.2' } }],
    ['changed a message', { subtype: 'message_changed', message: { text: 'latest' } }],
    ['took a message away', { subtype: 'message_deleted' }],
    ['came into the channel', { subtype: 'channel_join' }],
  ])('%s', async (_who, fields) => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command], withConversation);
    const more = typeof fields === 'function' ? fields(double.team.botUser) : fields;

    for (const channel of [CHANNEL, DIRECT]) people.writes('latest', { channel }, more);
    people.writes('latest', { user: ADMIN });
    await saidTo(double);

    expect(questions.map(({ asker }) => asker.user)).toEqual([ADMIN]);
  });

  it('only talks in a channel', async () => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);

    double.happen({
      type: 'message',
      channel_type: 'channel',
      user: SOMEBODY,
      channel: CHANNEL,
      ts: '1.1',
      text: 'latest',
    });
    people.writes('latest', { user: ADMIN });
    await saidTo(double);

    expect(questions).toHaveLength(1);
  });
});

describe('what is told more than once', () => {
  it.each([
    ['again because the acknowledgement was lost', { ts: '7.7' }, { ts: '7.7' }, 'Ev1', 'Ev1'],
    ['again under another name', { ts: '7.7' }, { ts: '7.7' }, 'Ev1', 'Ev2'],
    [
      'with another time, for the same gesture',
      { ts: '7.7', client_msg_id: 'a' },
      { ts: '7.8', client_msg_id: 'a' },
      'Ev1',
      'Ev2',
    ],
  ])('%s acts once', async (_how, first, second, id, again) => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);

    people.writes('latest', {}, first, id);
    people.writes('latest', {}, second, again);
    people.writes('latest', {}, second, again);
    people.writes('latest', { user: ADMIN });
    await double.rest.until(() => questions.some(({ asker }) => asker.user === ADMIN));

    expect(questions).toHaveLength(2);
  });
});

describe('many messages', () => {
  it('are answered at the pace of their channel, without asking Slack whether it has one', async () => {
    const waited: number[] = [];
    const { double, people } = await aBot([asked({ shareable: true }, MANY).command], {
      patience: { wait: async (ms) => void waited.push(ms) },
    });

    for (let count = 0; count < 3; count += 1) people.writes('latest');
    await double.rest.until(() => written(double, CHANNEL).length === 3);

    expect(waited).toEqual([1_000, 2_000]);
  });

  it('of one person are answered in turn, and they are told once that it is too much', async () => {
    const waiting: (() => void)[] = [];
    const slow = aCommand({
      name: 'latest',
      shareable: false,
      answer: () => new Promise((resolve) => waiting.push(() => resolve({ kind: 'note', text: 'Done.' }))),
    });
    const { double, people } = await aBot([slow]);

    const envelopes = Array.from({ length: 60 }, () => people.writes('latest'));
    const { body } = await saidTo(double);
    await double.rest.until(() => envelopes.every(({ acknowledged }) => acknowledged !== null));

    await until(() => waiting.length === 3);

    expect(wordsIn(body.blocks)).toContain('many questions at once');
    expect(double.world.people.said).toHaveLength(1);
  });
});
