/** An invented briefing that has everything a briefing can have; nothing in it happened anywhere. */
import type { Briefing } from '../../../src/briefings/briefing.ts';
import type { Destination, DestinationId } from '../../../src/delivery/delivery.ts';
import type { ConflictId } from '../../../src/stories/conflict.ts';
import type { StoryId } from '../../../src/stories/story.ts';
import type { KeyQuote, SourceRef, StoryCard } from '../../../src/summarizer/card.ts';

const ORLU = 'orlu' as ConflictId;
const TESK = 'tesk-marran' as ConflictId;

/** A source; say what matters. */
export function aSource(given: Partial<SourceRef> = {}): SourceRef {
  return {
    articleId: 'p1',
    outlet: 'Lowland Post',
    url: 'https://lowlandpost.example/orlu/ferry',
    published: '2026-05-06T09:00:00Z',
    lang: 'en',
    depth: 'full article',
    ...given,
  };
}

/** A quotation; say what matters. */
export function aQuote(given: Partial<KeyQuote> = {}): KeyQuote {
  return {
    text: 'We heard two bangs and then the engine stopped.',
    speaker: 'Ilse Brandt',
    role: 'a passenger',
    outlet: 'Lowland Post',
    url: 'https://lowlandpost.example/orlu/ferry',
    lang: 'en',
    fragment: false,
    ev: ['p1:s4'],
    rule: 'R1',
    alsoIn: 0,
    ...given,
  };
}

/** A card with the least a card may have; say what matters. */
export function aCard(given: Partial<StoryCard> = {}): StoryCard {
  return {
    id: 's-aaaaaaaaaa' as StoryId,
    version: 'v1',
    conflictIds: [ORLU],
    eventType: 'statement',
    places: [],
    headline: { text: 'Ferry crossing stays shut', ev: ['p1:s0'], from: 'Lowland Post', lang: 'en' },
    status: 'new',
    corroboration: { independent: 1, reports: 1, copies: 0, stateOrParty: [], label: 'single source' },
    whatHappened: [
      { text: 'The ferry crossing at Narrow Point stayed shut on Wednesday.', ev: ['p1:s0'], origin: 'verbatim' },
    ],
    figures: [],
    claims: [],
    quotes: [],
    analysis: [],
    implications: [],
    timeline: [],
    gaps: [],
    watch: [],
    sources: [aSource()],
    readMore: { url: 'https://lowlandpost.example/orlu/ferry', outlet: 'Lowland Post' },
    severity: 0.2,
    allQuotes: [],
    updatedAt: '2026-05-06T09:00:00Z',
    follows: null,
    struck: [],
    ...given,
  };
}

