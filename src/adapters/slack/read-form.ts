/** What somebody wrote into a form, or is writing. Nothing is believed of what Slack sends, and nothing is thrown. */
import type { Command, Option } from '../../../commands/command.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import { readAsk } from './action-id.ts';
import { fieldId, SHARE } from './fields.ts';
import { COMMAND, FORM, START } from './forms.ts';
import { thing } from './payload.ts';

/** A file that was handed over, as far as it is needed to fetch it. */
export interface HandedOver {
  readonly name: string;
  readonly url: string;
  readonly bytes: number;
}

/** What a form asks. */
export interface Form {
  readonly command: Command;
  readonly options: Readonly<Record<string, string>>;
  /** Files that were handed over, by the option they are for. */
  readonly files: Readonly<Record<string, HandedOver>>;
  /** The channel it is about; null where it was asked for in none. */
  readonly destination: DestinationId | null;
  readonly shown: 'privately' | 'publicly';
}

/** What a form that was sent, or is being filled in, asks of which command; null for a form that is none of ours. */
export function readForm(view: unknown, commands: readonly Command[]): Form | null {
  const { callback_id: id, private_metadata: kept, state, blocks } = thing(view);
  if (id !== FORM && id !== START) return null;
  const ask = readAsk(String(kept ?? ''));
  if (ask === null) return null;
  const values = thing(thing(state).values);
  const name = id === START ? wordsIn(thing(values[COMMAND])[COMMAND]) || ask.command : ask.command;
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return null;
  const written = (option: string): unknown => thing(values[fieldId(command, option)])[option];
  const begun = begunWith(blocks);
  const options = command.options.flatMap(({ name: option, type, required }) => {
    const value = wordsIn(written(option)).trim();
    // What was only left as it was is not asked for: it would be written down as a change.
    const untouched = !required && value === begun.get(fieldId(command, option));
    return type === 'file' || value === '' || untouched ? [] : [[option, value] as const];
  });
  const files = command.options.flatMap(({ name: option, type }) => {
    const file = type === 'file' ? fileIn(written(option)) : null;
    return file === null ? [] : [[option, file] as const];
  });
  return {
    command,
    options: { ...ask.options, ...Object.fromEntries(options) },
    files: Object.fromEntries(files),
    destination: ask.destination,
    shown: command.shareable && wordsIn(written(SHARE)) === SHARE ? 'publicly' : 'privately',
  };
}

/** What somebody types into a field that offers choices. */
export interface TypedInto {
  readonly option: Option;
  readonly typed: string;
  /** What has been given to the other options. */
  readonly options: Readonly<Record<string, string>>;
}

/** What a `block_suggestion` asks; null where it is about no field of ours. */
export function readTyping(payload: unknown, commands: readonly Command[]): TypedInto | null {
  const { block_id: id, value, view } = thing(payload);
  for (const command of commands) {
    const option = command.options.find(({ name }) => fieldId(command, name) === id);
    if (option === undefined) continue;
    const options = { ...readForm(view, commands)?.options };
    delete options[option.name];
    return { option, typed: typeof value === 'string' ? value : '', options };
  }
  return null;
}

/** What each field began with, by its id. */
function begunWith(blocks: unknown): ReadonlyMap<string, string> {
  const begun = new Map<string, string>();
  for (const block of Array.isArray(blocks) ? (blocks as readonly unknown[]) : []) {
    const { block_id: id, element } = thing(block);
    const { initial_value: value, initial_option: selected_option, initial_options: selected_options } = thing(element);
    if (typeof id === 'string') begun.set(id, wordsIn({ value, selected_option, selected_options }).trim());
  }
  return begun;
}

/** What stands in a field: words, or the values of what was chosen, with commas between them. */
function wordsIn(field: unknown): string {
  const { value, selected_option: one, selected_options: several } = thing(field);
  if (typeof value === 'string') return value;
  const chosen = Array.isArray(several) ? (several as readonly unknown[]) : [one];
  return chosen
    .map((option) => thing(option).value)
    .filter((each) => typeof each === 'string')
    .join(', ');
}

/** The first file of those that were handed over; null where there is none. */
export function fileIn(field: unknown): HandedOver | null {
  const { files } = thing(field);
  const [file] = Array.isArray(files) ? (files as readonly unknown[]) : [];
  const { name, url_private_download: download, url_private: address, size } = thing(file);
  const url = typeof download === 'string' ? download : address;
  if (typeof url !== 'string') return null;
  return { name: typeof name === 'string' ? name : 'file', url, bytes: typeof size === 'number' ? size : 0 };
}
