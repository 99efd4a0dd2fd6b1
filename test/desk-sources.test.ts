import { describe, expect, it } from 'vitest';
import type { DeskParts } from '../src/desk.ts';
import { sourceLines } from '../src/desk-sources.ts';
import type { FeedId } from '../src/feeds/feed.ts';
import type { FeedState } from '../src/feeds/ports.ts';
import { feedAt } from './support/feed-world.ts';

const NOON = Date.UTC(2026, 2, 12, 12);

/** How one feed reads in the list of sources. */
async function lineOf(state: Partial<FeedState>) {
  const feed = feedAt('https://river.example/feed.xml', { id: 'river' as FeedId });
  const outlet = { name: 'River', owner: 'private', partyTo: [], editorialIndependence: 'high', kind: 'news' };
  const parts = {
    feeds: () => [feed],
    feedStates: {
      all: async () => [{ feedId: feed.id, lastProblem: null, paused: null, lastSuccessAt: NOON, ...state }],
    },
    world: { outlet: () => outlet },
  };
  const [line] = await sourceLines(parts as unknown as DeskParts);
  return line;
}

describe('a source', () => {
  it('that has nothing new for long says since when, and is no problem', async () => {
    const line = await lineOf({
      told: { what: 'silent', at: NOON },
      rhythm: { contents: '', newAt: Date.UTC(2026, 0, 3), gapMs: null, restMs: 0 },
    });

    expect(line).toMatchObject({ labels: ['nothing new since 2026-01-03'], problem: null });
  });

  it('that is asked at another address than the one of the file says so', async () => {
    expect(await lineOf({ movedTo: 'https://new.example/feed.xml' })).toMatchObject({ labels: ['has moved'] });
  });

  it('that was given up says since when and why', async () => {
    expect((await lineOf({ paused: { at: NOON, reason: 'gone' } }))?.problem).toBe(
      'not read any more since 2026-03-12 (gone)',
    );
  });
});
