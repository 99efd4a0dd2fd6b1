/** A page as pieces of Block Kit, before they are laid out as blocks. */
import type { types } from '@slack/bolt';
import { pieces } from '../page/cut.ts';
import { type Block, DOT, type Inline, joined, type Link, ours } from '../page/page.ts';
import { isolate, plainText } from '../page/plain-text.ts';
import { HEADER, LINE_CHARACTERS, SMALL } from './limits.ts';
import { fittedSpans, followable, type Manner } from './spans.ts';

/** How a piece is shown. */
export type Shown =
  | { readonly kind: 'header'; readonly text: string }
  /** A line of its own, an item of a list, the words of a quotation with whose they are. */
  | { readonly kind: 'line' | 'item' | 'quote'; readonly elements: readonly types.RichTextElement[] }
  | { readonly kind: 'small'; readonly text: string }
  | { readonly kind: 'rule' }
  /** A way to go on: to all of a story, to an article. */
  | { readonly kind: 'story'; readonly id: string }
  | { readonly kind: 'address'; readonly label: string; readonly url: string };

/** A piece of a page that is never divided. */
export interface Piece {
  /** The name of the section it stands in; it is told again where a new page begins. */
  readonly heading: readonly types.RichTextElement[] | null;
  readonly shown: Shown;
  /** What it says, without anything that Slack would read in it. */
  readonly plain: string;
  /** Whether it stays on the page of the piece before it. */
  readonly glued: boolean;
}

/** How a page is painted. */
export interface Painting extends Manner {
  /** Stories in short, each with a button to all of it; else each in full. */
  readonly brief: boolean;
}

/** All blocks of a page. */
export function paintPage(blocks: readonly Block[], painting: Partial<Painting> = {}): Piece[] {
  const place: Place = { brief: false, markLinks: true, heading: null, most: LINE_CHARACTERS, ...painting };
  return blocks.flatMap((block) => paintBlock(block, place));
}

interface Place extends Painting {
  readonly heading: Piece['heading'];
  /** Characters of a line. */
  readonly most: number;
}

/** The name of a section. */
const TITLE_CHARACTERS = 300;
/** A line of a story in short, and a headline that is none. */
const BRIEF_LINE = 600;
/** Sources that share a line. */
const SOURCES_IN_LINE = 6;

function paintBlock(block: Block, place: Place): Piece[] {
  switch (block.kind) {
    case 'title':
      return together([...header(block.text, place), ...small(block.under, place)]);
    case 'heading':
      return header(block.text, place);
    case 'story':
      return place.brief ? briefStory(block, place) : fullStory(block, place);
    case 'section': {
      const title = fittedSpans([ours(block.title, 'label')], place, TITLE_CHARACTERS);
      const heading = title.length === 0 ? null : title;
      return block.blocks.flatMap((inner) => paintBlock(inner, { ...place, heading }));
    }
    case 'paragraph':
      return paragraph(block.text, place);
    case 'small':
      return small(block.text, place);
    case 'list':
      return block.items.flatMap((item) => rich('item', item, place));
    case 'pairs':
      return block.rows.flatMap(({ key, text }) =>
        rich(
          block.signed ? 'line' : 'item',
          [...key.map(strong), ...(text.length > 0 ? [ours(' – '), ...text] : [])],
          place,
        ),
      );
    case 'figures':
      return block.rows.flatMap(({ label, cells }) =>
        cells.flatMap(({ value, claimant }) =>
          rich('item', [ours(`${label}: `), ...value, ours(' – '), ...claimant], place),
        ),
      );
    case 'quote':
      return quote(block, place);
    case 'sources':
      return sources(block, place);
    case 'more':
      return more(block.link, place);
    case 'end':
      return small([ours(`■ ${block.text}`)], place);
  }
}

function piece(place: Place, shown: Shown, plain: string): Piece {
  return { heading: place.heading, shown, plain, glued: false };
}

/** Pieces that are never parted; of the others so many stay with the first. */
function together(all: readonly Piece[], most = Number.POSITIVE_INFINITY): Piece[] {
  return all.map((each, index) => (index > 0 && index <= most ? { ...each, glued: true } : each));
}

/** A line of rich text; none where nothing is in it. */
function rich(kind: 'line' | 'item', text: readonly Inline[], place: Place): Piece[] {
  const elements = fittedSpans(text, place, place.most);
  return elements.length === 0 ? [] : [piece(place, { kind, elements }, plainOf(text, place))];
}

/** A headline as large as Slack has it; one that does not fit there, or was taken back, is a line in bold. */
function header(text: readonly Inline[], place: Place, before = ''): Piece[] {
  const words = text.map((inline) => (inline.kind === 'marks' ? '' : isolate(inline.text))).join('');
  const struck = text.some((inline) => inline.kind === 'words' && inline.role === 'struck');
  const whole = `${before}${words}`.trim();
  if (whole !== '' && whole.length <= HEADER && !struck) {
    return [
      piece({ ...place, heading: null }, { kind: 'header', text: whole }, plainOf([ours(before), ...text], place)),
    ];
  }
  return rich('line', [ours(before, 'strong'), ...text.map(strong)], { ...place, heading: null, most: BRIEF_LINE });
}

