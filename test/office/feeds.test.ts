import { describe, expect, it } from 'vitest';
import type { FeedEntry, FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import { readOpml } from '../../src/feeds/opml.ts';
import type { CommunityId } from '../../src/office.ts';
import { Refusal } from '../../src/outcome.ts';
import {
  aFoundFeed,
  anAsker,
  anOffice,
  anOperator,
  everythingIn,
  refusalOf,
  ScriptedFinder,
  someFiles,
} from '../support/an-office.ts';
import { anOutlet, NOON } from '../support/builders.ts';
import { ACME, aFeed, OTHERS } from '../support/office-builders.ts';

const id = (text: string) => text as FeedId;
const add = (urls: readonly string[], by = anAsker()) => ({ by, urls, what: 'feeds add' });
const addresses = (count: number, host = 'many') =>
  Array.from({ length: count }, (_, index) => `https://${host}${index % 7}.example/${index}`);

describe('a feed that is added', () => {
  it('is read from now on, by everybody, as little of it as the feed says', async () => {
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ language: 'uk' })) });

    const { added, left } = await office.addFeeds(add(['https://www.meridianwire.example/world.xml']));

    expect(left).toEqual([]);
    expect(added.map(({ feed }) => feed)).toEqual([
      {
        id: 'meridianwire-world',
        outlet: 'meridianwire.example',
        url: 'https://www.meridianwire.example/world.xml',
        language: 'uk',
        everyMs: 1_800_000,
        reading: 'feed',
        filters: { include: null, exclude: null },
      },
    ]);
    const read = { ...added[0]?.feed, publicOnly: true };
    expect(office.feeds()).toEqual([read]);
    expect(office.feedList()).toEqual([{ feed: read, decidedBy: 'chat', pausedAt: null }]);
  });

  it('is the one that answered, where the address was a page’s; the other ones of the page are told', async () => {
    const finder = new ScriptedFinder(() => ({
      url: 'https://feeds.meridianwire.example/all.xml',
      candidates: [{ url: 'https://me:canary@feeds.meridianwire.example/sport.xml', title: 'Sport' }],
    }));
    const { office } = await anOffice({ finder });

    const { added, left, others } = await office.addFeeds(add(['https://meridianwire.example/']));
    const again = await office.addFeeds(add(['https://meridianwire.example/']));
    const two = await office.addFeeds(add(['https://meridianwire.example/', 'https://other.example/']));

    expect(added.map(({ feed }) => feed.url)).toEqual(['https://feeds.meridianwire.example/all.xml']);
    expect(left).toEqual([]);
    expect(others).toEqual([{ url: 'https://feeds.meridianwire.example/sport.xml', title: 'Sport' }]);
    expect(again).toMatchObject({ added: [], left: [{}], others });
    expect(two.others).toEqual([]);
  });

  it('stands behind those of the files, and looks the same after a restart', async () => {
    const { office, again, at } = await anOffice({ files: someFiles({ feeds: [aFeed({ id: 'of-a-file' })] }) });
    await office.addFeeds(add(['https://zeta.example/feed']));
    at(NOON + 1);
    await office.addFeeds(add(['https://alpha.example/feed']));

    const ids = office.feeds().map((feed) => feed.id);

    expect(ids).toEqual(['of-a-file', 'zeta', 'alpha']);
    expect((await again()).feedList()).toEqual(office.feedList());
  });

  it.each([
    ['full', ['full'], 'full'],
    ['full', ['off', 'full'], 'full'],
    ['link', ['link', 'off'], 'link'],
    ['feed', ['link', 'feed'], 'feed'],
  ] as const)('is read as deep as %s, where the files read the outlet so: %j', async (_, readings, reading) => {
    const feeds = readings.map((one, index) =>
      aFeed({ id: `file-${index}`, outlet: 'meridianwire.example', reading: one }),
    );
    const { office } = await anOffice({ files: someFiles({ feeds }) });

    const { added } = await office.addFeeds(add(['https://meridianwire.example/new']));

    expect(added[0]?.feed.reading).toBe(reading);
  });

  it('belongs to the outlet whose row its host lies in', async () => {
    const outlets = new Map([anOutlet('africa.meridianwire.example')].map((outlet) => [outlet.domain, outlet]));
    const files = someFiles({ background: { conflicts: [], outlets } });
    const { office } = await anOffice({ files });

    const { added } = await office.addFeeds(add(['https://rss.africa.meridianwire.example/feed']));

    expect(added[0]?.feed.outlet).toBe('africa.meridianwire.example');
  });

  it('is written into the audit, many in one entry', async () => {
    const { office } = await anOffice();
    await office.addFeeds(add(['https://one.example/feed']));
    await office.addFeeds({ ...add(['https://two.example/a', 'https://three.example/b']), what: 'feeds import' });

    const [second, first] = await office.audit({ community: ACME, limit: 5 });

    expect(first).toEqual({
      at: NOON,
      platform: 'discord',
      community: ACME,
      user: anAsker().user,
      what: 'feeds add',
      subject: 'one',
      before: null,
      after: 'one https://one.example/feed',
    });
    expect(second).toMatchObject({
      what: 'feeds import',
      subject: '2 feeds',
      after: 'two-a https://two.example/a\nthree-b https://three.example/b',
    });
  });
});

