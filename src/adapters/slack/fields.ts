/** The options of a command as fields of a form. */
import type { types } from '@slack/bolt';
import type { Command, ConflictNames, Option } from '../../../commands/command.ts';
import type { ChannelView } from '../../office.ts';
import { held } from '../page/held.ts';
import { plain } from './controls.ts';
import { FIELD_LABEL, INPUT_VALUE, OPTION_LABEL, OPTION_VALUE, SELECT_OPTIONS } from './limits.ts';

/** What fields begin with. */
export interface Begun {
  /** What has been said already; nobody is asked for it again. */
  readonly given: Readonly<Record<string, string>>;
  /** What holds in the channel; null where the form is about none. */
  readonly view: ChannelView | null;
  readonly conflicts: ConflictNames;
}

/** The field that shows an answer to the whole channel. */
export const SHARE = 'share';

/** The id of a field. It names its command, so that nothing written for one is taken for another. */
export function fieldId(command: Command, option: string): string {
  return `${command.name}|${option}`;
}

/** All that a command can be told and has not been: what its form asks for first. */
export function fieldsOf(command: Command, { given, view, conflicts }: Begun): types.InputBlock[] {
  const first = (name: string) => (command.form.includes(name) ? command.form.indexOf(name) : command.form.length);
  const options = command.options
    .filter(({ name }) => !(name in given))
    .toSorted((a, b) => first(a.name) - first(b.name));
  return [
    ...options.map((option): types.InputBlock => {
      const { name, summary, required } = option;
      const words = name.replaceAll('-', ' ');
      return {
        type: 'input',
        block_id: fieldId(command, name),
        label: plain(`${words.charAt(0).toUpperCase()}${words.slice(1)}`, FIELD_LABEL),
        hint: plain(summary, FIELD_LABEL),
        // What a form can ask for may be left out where it is typed, not where it is all that is asked.
        optional: !(required || (command.form.length === 1 && command.form.includes(name))),
        element: input(option, view === null ? '' : held(name, view), conflicts),
      };
    }),
    ...(command.shareable ? [shareField(command)] : []),
  ];
}

function shareField(command: Command): types.InputBlock {
  return {
    type: 'input',
    block_id: fieldId(command, SHARE),
    optional: true,
    label: plain('Who sees the answer', FIELD_LABEL),
    element: {
      type: 'checkboxes',
      action_id: SHARE,
      options: [{ text: plain('Show it to the whole channel', OPTION_LABEL), value: SHARE }],
    },
  };
}

const EXAMPLE: Readonly<Partial<Record<Option['type'], string>>> = {
  times: '07:00 19:00',
  hours: '22:00-06:00',
  since: '24h',
  address: 'https://example.org/news',
};

function input(option: Option, value: string, conflicts: ConflictNames): types.InputBlock['element'] {
  const { name, type, choices = [], between } = option;
  const chosen = (one: string): types.PlainTextOption => ({
    text: plain(conflicts.find(({ id }) => id === one)?.name ?? one, OPTION_LABEL),
    value: one,
  });
  switch (type) {
    case 'choice': {
      const offered = choices.slice(0, SELECT_OPTIONS).map(chosen);
      const holds = offered.find((one) => one.value === value);
      return { type: 'static_select', action_id: name, options: offered, ...(holds ? { initial_option: holds } : {}) };
    }
    case 'conflict':
    case 'story':
    case 'speaker':
    case 'feed':
    case 'timezone':
    case 'command': {
      const holds = fitsOption(value) ? { initial_option: chosen(value) } : {};
      return { type: 'external_select', action_id: name, min_query_length: 0, ...holds };
    }
    case 'conflicts': {
      const holds = value.split(', ').filter(fitsOption).slice(0, SELECT_OPTIONS).map(chosen);
      return {
        type: 'multi_external_select',
        action_id: name,
        min_query_length: 0,
        ...(holds.length > 0 ? { initial_options: holds } : {}),
      };
    }
    case 'number': {
      const [least, most] = between ?? [];
      return {
        type: 'number_input',
        action_id: name,
        is_decimal_allowed: false,
        ...(least === undefined ? {} : { min_value: String(least) }),
        ...(most === undefined ? {} : { max_value: String(most) }),
        ...(value === '' ? {} : { initial_value: value }),
      };
    }
    case 'file':
      return { type: 'file_input', action_id: name, max_files: 1 };
    case 'words':
    case 'since':
    case 'times':
    case 'hours':
    case 'address': {
      const example = EXAMPLE[type];
      return {
        type: 'plain_text_input',
        action_id: name,
        max_length: INPUT_VALUE,
        ...(type === 'address' ? { multiline: true } : {}),
        ...(example === undefined ? {} : { placeholder: plain(example, FIELD_LABEL) }),
        ...(value === '' || value.length > INPUT_VALUE ? {} : { initial_value: value }),
      };
    }
  }
}

function fitsOption(value: string): boolean {
  return value !== '' && value.length <= OPTION_VALUE;
}
