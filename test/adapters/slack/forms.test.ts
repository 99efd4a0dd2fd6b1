import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { choicesFor } from '../../../src/adapters/slack/choices.ts';
import { formFaults } from '../../../src/adapters/slack/form-faults.ts';
import { answerWindow, formFor, startForm } from '../../../src/adapters/slack/forms.ts';
import { readForm, readTyping } from '../../../src/adapters/slack/read-form.ts';
import { renderReply } from '../../../src/adapters/slack/render-reply.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { Desk } from '../../../src/desk.ts';
import type { Office } from '../../../src/office.ts';
import { aTerminal } from '../page/specimen.ts';
import { expectView, wordsIn } from './judge.ts';
import { aChannel, everyReply } from './replies.ts';

const commands = commandsFor({} as Desk, {} as Office);
const named = (name: string): Command => commands.find((command) => command.name === name)!;
const CHANNEL = 'slack:T0HARNESS1/C0BRIEFINGS' as DestinationId;
const conflicts = [
  { id: 'orlu', name: 'The Orlu river war' },
  { id: 'tesk-marran', name: 'Tesk and Marran' },
];

const form = (name: string, given: Readonly<Record<string, string>> = {}) =>
  formFor(named(name), { destination: CHANNEL, given, view: aChannel(), conflicts });
const fields = (view: { readonly blocks: readonly any[] }) =>
  view.blocks.filter(({ type }) => type === 'input').map(({ block_id }) => block_id);
const element = (view: { readonly blocks: readonly any[] }, field: string) =>
  view.blocks.find(({ block_id }) => block_id === field)?.element;

/** What a field holds that was left as it began, as Slack sends it. */
function left({ type, initial_value, initial_option, initial_options }: any) {
  if (type === 'static_select' || type === 'external_select') return { type, selected_option: initial_option ?? null };
  if (type === 'multi_external_select' || type === 'checkboxes')
    return { type, selected_options: initial_options ?? [] };
  return type === 'file_input' ? { type, files: [] } : { type, value: initial_value ?? null };
}

/** A form as it comes back, with what was written and chosen; the rest as it began. */
function sent(view: any, written: Readonly<Record<string, any>> = {}) {
  const values = Object.fromEntries(
    view.blocks
      .filter(({ type }: any) => type === 'input')
      .map(({ block_id, element }: any) => [
        block_id,
        { [element.action_id]: { ...left(element), ...written[block_id] } },
      ]),
  );
  return { ...view, state: { values } };
}

describe('the form of a command', () => {
  it.each(commands.map((command) => [command.name, command] as const))(
    'of /%s is a view that Slack takes',
    (_, command) => {
      expectView(formFor(command, { destination: CHANNEL, view: aChannel(), conflicts }));
      expectView(formFor(command, { destination: null }));
      expectView(startForm(commands, { destination: CHANNEL, chosen: command, view: aChannel(), conflicts }));
    },
  );

  it('asks for all that can be said, what is most wanted first', () => {
    expect(fields(form('channel set')).slice(0, 6)).toEqual([
      'channel set|conflicts',
      'channel set|at',
      'channel set|timezone',
      'channel set|stories',
      'channel set|quiet-hours',
      'channel set|alerts',
    ]);
  });

  it('begins with what holds in the channel', () => {
    const destination = aTerminal({
      conflicts: ['orlu'],
      quietHours: { from: '22:00', to: '06:00' },
      alerts: { severity: 0.8, independent: 2, cooldownMs: 1 },
    });
    const view = formFor(named('channel set'), { destination: CHANNEL, view: aChannel({ destination }), conflicts });

    expect(element(view, 'channel set|conflicts').initial_options).toEqual([
      { text: { type: 'plain_text', text: 'The Orlu river war', emoji: false }, value: 'orlu' },
    ]);
    expect(element(view, 'channel set|at')).toMatchObject({ type: 'plain_text_input', initial_value: '07:00' });
    expect(element(view, 'channel set|stories')).toMatchObject({
      type: 'number_input',
      min_value: '1',
      max_value: '7',
      initial_value: '5',
    });
    expect(element(view, 'channel set|quiet-hours').initial_value).toBe('22:00-06:00');
    expect(element(view, 'channel set|alerts').initial_option.value).toBe('major');
  });

  it('does not ask for what was given, and remembers it with the channel', () => {
    const view = form('retract', { story: 's-bbbbbbbbbb' });

    expect(fields(view)).toEqual(['retract|reason', 'retract|share']);
    expect(readForm(sent(view, { 'retract|reason': { value: ' Wrong day. ' } }), commands)).toMatchObject({
      options: { story: 's-bbbbbbbbbb', reason: 'Wrong day.' },
      destination: CHANNEL,
      shown: 'privately',
    });
  });

  it('asks again for what was given where it is too long to be remembered', () => {
    expect(fields(form('retract', { story: 'x'.repeat(5_000) }))).toContain('retract|story');
  });

  it('offers what is looked up while somebody types', () => {
    expect(element(form('story'), 'story|story')).toMatchObject({ type: 'external_select', action_id: 'story' });
    expect(element(form('follow'), 'follow|conflict').type).toBe('external_select');
    expect(element(form('feeds remove'), 'feeds remove|feed').type).toBe('external_select');
    expect(element(form('feeds import'), 'feeds import|file').type).toBe('file_input');
  });

  it('lets the command be chosen first, in the form of /sitrep alone', () => {
    const view = startForm(commands, { destination: CHANNEL });

    expect(fields(view)).toEqual(['command']);
    expect(wordsIn(element(view, 'command'))).toContain('brief · ');
    expect(fields(startForm(commands, { destination: CHANNEL, chosen: named('timeline') }))).toEqual([
      'command',
      'timeline|conflict',
      'timeline|share',
    ]);
  });

  it('shows an answer in a window where there is no channel', () => {
    for (const reply of everyReply()) {
      const { message } = renderReply(reply, { zone: 'UTC', page: 1, question: { command: 'brief', options: {} } });
      expectView(answerWindow(message));
    }
    expectView(answerWindow({ blocks: [], text: '' }));
  });
});

