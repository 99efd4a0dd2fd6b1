import { describe, expect, it } from 'vitest';
import { aFeed, anEntry } from '../support/feed-entries.ts';
import { type Answer, aFeedWorld } from '../support/feed-world.ts';

const feedsOf = (count: number) =>
  Array.from({ length: count }, (_, index) => aFeed({ id: `f-${index}`, url: `https://p${index}.example/feed.xml` }));
const heldBy = (polled: readonly { readonly entries: readonly { readonly content: string }[] }[]) =>
  polled.reduce((sum, { entries }) => sum + entries.reduce((all, { content }) => all + content.length, 0), 0);

/** 200,000 characters of text in each feed. */
const LONG: Answer = {
  feed: { entries: [anEntry({ content: 'x'.repeat(100_000) }), anEntry({ content: 'y'.repeat(100_000) })] },
};

describe('a pass', () => {
  it('ends when it holds as much text as it may, and those it did not come to are asked in the next, each once', async () => {
    const feeds = feedsOf(80);
    const world = aFeedWorld(
      () => feeds,
      () => LONG,
    );

    await world.pass();
    const first = [...world.polled];
    await world.pass();

    // Whatever is on its way when the measure is full is still read: one answer of each host that is asked at that time.
    expect(heldBy(first)).toBeGreaterThanOrEqual(8 * 1024 * 1024);
    expect(heldBy(first)).toBeLessThan(8 * 1024 * 1024 + 16 * 200_000);
    expect(world.requests.map(({ host }) => host).toSorted()).toEqual(
      feeds.map(({ url }) => new URL(url).host).toSorted(),
    );
    expect(world.problems).toEqual([
      {
        code: 'pass-full',
        subject: `${80 - first.length} feeds`,
        detail: 'left for the next pass, which follows at once',
      },
    ]);
  });

  it('asks a thousand feeds at most, however little they say', async () => {
    const feeds = feedsOf(1_200);
    const world = aFeedWorld(
      () => feeds,
      () => ({ status: 200 }),
    );

    await world.pass();
    expect(world.polled.length).toBeGreaterThanOrEqual(1_000);
    expect(world.polled.length).toBeLessThan(1_016);

    await world.pass();
    expect(new Set(world.requests.map(({ host }) => host)).size).toBe(1_200);
    expect(world.requests).toHaveLength(1_200);
  });
});
