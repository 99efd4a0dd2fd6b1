/** Which word of a typed line belongs to which option of a command. */
import type { Command, Option, OptionType } from './command.ts';
import { sinceMs } from './since.ts';
import type { Word } from './split-words.ts';
import { timezoneNamed } from './timezones.ts';

/** Options that take all the words that are left. */
const FOR_MANY: ReadonlySet<OptionType> = new Set(['words', 'story', 'command', 'conflicts', 'address']);

/** The options by name, or the first word that no option takes. */
export function fillOptions(
  command: Command,
  words: readonly Word[],
): { readonly options: Readonly<Record<string, string>> } | { readonly left: string } {
  const options = new Map<string, string>();
  const loose = takeNamed(command.options, words, options);
  takeSince(command.options, loose, options);
  while (loose.length > 0) {
    const [word] = loose;
    const open = command.options.filter((option, place) => !options.has(option.name) && takesByPlace(option, place));
    const option = open.find((one) => word !== undefined && suits(one, word.text)) ?? open[0];
    if (option === undefined || word === undefined) return { left: word?.text ?? '' };
    const others = open.some(({ required, name }) => required && name !== option.name);
    const taken = loose.splice(0, countFor(option, loose, others));
    options.set(option.name, taken.map(({ text }) => text).join(' '));
  }
  return { options: Object.fromEntries(options) };
}

/** Takes the words that name their option, with those behind them that go on with what they began; the rest is loose. */
function takeNamed(known: readonly Option[], words: readonly Word[], options: Map<string, string>): Word[] {
  const loose: Word[] = [];
  let last: Option | null = null;
  for (const word of words) {
    const option = word.option === null ? undefined : known.find(({ name }) => name === word.option);
    if (option !== undefined) {
      options.set(option.name, word.text);
      last = option;
      continue;
    }
    const text = word.option === null ? word.text : `${word.option}:${word.text}`;
    const begun = last === null ? '' : (options.get(last.name) ?? '');
    if (last !== null && (last.type === 'words' || begun.endsWith(','))) options.set(last.name, `${begun} ${text}`);
    else loose.push({ ...word, text });
  }
  return loose;
}

/** Gives the last word that is a time span to its option, unless it is all there is for one that must be filled. */
function takeSince(all: readonly Option[], loose: Word[], options: Map<string, string>): void {
  const open = all.filter(({ name }) => !options.has(name));
  const since = open.find(({ type }) => type === 'since');
  if (since === undefined) return;
  const at = loose.findLastIndex(({ text, quoted }) => !quoted && sinceMs(text) !== null);
  const needed = open.filter(({ required }) => required).length;
  if (at < 0 || loose.length <= needed) return;
  // Among words that are searched for, only a time span at the end is one.
  const swallows = open.some((option) => FOR_MANY.has(option.type) && takesByPlace(option, all.indexOf(option)));
  if (swallows && at !== loose.length - 1) return;
  const [word] = loose.splice(at, 1);
  if (word !== undefined) options.set(since.name, word.text);
}

/** What may be left out and takes any words would swallow a mistake, so it is filled by place only where it comes first. */
function takesByPlace({ type, required }: Option, place: number): boolean {
  return required || place === 0 || !(type === 'words' || type === 'story');
}

/** Whether a word can be what an option stands for; where nobody can tell, it can. */
function suits(option: Option, word: string): boolean {
  switch (option.type) {
    case 'times':
      return isTime(word);
    case 'timezone':
      return timezoneNamed(word) !== null;
    case 'hours':
      return /^\d{1,2}[:.]\d{2}[-–—]\d{1,2}[:.]\d{2}$|^off$/i.test(word);
    case 'number':
      return /^\d+$/.test(word);
    case 'choice':
      return option.choices?.includes(word.toLowerCase()) ?? false;
    default:
      return true;
  }
}

function countFor({ type }: Option, loose: readonly Word[], othersAreNeeded: boolean): number {
  if (type === 'times') {
    const end = loose.findIndex(({ text }) => !isTime(text));
    return Math.max(1, end < 0 ? loose.length : end);
  }
  return FOR_MANY.has(type) && !othersAreNeeded ? loose.length : 1;
}

function isTime(word: string): boolean {
  return /^\d{1,2}[:.]\d{2}[,;]?$/.test(word);
}
