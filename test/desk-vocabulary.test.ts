import { describe, expect, it } from 'vitest';
import { createVocabulary } from '../src/desk-vocabulary.ts';
import type { StoryId } from '../src/stories/story.ts';
import type { KeyQuote, StoryCard } from '../src/summarizer/card.ts';
import { aCard, NOON } from './support/builders.ts';

const DAY = 86_400_000;
const at = (daysAgo: number) => new Date(NOON - daysAgo * DAY).toISOString();
const saidBy = (...speakers: string[]) =>
  speakers.map(
    (speaker): KeyQuote => ({
      text: 'We heard it.',
      speaker,
      outlet: 'Meridian Wire',
      url: 'https://meridianwire.example/a1',
      lang: 'en',
      fragment: false,
      ev: ['a1:s1'],
      rule: 'R1',
      alsoIn: 0,
    }),
  );

/** A vocabulary over pages that come when they are let through, and how often they were asked for. */
function over(...pages: readonly (readonly StoryCard[])[]) {
  let asked = 0;
  const gates = pages.map(() => Promise.withResolvers<void>());
  const vocabulary = createVocabulary({
    cards: {
      async *pages() {
        asked += 1;
        for (const [i, page] of pages.entries()) {
          await gates[i]?.promise;
          yield page;
        }
      },
    },
    clock: () => NOON,
    memoryMs: 14 * DAY,
    pageSize: 25,
  });
  const settle = () => new Promise<void>((resolve) => setImmediate(resolve));
  return {
    vocabulary,
    asked: () => asked,
    /** Lets the next page through. */
    async next(page: number) {
      gates[page]?.resolve();
      await settle();
    },
    ids: () => vocabulary.words().stories.map(({ id }) => id),
  };
}

describe('what is offered to somebody who types', () => {
  it('fills page by page while nobody waits, and is read once', async () => {
    const words = over([aCard({ id: 's-1', updatedAt: at(0) })], [aCard({ id: 's-2', updatedAt: at(1) })]);

    expect(words.ids()).toEqual([]);
    await words.next(0);
    expect(words.ids()).toEqual(['s-1']);
    await words.next(1);
    expect(words.ids()).toEqual(['s-1', 's-2']);
    expect(words.asked()).toBe(1);
  });

  it('has stories newest first with their conflicts, and speakers by how many stories quote them', async () => {
    const words = over([
      aCard({ id: 's-1', updatedAt: at(3), allQuotes: saidBy('Pavo Renn', 'Pavo Renn') }),
      aCard({ id: 's-2', updatedAt: at(1), allQuotes: saidBy('Ilse Brandt'), conflictIds: ['orlu'] }),
      aCard({ id: 's-3', updatedAt: at(2), allQuotes: saidBy('Ilse Brandt') }),
    ]);
    words.ids();
    await words.next(0);

    expect(words.vocabulary.words()).toMatchObject({
      stories: [{ id: 's-2', conflictIds: ['orlu'] }, { id: 's-3' }, { id: 's-1' }],
      speakers: ['Ilse Brandt', 'Pavo Renn'],
    });
  });

  it('learns what a pass wrote, and forgets what is gone', async () => {
    const words = over([aCard({ id: 's-1', updatedAt: at(2) }), aCard({ id: 's-2', updatedAt: at(1) })]);
    words.ids();
    await words.next(0);

    words.vocabulary.learn([aCard({ id: 's-1', updatedAt: at(0) })], ['s-2' as StoryId]);

    expect(words.ids()).toEqual(['s-1']);
  });

  it('keeps what it learned while the older cards were still being read', async () => {
    const old = { ...aCard({ id: 's-1' }).headline, text: 'As it was' };
    const fresh = { ...old, text: 'As it is' };
    const words = over([aCard({ id: 's-1', headline: old }), aCard({ id: 's-2' })]);
    words.ids();

    words.vocabulary.learn([aCard({ id: 's-1', headline: fresh })], ['s-2' as StoryId]);
    await words.next(0);

    expect(words.vocabulary.words().stories).toMatchObject([{ id: 's-1', headline: 'As it is' }]);
  });

  it('forgets what is older than two weeks', async () => {
    const words = over([]);

    words.vocabulary.learn([aCard({ id: 's-1', updatedAt: at(15) }), aCard({ id: 's-2', updatedAt: at(13) })], []);

    expect(words.ids()).toEqual(['s-2']);
  });

  it('does not grow without end when nobody asks', () => {
    const words = over([]);
    const many = (from: number) =>
      Array.from({ length: 4_000 }, (_, i) => aCard({ id: `s-${from + i}`, updatedAt: at(1) }));

    for (const from of [0, 4_000, 8_000]) words.vocabulary.learn(many(from), []);

    expect(words.ids()).toHaveLength(5_000);
  });

  it('tries again after a store that did not answer', async () => {
    let tries = 0;
    const vocabulary = createVocabulary({
      cards: {
        async *pages() {
          tries += 1;
          if (tries === 1) throw new Error('closed');
          yield [aCard({ id: 's-1' })];
        },
      },
      clock: () => NOON,
      memoryMs: 14 * DAY,
      pageSize: 25,
    });

    vocabulary.words();
    await new Promise((resolve) => setImmediate(resolve));
    vocabulary.words();
    await new Promise((resolve) => setImmediate(resolve));

    expect(vocabulary.words().stories).toHaveLength(1);
  });
});
