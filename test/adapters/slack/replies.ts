/** Every kind of answer. */
import type { Reply } from '../../../commands/command.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { SourceLine } from '../../../src/desk.ts';
import type { ChannelView } from '../../../src/office.ts';
import { anAbout, aPlan, aTest } from '../../commands/desk.ts';
import { aCard, aRichBriefing, aRichCard, aTerminal } from '../page/specimen.ts';

const AT = Date.UTC(2026, 4, 6, 16);
const conflicts = [{ id: 'orlu', name: 'The Orlu river war' }];

/** A source that is read; say what matters. */
export function aSourceLine(given: Partial<SourceLine> = {}): SourceLine {
  return {
    feedId: 'lowland-post',
    outlet: 'Lowland Post',
    labels: ['state media'],
    reading: 'full',
    language: 'uk',
    lastAnswerAt: AT,
    problem: null,
    ...given,
  };
}

/** A channel that is briefed; say what matters. */
export function aChannel(given: Partial<ChannelView> = {}): ChannelView {
  return {
    destination: aTerminal({ id: 'slack:T0HARNESS1/C0BRIEFINGS' as DestinationId }),
    decidedBy: 'chat',
    paused: null,
    ...given,
  };
}

/** One of each kind. */
export function everyReply(): readonly Reply[] {
  const card = aRichCard();
  const view = aChannel({ paused: 'not_in_channel: invite me' });
  return [
    { kind: 'note', text: 'No conflict is called "x". Close to it: orlu. Example: /follow orlu 07:00' },
    { kind: 'briefing', briefing: aRichBriefing() },
    { kind: 'cards', title: 'The newest stories', cards: [card, aCard()], conflicts },
    { kind: 'story', card, conflicts },
    { kind: 'quotes', title: 'Quotations', quotes: card.allQuotes },
    {
      kind: 'hits',
      title: 'Found',
      hits: [
        {
          title: 'Ferry shut',
          url: 'https://lowlandpost.example/shut',
          outlet: 'Lowland Post',
          published: AT,
          storyId: 's-aaaaaaaaaa',
          snippet: 'the ferry stayed shut',
        },
      ],
    },
    { kind: 'story-sources', card, sources: card.sources },
    {
      kind: 'sources',
      sources: [aSourceLine(), aSourceLine({ lastAnswerAt: null, problem: 'feed-gone: take it out.' })],
    },
    {
      kind: 'status',
      status: {
        lastCycleAt: AT,
        lastPostAt: null,
        articles: 12_000,
        stories: 1,
        feeds: { all: 30, failing: [aSourceLine({ problem: 'feed-gone: take it out.' })] },
        deliveries: { due: 0, held: 2, dead: 1 },
        next: [{ destination: 'slack:C0BRIEFINGS', at: AT }],
      },
    },
    { kind: 'help', commands: [{ usage: '/channel set [conflicts]', summary: 'Change what this channel gets' }] },
    {
      kind: 'timeline',
      title: 'Timeline · Orlu',
      points: [
        {
          when: { iso: '2026-05-05T00:00:00Z', precision: 'day' },
          text: 'The ferry is hit.',
          outlet: 'Lowland Post',
          url: 'https://lowlandpost.example/orlu/ferry',
          storyId: card.id,
        },
      ],
    },
    { kind: 'board', board: aRichBriefing().board },
    {
      kind: 'why',
      why: { card, rank: 0.7, parts: [{ name: 'severity', value: 0.8, weight: 0.3 }], toldBefore: true },
      conflicts,
    },
    { kind: 'schedule', view, runs: [AT, AT + 86_400_000] },
    { kind: 'channel', changed: 'Changed: stories.', view, next: AT, conflicts },
    {
      kind: 'feeds',
      title: 'Feeds · 1 feed',
      feeds: [{ ...aSourceLine(), url: 'https://lowlandpost.example/feed', decidedBy: 'chat', pausedAt: AT }],
      left: [{ url: 'https://nothing.example', reason: 'It is no feed.' }],
    },
    {
      kind: 'feeds',
      title: '1 feed added',
      feeds: [
        {
          ...aSourceLine(),
          url: 'https://lowlandpost.example/feed',
          decidedBy: 'terminal',
          pausedAt: null,
          conflicts: ['sudan'],
          about: anAbout({ last: { title: 'Ferry shut', url: 'https://lowlandpost.example/shut', published: AT } }),
        },
      ],
      left: [],
      others: [{ url: 'https://lowlandpost.example/africa', title: 'Africa' }],
    },
    {
      kind: 'import-plan',
      plan: aPlan([{ url: 'https://riverdaily.example/rss', title: 'River Daily', folders: ['Sudan'] }]),
      how: 'To add them: /feeds import feeds.opml dry-run:no',
    },
    {
      kind: 'feed-test',
      test: aTest({
        url: 'https://lowlandpost.example/feed',
        entries: [
          { title: 'Ferry shut', url: 'https://lowlandpost.example/shut', published: AT, droppedBy: 'exclude' },
        ],
      }),
    },
    { kind: 'file', name: 'feeds.opml', text: '<opml/>', about: 'One feed, as other readers import it.' },
  ];
}
