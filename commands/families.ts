/** What belongs together and is named by two words: "feeds add", "channel set". */
import type { Command } from './command.ts';

/** The first words, each with what its commands are about. */
export const FAMILIES: Readonly<Record<string, string>> = {
  channel: 'What this channel gets, and when',
  feeds: 'The feeds that are read',
};

/** The commands of a family, in their order; empty when the word is none. */
export function familyOf(word: string, commands: readonly Command[]): readonly Command[] {
  return commands.filter(({ name }) => name.startsWith(`${word} `));
}