/** The story that has everything. */
export function aRichCard(given: Partial<StoryCard> = {}): StoryCard {
  const quotes = [
    aQuote({ alsoIn: 2 }),
    aQuote({
      text: 'The gunboat fired first, and everybody on the bank saw it.',
      speaker: 'Colonel Pavo Renn',
      role: 'spokesman of the Orlu river guard',
      side: 'Orlu river guard',
      outlet: 'Orlu State Bulletin',
      url: 'https://bulletin.orlu.example/en/ferry',
      ev: ['p3:s2'],
    }),
    aQuote({
      text: 'كانت العبّارة تحمل عائلات ولم يكن على متنها جنود.',
      speaker: 'سلمى حداد',
      role: 'رئيسة بلدية المرفأ',
      outlet: 'صوت الضفة',
      url: 'https://sawt-aldiffa.example/ferry',
      lang: 'ar',
      ev: ['p2:s3'],
    }),
  ];
  return aCard({
    id: 's-bbbbbbbbbb' as StoryId,
    eventType: 'attack_on_civilians',
    eventDate: { iso: '2026-05-05T00:00:00Z', precision: 'day' },
    places: ['Narrow Point'],
    headline: {
      text: 'Gunfire hits crowded ferry at Narrow Point, killing at least 19, medics say',
      ev: ['p1:s0'],
      from: 'Lowland Post',
      lang: 'en',
    },
    corroboration: {
      independent: 2,
      reports: 4,
      copies: 1,
      stateOrParty: [{ outlet: 'Orlu State Bulletin', side: 'Orlu' }],
      label: 'conflicting',
    },
    whatHappened: [
      {
        text: 'Gunfire struck a crowded ferry at Narrow Point on Tuesday, killing at least 19 people, most of them returning from a market, according to the Riverside Medics’ Union.',
        ev: ['p1:s0', 'p2:s0'],
        origin: 'verbatim',
      },
      {
        text: 'The river guard put the toll at 8 and blamed a gunboat of the Upper Bank Front.',
        ev: ['p1:s1'],
        origin: 'verbatim',
      },
      { text: 'The front denied having any boat on the river that day.', ev: ['p1:s2'], origin: 'verbatim' },
    ],
    figures: [
      {
        kind: 'killed',
        low: 19,
        qualifier: 'at least',
        claimant: 'Riverside Medics’ Union',
        asOf: '2026-05-06T06:00:00Z',
        status: 'claim',
        supersedes: { value: 14, asOf: '2026-05-05T20:00:00Z' },
        scope: 'incident',
        ev: ['p1:s0', 'p2:s0'],
      },
      {
        kind: 'killed',
        low: 8,
        high: 8,
        claimant: 'Orlu river guard',
        asOf: '2026-05-06T06:00:00Z',
        status: 'disputed',
        scope: 'incident',
        ev: ['p1:s1', 'p3:s1'],
      },
      {
        kind: 'displaced',
        low: 9000,
        qualifier: 'more than',
        group: 'families',
        claimant: 'UN refugee agency',
        asOf: '2026-05-06T06:00:00Z',
        status: 'verified',
        by: 'its field office',
        scope: 'cumulative',
        since: 'January',
        ev: ['p2:s5'],
      },
      {
        kind: 'killed',
        low: 40,
        high: 40,
        group: 'fighters',
        claimant: 'Orlu General Staff',
        asOf: '2026-05-06T06:00:00Z',
        status: 'party-claim',
        scope: 'incident',
        loaded: 'neutralised',
        ev: ['p3:s4'],
      },
    ],
    claims: [
      {
        side: 'Orlu river guard',
        claimant: 'Colonel Pavo Renn',
        text: 'A gunboat of the front fired on the ferry; no evidence was presented.',
        stance: 'asserts',
        ev: ['p3:s2'],
      },
      {
        side: 'Upper Bank Front',
        claimant: 'Upper Bank Front',
        text: 'It had no boat on the river that day.',
        stance: 'denies',
        ev: ['p1:s2'],
      },
    ],
    quotes,
    analysis: [
      {
        text: 'Whoever holds Narrow Point holds the only crossing for heavy trucks before the floods.',
        by: 'Marta Quill',
        byRole: 'Institute for River Studies',
        ev: ['p1:s9'],
      },
    ],
    implications: [
      {
        text: 'Aid groups warned that a longer closure would cut food deliveries to three towns.',
        by: 'aid groups',
        likelihood: 'would',
        ev: ['p1:s10'],
      },
      {
        text: 'The market could stay shut until the end of the month.',
        by: 'Riverside town council',
        likelihood: 'could',
        ev: ['p2:s8'],
      },
    ],
    timeline: [
      {
        when: { iso: '2026-05-03T00:00:00Z', precision: 'day' },
        text: 'The ferry resumes after a month.',
        ev: ['p1:s6'],
      },
      { when: { iso: '2026-05-05T00:00:00Z', precision: 'day' }, text: 'The ferry is hit.', ev: ['p1:s0'] },
      { when: { iso: '2026-05-06T10:30:00Z', precision: 'hour' }, text: 'Divers begin their search.', ev: ['p2:s6'] },
    ],
    gaps: [
      {
        text: 'The account of the river guard could not be independently verified.',
        ev: ['p1:s7'],
        origin: 'verbatim',
      },
    ],
    sources: [
      aSource(),
      aSource({ articleId: 'p2', outlet: 'صوت الضفة', url: 'https://sawt-aldiffa.example/ferry', lang: 'ar' }),
      aSource({
        articleId: 'p3',
        outlet: 'Orlu State Bulletin',
        url: 'https://bulletin.orlu.example/en/ferry',
        label: 'state',
        country: 'Orlu',
      }),
      aSource({
        articleId: 'p4',
        outlet: 'Coast Courier',
        url: 'https://coastcourier.example/w/88123',
        label: 'copy',
        depth: 'feed text',
      }),
    ],
    severity: 0.8,
    allQuotes: [...quotes, aQuote({ text: 'Nobody shot back.', ev: ['p1:s5'] })],
    ...given,
  });
}

/** A card no outlet writes: the same words in every place, many times. */
export function aHugeCard(text: string, times: number): StoryCard {
  const card = aRichCard();
  const many = <T>(items: readonly T[], change: (item: T) => T): T[] =>
    Array.from({ length: times }, () => items.map(change)).flat();
  return {
    ...card,
    headline: { ...card.headline, text },
    whatHappened: many(card.whatHappened, (item) => ({ ...item, text })),
    figures: many(card.figures, (item) => ({ ...item, claimant: text, group: text, by: text, claimantSide: text })),
    claims: many(card.claims, (item) => ({ ...item, side: text, claimant: text, text })),
    quotes: many(card.quotes, (item) => ({ ...item, text, speaker: text, role: text, side: text, outlet: text })),
    analysis: many(card.analysis, (item) => ({ ...item, text, by: text, byRole: text })),
    implications: many(card.implications, (item) => ({ ...item, text, by: text })),
    timeline: many(card.timeline, (item) => ({ ...item, text })),
    gaps: many(card.gaps, (item) => ({ ...item, text })),
    sources: many(card.sources, (item) => ({ ...item, outlet: text })),
    readMore: { ...card.readMore, outlet: text },
  };
}

