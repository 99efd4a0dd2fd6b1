/** What can be offered to somebody who types: kept in memory, so that no keystroke asks the store. */
import type { Clock, EpochMs } from './clock.ts';
import type { Vocabulary } from './desk.ts';
import type { StoryId } from './stories/story.ts';
import type { StoryCard } from './summarizer/card.ts';
import type { Cards } from './summarizer/ports.ts';

/** More than anybody scrolls through, and enough to find a name in. */
const MOST_STORIES = 5_000;
const MOST_SPEAKERS = 2_000;

interface Learned {
  readonly id: StoryId;
  readonly headline: string;
  readonly conflictIds: readonly string[];
  readonly updatedAt: EpochMs;
  readonly speakers: readonly string[];
}

/** A vocabulary that is kept fresh. */
export interface LearningVocabulary {
  /** What is known so far. The first time anything is asked or learned, the cards that are kept begin to be read. */
  words(): Vocabulary;
  /** Cards that were written, and stories that are gone. */
  learn(changed: readonly StoryCard[], gone: readonly StoryId[]): void;
}

/** The words of the cards of the last `memoryMs`. */
export function createVocabulary({
  cards,
  clock,
  memoryMs,
  pageSize,
}: {
  readonly cards: Pick<Cards, 'pages'>;
  readonly clock: Clock;
  readonly memoryMs: number;
  readonly pageSize: number;
}): LearningVocabulary {
  const known = new Map<StoryId, Learned>();
  const goneWhileReading = new Set<StoryId>();
  let reading: 'not yet' | 'now' | 'done' = 'not yet';
  let words: Vocabulary | null = null;

  const readAll = async () => {
    reading = 'now';
    try {
      for await (const page of cards.pages(clock() - memoryMs, pageSize)) {
        for (const card of page) {
          if (!known.has(card.id) && !goneWhileReading.has(card.id)) known.set(card.id, learned(card));
        }
        words = null;
      }
      reading = 'done';
    } catch {
      // Nobody waits for this. What keeps the store from answering is told by whoever needs it; here it is tried again.
      reading = 'not yet';
    }
    goneWhileReading.clear();
  };

  return {
    words() {
      if (reading === 'not yet') void readAll();
      words ??= wordsOf(known, clock() - memoryMs);
      return words;
    },
    learn(changed, gone) {
      for (const id of gone) {
        known.delete(id);
        if (reading === 'now') goneWhileReading.add(id);
      }
      for (const card of changed) known.set(card.id, learned(card));
      if (changed.length > 0 || gone.length > 0) words = null;
      if (reading === 'not yet') void readAll();
      if (known.size > 2 * MOST_STORIES) words = wordsOf(known, clock() - memoryMs);
    },
  };
}

function learned(card: StoryCard): Learned {
  return {
    id: card.id,
    headline: card.headline.text,
    conflictIds: card.conflictIds,
    updatedAt: Date.parse(card.updatedAt),
    speakers: [...new Set(card.allQuotes.map(({ speaker }) => speaker))],
  };
}

/** Stories newest first, speakers by how many stories quote them; what is too old is forgotten. */
function wordsOf(known: Map<StoryId, Learned>, since: EpochMs): Vocabulary {
  const stories = [...known.values()].sort((a, b) => b.updatedAt - a.updatedAt || (a.id < b.id ? -1 : 1));
  for (const { id } of stories.slice(MOST_STORIES)) known.delete(id);
  for (const { id, updatedAt } of stories) if (updatedAt < since) known.delete(id);
  const kept = stories.slice(0, MOST_STORIES).filter(({ updatedAt }) => updatedAt >= since);
  const quoted = new Map<string, number>();
  for (const { speakers } of kept) for (const name of speakers) quoted.set(name, (quoted.get(name) ?? 0) + 1);
  return {
    stories: kept.map(({ id, headline, conflictIds }) => ({ id, headline, conflictIds })),
    speakers: [...quoted]
      .sort(([a, times], [b, others]) => others - times || (a < b ? -1 : 1))
      .slice(0, MOST_SPEAKERS)
      .map(([name]) => name),
  };
}
