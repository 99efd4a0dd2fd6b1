import { dateOf } from '../articles/article.ts';
import { foldWord } from '../language/tokens.ts';
import { groupOf } from './read-event.ts';
import type { Story, StoryId } from './story.ts';

/** A later event this long after an earlier one is no follow-up any more. */
const REACH_MS = 14 * 24 * 3_600_000;
/** How many earlier stories of a place or conflict are compared. */
const MOST_COMPARED = 20;
/** From this share of common entities a later story of the same conflict goes on with an earlier one. */
const LEAST_SHARED = 0.18;

/**
 * The earlier story that each story goes on with: of the same conflict, at the same place, or talks after talks. Stories
 * must be in order of time.
 */
export function earlierStories(stories: readonly Story[]): ReadonlyMap<StoryId, StoryId> {
  const byThread = new Map<string, Story[]>();
  const follows = new Map<StoryId, StoryId>();
  for (const story of stories) {
    const at = startOf(story);
    const threads = threadsOf(story);
    const earlier = new Set(threads.flatMap((thread) => (byThread.get(thread) ?? []).slice(-MOST_COMPARED)));
    let best: Story | null = null;
    let most = LEAST_SHARED;
    for (const other of earlier) {
      if (at - startOf(other) > REACH_MS || at === startOf(other)) continue;
      const shared = sharedEntities(story, other);
      if (shared >= most) {
        most = shared;
        best = other;
      }
    }
    if (best !== null) follows.set(story.id, best.id);
    for (const thread of threads) {
      const there = byThread.get(thread);
      if (there) there.push(story);
      else byThread.set(thread, [story]);
    }
  }
  return follows;
}

function startOf({ reports }: Story): number {
  return reports[0] ? dateOf(reports[0].article) : 0;
}

function threadsOf({ conflicts, places, eventType }: Story): readonly string[] {
  const of = conflicts[0] ?? 'none';
  const place = places[0];
  const threads = place === undefined ? [] : [`${of} at ${foldWord(place)}`];
  if (eventType !== null && groupOf(eventType) === 'diplomacy' && conflicts[0] !== undefined)
    threads.push(`${of} talks`);
  return threads;
}

function sharedEntities(a: Story, b: Story): number {
  const [first, second] = [entitiesOf(a), entitiesOf(b)];
  let shared = 0;
  for (const id of first) if (second.has(id)) shared += 1;
  return shared / Math.max(1, Math.min(first.size, second.size));
}

/** Places, people and names of a story's first reports. */
function entitiesOf({ reports }: Story): ReadonlySet<string> {
  return new Set(
    reports
      .slice(0, 4)
      .flatMap(({ entities }) => [...entities.keys()].filter((id) => /^(?:place|person|name|actor):/.test(id))),
  );
}
