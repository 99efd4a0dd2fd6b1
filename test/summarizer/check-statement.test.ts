import { describe, expect, it } from 'vitest';
import { namesIn, negations, standsIn, strayName, strayNumber } from '../../src/summarizer/check-statement.ts';

const en = (text: string) => [{ text, language: 'en' }];

describe('numbers of a sentence', () => {
  it('must stand in the evidence, in figures or in words', () => {
    expect(strayNumber('14 people were killed', en('Fourteen people were killed.'))).toBeNull();
    expect(
      strayNumber('16 people were killed', en('Fourteen people were killed, two more than before.')),
    ).not.toBeNull();
  });

  it('keep how sure they are', () => {
    expect(strayNumber('at least 31 killed', en('killing at least 31 people'))).toBeNull();
    expect(strayNumber('31 killed', en('killing at least 31 people'))).not.toBeNull();
    expect(strayNumber('at least 17 killed', en('The army put the toll at 17'))).not.toBeNull();
    expect(strayNumber('60 servicemen killed', en('killing up to 60 servicemen'))).not.toBeNull();
  });
});

describe('names of a sentence', () => {
  const held = namesIn(['Talva governor Taras Velichan said so in Merinsk.']);

  it('must stand in the evidence', () => {
    expect(strayName('strike in Merinsk, Taras Velichan said', held)).toBeNull();
    expect(strayName('strike in Dolnik, Taras Velichan said', held)).toContain('Dolnik');
    expect(strayName('Michel Velichan said', held)).toContain('Michel');
  });
});

describe('words of a sentence', () => {
  it('stand in the evidence letter by letter, or up to a cut that is marked', () => {
    const evidence = ['The rebels have not rejected the draft truce, the mediator said.'];

    expect(standsIn('The rebels have not rejected the draft truce', evidence)).toBe(true);
    expect(standsIn('The rebels have not rejected the draft truce …', evidence)).toBe(true);
    expect(standsIn('The rebels have rejected the draft truce', evidence)).toBe(false);
  });

  it('count what turns their meaning round', () => {
    expect(negations("He didn't deny it, and nobody was hurt.")).toBe(3);
  });
});
