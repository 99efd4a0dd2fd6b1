import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, describe, expect, it } from 'vitest';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { CommunityId } from '../../src/office.ts';
import { openStore } from '../../src/store/open-store.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { anAsker, anOffice, anOperator, someFiles } from '../support/an-office.ts';
import { NOON } from '../support/builders.ts';
import { aDestination, aRecording } from '../support/delivery-builders.ts';
import { ACME, GENERAL, OTHERS, OTHERS_GENERAL } from '../support/office-builders.ts';

const DAY = 86_400_000;
const follow = (fields: object = {}) => ({
  by: anAsker(),
  destination: GENERAL,
  wishes: { stories: 3 },
  what: 'follow',
  ...fields,
});

describe('a server', () => {
  it('is new the first time it is joined, and after it was left', async () => {
    const { office, again } = await anOffice();
    const server = 'discord:700000000000000003' as CommunityId;

    const joined = [await office.joined(server), await office.joined(server)];
    const members = office.communities();
    await office.left(server);
    const back = await office.joined(server);

    expect(joined).toEqual([true, false]);
    expect(members).toEqual([ACME, OTHERS, server]);
    expect(back).toBe(true);
    expect(await (await again()).joined(server)).toBe(false);
  });

  it('that was left gets nothing more from that moment on, whether chat or a file named its channels', async () => {
    const { office, store, again } = await anOffice({
      files: someFiles({ destinations: [aDestination({ id: OTHERS_GENERAL })] }),
    });
    await office.setChannel(follow());
    for (const destination of [GENERAL, OTHERS_GENERAL]) await store.deliveries.record(aRecording({ destination }));

    await office.left(ACME);
    await office.left(OTHERS);

    expect(office.destinations()).toEqual([]);
    expect(office.communities()).toEqual([]);
    expect(office.channel(GENERAL).paused).toBe('The bot is no member of this server or workspace any more.');
    expect(await store.deliveries.waiting()).toEqual([]);
    expect((await again()).destinations()).toEqual([]);
  });

  it('that comes back within thirty days finds everything as it was', async () => {
    const { office, at, again } = await anOffice();
    await office.setChannel(follow());
    await office.addFeeds({ by: anAsker(), urls: ['https://meridianwire.example/'], what: 'feeds add' });
    const before = [office.destinations(), office.feedList()];
    await office.left(ACME);
    at(NOON + 29 * DAY);
    await office.upkeep();

    await office.joined(ACME);
    at(NOON + 90 * DAY);
    await office.upkeep();

    expect([office.destinations(), office.feedList()]).toEqual(before);
    expect(office.channel(GENERAL).paused).toBeNull();
    expect((await again()).destinations()).toEqual(before[0]);
  });

  it('that does not come back is deleted after thirty days, others are not', async () => {
    const { office, store, at, again } = await anOffice();
    await office.setChannel(follow());
    await office.setChannel(follow({ by: anAsker({ community: OTHERS }), destination: OTHERS_GENERAL }));
    await office.addFeeds({ by: anAsker(), urls: ['https://meridianwire.example/'], what: 'feeds add' });
    await office.left(ACME);
    at(NOON + 10 * DAY);
    await office.left(ACME);
    at(NOON + 30 * DAY - 1);
    await office.upkeep();
    const before = office.feeds().length;

    at(NOON + 30 * DAY);
    await office.upkeep();

    const kept = await store.office.read();
    expect(before).toBe(1);
    expect(office.feeds()).toEqual([]);
    expect(office.channel(GENERAL).decidedBy).toBe('nobody');
    expect(kept.communities.map(({ id }) => id)).toEqual([OTHERS]);
    expect(office.destinations().map(({ id }) => id)).toEqual([OTHERS_GENERAL]);
    expect((await again()).destinations()).toEqual(office.destinations());
    expect((await store.office.audit({ community: null, limit: 9 })).map(({ user }) => user)).toEqual([
      null,
      anAsker().user,
      null,
    ]);
  });

  it('is forgotten at once by /forget, and nobody is named for it', async () => {
    const { office, again } = await anOffice();
    await office.setChannel(follow());
    await office.addFeeds({ by: anAsker(), urls: ['https://meridianwire.example/'], what: 'feeds add' });

    await office.forget({ by: anAsker(), community: ACME });

    const nobody = { community: null, user: null, subject: 'forgotten', before: null, after: null };
    expect(office.destinations()).toEqual([]);
    expect(office.feeds()).toEqual([]);
    expect(office.channel(GENERAL).destination.stories).toBe(5);
    expect(await office.audit({ community: null, limit: 9 })).toEqual(
      ['forget', 'feeds add', 'follow'].map((what) => ({ at: NOON, platform: 'discord', what, ...nobody })),
    );
    expect((await again()).destinations()).toEqual([]);
  });

  it('that was forgotten may begin anew', async () => {
    const { office } = await anOffice();
    await office.setChannel(follow());
    await office.forget({ by: anAsker(), community: ACME });

    await office.place(GENERAL, ACME);
    const view = await office.setChannel(follow());

    expect(view.decidedBy).toBe('chat');
    expect(await office.joined(ACME)).toBe(true);
  });

  it('has the channels that its own name tells, and those that were placed in it last', async () => {
    const { office } = await anOffice();
    const workspace = 'slack:T0123' as CommunityId;
    const by = anAsker({ platform: 'slack', community: workspace });
    const destination = 'slack:T0123/C0123' as DestinationId;
    await office.setChannel(follow({ by, destination }));
    await office.place(GENERAL, OTHERS);

    await office.left(workspace);

    expect(office.destinations()).toEqual([]);
    await expect(office.setChannel(follow())).rejects.toThrow('is no channel of this server');
    await office.setChannel(follow({ by: anAsker({ community: OTHERS }) }));
  });
});

