import type { Briefing } from '../briefings/briefing.ts';
import type { Part } from '../delivery/delivery.ts';
import type { StoryId } from '../stories/story.ts';

/** The story a part shows, and which form of it; null where it shows none. */
export function storyOf(part: Part): { readonly id: StoryId; readonly edits: string | null } | null {
  if (!('card' in part)) return null;
  return { id: part.card.id, edits: 'edits' in part ? part.edits : null };
}

/** A part as it is written down: its briefing, and a card that stands in it, are kept once, beside it. */
export function contentOf(part: Part): string {
  switch (part.kind) {
    case 'head':
    case 'foot':
      return JSON.stringify({ kind: part.kind });
    case 'story': {
      const isInBriefing = part.briefing.stories[part.place - 1] === part.card;
      return JSON.stringify({ kind: 'story', place: part.place, ...(isInBriefing ? {} : { card: part.card }) });
    }
    case 'notice':
    case 'update':
    case 'retraction': {
      const { kind, ...rest } = part;
      return JSON.stringify({ kind, ...rest });
    }
  }
}

/** How the head of a briefing is written down. */
export const HEAD_CONTENT = JSON.stringify({ kind: 'head' });

/** How the foot of a briefing, which tells no news, is written down. */
export const FOOT_CONTENT = JSON.stringify({ kind: 'foot' });

/** How a retraction begins when it is written down. */
export const RETRACTION_CONTENT = '{"kind":"retraction"';

/** The part that was written down. */
export function partOf(content: string, briefing: Briefing | null): Part {
  const written = JSON.parse(content);
  if (written.kind === 'notice' || written.kind === 'update' || written.kind === 'retraction') return written;
  if (briefing === null) throw new Error(`A part of kind "${written.kind}" was recorded without its briefing.`);
  return written.kind === 'story'
    ? { kind: 'story', place: written.place, card: written.card ?? briefing.stories[written.place - 1], briefing }
    : { kind: written.kind, briefing };
}
