import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../commands/command.ts';
import { renderReply } from '../../../src/adapters/console/render-reply.ts';
import type { Destination } from '../../../src/delivery/delivery.ts';
import type { FeedId } from '../../../src/feeds/feed.ts';
import type { ChannelView } from '../../../src/office.ts';
import { anAbout, aPlan, aTest } from '../../commands/desk.ts';
import { aRichBriefing, aRichCard, aTerminal } from './specimen.ts';

const AT = Date.UTC(2026, 4, 6, 16);
const conflicts = [{ id: 'orlu', name: 'The Orlu river war' }];

/** The answer in one line, as whoever asked takes it in. */
const shown = (reply: Reply) =>
  stripVTControlCharacters(renderReply(reply, { width: 100, colour: false, links: true }, { zone: 'Europe/Kyiv' }))
    .replace(/\s+/g, ' ')
    .trim();

const view = (given: Partial<ChannelView> = {}, wishes: Partial<Destination> = {}): ChannelView => ({
  destination: aTerminal(wishes),
  decidedBy: 'chat',
  paused: null,
  ...given,
});

describe('a timeline', () => {
  it('is dates with what happened, by whom it is told, and the way to the story', () => {
    const text = shown({
      kind: 'timeline',
      title: 'Timeline · Orlu',
      points: [
        {
          when: { iso: '2026-05-05T00:00:00Z', precision: 'day' },
          text: 'The ferry is hit.',
          outlet: 'Lowland Post',
          url: 'https://lowlandpost.example/1',
          storyId: aRichCard().id,
        },
      ],
    });

    expect(text).toBe('Timeline · Orlu Tue 5 May The ferry is hit. – Lowland Post /story s-bbbbbbbbbb');
  });
});

describe('a board', () => {
  it('is each conflict with its arrow and the reason', () => {
    expect(shown({ kind: 'board', board: aRichBriefing().board })).toContain('▲ Orlu ferry hit, toll disputed');
  });

  it('says so when no conflict is followed', () => {
    expect(shown({ kind: 'board', board: [] })).toBe('No conflict is followed here.');
  });
});

describe('why a story stands where it stands', () => {
  const why = (given: Partial<Extract<Reply, { kind: 'why' }>['why']> = {}) =>
    shown({
      kind: 'why',
      why: {
        card: aRichCard({
          struck: [{ field: 'whatHappened', text: 'Everybody knows who did it.', reason: 'no source says it' }],
        }),
        rank: 0.734,
        parts: [{ name: 'severity', value: 0.8, weight: 0.3 }],
        toldBefore: false,
        ...given,
      },
      conflicts,
    });

  it('is its rank, with the parts it is made of', () => {
    expect(why()).toContain('Rank 73 of 100; this channel was not told of it before.');
    expect(why()).toContain('How grave the event is 80 of 100, weighs 30 %');
    expect(why({ toldBefore: true })).toContain('was told of it before.');
  });

  it('is how well it is supported', () => {
    expect(why()).toContain(
      '2 independent + 1 state outlet (+1 copy), conflicting tolls; 4 reports read, of them 1 copy.',
    );
  });

  it('is the place in its article of each line', () => {
    expect(why()).toContain('The front denied having any boat on the river that day. – Lowland Post, sentence 3');
  });

  it('is what was left out, with the reason', () => {
    expect(why()).toContain('whatHappened: Everybody knows who did it. – no source says it');
  });
});

