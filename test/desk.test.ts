import { beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../src/articles/article.ts';
import type { Briefing } from '../src/briefings/briefing.ts';
import type { Destination, DestinationId } from '../src/delivery/delivery.ts';
import { createDesk, type LearningDesk } from '../src/desk.ts';
import { calendar } from '../src/scheduler/calendar.ts';
import { memoryStore } from '../src/store/memory-store.ts';
import type { Store } from '../src/store/store.ts';
import type { StoryId } from '../src/stories/story.ts';
import { prepareWorld } from '../src/stories/world.ts';
import { aChannel } from './commands/desk.ts';
import { aBackground, aBriefing, aCard, aConflict, anArticle, NOON } from './support/builders.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const at = (hoursAgo: number) => new Date(NOON - hoursAgo * HOUR).toISOString();
const here = aChannel({ id: 'console' as DestinationId });

let now = NOON;
let store: Store;
let desk: LearningDesk;

beforeEach(() => {
  now = NOON;
  store = memoryStore(() => now);
  desk = deskOver(store);
});

function deskOver(kept: Store): LearningDesk {
  return createDesk({
    ...kept,
    feeds: () => [],
    destinations: () => [],
    communityOf: (id) => (id.startsWith('acme:') ? 'acme' : null),
    world: prepareWorld(
      aBackground({ conflicts: [aConflict({ id: 'orlu', name: 'Orlu' }), aConflict({ id: 'tesk', name: 'Tesk' })] }),
    ),
    muted: (destination) => new Set(destination === 'discord:muted' ? ['s-taken' as StoryId] : []),
    newsroom: { cover: async () => [] },
    calendar,
    search: kept.search,
    counts: kept,
    clock: () => now,
  });
}

/** A store that counts the pages of cards that are read. */
function counted(): { readonly kept: Store; readonly pages: () => number } {
  let pages = 0;
  const kept: Store = {
    ...store,
    cards: {
      ...store.cards,
      async *pages(since) {
        for await (const page of store.cards.pages(since, 1)) {
          pages += 1;
          yield page;
        }
      },
    },
  };
  return { kept, pages: () => pages };
}

/** Tells a destination of stories, as a slot would. */
async function brief(destination: Destination, stories: readonly ReturnType<typeof aCard>[]): Promise<void> {
  const briefing = aBriefing({ stories, period: { from: at(30), to: at(6), tz: 'UTC' } });
  await store.deliveries.record({
    slot: { at: NOON - 6 * HOUR, local: '2026-03-13T06:00', name: at(6) },
    destination: destination.id,
    kind: 'briefing',
    dueAt: NOON - 6 * HOUR,
    parts: [{ kind: 'head', briefing }],
    briefing,
    states: stories.map(({ id, version, headline }) => ({
      storyId: id,
      version,
      headline: headline.text,
      figures: [],
      claims: [],
      independent: 1,
      label: 'single source',
      status: 'new',
      eventType: null,
    })),
  });
}

describe('a story that was taken back in one channel', () => {
  it('is left out of what its whole community is told, and of nothing else', async () => {
    const card = aCard({ id: 's-taken', updatedAt: at(1) });
    const other = aCard({ id: 's-other', updatedAt: at(2) });
    await store.cards.keep([card, other]);
    await store.articles.keep([{ article: anArticle({ id: 'a1', firstSeenAt: NOON - HOUR }), keys: [] }]);
    await store.stories.assign(new Map([['a1' as ArticleId, card.id]]));
    const channel = (id: string) => aChannel({ id: id as DestinationId });
    const takeBack = (name: string, destination: string, reason: string) =>
      store.deliveries.record({
        slot: { at: NOON, local: name, name },
        destination: destination as DestinationId,
        kind: 'update',
        dueAt: NOON,
        parts: [
          {
            kind: 'retraction',
            edits: 'm1',
            setting: aBriefing({ stories: [card] }),
            card,
            place: 1,
            reason,
            at: NOON,
          },
        ],
        briefing: null,
        states: [],
      });
    await takeBack('one', 'acme:one', 'wrong');

    const [beside, elsewhere] = [channel('acme:two'), channel('others:one')];
    const ask = { conflicts: 'all', sinceMs: DAY } as const;
    const briefed = async (destination: Destination) => {
      const { stories, alsoReported } = await desk.brief({ ...ask, destination });
      return stories.length + alsoReported.length;
    };
    const newest = async (destination: Destination) =>
      (await desk.latest({ conflict: null, limit: 5, destination })).map(({ id }) => id);

    expect([await briefed(beside), await briefed(elsewhere)]).toEqual([0, 1]);
    expect(await newest(beside)).toEqual(['s-other']);
    expect(await newest(elsewhere)).toEqual(['s-taken', 's-other']);
    expect((await desk.retracted(beside)).get(card.id)).toMatchObject({ reason: 'wrong', at: NOON });
    expect((await desk.retracted(elsewhere)).size).toBe(0);
  });
});

describe('a story that was taken back', () => {
  it('is not told again where it was taken back or muted, and still elsewhere', async () => {
    const card = aCard({ id: 's-taken', updatedAt: at(1) });
    await store.cards.keep([card]);
    await store.articles.keep([{ article: anArticle({ id: 'a1', firstSeenAt: NOON - HOUR }), keys: [] }]);
    await store.stories.assign(new Map([['a1' as ArticleId, card.id]]));
    const briefing = aBriefing({ stories: [card] });
    await store.deliveries.record({
      slot: { at: NOON, local: 'retraction', name: 'retraction' },
      destination: here.id,
      kind: 'update',
      dueAt: NOON,
      parts: [{ kind: 'retraction', edits: 'm1', setting: briefing, card, place: 1, reason: 'wrong', at: NOON }],
      briefing: null,
      states: [],
    });
    const ask = { conflicts: 'all', sinceMs: DAY } as const;

    const told = await desk.brief({ ...ask, destination: here });
    const elsewhere = await desk.brief({ ...ask, destination: aChannel({ id: 'discord:2' as DestinationId }) });
    const muted = await desk.brief({ ...ask, destination: aChannel({ id: 'discord:muted' as DestinationId }) });

    const shown = ({ stories, alsoReported }: Briefing) => stories.length + alsoReported.length;
    expect([shown(told), shown(elsewhere), shown(muted)]).toEqual([0, 1, 0]);
  });
});

describe('the newest stories', () => {
  it('are those of one conflict, or of all, and no more is read than is asked for', async () => {
    await store.cards.keep(
      [1, 2, 3, 4].map((hours) =>
        aCard({ id: `s-${hours}`, conflictIds: [hours % 2 ? 'orlu' : 'tesk'], updatedAt: at(hours) }),
      ),
    );
    const { kept, pages } = counted();

    const newest = await deskOver(kept).latest({ conflict: null, limit: 2 });
    const readForNewest = pages();
    const ofTesk = await desk.latest({ conflict: 'tesk', limit: 5 });

    expect(newest.map(({ id }) => id)).toEqual(['s-1', 's-2']);
    expect(readForNewest).toBe(2);
    expect(ofTesk.map(({ id }) => id)).toEqual(['s-2', 's-4']);
  });
});

describe('a story', () => {
  it('is found by its id, and no other card is opened for it', async () => {
    await store.cards.keep([aCard({ id: 's-1' }), aCard({ id: 's-2' })]);
    const { kept, pages } = counted();

    expect(await deskOver(kept).story({ story: ' s-2 ', destination: here })).toMatchObject({
      found: 'one',
      card: { id: 's-2' },
    });
    expect(pages()).toBe(0);
  });

  it('is found by words of its headline, case and accents ignored', async () => {
    const headline = { text: 'Café shelled at Narrow Point', ev: ['a1:title'], from: 'Meridian Wire', lang: 'en' };
    await store.cards.keep([aCard({ id: 's-1', headline }), aCard({ id: 's-2' })]);

    expect(await desk.story({ story: 'NARROW cafe', destination: here })).toMatchObject({
      found: 'one',
      card: { id: 's-1' },
    });
    expect(await desk.story({ story: 'nothing of the kind', destination: here })).toEqual({ found: 'none' });
    expect(await desk.story({ story: '…', destination: here })).toEqual({ found: 'none' });
  });

  it('is offered with at most four others when the words fit several', async () => {
    await store.cards.keep(Array.from({ length: 9 }, (_, i) => aCard({ id: `s-${i}`, updatedAt: at(i) })));

    const answer = await desk.story({ story: 'market', destination: here });

    expect(answer.found === 'several' && answer.cards.map(({ id }) => id)).toEqual(['s-0', 's-1', 's-2', 's-3', 's-4']);
  });
});

describe('a bare number', () => {
  it('names a story of the last briefing here, whatever headlines say', async () => {
    await store.cards.keep([aCard({ id: 's-1', headline: { ...aCard().headline, text: '1 of 0 boats and 12 men' } })]);

    for (const story of ['1', '0', '-1', '#12', '999999999999']) {
      expect(await desk.story({ story, destination: here })).toEqual({ found: 'no-number', stories: null });
    }
    expect(await desk.story({ story: '12 men', destination: here })).toMatchObject({ found: 'one' });
  });

  it('beyond those stories is answered with how many there are', async () => {
    await brief(here, [aCard({ id: 's-1' }), aCard({ id: 's-2' })]);
    const head = await store.deliveries.first(here.id);
    await store.deliveries.settle(head?.id ?? raise(), { to: 'sent', messageId: 'm1', at: NOON });

    expect(await desk.story({ story: '#2', destination: here })).toMatchObject({ found: 'one', card: { id: 's-2' } });
    for (const story of ['0', '-1', '3', '#30']) {
      expect(await desk.story({ story, destination: here })).toEqual({ found: 'no-number', stories: 2 });
    }
  });
});

function raise(): never {
  throw new Error('nothing is due');
}

describe('quotations', () => {
  it('are those of a speaker, newest story first, as many as asked for', async () => {
    const quote = (speaker: string, text: string) => ({
      text,
      speaker,
      outlet: 'Meridian Wire',
      url: 'https://meridianwire.example/a1',
      lang: 'en',
      fragment: false,
      ev: ['a1:s2'],
      rule: 'R1',
      alsoIn: 0,
    });
    await store.cards.keep([
      aCard({ id: 's-1', updatedAt: at(3), allQuotes: [quote('Pavo Renn', 'old'), quote('Ilse Brandt', 'other')] }),
      aCard({ id: 's-2', updatedAt: at(1), allQuotes: [quote('Col. Pávo Renn', 'new')] }),
    ]);

    const found = await desk.quotes({ speaker: 'pavo renn', conflict: null, sinceMs: DAY, limit: 5 });
    const one = await desk.quotes({ speaker: null, conflict: null, sinceMs: DAY, limit: 1 });

    expect(found.map(({ text }) => text)).toEqual(['new', 'old']);
    expect(one.map(({ text }) => text)).toEqual(['new']);
  });
});

describe('the board', () => {
  it('holds the conflicts a destination follows, as they are told of', async () => {
    await store.cards.keep([
      aCard({ id: 's-1', conflictIds: ['orlu'], updatedAt: at(1) }),
      aCard({ id: 's-2', conflictIds: ['tesk'], updatedAt: at(2) }),
    ]);

    const all = await desk.board(here);
    const one = await desk.board(aChannel({ conflicts: ['tesk'] }));

    expect(all.map(({ name, events24h }) => [name, events24h])).toEqual([
      ['Orlu', 1],
      ['Tesk', 1],
    ]);
    expect(one.map(({ conflictId }) => conflictId)).toEqual(['tesk']);
  });
});

describe('why a story stands where it stands', () => {
  it('is told by parts that add up to its rank', async () => {
    const { rank, parts, toldBefore } = await desk.why({ card: aCard(), destination: here });

    expect(parts.map(({ name }) => name)).toEqual([
      'severity',
      'corroboration',
      'sides',
      'recency',
      'novelty',
      'channel',
    ]);
    expect(parts.reduce((sum, { value, weight }) => sum + value * weight, 0)).toBeCloseTo(rank, 10);
    expect(toldBefore).toBe(false);
  });

  it('counts as less new where the destination was told of it, and nowhere else', async () => {
    const card = aCard({ id: 's-1' });
    await brief(here, [card]);

    const told = await desk.why({ card, destination: here });
    const elsewhere = await desk.why({ card, destination: aChannel({ id: 'discord:5' as DestinationId }) });

    expect(told.toldBefore).toBe(true);
    expect(told.parts.find(({ name }) => name === 'novelty')?.value).toBe(0);
    expect(elsewhere.toldBefore).toBe(false);
    expect(elsewhere.parts.find(({ name }) => name === 'novelty')?.value).toBe(1);
  });
});

describe('the schedule', () => {
  const plan = { timezone: 'Europe/Berlin', at: ['07:00', '23:00'], cron: null };
  const times = (destination: Destination, count = 3) =>
    desk.schedule({ destination, count }).map((run) => new Date(run).toISOString());

  it('tells the next runs, over the night in which the clocks change', () => {
    now = Date.parse('2026-03-28T12:00:00Z');

    expect(times(aChannel({ plan }))).toEqual([
      '2026-03-28T22:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
      '2026-03-29T21:00:00.000Z',
    ]);
  });

  it('moves a run that falls into quiet hours to their end, and two of them to one', () => {
    now = Date.parse('2026-03-13T12:00:00Z');
    const quietHours = { from: '22:00', to: '08:00' };

    expect(times(aChannel({ plan, quietHours }), 2)).toEqual(['2026-03-14T07:00:00.000Z', '2026-03-15T07:00:00.000Z']);
  });

  it('is empty for a plan that never fires', () => {
    expect(times(aChannel({ plan: { ...plan, at: [] } }))).toEqual([]);
  });
});
