/** A command that somebody typed, as the question it asks. Pure, and content with anything. */
import { nearest } from './choose.ts';
import type { Command } from './command.ts';
import { FAMILIES, familyOf } from './families.ts';
import { fillOptions } from './fill-options.ts';
import { usageOf } from './help.ts';
import { splitWords, type Word } from './split-words.ts';

/** What a typed command is. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'question'; readonly command: Command; readonly options: Readonly<Record<string, string>> }
  | Mistyped;

/** What was typed and asks nothing. */
export type Mistyped =
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
  | { readonly kind: 'too-much'; readonly command: Command; readonly word: string };

/** Longer lines are cut: no question is that long. */
const LONGEST = 2_000;

/**
 * Reads `brief sudan 24h`, `brief since:24h conflict:sudan`, `quotes "Pavo Renn"`, `feeds add https://…`, with a slash
 * before it or without. Words fill the options in order, those that can only be one thing wherever they stand; words that
 * belong together and are not the last ones stand in quotation marks. `also` are words that are understood elsewhere.
 */
export function readTyped(
  line: string,
  commands: readonly Command[],
  { also = [] }: { readonly also?: readonly string[] } = {},
): Typed {
  const [first, ...rest] = splitWords(line.slice(0, LONGEST));
  if (first === undefined) return { kind: 'empty' };
  const name = first.text.replace(/^\//, '').toLowerCase();
  const family = familyOf(name, commands);
  if (family.length > 0) return readFamily(name, family, rest);
  const command = commands.find((known) => known.name === name);
  return command === undefined ? unknown(name, rest, commands, also) : asked(command, rest);
}

/** What somebody is told who typed something that asks nothing. */
export function mistypedWords(typed: Mistyped): string {
  switch (typed.kind) {
    case 'unknown': {
      const { name, nearest } = typed;
      return `There is no command /${shortened(name)}.${nearest === null ? '' : ` Did you mean /${nearest}?`} /help lists all.`;
    }
    case 'family':
      return familyWords(typed);
    case 'too-much':
      return `I do not know what "${shortened(typed.word)}" means here. The command is ${usageOf(typed.command)}; names of several words stand in quotation marks.`;
  }
}

/** Which commands begin with a word that is none by itself. */
function familyWords({ family, word, commands, nearest }: Extract<Mistyped, { kind: 'family' }>): string {
  const known = commands.map((command) => command.name.slice(family.length + 1)).join(', ');
  return word === null
    ? `/${family} needs a second word: ${known}. Example: /${commands[0]?.name ?? family}`
    : `There is no command /${family} ${shortened(word)}.${nearest === null ? '' : ` Did you mean /${nearest}?`} Known are: ${known}.`;
}

/** A word that stands in a sentence of ours. */
function shortened(word: string): string {
  return word.length > 40 ? `${Array.from(word).slice(0, 40).join('')}…` : word;
}

function readFamily(family: string, commands: readonly Command[], [second, ...rest]: readonly Word[]): Typed {
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
function unknown(
  name: string,
  [second]: readonly Word[],
  commands: readonly Command[],
  also: readonly string[],
): Typed {
  const families = Object.keys(FAMILIES).filter((family) => familyOf(family, commands).length > 0);
  const alone = commands.filter((one) => !one.name.includes(' ')).map((one) => one.name);
  const [near] = nearest(
    name,
    [...alone, ...families, ...also].map((word) => ({ word })),
  );
  if (near === undefined) return { kind: 'unknown', name, nearest: null };
  const family = familyOf(near.word, commands);
  const whole = family.length === 0 ? null : nearestOf(near.word, second?.text.toLowerCase() ?? '', family);
  return { kind: 'unknown', name, nearest: whole ?? near.word };
}

function asked(command: Command, words: readonly Word[]): Typed {
  const filled = fillOptions(command, words);
  return 'left' in filled
    ? { kind: 'too-much', command, word: filled.left }
    : { kind: 'question', command, options: filled.options };
}
