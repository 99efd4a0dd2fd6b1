/** What Tab offers. */
import type { Command, Option } from '../../../commands/command.ts';
import { familyOf } from '../../../commands/families.ts';
import { timezones } from '../../../commands/timezones.ts';

/** Words that can be completed beside the commands. */
export interface Vocabulary {
  readonly conflicts: readonly string[];
  /** How many stories the last briefing had: their numbers can be given. */
  readonly stories: number;
  readonly feeds: readonly string[];
}

/** Completions and the part of the line they replace, as `readline` wants them. */
export function completeLine(line: string, commands: readonly Command[], known: Vocabulary): [string[], string] {
  const begun = /\S*$/.exec(line.slice(-200))?.[0] ?? '';
  const command = commands.find(({ name }) => new RegExp(`^\\s*/${name.replace(' ', '\\s+')}\\s`, 'i').test(line));
  if (command !== undefined) return completeOption(begun, command, commands, known);
  const family = /^\s*\/(\S+)\s+\S*$/.exec(line.slice(0, 200))?.[1]?.toLowerCase();
  if (family !== undefined) {
    const seconds = familyOf(family, commands).map(({ name }) => `${name.slice(family.length + 1)} `);
    return [matching(seconds, begun), begun];
  }
  if (line.includes(' ')) return [[], begun];
  const firsts = commands.map(({ name }) => `/${name.split(' ')[0]} `);
  return [matching([...new Set(firsts), '/quit'], begun), begun];
}

function completeOption(
  begun: string,
  command: Command,
  commands: readonly Command[],
  known: Vocabulary,
): [string[], string] {
  const colon = begun.indexOf(':');
  const named =
    colon < 0 ? undefined : command.options.find(({ name }) => name === begun.slice(0, colon).toLowerCase());
  if (named !== undefined) {
    const prefix = begun.slice(0, colon + 1);
    const values = matching(valuesOf(named, commands, known), begun.slice(colon + 1));
    return [values.map((value) => prefix + value), begun];
  }
  // Where there are many options, or one that nothing can be offered for, its name says how to go on.
  const words = command.options.flatMap((option) => {
    const values = command.options.length > MANY ? [] : valuesOf(option, commands, known);
    return values.length > 0 && values.length < MANY_VALUES ? values : [`${option.name}:`];
  });
  return [matching(words, begun), begun];
}

const MANY = 4;
const MANY_VALUES = 100;

function valuesOf({ type, choices }: Option, commands: readonly Command[], known: Vocabulary): readonly string[] {
  switch (type) {
    case 'conflict':
    case 'conflicts':
      return known.conflicts;
    case 'story':
      return Array.from({ length: known.stories }, (_, index) => `${index + 1}`);
    case 'command':
      return commands.map(({ name }) => name);
    case 'feed':
      return known.feeds;
    case 'timezone':
      return timezones().map(({ name }) => name);
    case 'since':
      return ['24h', '7d'];
    case 'times':
      return ['07:00', '19:00'];
    case 'hours':
      return ['22:00-06:00', 'off'];
    case 'choice':
      return choices ?? [];
    default:
      return [];
  }
}

function matching(words: readonly string[], begun: string): string[] {
  return words.filter((word) => word.toLowerCase().startsWith(begun.toLowerCase()));
}