describe('a channel', () => {
  const channel = (given: Partial<Extract<Reply, { kind: 'channel' }>>) =>
    shown({ kind: 'channel', changed: null, view: view(), next: AT, conflicts, ...given });

  it('is all that holds there, in words', () => {
    const text = channel({
      view: view(
        {},
        {
          conflicts: ['orlu', 'tesk-marran'],
          stories: 3,
          quietHours: { from: '22:00', to: '06:00' },
          alerts: { severity: 0.8, independent: 2, cooldownMs: 6 * 3_600_000 },
          layout: 'thread',
          publish: true,
        },
      ),
    });

    for (const words of [
      'What is told here was decided in chat.',
      'Conflicts The Orlu river war, Tesk Marran',
      'Briefings daily at 07:00 Kyiv time',
      'Next Wed 6 May 19:00 Kyiv time',
      'Stories up to 3',
      'Quiet hours 22:00 to 06:00',
      'Alerts from severity 0.8 and 2 independent roots, at most one in 6 hours',
      'State media shown with a label',
      'Layout stories in the thread of the briefing',
      'Language English',
      'Published yes',
    ]) {
      expect(text).toContain(words);
    }
  });

  it('says what was changed, who decides, and why nothing is sent', () => {
    expect(channel({ changed: 'Changed: stories.' })).toContain('This channel Changed: stories.');
    expect(channel({ view: view({ decidedBy: 'file' }) })).toContain('An operator’s file decides');
    expect(channel({ view: view({ paused: 'I may not write there.' }) })).toContain(
      'Nothing is sent here at present: I may not write there.',
    );
  });

  it('that is not briefed says how to begin', () => {
    expect(channel({ view: view({ decidedBy: 'nobody' }), next: null })).toContain('“/follow” begins it.');
  });

  it('has its next briefings as moments in its own zone', () => {
    const plan = { timezone: 'America/Lima', at: [], cron: '0 7 * * 1' };

    expect(shown({ kind: 'schedule', view: view({}, { plan }), runs: [AT] })).toContain(
      'Briefings by the plan 0 7 * * 1, Lima time • Wed 6 May 11:00 Lima time',
    );
    expect(shown({ kind: 'schedule', view: view(), runs: [] })).toContain('No briefing is due.');
  });
});

describe('feeds', () => {
  const line = {
    feedId: 'lowland-post',
    outlet: 'Lowland Post',
    labels: [],
    reading: 'full',
    language: 'en',
    lastAnswerAt: AT,
    problem: null,
    url: 'https://lowlandpost.example/feed',
  };

  it('are told with who decided them and whether they rest, and what was not added with its reason', () => {
    const text = shown({
      kind: 'feeds',
      title: 'Feeds',
      feeds: [
        { ...line, decidedBy: 'chat', pausedAt: AT },
        { ...line, decidedBy: 'file', pausedAt: null },
      ],
      left: [{ url: 'https://nothing.example', reason: 'It is no feed.' }],
    });

    expect(text).toContain('last answer Wed 6 May 19:00 · added from chat · paused since Wed 6 May 19:00 · feed');
    expect(text).toContain('named in a file · feed');
    expect(text).toContain('Not added • https://nothing.example: It is no feed.');
  });

  it('that were just added are told line by line: name, address and how it was found, how often, what was last', () => {
    const about = anAbout({
      title: 'Lowland Post – World',
      how: 'named by the page',
      perDay: 12.4,
      last: { title: 'Ferry shut', url: 'https://lowlandpost.example/1', published: AT },
    });
    const text = shown({
      kind: 'feeds',
      title: '1 feed added',
      feeds: [{ ...line, decidedBy: 'terminal', pausedAt: null, conflicts: ['sudan'], about }],
      left: [],
      others: [
        { url: 'https://lowlandpost.example/africa', title: 'Africa' },
        { url: 'https://lowlandpost.example/x', title: '' },
      ],
    });

    expect(text).toContain('Called Lowland Post – World Address https://lowlandpost.example/feed (named by the page)');
    expect(text).toContain('Posts about 12 a day Last item Ferry shut');
    expect(text).toContain('Wed 6 May 2026 19:00 Read as Lowland Post · English · reads: full Kept for sudan');
    expect(text).toContain(
      'More feeds there, each to be added by its address • Africa: https://lowlandpost.example/africa • https://lowlandpost.example/x',
    );
  });

  it('of which many were added are told in a line each', () => {
    const one = { ...line, decidedBy: 'chat', pausedAt: null, about: anAbout() } as const;
    const text = shown({ kind: 'feeds', title: '4 feeds added', feeds: [one, one, one, one], left: [] });

    expect(text.match(/about 12 a day/g)).toHaveLength(4);
    expect(text).not.toContain('Last item');
  });

  it.each([
    [140, 'about 140 a day'],
    [1.2, 'about one a day'],
    [0.5, 'about 4 a week'],
    [1 / 7, 'about one a week'],
    [1 / 14, 'about 2 a month'],
    [1 / 30, 'about one a month'],
    [1 / 100, 'about 4 a year'],
    [1 / 400, 'about one a year'],
    [1 / 4_000, 'less than one a year'],
    [null, 'nobody can say how often'],
  ])('that post %d times a day do so %s', (perDay, words) => {
    expect(shown({ kind: 'feed-test', test: aTest({ about: anAbout({ perDay }) }) })).toContain(words);
  });

  it('in which nothing is new, or nothing is at all, are told so', () => {
    const about = anAbout({ isSilent: true, title: '' });
    const text = shown({
      kind: 'feeds',
      title: '1 feed added',
      feeds: [{ ...line, decidedBy: 'chat', pausedAt: null, about }],
      left: [],
    });

    expect(text).toContain('nothing: it has no title');
    expect(text).toContain('nothing new for three months');
    expect(text).toContain('none: it is empty');
  });

  it('that are tried show their entries, and which of them the rules leave out', () => {
    const url = 'https://lowlandpost.example/feed';
    const entry = { title: 'Ferry shut', url: 'https://lowlandpost.example/1', published: AT, droppedBy: null };
    const text = shown({
      kind: 'feed-test',
      test: aTest({
        url,
        about: anAbout({ how: 'usual path' }),
        entries: [entry, { ...entry, title: 'Football', url: null, published: null, droppedBy: 'exclude: football' }],
      }),
    });

    expect(text).toContain(
      `Feed test · Lowland Post ${url} · usual path · about 12 a day • Ferry shut · Wed 6 May 19:00`,
    );
    expect(text).toContain('• Football · undated · left out: exclude: football');
    expect(text).toContain('2 entries shown, 1 left out by the rules. Nothing was changed.');
  });

  it('without a title or an entry are told so', () => {
    const text = shown({ kind: 'feed-test', test: aTest({ title: '' }) });

    expect(text).toContain('a feed without a title');
    expect(text).toContain('The feed answers and has no entries.');
  });
});

