/** Forms that ask for the options of a command, and windows that show an answer. */
import type { types } from '@slack/bolt';
import type { Command } from '../../../commands/command.ts';
import type { DestinationId } from '../../delivery/delivery.ts';
import { shortened } from '../page/cut.ts';
import { plainText } from '../page/plain-text.ts';
import { writeAsk } from './action-id.ts';
import { plain } from './controls.ts';
import { type Begun, fieldsOf } from './fields.ts';
import { OPTION_LABEL, SELECT_OPTIONS, SMALL, VIEW_TITLE } from './limits.ts';
import type { SlackReply } from './render-reply.ts';
import { inSlash, SLASH } from './slash.ts';

/** What a form is about, beside its command. */
export interface FormParts extends Partial<Begun> {
  /** The channel it was asked for in; null where there was none. */
  readonly destination: DestinationId | null;
}

/** The id of a form that asks for the options of one command. */
export const FORM = 'sitrep form';
/** The id of the form in which the command is chosen first. */
export const START = 'sitrep start';
/** The field in which the command is chosen. */
export const COMMAND = 'command';

/** The form of a command; it begins with what holds in the channel now, and does not ask for what was given. */
export function formFor(command: Command, { destination, given = {}, ...begun }: FormParts): types.ModalView {
  const kept = remembered(command, given, destination);
  return modal(FORM, `${SLASH} ${command.name}`, {
    private_metadata: kept.text,
    submit: command.rights === 'change' ? 'Save' : 'Ask',
    blocks: [about(command), ...fieldsOf(command, { view: null, conflicts: [], ...begun, given: kept.given })],
  });
}

/** The form of `/sitrep` alone: which command, and then what it can be told. */
export function startForm(
  commands: readonly Command[],
  { destination, chosen = null, ...begun }: FormParts & { readonly chosen?: Command | null },
): types.ModalView {
  const option = (command: Command): types.PlainTextOption => ({
    text: plain(`${command.name} · ${command.summary}`, OPTION_LABEL),
    value: command.name,
  });
  const groups = [
    ['Ask', commands.filter(({ rights }) => rights === 'read')],
    ['Change', commands.filter(({ rights }) => rights === 'change')],
  ] as const;
  return modal(START, 'Sitrep', {
    private_metadata: writeAsk({ command: chosen?.name ?? 'help', options: {}, destination }) ?? '',
    submit: chosen?.rights === 'change' ? 'Save' : 'Ask',
    blocks: [
      {
        type: 'input',
        block_id: COMMAND,
        // The fields of the command appear as soon as it is chosen.
        dispatch_action: true,
        label: plain('What do you want to know or do?', SMALL),
        element: {
          type: 'static_select',
          action_id: COMMAND,
          option_groups: groups.flatMap(([label, group]) =>
            group.length === 0
              ? []
              : [{ label: plain(label, OPTION_LABEL), options: group.slice(0, SELECT_OPTIONS).map(option) }],
          ),
          ...(chosen === null ? {} : { initial_option: option(chosen) }),
        },
      },
      ...(chosen === null
        ? []
        : [about(chosen), ...fieldsOf(chosen, { given: {}, view: null, conflicts: [], ...begun })]),
    ],
  });
}

/** An answer in a window of its own, for those who ask where there is no channel. */
export function answerWindow({ blocks, text }: Pick<SlackReply, 'blocks' | 'text'>, title = 'Sitrep'): types.ModalView {
  const shown = blocks.length > 0 ? blocks : [small(text)];
  return { type: 'modal', title: plain(title, VIEW_TITLE), close: plain('Close', VIEW_TITLE), blocks: shown };
}

function modal(
  id: string,
  title: string,
  { submit, ...rest }: Pick<types.ModalView, 'blocks' | 'private_metadata'> & { readonly submit: string },
): types.ModalView {
  return {
    type: 'modal',
    callback_id: id,
    title: plain(title, VIEW_TITLE),
    submit: plain(submit, VIEW_TITLE),
    close: plain('Cancel', VIEW_TITLE),
    ...rest,
  };
}

function about(command: Command): types.ContextBlock {
  return small(inSlash(command.summary));
}

function small(text: string): types.ContextBlock {
  const words = shortened(plainText(text), SMALL);
  return { type: 'context', elements: [{ type: 'plain_text', text: words === '' ? '…' : words, emoji: false }] };
}

/** What the form is to remember; what was given is asked for again where it is too long to be remembered. */
function remembered(
  command: Command,
  given: Begun['given'],
  destination: DestinationId | null,
): { readonly text: string; readonly given: Begun['given'] } {
  const text = writeAsk({ command: command.name, options: given, destination });
  if (text !== null) return { text, given };
  return { text: writeAsk({ command: command.name, options: {}, destination }) ?? '', given: {} };
}
