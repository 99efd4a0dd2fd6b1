import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../src/articles/article.ts';
import type { FigureMention } from '../../src/stories/figure.ts';
import type { Report } from '../../src/stories/story.ts';
import type { FigureContext } from '../../src/summarizer/figure-lines.ts';
import { reconcileFigures, tollOf } from '../../src/summarizer/reconcile-figures.ts';
import { aFigure, anArticle, aReport, NOON } from '../support/builders.ts';

const HOUR = 3_600_000;
const TEXT =
  'A strike hit the town, killing 12 people and 9 fighters, neutralising 140 of its elements; losses at three.';

/** A report of one outlet at an hour after noon, with figures as its text states them. */
function report(id: string, hour: number, ...figures: (Partial<FigureMention> & { surface?: string })[]): Report {
  const article = anArticle({ id, outlet: `${id}.example`, text: TEXT, published: NOON + hour * HOUR });
  return aReport({
    article,
    figures: figures.map(({ surface = 'killing 12 people', ...fields }) => aFigure(article, surface, fields)),
  });
}

const SIDES: Readonly<Record<string, string>> = { army: 'Zahira', 'General Command': 'Zahira', DSB: 'DSB' };

function context(fields: Partial<FigureContext> = {}): FigureContext {
  return {
    sideOf: (claimant) => SIDES[claimant] ?? null,
    isParty: (claimant) => claimant in SIDES,
    evidence: ({ article }, mention) => `${article.id}:s${mention.sentence}`,
    copies: new Set(),
    outletName: ({ article }) => article.outlet,
    denier: () => null,
    ...fields,
  };
}

function shown(reports: readonly Report[], fields: Partial<FigureContext> = {}): readonly string[] {
  return reconcileFigures(reports, context(fields)).map(({ low, qualifier, claimant, status }) =>
    [qualifier, low, claimant, status].filter((part) => part !== undefined).join(' '),
  );
}

describe('one claimant', () => {
  it('is shown with the newest number and the one it supersedes', () => {
    const reports = [
      report('a1', 0, { value: 12, claimant: 'officials' }),
      report('a2', 2, { value: 14, claimant: 'officials', qualifier: 'at least' }),
    ];

    expect(reconcileFigures(reports, context())).toMatchObject([
      { low: 14, qualifier: 'at least', claimant: 'officials', supersedes: { value: 12 } },
    ]);
  });

  it('supersedes the number its own article calls earlier', () => {
    const reports = [
      report('a1', 0, { value: 14, claimant: 'officials' }, { value: 12, claimant: 'officials', status: 'superseded' }),
    ];

    expect(reconcileFigures(reports, context())).toMatchObject([{ low: 14, supersedes: { value: 12 } }]);
  });
});

describe('several claimants', () => {
  it('share a line when they agree', () => {
    const reports = [
      report('a1', 0, { value: 12, claimant: 'medics' }),
      report('a2', 1, { value: 12, claimant: 'the mayor' }),
    ];

    const figures = reconcileFigures(reports, context());

    expect(figures).toHaveLength(1);
    expect(figures[0]?.ev).toEqual(['a1:s0', 'a2:s0']);
  });

  it('are listed each with their number when they differ, the most credible first', () => {
    const reports = [
      report(
        'a1',
        0,
        { value: 17, claimant: 'army' },
        { value: 31, claimant: 'Doctors’ Network', qualifier: 'at least' },
      ),
    ];

    expect(shown(reports)).toEqual(['at least 31 Doctors’ Network claim', '17 army claim']);
  });

  it('never add up', () => {
    const reports = [
      report('a1', 0, { value: 12, claimant: 'medics' }),
      report('a2', 1, { value: 5, claimant: 'army' }),
    ];

    expect(shown(reports).join()).not.toContain('17');
  });
});

describe('one claimant under two names', () => {
  it('is one figure, by the fuller name, with the group and all evidence', () => {
    const reports = [
      report('a1', 0, { value: 5, claimant: 'Bread Line' }),
      report('a2', 1, { value: 5, claimant: 'charity Bread Line', group: 'aid workers' }),
    ];

    const figures = reconcileFigures(reports, context());

    expect(figures).toMatchObject([{ low: 5, group: 'aid workers', claimant: 'charity Bread Line' }]);
    expect(figures[0]?.ev.toSorted()).toEqual(['a1:s0', 'a2:s0']);
  });

  it('is recognised by its head where one article names the place and another only "the town"', () => {
    const reports = [
      report('a1', 0, { value: 6, claimant: 'hospital official in the town' }),
      report('a2', 1, { value: 7, claimant: 'hospital official in Rukoma' }),
    ];

    expect(reconcileFigures(reports, context())).toMatchObject([
      { low: 7, claimant: 'hospital official in Rukoma', supersedes: { value: 6 } },
    ]);
  });

  it('is not two officials of two towns', () => {
    const reports = [
      report('a1', 0, { value: 6, claimant: 'an official in Talva' }),
      report('a2', 1, { value: 7, claimant: 'an official in Rukoma' }),
    ];

    expect(reconcileFigures(reports, context())).toHaveLength(2);
  });

  it('is one boast of a party, with a loaded word and without', () => {
    const reports = [
      report('a1', 0, { value: 22, claimant: 'General Command', loaded: 'neutralised' }),
      report('a2', 1, { value: 22, claimant: 'army', group: 'rebels' }),
    ];

    expect(reconcileFigures(reports, context())).toMatchObject([{ low: 22, group: 'rebels', status: 'party-claim' }]);
  });

  it('never is a party beside somebody else: "12" of medics and "12 fighters" of the army are two figures', () => {
    const reports = [
      report('a1', 0, { value: 12, claimant: 'medics' }, { value: 12, claimant: 'army', group: 'fighters' }),
    ];

    expect(reconcileFigures(reports, context())).toHaveLength(2);
  });
});

