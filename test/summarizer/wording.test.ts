import { describe, expect, it } from 'vitest';
import type { Lexicon } from '../../src/stories/conflict.ts';
import { incites, saidInCaptivity, wordingOf } from '../../src/summarizer/wording.ts';

const lexicon: Lexicon = {
  replace: new Map([
    ['terrorist(s)', 'fighters'],
    ['neutralised, eliminated, liquidated, destroyed (people)', 'said it killed'],
    ['martyred, martyrs', 'killed'],
    ['surgical / precision / pinpoint strike', 'strike'],
    ['slams, blasts, rips', 'criticises'],
  ]),
  onlyAttributed: ['genocide', 'war crime'],
  forbiddenVerbs: ['boasted'],
  placeNames: new Map(),
  bannedPhrases: ['only time will tell'],
};
const wording = wordingOf(lexicon);
const terms = (text: string) => wording(text).map(({ term }) => term);

describe('loaded terms', () => {
  it('are found in their forms and in both spellings', () => {
    expect(terms('The army, neutralizing 140 terrorists, lost nobody.')).toEqual(['neutralised', 'terrorist']);
    expect(terms('Nine were martyred in a precision strike.')).toEqual(['martyred', 'precision strike']);
  });

  it('are nobody’s business between quotation marks', () => {
    expect(terms('The ministry called it a “precision strike” on "terrorists".')).toEqual([]);
  });

  it('leave plain words of the trade alone', () => {
    expect(terms('Two blasts destroyed a bridge, and a strike hit the road.')).toEqual([]);
  });

  it('tell a word that needs an owner from one that has a neutral name, and a banned phrase', () => {
    expect(wording('It was a war crime; he boasted of it. Only time will tell.').map(({ why }) => why)).toEqual([
      'only attributed',
      'forbidden verb',
      'banned phrase',
    ]);
  });
});

describe('words that are not passed on', () => {
  it('are calls to violence and words that deny people their humanity', () => {
    expect(incites('They are cockroaches and we will wipe them out')).toBe(true);
    expect(incites('The shells fell in groups of four')).toBe(false);
  });

  it('are words said in captivity', () => {
    expect(saidInCaptivity('A captured officer told state television')).toBe(true);
    expect(saidInCaptivity('An officer told reporters')).toBe(false);
  });
});
