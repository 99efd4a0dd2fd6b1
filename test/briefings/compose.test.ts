import { describe, expect, it } from 'vitest';
import { composeBriefing } from '../../src/briefings/compose.ts';
import { stateOf, statesAfter } from '../../src/briefings/state.ts';
import type { Conflict } from '../../src/stories/conflict.ts';
import type { WatchItem } from '../../src/summarizer/card.ts';
import { aCard, NOON } from '../support/builders.ts';

const DAY = 86_400_000;
const conflicts = [{ id: 'karsovia-velmar', name: 'Karsovia–Velmar war', tier: 1, standby: false } as Conflict];

function compose(fields: Partial<Parameters<typeof composeBriefing>[0]> = {}) {
  return composeBriefing({
    id: 'b-1',
    destination: { id: 'console', conflicts: 'all', stories: 5, stateMedia: 'label' },
    cards: [aCard({ id: 's-1' }), aCard({ id: 's-2', severity: 0.5 })],
    history: [],
    previous: null,
    period: { from: NOON - DAY, to: NOON, tz: 'UTC' },
    next: null,
    coverage: { articles: 2, read: 3, outlets: 1, roots: 1, partyRun: 0, langs: ['uk', 'en'], feedsDown: [] },
    world: {
      background: {
        conflicts,
        outlets: new Map(),
        displayNames: new Map(),
        lexicon: {
          replace: new Map(),
          onlyAttributed: [],
          forbiddenVerbs: [],
          placeNames: new Map(),
          bannedPhrases: [],
        },
      },
    },
    now: NOON,
    ...fields,
  });
}

describe('a briefing', () => {
  it('leaves the changes out the first time, rather than calling everything new', () => {
    expect(compose().changes).toEqual([]);
  });

  it('is the same whatever the order in which its cards came', () => {
    const cards = ['s-1', 's-2', 's-3'].map((id, i) => aCard({ id, severity: 0.4 + i / 10 }));

    expect(compose({ cards: cards.toReversed(), history: cards })).toEqual(
      compose({ cards, history: cards.toReversed() }),
    );
  });

  it('numbers each source once, in order of first use', () => {
    const { sources } = compose();

    expect(sources.map(({ articleId }) => articleId)).toEqual(['a1']);
  });

  it('opens with the first story only, and gives every claimant of its toll', () => {
    const toll = (low: number, claimant: string, qualifier?: 'at least') => ({
      kind: 'killed' as const,
      low,
      high: low,
      claimant,
      ...(qualifier && { qualifier }),
      asOf: '2026-03-10T00:00:00.000Z',
      status: 'claim' as const,
      scope: 'incident' as const,
      ev: [`a1:s${low}`],
    });
    const card = aCard({
      headline: {
        text: 'Shelling of camp kills dozens, medics say',
        ev: ['a1:title'],
        from: 'Desert Monitor',
        lang: 'en',
      },
      figures: [toll(31, 'Doctors’ Network', 'at least'), toll(17, 'the army')],
    });

    const { topLine } = compose({ cards: [card, aCard({ id: 's-2', severity: 0.4 })] });

    expect(topLine).toEqual({
      text: 'Shelling of camp kills dozens, medics say – killed: at least 31 (Doctors’ Network); 17 (the army).',
      ev: ['a1:title', 'a1:s31', 'a1:s17'],
      origin: 'template',
    });
  });

  it('is short on a quiet day, and still gives the one story there is', () => {
    const briefing = compose({ cards: [aCard()] });

    expect(briefing).toMatchObject({ quiet: true, topLine: null });
    expect(briefing.stories).toHaveLength(1);
  });

  it('watches what is due, once each, the nearest date first, nothing past', () => {
    const item = (text: string, day?: string): WatchItem => ({
      text,
      by: 'diplomats',
      ev: ['a1:s3'],
      ...(day && { when: { iso: `2026-03-${day}T00:00:00.000Z`, precision: 'day' as const } }),
    });
    const cards = [
      aCard({
        id: 's-1',
        watch: [item('Investigators are verifying the toll.'), item('Envoys meet in Muscat on 20 March.', '20')],
      }),
      aCard({
        id: 's-2',
        severity: 0.5,
        watch: [
          item('The council votes on Saturday, diplomats said.', '14'),
          item('A vote was due last week.', '06'),
          item('Envoys meet in Muscat on 20 March.', '20'),
        ],
      }),
    ];

    expect(compose({ cards }).watch.map(({ text }) => text)).toEqual([
      'The council votes on Saturday, diplomats said.',
      'Envoys meet in Muscat on 20 March.',
      'Investigators are verifying the toll.',
    ]);
  });

  it('watches nothing that leans on a sentence it does not show, nor silence where somebody names a day', () => {
    const item = (text: string): WatchItem => ({ text, by: 'diplomats', ev: ['a1:s3'] });
    const watch = [
      item('The talks are due to end on Friday.'),
      item('A new round of talks is planned for 20 March.'),
      item('Mr Lindholm declined to say when talks would resume.'),
    ];

    expect(compose({ cards: [aCard({ watch })] }).watch.map(({ text }) => text)).toEqual([
      'A new round of talks is planned for 20 March.',
    ]);
  });

  it('gives a party’s title in marks, its outlet once', () => {
    const headline = {
      text: 'State Bulletin (state media): “Heroes return”',
      ev: ['b1:title'],
      from: 'State Bulletin',
      lang: 'en',
    };
    const source = {
      articleId: 'b1',
      outlet: 'State Bulletin',
      url: 'https://bulletin.example/b1',
      published: '2026-03-12T10:00:00.000Z',
      label: 'state' as const,
      lang: 'en',
      depth: 'feed text' as const,
    };
    const cards = [
      aCard(),
      aCard({ id: 's-2', severity: 0.5 }),
      aCard({ id: 's-3', severity: 0.1, headline, sources: [source] }),
    ];

    expect(compose({ cards }).alsoReported).toMatchObject([
      { text: '“Heroes return”', outlet: 'State Bulletin', label: 'state' },
    ]);
  });

  it('mentions a story that did not get a card in one line with its link', () => {
    const cards = [aCard(), aCard({ id: 's-2', severity: 0.5 }), aCard({ id: 's-3', severity: 0.1 })];

    expect(compose({ cards }).alsoReported).toMatchObject([{ url: 'https://meridianwire.example/a1' }]);
  });

  it('remembers what earlier briefings told, beside what this one tells', () => {
    const old = { ...stateOf(aCard({ id: 's-old' })) };
    const previous = { id: 'b-0', to: '2026-03-12T12:00:00.000Z', states: [old] };

    const states = statesAfter(compose({ previous }), previous);

    expect(states.map(({ storyId }) => storyId)).toEqual(['s-1', 's-2', 's-old']);
  });
});
