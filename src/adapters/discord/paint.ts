/** A page as texts of Discord's Markdown, before they are laid out as components. */

import type { StoryId } from '../../stories/story.ts';
import { pieces } from '../page/cut.ts';
import { type Block, DOT, type Inline, joined, ours } from '../page/page.ts';
import { linkTarget, plainText } from '../page/plain-text.ts';
import { BUTTON_URL, LINE_CHARACTERS } from './limits.ts';
import { fittedSpans, type Manner } from './spans.ts';

/** What stands beside a text, to be followed or pressed. */
export type Beside =
  | { readonly kind: 'address'; readonly label: string; readonly url: string }
  | { readonly kind: 'story'; readonly id: StoryId };

/** A piece of a page that is never divided. */
export interface Chunk {
  /** The name of the section it stands in, painted; it is told again where a new page begins. */
  readonly heading: string | null;
  readonly text: string;
  /** What stands between it and the piece before, when both are of one section; null begins a text of its own. */
  readonly joint: '\n' | '\n\n' | null;
  /** Whether a line is drawn before it. */
  readonly ruled: boolean;
  readonly beside: Beside | null;
  /** What it is about, for a list of pages. */
  readonly plain: string;
}

/** How a page is painted. */
export interface Painting {
  /** Stories in short, each with a button to all of it; else each in full, with a button to its article. */
  readonly brief: boolean;
  /** Whether source markers outside of stories lead to their articles. */
  readonly markLinks: boolean;
  /** Whether a destination that the page names is shown as its channel; nothing from outside stands on such a page. */
  readonly namesChannels: boolean;
}

/** As a page is painted that has room. */
const ROOMY: Painting = { brief: false, markLinks: true, namesChannels: false };

/** All blocks of a page. */
export function paintPage(blocks: readonly Block[], painting: Partial<Painting> = {}): Chunk[] {
  const how = { ...ROOMY, ...painting };
  const { markLinks, namesChannels } = how;
  const manner = { markLinks, namesChannels };
  return blocks.flatMap((block) => paintBlock(block, { ...how, heading: null, manner, most: LINE_CHARACTERS }));
}

interface Place extends Painting {
  readonly heading: string | null;
  readonly manner: Manner;
  /** Characters of a line. */
  readonly most: number;
}

/** The name of a section. */
const TITLE_CHARACTERS = 300;
/** A line of a story in short, and what is told of it: with its headline it fits into one text. */
const BRIEF_LINE = 600;
const BRIEF_TELLING = 1_200;

/** In a story the list of its sources stands below. */
const LISTED: Manner = { markLinks: false };
const HEADING: Manner = { markLinks: false, heading: true };
/** The one address that must stand, however long it is. */
const MUST: Manner = { markLinks: false, longestUrl: LINE_CHARACTERS - 200 };

function paintBlock(block: Block, place: Place): Chunk[] {
  const { manner, most } = place;
  const line = (text: readonly Inline[], given: Partial<Chunk> & { readonly before?: string } = {}) =>
    chunk(place, text, { ...given, text: `${given.before ?? ''}${fittedSpans(text, manner, most)}` });
  switch (block.kind) {
    case 'title':
      return [
        chunk(place, block.text, {
          text: `## ${fittedSpans(block.text, HEADING, most)}\n${subtext(block.under, place)}`,
          joint: null,
        }),
      ];
    case 'heading':
      return [chunk(place, block.text, { text: `### ${fittedSpans(block.text, HEADING, most)}`, joint: null })];
    case 'story':
      return place.brief ? [briefStory(block, place)] : fullStory(block, place);
    case 'section': {
      const heading = `**${fittedSpans([ours(block.title)], HEADING, TITLE_CHARACTERS)}**`;
      return block.blocks.flatMap((inner) => paintBlock(inner, { ...place, heading }));
    }
    case 'paragraph':
      return paragraph(block.text, place);
    case 'small':
      return [chunk(place, block.text, { text: subtext(block.text, place) })];
    case 'list':
      return block.items.map((item) => line(item, { before: '- ' }));
    case 'pairs':
      return block.rows.map(({ key, text }) =>
        line([...key.map(strong), ours(' – '), ...text], { before: block.signed ? '' : '- ' }),
      );
    case 'figures':
      return block.rows.flatMap(({ label, cells }) =>
        cells.map(({ value, claimant }) =>
          line([ours(`${label}: `), ...value, ours(' – '), ...claimant], { before: '- ' }),
        ),
      );
    case 'quote':
      return [
        chunk(place, block.words, {
          text: `> ${fittedSpans(block.words, manner, most)}\n— ${fittedSpans(block.by, manner, most)}`,
          joint: '\n\n',
        }),
      ];
    case 'sources':
      return [
        ...block.rows.map(({ number, outlet, labels }) =>
          chunk(place, [outlet], {
            text: subtext([ours(`[${number}] `), ...joined([[outlet], labels], DOT)], place),
          }),
        ),
        ...(block.more.length > 0 ? [chunk(place, block.more, { text: subtext(block.more, place) })] : []),
      ];
    case 'more':
      return [more(block.link, place)];
    case 'end':
      return [chunk(place, [ours(block.text)], { text: `-# ■ ${block.text}` })];
  }
}