describe('an address that is not added', () => {
  it.each([
    ['that answers with no feed', 'feed-not-a-feed', 'it is HTML'],
    ['that does not answer', 'web-timeout', 'no answer in 10 s'],
    ['that is gone', 'feed-refused', 'status 404'],
  ] as const)(
    'is one %s: the reason is told, the others are added, nothing is written of it',
    async (_, code, detail) => {
      const finder = new ScriptedFinder((url) => (url.includes('bad') ? new Refusal(code, detail) : {}));
      const { office, store } = await anOffice({ finder });

      const { added, left } = await office.addFeeds(add(['https://bad.example/', 'https://good.example/']));

      expect(added.map(({ feed }) => feed.id)).toEqual(['good']);
      expect(left).toEqual([{ url: 'https://bad.example/', reason: expect.stringContaining(`${detail} (${code}). `) }]);
      expect(JSON.stringify(await everythingIn(store))).not.toContain('bad.example');
    },
  );

  const forbidden = new Refusal(
    'address-forbidden',
    'wiki.corp.example:80 leads to 10.0.0.7, which is no public address',
  );

  it.each([
    ['in a private network', forbidden],
    ['that redirects into one', new Refusal('redirect-refused', 'it redirects: 10.0.0.7', { cause: forbidden })],
  ])('is one %s: chat learns neither what is there nor how an operator would allow it', async (_, refusal) => {
    const finder = new ScriptedFinder(() => refusal);
    const { office } = await anOffice({ finder, filesFinder: finder });
    const url = 'https://wiki.corp.example/';
    const reason = 'this address is not read: feeds from chat reach the public network only, at its usual ports';

    expect((await office.addFeeds(add([url]))).left).toEqual([{ url, reason }]);
    expect(await refusalOf(office.testFeed({ by: anAsker(), feedOrUrl: url }))).toEqual({
      code: 'change-invalid',
      detail: reason,
    });
    expect((await refusalOf(office.testFeed({ by: anAsker({ platform: 'console' }), feedOrUrl: url }))).code).toBe(
      refusal.code,
    );
  });

  it.each([
    ['3,000 characters', `https://a.example/${'x'.repeat(3_000)}`, 'this address is too long; up to 2048 characters'],
    ['no address', 'meridianwire', 'this is no address of a page or a feed'],
    ['another protocol', 'file:///etc/passwd', 'this is no address of a page or a feed'],
    ['a password', 'https://name:secret@meridianwire.example/', 'a user name or a password'],
  ])('is one with %s; it is not even asked', async (_, url, reason) => {
    const finder = new ScriptedFinder();
    const { office, store } = await anOffice({ finder });
    const before = await everythingIn(store);

    const { added, left } = await office.addFeeds(add([url]));

    expect(added).toEqual([]);
    expect(left[0]?.reason).toContain(reason);
    expect(JSON.stringify(left)).not.toContain('secret');
    expect(finder.asked).toEqual([]);
    expect(await everythingIn(store)).toEqual(before);
  });

  it('is one that is read already, by a file or since an earlier day, whoever added it', async () => {
    const finder = new ScriptedFinder((url) => (url.includes('alias') ? { url: 'https://chat.example/feed' } : {}));
    const { office } = await anOffice({
      finder,
      files: someFiles({ feeds: [aFeed({ id: 'of-a-file', url: 'https://file.example/feed.xml' })] }),
    });
    await office.addFeeds(add(['https://chat.example/feed'], anAsker({ community: OTHERS })));

    const { added, left } = await office.addFeeds(
      add([
        'http://www.file.example/feed.xml/',
        'https://chat.example/feed#top',
        'https://alias.example/',
        'https://new.example/',
        'https://new.example',
      ]),
    );

    expect(added.map(({ feed }) => feed.id)).toEqual(['new']);
    expect(left.map(({ url, reason }) => [url, reason])).toEqual([
      ['http://www.file.example/feed.xml/', 'it is read already, as of-a-file'],
      ['https://chat.example/feed#top', 'it is read already, as chat'],
      ['https://new.example/', 'it was given twice'],
      ['https://alias.example/', 'it is read already, as chat'],
    ]);
  });

  it('is one that leads to the feed of another one given', async () => {
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ url: 'https://same.example/feed' })) });

    const { added, left } = await office.addFeeds(add(['https://a.example/', 'https://b.example/']));

    expect(added).toHaveLength(1);
    expect(left).toEqual([{ url: 'https://b.example/', reason: 'it is the same feed as same' }]);
  });

  it('is one of an outlet of which the operator reads nothing', async () => {
    const feeds = [aFeed({ id: 'off', outlet: 'meridianwire.example', reading: 'off' })];
    const { office } = await anOffice({ files: someFiles({ feeds }) });

    const { left } = await office.addFeeds(add(['https://meridianwire.example/other']));

    expect(left[0]?.reason).toBe('the operator reads nothing of meridianwire.example: its feeds are off in feeds.yaml');
  });

  it('is none at all', async () => {
    const { office } = await anOffice();

    expect(await refusalOf(office.addFeeds(add([])))).toEqual({
      code: 'change-invalid',
      detail: 'no address was given; write one such as https://meridianwire.example/world.xml',
    });
  });

  it('is the two hundred and first of a server; another server still has room', async () => {
    const { office } = await anOffice();
    await office.addFeeds(add(addresses(150)));

    const { added, left } = await office.addFeeds(add(addresses(60, 'more')));
    const others = await office.addFeeds(add(['https://others.example/'], anAsker({ community: OTHERS })));

    expect(added).toHaveLength(50);
    expect(left).toHaveLength(10);
    expect(left[0]?.reason).toBe('200 feeds is the most that may be added from here; remove one first');
    expect(others.added).toHaveLength(1);
    expect(office.feeds()).toHaveLength(201);
  });

  it('is no more asked than there is room for, however many are given', async () => {
    const finder = new ScriptedFinder();
    const { office } = await anOffice({ finder });

    const { added, left } = await office.addFeeds(add(addresses(5_000)));

    expect([added.length, left.length, finder.asked.length]).toEqual([200, 4_800, 200]);
    expect(new Set(added.map(({ feed }) => feed.id)).size).toBe(200);
  });

  it('is left with every other when two ask for the last room at once', async () => {
    const { office } = await anOffice();
    await office.addFeeds(add(addresses(199)));

    const ends = await Promise.all([
      office.addFeeds(add(['https://one.example/'])),
      office.addFeeds(add(['https://two.example/'], anAsker({ user: 'another' }))),
    ]);

    expect(ends.map(({ added }) => added.length)).toEqual([1, 0]);
  });

  it('breaks everything when it is our own mistake, and nothing is written', async () => {
    const finder = {
      find: async () => {
        throw new TypeError('a bug of ours');
      },
    };
    const { office, store } = await anOffice({ finder });
    const before = await everythingIn(store);

    await expect(office.addFeeds(add(['https://meridianwire.example/']))).rejects.toThrow('a bug of ours');

    expect(await everythingIn(store)).toEqual(before);
  });
});