describe('a form that was sent', () => {
  it('asks its command what was written and chosen', () => {
    const chosen = { selected_options: [{ value: 'orlu' }, { value: 'tesk-marran' }] };
    const view = sent(form('channel set'), {
      'channel set|conflicts': chosen,
      'channel set|stories': { value: '3' },
      'channel set|state-media': { selected_option: { value: 'separate' } },
    });

    expect(readForm(view, commands)).toMatchObject({
      command: named('channel set'),
      options: { conflicts: 'orlu, tesk-marran', stories: '3', 'state-media': 'separate' },
    });
  });

  it('changes nothing that was only left as it was', () => {
    expect(readForm(sent(form('channel set')), commands)?.options).toEqual({});
  });

  it('is shown to the channel where somebody wants that', () => {
    const view = sent(form('brief'), { 'brief|share': { selected_options: [{ value: 'share' }] } });

    expect(readForm(view, commands)?.shown).toBe('publicly');
  });

  it('hands over files', () => {
    const file = { name: 'feeds.opml', url_private_download: 'https://files.slack.example/1', size: 12 };

    expect(readForm(sent(form('feeds import'), { 'feeds import|file': { files: [file] } }), commands)?.files).toEqual({
      file: { name: 'feeds.opml', url: 'https://files.slack.example/1', bytes: 12 },
    });
  });

  it('asks the command that is chosen, and takes nothing that was written for another', () => {
    const before = startForm(commands, { destination: CHANNEL, chosen: named('timeline') });
    const view = sent(before, {
      command: { selected_option: { value: 'board' } },
      'timeline|conflict': { selected_option: { value: 'orlu' } },
    });

    expect(readForm(view, commands)).toMatchObject({ command: named('board'), options: {}, destination: CHANNEL });
  });

  it('is none of ours where its ids are not', () => {
    expect(readForm({ ...sent(form('brief')), callback_id: 'other' }, commands)).toBeNull();
    expect(readForm({ ...sent(form('brief')), private_metadata: '2|brief||||' }, commands)).toBeNull();
    expect(readForm(sent(form('brief')), [])).toBeNull();
  });

  it('makes the reader fail by nothing that is in it', () => {
    const view = fc.record({
      callback_id: fc.constantFrom('sitrep form', 'sitrep start'),
      private_metadata: fc.constantFrom('1|channel set||||', '1|help||||', ''),
      state: fc.oneof(
        fc.anything(),
        fc.record({
          values: fc.dictionary(fc.constantFrom('command', 'channel set|at', 'channel set|share'), fc.anything()),
        }),
      ),
      blocks: fc.anything(),
    });
    fc.assert(
      fc.property(view, (one) => {
        const read = readForm(one, commands);
        for (const value of Object.values(read?.options ?? {})) expect(typeof value).toBe('string');
      }),
    );
  });
});

