import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { writeAsk } from '../../../src/adapters/slack/action-id.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import { aCommand, aDesk, anOffice, aView } from '../../commands/desk.ts';
import { refuses } from '../../support/slack-double.ts';
import type { DoubleView } from '../../support/slack-people.ts';
import { TEAM } from '../../support/slack-world.ts';
import { ADMIN, aBot, acknowledged, asked, CHANNEL, MANY, saidTo, windowAt } from './asking.ts';
import { expectView, nodesIn, wordsIn } from './judge.ts';

const OPEN = { path: /^\/views\.open$/ };
const form = {
  name: 'feeds add',
  rights: 'change',
  form: ['url'],
  options: [
    { name: 'url', summary: 'the address', type: 'address', required: false },
    { name: 'language', summary: 'its language', type: 'words', required: false },
  ],
} as const;

const value = (text: string) => ({ type: 'plain_text_input', value: text });
const chosen = (text: string) => ({
  type: 'external_select',
  selected_option: { text: { type: 'plain_text', text }, value: text },
});
const isForm = (view: DoubleView['view']) => view.submit !== undefined;
const says = (words: string) => (view: DoubleView['view']) => wordsIn(view.blocks).includes(words);

describe('a form', () => {
  it('opens where nothing was said, and what is written into it reaches the command', async () => {
    const { command, questions } = asked(form);
    const { double, people } = await aBot([command]);

    const typed = people.types('feeds add', { user: ADMIN });
    const opened = await windowAt(double, isForm);
    const sent = people.sends(opened, { url: value(' https://a.example/feed ') }, { user: ADMIN });
    await windowAt(double, says('Here you are.'));

    expect(await acknowledged(double, typed)).toEqual({});
    expectView(opened.view as never);
    expect(await acknowledged(double, sent)).toMatchObject({ response_action: 'update', view: { type: 'modal' } });
    expect(questions).toMatchObject([
      {
        options: { url: 'https://a.example/feed' },
        destination: { id: `slack:${CHANNEL}` },
        asker: { rights: 'change' },
      },
    ]);
  });

  it('shows what is wrong beside the field, and stays open', async () => {
    const { command, questions } = asked(form);
    const { double, people } = await aBot([command]);

    people.types('feeds add', { user: ADMIN });
    const opened = await windowAt(double, isForm);
    const sent = people.sends(opened, { url: value('not an address') }, { user: ADMIN });

    expect(await acknowledged(double, sent)).toMatchObject({
      response_action: 'errors',
      errors: { 'feeds add|url': expect.stringContaining('no address') },
    });
    expect(questions).toEqual([]);
  });

  it('does not open for those who may not change anything', async () => {
    const { command, questions } = asked(form);
    const { double, people } = await aBot([command]);

    people.types('feeds add');
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('may manage this workspace');
    expect([double.rest.asked(OPEN), questions]).toEqual([[], []]);
  });

  it('does not open in a direct conversation, where nothing can be changed', async () => {
    const { command } = asked(form);
    const { double, people } = await aBot([command]);

    people.types('feeds add', { user: ADMIN, channel: 'D0DIRECT01' });

    expect(wordsIn((await saidTo(double)).body.blocks)).toContain('In a direct message');
  });

  it('does not open where something was said', async () => {
    const { command, questions } = asked(form);
    const { double, people } = await aBot([command]);

    people.types('feeds add language:de', { user: ADMIN });
    await saidTo(double);

    expect(questions.map(({ options }) => options)).toEqual([{ language: 'de' }]);
  });

  it('opens for what a command cannot do without, and does not ask again for what was said', async () => {
    const options = [
      { name: 'story', summary: '', type: 'story', required: true },
      { name: 'reason', summary: 'why', type: 'words', required: true },
    ] as const;
    const { command, questions } = asked({ name: 'retract', rights: 'change', options });
    const { double, people } = await aBot([command]);
    const menu = writeAsk({ command: 'retract', options: { story: 's-7' }, delivery: 'a'.repeat(24) });

    people.clicks({ type: 'overflow', action_id: 'menu', selected_option: { value: menu } }, { user: ADMIN });
    const opened = await windowAt(double, isForm);
    people.sends(opened, { reason: value('The toll was of another day') }, { user: ADMIN });
    await windowAt(double, says('Here you are.'));

    const fields = [...nodesIn(opened.view.blocks)]
      .filter(({ type }) => type === 'input')
      .map(({ block_id }) => block_id);
    expect(fields).toEqual(['retract|reason']);
    expect(questions[0]?.options).toEqual({ story: 's-7', reason: 'The toll was of another day' });
  });

  it('begins with what holds in the channel it is about', async () => {
    const options = [{ name: 'stories', summary: '', type: 'number', required: false, between: [1, 7] }] as const;
    const { command } = asked({ name: 'channel set', rights: 'change', form: ['stories'], options });
    const office = anOffice({
      joined: async () => false,
      channel: (id) => aView({ id, stories: id.endsWith('R1') ? 3 : 5 }),
    });
    const { double, people } = await aBot([command], { office });
    const ask = writeAsk({ command: 'channel set', options: {}, destination: 'slack:C0OTHER1' as DestinationId });

    people.clicks(
      { type: 'button', action_id: 'ask channel set', value: ask },
      { user: ADMIN, view: { id: 'V0HOME', type: 'home' } },
    );
    const opened = await windowAt(double, isForm);

    expect([...nodesIn(opened.view)].find(({ type }) => type === 'number_input')).toMatchObject({ initial_value: '3' });
    expect(opened.view.private_metadata).toContain('slack:C0OTHER1');
  });

  it('whose answer is to be seen by all is answered in the channel', async () => {
    const { command } = asked(
      { name: 'latest', shareable: true, options: [{ ...form.options[0], required: true }] },
      MANY,
    );
    const { double, people } = await aBot([command]);

    people.types('latest');
    const opened = await windowAt(double, isForm);
    const share = { type: 'checkboxes', selected_options: [{ value: 'share' }] };
    people.sends(opened, { url: value('https://a.example'), share });
    await windowAt(double, says('It is shown in the channel.'));

    expect(double.messagesIn(CHANNEL)).toHaveLength(1);
  });

  it('whose answer may not be shown in the channel shows it to the one who asked', async () => {
    const { command } = asked(
      { name: 'latest', shareable: true, options: [{ ...form.options[0], required: true }] },
      MANY,
    );
    const { double, people, problems } = await aBot([command], {
      prepare: ({ world }) => world.addChannel({ id: 'C0PRIVATE1', isMember: false }),
    });

    people.types('latest', { channel: 'C0PRIVATE1' });
    const opened = await windowAt(double, isForm);
    const share = { type: 'checkboxes', selected_options: [{ value: 'share' }] };
    people.sends(opened, { url: value('https://a.example'), share });
    const { view } = await windowAt(double, says('newest stories'));

    expect(view.title).toMatchObject({ text: expect.stringContaining('Seen by you alone') });
    expect(problems).toMatchObject([{ code: 'answer-lost', detail: 'not_in_channel' }]);
  });

  it('of another version says so', async () => {
    const { double, people } = await aBot([asked(form).command]);

    const old = { id: 'V0OLD', hash: 'h', user: ADMIN, view: { callback_id: 'v0', private_metadata: '', blocks: [] } };
    const sent = people.sends(old, {});
    const { view } = await acknowledged(double, sent);

    expect(wordsIn(view.blocks)).toContain('another version');
  });

  it('may hand over a file, whose text the command gets', async () => {
    const file = { name: 'file', summary: '', type: 'file', required: true } as const;
    const { command, questions } = asked({ name: 'feeds import', options: [file] });
    const { double, people } = await aBot([command]);

    people.types('feeds import');
    const opened = await windowAt(double, isForm);
    const url = `${double.origin}/files/list.opml`;
    people.sends(opened, { file: { type: 'file_input', files: [{ name: 'l', url_private_download: url, size: 9 }] } });
    await windowAt(double, says('Here you are.'));

    expect(questions[0]?.options.file).toContain('the text of list.opml');
    expect(double.rest.asked({ path: /^\/files\// })[0]?.authorization).toBe(`Bearer ${double.botToken}`);
  });

  it.each([
    ['that lies elsewhere, to which our token is not shown', 'https://files.elsewhere.example/list.opml', 9],
    ['that only seems to lie in Slack', 'https://slack.com.elsewhere.example/list.opml', 9],
    ['that is too large', null, 3_000_000],
  ])('is told when a file cannot be read %s', async (_which, elsewhere, size) => {
    const file = { name: 'file', summary: '', type: 'file', required: true } as const;
    const { command, questions } = asked({ name: 'feeds import', options: [file] });
    const { double, people } = await aBot([command]);

    people.types('feeds import');
    const opened = await windowAt(double, isForm);
    const url = elsewhere ?? `${double.origin}/files/list.opml`;
    people.sends(opened, { file: { type: 'file_input', files: [{ name: 'l', url_private: url, size }] } });
    await windowAt(double, says('could not be read'));

    expect(questions).toEqual([]);
    expect(double.rest.asked({ path: /^\/files\// })).toEqual([]);
  });
});

describe('/sitrep alone', () => {
  const commands = commandsFor(aDesk(), anOffice());
  const choices = (view: object) =>
    [...nodesIn(view)].flatMap(({ option_groups: groups }) => (groups as { options: { value: string }[] }[]) ?? []);

  it('asks what they want, then for what that needs, and answers in the same window', async () => {
    const { double, people } = await aBot(commands);

    people.types('', { user: ADMIN });
    const opened = await windowAt(double, isForm);
    people.clicks(
      { type: 'static_select', action_id: 'command', selected_option: { value: 'timeline' } },
      { user: ADMIN, block: 'command', view: { ...opened.view, id: opened.id, hash: opened.hash } },
    );
    const grown = await windowAt(double, (view) =>
      [...nodesIn(view)].some(({ block_id }) => block_id === 'timeline|conflict'),
    );
    const command = { type: 'static_select', selected_option: { value: 'timeline' } };
    people.sends(grown, { command, conflict: chosen('sudan') }, { user: ADMIN });
    const { id } = await windowAt(double, says('Sudan'));

    expectView(opened.view as never);
    expectView(grown.view as never);
    expect(id).toBe(opened.id);
    expect(choices(opened.view)).toHaveLength(2);
  });

  it('offers nothing that changes something to whoever may change nothing', async () => {
    const { double, people } = await aBot(commands);

    people.types('');
    const opened = await windowAt(double, isForm);

    const [group, ...others] = choices(opened.view);
    expect(others).toEqual([]);
    expect(group?.options.map(({ value: name }) => name)).not.toContain('follow');
  });

  it('sent before the fields were there shows them', async () => {
    const { double, people } = await aBot(commands);

    people.types('');
    const opened = await windowAt(double, isForm);
    const sent = people.sends(opened, { command: { type: 'static_select', selected_option: { value: 'timeline' } } });
    const { response_action, view } = await acknowledged(double, sent);

    expect(response_action).toBe('update');
    expect([...nodesIn(view)].some(({ block_id }) => block_id === 'timeline|conflict')).toBe(true);
  });
});

describe('where there is no channel', () => {
  it('a shortcut is answered in a window that opens at once', async () => {
    const { command, questions } = asked({ name: 'brief' });
    const { double, people } = await aBot([command]);

    const envelope = people.uses('brief_me');
    await windowAt(double, says('Here you are.'));

    expect(await acknowledged(double, envelope)).toEqual({});
    expect(questions[0]).toMatchObject({ asker: { community: null }, options: {} });
    expect(
      wordsIn(double.rest.asked(OPEN)[0]?.body.view && JSON.parse(String(double.rest.asked(OPEN)[0]?.body.view))),
    ).toContain('Looking it up');
  });

  it('a button of the home is answered in a window, and a button in that window in its place', async () => {
    const { command } = asked({ name: 'latest' }, MANY);
    const { double, people } = await aBot([command]);
    const ask = writeAsk({ command: 'latest', options: {} });

    people.clicks({ type: 'button', action_id: 'ask latest', value: ask }, { view: { id: 'V0HOME', type: 'home' } });
    const first = await windowAt(double, says('newest stories'));
    const [next] = [...nodesIn(first.view.blocks)].filter(({ action_id }) => action_id === 'ask latest 2');
    const before = wordsIn(first.view.blocks);
    people.clicks(next as object, { view: { ...first.view, id: first.id } });
    const second = await windowAt(double, (view) => wordsIn(view.blocks) !== before && !says('Looking')(view));

    expect(second.id).toBe(first.id);
    expect(double.rest.asked(OPEN)).toHaveLength(1);
    expectView(second.view as never);
  });
});

describe('a window that cannot be opened', () => {
  it('is made up for in words, because a trigger is good for three seconds only', async () => {
    const { command } = asked(form);
    const { double, people, problems } = await aBot([command]);
    double.rest.fail(refuses('expired_trigger_id'), OPEN);

    people.types('feeds add', { user: ADMIN });
    const { body } = await saidTo(double);

    expect(wordsIn(body.blocks)).toContain('could not be opened');
    expect(problems).toMatchObject([{ code: 'answer-lost', subject: '/feeds add', detail: 'expired_trigger_id' }]);
  });

  it('is written down where there is no other way to say anything, and the command is not asked', async () => {
    const { command, questions } = asked({ name: 'brief' });
    const { double, people, problems } = await aBot([command]);
    double.rest.fail(refuses('expired_trigger_id'), OPEN);

    people.uses('brief_me');
    await double.rest.until(() => problems.length > 0);

    expect(problems).toMatchObject([{ code: 'answer-lost', detail: 'expired_trigger_id' }]);
    expect(questions).toEqual([]);
  });
});

describe('somebody is still typing', () => {
  const options = [
    { name: 'conflict', summary: '', type: 'conflict', required: false },
    { name: 'story', summary: '', type: 'story', required: true },
  ] as const;

  it('is offered what fits, from memory', async () => {
    const { double, people } = await aBot([aCommand({ name: 'latest', options })]);

    const envelope = people.typesInto({}, 'latest|conflict', 'rus');

    expect(await acknowledged(double, envelope)).toMatchObject({ options: [{ value: 'russia-ukraine' }] });
  });

  it('is offered nothing in a field of somebody else', async () => {
    const { double, people } = await aBot([aCommand({ name: 'latest', options })]);

    const envelope = people.typesInto({}, 'x|y', 'rus');

    expect(await acknowledged(double, envelope)).toEqual({ options: [] });
  });
});

describe('a place in the workspace', () => {
  it('is the one that the operator’s file names, with the workspace or without', async () => {
    const { command, questions } = asked();
    const named = new Set([`slack:${TEAM}/C0NAMED001`]);
    const office = anOffice({
      joined: async () => false,
      channel: (id) => aView({ id }, { decidedBy: named.has(id) ? 'file' : 'nobody' }),
    });
    const { double, people } = await aBot([command], { office });

    people.types('latest', { channel: 'C0NAMED001' });
    await saidTo(double);
    people.types('latest');
    await saidTo(double, 2);

    expect(questions.map(({ destination }) => destination.id)).toEqual([
      `slack:${TEAM}/C0NAMED001`,
      `slack:${CHANNEL}`,
    ]);
  });
});
