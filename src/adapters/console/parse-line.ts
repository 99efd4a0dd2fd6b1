/** A line that somebody typed, as the question it asks. Pure, and content with anything. */
import { nearest } from '../../../commands/choose.ts';
import type { Command } from '../../../commands/command.ts';
import { FAMILIES, familyOf } from '../../../commands/families.ts';
import { fillOptions } from './fill-options.ts';
import { splitWords, type Word } from './split-words.ts';

/** What a typed line is. */
export type Line =
  | { readonly kind: 'empty' }
  | { readonly kind: 'quit' }
  /** Words without a slash: nobody is meant to answer. */
  | { readonly kind: 'talk' }
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: string | null }
  /** The first word of commands of two; `word` is what stands in place of the second, null when nothing does. */
  | {
      readonly kind: 'family';
      readonly family: string;
      readonly word: string | null;
      readonly commands: readonly Command[];
      readonly nearest: string | null;
    }
  /** More words than the command has options. */
  | { readonly kind: 'too-much'; readonly command: Command; readonly word: string }
  | { readonly kind: 'question'; readonly command: Command; readonly options: Readonly<Record<string, string>> };

/** Longer lines are cut: no question is that long. */
const LONGEST = 2_000;

/**
 * Reads `/brief sudan 24h`, `/brief since:24h conflict:sudan`, `/quotes "Pavo Renn"`, `/feeds add https://…`. Words fill
 * the options in order, those that can only be one thing wherever they stand; words that belong together and are not the
 * last ones stand in quotation marks.
 */
export function parseLine(line: string, commands: readonly Command[]): Line {
  const words = splitWords(line.slice(0, LONGEST));
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'empty' };
  if (!first.text.startsWith('/') || first.quoted) return { kind: 'talk' };
  const name = first.text.slice(1).toLowerCase();
  if (name === 'quit' || name === 'exit') return { kind: 'quit' };
  const family = familyOf(name, commands);
  if (family.length > 0) return parseFamily(name, family, rest);
  const command = commands.find((known) => known.name === name);
  return command === undefined ? unknown(name, rest, commands) : asked(command, rest);
}

function parseFamily(family: string, commands: readonly Command[], [second, ...rest]: readonly Word[]): Line {
  const word = second === undefined ? null : second.text.toLowerCase();
  const command = second?.option === null ? commands.find(({ name }) => name === `${family} ${word}`) : undefined;
  if (command !== undefined) return asked(command, rest);
  return { kind: 'family', family, word, commands, nearest: word === null ? null : nearestOf(family, word, commands) };
}

function nearestOf(family: string, word: string, commands: readonly Command[]): string | null {
  const seconds = commands.map(({ name }) => ({ word: name.slice(family.length + 1), name }));
  return nearest(word, seconds)[0]?.name ?? null;
}

/** The nearest command by its first word; in a family, by its second as well. */
function unknown(name: string, [second]: readonly Word[], commands: readonly Command[]): Line {
  const families = Object.keys(FAMILIES).filter((family) => familyOf(family, commands).length > 0);
  const alone = commands.filter((one) => !one.name.includes(' ')).map((one) => one.name);
  const [near] = nearest(
    name,
    [...alone, ...families, 'quit'].map((word) => ({ word })),
  );
  if (near === undefined) return { kind: 'unknown', name, nearest: null };
  const family = familyOf(near.word, commands);
  const whole = family.length === 0 ? null : nearestOf(near.word, second?.text.toLowerCase() ?? '', family);
  return { kind: 'unknown', name, nearest: whole ?? near.word };
}

function asked(command: Command, words: readonly Word[]): Line {
  const filled = fillOptions(command, words);
  return 'left' in filled
    ? { kind: 'too-much', command, word: filled.left }
    : { kind: 'question', command, options: filled.options };
}