function chunk(place: Place, plain: readonly Inline[], given: Partial<Chunk> & Pick<Chunk, 'text'>): Chunk {
  return { heading: place.heading, joint: '\n', ruled: false, beside: null, plain: plainOf(plain), ...given };
}

function subtext(text: readonly Inline[], { manner, most }: Pick<Place, 'manner' | 'most'>): string {
  return `-# ${fittedSpans(text, manner, most)}`;
}

function strong(inline: Inline): Inline {
  return inline.kind === 'words' || inline.kind === 'time' ? { ...inline, role: 'strong' } : inline;
}

/** A paragraph; one of words alone that is too long for a line is divided between its sentences, or cut in a story in short. */
function paragraph(text: readonly Inline[], place: Place): Chunk[] {
  const [only, ...others] = text;
  const whole = { text: fittedSpans(text, place.manner, place.most) };
  if (
    place.most < LINE_CHARACTERS ||
    only?.kind !== 'words' ||
    others.length > 0 ||
    only.text.length <= LINE_CHARACTERS / 2
  ) {
    return [chunk(place, text, whole)];
  }
  return pieces(only.text, LINE_CHARACTERS / 2).map((piece) => {
    const words = [{ ...only, text: piece }];
    return chunk(place, words, { text: fittedSpans(words, place.manner, LINE_CHARACTERS), joint: '\n' });
  });
}

function headlineOf(block: Extract<Block, { kind: 'story' }>, most: number): string {
  const number = block.number === null ? '' : `${block.number}\\. `;
  const chips = joined(block.chips, DOT);
  return [
    `### ${number}${fittedSpans(block.headline, HEADING, most)}`,
    ...(chips.length > 0 ? [subtext(chips, { manner: LISTED, most })] : []),
  ].join('\n');
}

function fullStory(block: Extract<Block, { kind: 'story' }>, place: Place): Chunk[] {
  const named = block.blocks.flatMap((inner) => (inner.kind === 'sources' ? inner.rows : []));
  // What stands in the list below is one click away there; the others keep a way of their own.
  const manner: Manner = { markLinks: { unless: new Set(named.map(({ number }) => number)) } };
  const within = { ...place, heading: null, manner };
  const body = block.blocks.flatMap((inner) => {
    const chunks = paintBlock(inner, within);
    return inner.kind === 'small' || inner.kind === 'sources'
      ? chunks.map((each) => ({ ...each, ruled: true }))
      : chunks;
  });
  // One line parts what is told from where it comes from.
  const first = body.findIndex(({ ruled }) => ruled);
  return [
    chunk(place, block.headline, { text: headlineOf(block, place.most), joint: null }),
    ...body.map((each, index) => ({ ...each, ruled: index === first && first > 0 })),
  ];
}

/** A story among others: all in one text, with a button to the rest of it. */
function briefStory(block: Extract<Block, { kind: 'story' }>, place: Place): Chunk {
  const within = { ...place, heading: null, manner: LISTED, most: BRIEF_LINE };
  const body = block.blocks.map((inner) =>
    inner.kind === 'more'
      ? subtext([ours('Read more @ '), inner.link], within)
      : firstLines(
          paintBlock(inner, within).map(({ text }) => text),
          BRIEF_TELLING,
        ),
  );
  return chunk(place, block.headline, {
    text: [headlineOf(block, BRIEF_LINE), ...body].join('\n'),
    joint: null,
    ruled: true,
    beside: { kind: 'story', id: block.id },
  });
}

/** As many lines as fit; none of them is cut. */
function firstLines(lines: readonly string[], most: number): string {
  let taken = 0;
  let characters = 0;
  for (const line of lines) {
    characters += line.length + 1;
    if (characters > most) break;
    taken += 1;
  }
  return lines.slice(0, taken).join('\n');
}

/** "Read more @ Outlet": a button beside a few words, or a link where the address is too long for a button. */
function more(link: Extract<Inline, { kind: 'link' }>, place: Place): Chunk {
  const target = linkTarget(link.url);
  const label = link.text === '' ? 'Read more' : `Read more @ ${link.text}`;
  if (target === null || target.length > BUTTON_URL) {
    return chunk(place, [link], {
      text: subtext([ours('Read more @ '), link], { manner: MUST, most: LINE_CHARACTERS }),
    });
  }
  // Beside a long text the button would leave it a narrow column.
  return chunk(place, [link], {
    text: '-# The fullest report',
    joint: null,
    beside: { kind: 'address', label, url: target },
  });
}

/** The words of a line, without anything that Discord would read in them. */
export function plainOf(inlines: readonly Inline[]): string {
  return plainText(inlines.map((inline) => (inline.kind === 'marks' ? '' : inline.text)).join(''));
}
