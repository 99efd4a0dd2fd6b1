/** Buttons and menus. */
import type { types } from '@slack/bolt';
import { shortened } from '../page/cut.ts';
import { isolate, plainText } from '../page/plain-text.ts';
import { type Asking, LINK, MENU, writeAsk } from './action-id.ts';
import {
  ACTION_ID,
  ACTIONS,
  BUTTON_LABEL,
  OPTION_LABEL,
  OPTION_VALUE,
  OVERFLOW_OPTIONS,
  PAGE_LABEL,
  PAGES_OFFERED,
} from './limits.ts';

/** Words where Slack reads no signs; never empty, because Slack takes none that are. */
export function plain(text: string, most: number): types.PlainTextElement {
  // The signs of direction take two places.
  const words = isolate(shortened(plainText(text), most - 2));
  return { type: 'plain_text', text: words === '' ? '…' : words, emoji: false };
}

/** A button that leads to an address; `url` from `followable`. */
export function linkButton(words: string, url: string): types.Button {
  return { type: 'button', text: plain(words, BUTTON_LABEL), url, action_id: LINK };
}

/** A button that asks something; null where the question does not fit into it. */
export function askButton(words: string, ask: Asking): types.Button | null {
  const value = writeAsk(ask);
  if (value === null) return null;
  const page = ask.page ?? null;
  // Slack wants each id once in a row; what is asked stands in the value, where there is more room.
  const id = `ask ${ask.command}${page === null ? '' : ` ${page}`}`;
  return { type: 'button', text: plain(words, BUTTON_LABEL), value, action_id: id };
}

/** An entry of a menu that asks something. */
export interface Entry {
  readonly words: string;
  readonly ask: Asking;
}

/** A menu behind three dots; null where none of its entries fits. */
export function overflow(entries: readonly Entry[]): types.Overflow | null {
  const options = entries
    .flatMap(({ words, ask }) => {
      const value = writeAsk(ask, OPTION_VALUE);
      return value === null ? [] : [{ text: plain(words, OPTION_LABEL), value }];
    })
    .slice(0, OVERFLOW_OPTIONS);
  return options.length === 0 ? null : { type: 'overflow', action_id: MENU, options };
}

/** The buttons and menus there are, in one row; none where there is none. */
export function actionsRow(elements: readonly (types.ActionsBlockElement | null)[]): types.ActionsBlock[] {
  const there = elements.filter((element) => element !== null).slice(0, ACTIONS);
  return there.length === 0 ? [] : [{ type: 'actions', elements: there }];
}

/** What can be asked about a story. */
export function storyButtons(story: string, delivery: string | null): (types.Button | null)[] {
  const ask = (words: string, command: string) => askButton(words, { command, options: { story }, delivery });
  return [ask('Full story', 'story'), ask('Quotes', 'quotes'), ask('Sources', 'sources'), ask('Why', 'why')];
}

/** Which page is shown, of what. */
export interface Pager {
  readonly command: string;
  readonly options: Readonly<Record<string, string>>;
  /** From 1. */
  readonly page: number;
  /** What each page is about. */
  readonly labels: readonly string[];
}

/** The pages before and behind, and a menu of all; none where there is one page, or where the question does not fit. */
export function pagerRow({ command, options, page, labels }: Pager): types.ActionsBlock[] {
  if (labels.length < 2) return [];
  const turn = (to: number, words: string) =>
    to < 1 || to > labels.length ? null : askButton(words, { command, options, page: to });
  return actionsRow([
    turn(page - 1, 'Previous page'),
    pageMenu({ command, options, page, labels }),
    turn(page + 1, 'Next page'),
  ]);
}

/** A menu has no value of its own, so what it asks is its id. */
function pageMenu({ command, options, page, labels }: Pager): types.StaticSelect | null {
  const id = writeAsk({ command, options }, ACTION_ID);
  if (id === null) return null;
  const offered = around(page, labels.length).map((at) => ({
    text: plain(`Page ${at} of ${labels.length} · ${labels[at - 1] ?? ''}`, PAGE_LABEL),
    value: String(at),
  }));
  const shown = offered.find(({ value }) => value === String(page));
  return { type: 'static_select', action_id: id, options: offered, ...(shown ? { initial_option: shown } : {}) };
}

/** The pages that a menu has room for: all, or the first, the last and those around the one that is shown. */
function around(page: number, pages: number): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  if (pages <= PAGES_OFFERED) return all;
  const between = PAGES_OFFERED - 2;
  const start = Math.min(Math.max(2, page - Math.floor(between / 2)), pages - between);
  return [1, ...all.slice(start - 1, start - 1 + between), pages];
}
