import type { EpochMs } from '../clock.ts';
import type { Outcome, Problem } from '../outcome.ts';
import type { StoryChanges } from '../stories/keep-stories.ts';
import type { World } from '../stories/world.ts';
import type { StoryCard } from './card.ts';
import type { Cards } from './ports.ts';
import { writeCard } from './write-card.ts';

/** Writes the card of every story that changed, and keeps it. A story that cannot be summarized costs no other its card. */
export async function keepCards(
  { changed, gone }: StoryChanges,
  {
    cards,
    world,
    now,
    language,
  }: { readonly cards: Cards; readonly world: World; readonly now: EpochMs; readonly language: string },
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
  return { done, problems };
}
