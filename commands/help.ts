import { nearest, note, quoted } from './choose.ts';
import type { Command } from './command.ts';

/** /help: all commands, or one of them with its options. */
export function help(commands: () => readonly Command[]): Command {
  return {
    name: 'help',
    summary: 'All of this, or one command with its options',
    options: [{ name: 'command', summary: 'the command to explain', type: 'command', required: false }],
    rights: 'read',
    shareable: false,
    form: [],
    async answer({ options }) {
      const wanted = (options.command ?? '').trim().replace(/^\//, '').toLowerCase();
      if (wanted === '') {
        return {
          kind: 'help',
          commands: commands().map((command) => ({ usage: usageOf(command), summary: command.summary })),
        };
      }
      const command = commands().find(({ name }) => name === wanted);
      if (command === undefined) {
        const [near] = nearest(
          wanted,
          commands().map(({ name }) => ({ word: name })),
        );
        return note(`There is no command ${quoted(wanted)}. Did you mean /${near?.word ?? 'help'}?`);
      }
      return {
        kind: 'help',
        commands: [
          { usage: usageOf(command), summary: command.summary },
          ...command.options.map(({ name, summary }) => ({ usage: `${name}:…`, summary })),
        ],
      };
    },
  };
}

/** "/brief [conflict] [since]": what may be left out stands in brackets. */
export function usageOf({ name, options }: Pick<Command, 'name' | 'options'>): string {
  const words = options.map((option) => (option.required ? `<${option.name}>` : `[${option.name}]`));
  return [`/${name}`, ...words].join(' ');
}
