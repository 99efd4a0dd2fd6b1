/** A briefing as a terminal shows it: lines of at most the terminal's width, in colour where somebody looks at them. */
import type { Briefing } from '../../briefings/briefing.ts';
import type { Part } from '../../delivery/delivery.ts';
import { partsOf } from '../../delivery/parts.ts';
import { partPage } from '../page/briefing-page.ts';
import { type Block, DOT, type Inline, joined, type Link, ours } from '../page/page.ts';
import { plainText } from '../page/plain-text.ts';
import { beside, columns, hanging, type Line, plainLine, widthOf, wrap } from './lines.ts';
import { PLAIN, type Style } from './style.ts';

/** The whole briefing; ends with a line break. Nothing is cut: a terminal has room. */
export function renderBriefing(briefing: Briefing, style: Style = PLAIN): string {
  return partsOf(briefing)
    .map((part) => renderPart(part, style))
    .join('');
}

/** One part of a delivery. The parts of a briefing, joined, are the whole of it. */
export function renderPart(part: Part, style: Style = PLAIN): string {
  return renderPage(partPage(part), style);
}

/** Any page; what belongs together stands between empty lines, never two of them. */
export function renderPage(blocks: readonly Block[], style: Style = PLAIN): string {
  const lines = paintAll(blocks, style, 0).map(({ text }) => text.trimEnd());
  return `${lines.filter((line, index) => line !== '' || (index > 0 && lines[index - 1] !== '')).join('\n')}\n`;
}

const EMPTY: Line = { text: '', width: 0 };

/** Below this many columns nothing stands side by side and nothing is indented twice. */
const ROOMY = 60;

/** A longer figure ("more than 9,000 families since January") takes a second line in its column. */
const VALUE_COLUMNS = 26;

function paintAll(blocks: readonly Block[], style: Style, indent: number): Line[] {
  return blocks.flatMap((block) => paintBlock(block, style, indent));
}

function paintBlock(block: Block, style: Style, indent: number): Line[] {
  switch (block.kind) {
    case 'title':
      return [
        ...wrap(block.text, style.width, style),
        ...wrap(block.under, style.width, style),
        plainLine('━'.repeat(style.width), 'quiet', style),
        EMPTY,
      ];
    case 'heading':
      return [...wrap(block.text, style.width, style), EMPTY];
    case 'story':
      return story(block, style);
    case 'section':
      return [
        ...indented([ours(block.title, 'label')], style, indent),
        ...paintAll(block.blocks, style, indent + (style.width < ROOMY ? 0 : 2)),
        ...(block.blocks.every(({ kind }) => kind === 'paragraph' || kind === 'quote') ? [] : [EMPTY]),
      ];
    case 'paragraph':
      return [...indented(block.text, style, indent), EMPTY];
    case 'small':
      return indented(block.text, style, indent);
    case 'list':
      return block.items.flatMap((item) => bulleted(item, style, indent));
    case 'pairs':
      return pairs(block.rows, style, indent);
    case 'figures':
      return figures(block.rows, style, indent);
    case 'quote':
      return quote(block, style, indent);
    case 'sources':
      return sources(block, style, indent);
    case 'more':
      return more(block.link, style, indent);
    case 'end':
      return [EMPTY, plainLine(`■ ${block.text}`, 'quiet', style)];
  }
}

function story(block: Extract<Block, { kind: 'story' }>, style: Style): Line[] {
  const indent = style.width < ROOMY ? 0 : 3;
  const number = block.number === null ? '' : `${block.number}. `;
  const first = plainLine(number.padEnd(indent), 'strong', style);
  return [
    plainLine('─'.repeat(style.width), 'quiet', style),
    ...hanging(block.headline, { first, rest: spaces(first.width), width: style.width, style }),
    ...indented(joined(block.chips, DOT), style, indent),
    EMPTY,
    ...paintAll(block.blocks, style, indent),
    EMPTY,
  ];
}

function indented(text: readonly Inline[], style: Style, indent: number): Line[] {
  return hanging(text, { first: spaces(indent), rest: spaces(indent), width: style.width, style });
}

function bulleted(text: readonly Inline[], style: Style, indent: number): Line[] {
  const first = beside(spaces(indent), plainLine('• ', 'quiet', style));
  return hanging(text, { first, rest: spaces(indent + 2), width: style.width, style });
}

