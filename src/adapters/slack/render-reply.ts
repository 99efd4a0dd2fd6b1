/** What a command answers, as a message of Slack with as many pages as it takes. */
import type { types } from '@slack/bolt';
import type { Reply } from '../../../commands/command.ts';
import type { Part } from '../../delivery/delivery.ts';
import { partsOf } from '../../delivery/parts.ts';
import { said } from '../page/page.ts';
import { replyPage } from '../page/reply-page.ts';
import { actionsRow, askButton, pagerRow, storyButtons } from './controls.ts';
import { fallbackOf } from './fallback.ts';
import { fittedPart } from './fitted-part.ts';
import { layOut, paginate } from './layout.ts';
import { BLOCKS_JSON, FILE_BYTES, HEAD_CHARACTERS, MESSAGE_BLOCKS } from './limits.ts';
import { type Piece, paintPage } from './paint.ts';
import { waysApart } from './render-part.ts';
import { hintInSlash, inSlash } from './slash.ts';

/** What is sent as an answer, to a `response_url`, `chat.postEphemeral` or `chat.postMessage`. */
export interface SlackReply {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
}

/** An answer, and the files that are uploaded beside it. */
export interface Rendered {
  readonly message: SlackReply;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** What the answer depends on beside itself. */
export interface Asked {
  /** IANA zone, for words where Slack has no moments of its own. */
  readonly zone: string;
  /** From 1; the nearest there is, when there are fewer. */
  readonly page: number;
  /** What was asked, so that turning a page can ask it again. */
  readonly question: { readonly command: string; readonly options: Readonly<Record<string, string>> };
}

/** The page of the answer that is asked for, with the way to the others. */
export function renderReply(reply: Reply, { zone, page, question }: Asked): Rendered {
  const { why, files } = attached(reply);
  const pages = pagesOf(reply, zone);
  const shown = Math.min(Math.max(1, Math.trunc(page) || 1), pages.length);
  const { pieces, buttons } = pages[shown - 1] ?? { pieces: [], buttons: [] };
  const pager = pagerRow({ ...question, page: shown, labels: pages.map(({ about }) => about) });
  const told = [...pieces, ...why, ...(pager.length === 0 ? left(pages.length - shown) : [])];
  const { flow, ways } = waysApart(told);
  return {
    message: {
      text: fallbackOf(told),
      blocks: [...layOut(flow), ...actionsRow([...buttons, ...ways]), ...pager],
      unfurl_links: false,
      unfurl_media: false,
    },
    files,
  };
}

/** A few words of ours as an answer. */
export function renderWords(text: string): SlackReply {
  return renderReply({ kind: 'note', text }, { zone: 'UTC', page: 1, question: { command: '', options: {} } }).message;
}

interface Page {
  readonly pieces: readonly Piece[];
  readonly about: string;
  readonly buttons: readonly (types.Button | null)[];
}

/** A row of buttons, a row of pages, a line about a file or about pages that are left out. */
const AROUND = { blocks: 4, json: 4_500 };
const ROOM = { blocks: MESSAGE_BLOCKS - AROUND.blocks, json: BLOCKS_JSON - AROUND.json, characters: HEAD_CHARACTERS };

function pagesOf(reply: Reply, zone: string): readonly Page[] {
  if (reply.kind === 'briefing') return partsOf(reply.briefing).map(partPage);
  const say = IN_OUR_WORDS.has(reply.kind) ? inSlash : hintInSlash;
  const painted = paintPage(replyPage(reply, zone), { brief: reply.kind === 'cards', say });
  const pieces = painted.length > 0 ? painted : paintPage([said('…')]);
  return paginate(pieces, ROOM).map((page) => ({
    pieces: page,
    about: page.find(({ plain }) => plain !== '')?.plain ?? '',
    buttons: buttonsOf(reply),
  }));
}

/** Answers whose sentences are ours, so that a command in them is one of ours. */
const IN_OUR_WORDS: ReadonlySet<Reply['kind']> = new Set(['note', 'help', 'file', 'channel', 'schedule', 'status']);

function partPage(part: Part): Page {
  const pieces = fittedPart(part, ROOM);
  switch (part.kind) {
    case 'story':
      return { pieces, about: part.card.headline.text, buttons: storyButtons(part.card.id, null) };
    case 'foot':
      return { pieces, about: 'Also reported, what to watch, what was read', buttons: [] };
    default:
      return { pieces, about: 'Top line, what changed, conflict board', buttons: [] };
  }
}

/** What lies near an answer about one story. */
function buttonsOf(reply: Reply): readonly (types.Button | null)[] {
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

function left(pages: number): Piece[] {
  if (pages < 1) return [];
  const more = pages === 1 ? 'One more page does' : `${pages} more pages do`;
  return paintPage([said(`${more} not fit here; ask for less.`)]);
}

/** A file beside the answer, or why there is none. */
function attached(reply: Reply): { readonly why: readonly Piece[]; readonly files: Rendered['files'] } {
  if (reply.kind !== 'file') return { why: [], files: [] };
  const { name, text } = reply;
  const bytes = Buffer.byteLength(text);
  if (text === '' || bytes > FILE_BYTES) {
    const why = text === '' ? 'It is empty.' : `It has ${bytes} bytes, more than the ${FILE_BYTES} that are sent here.`;
    return { why: paintPage([said(why)]), files: [] };
  }
  const safe =
    name
      .replace(/[^\w.-]+/g, '-')
      .replace(/^[.-]+/, '')
      .slice(-60) || 'file.txt';
  return { why: [], files: [{ name: safe, text }] };
}
