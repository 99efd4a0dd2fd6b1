/** Our commands in the words in which Discord wants them registered. */
import {
  type APIApplicationCommandBasicOption,
  type APIApplicationCommandSubcommandOption,
  ApplicationCommandOptionType,
  ApplicationCommandType,
  ApplicationIntegrationType,
  InteractionContextType,
  Locale,
  type LocalizationMap,
  PermissionFlagsBits,
  type RESTPostAPIApplicationCommandsJSONBody,
  type RESTPostAPIChatInputApplicationCommandsJSONBody,
} from 'discord.js';
import type { Command, Option, OptionType } from '../../../commands/command.ts';
import { FAMILIES } from '../../../commands/families.ts';
import { SUMMARY_LANGUAGES, type Summaries, summariesIn } from '../../../commands/summaries.ts';
import { shortened } from '../page/cut.ts';
import { CHOICES, COMMAND_DESCRIPTION } from './limits.ts';

/** What a command, or one of its options, is about in one language; null where nobody has said it in that language. */
type Translation = Pick<Summaries, 'summary'> & { readonly language: string };

/** The entry in the menu of a message that shows where a story comes from. */
export const SOURCES_OF_THIS = 'Sources of this';

/** The option that shows an answer to the whole channel. */
export const SHARE = 'share';

/** What Discord calls our languages (https://discord.com/developers/docs/reference#locales). */
const LOCALES: Readonly<Record<string, readonly Locale[]>> = {
  de: [Locale.German],
  fr: [Locale.French],
  es: [Locale.SpanishES, Locale.SpanishLATAM],
  ru: [Locale.Russian],
  uk: [Locale.Ukrainian],
};

/** Options whose values are looked up while somebody types. */
const LOOKED_UP: ReadonlySet<OptionType> = new Set([
  'conflict',
  'conflicts',
  'story',
  'speaker',
  'command',
  'feed',
  'timezone',
  'since',
  'times',
  'hours',
] satisfies OptionType[]);

const READING = {
  integration_types: [ApplicationIntegrationType.GuildInstall, ApplicationIntegrationType.UserInstall],
  contexts: [InteractionContextType.Guild, InteractionContextType.BotDM, InteractionContextType.PrivateChannel],
};
const CHANGING = {
  integration_types: [ApplicationIntegrationType.GuildInstall],
  contexts: [InteractionContextType.Guild],
  default_member_permissions: PermissionFlagsBits.ManageGuild.toString(),
};

/**
 * All commands as they are registered: those of two words as subcommands of their first, and the entry in the menu of a
 * message. What only changes something is offered to those who may manage the server; what they may do is checked again
 * when they ask, because a server can offer it to others.
 */
export function commandsForDiscord(
  commands: readonly Command[],
  translations: readonly Translation[] = SUMMARY_LANGUAGES.map(summariesIn),
): readonly RESTPostAPIApplicationCommandsJSONBody[] {
  const families = new Map<string, Command[]>();
  for (const command of commands) {
    const [first = ''] = command.name.split(' ');
    families.set(first, [...(families.get(first) ?? []), command]);
  }
  const chat = [...families].map(([name, family]) => familyJson(name, family, translations));
  if (!commands.some(({ name }) => name === 'sources')) return chat;
  return [...chat, { type: ApplicationCommandType.Message, name: SOURCES_OF_THIS, ...READING }];
}

function familyJson(
  name: string,
  family: readonly Command[],
  translations: readonly Translation[],
): RESTPostAPIChatInputApplicationCommandsJSONBody {
  const where = family.every(({ rights }) => rights === 'change') ? CHANGING : READING;
  const alone = family.find((command) => command.name === name);
  if (alone !== undefined) {
    return {
      type: ApplicationCommandType.ChatInput,
      name,
      ...described(alone.summary, (to) => to.summary(name, null), translations),
      options: optionsJson(alone, translations),
      ...where,
    };
  }
  const subcommands = family.map(
    (command): APIApplicationCommandSubcommandOption => ({
      type: ApplicationCommandOptionType.Subcommand,
      name: command.name.slice(name.length + 1),
      ...described(command.summary, (to) => to.summary(command.name, null), translations),
      options: optionsJson(command, translations),
    }),
  );
  const summary = FAMILIES[name] ?? subcommands.map((subcommand) => subcommand.name).join(', ');
  return {
    type: ApplicationCommandType.ChatInput,
    name,
    ...described(summary, (to) => to.summary(name, null), translations),
    options: subcommands,
    ...where,
  };
}

/** The required ones first, as Discord wants them. */
function optionsJson(command: Command, translations: readonly Translation[]): APIApplicationCommandBasicOption[] {
  const ours = command.options.map((option) => optionJson(command, option, translations));
  const share: APIApplicationCommandBasicOption[] = command.shareable
    ? [
        {
          type: ApplicationCommandOptionType.Boolean,
          name: SHARE,
          ...described('show it to the whole channel', (to) => to.summary(command.name, SHARE), translations),
          required: false,
        },
      ]
    : [];
  return [...ours, ...share].toSorted((a, b) => Number(b.required) - Number(a.required));
}

function optionJson(
  command: Command,
  option: Option,
  translations: readonly Translation[],
): APIApplicationCommandBasicOption {
  const common = {
    name: option.name,
    ...described(option.summary, (to) => to.summary(command.name, option.name), translations),
    // What a form can ask for may be left out, or nobody could open the form.
    required: option.required && !command.form.includes(option.name),
  };
  if (option.type === 'number') {
    const [min, max] = option.between ?? [];
    return {
      ...common,
      type: ApplicationCommandOptionType.Integer,
      ...(min !== undefined && max !== undefined ? { min_value: min, max_value: max } : {}),
    };
  }
  if (option.type === 'file') return { ...common, type: ApplicationCommandOptionType.Attachment };
  const choices = option.choices ?? [];
  if (choices.length > 0 && choices.length <= CHOICES) {
    return {
      ...common,
      type: ApplicationCommandOptionType.String,
      choices: choices.map((choice) => ({ name: choice, value: choice })),
    };
  }
  return LOOKED_UP.has(option.type)
    ? { ...common, type: ApplicationCommandOptionType.String, autocomplete: true }
    : { ...common, type: ApplicationCommandOptionType.String };
}

/** A description in English and in every language it was said in. */
function described(
  summary: string,
  say: (to: Translation) => string | null,
  translations: readonly Translation[],
): { description: string; description_localizations?: LocalizationMap } {
  const said = translations.flatMap((to) => {
    const text = say(to);
    if (text === null) return [];
    return (LOCALES[to.language] ?? []).map((locale) => [locale, shortened(text, COMMAND_DESCRIPTION)] as const);
  });
  const description = shortened(summary, COMMAND_DESCRIPTION);
  return said.length === 0 ? { description } : { description, description_localizations: Object.fromEntries(said) };
}