function strong(inline: Inline): Inline {
  if (inline.kind === 'marks' || inline.role === 'struck') return inline;
  return { ...inline, role: 'strong' };
}

/** Small print where it can be said in words alone; where it leads somewhere, or tells each reader their own time, a line. */
function small(text: readonly Inline[], place: Place): Piece[] {
  const inWords = text.every((inline) => inline.kind !== 'link' && !(inline.kind === 'time' && !inline.zoned));
  const words = text
    .map((inline) => wordsOf(inline, place))
    .join('')
    .trim();
  if (words === '') return [];
  if (!inWords || words.length > SMALL) return rich('line', text, place);
  return [piece(place, { kind: 'small', text: words }, plainOf(text, place))];
}

function wordsOf(inline: Inline, { say }: Manner): string {
  if (inline.kind === 'marks') return `\u00a0${inline.marks.map(({ number }) => `[${number}]`).join('')}`;
  return isolate(inline.kind === 'words' ? (say?.(inline.text) ?? inline.text) : inline.text);
}

/** A paragraph; one of words alone that is too long for a line is divided between its sentences. */
function paragraph(text: readonly Inline[], place: Place): Piece[] {
  const [only, ...others] = text;
  const half = LINE_CHARACTERS / 2;
  const long = only?.kind === 'words' && others.length === 0 && only.text.length > half;
  if (!long || place.brief) return rich('line', text, place);
  return pieces(only.text, half).flatMap((part) => rich('line', [{ ...only, text: part }], place));
}

/** The words, and below them whose they are. */
function quote({ words, by }: Extract<Block, { kind: 'quote' }>, place: Place): Piece[] {
  const said = fittedSpans(words, place, place.most);
  const whose = fittedSpans([ours('— '), ...by], place, place.most);
  const elements: types.RichTextElement[] = [...said, { type: 'text', text: '\n' }, ...whose];
  return [piece(place, { kind: 'quote', elements }, `${plainOf(words, place)} — ${plainOf(by, place)}`)];
}

function sources({ rows, more: left }: Extract<Block, { kind: 'sources' }>, place: Place): Piece[] {
  const told = rows.map(({ number, outlet, labels }): readonly Inline[] => [
    ours(`[${number}]\u00a0`),
    outlet,
    ...(labels.length > 0 ? [ours(', '), ...labels] : []),
  ]);
  const lines = left.length > 0 ? [...told, left] : told;
  const result: Piece[] = [];
  for (let at = 0; at < lines.length; at += SOURCES_IN_LINE) {
    result.push(...rich('line', joined(lines.slice(at, at + SOURCES_IN_LINE), DOT), place));
  }
  return result;
}

function fullStory(block: Extract<Block, { kind: 'story' }>, place: Place): Piece[] {
  const within: Place = { ...place, heading: null };
  const body = block.blocks.flatMap((inner) => {
    const painted = paintBlock(inner, within);
    // A rule parts what is told from where it comes from.
    return inner.kind === 'sources' && painted.length > 0 ? [piece(within, { kind: 'rule' }, ''), ...painted] : painted;
  });
  const head = [
    ...header(block.headline, within, block.number === null ? '' : `${block.number}. `),
    ...small(joined(block.chips, DOT), within),
  ];
  return together([...head, ...body], head.length);
}

/** A story among others: its headline and a few lines, how well it is supported, a button to the rest of it. */
function briefStory(block: Extract<Block, { kind: 'story' }>, place: Place): Piece[] {
  const within: Place = { ...place, heading: null, most: BRIEF_LINE };
  const number = block.number === null ? [] : [ours(`${block.number}. `, 'strong')];
  return together([
    piece(within, { kind: 'rule' }, ''),
    ...rich('line', [...number, ...block.headline.map(strong)], within),
    ...block.blocks.filter(({ kind }) => kind !== 'more').flatMap((inner) => paintBlock(inner, within)),
    ...small(joined(block.chips, DOT), within),
    piece(within, { kind: 'story', id: block.id }, ''),
    ...block.blocks.filter(({ kind }) => kind === 'more').flatMap((inner) => paintBlock(inner, within)),
  ]);
}

/** "Read more @ Outlet": a button, or words where there is no address that may be followed. */
function more(link: Link, place: Place): Piece[] {
  const label = `Read more @ ${link.text}`;
  const url = followable(link.url);
  if (url === null) return rich('line', [ours('Read more @ '), { ...link, url: '' }], place);
  return [piece(place, { kind: 'address', label, url }, '')];
}

/** The words of a line, without anything that Slack would read in them. */
export function plainOf(inlines: readonly Inline[], { say }: Pick<Manner, 'say'> = {}): string {
  return plainText(
    inlines
      .map((inline) => {
        if (inline.kind === 'marks') return '';
        return inline.kind === 'words' ? (say?.(inline.text) ?? inline.text) : inline.text;
      })
      .join(''),
  );
}
