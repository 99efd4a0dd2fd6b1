import { describe, expect, it } from 'vitest';
import type { FeedId } from '../../src/feeds/feed.ts';
import type { Asker, CommunityId, Office } from '../../src/office.ts';
import { Refusal } from '../../src/outcome.ts';
import type { StoryId } from '../../src/stories/story.ts';
import {
  anAsker,
  anOffice,
  anOperator,
  everythingIn,
  ScriptedFinder,
  someFiles,
  UNKNOWN_CHANNEL,
} from '../support/an-office.ts';
import { aRecording } from '../support/delivery-builders.ts';
import { ACME, aFeed, GENERAL, OTHERS } from '../support/office-builders.ts';

/** Everybody who may ask, by what they are to the first server, whose things the calls are about. */
const ROLES: readonly (readonly [string, Asker])[] = [
  ['a member', anAsker({ rights: 'read' })],
  ['an admin', anAsker()],
  ['an admin of another server', anAsker({ community: OTHERS })],
  ['an admin of a workspace', anAsker({ platform: 'slack', community: 'slack:T0123' as CommunityId })],
  ['somebody in a direct message', anAsker({ rights: 'read', community: null })],
  ['an admin in a direct message', anAsker({ community: null })],
  ['an operator', anOperator()],
  ['an operator in another server', anOperator({ community: OTHERS })],
  ['an operator at the terminal', anOperator({ platform: 'console', community: 'console' as CommunityId })],
  ['an operator in a direct message', anOperator({ community: null })],
  ['somebody with rights nobody knows', anAsker({ rights: 'owner' as 'change' })],
  ['somebody without an id', anAsker({ user: '' })],
];

const CALLS: Readonly<Record<string, (office: Office, by: Asker) => Promise<unknown>>> = {
  'sets the channel': (office, by) =>
    office.setChannel({ by, destination: GENERAL, wishes: { stories: 2 }, what: 'channel set' }),
  'unfollows the channel': (office, by) => office.unfollow({ by, destination: GENERAL }),
  'sets a channel that nobody has placed': (office, by) =>
    office.setChannel({ by, destination: UNKNOWN_CHANNEL, wishes: { stories: 2 }, what: 'channel set' }),
  'adds a feed': (office, by) => office.addFeeds({ by, urls: ['https://new.example/feed.xml'], what: 'feeds add' }),
  'removes a feed of the server': (office, by) => office.removeFeed({ by, feed: 'acme-news' as FeedId }),
  'pauses a feed of the server': (office, by) => office.pauseFeed({ by, feed: 'acme-news' as FeedId, paused: true }),
  'removes a feed of a file': (office, by) => office.removeFeed({ by, feed: 'of-a-file' as FeedId }),
  'pauses a feed of a file': (office, by) => office.pauseFeed({ by, feed: 'of-a-file' as FeedId, paused: true }),
  'tests a feed': (office, by) => office.testFeed({ by, feedOrUrl: 'acme-news' }),
  'retracts a story': (office, by) => office.retract({ by, story: 's-1' as StoryId, reason: 'It was another day.' }),
  'forgets the server': (office, by) => office.forget({ by, community: ACME }),
};

const NO = 'not-allowed';
const FILE = 'locked-by-file';
const NONE = 'change-unknown';

/** What becomes of each call, in the order of the roles. */
// biome-ignore format: a table is read by its columns.
const MATRIX: Readonly<Record<keyof typeof CALLS, readonly string[]>> = {
  //                                        member  admin   other   workspc dm      adm.dm  op      op.oth  op.term op.dm   owner   no id
  'sets the channel':                      [NO,     'yes',  NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  NO,     NO,     NO],
  'unfollows the channel':                 [NO,     'yes',  NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  NO,     NO,     NO],
  'sets a channel that nobody has placed': [NO,     NO,     NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  NO,     NO,     NO],
  'adds a feed':                           [NO,     'yes',  'yes',  'yes',  NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'removes a feed of the server':          [NO,     'yes',  NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'pauses a feed of the server':           [NO,     'yes',  NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'removes a feed of a file':              [NO,     FILE,   FILE,   FILE,   NO,     NO,     FILE,   FILE,   FILE,   FILE,   NO,     NO],
  'pauses a feed of a file':               [NO,     FILE,   FILE,   FILE,   NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'tests a feed':                          [NO,     'yes',  'yes',  'yes',  NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'retracts a story':                      [NO,     'yes',  NONE,   NONE,   NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
  'forgets the server':                    [NO,     'yes',  NO,     NO,     NO,     NO,     'yes',  'yes',  'yes',  'yes',  NO,     NO],
};

/** The first server follows, has added a feed and was shown a story. */
const prepared = async () => {
  const whole = await anOffice({
    files: someFiles({ feeds: [aFeed({ id: 'of-a-file' })] }),
    filesFinder: new ScriptedFinder(),
  });
  const by = anAsker({ user: 'the founder' });
  const { office, store } = whole;
  await office.setChannel({ by, destination: GENERAL, wishes: { stories: 3 }, what: 'follow' });
  await office.addFeeds({ by, urls: ['https://acme.example/news'], what: 'feeds add' });
  await store.deliveries.record(aRecording({ destination: GENERAL }));
  for (let next = await store.deliveries.first(GENERAL); next !== null; next = await store.deliveries.first(GENERAL)) {
    await store.deliveries.settle(next.id, { to: 'sent', messageId: `m${next.part}`, at: next.dueAt });
  }
  return whole;
};

describe.each(ROLES)('%s', (role, by) => {
  it.each(Object.keys(CALLS).map((call) => [call, MATRIX[call]?.[ROLES.findIndex(([name]) => name === role)]]))(
    '%s: %s',
    async (call, expected) => {
      const { office, store } = await prepared();
      const before = await everythingIn(store);

      const end = await CALLS[call]!(office, by).then(
        () => 'yes',
        (thrown: unknown) => (thrown instanceof Refusal ? thrown.code : thrown),
      );

      expect(end).toBe(expected);
      const changes = end === 'yes' && call !== 'tests a feed';
      expect(JSON.stringify(await everythingIn(store)) === JSON.stringify(before)).toBe(!changes);
    },
  );
});

it('whoever is refused learns why', async () => {
  const { office } = await prepared();
  const why = async (by: Asker, call: keyof typeof CALLS) =>
    CALLS[call]!(office, by).then(
      () => null,
      (thrown: Error) => thrown.message,
    );

  expect(await why(anAsker({ rights: 'read' }), 'adds a feed')).toBe(
    'only those who manage this server or workspace may change this',
  );
  expect(await why(anAsker({ community: null }), 'adds a feed')).toBe(
    'nothing can be changed from a direct message; ask in a channel of your server',
  );
  expect(await why(anAsker({ community: OTHERS }), 'sets the channel')).toBe(
    `${GENERAL} is no channel of this server or workspace`,
  );
  expect(await why(anOperator({ community: null }), 'sets the channel')).toBe(
    'a direct message is no channel to brief; ask in the channel itself',
  );
  expect(await why(anAsker({ community: OTHERS }), 'removes a feed of the server')).toBe(
    'acme-news was added by another server or workspace',
  );
  expect(await why(anAsker(), 'pauses a feed of a file')).toBe('of-a-file stands in feeds.yaml');
  expect(await why(anAsker({ community: OTHERS }), 'forgets the server')).toBe(
    'another server or workspace can only be forgotten by its own admins',
  );
});
