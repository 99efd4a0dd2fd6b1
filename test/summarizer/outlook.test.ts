import { describe, expect, it } from 'vitest';
import { findOutlook, type OutlookSentence } from '../../src/summarizer/outlook.ts';
import { likelihoodIn } from '../../src/summarizer/outlook-likelihood.ts';
import { anArticle } from '../support/builders.ts';

function outlook(text: string, language = 'en', kind?: string) {
  return findOutlook(anArticle({ text, language }), kind);
}

function implications(text: string, language = 'en', kind?: string): readonly OutlookSentence[] {
  return outlook(text, language, kind).implications;
}

describe('what may follow is found with its owner', () => {
  it.each([
    ['en', 'Analysts said the seizure of the dam could jeopardise water supplies to half the province.', 'Analysts'],
    [
      'en',
      'Aid agencies warned that the fall of the town would cut the only road for food deliveries.',
      'Aid agencies',
    ],
    [
      'en',
      '"If the road closes, famine is a matter of weeks," said Lena Okafor, director of a charity.',
      'Lena Okafor',
    ],
    ['en', 'Diplomats fear the killing will derail the talks.', 'Diplomats'],
    ['en', 'The attack raises the risk of a wider war, experts said.', 'experts'],
    ['en', 'Karsovia’s energy minister, Petra Halun, said the strike meant the truce was dead.', 'Petra Halun'],
    ['uk', 'Аналітики вважають, що удар може зірвати переговори.', 'Аналітики'],
    ['ru', 'Аналитики считают, что атака может сорвать переговоры.', 'Аналитики'],
    ['ar', 'وحذرت منظمات إغاثة من أن سقوط المدينة سيقطع الطريق.', 'منظمات إغاثة'],
    ['fr', 'Selon des experts, cette attaque pourrait compromettre les négociations.', 'experts'],
  ])('%s: %s', (language, text, owner) => {
    expect(implications(text, language).map(({ by }) => by)).toEqual([expect.stringContaining(owner)]);
  });

  it('finds a consequence nobody owns, and says that nobody does', () => {
    const [found] = implications('If monitors are admitted, it would be the first joint inquiry of the war.');

    expect(found).toMatchObject({ by: null, outletAnalysis: false });
  });

  it('lets an analysis outlet speak for itself', () => {
    const [found] = implications('The failure of the talks leaves the town exposed.', 'en', 'analysis');

    expect(found).toMatchObject({ by: null, outletAnalysis: true });
  });

  it('follows a pronoun to the analyst of the sentence before', () => {
    const text =
      'A big offensive is unlikely, said Ines Caravel, an analyst. She sees a smaller chance, perhaps one in five, that the army tries to retake the town.';

    expect(implications(text).map(({ sentence, by, likelihood }) => [sentence, by, likelihood])).toContainEqual([
      1,
      'Ines Caravel',
      'perhaps one in five',
    ]);
  });
});

describe('what is no implication', () => {
  it.each([
    ['a threat', '"We will destroy every one of their bases," the general said.'],
    ['a threat with a condition', 'The rebels threatened to kill the hostages if the ransom is not paid.'],
    ['an order', 'The army warned residents to leave the area before nightfall.'],
    ['an intention', 'The government said it would push for new sanctions.'],
    ['what could have been', 'The strike could have killed many more, the mayor said.'],
    ['an inability', 'Rescuers said they could not reach the building.'],
    ['the weather', 'Rain could delay rescue work, forecasters said.'],
    ['a toll that may rise', 'Officials said the death toll could rise.'],
    ['advice', 'The minister urged both sides to avoid steps that could worsen the situation.'],
    ['a date', 'The two sides will meet again on Tuesday.'],
    ['a question', 'Could the attack derail the talks, analysts asked?'],
    ['what happened', 'The attack caused a fire that spread to two houses.'],
  ])('%s', (_what, text) => {
    expect(implications(text)).toEqual([]);
  });
});

describe('what to watch', () => {
  it('is dated or pending, with the date that lies ahead', () => {
    const { watch } = outlook('The office said the president still planned to travel to Muscat on Wednesday.');

    expect(watch.map(({ when }) => when?.iso)).toEqual(['2026-03-18']);
  });

  it.each([
    'Mr Lindqvar declined to say when talks would resume.',
    'The United Nations said it was verifying reports of deaths.',
    'The mayor said the toll could rise because rescuers were still searching.',
  ])('%s', (text) => {
    expect(outlook(text).watch).toHaveLength(1);
  });

  it('does not wait for what is only due to a cause', () => {
    expect(outlook('The road was closed, due to the shelling.').watch).toEqual([]);
  });
});

describe('estimative words', () => {
  it.each([
    ['an attack is likely', 'likely', 55],
    ['an attack is very likely', 'very likely', 80],
    ['an attack is unlikely', 'unlikely', 20],
    ['це майже неможливо', 'майже неможливо', 1],
  ])('"%s" is kept as "%s", with a band for sorting', (text, words, low) => {
    const found = likelihoodIn(text);

    expect(found?.words).toBe(words);
    expect(found?.band?.low).toBe(low);
  });

  it('makes no number of a share the source gives in words', () => {
    expect(likelihoodIn('a smaller chance, perhaps one in five, that')).toEqual({
      words: 'perhaps one in five',
      band: null,
    });
  });
});

it('says nothing in a language it has no words for', () => {
  expect(outlook('Angrepet kan true samtalene.', 'no')).toEqual({ implications: [], analysis: [], watch: [] });
});

it('stays linear in what the outside controls', () => {
  const text = 'If it could would may risk cut the road, analysts warned. '.repeat(3000);
  const started = performance.now();

  outlook(text);

  expect(performance.now() - started).toBeLessThan(5000);
});

describe('a sentence with an owner of its own', () => {
  it('is never given to whoever spoke before it', () => {
    const text =
      '“We will answer,” said Orin Kesh. “There will be no pause.” Without a deal, the valley risks losing its only road, according to a report by the River Institute.';

    expect(implications(text).map(({ by }) => by)).toEqual(['River Institute']);
  });
});
