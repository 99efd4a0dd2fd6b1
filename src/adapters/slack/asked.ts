/** What somebody asks, read from what Slack says they did. Nothing is asked of anybody here, and nothing is thrown. */
import type { Command, Question } from '../../../commands/command.ts';
import { mistypedWords, readTyped, type Typed } from '../../../commands/read-typed.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import { OTHER_VERSION } from '../service/polite-words.ts';
import { asksIn, readAction } from './action-id.ts';
import { SHARE } from './fields.ts';
import { BRIEF_SHORTCUT, SOURCES_SHORTCUT } from './manifest.ts';
import { thing } from './payload.ts';
import type { Form, HandedOver } from './read-form.ts';

/** A question to a command, and how its answer is to be shown. */
export interface AskedQuestion {
  readonly kind: 'question';
  readonly command: Command;
  readonly options: Question['options'];
  /** Files that were handed over, by the option they are for. */
  readonly files: Readonly<Record<string, HandedOver>>;
  readonly page: number;
  /** The channel it is about; null for the one it is asked in. */
  readonly about: DestinationId | null;
  /** To the one who asked, to the channel, or in the place of the answer on which they clicked. */
  readonly shown: 'privately' | 'publicly' | 'in place';
}

/** What somebody asks. */
export type Asked =
  | AskedQuestion
  /** They are to be asked, with a form, for what the command needs. */
  | {
      readonly kind: 'form';
      readonly command: Command;
      readonly given: Question['options'];
      readonly about: DestinationId | null;
    }
  /** They are to be asked, with a form, what they want at all. */
  | { readonly kind: 'start' }
  /** What can be said at once, without asking anybody. */
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'nothing' };

/** Where something is typed: whether there can be a form, and whether the answer is for everybody unless it may not be. */
export interface TypedWhere {
  readonly forms: boolean;
  readonly public: boolean;
}

/** What a typed line asks of these commands: "brief sudan 24h", "latest share". */
export function readLine(text: string, commands: readonly Command[], where: TypedWhere): Asked {
  const { typed, shared } = readShared(text, commands);
  switch (typed.kind) {
    case 'empty':
      return where.forms ? { kind: 'start' } : asked(commands, { name: 'help', options: {} });
    case 'question': {
      const { command, options } = typed;
      if (where.forms && isToBeAsked(command, options)) return { kind: 'form', command, given: options, about: null };
      const publicly = command.shareable && (shared || where.public);
      return asked(commands, { name: command.name, options, shown: publicly ? 'publicly' : 'privately' });
    }
    default:
      return { kind: 'note', text: mistypedWords(typed) };
  }
}

/** Behind what may be shared: `share`, or `share:yes`. */
const SHARED = new RegExp(`(?:^|\\s)${SHARE}(?::(?:yes|true|on))?\\s*$`, 'i');

/** "share" at the end shows an answer to the channel, where the answer may be shown and the word is needed for nothing else. */
function readShared(text: string, commands: readonly Command[]): { readonly typed: Typed; readonly shared: boolean } {
  const end = text.slice(-END).search(SHARED);
  if (end >= 0) {
    const typed = readTyped(text.slice(0, Math.max(0, text.length - END) + end), commands);
    if (typed.kind === 'question' && typed.command.shareable && !lacks(typed.command, typed.options)) {
      return { typed, shared: true };
    }
  }
  return { typed: readTyped(text, commands), shared: false };
}

/** The word is looked for in so much of the end. */
const END = 40;

function lacks({ options }: Command, given: Question['options']): boolean {
  return options.some(({ name, required }) => required && !(name in given));
}

/** Whether a form asks on: for what the command cannot do without, or where nothing was said and it has a form. */
function isToBeAsked(command: Command, given: Question['options']): boolean {
  return lacks(command, given) || (command.form.length > 0 && command.options.every(({ name }) => !(name in given)));
}

/** What a click asks. `own`: only the one who clicked sees what they clicked on. */
export function readClick(action: unknown, commands: readonly Command[], { own }: { readonly own: boolean }): Asked {
  const click = readAction(action);
  if (click.kind === 'link') return { kind: 'nothing' };
  const ask = click.kind === 'ask' ? click.ask : null;
  const command = commands.find((one) => one.name === ask?.command);
  if (ask === null || command === undefined) return { kind: 'note', text: OTHER_VERSION };
  const { options, page, destination: about } = ask;
  const turned = page !== null;
  if (!turned && isToBeAsked(command, options)) return { kind: 'form', command, given: known(command, options), about };
  // An answer that everybody sees stays as it is: whoever turns a page of it gets that page for themselves.
  const shown = own && turned ? 'in place' : 'privately';
  return asked(commands, { name: command.name, options, about, page: page ?? 1, shown });
}

/** What a form that was sent asks. */
export function readSent(
  { command, options, files, destination: about, shown }: Form,
  commands: readonly Command[],
): Asked {
  return asked(commands, { name: command.name, options, files, about, shown });
}

/** What a shortcut asks; `isOurs` tells of a message whether we wrote it. */
export function readShortcut(
  body: unknown,
  commands: readonly Command[],
  isOurs: (message: unknown) => boolean,
): Asked {
  const { callback_id: id, message } = thing(body);
  if (id === BRIEF_SHORTCUT) return asked(commands, { name: 'brief', options: {} });
  if (id !== SOURCES_SHORTCUT) return { kind: 'note', text: OTHER_VERSION };
  if (!isOurs(message)) return { kind: 'note', text: NOT_OURS };
  const story = asksIn(thing(message).blocks).find(({ options }) => options.story !== undefined)?.options.story;
  return story === undefined
    ? { kind: 'note', text: NO_STORY }
    : asked(commands, { name: 'sources', options: { story } });
}

const NOT_OURS = 'That message is not one of mine, so I cannot tell where it comes from.';
const NO_STORY = 'That message of mine shows no story. Try it on a story of a briefing.';

/** A question to a command of this name, with those options that it has. */
function asked(
  commands: readonly Command[],
  { name, options, ...rest }: { readonly name: string } & Pick<AskedQuestion, 'options'> & Partial<AskedQuestion>,
): Asked {
  const command = commands.find((one) => one.name === name);
  if (command === undefined) return { kind: 'note', text: OTHER_VERSION };
  return {
    kind: 'question',
    files: {},
    page: 1,
    about: null,
    shown: 'privately',
    ...rest,
    command,
    options: known(command, options),
  };
}

/** What was given to options that the command has. */
function known({ options }: Command, given: Question['options']): Question['options'] {
  const names = new Set(options.map(({ name }) => name));
  return Object.fromEntries(Object.entries(given).filter(([name]) => names.has(name)));
}
