/** A line that somebody typed, as the question it asks. Pure, and content with anything. */
import { nearest } from '../../../commands/choose.ts';
import type { Command, Option } from '../../../commands/command.ts';
import { sinceMs } from '../../../commands/since.ts';

/** What a typed line is. */
export type Line =
  | { readonly kind: 'empty' }
  | { readonly kind: 'quit' }
  /** Words without a slash: nobody is meant to answer. */
  | { readonly kind: 'talk' }
  | { readonly kind: 'unknown'; readonly name: string; readonly nearest: string | null }
  /** More words than the command has options. */
  | { readonly kind: 'too-much'; readonly command: Command; readonly word: string }
  | { readonly kind: 'question'; readonly command: Command; readonly options: Readonly<Record<string, string>> };

/** Longer lines are cut: no question is that long. */
const LONGEST = 2_000;

/**
 * Reads `/brief sudan 24h`, `/brief since:24h conflict:sudan`, `/quotes "Pavo Renn"`. Words fill the options in order;
 * a time span finds its option wherever it stands; the last option for words takes all that are left.
 */
export function parseLine(line: string, commands: readonly Command[]): Line {
  const words = splitWords(line.slice(0, LONGEST));
  const [first, ...rest] = words;
  if (first === undefined) return { kind: 'empty' };
  if (!first.text.startsWith('/') || first.quoted) return { kind: 'talk' };
  const name = first.text.slice(1).toLowerCase();
  if (name === 'quit' || name === 'exit') return { kind: 'quit' };
  const command = commands.find((known) => known.name === name);
  if (command === undefined) {
    const known = [...commands.map((one) => ({ word: one.name })), { word: 'quit' }];
    return { kind: 'unknown', name, nearest: nearest(name, known)[0]?.word ?? null };
  }
  return fillOptions(command, rest);
}

interface Word {
  readonly text: string;
  /** The option's name where the word was `name:value`. */
  readonly option: string | null;
  readonly quoted: boolean;
}

function fillOptions(command: Command, words: readonly Word[]): Line {
  const options = new Map<string, string>();
  const loose: Word[] = [];
  for (const word of words) {
    const named = word.option === null ? undefined : command.options.find(({ name }) => name === word.option);
    if (named !== undefined) options.set(named.name, word.text);
    else loose.push(word.option === null ? word : { ...word, text: `${word.option}:${word.text}` });
  }
  const open = command.options.filter(({ name }) => !options.has(name));
  takeSince(open, loose, options);
  while (loose.length > 0) {
    const option = open.find(({ name }) => !options.has(name));
    if (option === undefined) return { kind: 'too-much', command, word: loose[0]?.text ?? '' };
    const taken = takesAll(option) ? loose.splice(0) : loose.splice(0, 1);
    options.set(option.name, taken.map(({ text }) => text).join(' '));
  }
  return { kind: 'question', command, options: Object.fromEntries(options) };
}

function takesAll({ type }: Option): boolean {
  return type === 'words' || type === 'story';
}

/** Gives the last word that is a time span to its option, unless it is all there is for one that must be filled. */
function takeSince(open: readonly Option[], loose: Word[], options: Map<string, string>): void {
  const since = open.find(({ type }) => type === 'since');
  if (since === undefined) return;
  const at = loose.findLastIndex(({ text, quoted }) => !quoted && sinceMs(text) !== null);
  const needed = open.filter(({ required }) => required).length;
  if (at < 0 || loose.length <= needed) return;
  // Among words that are searched for, only a time span at the end is one.
  if (open.some(takesAll) && at !== loose.length - 1) return;
  const [word] = loose.splice(at, 1);
  if (word !== undefined) options.set(since.name, word.text);
}

const OPTION_NAME = /^[a-z]{2,20}:/i;

const CLOSING: Readonly<Record<string, string>> = { '"': '"', "'": "'", '“': '”', '„': '“', '«': '»' };

/** Words between spaces; quotation marks keep words together, also after `name:`. An open mark reaches to the end. */
function splitWords(line: string): Word[] {
  const words: Word[] = [];
  let at = 0;
  while (at < line.length) {
    while (at < line.length && isSpace(line[at])) at += 1;
    if (at >= line.length) break;
    const option = OPTION_NAME.exec(line.slice(at, at + 24))?.[0] ?? '';
    const start = at + option.length;
    const closing = CLOSING[line[start] ?? ''];
    const end = closing === undefined ? endOfWord(line, start) : endOfQuoted(line, start + 1, closing);
    const text = line.slice(closing === undefined ? start : start + 1, end);
    at = closing === undefined ? end : end + 1;
    if (option !== '' && text !== '')
      words.push({ text, option: option.slice(0, -1).toLowerCase(), quoted: closing !== undefined });
    else if (option !== '' || text !== '')
      words.push({ text: option + text, option: null, quoted: closing !== undefined });
  }
  return words;
}

function isSpace(character: string | undefined): boolean {
  return character !== undefined && /\s/.test(character);
}

function endOfWord(line: string, from: number): number {
  let end = from;
  while (end < line.length && !isSpace(line[end])) end += 1;
  return end;
}

function endOfQuoted(line: string, from: number, closing: string): number {
  const end = line.indexOf(closing, from);
  return end < 0 ? line.length : end;
}
