import type { APIModalSubmission } from 'discord.js';
import { describe, expect, it } from 'vitest';
import { channelSet } from '../../../commands/channel.ts';
import type { Command, Option } from '../../../commands/command.ts';
import { feedsAdd } from '../../../commands/feeds-add.ts';
import { readCustomId } from '../../../src/adapters/discord/custom-id.ts';
import { formFor, readForm } from '../../../src/adapters/discord/forms.ts';
import { aDesk, anOffice } from '../../commands/desk.ts';
import { aTerminal } from '../page/specimen.ts';
import { aChannel } from '../slack/replies.ts';
import { expectForm } from './judge.ts';

const option = (given: Partial<Option> & Pick<Option, 'name' | 'type'>): Option => ({
  summary: 'what it is',
  required: false,
  ...given,
});

const command = (options: readonly Option[]): Command => ({
  name: 'channel set',
  summary: 'Change what this channel gets',
  options,
  rights: 'change',
  shareable: true,
  form: options.map(({ name }) => name),
  answer: async () => ({ kind: 'note', text: '' }),
});

/** What somebody sends who wrote this into the fields. */
const sent = (custom_id: string, fields: Readonly<Record<string, string | readonly string[]>>): APIModalSubmission =>
  ({
    custom_id,
    components: Object.entries(fields).map(([name, value], id) => ({
      type: 18,
      id,
      component:
        typeof value === 'string'
          ? { type: 4, id, custom_id: name, value }
          : { type: 3, id, custom_id: name, values: value },
    })),
  }) as unknown as APIModalSubmission;

describe('a form', () => {
  it('asks for the options of a command, each with what it is', () => {
    const form = formFor(
      command([option({ name: 'quiet-hours', type: 'hours', summary: 'hours in which nothing is posted' })]),
    );

    expectForm(form);
    expect(form.title).toBe('/channel set');
    expect(readCustomId(form.custom_id)?.command).toBe('channel set');
    expect(form.components).toMatchObject([
      {
        type: 18,
        label: 'Quiet hours',
        description: 'hours in which nothing is posted',
        component: { type: 4, custom_id: 'quiet-hours', required: false },
      },
    ]);
  });

  it('has a menu where there are few choices, set to what holds', () => {
    const layouts = option({ name: 'layout', type: 'choice', choices: ['thread', 'messages', 'forum'] });
    const form = formFor(command([layouts]), aChannel({ destination: aTerminal({ layout: 'forum' }) }));

    expectForm(form);
    expect(form.components).toMatchObject([
      {
        component: {
          type: 3,
          options: [{ value: 'thread' }, { value: 'messages' }, { value: 'forum', default: true }],
        },
      },
    ]);
  });

  it('begins with what holds in the channel', () => {
    const names = ['conflicts', 'at', 'timezone', 'stories', 'quiet-hours'];
    const view = aChannel({
      destination: aTerminal({ conflicts: ['orlu', 'tesk'], stories: 3, quietHours: { from: '22:00', to: '06:00' } }),
    });
    const form = formFor(command(names.map((name) => option({ name, type: 'words' }))), view);

    expectForm(form);
    expect(
      form.components.map((label) => ('component' in label && 'value' in label.component ? label.component.value : '')),
    ).toEqual(['orlu, tesk', '07:00', 'Europe/Kyiv', '3', '22:00-06:00']);
  });

  it('asks for no more than five things, in words that are short enough', () => {
    const many = Array.from({ length: 9 }, (_, index) =>
      option({ name: `a-very-long-name-of-an-option-${index}`, type: 'words', summary: 'word '.repeat(60) }),
    );

    expectForm(formFor(command(many)));
  });

  it.each([
    ['/channel set', () => channelSet(aDesk(), anOffice())],
    ['/feeds add', () => feedsAdd(aDesk(), anOffice())],
  ])('of %s is one that Discord takes', (title, make) => {
    const form = formFor(make(), aChannel());

    expectForm(form);
    expect(form.title).toBe(title);
  });
});

describe('a form that was sent', () => {
  const commands = [command([option({ name: 'at', type: 'times' }), option({ name: 'layout', type: 'choice' })])];
  const id = formFor(commands[0] as Command).custom_id;

  it('asks its command with what was written', () => {
    expect(readForm(sent(id, { at: ' 07:00 19:00 ', layout: ['forum'] }), commands)).toEqual({
      command: 'channel set',
      options: { at: '07:00 19:00', layout: 'forum' },
    });
  });

  it('says nothing of what was left empty, or of fields that the command does not have', () => {
    expect(readForm(sent(id, { at: '  ', layout: [], operator: 'me' }), commands)?.options).toEqual({});
  });

  it('of another version, or of a command we do not have, asks nothing', () => {
    expect(readForm(sent('9|channel set|||', { at: '07:00' }), commands)).toBeNull();
    expect(readForm(sent('1|channel unset|||', { at: '07:00' }), commands)).toBeNull();
  });
});