it('hosts are asked at the same time, the feeds of one host one after the other', async () => {
  const open = new Map<string, number>();
  let most = 0;
  const finder = {
    async find(url: string) {
      const { host } = new URL(url);
      open.set(host, (open.get(host) ?? 0) + 1);
      most = Math.max(most, [...open.values()].filter((count) => count > 0).length);
      expect(open.get(host)).toBe(1);
      await new Promise((resolve) => setImmediate(resolve));
      open.set(host, 0);
      return aFoundFeed({ url });
    },
  };
  const { office } = await anOffice({ finder });

  const { added } = await office.addFeeds(
    add(Array.from({ length: 60 }, (_, index) => `https://host${index % 20}.example/${index}`)),
  );

  expect(added).toHaveLength(60);
  expect(most).toBe(8);
});

describe('what is told of a feed that was added', () => {
  const HOUR = 3_600_000;
  const entry = (title: string, published: number | null): FeedEntry => ({
    id: title,
    title,
    link: `https://meridianwire.example/${title}?utm_source=rss`,
    published,
    author: null,
    summary: '',
    content: '',
    categories: [],
  });
  const told = async (entries: readonly FeedEntry[]) => {
    const finder = new ScriptedFinder(() => ({ title: 'Meridian Wire', how: 'usual path', entries }));
    const { office } = await anOffice({ finder });
    return (await office.addFeeds(add(['https://meridianwire.example/']))).added[0]?.about;
  };

  it('is its title, how it was found, how often it posts, and its newest entry', async () => {
    const entries = Array.from({ length: 13 }, (_, index) => entry(`e${index}`, NOON - (12 - index) * 2 * HOUR));

    expect(await told(entries)).toEqual({
      title: 'Meridian Wire',
      how: 'usual path',
      perDay: 12,
      isSilent: false,
      last: { title: 'e12', url: 'https://meridianwire.example/e12', published: NOON },
    });
  });

  it('is not moved by one old entry that is kept on top, nor by dates that lie ahead', async () => {
    const entries = [
      entry('pinned', NOON - 4_000 * 24 * HOUR),
      entry('ahead', NOON + 400 * 24 * HOUR),
      ...Array.from({ length: 4 }, (_, index) => entry(`w${index}`, NOON - index * 7 * 24 * HOUR)),
    ];

    const about = await told(entries);

    expect(about?.perDay).toBeCloseTo(1 / 7);
    expect(about).toMatchObject({ isSilent: false, last: { title: 'w0' } });
  });

  it('is that nothing came for a quarter of a year, how often it posted before, and what was last', async () => {
    const entries = Array.from({ length: 5 }, (_, index) => entry(`o${index}`, NOON - (800 + index * 30) * 24 * HOUR));

    const about = await told(entries);

    expect(about).toMatchObject({ isSilent: true, last: { title: 'o0' } });
    expect(about?.perDay).toBeLessThan(1 / 100);
  });

  it.each([
    ['nothing', [], null],
    ['no date', [entry('first', null), entry('second', null)], 'first'],
  ])('says no more than it knows, where there is %s', async (_, entries, title) => {
    expect(await told(entries)).toMatchObject({ perDay: null, isSilent: false });
    expect((await told(entries))?.last?.title ?? null).toBe(title);
  });
});

