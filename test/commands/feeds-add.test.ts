import { describe, expect, it } from 'vitest';
import { feedsAdd, feedsImport } from '../../commands/feeds-add.ts';
import { Refusal } from '../../src/outcome.ts';
import { ADMIN, aDesk, aFeed, anAbout, anOffice, aPlan, aQuestion } from './desk.ts';

const add = (office: ReturnType<typeof anOffice>, url: string) => feedsAdd(aDesk(), office).answer(aQuestion({ url }));

describe('/feeds add', () => {
  it('adds the feed and shows it', async () => {
    const office = anOffice();

    const reply = await add(office, ' <https://lowlandpost.example/feed.xml> ');

    expect(office.changes).toEqual([
      ['addFeeds', { by: ADMIN, urls: ['https://lowlandpost.example/feed.xml'], what: 'feeds add' }],
    ]);
    expect(reply).toMatchObject({
      kind: 'feeds',
      title: '1 feed added, read from the next pass on',
      feeds: [{ feedId: 'lowland-post', url: 'https://lowlandpost.example/feed.xml', decidedBy: 'chat' }],
      left: [],
    });
  });

  it('takes several addresses, each once', async () => {
    const office = anOffice();

    await add(office, 'https://a.example/1\nhttps://b.example/2 https://a.example/1');

    expect(office.changes[0]?.[1]).toMatchObject({ urls: ['https://a.example/1', 'https://b.example/2'] });
  });

  it('says which were left out, and why', async () => {
    const left = [{ url: 'https://b.example/2', reason: 'read already' }];
    const office = anOffice({ addFeeds: async () => ({ added: [], left, others: [] }) });

    expect(await add(office, 'https://b.example/2')).toEqual({
      kind: 'feeds',
      title: 'No feed was added · 1 left out',
      feeds: [],
      left,
      others: [],
    });
  });

  it('tells what each feed is like, and which others the page names', async () => {
    const others = [{ url: 'https://lowlandpost.example/africa.xml', title: 'Africa' }];
    const about = anAbout({ how: 'named by the page', last: { title: 'Ferry shut', url: null, published: 5 } });
    const office = anOffice({ addFeeds: async () => ({ added: [{ feed: aFeed(), about }], left: [], others }) });

    expect(await add(office, 'https://lowlandpost.example/')).toMatchObject({ feeds: [{ about }], others });
  });

  it('says where a feed was added', async () => {
    const decider = async (asker: typeof ADMIN) =>
      feedsAdd(aDesk(), anOffice()).answer(aQuestion({ url: 'https://a.example/1' }, { asker }));

    expect(await decider({ ...ADMIN, platform: 'console' })).toMatchObject({ feeds: [{ decidedBy: 'terminal' }] });
  });

  it.each([
    ['', 'No address was given.'],
    ['lowlandpost.example', '"lowlandpost.example" is no address that begins with https:// or http://.'],
    ['javascript:alert(1)', 'is no address that begins with'],
    ['file:///etc/passwd', 'is no address that begins with'],
    [`https://a.example/${'x'.repeat(3_000)}`, '…" is too long: an address may have up to 2048 characters.'],
    [Array.from({ length: 21 }, (_, i) => `https://a.example/${i}`).join(' '), '21 addresses at once are too many.'],
  ])('says what is allowed, with an example, and changes nothing (%#)', async (url, text) => {
    const office = anOffice();

    const reply = await add(office, url);

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(reply).toMatchObject({ text: expect.stringContaining('Example: /feeds add https://') });
    expect(office.changes).toEqual([]);
  });

  it('tells somebody who changes too much how much is allowed', async () => {
    const office = anOffice({
      addFeeds: async () => {
        throw new Refusal('too-many-changes', '');
      },
    });

    expect(await add(office, 'https://a.example/1')).toEqual({
      kind: 'note',
      text: 'Nothing was changed. Five changes a minute and fifty a day are taken from one person.',
    });
  });
});

describe('/feeds import', () => {
  const plan = aPlan(
    [
      { url: aFeed().url, state: 'known', knownAs: aFeed().id },
      { url: 'https://riverdaily.example/rss', folders: ['Sudan'], conflicts: ['sudan'] },
      { url: 'nonsense', state: 'unusable', reason: 'this is no address' },
    ],
    { conflicts: [{ id: 'sudan', name: 'Sudan' }] },
  );
  const importing = (given = {}) => anOffice({ planImport: () => plan, ...given });
  const ask = (office: ReturnType<typeof anOffice>, options: Readonly<Record<string, string>>) =>
    feedsImport(aDesk(), office).answer(aQuestion(options));

  it.each([[{}], [{ 'dry-run': 'yes' }]])(
    'first only says what would be added, and how to add it (%#)',
    async (options) => {
      const office = importing();

      expect(await ask(office, { file: '<opml/>', ...options })).toEqual({
        kind: 'import-plan',
        plan,
        how: 'To add them: /feeds import feeds.opml dry-run:no',
      });
      expect(office.changes).toEqual([]);
    },
  );

  it('then adds the feeds that are new, for the conflicts their folders name', async () => {
    const office = importing();

    const reply = await ask(office, { file: '<opml/>', 'dry-run': 'no' });

    expect(office.changes).toEqual([
      [
        'addFeeds',
        {
          by: ADMIN,
          urls: ['https://riverdaily.example/rss'],
          conflicts: new Map([['https://riverdaily.example/rss', ['sudan']]]),
          what: 'feeds import',
        },
      ],
    ]);
    expect(reply).toMatchObject({ kind: 'feeds', title: '1 feed added, read from the next pass on' });
  });

  it.each([
    [{}, 'Please hand over an OPML file'],
    [{ file: ' \n' }, 'Please hand over an OPML file'],
    [{ file: 'x'.repeat(2_000_001) }, 'The file is too large'],
    [{ file: '<opml/>', 'dry-run': 'perhaps' }, 'yes, no'],
  ])('says what is allowed, and changes nothing (%#)', async (options, text) => {
    const office = importing();

    expect(await ask(office, options)).toMatchObject({ kind: 'note', text: expect.stringContaining(text) });
    expect(office.changes).toEqual([]);
  });

  it('tells that a file is none', async () => {
    const office = importing({
      planImport: () => {
        throw new Refusal('change-invalid', 'this is no OPML');
      },
    });

    expect(await ask(office, { file: 'hello' })).toMatchObject({
      text: 'This is no OPML. Nothing was changed. See /help for what is allowed. Example: /feeds import feeds.opml',
    });
  });

  it('says so when there is nothing to add, even when it is told to', async () => {
    const office = importing({ planImport: () => aPlan([{ url: aFeed().url, state: 'known', knownAs: aFeed().id }]) });

    expect(await ask(office, { file: '<opml/>', 'dry-run': 'no' })).toMatchObject({
      kind: 'import-plan',
      how: 'There is nothing to add.',
    });
    expect(office.changes).toEqual([]);
  });
});
