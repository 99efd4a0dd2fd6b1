import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/articles/article.ts';
import { SCHEMA_VERSION } from '../../src/store/migrations.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { Store } from '../../src/store/store.ts';
import { NOON } from '../support/builders.ts';
import { aRecording, DESK } from '../support/delivery-builders.ts';
import { aKeptChannel, anEntry } from '../support/office-builders.ts';

let folder: string;
let store: Store | null = null;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-migrations-'));
});
afterEach(async () => {
  await store?.close();
  store = null;
  rmSync(folder, { recursive: true, force: true });
});

/**
 * Data folders as earlier versions left them, written out as SQL: an article, a card, a briefing that was sent, a feed.
 * Whoever adds a step to the migrations adds the schema before it here.
 */
const earlier = Array.from({ length: SCHEMA_VERSION - 1 }, (_, index) => index + 1);

describe.each(earlier)('a data folder of schema %i', (version) => {
  const leftByEarlierVersion = () => {
    const file = new DatabaseSync(join(folder, 'sitrep.db'));
    file.exec(readFileSync(`test/specimens/store/schema-${version}.sql`, 'utf8'));
    file.close();
  };
  const open = async () => {
    store = await openStore({ folder, clock: () => NOON });
    return store;
  };

  it('is brought to the newest, with all that was kept', async () => {
    leftByEarlierVersion();

    const { articles, cards, deliveries, feedStates, search, lastCycleAt } = await open();

    expect((await articles.read(['a1' as ArticleId]))[0]?.title).toBe('Kept by an older version');
    expect(await search.find({ words: 'older version', since: null, limit: 5 })).toHaveLength(1);
    expect(await cards.since(0)).toHaveLength(1);
    expect((await deliveries.list(0)).map(({ state }) => state)).toEqual(['sent', 'sent', 'sent']);
    expect(await feedStates.all()).toHaveLength(1);
    expect(await lastCycleAt()).toBe(NOON);
  });

  it('sends nothing twice, and takes what only the newest keeps', async () => {
    leftByEarlierVersion();

    const { deliveries, office } = await open();
    await office.write({ kind: 'channel', channel: aKeptChannel() }, anEntry());

    expect(await deliveries.record(aRecording())).toEqual([]);
    expect(await deliveries.waiting()).toEqual([]);
    expect(await deliveries.first(DESK)).toBeNull();
    expect((await office.read()).channels).toEqual([aKeptChannel()]);
  });
});
