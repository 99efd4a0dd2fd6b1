import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/articles/article.ts';
import { describeProblem, problemOf } from '../../src/outcome.ts';
import { openForWriting, pragma } from '../../src/store/data-folder.ts';
import { openStore } from '../../src/store/open-store.ts';
import { sqliteStore } from '../../src/store/sqlite-store.ts';
import type { Store } from '../../src/store/store.ts';
import { anArticle, NOON } from '../support/builders.ts';
import { aRecording } from '../support/delivery-builders.ts';

const clock = () => NOON;
let folder: string;
let open: Store[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sitrep-open-'));
});
afterEach(async () => {
  for (const store of open) await store.close();
  open = [];
  rmSync(folder, { recursive: true, force: true });
});

async function opens(mode: 'run' | 'read' = 'run', where = folder): Promise<Store> {
  const store = await openStore({ folder: where, clock, mode });
  open.push(store);
  return store;
}

/** The one sentence an operator reads when something is refused. */
async function refusalOf(attempt: Promise<unknown>): Promise<string> {
  try {
    await attempt;
    return 'nothing was refused';
  } catch (thrown) {
    return describeProblem(problemOf(thrown, 'the store'));
  }
}

/** A process that opens the folder, says so, and stays. */
function anotherProcess(where: string) {
  const code = `
    import { openStore } from './src/store/open-store.ts';
    await openStore({ folder: ${JSON.stringify(where)}, clock: Date.now });
    process.stdout.write('open');
    setInterval(() => {}, 1000);`;
  return spawn(process.execPath, ['--input-type=module-typescript', '--eval', code], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

describe('opening a data folder', () => {
  it('makes it, and finds everything again the next time', async () => {
    const where = join(folder, 'deep', 'down');
    const first = await openStore({ folder: where, clock });
    await first.articles.keep([{ article: anArticle({ id: 'a1' }), keys: ['k'] }]);
    await first.close();

    const again = await opens('run', where);

    expect(await again.articles.read(['a1' as ArticleId])).toEqual([anArticle({ id: 'a1' })]);
  });

  it('sets the modes on which durability rests', async () => {
    const file = openForWriting(folder);

    const modes = ['journal_mode', 'synchronous', 'foreign_keys', 'busy_timeout'].map((name) => pragma(file.db, name));

    file.close();
    expect(modes).toEqual(['wal', 2, 1, 5000]);
  });

  it('says nothing on standard error', async () => {
    const code = `
      import { openStore } from './src/store/open-store.ts';
      const store = await openStore({ folder: ${JSON.stringify(folder)}, clock: Date.now });
      console.log((await store.counts()).articles);
      await store.close();`;

    const run = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', code]);

    expect(run).toEqual({ stdout: '0\n', stderr: '' });
  });

  it('loads no database for a store in memory', async () => {
    const code = `
      import { registerHooks } from 'node:module';
      const asked = [];
      registerHooks({ resolve: (name, context, next) => (asked.push(name), next(name, context)) });
      const { openStore } = await import('./src/store/open-store.ts');
      await openStore({ folder: ':memory:', clock: Date.now });
      const before = asked.includes('kysely');
      await openStore({ folder: ${JSON.stringify(folder)}, clock: Date.now });
      console.log(before, asked.includes('kysely'));`;

    const run = await promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', code]);

    expect(run.stdout).toBe('false true\n');
  });
});

describe('a data folder that is in use', () => {
  it('is refused to a second process, in one sentence, until the first one is gone, however it went', async () => {
    const other = anotherProcess(folder);
    await once(other.stdout, 'data');

    const refusal = await refusalOf(openStore({ folder, clock }));
    other.kill('SIGKILL');
    await once(other, 'exit');
    const store = await opens();

    expect(refusal).toBe(
      `the store: store-locked (${folder}: database is locked). ` +
        'Another process uses this data folder. Stop it, or set DATA_DIR to another folder.',
    );
    expect((await store.counts()).articles).toBe(0);
  });

  it('is refused within one process too', async () => {
    await opens();

    expect(await refusalOf(openStore({ folder, clock }))).toContain('store-locked');
  });

  it('may be looked into meanwhile, and shows what is committed', async () => {
    const running = await opens();
    await running.deliveries.record(aRecording());

    const looking = await opens('read');

    expect(await looking.deliveries.list(0)).toHaveLength(3);
    expect(await refusalOf(looking.setLastCycleAt(NOON))).toContain('store-unwritable');
  });

  it('is not made by looking into it', async () => {
    const looking = await opens('read', join(folder, 'nothing'));

    expect(await looking.deliveries.list(0)).toEqual([]);
    expect(existsSync(join(folder, 'nothing'))).toBe(false);
  });
});

describe('a data folder that cannot be used', () => {
  it('is refused where a file stands in its place', async () => {
    writeFileSync(join(folder, 'file'), '');

    expect(await refusalOf(openStore({ folder: join(folder, 'file', 'data'), clock }))).toContain('store-unwritable');
    expect(await refusalOf(openStore({ folder: join(folder, 'file'), clock }))).toContain('store-unwritable');
  });

  it.runIf(existsSync('/proc'))('is refused where the system lets nobody make one', async () => {
    expect(await refusalOf(openStore({ folder: '/proc/sitrep/data', clock }))).toContain('store-unwritable');
  });

  it('is refused where the data file is a folder', async () => {
    mkdirSync(join(folder, 'sitrep.db'));

    expect(await refusalOf(openStore({ folder, clock }))).toContain('store-unwritable');
  });

  it('is refused when a newer version wrote it, and left as it is', async () => {
    await (await openStore({ folder, clock })).close();
    const file = new DatabaseSync(join(folder, 'sitrep.db'));
    file.exec('pragma user_version = 99');
    file.close();
    const before = readFileSync(join(folder, 'sitrep.db'));

    expect(await refusalOf(openStore({ folder, clock }))).toContain('store-newer');
    expect(readFileSync(join(folder, 'sitrep.db')).equals(before)).toBe(true);
  });

  it('is refused when its file is no data file', async () => {
    writeFileSync(join(folder, 'sitrep.db'), 'a letter to the editor, rather long '.repeat(1_000));

    expect(await refusalOf(openStore({ folder, clock }))).toContain('store-broken');
  });

  it('is refused for looking into, too, when its file is no database', async () => {
    writeFileSync(join(folder, 'sitrep.db'), 'no database '.repeat(1000));

    expect(await refusalOf(openStore({ folder, clock, mode: 'read' }))).toContain('store-broken');
  });

  it('is refused when its file is damaged, and the file is kept', async () => {
    const store = await openStore({ folder, clock });
    await store.articles.keep(
      Array.from({ length: 200 }, (_, index) => ({
        article: anArticle({ id: `a${index}`, url: `https://many.example/${index}` }),
        keys: [`k${index}`],
      })),
    );
    await store.close();
    const bytes = readFileSync(join(folder, 'sitrep.db'));
    bytes.fill(0xa5, bytes.length / 2, bytes.length / 2 + 40_000);
    writeFileSync(join(folder, 'sitrep.db'), bytes);

    expect(await refusalOf(openStore({ folder, clock }))).toContain('store-broken');
    expect(readFileSync(join(folder, 'sitrep.db')).equals(bytes)).toBe(true);
  });

  it('can be opened after a refusal once the fault is gone', async () => {
    writeFileSync(join(folder, 'sitrep.db'), 'no data file '.repeat(100));
    await refusalOf(openStore({ folder, clock }));
    rmSync(join(folder, 'sitrep.db'));

    expect((await (await opens()).counts()).articles).toBe(0);
  });
});

describe('a full disk', () => {
  /** A store whose file may not grow any more by more than a few pages. */
  const filling = async (pages: number) => {
    const file = openForWriting(folder);
    const store = await sqliteStore(file, clock, { writes: true });
    open.push(store);
    file.db.exec(`pragma max_page_count = ${Number(pragma(file.db, 'page_count')) + pages}`);
    return { store, file };
  };

  it('is one sentence, and nothing of the step is kept', async () => {
    const { store } = await filling(10);
    const articles = Array.from({ length: 500 }, (_, index) => ({
      article: anArticle({ id: `a${index}`, url: `https://many.example/${index}` }),
      keys: [`k${index}`],
    }));

    const refusal = await refusalOf(store.articles.keep(articles));

    expect(refusal).toContain(
      'store-full (' +
        folder +
        ': database or disk is full). The disk is full. Free some space and start again; nothing was half-written.',
    );
    expect((await store.counts()).articles).toBe(0);
    expect((await store.articles.known(['k0'])).size).toBe(0);
  });

  it.each(Array.from({ length: 8 }, (_, pages) => pages))(
    'with room for %i pages records a briefing wholly or not at all',
    async (pages) => {
      const { store, file } = await filling(pages);
      const recording = aRecording({ stories: 7 });

      const refusal = await refusalOf(store.deliveries.record(recording));
      const rows = await store.deliveries.list(0);
      const decided = await store.slots.decided(recording.destination, [recording.slot.local]);
      const past = await store.pastBriefings.last(recording.destination);

      const whole = refusal === 'nothing was refused';
      if (!whole) expect(refusal).toContain('store-full');
      expect([rows.length, decided.size, past === null]).toEqual(whole ? [9, 1, false] : [0, 0, true]);
      expect(pragma(file.db, 'integrity_check')).toBe('ok');
      file.db.exec('pragma max_page_count = 1000000');
      expect(await store.deliveries.record(recording)).toHaveLength(whole ? 0 : 9);
    },
  );

  it('while the tables are made leaves a folder that can be opened later', async () => {
    const file = openForWriting(folder);
    file.db.exec('pragma max_page_count = 6');

    const refusal = await refusalOf(sqliteStore(file, clock, { writes: true }));
    const tables = file.db.prepare('select count(*) as n from sqlite_schema').get();
    file.close();

    expect(refusal).toContain('store-full');
    expect(tables).toEqual({ n: 0 });
    expect((await (await opens()).counts()).articles).toBe(0);
  });
});

describe('a write-ahead log that was torn by a power cut', () => {
  it('opens wherever it was torn, and holds a beginning of what was written', { timeout: 30_000 }, async () => {
    const writing = await openStore({ folder, clock });
    for (let slot = 0; slot < 10; slot++) await writing.deliveries.record(aRecording({ at: NOON + slot * 60_000 }));
    const data = readFileSync(join(folder, 'sitrep.db'));
    const log = readFileSync(join(folder, 'sitrep.db-wal'));
    await writing.close();

    const counts: number[] = [];
    for (let cut = 0; cut <= 24; cut++) {
      const where = join(folder, `cut-${cut}`);
      mkdirSync(where);
      writeFileSync(join(where, 'sitrep.db'), data);
      writeFileSync(join(where, 'sitrep.db-wal'), log.subarray(0, Math.floor((log.length * cut) / 24) + (cut % 7)));
      const store = await openStore({ folder: where, clock });
      counts.push((await store.deliveries.list(0)).length);
      await store.close();
    }

    expect(counts.at(-1)).toBe(30);
    expect(counts.every((count) => count % 3 === 0)).toBe(true);
    expect(counts).toEqual([...counts].sort((a, b) => a - b));
  });
});

it('a closed store leaves one data file and an empty lock', async () => {
  const store = await openStore({ folder, clock });
  await store.setLastCycleAt(NOON);

  await store.close();

  expect(readdirSync(folder).sort()).toEqual(['sitrep.db', 'sitrep.lock']);
  expect(statSync(join(folder, 'sitrep.lock')).size).toBe(0);
});
