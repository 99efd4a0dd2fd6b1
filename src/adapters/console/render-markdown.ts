/** A briefing as CommonMark (https://spec.commonmark.org/0.31.2/), for files, mail and wikis. */
import type { Briefing } from '../../briefings/briefing.ts';
import { partsOf } from '../../delivery/parts.ts';
import { partPage } from '../page/briefing-page.ts';
import type { Role } from '../page/page.ts';
import { type Block, DOT, type Inline, joined, type Time, type Words, wordsOf } from '../page/page.ts';
import { isolate, linkTarget } from '../page/plain-text.ts';
import { escapeMarkdown } from './escape.ts';

/** The whole briefing; ends with a line break. Text from outside stays text, links are `[text](<address>)`. */
export function renderMarkdown(briefing: Briefing): string {
  return `${paintAll(partsOf(briefing).flatMap(partPage), 2).join('\n\n')}\n`;
}

function paintAll(blocks: readonly Block[], level: number): string[] {
  return blocks.flatMap((block) => paintBlock(block, level));
}

/** A block as paragraphs; `level` is the heading level for what stands inside. */
function paintBlock(block: Block, level: number): string[] {
  switch (block.kind) {
    case 'title':
      return [`# ${spans(block.text, 'heading')}`, spans(block.under)];
    case 'heading':
      return [`# ${spans(block.text, 'heading')}`];
    case 'story': {
      const number = block.number === null ? '' : `${block.number}\\. `;
      return [
        '---',
        `## ${number}${spans(block.headline, 'heading')}`,
        spans(joined(block.chips, DOT)),
        ...paintAll(block.blocks, level + 1),
      ];
    }
    case 'section':
      return [`${'#'.repeat(level)} ${escapeMarkdown(block.title)}`, ...paintAll(block.blocks, level + 1)];
    case 'paragraph':
    case 'small':
      return [spans(block.text)];
    case 'list':
      return [block.items.map((item) => `- ${spans(item)}`).join('\n')];
    case 'pairs':
      return [block.rows.map(({ key, text }) => `- ${spans(emphasised(key))} ${spans(text)}`).join('\n')];
    case 'figures':
      return [block.rows.map(figureLine).join('\n')];
    case 'quote':
      return [`> ${spans(block.words)}\\\n> — ${spans(block.by)}`];
    case 'sources':
      return [
        block.rows
          .map(
            ({ number, outlet, labels }) =>
              `- \\[${number}\\] ${spans([outlet])}${labels.length > 0 ? ', ' : ''}${spans(labels)}`,
          )
          .concat(block.more.length > 0 ? [`- ${spans(block.more)}`] : [])
          .join('\n'),
      ];
    case 'more':
      return [spans([{ ...block.link, text: `Read more @ ${block.link.text}` }])];
    case 'end':
      return ['---', `■ ${block.text}`];
  }
}

function figureLine({ label, cells }: Extract<Block, { kind: 'figures' }>['rows'][number]): string {
  const told = cells.map(({ value, claimant }) => `${spans(value)} – ${spans(claimant)}`);
  return `- ${escapeMarkdown(label)}: ${told.join(' \\| ')}`;
}

function emphasised(key: readonly Inline[]): Inline[] {
  return key.map((inline) =>
    inline.kind === 'words' || inline.kind === 'time' ? { ...inline, role: 'strong' } : inline,
  );
}

/** Pieces of a line; headings are bold by themselves. */
function spans(inlines: readonly Inline[], where: 'text' | 'heading' = 'text'): string {
  return merged(inlines.map((inline) => (inline.kind === 'time' ? wordsOf(inline) : inline)))
    .map((inline) => {
      if (inline.kind === 'marks') return ` ${inline.marks.map(({ number }) => `\\[${number}\\]`).join('')}`;
      if (inline.kind === 'link') {
        const target = linkTarget(inline.url);
        const label = isolate(escapeMarkdown(inline.text));
        return target === null ? label : `[${label}](<${target}>)`;
      }
      const mark = where === 'heading' && inline.role !== 'struck' ? '' : EMPHASIS[inline.role];
      const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(inline.text) ?? [];
      return core === '' ? inline.text : `${before}${mark}${core}${mark}${after}`;
    })
    .join('')
    .replaceAll('\u00a0', ' ')
    .trimEnd();
}

const EMPHASIS: Readonly<Record<Role, string>> = {
  plain: '',
  strong: '**',
  label: '**',
  quiet: '',
  caution: '*',
  rise: '**',
  fall: '**',
  voice: '',
  link: '',
  // GitHub's addition to CommonMark (https://github.github.com/gfm/#strikethrough-extension-); elsewhere its signs show.
  struck: '~~',
};

/** Neighbours of one emphasis as one, escaped: two pairs of asterisks side by side would mean something else. */
function merged(inlines: readonly Exclude<Inline, Time>[]): Exclude<Inline, Time>[] {
  const result: Exclude<Inline, Time>[] = [];
  for (const inline of inlines) {
    const last = result.at(-1);
    if (inline.kind !== 'words') {
      result.push(inline);
      continue;
    }
    const text = isolate(escapeMarkdown(inline.text));
    if (last?.kind === 'words' && EMPHASIS[last.role] === EMPHASIS[inline.role]) {
      result[result.length - 1] = { ...last, text: last.text + text } satisfies Words;
    } else {
      result.push({ ...inline, text });
    }
  }
  return result;
}
