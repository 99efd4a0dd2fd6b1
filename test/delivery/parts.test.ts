import { expect, it } from 'vitest';
import { partsOf } from '../../src/delivery/parts.ts';
import { aBriefing, aCard } from '../support/builders.ts';

it('a briefing is a head, its stories in their places, and a foot', () => {
  const briefing = aBriefing({ stories: [aCard({ id: 's-1' }), aCard({ id: 's-2' })] });

  const parts = partsOf(briefing);

  expect(parts.map((part) => (part.kind === 'story' ? [part.place, part.card.id] : part.kind))).toEqual([
    'head',
    [1, 's-1'],
    [2, 's-2'],
    'foot',
  ]);
});

it('a briefing without stories is a head and a foot', () => {
  expect(partsOf(aBriefing({ stories: [] })).map(({ kind }) => kind)).toEqual(['head', 'foot']);
});
