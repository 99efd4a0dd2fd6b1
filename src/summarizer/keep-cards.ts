import type { EpochMs } from '../clock.ts';
import type { Outcome, Problem } from '../outcome.ts';
import type { StoryChanges } from '../stories/grow-stories.ts';
import type { Stories } from '../stories/ports.ts';
import type { World } from '../stories/world.ts';
import type { StoryCard } from './card.ts';
import type { Cards } from './ports.ts';
import { writeCard } from './write-card.ts';

/**
 * Writes the card of every story that changed, and keeps it and who belongs to it. A story that cannot be summarized
 * costs no other its card.
 */
export async function keepCards(
  { changed, gone, assignments }: StoryChanges,
  {
    cards,
    stories,
    world,
    now,
    language,
  }: {
    readonly cards: Cards;
    readonly stories: Stories;
    readonly world: World;
    readonly now: EpochMs;
    readonly language: string;
  },
): Promise<Outcome<StoryCard>> {
  const done: StoryCard[] = [];
  const problems: Problem[] = [];
  for (const story of changed) {
    const previous = await cards.read(story.id);
    try {
      done.push(writeCard(story, world, { now, previous, language }));
    } catch (cause) {
      problems.push({ code: 'card-unwritten', subject: story.id, cause });
    }
  }
  await cards.drop(gone);
  await cards.keep(done);
  // Last, so that a story whose card was not kept changes again at the next pass.
  await stories.assign(assignments);
  return { done, problems };
}
