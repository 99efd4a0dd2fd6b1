import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { clockFinding, diskFindings, nodeFinding } from '../../src/cli/doctor-machine.ts';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { FeedState } from '../../src/feeds/ports.ts';
import { openStore } from '../../src/store/open-store.ts';
import { Desk } from './doctors-desk.ts';

let desk: Desk;
beforeEach(async () => {
  desk = await Desk.open();
});
afterEach(() => desk.close());

/** Feeds as the store remembers them. */
async function remember(states: readonly Partial<FeedState>[]) {
  const store = await openStore({ folder: desk.data, clock: Date.now });
  for (const state of states) {
    await store.feedStates.write({
      feedId: 'river' as FeedId,
      url: 'https://river.example/rss',
      etag: null,
      lastModified: null,
      nextPollAt: 0,
      lastPolledAt: 0,
      lastSuccessAt: null,
      failures: 1,
      lastProblem: null,
      paused: null,
      ...state,
    });
  }
  return store;
}

describe('doctor', () => {
  it('says a line for each check, and ends with 0, when nothing is wrong', async () => {
    const { code, out } = await desk.doctor();

    expect(code).toBe(0);
    for (const check of [
      'node',
      'settings',
      'time-zone',
      'schedule',
      'console',
      'data-folder',
      'disk',
      'store',
      'feeds',
    ]) {
      expect(out).toMatch(new RegExp(`^[✓!] ${check}: `, 'm'));
    }
    expect(out).toMatch(/^– discord-token: no DISCORD_TOKEN$/m);
    expect(out).toMatch(/(All is well|Nothing is wrong; \d+ things? to look at)\.\n$/);
  });

  it('says with --json one object a line and nothing else, and makes nothing', async () => {
    const { all } = await desk.findings();

    for (const one of all) {
      expect(Object.keys(one)).toEqual(['check', 'state', 'found', 'advice']);
      expect(one.state).toMatch(/^(ok|warning|wrong|skipped)$/);
    }
    expect(() => new DatabaseSync(join(desk.data, 'sitrep.db'), { readOnly: true })).toThrow();
  });

  it('ends with 1 and what to do, on one line, when something is wrong', async () => {
    desk.put('feeds.yaml', 'feeds: []\n');

    const { code, out } = await desk.doctor();

    expect(code).toBe(1);
    expect(out).toMatch(/^✗ feeds: none is read → Name one in feeds\.yaml/m);
    expect(out).toMatch(/1 thing to correct/);
  });

  it('knows no other option', async () => {
    expect((await desk.doctor(['--fix'])).code).toBe(2);
  });
});

describe('the settings', () => {
  it('are wrong with every fault at once, and the rest is looked at all the same', async () => {
    desk.put('feeds.yaml', 'feeds:\n  - id: one\n    outlet: one.example\n    url: ftp://one.example\n    evrey: 5m\n');
    desk.put('sitrep.yaml', 'timezone: Mars/Olympus\n');

    const { code, all, by } = await desk.findings();

    expect(code).toBe(1);
    expect(all.filter(({ check, state }) => check === 'settings' && state === 'wrong')).toHaveLength(3);
    expect(all.every(({ found }) => !found.includes('\n'))).toBe(true);
    expect(by.store).toMatchObject({ state: 'skipped', found: 'the settings have faults' });
    expect(by['data-folder']?.state).toBe('ok');
  });

  it('may name a folder that is not there', async () => {
    const { by } = await desk.findings({ SITREP_CONFIG: join(desk.folder, 'nowhere') });

    expect(by.settings).toMatchObject({ state: 'wrong', found: expect.stringContaining('nowhere') });
  });

  it('warn of conflicts that nobody has looked through for 90 days, or ever', async () => {
    const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
    for (const [line, state] of [
      [`reviewed: ${daysAgo(89)}`, 'ok'],
      [`reviewed: ${daysAgo(92)}`, 'warning'],
      [`reviewed: ${daysAgo(-30)}`, 'warning'],
      ['', 'warning'],
    ] as const) {
      desk.put('conflicts.yaml', `${line}\nconflicts: []\n`);
      expect([line, (await desk.findings()).by['conflicts-file']?.state]).toEqual([line, state]);
    }
  });

  it('warn of a plan that never fires, and of no destination', async () => {
    desk.put('sitrep.yaml', 'destinations: [{ to: console, briefing: { cron: "0 7 30 2 *" } }]\n');
    expect((await desk.findings()).by.schedule).toMatchObject({
      state: 'warning',
      found: expect.stringContaining('console'),
    });

    desk.put('sitrep.yaml', 'destinations: []\n');
    expect((await desk.findings()).by.schedule?.state).toBe('warning');
  });

  it('name channels of a service without a token: wrong for each', async () => {
    desk.put(
      'sitrep.yaml',
      'destinations: [{ to: "discord:700000000000000001" }, { to: "slack:C0123ABCD" }]\noperators: { notices: "discord:700000000000000002" }\n',
    );

    const { by } = await desk.findings();

    expect(by['discord:700000000000000001']).toMatchObject({
      state: 'wrong',
      found: expect.stringContaining('DISCORD_TOKEN'),
    });
    expect(by['discord:700000000000000002']?.state).toBe('wrong');
    expect(by['slack:C0123ABCD']).toMatchObject({ state: 'wrong', found: expect.stringContaining('SLACK_BOT_TOKEN') });
  });

  it('warn of what this version does not use', async () => {
    desk.put('sitrep.yaml', 'model: { provider: ollama, url: "http://127.0.0.1:11434", name: x }\n');

    const { by } = await desk.findings({ DATABASE_URL: 'postgres://somebody:canary@db/' });

    expect(by.model?.state).toBe('warning');
    expect(by.database?.state).toBe('warning');
  });
});

