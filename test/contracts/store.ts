import { describe, expect, it } from 'vitest';
import type { Article, ArticleId } from '../../src/articles/article.ts';
import type { Clock } from '../../src/clock.ts';
import type { DestinationId, Part } from '../../src/delivery/delivery.ts';
import { namedSlot, slotOf } from '../../src/delivery/slots.ts';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { FeedState } from '../../src/feeds/ports.ts';
import type { Store } from '../../src/store/store.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { aBriefing, aCard, anArticle, NOON } from '../support/builders.ts';
import { aRecording, DESK } from '../support/delivery-builders.ts';
import { officeStoreContract } from './office-store.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What every store owes to the stages. `create` opens an empty one. */
export function storeContract(name: string, create: (clock: Clock) => Promise<Store>): void {
  /** A store whose clock can be set. */
  const open = async () => {
    let now = NOON;
    const store = await create(() => now);
    return {
      ...store,
      at(time: number) {
        now = time;
      },
    };
  };
  const keep = (store: Store, ...articles: Article[]) =>
    store.articles.keep(articles.map((article) => ({ article, keys: [`link:${article.url}`] })));
  const id = (text: string) => text as ArticleId;
  const story = (text: string) => text as StoryId;

  describe(`${name}: articles`, () => {
    it('come back as they were kept, in the order asked for', async () => {
      const store = await open();
      const one = anArticle({ id: 'a1', text: 'A strike hit the port.\n\nNobody was hurt.' });
      const two = anArticle({ id: 'a2', title: 'Перемовини тривають «далі»', url: 'https://two.example/2' });

      await keep(store, one, two);

      expect(await store.articles.read([two.id, one.id, id('a3')])).toEqual([two, one]);
    });

    it('are known by every key and by their id', async () => {
      const store = await open();
      await store.articles.keep([{ article: anArticle({ id: 'a1' }), keys: ['link:x', 'guid:y'] }]);

      const known = await store.articles.known(['guid:y', 'link:x', 'a1', 'link:z']);

      expect(known).toEqual(new Set(['guid:y', 'link:x', 'a1']));
    });

    it('are left as they are when a key of theirs comes again, also within one call', async () => {
      const store = await open();
      const first = { article: anArticle({ id: 'a1', title: 'First' }), keys: ['guid:y'] };
      const again = { article: anArticle({ id: 'a2', title: 'Again' }), keys: ['guid:y', 'link:new'] };

      await store.articles.keep([first, again]);

      expect((await store.counts()).articles).toBe(1);
      expect((await store.articles.read([id('a1')]))[0]?.title).toBe('First');
    });

    it('may be thousands at once', async () => {
      const store = await open();
      const many = Array.from({ length: 3_000 }, (_, index) =>
        anArticle({ id: `a${index}`, url: `https://many.example/${index}` }),
      );

      await keep(store, ...many);

      const keys = many.map(({ url }) => `link:${url}`);
      expect((await store.articles.known(keys)).size).toBe(3_000);
      expect(await store.articles.read(many.map((article) => article.id))).toHaveLength(3_000);
    }, 30_000);
  });

  describe(`${name}: stories`, () => {
    const dated = (name: string, published: number | null, firstSeenAt: number) =>
      anArticle({ id: name, url: `https://dated.example/${name}`, published, firstSeenAt });

    it('find articles by when they were first seen', async () => {
      const store = await open();
      await keep(store, dated('old', NOON, NOON - HOUR), dated('new', NOON - DAY, NOON));

      const seen = await Array.fromAsync(store.stories.pagesSeenSince(NOON, 10));

      expect(seen.flat().map((article) => article.id)).toEqual(['new']);
    });

    it('show the same articles in pages, and give everybody else a turn between two', async () => {
      const store = await open();
      await keep(store, dated('old', NOON, NOON - HOUR), ...['a', 'b', 'c'].map((name) => dated(name, NOON, NOON)));
      const turns: string[] = [];

      for await (const page of store.stories.pagesSeenSince(NOON, 2)) {
        turns.push(page.map((article) => article.id).join(' '));
        setImmediate(() => turns.push('a turn'));
      }

      expect(turns).toEqual(['a b', 'a turn', 'c']);
    });

    it('find articles by their date, ends included, and by first sight where they claim none', async () => {
      const store = await open();
      await keep(
        store,
        dated('b-before', NOON - DAY - 1, NOON),
        dated('c-first', NOON - DAY, NOON),
        dated('a-undated', null, NOON - HOUR),
        dated('d-last', NOON, NOON),
        dated('e-after', NOON + 1, NOON),
      );

      expect(await store.stories.datedBetween(NOON - DAY, NOON)).toEqual(['a-undated', 'c-first', 'd-last']);
    });

    it('remember the story of each article, and replace it', async () => {
      const store = await open();
      await keep(store, dated('a1', NOON, NOON), dated('a2', NOON - 2 * DAY, NOON));
      await store.stories.assign(
        new Map([
          [id('a1'), story('s-1')],
          [id('a2'), story('s-1')],
        ]),
      );

      await store.stories.assign(new Map([[id('a1'), story('s-2')]]));

      expect(await store.stories.assignments(NOON - DAY, NOON)).toEqual(new Map([['a1', 's-2']]));
      expect(await store.stories.storiesOf([id('a1'), id('a2'), id('a3')])).toEqual(
        new Map([
          ['a1', 's-2'],
          ['a2', 's-1'],
        ]),
      );
    });
  });

  describe(`${name}: moments`, () => {
    it('are remembered by name, the last of each', async () => {
      const store = await open();
      const before = await store.moment('introduced');

      await store.setMoment('introduced', NOON);
      await store.setMoment('introduced', NOON + 1);
      await store.setMoment('other', NOON + 2);

      expect(before).toBeNull();
      expect(await store.moment('introduced')).toBe(NOON + 1);
    });
  });

  describe(`${name}: cards`, () => {
    it('are the newest of each story, newest first', async () => {
      const store = await open();
      const updatedAt = (hours: number) => new Date(NOON - hours * HOUR).toISOString();
      await store.cards.keep([
        aCard({ id: 's-1', updatedAt: updatedAt(5) }),
        aCard({ id: 's-2', updatedAt: updatedAt(3) }),
      ]);

      await store.cards.keep([aCard({ id: 's-1', version: 'v2', updatedAt: updatedAt(1) })]);

      const cards = await store.cards.since(NOON - 3 * HOUR);
      expect(cards.map((card) => [card.id, card.version])).toEqual([
        ['s-1', 'v2'],
        ['s-2', 'v1'],
      ]);
      expect(await store.cards.since(NOON - HOUR)).toEqual([cards[0]]);
    });

    it('come in pages, newest first, and give everybody else a turn between two', async () => {
      const store = await open();
      const updatedAt = (hours: number) => new Date(NOON - hours * HOUR).toISOString();
      await store.cards.keep(
        Array.from({ length: 7 }, (_, hours) => aCard({ id: `s-${hours}`, updatedAt: updatedAt(hours) })),
      );
      const turns: string[] = [];

      for await (const page of store.cards.pages(NOON - 5 * HOUR, 2)) {
        turns.push(page.map(({ id }) => id).join(' '));
        setImmediate(() => turns.push('a turn'));
      }

      expect(turns).toEqual(['s-0 s-1', 'a turn', 's-2 s-3', 'a turn', 's-4 s-5']);
    });

    it('are all shown in pages, each once, whatever is kept or dropped meanwhile', async () => {
      const store = await open();
      const updatedAt = (hours: number) => new Date(NOON - hours * HOUR).toISOString();
      await store.cards.keep(
        Array.from({ length: 6 }, (_, hours) => aCard({ id: `s-${hours}`, updatedAt: updatedAt(hours + 1) })),
      );
      const seen: string[] = [];

      for await (const page of store.cards.pages(0, 2)) {
        seen.push(...page.map(({ id, version }) => `${id} ${version}`));
        if (seen.length === 2) {
          await store.cards.keep([aCard({ id: 's-5', version: 'v2', updatedAt: updatedAt(0) })]);
          await store.cards.drop([story('s-3')]);
        }
      }

      expect(seen).toEqual(['s-0 v1', 's-1 v1', 's-2 v1', 's-4 v1', 's-5 v2']);
    });

    it('of the stories named come in pages as well, without those that have none', async () => {
      const store = await open();
      await store.cards.keep([aCard({ id: 's-1' }), aCard({ id: 's-2' }), aCard({ id: 's-3' })]);
      const pages: string[] = [];

      for await (const page of store.cards.pagesOf(['s-3', 's-9', 's-1'].map(story), 2)) {
        pages.push(page.map(({ id }) => id).join(' '));
      }

      expect(pages).toEqual(['s-3', 's-1']);
    });

    it('come in no page when there are none', async () => {
      const store = await open();
      const pages: unknown[] = [];

      for await (const page of store.cards.pages(0, 10)) pages.push(page);

      expect(pages).toEqual([]);
    });

    it('are gone when they are dropped', async () => {
      const store = await open();
      await store.cards.keep([aCard({ id: 's-1' })]);

      await store.cards.drop([story('s-1'), story('s-9')]);

      expect(await store.cards.read(story('s-1'))).toBeNull();
    });
  });

  describe(`${name}: feeds`, () => {
    const state = (fields: Partial<FeedState> = {}): FeedState => ({
      feedId: 'meridian' as FeedId,
      url: 'https://meridianwire.example/world.xml',
      etag: 'W/"  odd \\" etag"',
      lastModified: null,
      nextPollAt: NOON,
      lastPolledAt: NOON,
      lastSuccessAt: null,
      failures: 0,
      lastProblem: null,
      paused: null,
      ...fields,
    });

    it('are remembered byte for byte, the last state of each', async () => {
      const store = await open();
      await store.feedStates.write(state());
      await store.feedStates.write(state({ failures: 3, paused: { at: NOON, reason: 'gone' } }));

      expect(await store.feedStates.read('meridian' as FeedId)).toEqual(
        state({ failures: 3, paused: { at: NOON, reason: 'gone' } }),
      );
      expect(await store.feedStates.all()).toHaveLength(1);
      expect(await store.feedStates.read('other' as FeedId)).toBeNull();
    });

    it('wait for a host that asked to be left alone', async () => {
      const store = await open();
      await store.feedStates.pauseHost('meridianwire.example', NOON + HOUR);

      expect(await store.feedStates.hostPausedUntil('meridianwire.example')).toBe(NOON + HOUR);
      expect(await store.feedStates.hostPausedUntil('other.example')).toBeNull();
    });
  });

  describe(`${name}: deliveries`, () => {
    it('are written down with their slot, once', async () => {
      const store = await open();

      const first = await store.deliveries.record(aRecording());
      const again = await store.deliveries.record(aRecording());

      expect(first.map(({ part, state, attempts }) => [part, state, attempts])).toEqual([
        [0, 'due', 0],
        [1, 'due', 0],
        [2, 'due', 0],
      ]);
      expect(again).toEqual([]);
      expect(await store.deliveries.list(0)).toEqual(first);
      expect(await store.slots.decided(DESK, ['2026-03-13T12:00'])).toEqual(new Set(['2026-03-13T12:00']));
    });

    it('are not written down for a slot that was missed', async () => {
      const store = await open();
      const recording = aRecording();
      await store.slots.miss(DESK, [recording.slot], NOON);

      expect(await store.deliveries.record(recording)).toEqual([]);
    });

    it('hold the same instant apart for two destinations', async () => {
      const store = await open();
      await store.deliveries.record(aRecording());

      const other = await store.deliveries.record(aRecording({ destination: 'slack:C1' as DestinationId }));

      expect(other).toHaveLength(3);
      expect(await store.deliveries.waiting()).toEqual(['console', 'slack:C1']);
    });

    it('give back what they show', async () => {
      const store = await open();
      const recording = aRecording({ stories: 2 });
      await store.deliveries.record(recording);
      const shown = [];

      for (let next = await store.deliveries.first(DESK); next !== null; next = await store.deliveries.first(DESK)) {
        shown.push(next.content);
        await store.deliveries.settle(next.id, { to: 'sent', messageId: 'm', at: NOON });
      }

      expect(shown).toEqual(recording.parts);
    });

    it('give back a notice, which belongs to no briefing', async () => {
      const store = await open();
      const notice = { kind: 'notice', text: 'The feed is gone.', about: null } as const;
      await store.deliveries.record({
        ...aRecording(),
        slot: namedSlot('notice:feed-gone:meridian', NOON),
        kind: 'notice',
        parts: [notice],
        briefing: null,
      });

      expect((await store.deliveries.first(DESK))?.content).toEqual(notice);
      expect(await store.pastBriefings.last(DESK)).toBeNull();
    });

    it('are claimed once, and counted as an attempt', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());

      const claims = [await store.deliveries.claim(head!.id), await store.deliveries.claim(head!.id)];

      expect(claims).toEqual([true, false]);
      expect(await store.deliveries.first(DESK)).toBeNull();
      expect((await store.deliveries.list(0))[0]).toMatchObject({ state: 'sending', attempts: 1 });
    });

    it('keep how an attempt ended, and stay finished', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      await store.deliveries.claim(head!.id);

      await store.deliveries.settle(head!.id, { to: 'sent', messageId: 'm1', at: NOON + 5 });
      await store.deliveries.settle(head!.id, { to: 'dead', reach: 'slot', problem: 'delivery-dead' });

      expect((await store.deliveries.list(0))[0]).toMatchObject({ state: 'sent', messageId: 'm1', sentAt: NOON + 5 });
      expect(await store.deliveries.lastSentAt()).toBe(NOON + 5);
    });

    it('wait until their time, and remember that their end is unknown', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      await store.deliveries.claim(head!.id);

      await store.deliveries.settle(head!.id, {
        to: 'due',
        at: NOON + 9,
        uncertain: true,
        problem: 'destination-later',
      });

      expect(await store.deliveries.first(DESK)).toMatchObject({ id: head!.id, notBefore: NOON + 9, uncertain: true });
    });

    it('are uncertain after an interruption', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      await store.deliveries.claim(head!.id);

      const recovered = await store.deliveries.recoverInterrupted(DESK);

      expect(recovered).toBe(1);
      expect(await store.deliveries.first(DESK)).toMatchObject({ id: head!.id, attempts: 1, uncertain: true });
    });

    it.each([
      ['a slot', 'slot', ['held', 'held', 'held', 'due', 'due', 'due']],
      ['a destination', 'destination', ['held', 'held', 'held', 'held', 'held', 'held']],
    ] as const)('are held together: all of %s', async (_, reach, states) => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      await store.deliveries.record(aRecording({ at: NOON + HOUR }));
      await store.deliveries.record(aRecording({ destination: 'slack:C1' as DestinationId, at: NOON + 2 * HOUR }));

      await store.deliveries.settle(head!.id, { to: 'held', reach, problem: 'destination-refused' });

      const rows = await store.deliveries.list(0);
      expect(rows.map(({ state }) => state)).toEqual([...states, 'due', 'due', 'due']);
      expect((await store.counts()).deliveries.held).toBe(states.filter((state) => state === 'held').length);
    });

    it('are given up one by one where only one of them is refused', async () => {
      const store = await open();
      const [, first] = await store.deliveries.record(aRecording({ stories: 2 }));

      await store.deliveries.settle(first!.id, { to: 'dead', reach: 'message', problem: 'message-refused' });

      expect((await store.deliveries.list(0)).map(({ state }) => state)).toEqual(['due', 'dead', 'due', 'due']);
    });

    it('know the message of their head once it was sent', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      const before = await store.deliveries.first(DESK);

      await store.deliveries.settle(head!.id, { to: 'sent', messageId: 'm1', at: NOON });

      expect(before?.under).toBeNull();
      expect((await store.deliveries.first(DESK))?.under).toBe('m1');
    });

    it('know which message shows a story, and in which form it was last written down', async () => {
      const store = await open();
      const recording = aRecording();
      const [, row] = await store.deliveries.record(recording);
      const { card, briefing } = recording.parts[1] as Extract<Part, { kind: 'story' }>;
      const ask = { stories: [card.id], since: NOON };
      const unsent = await store.deliveries.postedStories(ask);
      await store.deliveries.settle(row!.id, { to: 'sent', messageId: 'm2', at: NOON + 5 });
      const sent = await store.deliveries.postedStories(ask);
      const { period, sources, board } = briefing;
      const setting = { period, sources, board };
      const newer = { ...card, version: 'newer' };

      await store.deliveries.record({
        ...recording,
        slot: namedSlot('update:1', NOON + HOUR),
        kind: 'update',
        dueAt: NOON + HOUR,
        parts: [
          { kind: 'update', edits: 'm2', setting, card: newer, place: 1, changed: ['9 → 12 killed'], at: NOON + HOUR },
        ],
        briefing: null,
      });

      const posted = { destination: DESK, messageId: 'm2', sentAt: NOON + 5, place: 1, setting, retracted: false };
      expect(unsent).toEqual([]);
      expect(sent).toEqual([{ ...posted, card, updatedAt: null }]);
      expect(await store.deliveries.postedStories(ask)).toEqual([{ ...posted, card: newer, updatedAt: NOON + HOUR }]);
      expect(await store.deliveries.postedStories({ ...ask, since: NOON + 6 })).toEqual([]);
      expect(await store.deliveries.postedStories({ ...ask, stories: [story('s-other')] })).toEqual([]);
    });

    it('know that a story was taken back', async () => {
      const store = await open();
      const recording = aRecording();
      const [, row] = await store.deliveries.record(recording);
      const { card, briefing } = recording.parts[1] as Extract<Part, { kind: 'story' }>;
      await store.deliveries.settle(row!.id, { to: 'sent', messageId: 'm2', at: NOON });
      const { period, sources, board } = briefing;

      await store.deliveries.record({
        ...recording,
        slot: namedSlot('retraction:1', NOON + HOUR),
        kind: 'update',
        dueAt: NOON + HOUR,
        parts: [
          {
            kind: 'retraction',
            edits: 'm2',
            setting: { period, sources, board },
            card,
            place: 1,
            reason: 'wrong place',
            at: NOON + HOUR,
          },
        ],
        briefing: null,
      });

      expect(await store.deliveries.postedStories({ stories: [card.id], since: 0 })).toMatchObject([
        { retracted: true },
      ]);
      expect(await store.pastBriefings.retracted(DESK)).toEqual(new Set([card.id]));
      expect(await store.pastBriefings.retracted('elsewhere')).toEqual(new Set());
      expect(await store.pastBriefings.retractions()).toEqual([
        { destination: DESK, storyId: card.id, reason: 'wrong place', at: NOON + HOUR },
      ]);
    });

    it('know what was wrong with the one before', async () => {
      const store = await open();
      const [head] = await store.deliveries.record(aRecording());
      const [next] = await store.deliveries.record(aRecording({ at: NOON + HOUR }));
      const before = await store.deliveries.problemBefore(next!.id);

      await store.deliveries.settle(head!.id, { to: 'held', reach: 'slot', problem: 'destination-refused' });

      expect(before).toBeNull();
      expect(await store.deliveries.problemBefore(next!.id)).toBe('destination-refused');
      expect(await store.deliveries.problemBefore(head!.id)).toBeNull();
    });
  });

  describe(`${name}: past briefings`, () => {
    const finish = async (store: Store, end: 'sent' | 'dead', count = Number.POSITIVE_INFINITY) => {
      for (let done = 0; done < count; done++) {
        const next = await store.deliveries.first(DESK);
        if (next === null) return;
        await store.deliveries.settle(
          next.id,
          end === 'sent'
            ? { to: 'sent', messageId: 'm', at: NOON }
            : { to: 'dead', reach: 'slot', problem: 'delivery-dead' },
        );
      }
    };

    it('are none before the first', async () => {
      const store = await open();

      expect(await store.pastBriefings.last(DESK)).toBeNull();
      expect(await store.pastBriefings.lastShown(DESK)).toBeNull();
    });

    it('give the last one of a destination with its states, even while it is on its way', async () => {
      const store = await open();
      const states = [
        {
          storyId: story('s-1'),
          version: 'v1',
          headline: 'H',
          figures: [],
          claims: [],
          independent: 1,
          label: 'single source',
          status: 'new',
          eventType: null,
        },
      ];
      await store.deliveries.record(aRecording());
      const recording = aRecording({ at: NOON + HOUR, states });
      await store.deliveries.record(recording);

      expect(await store.pastBriefings.last(DESK)).toEqual({
        id: recording.briefing?.id,
        to: recording.briefing?.period.to,
        states,
      });
      expect(await store.pastBriefings.last('slack:C1')).toBeNull();
    });

    it('pass over one that was given up before all its stories were shown', async () => {
      const store = await open();
      await store.deliveries.record(aRecording());
      await finish(store, 'sent');
      await store.deliveries.record(aRecording({ at: NOON + HOUR }));
      await finish(store, 'sent', 1);
      await finish(store, 'dead');

      expect((await store.pastBriefings.last(DESK))?.to).toBe(new Date(NOON).toISOString());
    });

    it('count one of which only the foot is missing', async () => {
      const store = await open();
      await store.deliveries.record(aRecording());
      await finish(store, 'sent', 2);
      await finish(store, 'dead');

      expect(await store.pastBriefings.last(DESK)).not.toBeNull();
    });

    it('count one of which a story cannot be shown in any form, or the others would come again and again', async () => {
      const store = await open();
      const [, first] = await store.deliveries.record(aRecording({ stories: 2 }));
      await store.deliveries.settle(first!.id, { to: 'dead', reach: 'message', problem: 'message-refused' });
      await finish(store, 'sent');

      expect(await store.pastBriefings.last(DESK)).not.toBeNull();
    });

    it('show the last one whose head people have seen', async () => {
      const store = await open();
      const first = aRecording();
      await store.deliveries.record(first);
      await finish(store, 'sent');
      await store.deliveries.record(aRecording({ at: NOON + HOUR }));

      expect(await store.pastBriefings.lastShown(DESK)).toEqual(first.briefing);
    });

    it('go on showing the one with stories after a quiet day, whose numbers people still see', async () => {
      const store = await open();
      const first = aRecording();
      await store.deliveries.record(first);
      await finish(store, 'sent');
      await store.deliveries.record(aRecording({ at: NOON + HOUR, stories: 0 }));
      await finish(store, 'sent');

      expect(await store.pastBriefings.lastShown(DESK)).toEqual(first.briefing);
    });
  });

  describe(`${name}: slots`, () => {
    const slot = (at: number) => slotOf({ at, local: new Date(at).toISOString().slice(0, 16) });

    it('know since when each entry of a plan is there', async () => {
      const store = await open();
      await store.slots.watch(DESK, ['08:00 UTC', '19:00 UTC'], NOON);

      const watched = await store.slots.watch(DESK, ['08:00 UTC', '20:00 UTC'], NOON + DAY);

      expect(watched).toEqual(
        new Map([
          ['08:00 UTC', NOON],
          ['20:00 UTC', NOON + DAY],
        ]),
      );
      expect(await store.slots.watch(DESK, ['19:00 UTC'], NOON + 2 * DAY)).toEqual(
        new Map([['19:00 UTC', NOON + 2 * DAY]]),
      );
    });

    it('begin anew where the clock was set back before their beginning', async () => {
      const store = await open();
      await store.slots.watch(DESK, ['08:00 UTC'], NOON);

      expect(await store.slots.watch(DESK, ['08:00 UTC'], NOON - DAY)).toEqual(new Map([['08:00 UTC', NOON - DAY]]));
      expect(await store.slots.watch(DESK, ['08:00 UTC'], NOON)).toEqual(new Map([['08:00 UTC', NOON - DAY]]));
    });

    it('are decided once', async () => {
      const store = await open();
      await store.slots.miss(DESK, [slot(NOON - HOUR), slot(NOON)], NOON);
      await store.slots.miss(DESK, [slot(NOON)], NOON);

      expect(await store.slots.lastDecided(DESK)).toBe(NOON);
      expect(await store.slots.lastDecided('slack:C1' as DestinationId)).toBeNull();
      expect((await store.slots.decided(DESK, [slot(NOON).local, 'other'])).size).toBe(1);
    });
  });

  describe(`${name}: search`, () => {
    const report = (name: string, title: string, text: string, published: number) =>
      anArticle({ id: name, url: `https://search.example/${name}`, title, text, published });

    const filled = async () => {
      const store = await open();
      await keep(
        store,
        report('a1', 'Strike on Merinsk market', 'Officials said the market was hit at dawn.', NOON - HOUR),
        report('a2', 'Talks resume', 'Envoys met after the strike on the market.', NOON),
        report('a3', 'Перемовини в Києві', 'Сторони домовилися про обмін полоненими.', NOON - 2 * HOUR),
        report('a4', 'محادثات في القاهرة', 'قال الوزير إن المحادثات ستستمر.', NOON - 3 * HOUR),
      );
      await store.stories.assign(new Map([[id('a1'), story('s-1')]]));
      return store;
    };
    const find = async (words: string, since: number | null = null, limit = 10) =>
      (await (await filled()).search.find({ words, since, limit })).map((hit) => hit.articleId);

    it('finds all the words, in title or text, newest first', async () => {
      expect(await find('market strike')).toEqual(['a2', 'a1']);
      expect(await find('market dawn')).toEqual(['a1']);
      expect(await find('market', NOON - 1)).toEqual(['a2']);
      expect(await find('market', null, 1)).toEqual(['a2']);
    });

    it('minds neither case nor script', async () => {
      expect(await find('MERINSK')).toEqual(['a1']);
      expect(await find('перемовини')).toEqual(['a3']);
      expect(await find('المحادثات')).toEqual(['a4']);
    });

    it.each([
      '"',
      '*',
      'market OR',
      'title:market',
      'NEAR(market, 5)',
      '-market',
      '^market',
      'a"b',
      "'); drop table articles; --",
      '🙂',
      '   ',
      '(market',
    ])('takes %j for plain words', async (words) => {
      expect(Array.isArray(await find(words))).toBe(true);
    });

    it('says where it found them, and of which story they are', async () => {
      const store = await filled();

      const [hit] = await store.search.find({ words: 'dawn', since: null, limit: 5 });

      expect(hit).toMatchObject({
        title: 'Strike on Merinsk market',
        url: 'https://search.example/a1',
        published: NOON - HOUR,
        storyId: 's-1',
      });
      expect(hit?.snippet).toContain('at dawn');
    });
  });

  describe(`${name}: retention`, () => {
    it('forgets old articles and old texts, and never what was sent where', async () => {
      const store = await open();
      const seen = (name: string, firstSeenAt: number) =>
        anArticle({ id: name, url: `https://seen.example/${name}`, title: `Report ${name}`, firstSeenAt });
      await keep(store, seen('ancient', NOON - 100 * DAY), seen('old', NOON - 10 * DAY), seen('fresh', NOON));
      store.at(NOON - 100 * DAY);
      await store.deliveries.record(aRecording({ at: NOON - 100 * DAY }));
      await store.deliveries.record(aRecording({ at: NOON - 99 * DAY }));
      for (let next = await store.deliveries.first(DESK); next !== null; next = await store.deliveries.first(DESK)) {
        await store.deliveries.settle(next.id, { to: 'sent', messageId: 'm', at: NOON });
      }
      store.at(NOON);

      await store.prune({ articlesBefore: NOON - 90 * DAY, bodiesBefore: NOON - 7 * DAY });

      const [old, fresh] = await store.articles.read([id('ancient'), id('old'), id('fresh')]);
      expect(old).toMatchObject({ id: 'old', title: 'Report old', text: '', sentences: [] });
      expect(fresh?.text).not.toBe('');
      expect((await store.search.find({ words: 'Report old', since: null, limit: 5 })).length).toBe(1);
      expect(await store.deliveries.record(aRecording({ at: NOON - 100 * DAY }))).toEqual([]);
      expect((await store.pastBriefings.last(DESK))?.to).toBe(new Date(NOON - 99 * DAY).toISOString());
    });

    it('knows an article again by its keys for as long as it keeps it, and no longer', async () => {
      const store = await open();
      await keep(store, anArticle({ id: 'a1', url: 'https://kept.example/1', firstSeenAt: NOON - 100 * DAY }));
      const before = await store.articles.known(['link:https://kept.example/1']);

      await store.prune({ articlesBefore: NOON - 90 * DAY, bodiesBefore: NOON });

      expect(before.size).toBe(1);
      expect((await store.articles.known(['link:https://kept.example/1'])).size).toBe(0);
    });

    it('keeps what was sent where for 400 days, whatever is asked', async () => {
      const store = await open();
      await store.deliveries.record(aRecording());
      store.at(NOON + 399 * DAY);
      await store.prune({ articlesBefore: NOON + 399 * DAY, bodiesBefore: NOON + 399 * DAY });
      const kept = await store.deliveries.list(0);

      store.at(NOON + 401 * DAY);
      await store.prune({ articlesBefore: 0, bodiesBefore: 0 });

      expect(kept).toHaveLength(3);
      expect(await store.deliveries.list(0)).toEqual([]);
    });
  });

  describe(`${name}: the whole`, () => {
    it('remembers when the last pass ended', async () => {
      const store = await open();
      const before = await store.lastCycleAt();

      await store.setLastCycleAt(NOON);
      await store.setLastCycleAt(NOON + 1);

      expect(before).toBeNull();
      expect(await store.lastCycleAt()).toBe(NOON + 1);
    });

    it('counts', async () => {
      const store = await open();
      await keep(store, anArticle());
      await store.cards.keep([aCard()]);
      const [head] = await store.deliveries.record(aRecording({ briefing: aBriefing() }));
      await store.deliveries.claim(head!.id);

      expect(await store.counts()).toEqual({ articles: 1, stories: 1, deliveries: { due: 3, held: 0, dead: 0 } });
    });
  });

  officeStoreContract(name, create);
}
