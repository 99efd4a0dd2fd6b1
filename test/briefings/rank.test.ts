import { describe, expect, it } from 'vitest';
import { chooseStories } from '../../src/briefings/choose.ts';
import { rankCards, rankOf } from '../../src/briefings/rank.ts';
import { stateOf } from '../../src/briefings/state.ts';
import { aCard, NOON } from '../support/builders.ts';

const HOUR = 3_600_000;
const context = { now: NOON, period: { from: NOON - 24 * HOUR, to: NOON }, conflicts: [], told: new Map() };
const everything = { conflicts: 'all', stories: 5, stateMedia: 'label' } as const;
const independent = (count: number) =>
  ({ independent: count, reports: count, copies: 0, stateOrParty: [], label: '3+ independent' }) as const;

describe('the rank of a story', () => {
  it('shows its parts, which add up to the rank', () => {
    const { rank, parts } = rankOf(aCard(), context);

    expect(parts.reduce((sum, part) => sum + part.weight, 0)).toBeCloseTo(1);
    expect(parts.reduce((sum, part) => sum + part.weight * part.value, 0)).toBeCloseTo(rank);
  });

  it('puts the graver and the better supported story first', () => {
    const grave = aCard({ id: 's-grave', severity: 0.9 });
    const light = aCard({ id: 's-light', severity: 0.3 });
    const told = aCard({ id: 's-told', severity: 0.3, corroboration: independent(4) });

    const order = rankCards([light, told, grave], context).map(({ card }) => card.id);

    expect(order).toEqual(['s-grave', 's-told', 's-light']);
  });

  it('does not depend on the order in which cards come', () => {
    const cards = ['s-3', 's-1', 's-2'].map((id) => aCard({ id }));

    const ids = (list: typeof cards) => rankCards(list, context).map(({ card }) => card.id);

    expect(ids(cards)).toEqual(ids(cards.toReversed()));
  });
});

describe('which stories get a card', () => {
  const ranked = (cards: readonly ReturnType<typeof aCard>[]) => rankCards(cards, context);

  it('gives one conflict at most three of them, unless it is the only one followed', () => {
    const cards = Array.from({ length: 5 }, (_, i) => aCard({ id: `s-${i}`, conflictIds: ['sudan'] }));

    expect(chooseStories(ranked(cards), everything, new Map()).stories).toHaveLength(3);
    expect(chooseStories(ranked(cards), { ...everything, conflicts: ['sudan'] }, new Map()).stories).toHaveLength(5);
  });

  it('shows one story that is only a statement', () => {
    const cards = ['s-1', 's-2'].map((id, i) =>
      aCard({ id, eventType: 'statement', severity: 0.4, conflictIds: [`c-${i}`] }),
    );

    const { stories, lines } = chooseStories(ranked(cards), everything, new Map());

    expect(stories).toHaveLength(1);
    expect(lines).toHaveLength(1);
  });

  it('leaves out what the destination was told already and has not changed', () => {
    const card = aCard();
    const told = new Map([[card.id as string, stateOf(card)]]);

    expect(chooseStories(ranked([card]), everything, told).stories).toEqual([]);
    expect(chooseStories(ranked([{ ...card, version: 'v2' }]), everything, told).stories).toHaveLength(1);
  });

  it('keeps stories that only a party tells apart, or out, as the destination asks', () => {
    const card = aCard({
      corroboration: { independent: 0, reports: 1, copies: 0, stateOrParty: [], label: 'party claims only' },
    });

    const chosen = (stateMedia: 'label' | 'separate' | 'off') =>
      chooseStories(ranked([card]), { ...everything, stateMedia }, new Map());

    expect(chosen('label').stories).toHaveLength(1);
    expect(chosen('separate')).toEqual({ stories: [], lines: [card] });
    expect(chosen('off')).toEqual({ stories: [], lines: [] });
  });
});
