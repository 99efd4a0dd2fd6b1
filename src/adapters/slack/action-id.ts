/**
 * What a button, a menu or a form asks: a click (`page/click.ts`) and the channel it is about, `<click>|<channel>`. A
 * button carries it as its value, a choice of a menu as the value of the choice, the menu of pages and a form as their id.
 */
import type { DestinationId } from '../../delivery/delivery.ts';
import { type Click, readClick, writeClick } from '../page/click.ts';
import { ACTION_ID, BUTTON_VALUE } from './limits.ts';

/** A question that a click asks, and the channel it is about: null for the one it is asked in. */
export interface Ask extends Click {
  readonly destination: DestinationId | null;
}

/** What is asked; what is not said is nothing. */
export type Asking = Pick<Ask, 'command' | 'options'> & Partial<Ask>;

/** What somebody did to an element of ours. */
export type Action =
  | { readonly kind: 'ask'; readonly ask: Ask }
  /** They followed an address, which Slack tells us of; nothing is to be done. */
  | { readonly kind: 'link' }
  | { readonly kind: 'unknown' };

/** The ids of elements that carry their question elsewhere. */
export const LINK = 'link';
export const MENU = 'menu';

/** With one workspace or several. */
const DESTINATION = /^slack:(?:[TE][A-Z0-9]{1,30}\/)?[CDG][A-Z0-9]{1,30}$/;

/** The text that asks this; null when it would be longer than `most`, or could not be read back. */
export function writeAsk({ destination = null, ...click }: Asking, most: number = BUTTON_VALUE): string | null {
  if (destination !== null && !DESTINATION.test(destination)) return null;
  const text = writeClick(click, most);
  const ask = text === null ? null : `${text}|${destination ?? ''}`;
  return ask === null || ask.length > most ? null : ask;
}

/** What a text asks; null for one of somebody else or of another version. */
export function readAsk(text: string, chosen?: string): Ask | null {
  if (text.length > BUTTON_VALUE) return null;
  const end = text.lastIndexOf('|');
  const destination = text.slice(end + 1);
  if (end < 0 || (destination !== '' && !DESTINATION.test(destination))) return null;
  const click = readClick(text.slice(0, end), { most: BUTTON_VALUE, chosen });
  return click === null ? null : { ...click, destination: destination === '' ? null : (destination as DestinationId) };
}

/** What an entry of `actions` in a `block_actions` payload says; nothing is believed of it. */
export function readAction(action: unknown): Action {
  if (typeof action !== 'object' || action === null) return { kind: 'unknown' };
  const { type, action_id: id, value, selected_option: option } = action as Readonly<Record<string, unknown>>;
  if (id === LINK) return { kind: 'link' };
  const chosen = typeof option === 'object' && option !== null ? (option as { readonly value?: unknown }).value : null;
  const ask =
    type === 'button'
      ? read(value)
      : type === 'overflow'
        ? read(chosen)
        : type === 'static_select' && typeof id === 'string' && typeof chosen === 'string' && id.length <= ACTION_ID
          ? readAsk(id, chosen)
          : null;
  return ask === null ? { kind: 'unknown' } : { kind: 'ask', ask };
}

function read(text: unknown): Ask | null {
  return typeof text === 'string' ? readAsk(text) : null;
}

/** Nothing of ours lies deeper in a message. */
const DEPTH = 6;

/** What the buttons of a message ask: of which story it is, and of which delivery. */
export function asksIn(blocks: unknown, depth = 0): readonly Ask[] {
  if (depth > DEPTH || typeof blocks !== 'object' || blocks === null) return [];
  const { type, value } = blocks as Readonly<Record<string, unknown>>;
  const ask = type === 'button' ? read(value) : null;
  if (ask !== null) return [ask];
  return Object.values(blocks).flatMap((inner) => asksIn(inner, depth + 1));
}
