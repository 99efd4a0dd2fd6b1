import type { EpochMs } from '../clock.ts';
import type { Story } from '../stories/story.ts';
import type { World } from '../stories/world.ts';
import type { StoryCard } from './card.ts';
import { draftCard } from './draft.ts';
import { readStory } from './reading.ts';
import { verify, versionOf } from './verify.ts';
import { wordingFor } from './wording.ts';

/** What a card depends on beside its story. */
export interface CardContext {
  readonly now: EpochMs;
  /** What the card of this story was before; null when there was none. */
  readonly previous: Pick<StoryCard, 'version' | 'status'> | null;
  /** The language of the card: articles in others count, but are not quoted from unless nothing else exists. */
  readonly language: string;
}

/** A story nobody has reported on for so long is closed until somebody does. */
const CLOSED_AFTER_MS = 72 * 3_600_000;

/**
 * Writes the card of a story: drafted from its articles' own sentences, then checked.
 * Pure: the same story, world and moment give the same card.
 */
export function writeCard(story: Story, world: World, context: CardContext): StoryCard {
  const wording = wordingFor(world.background.lexicon);
  const readings = readStory(story, world, context.language);
  const draft = draftCard(story, readings, { world, wording, now: context.now });
  const card = verify(draft, { readings, world, wording });
  const version = versionOf(card);
  return { ...card, version, status: statusOf(card.updatedAt, version, context) };
}

/** New when first written; updated when it says something else; developing when it is told again without a change. */
function statusOf(updatedAt: string, version: string, { now, previous }: CardContext): StoryCard['status'] {
  if (now - Date.parse(updatedAt) > CLOSED_AFTER_MS) return 'closed';
  if (previous === null) return 'new';
  if (previous.version !== version) return 'updated';
  return previous.status === 'closed' ? 'developing' : previous.status;
}