describe('a feed of a platform', () => {
  it('is called after its page, which tells more than the address of the feed', async () => {
    const feed = 'https://www.youtube.com/feeds/videos.xml?channel_id=UCabcdefghijklmnopqrst_-';
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ url: feed, how: 'named by the page' })) });

    const { added } = await office.addFeeds(add(['https://www.youtube.com/@meridianwire']));

    expect(added[0]?.feed).toMatchObject({ id: 'youtube-meridianwire', url: feed, outlet: 'youtube.com' });
  });

  it('that a bridge makes is its platform’s: whoever runs the bridge is not who speaks', async () => {
    const url = 'https://bridge.example/telegram/meridianwire';
    const { office } = await anOffice({ finder: new ScriptedFinder(() => ({ url, how: 'bridge' })) });

    const { added } = await office.addFeeds(add(['https://t.me/s/meridianwire']));

    expect(added[0]?.feed).toMatchObject({ id: 't-s-meridianwire', url, outlet: 't.me' });
  });
});

describe('where a feed is looked for', () => {
  it('is the public network for chat, and for the terminal also what the operator allows', async () => {
    const chat = new ScriptedFinder();
    const files = new ScriptedFinder();
    const { office } = await anOffice({ finder: chat, filesFinder: files });

    await office.addFeeds(add(['https://one.example/']));
    await office.addFeeds(
      add(['https://two.example/'], anOperator({ platform: 'console', community: 'console' as CommunityId })),
    );

    expect([chat.asked, files.asked]).toEqual([['https://one.example/'], ['https://two.example/']]);
    expect(office.feedList().map(({ decidedBy }) => decidedBy)).toEqual(['chat', 'terminal']);
  });

  it('is where the files say, for a test of one of theirs', async () => {
    const chat = new ScriptedFinder();
    const files = new ScriptedFinder();
    const feeds = [aFeed({ id: 'intranet', url: 'http://10.0.0.7:8080/feed' })];
    const { office } = await anOffice({ finder: chat, filesFinder: files, files: someFiles({ feeds }) });

    await office.testFeed({ by: anAsker(), feedOrUrl: 'intranet' });
    await office.testFeed({ by: anAsker(), feedOrUrl: 'http://10.0.0.7:8080/other' });

    expect([files.asked, chat.asked]).toEqual([['http://10.0.0.7:8080/feed'], ['http://10.0.0.7:8080/other']]);
  });
});

