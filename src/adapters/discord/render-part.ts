/** One part of a delivery as a message of Discord. */
import type { APIButtonComponent } from 'discord.js';
import type { Part, Posting } from '../../delivery/delivery.ts';
import type { ConflictId } from '../../stories/conflict.ts';
import { longDay } from '../page/when.ts';
import { accentOf, HOUSE_ACCENT, RETRACTED_ACCENT } from './accent.ts';
import { askButton, buttonRow, label, storyButtons } from './controls.ts';
import { fittedPart } from './fitted-part.ts';
import { type MessageBody, messageBody } from './layout.ts';
import { COMPONENTS, TITLE } from './limits.ts';

/** What is sent for one part. */
export interface DiscordMessage {
  /** Plain text, for the name of a thread or of a post in a forum. */
  readonly title: string;
  /** The conflicts it is about, for the tags of a forum. */
  readonly conflictIds: readonly ConflictId[];
  readonly body: MessageBody;
  readonly files: readonly { readonly name: string; readonly text: string }[];
}

/** The message; its buttons carry the id of the delivery, by which it is found again. */
export function renderPart({ id, part }: Pick<Posting, 'id' | 'part'>): DiscordMessage {
  const row = buttonRow(buttonsOf(part, id));
  const taken = 1 + row.reduce((sum, { components }) => sum + 1 + components.length, 0);
  return {
    title: titleOf(part),
    conflictIds: 'card' in part ? part.card.conflictIds : [],
    body: messageBody(accentOfPart(part), [...fittedPart(part, COMPONENTS - taken), ...row]),
    files: [],
  };
}

function buttonsOf(part: Part, delivery: string): (APIButtonComponent | null)[] {
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
      return [part.offers === 'set-up' ? ask('Set up', 'channel set') : ask('Status', 'status')];
  }
}

function accentOfPart(part: Part): number {
  switch (part.kind) {
    case 'story':
    case 'update':
      return accentOf(part.card.corroboration.label);
    case 'retraction':
      return RETRACTED_ACCENT;
    case 'head':
    case 'foot':
    case 'notice':
      return HOUSE_ACCENT;
  }
}

function titleOf(part: Part): string {
  switch (part.kind) {
    case 'head':
    case 'foot': {
      const { to, tz } = part.briefing.period;
      return label(`Conflict briefing · ${longDay(to, tz)}`, TITLE);
    }
    case 'story':
    case 'update':
    case 'retraction':
      return label(part.card.headline.text, TITLE) || 'A story without a headline';
    case 'notice':
      return label(part.text, TITLE) || 'A notice';
  }
}
