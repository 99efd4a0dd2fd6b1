/** Windows: forms that ask, and places for answers where there is no channel. Slack opens one within three seconds of a click. */
import type { types } from '@slack/bolt';
import type { Command, ConflictNames } from '../../../commands/command.ts';
import { mayNotChange } from '../../../commands/may-change.ts';
import { readAsk } from './action-id.ts';
import type { AnswerParts } from './answer-question.ts';
import { type Said, whyNot } from './answers.ts';
import type { Asked } from './asked.ts';
import { formFor, startForm } from './forms.ts';
import type { From } from './from.ts';
import { textOf, thing } from './payload.ts';
import type { Person } from './people.ts';
import { askedFrom } from './question.ts';

/** What windows need. */
export interface WindowParts extends AnswerParts {
  readonly commands: readonly Command[];
  readonly conflicts: () => ConflictNames;
  /** The end of everything. */
  readonly signal: AbortSignal;
}

/** Whoever asks Slack what somebody may do keeps a form waiting no longer than this. */
const RIGHTS_WITHIN_MS = 1_000;

/** Opens a window; its id, or why there is none. */
export async function openWindow(
  { workspace }: From,
  trigger: string,
  view: types.ModalView,
  { api, signal }: WindowParts,
): Promise<{ readonly view: string } | Exclude<Said, { readonly end: 'taken' }>> {
  try {
    const answer = await api.asking(workspace.token(), signal)('views.open', { trigger_id: trigger, view });
    const id = textOf(thing(thing(answer).view).id);
    return id === null ? { end: 'unknown', why: 'no window in the answer' } : { view: id };
  } catch (cause) {
    return whyNot(cause);
  }
}

/** The form that asks on, or the words to somebody who may not fill it in. */
export async function formOf(
  from: From,
  { command, given, about }: Extract<Asked, { kind: 'form' }>,
  parts: WindowParts,
): Promise<types.ModalView | { readonly refused: string }> {
  const toChange = command.rights === 'change';
  const person = toChange ? await soon(from, parts) : null;
  const { destination, asker } = askedFrom(from, person, about, parts);
  // Whoever is not known yet may fill it in: the command looks again.
  const refused = toChange ? mayNotChange({ ...asker, rights: person?.rights ?? 'change' }) : null;
  if (refused !== null) return { refused: refused.text };
  const view = parts.office.channel(destination.id);
  const isSomewhere = from.channel !== null || about !== null;
  return formFor(command, {
    destination: isSomewhere ? destination.id : null,
    given,
    view,
    conflicts: parts.conflicts(),
  });
}

/** The form of everything that somebody may ask for here. */
export async function startOf(from: From, parts: WindowParts): Promise<types.ModalView> {
  const person = await soon(from, parts);
  const { destination, asker } = askedFrom(from, person, null, parts);
  const mayChange = mayNotChange({ ...asker, rights: person?.rights ?? 'change' }) === null;
  return startForm(offered(parts.commands, mayChange), { destination: from.channel === null ? null : destination.id });
}

/** The same form once a command was chosen in it, with what that command can be told; null for what was chosen elsewhere. */
export function startWith(view: unknown, chosen: unknown, parts: WindowParts): types.ModalView | null {
  const command = parts.commands.find(({ name }) => name === chosen);
  if (command === undefined) return null;
  const destination = readAsk(textOf(thing(view).private_metadata) ?? '')?.destination ?? null;
  return startForm(offered(parts.commands, offersChanges(view)), {
    destination,
    chosen: command,
    view: destination === null ? null : parts.office.channel(destination),
    conflicts: parts.conflicts(),
  });
}

function offered(commands: readonly Command[], mayChange: boolean): readonly Command[] {
  return mayChange ? commands : commands.filter(({ rights }) => rights === 'read');
}

/** Whether the form as it stands offers what changes something: it goes on to do so. */
function offersChanges(view: unknown): boolean {
  const { blocks } = thing(view);
  const [first] = Array.isArray(blocks) ? (blocks as readonly unknown[]) : [];
  const { option_groups: groups } = thing(thing(first).element);
  return Array.isArray(groups) && groups.length > 1;
}

/** What is known of somebody soon; null where that takes longer. */
async function soon(from: From, { people, api, signal }: WindowParts): Promise<Person | null> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => late.resolve(null), RIGHTS_WITHIN_MS);
  const known = people.know(from, api.asking(from.workspace.token(), signal), { toChange: false });
  return Promise.race([known, late.promise]).finally(() => clearTimeout(timer));
}