describe('a feed from chat', () => {
  it('is taken out, and may be added again', async () => {
    const { office, again } = await anOffice();
    const by = anAsker();
    await office.addFeeds(add(['https://meridianwire.example/world']));

    await office.removeFeed({ by, feed: id('meridianwire-world') });
    const without = [office.feeds(), (await again()).feedList()];
    const { added } = await office.addFeeds(add(['https://meridianwire.example/world']));

    expect(without).toEqual([[], []]);
    expect(added).toHaveLength(1);
    expect((await office.audit({ community: ACME, limit: 5 }))[1]).toMatchObject({
      what: 'feeds remove',
      subject: 'meridianwire-world',
      before: 'https://meridianwire.example/world',
      after: null,
    });
  });

  it('gives way to one of a file with its id or its address, and is nobody’s to change then', async () => {
    let feeds = [aFeed({ id: 'of-a-file' })];
    const { office } = await anOffice({
      files: {
        ...someFiles(),
        get feeds() {
          return feeds;
        },
      },
    });
    await office.addFeeds(add(['https://meridianwire.example/world', 'https://other.example/']));

    feeds = [
      aFeed({ id: 'file-row', url: 'http://meridianwire.example/world/' }),
      aFeed({ id: 'other', url: 'https://x.example' }),
    ];

    expect(office.feedList().map(({ feed, decidedBy }) => [feed.id, decidedBy])).toEqual([
      ['file-row', 'file'],
      ['other', 'file'],
    ]);
    expect(await refusalOf(office.removeFeed({ by: anAsker(), feed: id('other') }))).toEqual({
      code: 'locked-by-file',
      detail: 'other stands in feeds.yaml',
    });
  });

  it.each(['removeFeed', 'pauseFeed'] as const)('that does not exist: %s says so', async (call) => {
    const { office, store } = await anOffice();
    const before = await everythingIn(store);

    const refusal = await refusalOf(office[call]({ by: anAsker(), feed: id('no such feed'.repeat(20)), paused: true }));

    expect(refusal.code).toBe('change-unknown');
    expect(refusal.detail).toMatch(/^no feed is called "no such feed.{48}"; \/feeds list names them$/);
    expect(await everythingIn(store)).toEqual(before);
  });
});

