import { describe, expect, it } from 'vitest';
import { writeAsk } from '../../../src/adapters/slack/action-id.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { aCommand, anOffice } from '../../commands/desk.ts';
import { SOMEBODY, TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, acknowledged, asked, CHANNEL, MANY, saidTo, textIn } from './asking.ts';
import { expectMessage, nodesIn, wordsIn } from './judge.ts';

const STORY = { name: 'story', summary: '', type: 'story', required: true } as const;

/** A button that asks this. */
const button = (command: string, options = {}, more = {}) => ({
  type: 'button',
  action_id: `ask ${command}`,
  value: writeAsk({ command, options, ...more }),
});

describe('somebody types a command', () => {
  it('is told at once that it was heard, before the command has answered', async () => {
    const { double, people } = await aBot([aCommand({ name: 'latest', answer: () => new Promise(() => {}) })]);

    const envelope = people.types('latest');

    expect(await acknowledged(double, envelope)).toEqual({});
  });

  it('gets the answer by the address that came with it, and alone', async () => {
    const { command, questions } = asked({}, { kind: 'note', text: 'Ask @everyone.' });
    const { double, people } = await aBot([command]);

    people.types('latest');
    const { body, channel, user } = await saidTo(double);

    expect([channel, user]).toEqual([CHANNEL, SOMEBODY]);
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(wordsIn(body.blocks)).toContain('Ask');
    expectMessage(body as never);
    expect(questions).toHaveLength(1);
  });

  it.each([
    ['to the one who asked', 'latest', 'ephemeral', {}],
    ['to the channel, if they say so', 'latest share', 'in_channel', {}],
    ['to the channel, if they say so at length', 'latest sudan share:yes', 'in_channel', { conflict: 'sudan' }],
  ])('shows what may be shared %s', async (_whom, text, response_type, options) => {
    const conflict = { name: 'conflict', summary: '', type: 'conflict', required: false } as const;
    const { command, questions } = asked({ shareable: true, options: [conflict] }, MANY);
    const { double, people } = await aBot([command]);

    people.types(text);

    expect((await saidTo(double)).body.response_type).toBe(response_type);
    expect(questions.map((question) => question.options)).toEqual([options]);
  });

  it.each([
    ['what concerns only the one who asked', { shareable: false }, MANY, 'latest share'],
    ['what went wrong', { shareable: true }, undefined, 'latest share'],
  ])('never shows to the channel %s', async (_what, fields, reply, text) => {
    const words = { name: 'words', summary: '', type: 'words', required: false } as const;
    const { command } = asked({ ...fields, options: fields.shareable ? [] : [words] }, reply);
    const { double, people } = await aBot([command]);

    people.types(text);

    expect((await saidTo(double)).body.response_type).toBe('ephemeral');
  });

  it('hands the command what was said, from whom and where', async () => {
    const options = [
      { name: 'stories', summary: '', type: 'number', required: false },
      { name: 'conflict', summary: '', type: 'conflict', required: false },
    ] as const;
    const { command, questions } = asked({ name: 'channel set', rights: 'change', options });
    const { double, people } = await aBot([command]);

    people.types('channel set stories:3 conflict:sudan', { user: ADMIN });
    await saidTo(double);

    expect(questions).toMatchObject([
      {
        options: { stories: '3', conflict: 'sudan' },
        destination: { id: `slack:${CHANNEL}` },
        asker: { platform: 'slack', user: ADMIN, rights: 'change', community: `slack:${TEAM}` },
      },
    ]);
  });

  it('remembers whose channel it is before the question is handed on', async () => {
    const happened: string[] = [];
    const office = anOffice({
      joined: async () => false,
      async place(destination, community) {
        happened.push(`${destination} is in ${community}`);
      },
    });
    const command = aCommand({
      name: 'latest',
      async answer() {
        happened.push('asked');
        return { kind: 'note', text: '' };
      },
    });
    const { double, people } = await aBot([command], { office });

    people.types('latest');
    await saidTo(double);

    expect(happened).toEqual([`slack:${CHANNEL} is in slack:${TEAM}`, 'asked']);
  });

  it('in a direct conversation may read, and the conversation belongs to no workspace', async () => {
    const placed: string[] = [];
    const office = anOffice({ joined: async () => false, place: async (id) => void placed.push(id) });
    const { command, questions } = asked();
    const { double, people } = await aBot([command], { office });

    people.types('latest', { channel: 'D0DIRECT01', user: ADMIN });
    await saidTo(double);

    expect(questions[0]).toMatchObject({ destination: { id: 'slack:D0DIRECT01' }, asker: { community: null } });
    expect(placed).toEqual([]);
  });

  it.each([
    ['latset', 'Did you mean /sitrep latest?'],
    ['channel', 'needs a second word'],
    ['latest <!channel> of all', 'I do not know what'],
  ])('is told in the very acknowledgement that "%s" is no command', async (text, words) => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command, aCommand({ name: 'channel show' })]);

    const envelope = people.types(text);
    const payload = await acknowledged(double, envelope);

    expect(payload.response_type).toBe('ephemeral');
    expect(wordsIn(payload.blocks)).toContain(words);
    expectMessage(payload);
    expect([questions, double.world.people.said]).toEqual([[], []]);
  });

  it('may write it as people write: with a slash, a link, signs and quotation marks of any kind', async () => {
    const words = { name: 'words', summary: '', type: 'words', required: true } as const;
    const { command, questions } = asked({ name: 'search', options: [words] });
    const { double, people } = await aBot([command]);

    people.types('/search “A &amp; B” &lt;now&gt; <https://a.example/x?a=1&amp;b=2|a.example/x>');
    await saidTo(double);

    expect(questions[0]?.options).toEqual({ words: 'A & B <now> https://a.example/x?a=1&b=2' });
  });
});

