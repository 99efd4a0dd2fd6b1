import { describe, expect, it } from 'vitest';
import type { Figure } from '../../src/summarizer/card.ts';
import { readStory } from '../../src/summarizer/reading.ts';
import { comparedReports, shownFigures } from '../../src/summarizer/told-figures.ts';
import { aFigure, anArticle, aReport } from '../support/builders.ts';
import { dolnik, world } from './dolnik.ts';

const nobody = () => null;

function report(
  id: string,
  text: string,
  surface: string,
  figure: Parameters<typeof aFigure>[2],
  outlet = 'harbourpost.example',
  language = 'en',
) {
  const article = anArticle({ id, text, outlet, language });
  return aReport({ article, figures: [aFigure(article, surface, figure)] });
}

const english = report('e1', 'Rockets killed 19 people, medics said.', '19 people', { value: 19, claimant: 'medics' });
const ukrainian = report(
  'u1',
  'Загинули 19 людей, кажуть медики.',
  '19 людей',
  { value: 19, claimant: 'медики' },
  'plainsmonitor.example',
  'uk',
);

function toll(fields: Partial<Figure>): Figure {
  return {
    kind: 'killed',
    low: 19,
    high: 19,
    claimant: 'medics',
    asOf: '2026-03-12T00:00:00.000Z',
    status: 'claim',
    scope: 'incident',
    ev: ['e1:s0'],
    ...fields,
  };
}

describe('figures of a card', () => {
  it('name a claimant in the card’s language once, with the foreign article behind the number', () => {
    const readings = readStory(dolnik([english, ukrainian]), world, 'en');

    const [, foreign] = comparedReports(readings, nobody);
    const [figure] = shownFigures([toll({})], readings, nobody);

    expect(foreign?.figures).toEqual([]);
    expect(figure).toMatchObject({ claimant: 'medics', ev: ['e1:s0', 'u1:s0'] });
  });

  it('name the side of whoever is named, never that of a party’s outlet that gives the same number', () => {
    const charity = report('h1', 'Five drivers were killed, the charity Open Table said.', 'Five drivers', {
      value: 5,
      group: 'drivers',
      claimant: 'charity Open Table',
    });
    const party = report(
      'v1',
      'The enemy martyred five drivers, the General Staff said.',
      'five drivers',
      { value: 5, group: 'drivers', claimant: 'General Staff', loaded: 'martyred' },
      'velmartoday.example',
    );
    const readings = readStory(dolnik([charity, party]), world, 'en');
    const merged = toll({
      low: 5,
      high: 5,
      claimant: 'General Staff',
      claimantSide: 'Velmar',
      loaded: 'martyred',
      ev: ['v1:s0', 'h1:s0'],
    });

    const [figure] = shownFigures([merged], readings, (name) => (name === 'General Staff' ? 'Velmar' : null));

    expect(figure).toMatchObject({ claimant: 'charity Open Table', group: 'drivers', ev: ['h1:s0', 'v1:s0'] });
    expect(figure?.claimantSide).toBeUndefined();
    expect(figure?.loaded).toBeUndefined();
  });

  it('show a number that only a foreign article gives without a foreign word', () => {
    const foreign = report(
      'f1',
      'Au moins sept soldats ont été tués, selon une source hospitalière.',
      'sept soldats',
      { value: 7, group: 'soldats', claimant: 'source hospitalière', qualifier: 'at least' },
      'plainsmonitor.example',
      'fr',
    );
    const readings = readStory(dolnik([foreign]), world, 'en');

    const [compared] = comparedReports(readings, nobody);

    expect(compared?.figures).toMatchObject([
      { value: 7, group: 'soldiers', claimant: 'Plains Monitor, in French, citing a source' },
    ]);
  });

  it('leave out foreign groups and loaded words that we have no word for', () => {
    const foreign = report(
      'f2',
      'Neuf boulangers ont été tués et 30 djihadistes neutralisés.',
      'Neuf boulangers',
      { value: 9, group: 'boulangers' },
      'plainsmonitor.example',
      'fr',
    );

    const [compared] = comparedReports(readStory(dolnik([foreign]), world, 'en'), nobody);

    expect(compared?.figures).toEqual([]);
  });

  it('leave what one witness counted to the witness', () => {
    const witness = report('w1', '“I counted nine bodies,” said Dara Quill.', 'nine bodies', {
      value: 9,
      claimant: 'Dara Quill',
    });

    const [compared] = comparedReports(readStory(dolnik([witness]), world, 'en'), nobody);

    expect(compared?.figures).toEqual([]);
  });

  it('are a party’s claim where only its own outlets give the losses of fighters', () => {
    const party = report(
      'v9',
      'Our army killed 80 soldiers, the General Staff said.',
      '80 soldiers',
      { value: 80, group: 'soldiers', claimant: 'General Staff' },
      'velmartoday.example',
    );
    const readings = readStory(dolnik([party]), world, 'en');

    const [figure] = shownFigures(
      [toll({ low: 80, high: 80, group: 'soldiers', claimant: 'General Staff', ev: ['v9:s0'] })],
      readings,
      nobody,
    );

    expect(figure?.status).toBe('party-claim');
  });

  it('tell who only checks a number from who claims it', () => {
    const checked = report('c1', 'The UN office was verifying reports of dozens of deaths.', 'dozens of deaths', {
      value: null,
      qualifier: 'dozens',
      status: 'unverified',
      claimant: 'UN office',
    });
    const readings = readStory(dolnik([checked]), world, 'en');
    const { low: _low, high: _high, ...vague } = toll({ qualifier: 'dozens', claimant: 'UN office', ev: ['c1:s0'] });

    const [figure] = shownFigures([vague], readings, nobody);

    expect(figure?.claimant).toBe('UN office (verifying reports)');
  });

  it('give the side of a body that the article leaves unnamed, and drop the sentence around a name', () => {
    const readings = readStory(dolnik([english]), world, 'en');
    const named = (fields: Partial<Figure>) => shownFigures([toll(fields)], readings, nobody)[0]?.claimant;

    expect(named({ claimant: 'defence ministry', claimantSide: 'Velmar' })).toBe('Velmar’s defence ministry');
    expect(named({ claimant: 'army', claimantSide: 'Velmar army' })).toBe('Velmar army');
    expect(named({ claimant: "camp on Wednesday as the Doctors' Network" })).toBe("Doctors' Network");
  });
});
