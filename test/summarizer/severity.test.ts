import { describe, expect, it } from 'vitest';
import { severityOf } from '../../src/summarizer/severity.ts';

const strike = { eventType: 'air_drone_strike', killed: null, wounded: null, independent: 2, lead: '' } as const;

describe('severity', () => {
  it('follows the bands of the dead, and the number within a band', () => {
    const of = (killed: number) => severityOf({ ...strike, killed });

    expect([of(0), of(1), of(10), of(50)]).toEqual([0.45, 0.6, 0.8, 1]);
    expect(of(31)).toBeGreaterThan(of(14));
    expect(of(49)).toBeLessThan(1);
  });

  it('is not raised by a toll that only a party gives', () => {
    expect(severityOf({ ...strike, killed: 140, independent: 0 })).toBe(0.45);
  });

  it('does not take the dead of a war for the dead of a meeting about it', () => {
    expect(severityOf({ ...strike, eventType: 'negotiation', killed: 6_400, lead: 'Envoys met in Muscat.' })).toBe(
      0.35,
    );
  });

  it('knows talks that broke up from talks that go on', () => {
    const talks = { ...strike, eventType: 'negotiation' } as const;

    expect(severityOf({ ...talks, lead: 'Talks broke up on Thursday without an agreement.' })).toBe(0.6);
    expect(severityOf({ ...talks, lead: 'Talks went into a second day.' })).toBe(0.35);
  });

  it('counts a truce as a turn of the war when it is signed, not when it is proposed, refused or denied', () => {
    const deal = { ...strike, eventType: 'agreement' } as const;

    expect(severityOf({ ...deal, lead: 'The sides signed a ceasefire on Monday.' })).toBe(1);
    expect(severityOf({ ...deal, lead: 'The army denied it had agreed to a ceasefire.' })).toBe(0.6);
    expect(severityOf({ ...deal, lead: 'A draft truce could be signed next week.' })).toBe(0.6);
  });
});