function pairs(rows: Extract<Block, { kind: 'pairs' }>['rows'], style: Style, indent: number): Line[] {
  const room = style.width - indent;
  const widest = Math.max(0, ...rows.map(({ key }) => widthOf(key, style)));
  if (room - widest - 2 < Math.max(24, room * 0.45)) {
    return rows.flatMap(({ key, text }) => [...indented(key, style, indent), ...indented(text, style, indent + 2)]);
  }
  return rows.flatMap(({ key, text }) =>
    shifted(
      columns(
        [
          { inlines: key, width: widest },
          { inlines: text, width: room - widest - 2 },
        ],
        { gap: 2, style },
      ),
      indent,
    ),
  );
}

/** Numbers below each other, each beside the one who claims it. */
function figures(rows: Extract<Block, { kind: 'figures' }>['rows'], style: Style, indent: number): Line[] {
  const room = style.width - indent;
  const labels = rows.map(({ label }) => [ours(plainText(label))]);
  const labelWidth = Math.max(0, ...labels.map((label) => widthOf(label, style)));
  const widest = Math.max(0, ...rows.flatMap(({ cells }) => cells.map(({ value }) => widthOf(value, style))));
  const valueWidth = Math.min(VALUE_COLUMNS, widest);
  const claimantWidth = room - labelWidth - valueWidth - 4;
  const dash = ours('– ', 'quiet');
  if (claimantWidth < 24) {
    return rows.flatMap(({ cells }, index) => [
      ...indented(labels[index] ?? [], style, indent),
      ...cells.flatMap(({ value, claimant }) => bulleted([...value, ours(' '), dash, ...claimant], style, indent)),
    ]);
  }
  return rows.flatMap(({ cells }, index) =>
    cells.flatMap(({ value, claimant }, at) =>
      shifted(
        columns(
          [
            { inlines: at === 0 ? (labels[index] ?? []) : [], width: labelWidth },
            { inlines: value, width: valueWidth },
            { inlines: [dash, ...claimant], width: claimantWidth },
          ],
          { gap: 2, style },
        ),
        indent,
      ),
    ),
  );
}

function quote(block: Extract<Block, { kind: 'quote' }>, style: Style, indent: number): Line[] {
  const bar = beside(spaces(indent), plainLine('│ ', 'quiet', style));
  const by = [ours('— ', 'quiet'), ...block.by];
  const frame = { first: bar, rest: bar, width: style.width, style };
  return [...hanging(block.words, frame), ...hanging(by, frame), EMPTY];
}

function sources(block: Extract<Block, { kind: 'sources' }>, style: Style, indent: number): Line[] {
  return [EMPTY, ...sourceLines(block, style, indent)];
}

function sourceLines({ rows, more }: Extract<Block, { kind: 'sources' }>, style: Style, indent: number): Line[] {
  const named = rows.map(({ outlet, labels }) => [
    outlet,
    ...(labels.length === 0 ? [] : [ours(', ', 'quiet'), ...labels]),
  ]);
  if (style.links) {
    const numbered = rows.map(({ number }, index) => [ours(`[${number}]\u00a0`, 'quiet'), ...(named[index] ?? [])]);
    return indented(joined([...numbered, more], DOT), style, indent);
  }
  const listed = rows.flatMap(({ number }, index) => {
    const first = beside(spaces(indent), plainLine(`[${number}] `, 'quiet', style));
    return hanging(named[index] ?? [], { first, rest: spaces(first.width), width: style.width, style });
  });
  return more.length === 0 ? listed : [...listed, ...indented(more, style, indent)];
}

function more(link: Link, style: Style, indent: number): Line[] {
  const first = beside(spaces(indent), plainLine('▸ ', 'strong', style));
  const text = [ours('Read more @ ', 'strong'), { ...link, repeated: false }];
  return hanging(text, { first, rest: spaces(indent + 2), width: style.width, style });
}

function spaces(width: number): Line {
  return { text: ' '.repeat(width), width };
}

function shifted(lines: readonly Line[], indent: number): Line[] {
  return lines.map((line) => beside(spaces(indent), line));
}
