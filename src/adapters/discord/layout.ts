/** Painted texts as components, and as pages of a size that Discord takes. */
import type { APIComponentInContainer, APIMessageTopLevelComponent } from 'discord.js';
import { askButton, buttonRow, linkButton } from './controls.ts';
import type { Beside, Chunk } from './paint.ts';

/** The body of a message, for Create Message and for Edit Message. */
export interface MessageBody {
  readonly flags: number;
  readonly components: APIMessageTopLevelComponent[];
  readonly allowed_mentions: { readonly parse: [] };
}

/** IS_COMPONENTS_V2: https://docs.discord.com/developers/resources/message#message-object-message-flags */
const COMPONENTS_V2 = 1 << 15;

/** A message of nothing is refused. */
const NOTHING: APIComponentInContainer = { type: 10, content: '-# Nothing to show.' };

/** A message of one container. Nobody is mentioned by it, whatever its texts hold. */
export function messageBody(accent: number, children: readonly APIComponentInContainer[]): MessageBody {
  const shown = children.length > 0 ? [...children] : [NOTHING];
  return {
    flags: COMPONENTS_V2,
    components: [{ type: 17, accent_color: accent, components: shown }],
    allowed_mentions: { parse: [] },
  };
}

/** Texts of one component, and what stands beside them. */
interface Group {
  text: string;
  heading: string | null;
  readonly ruled: boolean;
  beside: Beside | null;
}

/** The texts as components: what belongs together in one, a line where one is drawn, a button beside its text. */
export function layOut(chunks: readonly Chunk[]): APIComponentInContainer[] {
  const groups = groupsOf(chunks);
  // A message with the same question behind two buttons is refused.
  const offered = new Set<string>();
  for (const group of groups) {
    if (group.beside?.kind !== 'story') continue;
    if (offered.has(group.beside.id)) group.beside = null;
    else offered.add(group.beside.id);
  }
  return groups.flatMap((group, index) => [
    ...(group.ruled && index > 0 ? [{ type: 14, divider: true, spacing: 1 } as const] : []),
    ...component(group),
  ]);
}

function groupsOf(chunks: readonly Chunk[]): Group[] {
  const groups: Group[] = [];
  for (const { heading, text, joint, ruled, beside } of chunks) {
    const last = groups.at(-1);
    if (last !== undefined && joint !== null && !ruled && last.beside === null && last.heading === heading) {
      last.text += `${joint}${text}`;
      last.beside = beside;
    } else {
      groups.push({ text: heading === null ? text : `${heading}\n${text}`, heading, ruled, beside });
    }
  }
  return groups;
}

function component({ text, beside }: Group): APIComponentInContainer[] {
  const button =
    beside === null
      ? null
      : beside.kind === 'address'
        ? linkButton(beside.label, beside.url)
        : askButton('Full story', { command: 'story', options: { story: beside.id } });
  if (text === '') return buttonRow([button]);
  const shown = { type: 10, content: text } as const;
  return [button === null ? shown : { type: 9, components: [shown], accessory: button }];
}

/** What a message may hold. */
export interface Room {
  /** Of all texts. */
  readonly characters: number;
  /** Nested ones are counted too. */
  readonly components: number;
}

/** What components take of it. */
export function sizeOf(children: readonly APIComponentInContainer[]): Room {
  let characters = 0;
  let components = 0;
  for (const child of children) {
    components += 1;
    if (child.type === 10) characters += child.content.length;
    if (child.type === 1) components += child.components.length;
    if (child.type === 9) {
      components += child.components.length + 1;
      for (const { content } of child.components) characters += content.length;
    }
  }
  return { characters, components };
}

/** Whether components fit. */
export function fits(children: readonly APIComponentInContainer[], room: Room): boolean {
  const { characters, components } = sizeOf(children);
  return characters <= room.characters && components <= room.components;
}

/** The texts as pages that fit, as few as can be; a piece is never divided. */
export function paginate(chunks: readonly Chunk[], room: Room): Chunk[][] {
  const pages: Chunk[][] = [];
  let page: Chunk[] = [];
  let left = room;
  for (const chunk of chunks) {
    const cost = costOf(chunk, page.at(-1));
    if (page.length > 0 && (cost.characters > left.characters || cost.components > left.components)) {
      pages.push(page);
      page = [];
      left = room;
    }
    const real = page.length === 0 ? costOf(chunk, undefined) : cost;
    left = { characters: left.characters - real.characters, components: left.components - real.components };
    page.push(chunk);
  }
  return page.length > 0 || pages.length === 0 ? [...pages, page] : pages;
}

/** At most what a piece takes after the one before it. */
function costOf({ heading, text, joint, ruled, beside }: Chunk, before: Chunk | undefined): Room {
  const apart = before === undefined || joint === null || ruled || before.beside !== null || before.heading !== heading;
  return {
    characters: text.length + 2 + (apart ? (heading?.length ?? 0) + 1 : 0),
    components: (apart && text !== '' ? 1 : 0) + (ruled ? 1 : 0) + (beside === null ? 0 : 2),
  };
}
