import type { EpochMs, Pause } from '../clock.ts';
import type { Outcome, Problem } from '../outcome.ts';
import type { StoryChanges } from '../stories/grow-stories.ts';
import type { Stories } from '../stories/ports.ts';
import type { StoryCard } from './card.ts';
import { CARDS_AT_ONCE, type Cards, type CardWriter } from './ports.ts';

/** So many articles are assigned in a few milliseconds. */
const ASSIGNED_AT_ONCE = 500;

/** What cards are kept with. */
export interface CardKeeping {
  readonly cards: Cards;
  readonly stories: Stories;
  readonly newsroom: CardWriter;
  readonly now: EpochMs;
  readonly language: string;
  readonly pause: Pause;
}

/**
 * Has the card of every story written that changed, and keeps it and who belongs to it. A story that cannot be summarized
 * costs no other its card.
 */
export async function keepCards(
  { changed, gone, assignments }: StoryChanges,
  { cards, stories, newsroom, now, language, pause }: CardKeeping,
): Promise<Outcome<StoryCard>> {
  const done: StoryCard[] = [];
  const problems: Problem[] = [];
  for (const story of changed) {
    const before = await cards.read(story);
    const previous = before === null ? null : { version: before.version, status: before.status };
    const written = await newsroom.write(story, { now, previous, language });
    done.push(...written.done);
    problems.push(...written.problems);
    await pause();
  }
  await cards.drop(gone);
  for (const some of pieces(done, CARDS_AT_ONCE)) {
    await cards.keep(some);
    await pause();
  }
  // Last, so that a story whose card was not kept changes again at the next pass.
  for (const some of pieces([...assignments], ASSIGNED_AT_ONCE)) {
    await stories.assign(new Map(some));
    await pause();
  }
  return { done, problems };
}

function* pieces<T>(items: readonly T[], size: number): Iterable<readonly T[]> {
  for (let start = 0; start < items.length; start += size) yield items.slice(start, start + size);
}