/** The briefing that has everything. */
export function aRichBriefing(given: Partial<Briefing> = {}): Briefing {
  const second = aCard({
    id: 's-cccccccccc' as StoryId,
    conflictIds: [TESK],
    eventType: 'negotiation',
    eventDate: { iso: '2026-05-06T00:00:00Z', precision: 'day' },
    headline: {
      text: 'Tesk and Marran agree to meet again, set no date',
      ev: ['p5:s0'],
      from: 'Hill Gazette',
      lang: 'en',
    },
    status: 'updated',
    trend: 'stalled',
    corroboration: { independent: 2, reports: 2, copies: 0, stateOrParty: [], label: '2 independent' },
    whatHappened: [
      {
        text: 'Envoys of Tesk and Marran parted on Wednesday without a text, but agreed to meet again.',
        ev: ['p5:s0', 'p6:s1'],
        origin: 'verbatim',
      },
    ],
    quotes: [
      aQuote({
        text: 'a door that is not shut',
        speaker: 'Ada Lindqvist',
        role: 'the mediator',
        fragment: true,
        outlet: 'Hill Gazette',
        url: 'https://hillgazette.example/tesk/talks',
        ev: ['p5:s3'],
      }),
    ],
    sources: [
      aSource({ articleId: 'p5', outlet: 'Hill Gazette', url: 'https://hillgazette.example/tesk/talks' }),
      aSource({
        articleId: 'p6',
        outlet: 'Вісник Марана',
        url: 'https://visnyk-marana.example/peremovyny',
        lang: 'uk',
      }),
    ],
    readMore: { url: 'https://hillgazette.example/tesk/talks', outlet: 'Hill Gazette' },
  });
  const stories = [aRichCard(), second];
  return {
    id: 'b-1',
    channelId: 'console',
    mode: 'extractive',
    period: { from: '2026-05-05T04:00:00Z', to: '2026-05-06T16:00:00Z', tz: 'Europe/Kyiv' },
    topLine: {
      text: 'Gunfire hit a crowded ferry at Narrow Point, killing at least 19, according to the Riverside Medics’ Union; the river guard put the toll at 8.',
      ev: ['p1:s0', 'p1:s1'],
      origin: 'template',
    },
    changes: [
      {
        kind: 'new',
        storyId: stories[0]?.id ?? second.id,
        after: 'Orlu: ferry hit at Narrow Point, toll disputed',
        ev: ['p1:s0', 'p2:s0', 'p3:s0'],
      },
      {
        kind: 'toll',
        storyId: stories[0]?.id ?? second.id,
        before: '14 killed',
        after: 'at least 19 killed (Riverside Medics’ Union)',
        ev: ['p1:s0'],
      },
      { kind: 'status', storyId: second.id, after: 'Tesk–Marran talks ended without a text', ev: ['p5:s0'] },
    ],
    board: [
      {
        conflictId: ORLU,
        name: 'Orlu',
        arrow: 'up',
        reason: 'ferry hit, toll disputed',
        events24h: 4,
        baseline14d: 1.2,
      },
      {
        conflictId: TESK,
        name: 'Tesk–Marran',
        arrow: 'flat',
        reason: 'talks ended without a date',
        events24h: 1,
        baseline14d: 1,
      },
      {
        conflictId: 'salt-coast' as ConflictId,
        name: 'Salt Coast',
        arrow: 'insufficient',
        reason: 'first report',
        events24h: 1,
        baseline14d: 0,
      },
    ],
    stories,
    alsoReported: [
      {
        text: 'Salt Coast navy boards a trawler after a cable is cut',
        url: 'https://harbournews.example/trawler',
        outlet: 'Harbour News',
      },
      {
        text: 'Orlu parades new boats',
        url: 'https://bulletin.orlu.example/en/parade',
        outlet: 'Orlu State Bulletin',
        label: 'state',
      },
    ],
    watch: [
      {
        text: 'The council votes on the crossing.',
        when: { iso: '2026-05-08T00:00:00Z', precision: 'day' },
        by: 'Riverside town council',
        ev: ['p2:s9'],
      },
      { text: 'The mediator said the next round would come before the floods.', by: 'the mediator', ev: ['p5:s7'] },
    ],
    corrections: [
      {
        storyId: second.id,
        text: 'We named Marran as host of the talks; Hill Gazette has corrected that to Tesk.',
        ev: ['p5:s1'],
      },
    ],
    coverage: {
      articles: 11,
      read: 1240,
      outlets: 9,
      roots: 8,
      partyRun: 1,
      langs: ['en', 'uk', 'ar'],
      feedsDown: ['coast-wire'],
    },
    next: '2026-05-07T04:00:00Z',
    sources: stories.flatMap(({ sources }) => sources),
    quiet: false,
    ...given,
  };
}

/** The terminal as a destination. */
export function aTerminal(given: Partial<Destination> = {}): Destination {
  return {
    id: 'console' as DestinationId,
    conflicts: 'all',
    plan: { timezone: 'Europe/Kyiv', at: ['07:00'], cron: null },
    stories: 5,
    quietHours: null,
    alerts: null,
    stateMedia: 'label',
    layout: 'messages',
    language: 'en',
    publish: false,
    ...given,
  };
}