describe('a pause', () => {
  it('keeps a feed from being read until it ends, over a restart too', async () => {
    const { office, again, at } = await anOffice();
    const by = anAsker();
    await office.addFeeds(add(['https://meridianwire.example/']));
    const feed = id('meridianwire');
    at(NOON + 5);
    await office.pauseFeed({ by, feed, paused: true });
    const paused = [office.feeds(), (await again()).feeds(), office.feedList()[0]?.pausedAt];

    await office.pauseFeed({ by, feed, paused: false });

    expect(paused).toEqual([[], [], NOON + 5]);
    expect(office.feeds()).toHaveLength(1);
    expect((await again()).feedList()).toEqual(office.feedList());
    const [resumed, pause] = await office.audit({ community: ACME, limit: 2 });
    expect(pause).toMatchObject({ what: 'feeds pause', subject: feed, before: null, after: 'paused' });
    expect(resumed).toMatchObject({ what: 'feeds resume', subject: feed, before: 'paused', after: 'read' });
  });

  it('that is there already begins no new one', async () => {
    const { office, at } = await anOffice();
    const ask = { by: anAsker(), feed: id('meridianwire'), paused: true };
    await office.addFeeds(add(['https://meridianwire.example/']));
    await office.pauseFeed(ask);
    at(NOON + 5);

    await office.pauseFeed(ask);

    expect(office.feedList()[0]?.pausedAt).toBe(NOON);
    expect(await office.audit({ community: null, limit: 9 })).toHaveLength(2);
  });

  it('of a file’s feed is an operator’s, and the file stays as it is', async () => {
    const feeds = [aFeed({ id: 'of-a-file' })];
    const { office } = await anOffice({ files: someFiles({ feeds }) });

    await office.pauseFeed({ by: anOperator(), feed: id('of-a-file'), paused: true });

    expect(office.feeds()).toEqual([]);
    expect(office.feedList()).toEqual([{ feed: feeds[0], decidedBy: 'file', pausedAt: NOON }]);
  });

  it('ends for a feed that polling gave up', async () => {
    const { office, store } = await anOffice();
    await office.addFeeds(add(['https://meridianwire.example/']));
    const feedId = id('meridianwire');
    await store.feedStates.write({
      feedId,
      url: 'https://meridianwire.example/',
      etag: null,
      lastModified: null,
      nextPollAt: NOON,
      lastPolledAt: NOON,
      lastSuccessAt: null,
      failures: 9,
      lastProblem: 'feed-gone',
      paused: { at: NOON, reason: 'gone' },
    });

    await office.pauseFeed({ by: anAsker(), feed: feedId, paused: false });

    expect(await store.feedStates.read(feedId)).toMatchObject({ paused: null, failures: 0 });
  });
});

