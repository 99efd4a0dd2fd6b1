/** What a command answers, as a message of Discord with as many pages as it takes. */
import type { APIButtonComponent, APIComponentInContainer } from 'discord.js';
import type { Reply } from '../../../commands/command.ts';
import type { Part } from '../../delivery/delivery.ts';
import { partsOf } from '../../delivery/parts.ts';
import { replyPage } from '../page/reply-page.ts';
import { accentOf, HOUSE_ACCENT } from './accent.ts';
import { askButton, buttonRow, pagerRow, type Row, storyButtons } from './controls.ts';
import { fittedPart } from './fitted-part.ts';
import { layOut, type MessageBody, messageBody, paginate } from './layout.ts';
import { COMPONENTS, FILE_BYTES, HEAD_CHARACTERS } from './limits.ts';
import { paintPage } from './paint.ts';

/** What is sent as an answer. */
export interface DiscordReply {
  readonly body: MessageBody;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What the answer depends on beside itself. */
export interface Asked {
  /** IANA zone, for words where Discord has no moments of its own. */
  readonly zone: string;
  /** From 1; the nearest there is, when there are fewer. */
  readonly page: number;
  /** What was asked, so that turning a page can ask it again. */
  readonly question: { readonly command: string; readonly options: Readonly<Record<string, string>> };
}

/** The page of the answer that is asked for, with the way to the others. */
export function renderReply(reply: Reply, { zone, page, question }: Asked): DiscordReply {
  const pages = pagesOf(reply, zone);
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages.length);
  const pager = pagerRow({ ...question, page: shown, labels: pages.map(({ about }) => about) });
  const { children, accent, row } = pages[shown - 1] ?? { children: [], accent: HOUSE_ACCENT, row: [] };
  const file = reply.kind === 'file' ? attached(reply) : null;
  return {
    body: messageBody(accent, [
      ...children,
      ...(file?.component ?? []),
      ...row,
      ...(pager === null ? left(pages.length - shown) : [pager]),
    ]),
    files: file?.files ?? [],
  };
}

interface Page {
  readonly children: readonly APIComponentInContainer[];
  readonly about: string;
  readonly accent: number;
  readonly row: readonly Row[];
}

/** Container, a row of five, a menu in its row, a file or a line about pages that are left out. */
const AROUND = 1 + 6 + 2 + 1;

function pagesOf(reply: Reply, zone: string): readonly Page[] {
  if (reply.kind === 'briefing') return partsOf(reply.briefing).map(partPage);
  const chunks = paintPage(replyPage(reply, zone), { brief: reply.kind === 'cards' });
  const accent = reply.kind === 'story' ? accentOf(reply.card.corroboration.label) : HOUSE_ACCENT;
  const row = buttonRow(buttonsOf(reply));
  return paginate(chunks, { characters: HEAD_CHARACTERS, components: COMPONENTS - AROUND }).map((page) => ({
    children: layOut(page),
    about: page[0]?.plain ?? '',
    accent,
    row,
  }));
}

function partPage(part: Part): Page {
  const children = fittedPart(part, COMPONENTS - AROUND);
  switch (part.kind) {
    case 'story':
      return {
        children,
        about: part.card.headline.text,
        accent: accentOf(part.card.corroboration.label),
        row: buttonRow(storyButtons(part.card.id, null)),
      };
    case 'foot':
      return { children, about: 'Also reported, what to watch, what was read', accent: HOUSE_ACCENT, row: [] };
    default:
      return { children, about: 'Top line, what changed, conflict board', accent: HOUSE_ACCENT, row: [] };
  }
}

/** What lies near an answer about one story. */
function buttonsOf(reply: Reply): (APIButtonComponent | null)[] {
  const ask = (words: string, command: string, story: string) => askButton(words, { command, options: { story } });
  switch (reply.kind) {
    case 'story':
      return [ask('Sources', 'sources', reply.card.id), ask('Why', 'why', reply.card.id)];
    case 'story-sources':
      return [ask('Full story', 'story', reply.card.id), ask('Why', 'why', reply.card.id)];
    case 'why':
      return [ask('Full story', 'story', reply.why.card.id), ask('Sources', 'sources', reply.why.card.id)];
    default:
      return [];
  }
}

function left(pages: number): APIComponentInContainer[] {
  if (pages < 1) return [];
  const more = pages === 1 ? 'One more page does' : `${pages} more pages do`;
  return [{ type: 10, content: `-# ${more} not fit here; ask for less.` }];
}

/** A file beside the answer, or why there is none. */
function attached({ name, text }: Extract<Reply, { kind: 'file' }>): {
  readonly component: APIComponentInContainer[];
  readonly files: DiscordReply['files'];
} {
  const bytes = Buffer.byteLength(text);
  if (text === '' || bytes > FILE_BYTES) {
    const why = text === '' ? 'It is empty.' : `It has ${bytes} bytes, more than the ${FILE_BYTES} that are sent here.`;
    return { component: [{ type: 10, content: why }], files: [] };
  }
  // Discord shows an attachment of such a message only where a component names it, and changes other letters in names.
  const safe =
    name
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(-60) || 'file.txt';
  return { component: [{ type: 13, file: { url: `attachment://${safe}` } }], files: [{ name: safe, text }] };
}
