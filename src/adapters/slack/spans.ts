/** Pieces of a line as elements of rich text, in which Slack reads no signs. */
import type { types } from '@slack/bolt';
import { cutText } from '../page/cut.ts';
import { type Inline, type Link, type Marks, ours, type Role, type Time } from '../page/page.ts';
import { isolate, linkTarget } from '../page/plain-text.ts';
import { BUTTON_URL } from './limits.ts';

/** How a line is painted. */
export interface Manner {
  /** Whether source markers lead to their articles. */
  readonly markLinks: boolean;
  /** What our words become here: commands are typed otherwise than they are told. */
  readonly say?: ((text: string) => string) | undefined;
}

/** The line, without spaces at its ends; empty when nothing is in it. */
export function spans(inlines: readonly Inline[], manner: Manner): types.RichTextElement[] {
  return trimmed(merged(inlines.flatMap((inline) => paintInline(inline, manner))));
}

/** The line in at most `most` characters: its texts end at sentence ends, then between words, then the last are left out. */
export function fittedSpans(inlines: readonly Inline[], manner: Manner, most: number): types.RichTextElement[] {
  const whole = spans(inlines, manner);
  if (lengthOf(whole) <= most) return whole;
  for (const share of [0.7, 0.4, 0.2, 0.1]) {
    const cut = spans(
      inlines.map((inline) => cutInline(inline, Math.floor(most * share))),
      manner,
    );
    if (lengthOf(cut) <= most) return cut;
  }
  const kept: Inline[] = [];
  let length = 1;
  for (const inline of inlines) {
    const short = cutInline(inline, Math.floor(most * 0.1));
    length += lengthOf(paintInline(short, manner));
    if (length > most) break;
    kept.push(short);
  }
  return spans([...kept, ours('…')], manner);
}

function cutInline(inline: Inline, most: number): Inline {
  return inline.kind === 'words' || inline.kind === 'link' ? { ...inline, text: cutText(inline.text, most) } : inline;
}

/** Characters that are shown. */
export function lengthOf(elements: readonly types.RichTextElement[]): number {
  return elements.reduce((sum, element) => sum + shownBy(element).length, 0);
}

function shownBy(element: types.RichTextElement): string {
  if (element.type === 'text' || element.type === 'link') return element.text ?? '';
  return element.type === 'date' ? (element.fallback ?? '') : '';
}

const EMPHASIS: Readonly<Record<Role, types.RichTextText['style'] | null>> = {
  plain: null,
  strong: { bold: true },
  label: { bold: true },
  quiet: null,
  caution: { italic: true },
  rise: { bold: true },
  fall: { bold: true },
  voice: null,
  link: null,
  struck: { bold: true, strike: true },
};

function styled(role: Role): { style?: NonNullable<types.RichTextText['style']> } {
  const style = EMPHASIS[role];
  return style ? { style } : {};
}

function paintInline(inline: Inline, manner: Manner): types.RichTextElement[] {
  switch (inline.kind) {
    case 'words': {
      const text = manner.say?.(inline.text) ?? inline.text;
      return text === '' ? [] : [{ type: 'text', text: isolate(text), ...styled(inline.role) }];
    }
    case 'link':
      return paintLink(inline);
    case 'marks':
      return paintMarks(inline, manner);
    case 'time':
      return [paintTime(inline)];
  }
}

/** An address as long as Slack takes; null where the words stand alone. */
export function followable(url: string): string | null {
  const target = linkTarget(url);
  return target === null || target.length > BUTTON_URL ? null : target;
}

function paintLink({ text, url, role }: Link): types.RichTextElement[] {
  const target = followable(url);
  if (target === null) return text === '' ? [] : [{ type: 'text', text: isolate(text), ...styled(role) }];
  return [{ type: 'link', url: target, text: text === '' ? 'link' : isolate(text), ...styled(role) }];
}

/** After a space that does not break, so that they never begin a line. */
function paintMarks({ marks }: Marks, { markLinks }: Manner): types.RichTextElement[] {
  return [
    { type: 'text', text: '\u00a0' },
    ...marks.map(({ number, url }): types.RichTextElement => {
      const target = markLinks ? followable(url) : null;
      const text = `[${number}]`;
      return target === null ? { type: 'text', text } : { type: 'link', url: target, text };
    }),
  ];
}

/** https://docs.slack.dev/messaging/formatting-message-text#date-formatting */
const FORMAT: Readonly<Record<Time['style'], string>> = {
  moment: '{date_short_pretty}, {time}',
  hour: '{time}',
  relative: '{ago}',
};

/** The last second of the year 9999. */
const LATEST_SECOND = 253_402_300_799;

/** A moment in the zone of whoever reads it. */
function paintTime({ at, text, style, role }: Time): types.RichTextElement {
  const timestamp = Math.floor(at / 1_000);
  if (!(timestamp > 0 && timestamp <= LATEST_SECOND)) return { type: 'text', text, ...styled(role) };
  return { type: 'date', timestamp, format: FORMAT[style], fallback: text, ...styled(role) };
}

/** Neighbours of one emphasis as one. */
function merged(elements: readonly types.RichTextElement[]): types.RichTextElement[] {
  const result: types.RichTextElement[] = [];
  for (const element of elements) {
    const last = result.at(-1);
    if (last?.type === 'text' && element.type === 'text' && sameStyle(last.style, element.style)) {
      result[result.length - 1] = { ...last, text: last.text + element.text };
    } else {
      result.push(element);
    }
  }
  return result;
}

function sameStyle(one: types.RichTextText['style'], other: types.RichTextText['style']): boolean {
  return one?.bold === other?.bold && one?.italic === other?.italic && one?.strike === other?.strike;
}

function trimmed(elements: readonly types.RichTextElement[]): types.RichTextElement[] {
  const result = [...elements];
  for (const [end, trim] of [
    [0, (text: string) => text.trimStart()],
    [-1, (text: string) => text.trimEnd()],
  ] as const) {
    for (;;) {
      const element = result.at(end);
      if (element?.type !== 'text') break;
      const text = trim(element.text);
      if (text !== '') {
        result.splice(end, 1, { ...element, text });
        break;
      }
      result.splice(end, 1);
    }
  }
  return result;
}