describe('a list of feeds', () => {
  const outline = (url: string, title = '') => `<outline type="rss" text="${title}" xmlUrl="${url}"/>`;
  const list = (...outlines: readonly string[]) => `<opml version="2.0"><body>${outlines.join('')}</body></opml>`;
  const folder = (name: string, ...inner: readonly string[]) => `<outline text="${name}">${inner.join('')}</outline>`;
  const conflicts = [
    { id: 'sudan', name: 'Sudan', aliases: ['السودان'] },
    { id: 'russia-ukraine', name: 'Russia–Ukraine war', aliases: ['Ukraine war'] },
  ];
  const files = someFiles({
    feeds: [aFeed({ id: 'of-a-file', url: 'https://file.example/feed.xml' })],
    background: { conflicts, outlets: new Map([['reviewed.example' as OutletDomain, anOutlet('reviewed.example')]]) },
  });

  it('is planned without asking anybody: what is new and for which conflict, what is known, what cannot be meant', async () => {
    const finder = new ScriptedFinder();
    const { office, store } = await anOffice({ files, finder });
    const before = await everythingIn(store);

    const plan = office.planImport({
      by: anAsker(),
      opml: list(
        folder('World', folder('sudan', outline('https://a.example/rss', 'A')), outline('https://b.example/rss')),
        outline('http://www.file.example/feed.xml'),
        outline('https://www.a.example/rss/'),
        outline('https://me:canary@c.example/'),
      ),
    });

    expect(
      plan.feeds.map(({ shown, state, knownAs, conflicts: meant, folders }) => [shown, state, knownAs, meant, folders]),
    ).toEqual([
      ['https://a.example/rss', 'new', null, ['sudan'], ['World / sudan']],
      ['https://b.example/rss', 'new', null, [], ['World']],
      ['http://www.file.example/feed.xml', 'known', 'of-a-file', [], []],
      ['https://www.a.example/rss/', 'unusable', null, [], []],
      ['https://c.example/', 'unusable', null, [], []],
    ]);
    expect(plan.feeds.map(({ reason }) => reason)).toEqual([
      null,
      null,
      null,
      'it is listed twice',
      expect.stringContaining('user name or a password'),
    ]);
    expect([plan.conflicts, plan.room, plan.notes]).toEqual([[{ id: 'sudan', name: 'Sudan' }], 200, []]);
    expect([finder.asked, await everythingIn(store)]).toEqual([[], before]);
  });

  it('is planned for nobody who may change nothing, and is refused where it is none', async () => {
    const { office } = await anOffice();

    expect((await refusalOf(() => office.planImport({ by: anAsker({ rights: 'read' }), opml: list() }))).code).toBe(
      'not-allowed',
    );
    expect((await refusalOf(() => office.planImport({ by: anAsker(), opml: 'hello' }))).code).toBe('change-invalid');
  });

  it('comes out as it went in, its folders conflicts, over a restart', async () => {
    const { office, again } = await anOffice({ files });
    const opml = list(
      folder('Sudan', outline('https://reviewed.example/rss')),
      folder('Ukraine war', outline('https://reviewed.example/rss'), outline('https://b.example/rss')),
    );
    const { feeds } = office.planImport({ by: anAsker(), opml });
    await office.addFeeds({
      by: anAsker(),
      urls: feeds.map(({ url }) => url),
      conflicts: new Map(feeds.map(({ url, conflicts: meant }) => [url, meant])),
      what: 'feeds import',
    });

    const written = [office, await again()].map((one) => readOpml(one.exportFeeds({ by: anOperator() }).text).feeds);

    expect(written[0]).toEqual(written[1]);
    expect(written[0]).toEqual([
      { title: 'of-a-file', url: 'https://file.example/feed.xml', page: null, language: 'en', folders: [] },
      {
        title: 'reviewed',
        url: 'https://reviewed.example/rss',
        page: 'https://reviewed.example/',
        language: 'en',
        folders: [['Sudan'], ['Russia–Ukraine war']],
      },
      { title: 'b', url: 'https://b.example/rss', page: null, language: 'en', folders: [['Russia–Ukraine war']] },
    ]);
  });

  it('comes out without addresses that may hold a key, for whoever is no operator', async () => {
    const { office } = await anOffice({
      files: someFiles({
        feeds: [
          aFeed({ id: 'open', url: 'https://open.example/feed' }),
          aFeed({ id: 'keyed', url: 'https://keyed.example/feed?token=canary' }),
          aFeed({ id: 'named', url: 'https://me:canary@named.example/feed' }),
        ],
      }),
    });

    const { text, left } = office.exportFeeds({ by: anAsker() });

    expect(text).toContain('https://open.example/feed');
    expect(text).not.toContain('canary');
    expect(left).toBe(2);
    expect(office.exportFeeds({ by: anOperator() }).left).toBe(0);
  });
});