describe('a dispute', () => {
  const reports = [
    report('a1', 0, { value: 40, claimant: 'the mayor' }, { value: 25, claimant: 'medics' }),
    report('a2', 1, { value: 40, claimant: null, status: 'denied' }),
  ];

  it('is a number that somebody rejects, and names who; another count is only another count', () => {
    const figures = reconcileFigures(reports, context({ denier: () => 'Ivo Marsh' }));

    expect(figures).toMatchObject([
      { low: 25, status: 'claim' },
      { low: 40, status: 'disputed', by: 'Ivo Marsh', ev: ['a1:s0', 'a2:s0'] },
    ]);
    expect(figures[0]?.by).toBeUndefined();
  });

  it('names nobody where nobody is named', () => {
    expect(reconcileFigures(reports, context()).map(({ by }) => by)).toEqual([undefined, undefined]);
  });
});

describe('what is not the same thing stays apart', () => {
  it('the event and a sum over months', () => {
    const reports = [
      report('a1', 0, { value: 12, claimant: 'UN' }, { value: 6400, claimant: 'UN', scope: 'cumulative' }),
    ];

    expect(reconcileFigures(reports, context()).map(({ low, scope }) => [low, scope])).toEqual([
      [12, 'incident'],
      [6400, 'cumulative'],
    ]);
  });

  it('people and fighters', () => {
    const reports = [
      report(
        'a1',
        0,
        { value: 12, claimant: 'medics' },
        { value: 9, claimant: 'medics', group: 'fighters', surface: '9 fighters' },
      ),
    ];

    expect(reconcileFigures(reports, context()).map(({ low, group }) => [low, group])).toEqual([
      [12, undefined],
      [9, 'fighters'],
    ]);
  });
});

describe('what is never shown as a toll', () => {
  it.each(['denied', 'historical', 'projection', 'superseded'] as const)('a %s number', (status) => {
    expect(shown([report('a1', 0, { value: 31, status })])).toEqual([]);
  });

  it('a part of another number, or what came on top of one', () => {
    expect(shown([report('a1', 0, { value: 2, subset: true }, { value: 3, increment: true })])).toEqual([]);
  });
});

describe('parties', () => {
  it('make a claim when they count their enemy, and it stands last', () => {
    const reports = [
      report(
        'a1',
        0,
        {
          value: 140,
          claimant: 'General Command',
          loaded: 'neutralising',
          group: 'elements',
          surface: 'neutralising 140 of its elements',
        },
        { value: 12, claimant: 'medics' },
      ),
    ];

    expect(reconcileFigures(reports, context())).toMatchObject([
      { low: 12, status: 'claim' },
      { low: 140, status: 'party-claim', loaded: 'neutralising', claimantSide: 'Zahira' },
    ]);
  });

  it('make no party claim when they count their own', () => {
    const reports = [report('a1', 0, { value: 3, claimant: 'DSB', group: 'fighters', surface: 'losses at three' })];

    expect(shown(reports)).toEqual(['3 DSB claim']);
  });

  it('never raise the severity by what they say of the enemy', () => {
    const figures = reconcileFigures(
      [
        report(
          'a1',
          0,
          { value: 60, claimant: 'General Command', group: 'fighters', surface: '9 fighters' },
          { value: 4, claimant: 'medics' },
        ),
      ],
      context(),
    );

    expect(tollOf(figures)).toBe(4);
  });
});

it('gives an unowned number to the outlet that states it', () => {
  expect(shown([report('a1', 0, { value: 12 })])).toEqual(['12 a1.example reports claim']);
});

it('takes no evidence from a copy, but its newer number', () => {
  const reports = [
    report('a1', 0, { value: 12, claimant: 'officials' }),
    report('a2', 1, { value: 12, claimant: 'officials' }),
  ];

  const figures = reconcileFigures(reports, context({ copies: new Set(['a1' as ArticleId]) }));

  expect(figures.flatMap(({ ev }) => ev)).toEqual(['a2:s0']);
});

it('shows at most four', () => {
  const many = [1, 2, 3, 4, 5, 6].map((value) => ({ value, claimant: `source ${value}` }));

  expect(shown([report('a1', 0, ...many)])).toHaveLength(4);
});

it('says the same whatever the order the reports arrived in, and no number nobody stated', () => {
  const figure = fc.record({
    value: fc.integer({ min: 0, max: 40 }),
    claimant: fc.constantFrom('medics', 'army', 'DSB', 'the UN', null),
  });
  fc.assert(
    fc.property(fc.array(figure, { minLength: 1, maxLength: 8 }), fc.integer(), (list, seed) => {
      const reports = list.map((one, i) => report(`a${i}`, i % 3, one));
      const shuffled = reports.toSorted(
        (a, b) => ((a.article.id.charCodeAt(1) * seed) % 7) - ((b.article.id.charCodeAt(1) * seed) % 7),
      );
      const figures = reconcileFigures(reports, context());

      expect(reconcileFigures(shuffled, context())).toEqual(figures);
      for (const { low } of figures) expect(list.map(({ value }) => value)).toContain(low);
    }),
  );
});
