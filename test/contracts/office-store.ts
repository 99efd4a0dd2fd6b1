import { describe, expect, it } from 'vitest';
import type { Clock } from '../../src/clock.ts';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import { namedSlot } from '../../src/delivery/slots.ts';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { AuditEntry } from '../../src/office.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON } from '../support/builders.ts';
import { aRecording } from '../support/delivery-builders.ts';
import { ACME, aKeptChannel, aKeptFeed, anEntry, GENERAL, OTHERS, OTHERS_GENERAL } from '../support/office-builders.ts';

const DAY = 86_400_000;

/** What every store owes to the office. `create` opens an empty one. */
export function officeStoreContract(name: string, create: (clock: Clock) => Promise<Store>): void {
  let now = NOON;
  const open = async () => {
    now = NOON;
    const store = await create(() => now);
    return { ...store, office: store.office };
  };
  const feed = (text: string) => text as FeedId;
  const subjects = (entries: readonly AuditEntry[]) => entries.map(({ subject }) => subject);

  describe(`${name}: what chat decided`, () => {
    it('is nothing at first', async () => {
      const { office } = await open();

      expect(await office.read()).toEqual({
        channels: [],
        feeds: [],
        pauses: [],
        mutes: [],
        places: [],
        communities: [],
      });
      expect(await office.audit({ community: null, limit: 10 })).toEqual([]);
    });

    it('comes back as it was written, the last of each channel', async () => {
      const { office } = await open();
      await office.write({ kind: 'channel', channel: aKeptChannel() }, anEntry());
      const last = aKeptChannel({ followed: false, changedAt: NOON + 1, wishes: { stories: 7, quietHours: null } });

      await office.write({ kind: 'channel', channel: last }, anEntry());

      expect((await office.read()).channels).toEqual([last]);
    });

    it('holds feeds in the order in which they were added, with who added them', async () => {
      const { office } = await open();
      const first = aKeptFeed({ id: 'zeta', addedAt: NOON });
      const later = aKeptFeed({ id: 'alpha', community: null, addedAt: NOON + 1 });

      await office.write({ kind: 'feeds-added', feeds: [first] }, anEntry());
      await office.write({ kind: 'feeds-added', feeds: [later] }, anEntry());

      expect((await office.read()).feeds).toEqual([first, later]);
    });

    it('forgets a removed feed, its pause and what polling remembers of it', async () => {
      const store = await open();
      await store.office.write({ kind: 'feeds-added', feeds: [aKeptFeed({ id: 'zeta' })] }, anEntry());
      await store.office.write({ kind: 'feed-paused', feed: feed('zeta'), at: NOON }, anEntry());
      await store.feedStates.write(aState('zeta'));

      await store.office.write({ kind: 'feed-removed', feed: feed('zeta') }, anEntry());

      expect(await store.office.read()).toMatchObject({ feeds: [], pauses: [] });
      expect(await store.feedStates.read(feed('zeta'))).toBeNull();
    });

    it('knows since when a feed is paused, also one of a file', async () => {
      const { office } = await open();
      await office.write({ kind: 'feed-paused', feed: feed('of-a-file'), at: NOON }, anEntry());
      await office.write({ kind: 'feed-paused', feed: feed('of-a-file'), at: NOON + 5 }, anEntry());

      expect((await office.read()).pauses).toEqual([{ feed: 'of-a-file', at: NOON }]);
    });

    it('ends with a resumption both pauses, the one of a person and the one of polling', async () => {
      const store = await open();
      const gone = aState('zeta', { failures: 9, missingSince: NOON, paused: { at: NOON, reason: 'gone' } });
      await store.feedStates.write(gone);
      await store.office.write({ kind: 'feed-paused', feed: feed('zeta'), at: NOON }, anEntry());

      await store.office.write({ kind: 'feed-resumed', feed: feed('zeta'), at: NOON + 5 }, anEntry());

      expect((await store.office.read()).pauses).toEqual([]);
      expect(await store.feedStates.read(feed('zeta'))).toEqual({
        ...gone,
        failures: 0,
        missingSince: null,
        paused: null,
        nextPollAt: NOON + 5,
      });
    });

    it('leaves alone the state of a feed that was not given up', async () => {
      const store = await open();
      await store.feedStates.write(aState('zeta', { failures: 2, nextPollAt: NOON + DAY }));

      await store.office.write({ kind: 'feed-resumed', feed: feed('zeta'), at: NOON }, anEntry());

      expect(await store.feedStates.read(feed('zeta'))).toEqual(
        aState('zeta', { failures: 2, nextPollAt: NOON + DAY }),
      );
    });
  });

  describe(`${name}: communities`, () => {
    it('remember where a channel is, the last that was said', async () => {
      const { office } = await open();
      await office.place(GENERAL, OTHERS);
      await office.place(GENERAL, ACME);

      expect((await office.read()).places).toEqual([{ destination: GENERAL, community: ACME }]);
    });

    it('are left since the first time they were, until they are joined again', async () => {
      const { office } = await open();
      await office.join(ACME, NOON);
      await office.leave(ACME, NOON + 1);
      await office.leave(ACME, NOON + 2);
      const left = (await office.read()).communities;

      await office.join(ACME, NOON + 3);

      expect(left).toEqual([{ id: ACME, joinedAt: NOON, leftAt: NOON + 1 }]);
      expect((await office.read()).communities).toEqual([{ id: ACME, joinedAt: NOON + 3, leftAt: null }]);
    });

    it('may be left without ever having been joined', async () => {
      const { office } = await open();

      await office.leave(ACME, NOON);

      expect((await office.read()).communities).toEqual([{ id: ACME, joinedAt: NOON, leftAt: NOON }]);
    });

    it('get nothing more once they are left; others do', async () => {
      const store = await open();
      await store.office.place(GENERAL, ACME);
      await store.deliveries.record(aRecording({ destination: GENERAL }));
      await store.deliveries.record(aRecording({ destination: OTHERS_GENERAL }));
      const first = await store.deliveries.first(GENERAL);
      await store.deliveries.claim(first!.id);

      await store.office.leave(ACME, NOON);

      expect(await store.deliveries.waiting()).toEqual([OTHERS_GENERAL]);
      expect((await store.counts()).deliveries).toEqual({ due: 3, held: 0, dead: 3 });
    });
  });

  describe(`${name}: forgetting a community`, () => {
    const filled = async () => {
      const store = await open();
      const named = `${ACME}/C0NAMED` as DestinationId;
      for (const [community, channel, id] of [
        [ACME, GENERAL, 'acme-news'],
        [OTHERS, OTHERS_GENERAL, 'others-news'],
      ] as const) {
        await store.office.join(community, NOON);
        await store.office.place(channel, community);
        const entry = anEntry({ community, subject: channel });
        await store.office.write({ kind: 'channel', channel: aKeptChannel({ destination: channel }) }, entry);
        const added = anEntry({ community, subject: id });
        await store.office.write({ kind: 'feeds-added', feeds: [aKeptFeed({ id, community })] }, added);
        await store.office.write({ kind: 'feed-paused', feed: feed(id), at: NOON }, added);
        await store.feedStates.write(aState(id));
        await store.deliveries.record(aRecording({ destination: channel }));
        await store.slots.watch(channel, ['08:00 UTC'], NOON);
      }
      await store.deliveries.record(aRecording({ destination: named }));
      return store;
    };

    it('deletes all of it and nothing else', async () => {
      const store = await filled();

      await store.office.forget(ACME, null);

      const kept = await store.office.read();
      expect(kept.channels.map(({ destination }) => destination)).toEqual([OTHERS_GENERAL]);
      expect(kept.feeds.map((one) => one.feed.id)).toEqual(['others-news']);
      expect(kept.pauses.map((one) => one.feed)).toEqual(['others-news']);
      expect(kept.places).toEqual([{ destination: OTHERS_GENERAL, community: OTHERS }]);
      expect(kept.communities.map(({ id }) => id)).toEqual([OTHERS]);
      expect((await store.feedStates.all()).map(({ feedId }) => feedId)).toEqual(['others-news']);
      expect((await store.deliveries.list(0)).map(({ destination }) => destination)).toEqual(
        Array.from({ length: 3 }, () => OTHERS_GENERAL),
      );
      expect(await store.pastBriefings.last(GENERAL)).toBeNull();
      expect(await store.pastBriefings.last(OTHERS_GENERAL)).not.toBeNull();
      expect(await store.slots.lastDecided(GENERAL)).toBeNull();
      expect(await store.slots.watch(GENERAL, ['08:00 UTC'], NOON + DAY)).toEqual(new Map([['08:00 UTC', NOON + DAY]]));
    });

    it('keeps in the audit when something was done, not by whom, where and about what', async () => {
      const store = await filled();
      const elsewhere = anEntry({ community: OTHERS, user: 'operator', subject: GENERAL, after: 'stories: 7' });
      await store.office.write({ kind: 'channel', channel: aKeptChannel() }, elsewhere);

      await store.office.forget(ACME, anEntry({ what: 'forget', community: null, user: null, subject: 'forgotten' }));

      const [deletion, fromElsewhere, ...rest] = await store.office.audit({ community: null, limit: 20 });
      expect(deletion).toMatchObject({ what: 'forget', user: null });
      expect(fromElsewhere).toEqual({ ...elsewhere, subject: 'forgotten', before: null, after: null });
      const blank = { community: null, user: null, subject: 'forgotten', before: null, after: null };
      expect(rest.slice(3)).toEqual(Array.from({ length: 3 }, () => ({ ...anEntry(), ...blank })));
      expect(subjects(rest.slice(0, 3))).toEqual(['others-news', 'others-news', OTHERS_GENERAL]);
    });

    it('may be asked for one that is not known', async () => {
      const store = await filled();
      const before = await store.office.read();

      await store.office.forget('discord:1' as typeof ACME, null);

      expect(await store.office.read()).toEqual(before);
    });
  });

  describe(`${name}: the audit`, () => {
    it('comes newest first, of one community or of all, as many as asked for', async () => {
      const { office } = await open();
      for (const [community, subject] of [
        [ACME, 'one'],
        [OTHERS, 'two'],
        [null, 'three'],
      ] as const) {
        await office.write({ kind: 'channel', channel: aKeptChannel() }, anEntry({ community, subject }));
      }

      expect(subjects(await office.audit({ community: null, limit: 2 }))).toEqual(['three', 'two']);
      expect(await office.audit({ community: ACME, limit: 5 })).toEqual([anEntry({ community: ACME, subject: 'one' })]);
      expect(await office.audit({ community: null, limit: 0 })).toEqual([]);
    });

    it('knows when one person changed something', async () => {
      const { office } = await open();
      for (const entry of [
        anEntry({ user: 'U1', at: NOON - DAY }),
        anEntry({ user: 'U1', at: NOON }),
        anEntry({ user: 'U2', at: NOON }),
        anEntry({ user: 'U1', platform: 'slack', at: NOON }),
        anEntry({ user: 'U1', at: NOON + 3 }),
      ]) {
        await office.write({ kind: 'channel', channel: aKeptChannel() }, entry);
      }

      expect(await office.changesBy({ platform: 'discord', user: 'U1' }, NOON)).toEqual([NOON, NOON + 3]);
    });

    it('is kept for a year', async () => {
      const store = await open();
      await store.office.write({ kind: 'channel', channel: aKeptChannel() }, anEntry({ at: NOON, subject: 'old' }));
      now = NOON + 364 * DAY;
      await store.prune({ articlesBefore: 0, bodiesBefore: 0 });
      const kept = subjects(await store.office.audit({ community: null, limit: 5 }));

      now = NOON + 366 * DAY;
      await store.prune({ articlesBefore: 0, bodiesBefore: 0 });

      expect(kept).toEqual(['old']);
      expect(await store.office.audit({ community: null, limit: 5 })).toEqual([]);
    });
  });

  describe(`${name}: deliveries with their audit entry`, () => {
    const notice = (name: string) => ({
      ...aRecording({ destination: GENERAL }),
      slot: namedSlot(name, NOON),
      kind: 'update' as const,
      parts: [{ kind: 'notice', text: 'Retracted.', about: 'm1' } as const],
      briefing: null,
    });

    it('are recorded once; what was recorded before adds no entry', async () => {
      const store = await open();

      const first = await store.office.record([notice('a'), notice('b')], anEntry());
      const again = await store.office.record([notice('a'), notice('b')], anEntry());
      const more = await store.office.record([notice('b'), notice('c')], anEntry());

      expect([first, again, more]).toEqual([2, 0, 1]);
      expect((await store.deliveries.list(0)).map(({ slot }) => slot)).toEqual(['a', 'b', 'c']);
      expect(await store.office.audit({ community: null, limit: 5 })).toHaveLength(2);
    });
  });
}

function aState(id: string, fields: Partial<Parameters<Store['feedStates']['write']>[0]> = {}) {
  return {
    feedId: id as FeedId,
    url: `https://${id}.example/feed.xml`,
    etag: null,
    lastModified: null,
    nextPollAt: NOON,
    lastPolledAt: NOON,
    lastSuccessAt: NOON,
    failures: 0,
    lastProblem: null,
    paused: null,
    ...fields,
  };
}
