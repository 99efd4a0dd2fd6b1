/** The App Home: what somebody's channels are told and when, the board, the newest stories, how the bot is doing. */
import type { types } from '@slack/bolt';
import type { ConflictNames } from '../../../commands/command.ts';
import type { ConflictStatus } from '../../briefings/briefing.ts';
import type { EpochMs } from '../../clock.ts';
import type { Status } from '../../desk.ts';
import type { ChannelView } from '../../office.ts';
import type { StoryCard } from '../../summarizer/card.ts';
import { boardBlocks } from '../page/briefing-page.ts';
import { channelLine } from '../page/channel-page.ts';
import type { Block } from '../page/page.ts';
import { replyPage } from '../page/reply-page.ts';
import { statusPage } from '../page/status-page.ts';
import { actionsRow, askButton, plain } from './controls.ts';
import { layOut } from './layout.ts';
import { CONFIRM_BUTTON, CONFIRM_TEXT, CONFIRM_TITLE, HEADER, LINE_CHARACTERS, SMALL, VIEW_BLOCKS } from './limits.ts';
import { paintPage } from './paint.ts';
import { hintInSlash, SLASH } from './slash.ts';
import { fittedSpans } from './spans.ts';

/** A channel of somebody's. */
export interface HomeChannel {
  readonly view: ChannelView;
  /** When its next briefing comes; null when none is planned. */
  readonly next: EpochMs | null;
  /** Whether they may change what it is told. */
  readonly mayChange: boolean;
}

/** What the home of somebody shows. */
export interface HomeParts {
  /** IANA zone, for words where Slack has no moments of its own. */
  readonly zone: string;
  /** Channels they are in and that are briefed, those first that matter most; null where Slack does not say where they are. */
  readonly channels: readonly HomeChannel[] | null;
  readonly conflicts: ConflictNames;
  readonly board: readonly ConflictStatus[];
  /** Newest first. */
  readonly stories: readonly StoryCard[];
  /** How the bot is doing; null for whoever is no operator. */
  readonly status: Status | null;
}

/** As many as one looks through; the rest is counted. */
const CHANNELS = 15;
const BOARD = 20;
const STORIES = 5;
const FAILING = 20;

/** The view, for `views.publish`. */
export function renderHome({ zone, channels, conflicts, board, stories, status }: HomeParts): types.HomeView {
  const ask = (words: string, command: string) => askButton(words, { command, options: {} });
  const blocks: types.KnownBlock[] = [
    header('Sitrep'),
    small('Conflict briefings in which every sentence has an owner.'),
    ...actionsRow([
      ask('Brief me now', 'brief'),
      ask('Newest stories', 'latest'),
      ask('Sources', 'sources'),
      ask('All commands', 'help'),
    ]),
    { type: 'divider' },
    header('Your channels'),
    ...channelsOf(channels, conflicts),
    ...headed(boardBlocks(board.slice(0, BOARD))),
    ...storiesOf(stories, { zone, conflicts }),
    ...(status === null ? [] : headed(statusPage(few(status), zone))),
  ];
  return { type: 'home', blocks: blocks.slice(0, VIEW_BLOCKS) };
}

function header(text: string): types.HeaderBlock {
  return { type: 'header', text: plain(text, HEADER) };
}

/** Sections, each under its name. */
function headed(blocks: readonly Block[]): types.KnownBlock[] {
  return blocks.flatMap((block) =>
    block.kind === 'section' ? [header(block.title), ...layOut(paintPage(block.blocks))] : layOut(paintPage([block])),
  );
}

function small(text: string): types.ContextBlock {
  return { type: 'context', elements: [plain(text, SMALL)] };
}

function channelsOf(channels: HomeParts['channels'], conflicts: ConflictNames): types.KnownBlock[] {
  if (channels === null) return [small('Slack does not tell me at present which channels you are in.')];
  if (channels.length === 0) {
    return [small(`None of them is briefed. Invite me to one and type “${SLASH} follow” there.`)];
  }
  const left = channels.length - CHANNELS;
  return [
    ...channels.slice(0, CHANNELS).flatMap((channel) => channelBlocks(channel, conflicts)),
    ...(left > 0 ? [small(`And ${left} more; type “${SLASH} channel show” there.`)] : []),
  ];
}

function channelBlocks({ view, next, mayChange }: HomeChannel, conflicts: ConflictNames): types.KnownBlock[] {
  const { destination, decidedBy } = view;
  const ask = (words: string, command: string) =>
    askButton(words, { command, options: {}, destination: destination.id });
  const changes = mayChange && decidedBy !== 'file';
  const stop = changes && decidedBy === 'chat' ? ask('Stop briefings', 'unfollow') : null;
  const told = fittedSpans(channelLine(view, next, conflicts), { markLinks: false }, LINE_CHARACTERS);
  return [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [nameOf(destination.id), { type: 'text', text: '\n' }, ...told],
        },
      ],
    },
    ...actionsRow([
      ask('Settings', 'channel show'),
      ask('Schedule', 'schedule'),
      changes ? ask('Change…', 'channel set') : null,
      stop === null ? null : { ...stop, style: 'danger', confirm: STOP },
    ]),
  ];
}

const STOP: types.ConfirmationDialog = {
  title: plain('Stop the briefings there?', CONFIRM_TITLE),
  text: plain('The channel keeps what was posted; nothing new comes until somebody follows again.', CONFIRM_TEXT),
  confirm: plain('Stop them', CONFIRM_BUTTON),
  deny: plain('Keep them', CONFIRM_BUTTON),
  style: 'danger',
};

/** A channel as Slack names it to whoever may see it; one written directly to is no channel. */
function nameOf(id: string): types.RichTextElement {
  const channel = /^slack:(?:[^/]*\/)?([CG][A-Z0-9]+)$/.exec(id)?.[1];
  if (channel !== undefined) return { type: 'channel', channel_id: channel, style: { bold: true } };
  return { type: 'text', text: id.startsWith('slack:') ? 'Messages with me' : id, style: { bold: true } };
}

function storiesOf(
  stories: readonly StoryCard[],
  { zone, conflicts }: { readonly zone: string; readonly conflicts: ConflictNames },
): types.KnownBlock[] {
  if (stories.length === 0) return [];
  const cards = stories.slice(0, STORIES);
  const page = replyPage({ kind: 'cards', title: 'Newest stories', cards, conflicts }, zone);
  return layOut(paintPage(page, { brief: true, say: hintInSlash }));
}

/** A network that was down names all feeds. */
function few(status: Status): Status {
  const { failing } = status.feeds;
  return { ...status, feeds: { ...status.feeds, failing: failing.slice(0, FAILING) } };
}
