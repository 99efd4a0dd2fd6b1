import { describe, expect, it } from 'vitest';
import { timelineOf } from '../src/desk-timeline.ts';
import type { StoryCard } from '../src/summarizer/card.ts';
import { aCard, NOON } from './support/builders.ts';

const DAY = 86_400_000;
const iso = (daysAgo: number) => new Date(NOON - daysAgo * DAY).toISOString();
const on = (daysAgo: number) => ({ iso: `${iso(daysAgo).slice(0, 10)}T00:00:00.000Z`, precision: 'day' }) as const;
const headline = (text: string) => ({ text, ev: ['a1:title'], from: 'Meridian Wire', lang: 'en' });

/** A card about one day, with its last report on that day. */
const aDay = (daysAgo: number, given: Parameters<typeof aCard>[0] = {}) =>
  aCard({
    id: `s-${daysAgo}`,
    eventDate: on(daysAgo),
    updatedAt: iso(daysAgo),
    headline: headline(`Day ${daysAgo}`),
    ...given,
  });

async function* inPages(...pages: readonly (readonly StoryCard[])[]): AsyncIterable<readonly StoryCard[]> {
  yield* pages;
}

const timeline = (pages: AsyncIterable<readonly StoryCard[]>, limit = 20) =>
  timelineOf(pages, { conflict: 'karsovia-velmar', limit, now: NOON });
const texts = async (pages: AsyncIterable<readonly StoryCard[]>, limit?: number) =>
  (await timeline(pages, limit)).map(({ text }) => text);

describe('a timeline', () => {
  it('tells each dated event of the conflict with its source, newest first', async () => {
    const points = await timeline(inPages([aDay(1), aDay(3, { conflictIds: ['other'] })], [aDay(2)]));

    expect(points).toEqual([
      {
        when: on(1),
        text: 'Day 1',
        outlet: 'Meridian Wire',
        url: 'https://meridianwire.example/a1',
        storyId: 's-1',
      },
      expect.objectContaining({ text: 'Day 2', storyId: 's-2' }),
    ]);
  });

  it('tells the dated points of a story, each with the article it stands in', async () => {
    const [source] = aCard().sources;
    const card = aDay(1, {
      sources: [
        { ...(source as NonNullable<typeof source>) },
        {
          ...(source as NonNullable<typeof source>),
          articleId: 'a2',
          outlet: 'Lowland Post',
          url: 'https://lowlandpost.example/a2',
        },
      ],
      timeline: [{ when: on(4), text: 'The ferry was hit.', ev: ['a2:s3'] }],
    });

    expect(await timeline(inPages([card]))).toMatchObject([
      { text: 'Day 1' },
      { text: 'The ferry was hit.', when: on(4), outlet: 'Lowland Post', url: 'https://lowlandpost.example/a2' },
    ]);
  });

  it('leaves out what has no date, and what is announced', async () => {
    const { eventDate: _, ...undated } = aDay(1);

    expect(await texts(inPages([undated, aDay(-3)]))).toEqual([]);
  });

  it('tells of one day no more than the four weightiest, the same words once', async () => {
    const crowd = [0.1, 0.9, 0.5, 0.7, 0.6, 0.8].map((severity) =>
      aDay(1, { id: `s-${severity}`, severity, headline: headline(`Weight ${severity}`) }),
    );

    expect(
      (
        await texts(
          inPages([...crowd, aDay(1, { id: 's-x', severity: 0.9, headline: headline('weight 0.9') }), aDay(2)]),
        )
      ).toSorted(),
    ).toEqual(['Day 2', 'Weight 0.6', 'Weight 0.7', 'Weight 0.8', 'Weight 0.9']);
  });

  it('reads no page beyond those that can hold a newer event', async () => {
    let read = 0;
    async function* days() {
      for (let day = 0; day < 30; day += 1) {
        read += 1;
        yield [aDay(day)];
      }
    }

    expect(await texts(days(), 3)).toEqual(['Day 0', 'Day 1', 'Day 2']);
    expect(read).toBe(4);
  });

  it('tells the same whatever the pages are', async () => {
    const cards = Array.from({ length: 12 }, (_, i) =>
      aDay(Math.floor(i / 3), { id: `s-${i}`, headline: headline(`Event ${i}`) }),
    );

    expect(await texts(inPages(...cards.map((card) => [card])), 5)).toEqual(await texts(inPages(cards), 5));
  });
});
