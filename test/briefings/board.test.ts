import { describe, expect, it } from 'vitest';
import { boardOf } from '../../src/briefings/board.ts';
import type { Conflict } from '../../src/stories/conflict.ts';
import type { StoryCard } from '../../src/summarizer/card.ts';
import { aCard, NOON } from '../support/builders.ts';

const DAY = 86_400_000;
const conflict = { id: 'zahira', name: 'Zahira civil war', tier: 1, standby: false } as Conflict;
const facts = { now: NOON, feedsDown: [] };

function event(daysAgo: number, id: string, fields: Parameters<typeof aCard>[0] = {}): StoryCard {
  return aCard({
    id,
    conflictIds: ['zahira'],
    eventType: 'shelling_missile',
    severity: 0.5,
    updatedAt: new Date(NOON - daysAgo * DAY - 3_600_000).toISOString(),
    ...fields,
  });
}

/** One event on each of the thirteen days before today. */
const usual = Array.from({ length: 13 }, (_, i) => event(i + 1, `s-${i + 1}`));

describe('the board', () => {
  it('says that it cannot tell rather than that nothing happened', () => {
    const [status] = boardOf([conflict], [event(0, 's-a'), event(6, 's-b')], facts);

    expect(status).toMatchObject({ arrow: 'insufficient', reason: 'too few reports in our feeds (2 in 14 days)' });
  });

  it('knows no norm on its first days', () => {
    const cards = Array.from({ length: 12 }, (_, i) => event(0, `s-${i}`));

    expect(boardOf([conflict], cards, facts)[0]).toMatchObject({
      arrow: 'insufficient',
      reason: 'our feeds cover 1 day so far',
    });
  });

  it('points up when today is above the norm, and says by how much', () => {
    const [status] = boardOf([conflict], [...usual, event(0, 's-a'), event(0, 's-b'), event(0, 's-c')], facts);

    expect(status).toMatchObject({ arrow: 'up', reason: '3 events in 24 h; usual: 1 a day', events24h: 3 });
  });

  it('points up for a kind of violence not seen in two weeks', () => {
    const [status] = boardOf([conflict], [...usual, event(0, 's-a', { eventType: 'chemical' })], facts);

    expect(status).toMatchObject({ arrow: 'up', reason: 'first chemical in our feeds in 14 days' });
  });

  it('stays level when reports merely stop: silence is not calm', () => {
    const [status] = boardOf([conflict], usual.slice(2), facts);

    expect(status?.arrow).toBe('flat');
  });

  it('points down only where an agreement or an exchange was reported too', () => {
    const cards = [...usual.slice(2), event(5, 's-x', { eventType: 'prisoner_exchange' })];

    expect(boardOf([conflict], cards, facts)[0]?.arrow).toBe('down');
  });

  it('gives every reason within ninety characters', () => {
    const boards = [usual, [...usual, event(0, 's-a')], usual.slice(0, 3)].flatMap((cards) =>
      boardOf([conflict], cards, { ...facts, feedsDown: ['a', 'b'] }),
    );

    expect(boards.every(({ reason }) => reason.length > 0 && reason.length <= 90)).toBe(true);
  });
});
