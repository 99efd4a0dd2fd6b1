import { describe, expect, it } from 'vitest';
import { readAction } from '../../../src/adapters/slack/action-id.ts';
import { type HomeParts, renderHome } from '../../../src/adapters/slack/home.ts';
import type { DestinationId } from '../../../src/delivery/delivery.ts';
import type { Status } from '../../../src/desk.ts';
import { aCard, aRichBriefing, aRichCard, aTerminal } from '../page/specimen.ts';
import { expectView, nodesIn, wordsIn } from './judge.ts';
import { aChannel, aSourceLine } from './replies.ts';

const AT = Date.UTC(2026, 4, 6, 16);
const STATUS: Status = {
  lastCycleAt: AT,
  lastPostAt: AT,
  articles: 1,
  stories: 1,
  feeds: { all: 1, failing: [aSourceLine({ problem: 'feed-gone: take it out.' })] },
  deliveries: { due: 0, held: 0, dead: 0 },
  next: [],
};

const home = (given: Partial<HomeParts> = {}) =>
  renderHome({
    zone: 'Europe/Kyiv',
    channels: [{ view: aChannel(), next: AT, mayChange: true }],
    conflicts: [{ id: 'orlu', name: 'The Orlu river war' }],
    board: aRichBriefing().board,
    stories: [aRichCard(), aCard()],
    status: null,
    ...given,
  });
const labels = (view: unknown) =>
  [...nodesIn(view)].filter(({ type }) => type === 'button').map(({ text }) => (text as any).text as string);

describe('the home of somebody', () => {
  it('is a view that Slack takes, with everything and with nothing', () => {
    expectView(home({ status: STATUS }));
    expectView(home({ channels: [], board: [], stories: [] }));
  });

  it('shows their channels by the names they know, what each is told and when', () => {
    const view = home();

    expect([...nodesIn(view)]).toContainEqual({ type: 'channel', channel_id: 'C0BRIEFINGS', style: { bold: true } });
    expect(wordsIn(view)).toContain('conflicts: all\u00a0· daily at 07:00 Kyiv time\u00a0· next ');
  });

  it('says why nothing is sent to one', () => {
    const view = aChannel({ paused: 'not_in_channel' });

    expect(wordsIn(home({ channels: [{ view, next: null, mayChange: false }] }))).toContain(
      'nothing is sent there at present: not_in_channel',
    );
  });

  it('offers to change what they may change, and asks before briefings are stopped', () => {
    const view = home();
    const stop = [...nodesIn(view)].find(({ text }) => (text as any)?.text === 'Stop briefings');

    expect(labels(view)).toEqual(expect.arrayContaining(['Settings', 'Schedule', 'Change…', 'Stop briefings']));
    expect(stop).toMatchObject({ style: 'danger', confirm: { title: { text: 'Stop the briefings there?' } } });
    expect(readAction(stop)).toMatchObject({
      ask: { command: 'unfollow', destination: 'slack:T0HARNESS1/C0BRIEFINGS' },
    });
  });

  it.each([
    ['they may not', { view: aChannel(), next: null, mayChange: false }],
    ['a file decides', { view: aChannel({ decidedBy: 'file' }), next: null, mayChange: true }],
  ])('offers to look only where %s', (_, channel) => {
    expect(labels(home({ channels: [channel], stories: [] }))).not.toEqual(expect.arrayContaining(['Change…']));
  });

  it('says how to begin where no channel is briefed', () => {
    expect(wordsIn(home({ channels: [] }))).toContain('type “/sitrep follow” there');
  });

  it('shows how the feeds are doing to operators alone', () => {
    expect(wordsIn(home())).not.toContain('feed-gone');
    expect(wordsIn(home({ status: STATUS }))).toContain('lowland-post: feed-gone: take it out.');
  });

  it('fits whoever is in however many channels', () => {
    const text = '<!channel> слово '.repeat(100);
    const channel = (index: number) => ({
      view: aChannel({
        destination: aTerminal({ id: `slack:C${index}` as DestinationId, conflicts: Array(300).fill(text) }),
        paused: text,
      }),
      next: AT,
      mayChange: true,
    });
    const board = aRichBriefing().board[0]!;
    const view = home({
      channels: Array.from({ length: 400 }, (_, index) => channel(index)),
      board: Array.from({ length: 200 }, () => ({ ...board, name: text, reason: text })),
      stories: Array(50).fill(aRichCard({ headline: { text, ev: [], from: text, lang: 'en' } })),
      status: { ...STATUS, feeds: { all: 900, failing: Array(900).fill(aSourceLine({ problem: text })) } },
    });

    expectView(view);
    expect(wordsIn(view)).toContain('And 385 more');
  });
});
