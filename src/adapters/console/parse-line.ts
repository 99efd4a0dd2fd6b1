/** A line that somebody typed, as the question it asks. Pure, and content with anything. */
import type { Command } from '../../../commands/command.ts';
import { readTyped, type Typed } from '../../../commands/read-typed.ts';
import { splitWords } from '../../../commands/split-words.ts';

/** What a typed line is. */
export type Line =
  | Typed
  | { readonly kind: 'quit' }
  /** Words without a slash: nobody is meant to answer. */
  | { readonly kind: 'talk' };

/** Longer first words are nobody's. */
const FIRST_WORD = 200;

/** Reads a line: a command behind a slash, the end of the conversation, or talk. */
export function parseLine(line: string, commands: readonly Command[]): Line {
  const [first] = splitWords(line.trimStart().slice(0, FIRST_WORD));
  if (first === undefined) return { kind: 'empty' };
  if (!first.text.startsWith('/') || first.quoted) return { kind: 'talk' };
  const name = first.text.slice(1).toLowerCase();
  if (name === 'quit' || name === 'exit') return { kind: 'quit' };
  return readTyped(line, commands, { also: ['quit'] });
}
