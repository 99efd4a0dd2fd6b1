import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { OptionType } from '../../commands/command.ts';
import { suggest } from '../../commands/suggest.ts';
import type { Vocabulary } from '../../src/desk.ts';
import type { FeedId, OutletDomain } from '../../src/feeds/feed.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { aChannel, aDesk, aFeedView, anOffice } from './desk.ts';

const aStory = (id: string, headline: string, ...conflictIds: string[]) => ({
  id: id as StoryId,
  headline,
  conflictIds,
});
const WORDS: Vocabulary = {
  stories: [
    aStory('s-1', 'Ferry crossing stays shut', 'sudan'),
    aStory('s-2', 'Shelling hits Fêrry port, medics say', 'russia-ukraine'),
    aStory('s-3', 'Talks on the port of Orlu resume', 'sudan'),
  ],
  speakers: ['Volodymyr Zelenskyy', 'Colonel Pavo Renn', 'Салма Хаддад'],
};
const parts = {
  desk: aDesk({ vocabulary: () => WORDS }),
  office: anOffice({
    destinations: () => [aChannel({ plan: { timezone: 'Africa/Khartoum', at: ['07:00'], cron: null } })],
    feedList: () => [
      aFeedView(),
      aFeedView(
        { id: 'river-daily' as FeedId, outlet: 'riverdaily.example' as OutletDomain, url: 'https://rd.example/rss' },
        { pausedAt: 5 },
      ),
    ],
  }),
};
const offer = (type: OptionType, typed: string, options: Readonly<Record<string, string>> = {}) =>
  suggest({ type, typed, options }, parts);
const values = (...ask: Parameters<typeof offer>) => offer(...ask).map(({ value }) => value);

describe('a conflict', () => {
  it.each([
    ['', ['sudan', 'russia-ukraine', 'south-sudan']],
    ['su', ['sudan', 'south-sudan']],
    ['SOUTH', ['south-sudan']],
    ['Ukraine', ['russia-ukraine']],
    ['dan', ['sudan', 'south-sudan']],
    ['sudn', ['sudan', 'south-sudan']],
    ['rusia', ['russia-ukraine']],
    ['Rüssia–', ['russia-ukraine']],
    ['atlantis', []],
  ])('is found from %j: what begins so, then what holds it, then what is near', (typed, expected) => {
    expect(values('conflict', typed)).toEqual(expected);
  });

  it('reads with its name', () => {
    expect(offer('conflict', 'russia')).toEqual([{ value: 'russia-ukraine', label: 'Russia–Ukraine' }]);
  });
});

describe('several conflicts', () => {
  it('are added to those that stand there, each once', () => {
    expect(offer('conflicts', 'Sudan, ')).toEqual([
      { value: 'Sudan, russia-ukraine', label: 'Sudan, Russia–Ukraine' },
      { value: 'Sudan, south-sudan', label: 'Sudan, South Sudan' },
    ]);
    expect(values('conflicts', 'sudan,rus')).toEqual(['sudan, russia-ukraine']);
  });

  it('may be all', () => {
    expect(values('conflicts', '')[0]).toBe('all');
    expect(values('conflicts', 'al')).toEqual(['all']);
  });
});

describe('a story', () => {
  it.each([
    ['', ['s-1', 's-2', 's-3']],
    ['ferry', ['s-1', 's-2']],
    ['port ferry', ['s-2']],
    ['hut', ['s-1']],
    ['s-3', ['s-3']],
    ['S-3', ['s-3']],
    ['nothing', []],
  ])('is found from %j, newest first', (typed, expected) => {
    expect(values('story', typed)).toEqual(expected);
  });

  it('may be a number of the last briefing', () => {
    expect(offer('story', '2')[0]).toEqual({ value: '2', label: 'Number 2 of the last briefing here' });
  });

  it('is one of the conflict that was named beside it', () => {
    expect(values('story', 'port', { conflict: 'sudan' })).toEqual(['s-3']);
  });

  it('reads with its headline, cut where it is long', () => {
    const long = {
      ...parts,
      desk: aDesk({ vocabulary: () => ({ stories: [aStory('s-1', '🚢'.repeat(80))], speakers: [] }) }),
    };

    expect(suggest({ type: 'story', typed: '', options: {} }, long)).toEqual([
      { value: 's-1', label: `${'🚢'.repeat(49)}…` },
    ]);
  });

  it('is found by what a pass has just written', () => {
    let words: Vocabulary = { stories: [], speakers: [] };
    const living = { ...parts, desk: aDesk({ vocabulary: () => words }) };
    const ask = () => suggest({ type: 'story', typed: 'ferry', options: {} }, living).length;

    const before = ask();
    words = WORDS;

    expect([before, ask()]).toEqual([0, 2]);
  });
});

