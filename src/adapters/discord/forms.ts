/** A form that asks for the options of a command, and what somebody wrote into it. */
import type {
  APIComponentInLabel,
  APILabelComponent,
  APIModalInteractionResponseCallbackData,
  APIModalSubmission,
} from 'discord.js';
import type { Command, Option } from '../../../commands/command.ts';
import type { ChannelView } from '../../office.ts';
import { held } from '../page/held.ts';
import { label } from './controls.ts';
import { readCustomId, writeCustomId } from './custom-id.ts';
import {
  FORM_DESCRIPTION,
  FORM_INPUTS,
  FORM_LABEL,
  FORM_TITLE,
  INPUT_VALUE,
  OPTION_LABEL,
  SELECT_OPTIONS,
} from './limits.ts';

/** The form of a command; it begins with what holds in the channel now. */
export function formFor(command: Command, view: ChannelView | null = null): APIModalInteractionResponseCallbackData {
  const options = command.form.flatMap((name) => command.options.find((option) => option.name === name) ?? []);
  return {
    custom_id: writeCustomId({ command: command.name, options: {} }) ?? command.name,
    title: label(`/${command.name}`, FORM_TITLE),
    components: options.slice(0, FORM_INPUTS).map((option) => labelled(option, view)),
  };
}

function labelled(option: Option, view: ChannelView | null): APILabelComponent {
  const { name, summary } = option;
  const words = name.replaceAll('-', ' ');
  return {
    type: 18,
    label: label(words.charAt(0).toUpperCase() + words.slice(1), FORM_LABEL),
    description: label(summary, FORM_DESCRIPTION),
    component: input(option, view === null ? '' : held(name, view)),
  };
}

/** A menu where there are few choices, else a field to write into. Nothing is required: what is left empty stays as it is. */
function input({ name, type, choices, required }: Option, value: string): APIComponentInLabel {
  if (type === 'choice' && choices !== undefined && choices.length > 0 && choices.length <= SELECT_OPTIONS) {
    return {
      type: 3,
      custom_id: name,
      required,
      options: choices.map((choice) => ({
        label: label(choice, OPTION_LABEL),
        value: choice,
        ...(choice === value ? { default: true } : {}),
      })),
    };
  }
  const filled = value === '' || value.length > INPUT_VALUE ? {} : { value };
  return { type: 4, custom_id: name, style: type === 'file' ? 2 : 1, required, max_length: INPUT_VALUE, ...filled };
}

/** What a form that was sent asks of which command; null for a form that is none of ours. */
export function readForm(
  { custom_id: id, components }: Pick<APIModalSubmission, 'custom_id' | 'components'>,
  commands: readonly Command[],
): { readonly command: string; readonly options: Readonly<Record<string, string>> } | null {
  const click = readCustomId(id);
  const command = commands.find(({ name }) => name === click?.command);
  if (click === null || command === undefined) return null;
  const known = new Set(command.options.map(({ name }) => name));
  const written = components.flatMap((component) => {
    if (component.type !== 18) return [];
    const { custom_id: name } = component.component;
    const value = wordsIn(component.component).trim();
    return known.has(name) && value !== '' ? [[name, value] as const] : [];
  });
  return { command: command.name, options: { ...click.options, ...Object.fromEntries(written) } };
}

function wordsIn(component: { readonly value?: unknown; readonly values?: unknown }): string {
  if (typeof component.value === 'string') return component.value;
  const [first] = Array.isArray(component.values) ? (component.values as readonly unknown[]) : [];
  return typeof first === 'string' ? first : '';
}
