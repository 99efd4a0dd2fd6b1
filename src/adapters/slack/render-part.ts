/** One part of a delivery as a message of Slack. */
import type { types } from '@slack/bolt';
import type { DestinationId, Part, Posting } from '../../delivery/delivery.ts';
import { actionsRow, askButton, type Entry, overflow, storyButtons } from './controls.ts';
import { fallbackOf } from './fallback.ts';
import { fittedPart } from './fitted-part.ts';
import { buttonOf, layOut, sizeOf } from './layout.ts';
import { BLOCKS_JSON, MESSAGE_BLOCKS } from './limits.ts';
import { readDestination } from './message-address.ts';
import type { Piece } from './paint.ts';

/** What is sent for one part, in the words of `chat.postMessage` and `chat.update`. */
export interface SlackMessage {
  readonly text: string;
  readonly blocks: types.KnownBlock[];
  readonly unfurl_links: false;
  readonly unfurl_media: false;
  readonly metadata: {
    readonly event_type: typeof DELIVERY_EVENT;
    readonly event_payload: { readonly delivery_id: string; readonly story_id?: string };
  };
}

/** The kind of metadata by which a message of ours is known. */
export const DELIVERY_EVENT = 'sitrep_delivery';

/** The message; its metadata and its buttons carry the id of the delivery. `tools`: a menu for those who may change something. */
export function renderPart(
  { id, part, destination }: Pick<Posting, 'id' | 'part'> & Partial<Pick<Posting, 'destination'>>,
  { tools = false }: { readonly tools?: boolean } = {},
): SlackMessage {
  const buttons = [...buttonsOf(part, id, destination)];
  const menu = tools ? overflow(toolsOf(part, id)) : null;
  const row = sizeOf(actionsRow([...buttons, menu]));
  const pieces = fittedPart(part, {
    blocks: MESSAGE_BLOCKS - row.blocks,
    // The way to the article stands in the same row, and has been counted with the pieces.
    json: BLOCKS_JSON - row.json,
  });
  const { flow, ways } = waysApart(pieces);
  return {
    text: fallbackOf(pieces),
    blocks: [...layOut(flow), ...actionsRow([...buttons, ...ways, menu])],
    unfurl_links: false,
    unfurl_media: false,
    metadata: {
      event_type: DELIVERY_EVENT,
      event_payload: { delivery_id: id, ...('card' in part ? { story_id: part.card.id } : {}) },
    },
  };
}

/** The pieces, and apart from them the way to the article of one story, which stands beside the other buttons. */
export function waysApart(pieces: readonly Piece[]): {
  readonly flow: readonly Piece[];
  readonly ways: readonly (types.Button | null)[];
} {
  const ways = pieces.filter(({ shown }) => shown.kind === 'address');
  if (ways.length !== 1) return { flow: pieces, ways: [] };
  return { flow: pieces.filter((piece) => !ways.includes(piece)), ways: ways.map(buttonOf) };
}

function buttonsOf(part: Part, delivery: string, destination?: DestinationId): readonly (types.Button | null)[] {
  const ask = (words: string, command: string) => askButton(words, { command, options: {}, delivery });
  switch (part.kind) {
    case 'head':
      return [ask('Newest stories', 'latest'), ask('Board', 'board')];
    case 'story':
    case 'update':
      return storyButtons(part.card.id, delivery);
    case 'retraction':
      return [ask('Newest stories', 'latest')];
    case 'foot':
      return [ask('Sources', 'sources'), ask('Status', 'status')];
    case 'notice':
      if (part.offers !== 'set-up') return [ask('Status', 'status')];
      // A direct conversation is no channel to set up.
      return [isDirect(destination) ? null : ask('Set up…', 'channel set'), ask('All commands', 'help')];
  }
}

function isDirect(destination: DestinationId | undefined): boolean {
  return destination !== undefined && readDestination(destination)?.channel.startsWith('D') === true;
}

/** What may be done from a message; whether somebody may is asked when they do. */
function toolsOf(part: Part, delivery: string): readonly Entry[] {
  const ask = (words: string, command: string, options = {}): Entry => ({ words, ask: { command, options, delivery } });
  const channel = [
    ask('This channel’s settings…', 'channel set'),
    ask('When briefings come', 'schedule'),
    ask('How I am doing', 'status'),
  ];
  switch (part.kind) {
    case 'story':
    case 'update':
      return [
        ask('Retract this story…', 'retract', { story: part.card.id }),
        ask('Mute this story here', 'mute', { story: part.card.id }),
        ...channel,
      ];
    case 'head':
      return channel;
    case 'retraction':
    case 'foot':
    case 'notice':
      return [];
  }
}
