import { describe, expect, it } from 'vitest';
import {
  conflictName,
  conflictWords,
  countryWords,
  figureValue,
  languageWords,
  supportWords,
} from '../../../src/adapters/page/wording.ts';
import type { Figure, StoryCard } from '../../../src/summarizer/card.ts';
import { aCard, aSource } from './specimen.ts';

const spaced = (text: string) => text.replaceAll('\u00a0', ' ');

const figure = (given: Partial<Figure>): Figure => ({
  kind: 'killed',
  claimant: 'medics',
  asOf: '2026-05-06',
  status: 'claim',
  scope: 'incident',
  ev: [],
  ...given,
});

const support = (given: Partial<StoryCard['corroboration']>, sources = [aSource()]) =>
  spaced(
    supportWords({
      corroboration: { independent: 0, reports: 1, copies: 0, stateOrParty: [], label: 'single source', ...given },
      sources,
    }),
  );

describe('a number', () => {
  it.each([
    [{ low: 12, high: 12 }, '12'],
    [{ low: 12 }, '12'],
    [{ low: 12, high: 15 }, '12–15'],
    [{ low: 31, qualifier: 'at least' }, 'at least 31'],
    [{ high: 60, qualifier: 'up to' }, 'up to 60'],
    [{ low: 9000, qualifier: 'more than' }, 'more than 9,000'],
    [{ qualifier: 'dozens' }, '“dozens”'],
    [{ low: 24, qualifier: 'dozens' }, '“dozens”'],
    [{}, null],
    [{ qualifier: 'about' }, null],
  ] as const)('%j is written %s', (given, expected) => {
    expect(figureValue(figure(given))).toBe(expected);
  });
});

describe('how well a story is supported', () => {
  const state = { outlet: 'Bulletin', side: 'Orlu' };

  it.each([
    [{ label: 'single source', independent: 1 }, 'single source'],
    [{ label: '2 independent', independent: 2 }, '2 independent'],
    [{ label: '3+ independent', independent: 5, copies: 2 }, '5 independent (+2 copies)'],
    [{ label: 'unreviewed sources only' }, 'unreviewed sources only'],
    [{ label: 'conflicting', independent: 3 }, '3 independent'],
    [{ label: 'party claims only', stateOrParty: [state] }, 'party claims only'],
  ] as const)('%j is written "%s"', (given, expected) => {
    expect(support(given)).toBe(expected);
  });

  it('says whose outlets do not count', () => {
    const given = { label: '2 independent', independent: 2, stateOrParty: [state] } as const;

    expect(support(given, [aSource({ outlet: 'Bulletin', label: 'state' })])).toBe('2 independent + 1 state outlet');
    expect(support(given, [aSource({ outlet: 'Bulletin', label: 'party' })])).toBe('2 independent + 1 party outlet');
    expect(
      support({ ...given, stateOrParty: [state, { outlet: 'Front Radio', side: 'Front' }] }, [
        aSource({ outlet: 'Bulletin', label: 'state' }),
        aSource({ outlet: 'Front Radio', label: 'party' }),
      ]),
    ).toBe('2 independent + 2 state or party outlets');
  });

  it('counts an outlet once, however many reports it has', () => {
    const sources = [aSource({ outlet: 'Bulletin', label: 'state' }), aSource({ outlet: 'Bulletin', label: 'state' })];

    expect(support({ label: 'single source', independent: 1, stateOrParty: [state, state] }, sources)).toBe(
      'single source + 1 state outlet',
    );
  });

  it('tells conflicting tolls from conflicting accounts', () => {
    const conflicting = { independent: 2, reports: 2, copies: 0, stateOrParty: [], label: 'conflicting' } as const;

    expect(conflictWords(aCard())).toBeNull();
    expect(conflictWords(aCard({ corroboration: conflicting }))).toBe('conflicting accounts');
    expect(
      conflictWords(
        aCard({ corroboration: conflicting, figures: [figure({}), figure({ claimant: 'the army', low: 8 })] }),
      ),
    ).toBe('conflicting tolls');
  });
});

describe('names', () => {
  it('of conflicts come from the board, or from their id', () => {
    expect(conflictName('drc-east', new Map([['drc-east', 'Eastern DRC']]))).toBe('Eastern DRC');
    expect(conflictName('drc-east', new Map())).toBe('Drc East');
  });

  it('of languages are told where they are not English', () => {
    expect(['ar', 'uk', 'en', 'und', '', 'not a tag', 'qqq'].map(languageWords)).toEqual([
      'Arabic',
      'Ukrainian',
      null,
      null,
      null,
      null,
      null,
    ]);
  });

  it('of countries are told for codes, and kept otherwise', () => {
    expect(['SD', 'Orlu', 'QZ'].map(countryWords)).toEqual(['Sudan', 'Orlu', 'QZ']);
  });
});
