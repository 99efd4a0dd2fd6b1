import { describe, expect, it } from 'vitest';
import { topLineOf } from '../../src/briefings/top-line.ts';
import type { Figure, SideClaim } from '../../src/summarizer/card.ts';
import { aCard } from '../support/builders.ts';

function killed(low: number, claimant: string, fields: Partial<Figure> = {}): Figure {
  return {
    kind: 'killed',
    low,
    high: low,
    claimant,
    asOf: '2026-03-08T12:00:00.000Z',
    status: 'claim',
    scope: 'incident',
    ev: ['a1:s0'],
    ...fields,
  };
}

const denial: SideClaim = {
  side: 'Velmar',
  claimant: 'Velmar’s air force',
  text: 'denied flying over the mill on Sunday',
  stance: 'denies',
  ev: ['a1:s2'],
};

function topLine(title: string, fields: { figures?: readonly Figure[]; claims?: readonly SideClaim[] }) {
  const headline = { text: title, ev: ['a1:title'], from: 'Harbour Post', lang: 'en' };
  return topLineOf([aCard({ headline, ...fields })])?.text;
}

describe('the top line', () => {
  it('never repeats a number of the headline, in digits or in words', () => {
    expect(topLine('Mill strike kills 13, mayor says', { figures: [killed(13, 'mayor')] })).toBe(
      'Mill strike kills 13, mayor says',
    );
    expect(topLine('Thirteen killed at mill, mayor says', { figures: [killed(13, 'mayor')] })).toBe(
      'Thirteen killed at mill, mayor says',
    );
  });

  it('adds a toll that the headline lacks', () => {
    expect(topLine('Missile hits mill in Orlu', { figures: [killed(13, 'mayor', { qualifier: 'at least' })] })).toBe(
      'Missile hits mill in Orlu – killed: at least 13 (mayor).',
    );
  });

  it('adds all who count otherwise than the headline, or none', () => {
    const figures = [killed(29, 'UN'), killed(34, 'medics'), killed(17, 'army')];

    expect(topLine('UN verifies 29 deaths at mill', { figures })).toBe(
      'UN verifies 29 deaths at mill; others count 34 (medics); 17 (army).',
    );
    const longWinded = [...figures, killed(18, 'x'.repeat(220))];
    expect(topLine('UN verifies 29 deaths at mill', { figures: longWinded })).toBe('UN verifies 29 deaths at mill');
  });

  it('lets the other side deny where nothing else is missing', () => {
    expect(topLine('Mill strike kills 13, mayor says', { figures: [killed(13, 'mayor')], claims: [denial] })).toBe(
      'Mill strike kills 13, mayor says; Velmar’s air force denied flying over the mill on Sunday.',
    );
  });
});
