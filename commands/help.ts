import { folded } from '../src/language/folded.ts';
import { note, quoted } from './choose.ts';
import { closest } from './closest.ts';
import type { Command } from './command.ts';
import { familyOf } from './families.ts';

/** /help: all commands, one family of them, or one command with its options. */
export function help(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: 'All of this, or one command with its options',
    options: [{ name: 'command', summary: 'the command to explain', type: 'command', required: false }],
    rights: 'read',
    shareable: false,
    form: [],
    async answer({ options }) {
      const wanted = wordsOf(options.command ?? '');
      if (wanted === '') return { kind: 'help', commands: commands().map(lineOf) };
      const family = familyOf(wanted, commands());
      if (family.length > 0) return { kind: 'help', commands: family.map(lineOf) };
      const command = commands().find(({ name }) => name === wanted);
      if (command !== undefined) {
        return {
          kind: 'help',
          commands: [lineOf(command), ...command.options.map(({ name, summary }) => ({ usage: `${name}:…`, summary }))],
        };
      }
      const [near] = folded(wanted).length < SHORTEST ? [] : closest(commands(), wanted, ({ name }) => [folded(name)]);
      const help = near === undefined ? '/help lists all.' : `Did you mean /${near.name}?`;
      return note(`There is no command ${quoted(wanted)}. ${help}`);
    },
  };
}

/** "/brief [conflict] [since]": what may be left out stands in brackets. */
export function usageOf({ name, options }: Pick<Command, 'name' | 'options'>): string {
  const words = options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`));
  return [`/${name}`, ...words].join(' ');
}

function lineOf(command: Command): { readonly usage: string; readonly summary: string } {
  const { summary, rights } = command;
  return { usage: usageOf(command), summary: rights === 'change' ? `${summary} (for admins)` : summary };
}

/** Shorter input is close to everything. */
const SHORTEST = 3;

/** Longer input names no command. */
const LONGEST = 100;

function wordsOf(text: string): string {
  return text.slice(0, LONGEST).trim().replace(/^\//, '').toLowerCase().split(/\s+/).join(' ');
}
