/** What somebody asks, read from what Discord says they did. Nothing is asked of anybody here, and nothing is thrown. */
import {
  type APIApplicationCommandAutocompleteInteraction,
  type APIApplicationCommandInteraction,
  type APIApplicationCommandInteractionDataOption,
  type APIAttachment,
  type APIInteraction,
  type APIMessageComponentInteraction,
  type APIModalSubmitInteraction,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ComponentType,
  InteractionType,
  MessageFlags,
} from 'discord.js';
import type { Command, Option, Question } from '../../../commands/command.ts';
import { OTHER_VERSION } from '../service/polite-words.ts';
import { SHARE, SOURCES_OF_THIS } from './command-json.ts';
import { readCustomId } from './custom-id.ts';
import { readForm } from './forms.ts';

/** A question to a command, and how its answer is to be shown. */
export interface AskedQuestion {
  readonly kind: 'question';
  readonly command: Command;
  readonly options: Question['options'];
  /** Files that were handed over, by the option they are for. */
  readonly files: Readonly<Record<string, APIAttachment>>;
  readonly page: number;
  /** To the one who asked, to the channel, or in the place of the answer on which they clicked. */
  readonly shown: 'privately' | 'publicly' | 'in place';
}

/** What somebody asks. */
export type Asked =
  | AskedQuestion
  /** Nothing was said that the command needs: they are to be asked with a form. */
  | { readonly kind: 'form'; readonly command: Command }
  /** They are typing, and want to see what they could mean. */
  | {
      readonly kind: 'typing';
      readonly option: Option | null;
      readonly typed: string;
      readonly options: Question['options'];
    }
  /** What can be said at once, without asking anybody. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'nothing' };

/** What an interaction asks of these commands. */
export function readAsked(interaction: APIInteraction, commands: readonly Command[]): Asked {
  switch (interaction.type) {
    case InteractionType.ApplicationCommand:
      return readCommand(interaction, commands);
    case InteractionType.ApplicationCommandAutocomplete:
      return readTyping(interaction, commands);
    case InteractionType.MessageComponent:
      return readClick(interaction, commands);
    case InteractionType.ModalSubmit:
      return readSubmitted(interaction, commands);
    default:
      return { kind: 'nothing' };
  }
}

function readCommand({ data, application_id }: APIApplicationCommandInteraction, commands: readonly Command[]): Asked {
  if (data.type === ApplicationCommandType.Message) {
    if (data.name !== SOURCES_OF_THIS) return note(OTHER_VERSION);
    const message = data.resolved.messages[data.target_id];
    if (message?.author.id !== application_id) {
      return note('That message is not one of mine, so I cannot tell where it comes from.');
    }
    const story = storyIn(message.components, 0);
    if (story === null) return note('That message of mine shows no story. Try it on a story of a briefing.');
    return asked(commands, { name: 'sources', options: { story } });
  }
  if (data.type !== ApplicationCommandType.ChatInput) return note(OTHER_VERSION);
  const { name, given } = leaf(data.name, data.options);
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return note(OTHER_VERSION);
  const attachments = data.resolved?.attachments ?? {};
  const files = given.flatMap((option) => {
    const file = option.type === ApplicationCommandOptionType.Attachment ? attachments[option.value] : undefined;
    return file === undefined ? [] : [[option.name, file] as const];
  });
  const share = given.some((option) => option.name === SHARE && 'value' in option && option.value === true);
  const options = values(given);
  if (command.form.length > 0 && command.options.every((option) => !(option.name in options)) && files.length === 0) {
    return { kind: 'form', command };
  }
  return asked(commands, {
    name,
    options,
    files: Object.fromEntries(files),
    shown: share && command.shareable ? 'publicly' : 'privately',
  });
}

function readTyping(
  { data }: APIApplicationCommandAutocompleteInteraction,
  commands: readonly Command[],
): Extract<Asked, { kind: 'typing' }> {
  const { name, given } = leaf(data.name, data.options as readonly APIApplicationCommandInteractionDataOption[]);
  const focused = given.find((option) => 'focused' in option && option.focused === true);
  const command = commands.find((one) => one.name === name);
  return {
    kind: 'typing',
    option: command?.options.find((option) => option.name === focused?.name) ?? null,
    typed: focused !== undefined && 'value' in focused ? String(focused.value) : '',
    options: values(given.filter((option) => option !== focused)),
  };
}

function readClick({ data, message }: APIMessageComponentInteraction, commands: readonly Command[]): Asked {
  const menu = data.component_type === ComponentType.StringSelect;
  const click = readCustomId(data.custom_id, menu ? (data.values[0] ?? '') : undefined);
  const command = commands.find((one) => one.name === click?.command);
  if (click === null || command === undefined) return note(OTHER_VERSION);
  if (command.form.length > 0 && command.options.every((option) => !(option.name in click.options))) {
    return { kind: 'form', command };
  }
  // An answer that everybody sees stays as it is: whoever turns a page of it gets that page for themselves.
  const own = ((message.flags ?? 0) & MessageFlags.Ephemeral) !== 0;
  return asked(commands, {
    name: click.command,
    options: click.options,
    page: click.page ?? 1,
    shown: menu && own ? 'in place' : 'privately',
  });
}

function readSubmitted({ data }: APIModalSubmitInteraction, commands: readonly Command[]): Asked {
  const form = readForm(data, commands);
  return form === null ? note(OTHER_VERSION) : asked(commands, { name: form.command, options: form.options });
}

/** A question to a command of this name, with those options that it has. */
function asked(
  commands: readonly Command[],
  { name, options, ...rest }: { readonly name: string } & Pick<AskedQuestion, 'options'> & Partial<AskedQuestion>,
): Asked {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return note(OTHER_VERSION);
  const known = new Set(command.options.map((option) => option.name));
  return {
    kind: 'question',
    files: {},
    page: 1,
    shown: 'privately',
    ...rest,
    command,
    options: Object.fromEntries(Object.entries(options).filter(([option]) => known.has(option))),
  };
}

/** "feeds" with the subcommand "add" is "feeds add". */
function leaf(
  name: string,
  options: readonly APIApplicationCommandInteractionDataOption[] | undefined,
): { readonly name: string; readonly given: readonly APIApplicationCommandInteractionDataOption[] } {
  const [first] = options ?? [];
  if (first?.type !== ApplicationCommandOptionType.Subcommand) return { name, given: options ?? [] };
  return { name: `${name} ${first.name}`, given: first.options ?? [] };
}

function values(given: readonly APIApplicationCommandInteractionDataOption[]): Question['options'] {
  return Object.fromEntries(
    given.flatMap((option) => {
      if (!('value' in option) || option.type === ApplicationCommandOptionType.Attachment) return [];
      return option.name === SHARE ? [] : [[option.name, String(option.value)] as const];
    }),
  );
}

/** Nothing of ours lies deeper. */
const DEPTH = 8;

/** The story that a message of ours shows, as its buttons tell; null when they tell of none. */
function storyIn(components: unknown, depth: number): string | null {
  if (depth > DEPTH || typeof components !== 'object' || components === null) return null;
  const { custom_id: id } = components as { readonly custom_id?: unknown };
  const own = typeof id === 'string' ? readCustomId(id)?.options.story : undefined;
  if (own !== undefined) return own;
  for (const inner of Object.values(components)) {
    const found = storyIn(inner, depth + 1);
    if (found !== null) return found;
  }
  return null;
}

function note(text: string): Asked {
  return { kind: 'note', text };
}