describe('a list of feeds that is to be imported', () => {
  const plan = aPlan(
    [
      { url: 'https://a.example/rss', title: 'A', folders: ['Darfur'], conflicts: ['sudan'] },
      { url: 'https://b.example/rss', folders: ['World / Cooking'] },
      { url: 'https://c.example/rss' },
      { url: 'https://d.example/rss', state: 'known', knownAs: 'd-wire' as FeedId },
      { url: 'x', state: 'unusable', reason: 'this is no address' },
    ],
    { conflicts: [{ id: 'sudan', name: 'Sudan civil war' }], room: 1, notes: ['It includes another list.'] },
  );

  it('is told by its conflicts and its other folders, with what is read already, what is left out, and how to go on', () => {
    const text = shown({ kind: 'import-plan', plan, how: 'To add them: …' });

    expect(text).toContain('3 feeds would be added · 1 read already · 1 left out');
    expect(text).toContain('Sudan civil war • A: https://a.example/rss');
    expect(text).toContain('World / Cooking (no conflict of yours) • https://b.example/rss');
    expect(text).toContain('In no folder • https://c.example/rss');
    expect(text).toContain('Read already • d-wire: https://d.example/rss');
    expect(text).toContain('Left out • x: this is no address');
    expect(text).toContain('It includes another list. There is room for 1 more feed; the others will be left out.');
    expect(text).toContain('Nothing was changed');
    expect(text).toMatch(/To add them: …$/);
  });

  it('is cut where it is long', () => {
    const many = aPlan(Array.from({ length: 50 }, (_, index) => ({ url: `https://a.example/${index}` })));

    expect(shown({ kind: 'import-plan', plan: many, how: '' })).toContain('https://a.example/19 • and 30 more feeds');
  });
});

describe('a file', () => {
  it('is told about under its name', () => {
    const text = shown({ kind: 'file', name: 'feeds.opml', text: '<opml/>', about: 'One feed.' });

    expect(text).toMatch(/^feeds\.opml One feed\./);
  });
});
