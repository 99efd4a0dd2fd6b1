import { describe, expect, it } from 'vitest';
import { changesSince } from '../../src/briefings/changes.ts';
import { correctionsOf } from '../../src/briefings/corrections.ts';
import { stateOf } from '../../src/briefings/state.ts';
import type { Figure, SideClaim, StoryCard } from '../../src/summarizer/card.ts';
import { aCard } from '../support/builders.ts';

function killed(low: number, fields: Partial<Figure> = {}): Figure {
  return {
    kind: 'killed',
    low,
    high: low,
    claimant: 'regional officials',
    asOf: '2026-03-08T12:00:00.000Z',
    status: 'claim',
    scope: 'incident',
    ev: ['a1:s0'],
    ...fields,
  };
}

function claim(fields: Partial<SideClaim>): SideClaim {
  return {
    side: 'Velmar',
    claimant: 'Viktor Dragash',
    text: 'struck a depot',
    stance: 'asserts',
    ev: ['a1:s1'],
    ...fields,
  };
}

const told = (card: StoryCard) => new Map([[card.id as string, stateOf(card)]]);

describe('what changed since the last briefing', () => {
  it('calls a story new that the destination was never told of', () => {
    const changes = changesSince([aCard()], new Map());

    expect(changes).toMatchObject([{ kind: 'new', storyId: 's-1' }]);
  });

  it('tells how a toll moved, in one line for each claimant', () => {
    const before = aCard({ figures: [killed(12), killed(35, { kind: 'wounded' })] });
    const after = aCard({
      figures: [killed(14, { qualifier: 'at least' }), killed(41, { kind: 'wounded' })],
    });

    const [change] = changesSince([after], told(before));

    expect(change).toMatchObject({
      kind: 'toll',
      before: 'Merinsk: 12 killed, 35 wounded',
      after: 'at least 14 killed, 41 wounded (regional officials)',
    });
  });

  it('says a single toll as an editor would, and knows its claimant under a fuller name', () => {
    const before = aCard({ figures: [killed(9, { qualifier: 'at least', claimant: 'emergency service' })] });
    const after = aCard({ figures: [killed(13, { claimant: 'Karsovian emergency service' })] });

    expect(changesSince([after], told(before))).toMatchObject([
      { kind: 'toll', before: 'Merinsk: at least 9', after: '13 killed (Karsovian emergency service)' },
    ]);
  });

  it('knows a toll by the number it replaces, whoever gives the new one', () => {
    const before = aCard({ figures: [killed(11, { claimant: 'interior ministry' })] });
    const supersedes = { value: 11, asOf: '2026-03-08T12:00:00.000Z' };
    const after = aCard({ figures: [killed(13, { claimant: 'rescuers', supersedes })] });

    expect(changesSince([after], told(before))).toMatchObject([{ kind: 'toll', before: 'Merinsk: 11' }]);
  });

  it('says by the story’s short name how many tell it now', () => {
    const support = (independent: number, label: 'single source' | '3+ independent') => ({
      independent,
      reports: independent,
      copies: 0,
      stateOrParty: [],
      label,
    });
    const before = aCard({ eventType: 'air_drone_strike', corroboration: support(1, 'single source') });
    const after = aCard({ eventType: 'air_drone_strike', corroboration: support(4, '3+ independent') });

    expect(changesSince([after], told(before))).toMatchObject([
      { kind: 'confirmed', before: 'Merinsk strike: one source', after: 'four independent ones' },
    ]);
  });

  it('does not mistake a second claimant for a moved toll', () => {
    const before = aCard({ figures: [killed(31, { claimant: 'medics' })] });
    const after = aCard({ figures: [killed(31, { claimant: 'medics' }), killed(17, { claimant: 'the army' })] });

    const changes = changesSince([after], told(before));

    expect(changes).toMatchObject([{ kind: 'claim_new', after: 'Merinsk: 17 killed, according to the army' }]);
  });

  it('tells when a claimant turns round', () => {
    const before = aCard({ claims: [claim({})] });
    const after = aCard({ claims: [claim({ stance: 'denies', text: 'denied striking a depot' })] });

    const [change] = changesSince([after], told(before));

    expect(change).toMatchObject({
      kind: 'claim_reversed',
      after: 'Merinsk: Viktor Dragash denied striking a depot',
    });
  });

  it('says nothing of a story that says what it said', () => {
    const card = aCard({ figures: [killed(12)], claims: [claim({})] });

    expect(changesSince([card], told(card))).toEqual([]);
  });

  it('keeps to six lines of at most 140 characters', () => {
    const cards = Array.from({ length: 9 }, (_, i) =>
      aCard({
        id: `s-${i}`,
        headline: { text: 'x '.repeat(54), ev: [], from: 'composed', lang: 'en' },
        follows: 's-0',
      }),
    );

    const changes = changesSince(cards, new Map());

    expect(changes).toHaveLength(6);
    expect(changes.every(({ after }) => after.length <= 140)).toBe(true);
  });
});

describe('corrections', () => {
  it('says when a claimant takes a number back', () => {
    const before = aCard({ figures: [killed(14)] });
    const after = aCard({ figures: [killed(9)] });

    expect(correctionsOf([after], told(before))).toMatchObject([
      { text: 'Merinsk: we reported 14 killed (regional officials); regional officials now puts it at 9.' },
    ]);
  });

  it('is not needed for a toll that rises, nor for another claimant with a lower one', () => {
    const before = aCard({ figures: [killed(14)] });
    const after = aCard({ figures: [killed(16), killed(5, { claimant: 'the ministry' })] });

    expect(correctionsOf([after], told(before))).toEqual([]);
  });
});
