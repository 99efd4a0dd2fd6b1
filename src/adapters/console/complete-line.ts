/** What Tab offers. */
import type { Command } from '../../../commands/command.ts';

/** Words that can be completed beside the commands. */
export interface Vocabulary {
  readonly conflicts: readonly string[];
  /** How many stories the last briefing had: their numbers can be given. */
  readonly stories: number;
}

/** Completions and the part of the line they replace, as `readline` wants them. */
export function completeLine(
  line: string,
  commands: readonly Command[],
  { conflicts, stories }: Vocabulary,
): [string[], string] {
  const begun = /\S*$/.exec(line.slice(-200))?.[0] ?? '';
  const command = commands.find(({ name }) => line.trimStart().startsWith(`/${name} `));
  if (command === undefined) {
    const names = [...commands.map(({ name }) => `/${name} `), '/quit'];
    return line.includes(' ') ? [[], begun] : [matching(names, begun), begun];
  }
  const words = command.options.flatMap(({ type, name }) => {
    if (type === 'conflict') return conflicts;
    if (type === 'story') return Array.from({ length: stories }, (_, index) => `${index + 1}`);
    if (type === 'command') return commands.map((other) => other.name);
    return type === 'since' ? ['24h', '7d'] : [`${name}:`];
  });
  return [matching(words, begun), begun];
}

function matching(words: readonly string[], begun: string): string[] {
  return words.filter((word) => word.startsWith(begun.toLowerCase()));
}