describe('everything else that can be offered', () => {
  it.each([
    ['speaker', 'renn', ['Colonel Pavo Renn']],
    ['speaker', 'zelensky', ['Volodymyr Zelenskyy']],
    ['speaker', 'zelenksy', ['Volodymyr Zelenskyy']],
    ['speaker', 'хадд', ['Салма Хаддад']],
    ['feed', 'river', ['river-daily']],
    ['feed', 'lowlandpost.example', ['lowland-post']],
    ['feed', 'https://rd.example', ['river-daily']],
    ['timezone', 'kyiv', ['Europe/Kyiv']],
    ['timezone', 'kiev', ['Europe/Kyiv']],
    ['timezone', 'new york', ['America/New_York']],
    ['timezone', 'Europe/Berl', ['Europe/Berlin']],
    ['command', '/feeds re', ['feeds remove', 'feeds resume']],
    ['command', 'tmeline', ['timeline']],
    ['since', '7', ['7d']],
    ['since', '45m', ['45m']],
    ['times', '07:00 1', ['07:00 19:00', '07:00 13:00 19:00']],
    ['hours', 'o', ['off']],
  ] as const)('%s %j', (type, typed, expected) => {
    expect(values(type, typed)).toEqual(expected);
  });

  it('offers first the zones in which somebody is briefed', () => {
    expect(values('timezone', '').slice(0, 2)).toEqual(['Africa/Khartoum', 'UTC']);
  });

  it('says of a feed that it is paused, and of a span what it means', () => {
    expect(offer('feed', 'river')[0]?.label).toBe('river-daily · riverdaily.example · paused');
    expect(offer('since', '24h')[0]?.label).toBe('the last 24 hours');
  });

  it.each(['words', 'number', 'choice', 'address', 'file'] as const)('offers nothing for %s', (type) => {
    expect(offer(type, 'x')).toEqual([]);
  });
});

it('offers at most 25 values of at most 100 characters, each once, whatever is typed and whatever is known', () => {
  const types: readonly OptionType[] = [
    'conflict',
    'conflicts',
    'story',
    'speaker',
    'command',
    'feed',
    'timezone',
    'since',
    'times',
    'hours',
    'words',
  ];
  const text = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 150 }),
    fc.constantFrom('a', 'e', ',', ' ', '/', 's-', '1', 'sudan,', '\u0301').map((part) => part.repeat(3_000)),
    fc.constantFrom('', 'a', 'su', 'europe', '07', 'off', '24h', 'sudan, '),
  );
  const vocabulary = fc.record({
    stories: fc.array(
      fc.record({ id: text.map((id) => id as StoryId), headline: text, conflictIds: fc.constant(['sudan']) }),
      { maxLength: 40 },
    ),
    speakers: fc.array(text, { maxLength: 40 }),
  });

  fc.assert(
    fc.property(fc.constantFrom(...types), text, vocabulary, text, (type, typed, words, conflict) => {
      const found = suggest(
        { type, typed, options: { conflict } },
        { ...parts, desk: aDesk({ vocabulary: () => words }) },
      );

      expect(found.length).toBeLessThanOrEqual(25);
      expect(new Set(found.map(({ value }) => value)).size).toBe(found.length);
      for (const { value, label } of found) {
        expect(value.trim()).not.toBe('');
        expect(label.trim()).not.toBe('');
        expect(value.length).toBeLessThanOrEqual(100);
        expect(label.length).toBeLessThanOrEqual(100);
        expect(label.isWellFormed() || !label.includes('…')).toBe(true);
      }
    }),
    { numRuns: 400 },
  );
});
