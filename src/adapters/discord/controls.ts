/** Buttons, and the menu that turns pages. */
import type {
  APIActionRowComponent,
  APIButtonComponent,
  APIComponentInMessageActionRow,
  APISelectMenuOption,
} from 'discord.js';
import type { Click } from '../page/click.ts';
import { shortened } from '../page/cut.ts';
import { plainText } from '../page/plain-text.ts';
import { writeCustomId } from './custom-id.ts';
import { BREAK } from './escape.ts';
import { BUTTON_LABEL, BUTTONS_IN_ROW, OPTION_LABEL, SELECT_OPTIONS, SELECT_PLACEHOLDER } from './limits.ts';

/** A row of buttons or a menu. */
export type Row = APIActionRowComponent<APIComponentInMessageActionRow>;

/** Words for where Discord reads no Markdown: a label, the name of a thread. */
export function label(text: string, most: number): string {
  return shortened(plainText(text).replace(/@(?=everyone|here)/gi, `@${BREAK}`), most);
}

/** A button that leads to an address; `url` from `linkTarget`. */
export function linkButton(words: string, url: string): APIButtonComponent {
  return { type: 2, style: 5, label: label(words, BUTTON_LABEL), url };
}

/** A button that asks something; null where the question does not fit into its id. */
export function askButton(
  words: string,
  click: Pick<Click, 'command' | 'options'> & Partial<Click>,
): APIButtonComponent | null {
  const id = writeCustomId(click);
  return id === null ? null : { type: 2, style: 2, label: label(words, BUTTON_LABEL), custom_id: id };
}

/** The buttons there are, in one row; none where there is none. */
export function buttonRow(buttons: readonly (APIButtonComponent | null)[]): Row[] {
  const there = buttons.filter((button) => button !== null).slice(0, BUTTONS_IN_ROW);
  return there.length === 0 ? [] : [{ type: 1, components: there }];
}

/** What can be asked about a story. */
export function storyButtons(story: string, delivery: string | null): (APIButtonComponent | null)[] {
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

/** A menu of the pages; null where there is one, or where the question does not fit into its id. */
export function pagerRow({ command, options, page, labels }: Pager): Row | null {
  const id = labels.length < 2 ? null : writeCustomId({ command, options, page });
  if (id === null) return null;
  return {
    type: 1,
    components: [
      {
        type: 3,
        custom_id: id,
        placeholder: `Page ${page} of ${labels.length}`.slice(0, SELECT_PLACEHOLDER),
        options: around(page, labels.length).map((at) => pageOption(at, labels[at - 1] ?? '')),
      },
    ],
  };
}

function pageOption(page: number, about: string): APISelectMenuOption {
  return { label: label(`${page}. ${about}`, OPTION_LABEL), value: String(page) };
}

/** The pages that a menu has room for: all, or the first, the last and those around the one that is shown. */
function around(page: number, pages: number): number[] {
  const all = Array.from({ length: pages }, (_, index) => index + 1);
  if (pages <= SELECT_OPTIONS) return all;
  const between = SELECT_OPTIONS - 2;
  const start = Math.min(Math.max(2, page - Math.floor(between / 2)), pages - between);
  return [1, ...all.slice(start - 1, start - 1 + between), pages];
}
