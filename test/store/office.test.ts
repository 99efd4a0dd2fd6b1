import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { OfficeStore } from '../../src/office/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { NOON } from '../support/builders.ts';
import { aRecording } from '../support/delivery-builders.ts';
import { ACME, aKeptChannel, aKeptFeed, anEntry, GENERAL } from '../support/office-builders.ts';

const folder = mkdtempSync(join(tmpdir(), 'sitrep-office-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An entry that the audit cannot hold. */
const unwritable = anEntry({ what: null as unknown as string });

describe('a change whose audit entry cannot be written', () => {
  it.each<[string, (office: OfficeStore) => Promise<unknown>]>([
    [
      'a channel',
      (office) => office.write({ kind: 'channel', channel: aKeptChannel({ followed: false }) }, unwritable),
    ],
    ['new feeds', (office) => office.write({ kind: 'feeds-added', feeds: [aKeptFeed({ id: 'new' })] }, unwritable)],
    ['a feed taken out', (office) => office.write({ kind: 'feed-removed', feed: 'old' as FeedId }, unwritable)],
    ['a pause', (office) => office.write({ kind: 'feed-paused', feed: 'old' as FeedId, at: NOON }, unwritable)],
    ['a retraction', (office) => office.record([aRecording({ destination: GENERAL })], unwritable)],
    ['a deletion', (office) => office.forget(ACME, unwritable)],
  ])('is not made: %s', async (name, change) => {
    const store = await openStore({ folder: join(folder, name), clock: () => NOON });
    await store.office.join(ACME, NOON);
    await store.office.place(GENERAL, ACME);
    await store.office.write({ kind: 'channel', channel: aKeptChannel() }, anEntry());
    await store.office.write({ kind: 'feeds-added', feeds: [aKeptFeed({ id: 'old' })] }, anEntry());
    const everything = async () => [
      await store.office.read(),
      await store.office.audit({ community: null, limit: 9 }),
      await store.deliveries.list(0),
    ];
    const before = await everything();

    await expect(change(store.office)).rejects.toThrow();

    expect(await everything()).toEqual(before);
    await store.close();
  });
});