describe('what is left of a server that is forgotten', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-residue-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Every value of every table, whatever tables there are. */
  const dump = (name: string) => {
    const file = new DatabaseSync(join(folder, name, 'sitrep.db'), { readOnly: true });
    const tables = file.prepare("select name from sqlite_schema where type = 'table'").all();
    const rows = tables.flatMap(({ name: table }) =>
      file
        .prepare(`select * from "${table}"`)
        .all()
        .map((row) => `${table}: ${JSON.stringify(row)}`),
    );
    file.close();
    return { tables: tables.map(({ name: table }) => String(table)), rows };
  };

  /** Two servers in which everything happened that can happen, and a workspace whose channels nobody placed. */
  const busy = async (name: string) => {
    let now = NOON;
    const store = await openStore({ folder: join(folder, name), clock: () => now });
    const whole = await anOffice({ store });
    const { office } = whole;
    const workspaces = [
      { community: ACME, destination: GENERAL, user: 'acme-admin', host: 'acme' },
      { community: OTHERS, destination: OTHERS_GENERAL, user: 'others-admin', host: 'others' },
      {
        community: 'slack:T0123' as CommunityId,
        destination: 'slack:T0123/C0123' as DestinationId,
        user: 'slack-admin',
        host: 'slack',
      },
    ];
    for (const { community, destination, user, host } of workspaces) {
      const by = anAsker({ user, community });
      await office.joined(community);
      await office.setChannel(follow({ by, destination }));
      await office.muteStory({ by, destination, story: 's-1' as StoryId, muted: true });
      const urls = [`https://${host}.example/feed`];
      const [one] = (await office.addFeeds({ by, urls, what: 'feeds add' })).added;
      const feed = one?.feed;
      await office.pauseFeed({ by, feed: feed!.id, paused: true });
      await store.feedStates.write({
        feedId: feed!.id as FeedId,
        url: feed!.url,
        etag: null,
        lastModified: null,
        nextPollAt: NOON,
        lastPolledAt: NOON,
        lastSuccessAt: NOON,
        failures: 0,
        lastProblem: null,
        paused: null,
      });
      await store.slots.watch(destination, ['07:00 UTC'], NOON);
      await store.deliveries.record(aRecording({ destination }));
      for (let next = await store.deliveries.first(destination); next !== null; ) {
        await store.deliveries.settle(next.id, { to: 'sent', messageId: `${host} ${next.part}`, at: NOON });
        next = await store.deliveries.first(destination);
      }
      await office.retract({ by, story: 's-1' as StoryId, reason: `Taken back at ${host}.` });
      const operator = anOperator({ platform: 'console', community: 'console' as CommunityId, user: 'root' });
      await office.setChannel(follow({ by: operator, destination, wishes: { stories: 1 } }));
    }
    return {
      ...whole,
      at(time: number) {
        now = time;
        whole.at(time);
      },
    };
  };
  const traces = (rows: readonly string[], ...names: string[]) =>
    rows.filter((row) => names.some((name) => row.includes(name)));
  const OF_ACME = [ACME, GENERAL, 'acme'];

  it('is nothing, in no table, whoever asked for it', async () => {
    const { office, store, at } = await busy('forget');
    const before = dump('forget');
    at(NOON + 60_000);

    await office.forget({ by: anAsker({ user: 'acme-admin' }), community: ACME });
    const after = dump('forget');

    const touched = new Set(traces(before.rows, ...OF_ACME).map((row) => row.split(':')[0]));
    // How a workspace is reached is kept until it removes the bot: without it nobody there could be answered any more.
    const reach = ['installations'];
    const news = ['articles', 'article_keys', 'article_words', 'story_articles', 'cards', 'host_pauses', 'facts'];
    const alone = [...news, ...reach];
    const aboutDestinations = before.tables.filter(
      (table) => !alone.includes(table) && !table.startsWith('article_words_') && !table.startsWith('sqlite_'),
    );
    expect([...touched].sort()).toEqual([...aboutDestinations].sort());
    expect(traces(after.rows, ...OF_ACME)).toEqual([]);
    expect(traces(after.rows, OTHERS, OTHERS_GENERAL, 'others')).toEqual(
      traces(before.rows, OTHERS, OTHERS_GENERAL, 'others'),
    );
    await store.close();
  });

  it('is nothing after thirty days, and no trace of a workspace either', async () => {
    const { office, store, at } = await busy('left');
    await office.left('slack:T0123' as CommunityId);
    await office.left(ACME);
    at(NOON + 30 * DAY);

    await office.upkeep();
    const { rows } = dump('left');

    expect(traces(rows, ...OF_ACME, 'slack')).toEqual([]);
    expect(traces(rows, 'others-admin')).not.toEqual([]);
    await store.close();
  });
});