describe('the data folder', () => {
  it('is wrong when it is a file, or in a place where nobody can make one', async () => {
    desk.put('a-file', 'x');

    for (const place of [join(desk.folder, 'a-file'), join(desk.folder, 'a-file', 'below'), '/proc/sitrep']) {
      expect([place, (await desk.findings({ DATA_DIR: place })).by['data-folder']?.state]).toEqual([place, 'wrong']);
    }
  });

  it('is left without a trace of the look', async () => {
    mkdirSync(desk.data);

    const { by } = await desk.findings();

    expect(by['data-folder']?.found).toContain('can be written');
    expect(by.store?.found).toContain('0 articles');
    expect(readdirSync(desk.data)).toEqual([]);
  });

  it('is wrong when its store is no data file, and when a newer version wrote it', async () => {
    await (await remember([])).close();
    const file = new DatabaseSync(join(desk.data, 'sitrep.db'));
    file.exec('pragma user_version = 99');
    file.close();
    expect((await desk.findings()).by.store).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining('newer Sitrep'),
    });

    writeFileSync(join(desk.data, 'sitrep.db'), 'no database '.repeat(1_000));
    expect((await desk.findings()).by.store).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining('backup'),
    });
    expect((await desk.findings()).by.feeds?.state).toBe('skipped');
  });

  it('is well when an older version wrote it: the next start sees to that', async () => {
    await (await remember([])).close();
    const file = new DatabaseSync(join(desk.data, 'sitrep.db'));
    file.exec('pragma user_version = 1');
    file.close();

    expect((await desk.findings()).by.store).toMatchObject({
      state: 'warning',
      advice: expect.stringContaining('older Sitrep'),
    });
  });

  it.runIf(process.platform === 'linux')('is looked into beside the process that runs, which is named', async () => {
    const running = await remember([]);

    const { by } = await desk.findings();
    await running.close();

    expect(by.store).toMatchObject({
      state: 'ok',
      found: expect.stringContaining(`the bot runs as process ${process.pid}`),
    });
    expect((await desk.findings()).by.store?.found).not.toContain('process');
  });

  it('has its disk judged by room and kind', () => {
    const GB = 1024 ** 3;
    const states = (freeBytes: number, kind: number | null) =>
      diskFindings({ freeBytes, kind }).map(({ state }) => state);

    expect(states(50 * GB, 0xef53)).toEqual(['ok', 'ok']);
    expect(states(GB / 2, 0xef53)).toEqual(['warning', 'ok']);
    expect(states(GB / 20, 0xef53)).toEqual(['wrong', 'ok']);
    expect(states(50 * GB, 0x6969)).toEqual(['ok', 'wrong']);
    expect(states(50 * GB, -11317950)).toEqual(['ok', 'wrong']);
    expect(states(50 * GB, 0x01021994)).toEqual(['ok', 'warning']);
    expect(states(50 * GB, null)).toEqual(['ok', 'skipped']);
    expect(diskFindings(null).map(({ state }) => state)).toEqual(['skipped']);
  });
});

describe('the feeds', () => {
  it('that fail are warnings, each with what to do, and no feed is asked', async () => {
    const store = await remember([{ lastProblem: 'feed-gone', lastSuccessAt: Date.UTC(2026, 2, 13, 12) }]);
    await store.close();

    const { code, by } = await desk.findings();

    expect(code).toBe(0);
    expect(by.feeds).toMatchObject({ state: 'ok', found: '2 on, 1 have answered so far, 1 failing' });
    expect(by['feed:river']).toMatchObject({
      state: 'warning',
      found: 'feed-gone; it last answered 2026-03-13 12:00 UTC',
      advice: expect.stringContaining('410'),
    });
  });

  it('that all fail are wrong', async () => {
    const problem = { lastProblem: 'web-unreachable' };
    const store = await remember([problem, { feedId: 'lake' as FeedId, ...problem }]);
    await store.close();

    expect((await desk.findings()).by.feeds).toMatchObject({
      state: 'wrong',
      advice: expect.stringContaining('internet'),
    });
  });

  it('that were ended are told with the reason', async () => {
    const store = await remember([{ paused: { at: Date.UTC(2026, 2, 1), reason: 'gone' } }]);
    await store.close();

    expect((await desk.findings()).by['feed:river']?.found).toContain('not read any more since 2026-03-01 (gone)');
  });
});

describe('this machine', () => {
  it('needs a Node that is new enough', () => {
    expect(nodeFinding('24.15.0').state).toBe('ok');
    expect(nodeFinding('25.0.0').state).toBe('ok');
    expect(nodeFinding('24.14.9')).toMatchObject({ state: 'wrong', advice: expect.stringContaining('npm ci') });
    expect(nodeFinding('20.19.0').state).toBe('wrong');
  });

  it('needs a clock that is right to half a minute', () => {
    expect(clockFinding(29_000).state).toBe('ok');
    expect(clockFinding(-31_000)).toMatchObject({ state: 'wrong', found: '31 s slow' });
    expect(clockFinding(3_600_000)).toMatchObject({ state: 'wrong', found: '3600 s fast' });
    expect(clockFinding(null).state).toBe('skipped');
  });
});