describe('a fault in a form', () => {
  const faults = (name: string, written: Readonly<Record<string, any>>, given = {}) =>
    formFaults(readForm(sent(form(name, given), written), commands)!, conflicts);

  it('is none where all is well', () => {
    expect(faults('channel set', { 'channel set|at': { value: '6:30 19:00' } })).toBeNull();
    expect(faults('follow', { 'follow|conflict': { selected_option: { value: 'orlu' } } })).toBeNull();
  });

  it.each([
    ['channel set', 'at', { value: '25:00' }, '"25:00" is no time of day.'],
    ['channel set', 'quiet-hours', { value: 'at night' }, '"at night" are no hours I know.'],
    ['channel set', 'timezone', { selected_option: { value: 'Europe/Kiew' } }, '"Europe/Kiew" is no time zone I know.'],
    ['channel set', 'stories', { value: '9' }, 'Allowed is a whole number from 1 to 7.'],
    ['channel set', 'layout', { selected_option: { value: 'x' } }, '"x" is none of what can be chosen here'],
    ['channel set', 'conflicts', { selected_options: [{ value: 'orlo' }] }, 'No conflict here is called "orlo"'],
    ['brief', 'since', { value: 'long ago' }, '"long ago" is no time span I know.'],
    ['feeds add', 'url', { value: 'javascript:alert(1)' }, 'is no address that begins with https:// or http://'],
    ['timeline', 'conflict', {}, 'Please say which conflict.'],
    ['feeds import', 'file', {}, 'Please say the OPML file.'],
  ])('of /%s is said beside its field %s: %o', (name, field, written, said) => {
    const found = faults(name, { [`${name}|${field}`]: written });

    expect(Object.keys(found ?? {})).toEqual([`${name}|${field}`]);
    expect(found?.[`${name}|${field}`]).toContain(said);
    expect(found?.[`${name}|${field}`]?.length).toBeLessThanOrEqual(250);
  });

  it('is said of every field at once', () => {
    const found = faults('channel set', { 'channel set|at': { value: 'x' }, 'channel set|stories': { value: '0' } });

    expect(Object.keys(found ?? {})).toEqual(['channel set|at', 'channel set|stories']);
  });
});

describe('what is offered while somebody types', () => {
  const typing = (field: string, value: string, view: unknown = {}) =>
    readTyping({ type: 'block_suggestion', block_id: field, action_id: 'x', value, view }, commands);

  it('is asked for with what was given to the other fields', () => {
    const view = sent(form('quotes'), { 'quotes|conflict': { selected_option: { value: 'orlu' } } });

    expect(typing('quotes|speaker', 'ren', view)).toMatchObject({
      option: { type: 'speaker' },
      typed: 'ren',
      options: { conflict: 'orlu' },
    });
  });

  it('is nothing for a field that is none of ours', () => {
    expect(typing('quotes|nobody', 'x')).toBeNull();
    expect(readTyping(null, commands)).toBeNull();
  });

  it('is at most a hundred choices that Slack takes, in plain words', () => {
    const many = Array.from({ length: 200 }, (_, index) => ({
      value: `s-${index}`,
      label: `<!channel> *${'long '.repeat(40)}*`,
    }));
    const { options } = choicesFor(typing('story|story', '')!, () => [...many, { value: ' ', label: 'x' }]);

    expect(options).toHaveLength(100);
    for (const { text, value } of options) {
      expect(text).toMatchObject({ type: 'plain_text', emoji: false });
      expect(text.text.length).toBeLessThanOrEqual(75);
      expect(value?.length).toBeLessThanOrEqual(150);
    }
  });

  it('takes words that nobody thought to offer, where a command does', () => {
    const nothing = () => [];

    expect(choicesFor(typing('story|story', ' ferry ')!, nothing).options).toEqual([
      { text: { type: 'plain_text', text: '“ferry”', emoji: false }, value: 'ferry' },
    ]);
    expect(choicesFor(typing('follow|conflict', 'ferry')!, nothing).options).toEqual([]);
    expect(choicesFor(typing('story|story', '')!, nothing).options).toEqual([]);
  });

  it('names commands as they are typed here', () => {
    const found = choicesFor(typing('help|command', 's')!, () => [{ value: 'status', label: '/status · How it goes' }]);

    expect(found.options[0]?.text.text).toBe('/sitrep status · How it goes');
  });
});