describe('somebody clicks', () => {
  it('on a button of a briefing: it is asked for them alone, in the thread it stands in', async () => {
    const { command, questions } = asked({ name: 'story', options: [STORY] });
    const { double, people } = await aBot([command]);

    const envelope = people.clicks(button('story', { story: 's-7' }, { delivery: 'a'.repeat(24) }), { thread: '1.5' });
    const { body, thread } = await saidTo(double);

    expect(await acknowledged(double, envelope)).toEqual({});
    expect(questions[0]?.options).toEqual({ story: 's-7' });
    expect(body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
    expect(thread).toBe('1.5');
  });

  it('on another page of an answer of their own: it takes the place of this one', async () => {
    const { command } = asked({ name: 'latest' }, MANY);
    const { double, people } = await aBot([command]);
    people.types('latest');
    const first = await saidTo(double);
    const [next] = [...nodesIn(first.body.blocks)].filter(({ action_id }) => action_id === 'ask latest 2');

    people.clicks(next as object, { ephemeral: true });
    const { body } = await saidTo(double, 2);

    expect(body).toMatchObject({ replace_original: true });
    expect(body.response_type).toBeUndefined();
    expect(wordsIn(body.blocks)).not.toBe(wordsIn(first.body.blocks));
    expectMessage(body as never);
  });

  it('on another page in a menu', async () => {
    const { command } = asked({ name: 'latest' }, MANY);
    const { double, people } = await aBot([command]);
    people.types('latest');
    const first = await saidTo(double);
    const [menu] = [...nodesIn(first.body.blocks)].filter(({ type }) => type === 'static_select');
    const [, second] = (menu?.options as object[] | undefined) ?? [];

    people.clicks({ type: 'static_select', action_id: menu?.action_id, selected_option: second }, { ephemeral: true });

    expect((await saidTo(double, 2)).body.replace_original).toBe(true);
  });

  it('on another page of an answer that everybody sees: it stays as it is', async () => {
    const { command } = asked({ name: 'latest' }, MANY);
    const { double, people } = await aBot([command]);

    people.clicks(button('latest', {}, { page: 2 }));

    expect((await saidTo(double)).body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('does not have the list they read overwritten by a few words', async () => {
    const { command } = asked({ name: 'latest' });
    const { double, people } = await aBot([command]);

    people.clicks(button('latest', {}, { page: 2 }), { ephemeral: true });

    expect((await saidTo(double)).body).toMatchObject({ response_type: 'ephemeral', replace_original: false });
  });

  it('on a link: nothing is to be done', async () => {
    const { command } = asked();
    const { double, people, problems } = await aBot([command]);

    const link = people.clicks({ type: 'button', action_id: 'link', url: 'https://a.example' });
    people.types('latest');
    await saidTo(double);

    expect(await acknowledged(double, link)).toEqual({});
    expect([double.world.people.said.length, problems]).toEqual([1, []]);
  });

  it.each([
    ['of another version', { type: 'button', action_id: 'ask story', value: '0|story' }],
    ['of a command that is no more', button('horoscope')],
    ['that says nothing', { type: 'button', action_id: 'x' }],
    ['of a kind we do not use', { type: 'datepicker', action_id: 'x', selected_date: '2026-01-01' }],
  ])('on an element %s: they are told politely', async (_which, action) => {
    const { command, questions } = asked();
    const { double, people } = await aBot([command]);

    people.clicks(action);
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('another version');
    expect(questions).toEqual([]);
  });

  it('on a button that speaks of another channel of this workspace', async () => {
    const { command, questions } = asked({ name: 'schedule' });
    const { double, people } = await aBot([command]);

    people.clicks(button('schedule', {}, { destination: 'slack:C0OTHER001' as DestinationId }));
    await saidTo(double);

    expect(questions[0]).toMatchObject({
      destination: { id: 'slack:C0OTHER001' },
      asker: { community: `slack:${TEAM}` },
    });
  });
});

describe('"Sources of this" on a message', () => {
  const options = [{ ...STORY, required: false }];
  const card = [
    { type: 'rich_text', elements: [] },
    { type: 'actions', elements: [button('why', { story: 's-7' })] },
  ];

  it('finds the story by what stands in the message', async () => {
    const { command, questions } = asked({ name: 'sources', options });
    const { double, people } = await aBot([command]);
    const { botUser, bot } = double.team;

    const envelope = people.uses('sources_of_this', { user: botUser, bot_id: bot, ts: '1.1', blocks: card });
    const { body } = await saidTo(double);

    expect(await acknowledged(double, envelope)).toEqual({});
    expect(body.response_type).toBe('ephemeral');
    expect(questions[0]?.options).toEqual({ story: 's-7' });
  });

  it.each([
    ['of somebody else, though it looks like one of ours', () => 'U0OTHERBOT', card, 'not one of mine'],
    ['of ours without a story', (ours: string) => ours, [], 'shows no story'],
  ])('says so on a message %s', async (_which, by, blocks, words) => {
    const { command, questions } = asked({ name: 'sources', options });
    const { double, people } = await aBot([command]);

    people.uses('sources_of_this', { user: by(double.team.botUser), ts: '1.1', blocks });
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain(words);
    expect(questions).toEqual([]);
  });
});

describe('whatever is done', () => {
  it('writes no address of an answer and no token anywhere', async () => {
    const { command } = asked();
    const { double, people, problems } = await aBot([command]);
    double.world.people.expireAddresses();
    const envelope = people.types('latest');
    double.world.people.expireAddresses();
    await double.rest.until(() => problems.length > 0);

    expect(await acknowledged(double, envelope)).toEqual({});
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/latest', detail: 'answered with 404' }]);
    expect(textIn(problems)).not.toMatch(/actions|address0|canary/);
  });
});
