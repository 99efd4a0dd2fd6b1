/** Painted pieces as blocks, and as pages of a size that Slack takes. */
import type { types } from '@slack/bolt';
import { actionsRow, askButton, linkButton } from './controls.ts';
import { SECTION } from './limits.ts';
import type { Piece } from './paint.ts';
import { lengthOf } from './spans.ts';

/** The pieces as blocks: what belongs together in one, a rule only between others, buttons side by side. */
export function layOut(pieces: readonly Piece[]): types.KnownBlock[] {
  const groups = groupsOf(pieces);
  return groups.flatMap(({ pieces: together, heading }, index): types.KnownBlock[] => {
    const [first] = together;
    if (first?.shown.kind === 'rule') {
      const between = index > 0 && index < groups.length - 1;
      return between ? [{ type: 'divider' }] : [];
    }
    return blocksOf(together, heading);
  });
}

/** Pieces of one block, and the name of their section where it is to be told. */
interface Group {
  readonly pieces: Piece[];
  readonly heading: Piece['heading'];
}

function groupsOf(pieces: readonly Piece[]): Group[] {
  const groups: Group[] = [];
  let before: Piece | null = null;
  for (const piece of pieces) {
    const last = groups.at(-1);
    if (last !== undefined && before !== null && joins(piece, before)) last.pieces.push(piece);
    else groups.push({ pieces: [piece], heading: piece.heading === before?.heading ? null : piece.heading });
    before = piece;
  }
  return groups;
}

/** Whether a piece stands in the block of the one before it. Quotations do not: side by side they would look like one. */
function joins(piece: Piece, before: Piece): boolean {
  if (isButton(piece)) return isButton(before);
  return isText(piece) && isText(before) && piece.heading === before.heading;
}

function isButton({ shown: { kind } }: Piece): boolean {
  return kind === 'story' || kind === 'address';
}

function isText({ shown: { kind } }: Piece): boolean {
  return kind === 'line' || kind === 'item';
}

function blocksOf(pieces: readonly Piece[], heading: Piece['heading']): types.KnownBlock[] {
  const [first] = pieces;
  if (first === undefined) return [];
  const { shown } = first;
  const named = heading === null ? [] : [richText([], heading)];
  if (shown.kind === 'header') return [...named, { type: 'header', text: plainText(shown.text) }];
  if (shown.kind === 'small') return [...named, { type: 'context', elements: [plainText(shown.text)] }];
  if (isButton(first)) return [...named, ...actionsRow(pieces.map(buttonOf))];
  return [richText(pieces, heading)];
}

function plainText(text: string): types.PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/** The button of a piece; null where it has none, or where its question does not fit. */
export function buttonOf({ shown }: Piece): types.Button | null {
  if (shown.kind === 'story') return askButton('Full story', { command: 'story', options: { story: shown.id } });
  return shown.kind === 'address' ? linkButton(shown.label, shown.url) : null;
}

const LINE_BREAK: types.RichTextText = { type: 'text', text: '\n' };

/** Lines in one section, as Slack's own composer writes them; the items of a list in one list. */
function richText(pieces: readonly Piece[], heading: Piece['heading']): types.RichTextBlock {
  const elements: (types.RichTextSection | types.RichTextList | types.RichTextQuote)[] = [];
  let room = 0;
  const line = (words: readonly types.RichTextElement[]) => {
    const last = elements.at(-1);
    const length = lengthOf(words) + 1;
    if (last?.type === 'rich_text_section' && length <= room) last.elements.push(LINE_BREAK, ...words);
    else elements.push({ type: 'rich_text_section', elements: [...words] });
    room = (last?.type === 'rich_text_section' && length <= room ? room : SECTION) - length;
  };
  if (heading !== null) line(heading);
  for (const { shown } of pieces) {
    if (shown.kind === 'line') line(shown.elements);
    if (shown.kind === 'quote') elements.push({ type: 'rich_text_quote', elements: [...shown.elements] });
    if (shown.kind === 'item') {
      const last = elements.at(-1);
      const item: types.RichTextSection = { type: 'rich_text_section', elements: [...shown.elements] };
      if (last?.type === 'rich_text_list') last.elements.push(item);
      else elements.push({ type: 'rich_text_list', style: 'bullet', elements: [item] });
    }
  }
  return { type: 'rich_text', elements };
}

/** What a message may hold. */
export interface Room {
  readonly blocks: number;
  /** Of all texts. */
  readonly characters: number;
  /** Bytes of all blocks as JSON. */
  readonly json: number;
}

/** What blocks take of it. */
export function sizeOf(blocks: readonly types.KnownBlock[]): Room {
  return { blocks: blocks.length, characters: charactersIn(blocks), json: Buffer.byteLength(JSON.stringify(blocks)) };
}

function charactersIn(node: unknown): number {
  if (typeof node !== 'object' || node === null) return 0;
  let sum = 0;
  for (const [key, value] of Object.entries(node)) {
    sum += typeof value !== 'string' ? charactersIn(value) : key === 'text' || key === 'fallback' ? value.length : 0;
  }
  return sum;
}

/** Whether blocks fit. */
export function fits(of: readonly types.KnownBlock[], room: Room): boolean {
  const { blocks, characters, json } = sizeOf(of);
  return blocks <= room.blocks && characters <= room.characters && json <= room.json;
}

/** The pieces as pages that fit, as few as can be; a piece is never divided, and glued ones only where they must. */
export function paginate(pieces: readonly Piece[], room: Room): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  let left = room;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = room;
  };
  for (const unit of unitsOf(pieces)) {
    if (!hasRoom(left, costOf(unit, page.at(-1)))) turn();
    for (const piece of unit) {
      if (page.length > 0 && !hasRoom(left, costOf([piece], page.at(-1)))) turn();
      const cost = costOf([piece], page.at(-1));
      left = {
        blocks: left.blocks - cost.blocks,
        characters: left.characters - cost.characters,
        json: left.json - cost.json,
      };
      page.push(piece);
    }
  }
  turn();
  return pages.length === 0 ? [[]] : pages;
}

function hasRoom(left: Room, cost: Room): boolean {
  return cost.blocks <= left.blocks && cost.characters <= left.characters && cost.json <= left.json;
}

/** Each piece with those that are glued to it. */
function unitsOf(pieces: readonly Piece[]): Piece[][] {
  const units: Piece[][] = [];
  for (const piece of pieces) {
    const last = units.at(-1);
    if (piece.glued && last !== undefined) last.push(piece);
    else units.push([piece]);
  }
  return units;
}

/** The braces and names around a piece that begins a block, and around one that joins it. */
const FRAME = 130;
const FRAME_WITHIN = 60;

/** At most what pieces take after the one before them. */
function costOf(pieces: readonly Piece[], before: Piece | undefined): Room {
  let cost: Room = { blocks: 0, characters: 0, json: 0 };
  let previous = before;
  for (const piece of pieces) {
    const named = piece.heading !== null && piece.heading !== previous?.heading ? [piece.heading] : [];
    const apart = previous === undefined || !joins(piece, previous);
    const shown = [buttonOf(piece) ?? piece.shown, ...named];
    cost = {
      blocks: cost.blocks + (apart ? 1 : 0) + (isText(piece) ? 0 : named.length),
      characters: cost.characters + charactersIn(shown) + 1,
      json: cost.json + Buffer.byteLength(JSON.stringify(shown)) + (apart ? FRAME : FRAME_WITHIN),
    };
    previous = piece;
  }
  return cost;
}
