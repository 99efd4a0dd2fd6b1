/** A desk and an office that know what a test tells them, and remember what they were asked. */

import type { Command, Question } from '../../commands/command.ts';
import type { EpochMs } from '../../src/clock.ts';
import type { Destination, DestinationId } from '../../src/delivery/delivery.ts';
import type { Desk } from '../../src/desk.ts';
import type { Feed, FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import type {
  Asker,
  ChannelView,
  CommunityId,
  FeedAbout,
  FeedTest,
  FeedView,
  ImportPlan,
  Office,
  PlannedFeed,
} from '../../src/office.ts';
import { aCard, aRichBriefing, aTerminal } from '../adapters/page/specimen.ts';

/** The conflicts of the desk below. */
export const CONFLICTS = [
  { id: 'sudan', name: 'Sudan' },
  { id: 'russia-ukraine', name: 'Russia–Ukraine' },
  { id: 'south-sudan', name: 'South Sudan' },
];

/** Whoever may change this server, as Discord says. */
export const ADMIN: Asker = {
  platform: 'discord',
  user: '111111111111111111',
  rights: 'change',
  community: 'discord:222222222222222222' as CommunityId,
};

/** Whoever may only read. */
export const MEMBER: Asker = { ...ADMIN, user: '333333333333333333', rights: 'read' };

/** A channel of that server. */
export function aChannel(given: Partial<Destination> = {}): Destination {
  return { ...aTerminal(), id: 'discord:444444444444444444' as DestinationId, ...given };
}

/** When the desk below says that the next briefing comes. */
export const NEXT: EpochMs = Date.parse('2026-05-07T05:00:00Z');

/** A desk with the answers given; `asked` holds every question in order. */
export function aDesk(answers: Partial<Desk> = {}): Desk & { readonly asked: unknown[] } {
  const asked: unknown[] = [];
  const remembering =
    <Ask extends readonly unknown[], Answer>(answer: (...ask: Ask) => Answer) =>
    (...ask: Ask): Answer => {
      asked.push(...ask);
      return answer(...ask);
    };
  const desk: Desk = {
    conflicts: () => CONFLICTS,
    brief: async () => aRichBriefing(),
    latest: async () => [],
    retracted: async () => new Map(),
    story: async () => ({ found: 'none' }),
    quotes: async () => [],
    search: async () => [],
    sources: async () => [],
    status: async () => ({
      lastCycleAt: null,
      lastPostAt: null,
      articles: 0,
      stories: 0,
      feeds: { all: 0, failing: [] },
      deliveries: { due: 0, held: 0, dead: 0 },
      next: [],
    }),
    timeline: async () => [],
    board: async () => [],
    why: async ({ card }) => ({ card, rank: 0.5, parts: [], toldBefore: false }),
    schedule: () => [NEXT],
    vocabulary: () => ({ stories: [], speakers: [] }),
    ...answers,
  };
  return {
    ...desk,
    asked,
    brief: remembering(desk.brief),
    latest: remembering(desk.latest),
    story: remembering(desk.story),
    quotes: remembering(desk.quotes),
    search: remembering(desk.search),
    timeline: remembering(desk.timeline),
    board: remembering(desk.board),
    why: remembering(desk.why),
  };
}

/** A desk that finds one story, whatever it is asked for. */
export function aDeskWithAStory(answers: Partial<Desk> = {}) {
  return aDesk({ story: async () => ({ found: 'one', card: aCard() }), ...answers });
}

/** A feed; say what matters. */
export function aFeed(given: Partial<Feed> = {}): Feed {
  return {
    id: 'lowland-post' as FeedId,
    outlet: 'lowlandpost.example' as OutletDomain,
    url: 'https://lowlandpost.example/feed.xml',
    language: null,
    everyMs: 1_800_000,
    reading: 'full',
    filters: { include: null, exclude: null },
    ...given,
  };
}

/** A feed as chat sees it. */
export function aFeedView(given: Partial<Feed> = {}, state: Partial<FeedView> = {}): FeedView {
  return { feed: aFeed(given), decidedBy: 'chat', pausedAt: null, ...state };
}

/** What a feed is like that was just read; say what matters. */
export function anAbout(given: Partial<FeedAbout> = {}): FeedAbout {
  return { title: 'Lowland Post', how: 'this address', perDay: 12, isSilent: false, last: null, ...given };
}

/** A feed that was tried; say what matters. */
export function aTest(given: Partial<FeedTest> = {}): FeedTest {
  return {
    url: 'https://lowlandpost.example/feed.xml',
    title: 'Lowland Post',
    about: anAbout(),
    others: [],
    entries: [],
    ...given,
  };
}

/** What a list of these feeds would bring; one of which nothing is said would be new. */
export function aPlan(
  feeds: readonly (Partial<PlannedFeed> & Pick<PlannedFeed, 'url'>)[],
  given: Partial<ImportPlan> = {},
): ImportPlan {
  return {
    feeds: feeds.map((feed) => ({
      title: '',
      shown: feed.url,
      folders: [],
      conflicts: [],
      state: 'new',
      knownAs: null,
      reason: null,
      ...feed,
    })),
    conflicts: [],
    room: 200,
    notes: [],
    ...given,
  };
}

/** How a channel stands that was followed from chat. */
export function aView(given: Partial<Destination> = {}, state: Partial<ChannelView> = {}): ChannelView {
  return { destination: aChannel(given), decidedBy: 'chat', paused: null, ...state };
}

/** An office with the answers given; `changes` holds every wish for a change in order, as [method, what was asked]. */
export function anOffice(
  answers: Partial<Office> = {},
): Office & { readonly changes: (readonly [string, Readonly<Record<string, unknown>>])[] } {
  const changes: (readonly [string, Readonly<Record<string, unknown>>])[] = [];
  const changing =
    <Ask, Answer>(name: string, answer: (ask: Ask) => Promise<Answer>) =>
    (ask: Ask): Promise<Answer> => {
      changes.push([name, ask as Readonly<Record<string, unknown>>]);
      return answer(ask);
    };
  const office: Office = {
    destinations: () => [],
    feeds: () => [],
    channel: (id) => aView({ id }),
    setChannel: async ({ destination, wishes }) => aView({ id: destination, ...wishes }),
    unfollow: async () => {},
    feedList: () => [],
    addFeeds: async ({ urls }) => ({
      added: urls.map((url) => ({ feed: aFeed({ url }), about: anAbout() })),
      left: [],
      others: [],
    }),
    removeFeed: async () => {},
    pauseFeed: async () => {},
    testFeed: async ({ feedOrUrl }) => aTest({ url: feedOrUrl }),
    planImport: () => aPlan([]),
    muted: () => new Set(),
    exportFeeds: () => ({ text: '<opml/>', left: 0 }),
    retract: async () => 1,
    muteStory: async () => {},
    forget: async () => {},
    audit: async () => [],
    place: async () => {},
    communityOf: () => null,
    joined: async () => true,
    left: async () => {},
    communities: () => [],
    upkeep: async () => {},
    ...answers,
  };
  return {
    ...office,
    changes,
    setChannel: changing('setChannel', office.setChannel),
    unfollow: changing('unfollow', office.unfollow),
    addFeeds: changing('addFeeds', office.addFeeds),
    removeFeed: changing('removeFeed', office.removeFeed),
    pauseFeed: changing('pauseFeed', office.pauseFeed),
    testFeed: changing('testFeed', office.testFeed),
    retract: changing('retract', office.retract),
    muteStory: changing('muteStory', office.muteStory),
    forget: changing('forget', office.forget),
  };
}

/** A question from a channel, asked by somebody who may change it unless another is named. */
export function aQuestion(options: Readonly<Record<string, string>> = {}, given: Partial<Question> = {}): Question {
  return { options, destination: aChannel(), asker: ADMIN, ...given };
}

/** A command for tests of those who call it; say what matters. */
export function aCommand(given: Partial<Command> & Pick<Command, 'name'>): Command {
  return {
    summary: '',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    answer: async () => ({ kind: 'note', text: given.name }),
    ...given,
  };
}
