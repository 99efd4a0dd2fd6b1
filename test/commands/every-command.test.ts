import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../commands/index.ts';
import type { CommunityId } from '../../src/office.ts';
import { Refusal } from '../../src/outcome.ts';
import { ADMIN, aDesk, aDeskWithAStory, aFeedView, anOffice, aPlan, aQuestion, aView, MEMBER } from './desk.ts';

const COMMANDS = commandsFor(aDesk(), anOffice());
const CHANGING = COMMANDS.filter(({ rights }) => rights === 'change').map(({ name }) => name);

/** What each changing command needs so that it would go all the way to the office. */
const COMPLETE: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  follow: { conflict: 'sudan', at: '07:00' },
  unfollow: {},
  'channel set': { stories: '3' },
  'feeds add': { url: 'https://lowlandpost.example/feed.xml' },
  'feeds remove': { feed: 'lowland-post' },
  'feeds pause': { feed: 'lowland-post' },
  'feeds resume': { feed: 'lowland-post' },
  'feeds test': { feed: 'lowland-post' },
  'feeds import': { file: '<opml/>', 'dry-run': 'no' },
  'feeds export': {},
  mute: { story: '1' },
  retract: { story: '1', reason: 'The toll was of another day' },
  forget: { confirm: 'forget' },
};

const aFullOffice = (answers = {}) =>
  anOffice({
    feedList: () => [aFeedView()],
    planImport: () => aPlan([{ url: 'https://riverdaily.example/rss' }]),
    ...answers,
  });

const commandOf = (name: string, office: ReturnType<typeof anOffice>) => {
  const command = commandsFor(aDeskWithAStory(), office).find((one) => one.name === name);
  if (command === undefined) throw new Error(`no command ${name}`);
  return command;
};

describe('every command that changes something', () => {
  it.each(CHANGING)('/%s has what it needs in this test', (name) => {
    expect(COMPLETE, `Name under COMPLETE what "/${name}" needs to reach the office.`).toHaveProperty([name]);
  });

  it.each(CHANGING.filter((name) => name !== 'feeds export'))(
    '/%s asks the office when an admin asks',
    async (name) => {
      const office = aFullOffice();

      await commandOf(name, office).answer(aQuestion(COMPLETE[name]));

      expect(office.changes).toHaveLength(1);
      expect(office.changes[0]?.[1]).toMatchObject({ by: ADMIN });
    },
  );

  it.each(CHANGING)('/%s changes nothing for somebody who may only read, and says who may', async (name) => {
    const office = aFullOffice();

    const reply = await commandOf(name, office).answer(aQuestion(COMPLETE[name], { asker: MEMBER }));

    expect(reply).toMatchObject({
      kind: 'note',
      text: expect.stringContaining('Only those who may manage this server, and the operators of this bot'),
    });
    expect(office.changes).toEqual([]);
  });

  it.each(CHANGING)('/%s changes nothing in a direct message, even for an operator', async (name) => {
    const office = aFullOffice();
    const asker = { ...ADMIN, rights: 'operator', community: null } as const;

    const reply = await commandOf(name, office).answer(aQuestion(COMPLETE[name], { asker }));

    expect(reply).toMatchObject({ kind: 'note', text: expect.stringContaining('In a direct message') });
    expect(office.changes).toEqual([]);
  });

  it.each(CHANGING.filter((name) => name !== 'feeds export'))(
    '/%s tells a refusal of the office as a note: what was wrong and what to do',
    async (name) => {
      const refuse = async () => {
        throw new Refusal('locked-by-file', 'sitrep.yaml names this channel');
      };
      const office = aFullOffice({
        setChannel: refuse,
        unfollow: refuse,
        addFeeds: refuse,
        removeFeed: refuse,
        pauseFeed: refuse,
        testFeed: refuse,
        retract: refuse,
        muteStory: refuse,
        forget: refuse,
      });

      expect(await commandOf(name, office).answer(aQuestion(COMPLETE[name]))).toEqual({
        kind: 'note',
        text: 'sitrep.yaml names this channel. The operator decided this in a file; change it there.',
      });
    },
  );

  it('leaves a broken store and our own mistakes to whoever listens', async () => {
    const broken = new Refusal('store-full', 'no space left');
    const office = aFullOffice({
      setChannel: async () => {
        throw broken;
      },
      unfollow: async () => {
        throw new TypeError('a mistake of ours');
      },
    });

    await expect(commandOf('channel set', office).answer(aQuestion({ stories: '3' }))).rejects.toBe(broken);
    await expect(commandOf('unfollow', office).answer(aQuestion())).rejects.toThrow(TypeError);
  });
});

describe('every command', () => {
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 40 }),
    fc.constantFrom(
      '',
      ' ',
      '-1',
      '1e9',
      'all',
      'off',
      '22:00-22:00',
      '99:99',
      '<@everyone>',
      '@here',
      '../../etc',
      '\u202e\u0000',
    ),
    fc.constantFrom(' ', 'a', '-', ':', '/', '7:00 ', 'https://', '<', ',', '\u0301').map((part) => part.repeat(5_000)),
  );

  it.each(COMMANDS.map(({ name }) => name))(
    '/%s answers anything that is typed, shortly where it is not understood, and quotes little of it',
    async (name) => {
      const command = commandOf(name, aFullOffice());
      const given = fc
        .record(Object.fromEntries(command.options.map((option) => [option.name, text])), { requiredKeys: [] })
        .map((options) => options as Readonly<Record<string, string>>);

      await fc.assert(
        fc.asyncProperty(given, async (options) => {
          const reply = await command.answer(aQuestion(options));

          if (reply.kind === 'note') {
            expect(reply.text.trim()).not.toBe('');
            expect(reply.text.length).toBeLessThan(900);
          }
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(COMMANDS.filter(({ rights }) => rights === 'read').map(({ name }) => name))(
    '/%s answers a member, and asks the office for no change',
    async (name) => {
      const office = anOffice({ channel: (id) => aView({ id }, { decidedBy: 'nobody' }) });

      const reply = await commandOf(name, office).answer(aQuestion({}, { asker: { ...MEMBER, community: null } }));

      expect(JSON.stringify(reply)).not.toMatch(/Only those who|In a direct message/);
      expect(office.changes).toEqual([]);
    },
  );

  it('names the place in the word of its platform', async () => {
    const asker = { platform: 'slack', user: 'U1', rights: 'read', community: 'slack:T1' as CommunityId } as const;

    const reply = await commandOf('unfollow', aFullOffice()).answer(aQuestion({}, { asker }));

    expect(reply).toMatchObject({ text: expect.stringContaining('manage this workspace') });
  });
});
