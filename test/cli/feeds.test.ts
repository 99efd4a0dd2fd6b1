import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readSettings } from '../../src/cli/settings.ts';
import { openStore } from '../../src/store/open-store.ts';
import { type FeedServer, startFeedServer } from '../support/feed-server.ts';
import { sitrep } from '../support/operator.ts';

const HOUR = 3_600_000;

const feed = (title: string, count: number, everyMs: number) =>
  `<rss version="2.0"><channel><title>${title}</title><link>https://wire.example/</link><description>d</description><language>en</language>${Array.from(
    { length: count },
    (_, index) =>
      `<item><title>${title} ${index + 1}</title><link>https://wire.example/${index}</link><guid>${title}-${index}</guid><pubDate>${new Date(Date.now() - index * everyMs).toUTCString()}</pubDate></item>`,
  ).join('')}</channel></rss>`;

const PAGES: Readonly<Record<string, string>> = {
  '/': '<html><head><link rel="alternate" type="application/rss+xml" title="World" href="/world.xml"><link rel="alternate" type="application/rss+xml" title="Africa" href="/africa.xml"></head></html>',
  '/world.xml': feed('Meridian Wire', 20, 2 * HOUR),
  '/africa.xml': feed('Meridian Wire – Africa', 8, 84 * HOUR),
  '/nothing': '<html><body>Nothing here</body></html>',
};

let folder: string;
let server: FeedServer;
let env: Record<string, string>;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sitrep-feeds-'));
  server = await startFeedServer((response, { path }) => {
    const body = PAGES[path];
    const type = body?.startsWith('<rss') ? 'application/rss+xml' : 'text/html';
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': type }).end(body);
  });
  await writeFile(join(folder, 'feeds.yaml'), 'feeds: []\n');
  await writeFile(
    join(folder, 'conflicts.yaml'),
    'conflicts:\n  - { id: sudan, name: Sudan war }\n  - { id: velmar, name: Karsovia–Velmar war }\n',
  );
  await writeFile(join(folder, 'sitrep.yaml'), `timezone: UTC\nnetwork: { allowPrivate: ["${server.host}"] }\n`);
  env = { SITREP_CONFIG: folder, DATA_DIR: join(folder, 'data'), COLUMNS: '100' };
});
afterEach(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

const feeds = (...words: readonly string[]) => sitrep(['feeds', ...words], { env });
const told = (out: string) => out.replace(/\s+/g, ' ');

describe('feeds add', () => {
  it('adds the feed of a page in one command, and shows what was found, how often it posts and what was last', async () => {
    const { code, out } = await feeds('add', server.url('/'));

    expect(code).toBe(0);
    expect(told(out)).toContain('1 feed added, read from the next pass on');
    expect(told(out)).toContain(`Called Meridian Wire Address ${server.url('/world.xml')} (named by the page)`);
    expect(told(out)).toContain('Posts about 12 a day Last item Meridian Wire 1');
    expect(told(out)).toContain('English · reads: feed');
    expect(told(out)).toContain(
      `More feeds there, each to be added by its address • Africa: ${server.url('/africa.xml')}`,
    );
    expect(told((await feeds('list')).out)).toContain('added in the terminal');
  });

  it('takes several, says why one is left out, and ends with 1 where none could be added', async () => {
    const both = await feeds('add', server.url('/africa.xml'), server.url('/nothing'));
    const none = await feeds('add', server.url('/africa.xml'), 'nonsense', 'ftp://wire.example/');

    expect([both.code, none.code]).toEqual([0, 1]);
    expect(told(both.out)).toContain('1 feed added, read from the next pass on · 1 left out');
    expect(told(both.out)).toContain('it is a page that names no feed');
    expect(told(none.out)).toContain('it is read already, as');
    expect(told(none.out)).toContain('nonsense: this is no address of a page or a feed');
  });

  it('says one JSON object a line and nothing else with --json', async () => {
    const { json } = await sitrep(['feeds', 'add', server.url('/'), '--json'], { env });

    const [added, other, ...rest] = json();
    expect(added).toMatchObject({
      added: true,
      url: server.url('/world.xml'),
      title: 'Meridian Wire',
      how: 'named by the page',
      language: 'en',
      reading: 'feed',
      decidedBy: 'terminal',
      isSilent: false,
      last: { title: 'Meridian Wire 1', url: 'https://wire.example/0', published: expect.stringMatching(/Z$/) },
    });
    expect(added.perDay).toBeCloseTo(12, 0);
    expect(other).toEqual({ added: false, candidate: true, url: server.url('/africa.xml'), title: 'Africa' });
    expect(rest).toEqual([]);
  });

  it('takes an address as a browser does, without https', async () => {
    const { out } = await feeds('add', 't.me/somebody');

    expect(told(out)).toContain('https://t.me/somebody: Telegram makes no feeds of its channels (no-bridge)');
    expect(told(out)).toContain('network.telegramBridge');
  });

  it('reads what the operator allowed, also after it was added here: it is no feed of chat', async () => {
    await feeds('add', server.url('/world.xml'));

    const { out } = await sitrep(['brief', '--format', 'text'], { env });

    expect(server.asked.filter(({ path }) => path === '/world.xml')).toHaveLength(2);
    expect(out).not.toContain('address-forbidden');
  });
});

describe('feeds list, test, pause, resume and remove', () => {
  it('show a feed that was added, try it, stop it, go on with it, and take it out', async () => {
    const [added] = (await sitrep(['feeds', 'add', server.url('/world.xml'), '--json'], { env })).json();

    const tried = await feeds('test', added.id);
    const paused = await feeds('pause', added.id);
    const [line] = (await sitrep(['feeds', 'list', '--json'], { env })).json();
    const resumed = await feeds('resume', server.url('/world.xml'));
    const removed = await feeds('remove', added.id);
    const left = await feeds('list');

    expect([tried, paused, resumed, removed, left].map(({ code }) => code)).toEqual([0, 0, 0, 0, 0]);
    expect(told(tried.out)).toContain('about 12 a day');
    expect(told(tried.out)).toContain('10 entries shown, none left out by the rules. Nothing was changed.');
    expect(told(paused.out)).toContain(`Paused · to go on: sitrep feeds resume ${added.id}`);
    expect(line).toMatchObject({ id: added.id, pausedAt: expect.stringMatching(/Z$/), decidedBy: 'terminal' });
    expect(told(resumed.out)).toContain('Resumed');
    expect(told(removed.out)).toContain('Removed · 0 feeds left');
    expect(left.out).toContain('No feed is read yet. Add one: sitrep feeds add');
  });

  it('try an address that was never added, a page included, and tell its feed', async () => {
    const { code, json } = await sitrep(['feeds', 'test', server.url('/'), '--json'], { env });

    expect(code).toBe(0);
    expect(json()[0]).toMatchObject({
      url: server.url('/world.xml'),
      how: 'named by the page',
      candidates: [{ url: server.url('/africa.xml'), title: 'Africa' }],
    });
    expect(json()[0].entries).toHaveLength(10);
  });

  it.each(['pause', 'resume', 'remove', 'test'])(
    'say which feed is near, where %s is asked for one nobody knows',
    async (command) => {
      await feeds('add', server.url('/world.xml'));

      const { code, out, err } = await feeds(command, 'meridian');

      expect([code, out]).toEqual([1, '']);
      expect(err).toMatch(
        new RegExp(`No feed is called "meridian"\\. Close to it: .*Example: sitrep feeds ${command} `),
      );
    },
  );

  it('leave the feeds of the files alone, and say so', async () => {
    await writeFile(
      join(folder, 'feeds.yaml'),
      `feeds:\n  - { id: of-a-file, outlet: wire.example, url: "${server.url('/world.xml')}", conflicts: [sudan] }\n`,
    );

    const { code, err } = await feeds('remove', 'of-a-file');

    expect(code).toBe(1);
    expect(err).toContain('of-a-file stands in feeds.yaml');
    expect((await sitrep(['feeds', 'list', '--json'], { env })).json()[0]).toMatchObject({ conflicts: ['sudan'] });
  });
});

describe('feeds import and export', () => {
  const outline = (path: string, name = '') => `<outline type="rss" text="${name}" xmlUrl="${server.url(path)}"/>`;
  const list = async (body: string) => {
    const path = join(folder, 'list.opml');
    await writeFile(
      path,
      Buffer.from(
        `<?xml version="1.0" encoding="ISO-8859-1"?><opml version="1.1"><body>${body}</body></opml>`,
        'latin1',
      ),
    );
    return path;
  };
  const mine = () =>
    list(
      `<outline text="Sudan">${outline('/africa.xml', 'Tchad & Soudan républicain')}</outline><outline text="Cooking">${outline('/nothing')}</outline>`,
    );

  it('first only say what would be added and where, and ask nobody', async () => {
    const path = await mine();

    const { code, out } = await feeds('import', path);

    expect(code).toBe(0);
    expect(told(out)).toContain(`Sudan war • Tchad & Soudan républicain: ${server.url('/africa.xml')}`);
    expect(told(out)).toContain(`Cooking (no conflict of yours) • ${server.url('/nothing')}`);
    expect(told(out)).toContain(`To add them: sitrep feeds import ${path} --yes`);
    expect(server.asked).toEqual([]);
    expect((await feeds('list')).out).toContain('No feed is read yet');
  });

  it('first say as well which addresses are refused because they lie in private networks', async () => {
    const inside = ['http://10.0.0.7/feed', 'http://[::1]/feed', 'http://router.lan/feed', 'http://localhost/feed'];
    const body = [...inside, 'https://meridianwire.example/feed'].map((url) => `<outline xmlUrl="${url}"/>`).join('');

    const { json } = await sitrep(['feeds', 'import', await list(body + outline('/africa.xml')), '--json'], { env });

    expect(json().map(({ state, reason }) => [state, /address-forbidden/.test(String(reason))])).toEqual([
      ...inside.map(() => ['unusable', true]),
      ['new', false],
      ['new', false],
    ]);
    expect(server.asked).toEqual([]);
  });

  it('ask each feed once with --read, and add nothing', async () => {
    const { out, json } = await sitrep(['feeds', 'import', await mine(), '--read', '--json'], { env });

    expect(json().map(({ url, state }) => [url, state])).toEqual([
      [server.url('/africa.xml'), 'new'],
      [server.url('/nothing'), 'unusable'],
    ]);
    expect(out).toContain('names no feed');
    expect((await feeds('list')).out).toContain('No feed is read yet');
  });

  it('add with --yes, and come out as they went in', async () => {
    const imported = await feeds('import', await mine(), '--yes');
    const exported = await feeds('export');
    const [line] = (await sitrep(['feeds', 'export', '--json'], { env })).json();
    await writeFile(join(folder, 'out.opml'), exported.out);
    const again = await feeds('import', join(folder, 'out.opml'));

    expect(imported.code).toBe(0);
    expect(told(imported.out)).toContain('Kept for sudan');
    expect(exported.out).toMatch(
      /<outline text="Sudan war" title="Sudan war">\s*<outline type="rss" .*africa\.xml" language="en"\/>/,
    );
    expect(line).toEqual({ feeds: 1, opml: expect.stringContaining('<opml version="2.0">') });
    expect(again.code).toBe(0);
    expect(told(again.out)).toContain('0 feeds would be added · 1 read already');
    expect(told(again.out)).toContain('There is nothing to add.');
  });

  it('say what is wrong with a file that is none, or is not there', async () => {
    const none = join(folder, 'none.opml');
    await writeFile(none, 'hello');

    const ends = [await feeds('import', none), await feeds('import', join(folder, 'nowhere.opml'))];

    expect(ends.map(({ code }) => code)).toEqual([1, 1]);
    expect(ends[0]?.err).toContain('it is no OPML');
    expect(ends[1]?.err).toContain('nowhere.opml');
  });
});

describe('while the bot runs', () => {
  it('its feeds can be looked at, tried and exported; a change is refused and says where to make it', async () => {
    await feeds('add', server.url('/world.xml'));
    const bot = await openStore({ folder: join(folder, 'data'), clock: Date.now });
    const looks = [await feeds('list'), await feeds('test', server.url('/')), await feeds('export')];
    const changes = [
      await feeds('add', server.url('/africa.xml')),
      await feeds('pause', server.url('/world.xml')),
      await feeds('import', join(folder, 'list.opml'), '--yes'),
    ];
    await bot.close();

    expect(looks.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(changes.map(({ code }) => code)).toEqual([1, 1, 1]);
    expect(changes[0]?.err).toContain(
      'The bot is running, and while it does its feeds are changed in chat: /feeds add',
    );
    expect(server.asked.filter(({ path }) => path === '/africa.xml')).toEqual([]);
  });
});

describe('the words of feeds', () => {
  it.each([[['feeds']], [['feeds', 'ad']], [['feeds', 'add']], [['feeds', 'pause']], [['feeds', 'import']]])(
    'are asked for where they are wrong: %j',
    async (words) => {
      const { code, out } = await sitrep(words, { env });

      expect([code, out]).toEqual([2, '']);
    },
  );
});

describe('a feed of a file', () => {
  it('may name conflicts that conflicts.yaml knows, and no other', async () => {
    const row = (conflict: string) =>
      `feeds:\n  - { id: one, url: "https://one.example/rss", conflicts: [${conflict}] }\n`;
    await writeFile(join(folder, 'feeds.yaml'), row('velmar'));
    const good = readSettings({ env, projectDir: process.cwd() });
    await writeFile(join(folder, 'feeds.yaml'), row('velmer'));
    const bad = await sitrep(['config', 'check'], { env });

    expect('settings' in good && good.settings.feeds[0]?.conflicts).toEqual(['velmar']);
    expect(bad.code).toBe(1);
    expect(bad.out).toContain('the nearest is "velmar"');
    expect(await readFile(join(folder, 'feeds.yaml'), 'utf8')).toContain('velmer');
  });
});
