/** Pieces of a line as Discord's Markdown. */

import { cutText } from '../page/cut.ts';
import type { Inline, Link, Mark, Marks, Role, Time } from '../page/page.ts';
import { ours } from '../page/page.ts';
import { hasRightToLeft, isolate, linkTarget } from '../page/plain-text.ts';
import { BREAK, escapeAddress, escapeText, mayBeLabel } from './escape.ts';
import { LATEST_MOMENT_MS, TEXT_URL } from './limits.ts';

/** How a line is painted. */
export interface Manner {
  /** Which source markers lead to their articles: all, none, or those that a list of sources below does not name. */
  readonly markLinks: boolean | { readonly unless: ReadonlySet<number> };
  /** A heading is bold by itself. */
  readonly heading?: boolean;
  /** An address in a text takes room from the text; a longer one is left out. */
  readonly longestUrl?: number;
  /** Whether a destination of ours that words name is shown as the channel it is: only where all words are our own. */
  readonly namesChannels?: boolean;
}

/** The line, without spaces at its end. */
export function spans(inlines: readonly Inline[], manner: Manner): string {
  let text = '';
  for (const piece of merged(inlines, manner)) {
    const painted = paintPiece(piece, manner);
    // Two pairs of signs side by side would mean something else.
    if (/[*~]$/.test(text) && painted.startsWith(text.at(-1) ?? ' ')) text += BREAK;
    text += painted;
  }
  const line = text.replaceAll('\u00a0', ' ').trimEnd();
  // Signs at the end of a heading are taken for its decoration.
  return manner.heading && line.endsWith('#') ? line + BREAK : line;
}

/** The line in at most `most` characters: its texts end at sentence ends, then between words, then the last are left out. */
export function fittedSpans(inlines: readonly Inline[], manner: Manner, most: number): string {
  const whole = spans(inlines, manner);
  if (whole.length <= most) return whole;
  for (const share of [0.7, 0.4, 0.2, 0.1]) {
    const cut = spans(
      inlines.map((inline) => cutInline(inline, Math.floor(most * share))),
      manner,
    );
    if (cut.length <= most) return cut;
  }
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const longer = [...kept, cutInline(inline, Math.floor(most * 0.1))];
    if (spans([...longer, ours('…')], manner).length > most) break;
    kept.push(...longer.slice(kept.length));
  }
  return spans([...kept, ours('…')], manner);
}

function cutInline(inline: Inline, most: number): Inline {
  return inline.kind === 'words' || inline.kind === 'link' ? { ...inline, text: cutText(inline.text, most) } : inline;
}

/** Words and moments of one emphasis, escaped. */
interface Run {
  readonly kind: 'run';
  readonly text: string;
  readonly role: Role;
}

function paintPiece(piece: Run | Link | Marks, { markLinks, heading, longestUrl = TEXT_URL }: Manner): string {
  switch (piece.kind) {
    case 'run':
      return emphasised(piece.text, heading === true && piece.role !== 'struck' ? '' : EMPHASIS[piece.role]);
    case 'link':
      return paintLink(piece, longestUrl);
    case 'marks':
      return ` ${piece.marks.map((mark) => paintMark(mark, leads(mark, markLinks) ? longestUrl : 0)).join('')}`;
  }
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
  struck: '~~',
};

function emphasised(text: string, mark: string): string {
  const [, before = '', core = '', after = ''] = /^(\s*)(.*?)(\s*)$/s.exec(text) ?? [];
  if (core === '' || mark === '') return text;
  return `${before}${mark}${core}${core.endsWith(mark.charAt(0)) ? BREAK : ''}${mark}${after}`;
}

const STYLE: Readonly<Record<Time['style'], string>> = { moment: 'f', hour: 't', relative: 'R' };

/** A moment in the zone of whoever reads it. */
function momentOf({ at, text, style }: Time): string {
  if (!(Math.abs(at) < LATEST_MOMENT_MS)) return escapeText(text);
  return `<t:${Math.floor(at / 1000)}:${STYLE[style]}>`;
}

/** The target of a link that may stand in a text; null where the words stand alone. */
function textTarget(url: string, longest: number): string | null {
  const target = linkTarget(url);
  return target === null || target.length > longest ? null : escapeAddress(target);
}

function paintLink({ text, url }: Link, longest: number): string {
  const target = textTarget(url, longest);
  const words = isolate(escapeText(text));
  if (target === null) return words;
  // Inside the words of a link a sign of direction is taken out, so it stands around the link.
  if (mayBeLabel(text)) return around(`[${text}](<${target}>)`, text);
  return text === '' ? `[link](<${target}>)` : `${words} ([link](<${target}>))`;
}

function around(link: string, text: string): string {
  return hasRightToLeft(text) ? `\u2068${link}\u2069` : link;
}

function leads({ number }: Mark, markLinks: Manner['markLinks']): boolean {
  return typeof markLinks === 'boolean' ? markLinks : !markLinks.unless.has(number);
}

function paintMark({ number, url }: Mark, longest: number): string {
  const target = textTarget(url, longest);
  return target === null ? `\\[${number}\\]` : `[[${number}]](<${target}>)`;
}

/** Neighbours of one emphasis as one, escaped. */
function merged(inlines: readonly Inline[], { namesChannels = false }: Manner): (Run | Link | Marks)[] {
  const result: (Run | Link | Marks)[] = [];
  for (const inline of inlines) {
    if (inline.kind === 'link' || inline.kind === 'marks') {
      result.push(inline);
      continue;
    }
    const text =
      inline.kind === 'time'
        ? momentOf(inline)
        : namesChannels
          ? withChannels(inline.text)
          : isolate(escapeText(inline.text));
    const last = result.at(-1);
    if (last?.kind === 'run' && EMPHASIS[last.role] === EMPHASIS[inline.role]) {
      result[result.length - 1] = { ...last, text: last.text + text };
    } else {
      result.push({ kind: 'run', text, role: inline.role });
    }
  }
  return result;
}

const DESTINATION = /\bdiscord:(\d{15,22})\b/;

/** Words with the channels they name as links to them, which call nobody; everything else is escaped. */
function withChannels(text: string): string {
  const painted = text.split(DESTINATION).map((part, index) => {
    return index % 2 === 1 ? `<#${part}>` : isolate(escapeText(part));
  });
  return painted.join('');
}
