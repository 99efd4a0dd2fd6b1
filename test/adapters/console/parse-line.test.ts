import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Option } from '../../../commands/command.ts';
import { commandsFor } from '../../../commands/index.ts';
import { parseLine } from '../../../src/adapters/console/parse-line.ts';
import { aCommand, aDesk, anOffice } from '../../commands/desk.ts';

const option = (type: Option['type'], required = false, name: string = type): Option => ({
  name,
  summary: '',
  type,
  required,
});
const command = (name: string, ...options: Option[]) => aCommand({ name, options });
const COMMANDS = [
  command('brief', option('conflict'), option('since')),
  command('story', option('story', true)),
  command('quotes', option('speaker'), option('conflict'), option('since')),
  command('search', option('words', true), option('since')),
  command('status'),
];

const asked = (line: string) => {
  const parsed = parseLine(line, COMMANDS);
  return parsed.kind === 'question' ? { [parsed.command.name]: parsed.options } : parsed.kind;
};

describe('a typed line', () => {
  it.each([
    ['/brief', { brief: {} }],
    ['/brief sudan', { brief: { conflict: 'sudan' } }],
    ['/brief sudan 24h', { brief: { conflict: 'sudan', since: '24h' } }],
    ['/brief 24h', { brief: { since: '24h' } }],
    ['/brief 7d sudan', { brief: { conflict: 'sudan', since: '7d' } }],
    ['  /BRIEF   sudan  ', { brief: { conflict: 'sudan' } }],
    ['/brief since:2d conflict:sudan', { brief: { conflict: 'sudan', since: '2d' } }],
    ['/brief tomorrow soon', { brief: { conflict: 'tomorrow', since: 'soon' } }],
    ['/quotes "Pavo Renn" sudan', { quotes: { speaker: 'Pavo Renn', conflict: 'sudan' } }],
    ['/quotes speaker:“Pavo Renn”', { quotes: { speaker: 'Pavo Renn' } }],
    ["/quotes O'Brien", { quotes: { speaker: "O'Brien" } }],
    ['/search ceasefire talks 7d', { search: { words: 'ceasefire talks', since: '7d' } }],
    ['/search 7d', { search: { words: '7d' } }],
    ['/search talks "7d"', { search: { words: 'talks 7d' } }],
    ['/search 24h ceasefire', { search: { words: '24h ceasefire' } }],
    ['/search http://a.example/x', { search: { words: 'http://a.example/x' } }],
    ['/search "never closed', { search: { words: 'never closed' } }],
    ['/story ferry at Narrow Point', { story: { story: 'ferry at Narrow Point' } }],
    ['/story 2', { story: { story: '2' } }],
    ['/status', { status: {} }],
    ['/quit', 'quit'],
    ['', 'empty'],
    ['   ', 'empty'],
    ['hello there', 'talk'],
    ['"/brief"', 'talk'],
    ['/status now', 'too-much'],
  ])('%s is understood', (line, expected) => {
    expect(asked(line)).toEqual(expected);
  });

  describe('with the commands there are', () => {
    const REAL = commandsFor(aDesk(), anOffice());
    const question = (line: string) => {
      const parsed = parseLine(line, REAL);
      return parsed.kind === 'question' ? [parsed.command.name, parsed.options] : parsed;
    };

    it.each([
      ['/feeds add https://a.example/x', 'feeds add', { url: 'https://a.example/x' }],
      [
        '/feeds add https://a.example/x https://b.example/y',
        'feeds add',
        { url: 'https://a.example/x https://b.example/y' },
      ],
      ['/feeds add url:https://a.example/x', 'feeds add', { url: 'https://a.example/x' }],
      ['  /FEEDS   Pause  lowland-post ', 'feeds pause', { feed: 'lowland-post' }],
      ['/feeds import "my feeds.opml" yes', 'feeds import', { file: 'my feeds.opml', 'dry-run': 'yes' }],
      ['/feeds import x.opml dry-run:yes', 'feeds import', { file: 'x.opml', 'dry-run': 'yes' }],
      ['/channel show', 'channel show', {}],
      ['/channel set stories:3', 'channel set', { stories: '3' }],
      [
        '/channel set quiet-hours:22:00-06:00 alerts:off',
        'channel set',
        { 'quiet-hours': '22:00-06:00', alerts: 'off' },
      ],
      ['/channel set at:"07:00 19:00" layout:forum', 'channel set', { at: '07:00 19:00', layout: 'forum' }],
      ['/channel set conflicts:sudan, haiti stories:2', 'channel set', { conflicts: 'sudan, haiti', stories: '2' }],
      ['/follow sudan', 'follow', { conflict: 'sudan' }],
      [
        '/follow sudan 07:00 19:00 Europe/Kyiv',
        'follow',
        { conflict: 'sudan', at: '07:00 19:00', timezone: 'Europe/Kyiv' },
      ],
      ['/follow sudan Europe/Kyiv', 'follow', { conflict: 'sudan', timezone: 'Europe/Kyiv' }],
      ['/follow sudan Kyiv 07:00', 'follow', { conflict: 'sudan', timezone: 'Kyiv', at: '07:00' }],
      ['/follow sudan tomorrow', 'follow', { conflict: 'sudan', at: 'tomorrow' }],
      ['/retract 2 The toll was wrong', 'retract', { story: '2', reason: 'The toll was wrong' }],
      ['/retract "ferry shut" The toll was wrong', 'retract', { story: 'ferry shut', reason: 'The toll was wrong' }],
      ['/retract reason:The toll was wrong story:2', 'retract', { story: '2', reason: 'The toll was wrong' }],
      ['/forget forget', 'forget', { confirm: 'forget' }],
      ['/forget confirm:forget', 'forget', { confirm: 'forget' }],
      ['/help feeds add', 'help', { command: 'feeds add' }],
      ['/quotes story:2', 'quotes', { story: '2' }],
      ['/why ferry at Narrow Point', 'why', { story: 'ferry at Narrow Point' }],
      ['/timeline south sudan', 'too much', 'sudan'],
      ['/quotes Pavo of the Renn', 'too much', 'Renn'],
    ])('%s is understood', (line, name, options) => {
      if (name === 'too much') expect(question(line)).toMatchObject({ kind: 'too-much', word: options });
      else expect(question(line)).toEqual([name, options]);
    });

    it.each([
      ['/feeds', null, null],
      ['/FEEDS  ', null, null],
      ['/feeds ad https://a.example', 'ad', 'feeds add'],
      ['/feeds resum x', 'resum', 'feeds resume'],
      ['/feeds url:https://a.example', 'https://a.example', 'feeds test'],
    ])('%s names a family and no command of it', (line, word, nearest) => {
      const parsed = parseLine(line, REAL);

      expect(parsed).toMatchObject({ kind: 'family', family: 'feeds', word });
      expect(parsed.kind === 'family' && parsed.commands[0]?.name).toBe('feeds list');
      if (word === null || nearest === 'feeds add') expect(parsed).toMatchObject({ nearest });
    });

    it.each([
      ['/feedz add x', 'feeds add'],
      ['/chanel sett', 'channel set'],
      ['/tmeline', 'timeline'],
      ['/unfolow', 'unfollow'],
    ])('%s is unknown, and the nearest is %s', (line, nearest) => {
      expect(parseLine(line, REAL)).toMatchObject({ kind: 'unknown', nearest });
    });

    it('is never too strange to be read', () => {
      const strange = fc
        .array(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 12 }),
            fc.constantFrom(
              '/feeds',
              'add',
              '/channel set',
              'at:',
              '07:00',
              'conflicts:a,',
              '/retract',
              'story:',
              ' ',
              '"',
            ),
          ),
        )
        .map((parts) => parts.join(' '));

      fc.assert(
        fc.property(strange, (line) => {
          const parsed = parseLine(line, REAL);

          if (parsed.kind === 'question') {
            const allowed = parsed.command.options.map(({ name }) => name);
            expect(allowed).toEqual(expect.arrayContaining(Object.keys(parsed.options)));
          }
        }),
        { numRuns: 1_000 },
      );
    });
  });

  it.each([
    ['/breif', 'brief'],
    ['/serach', 'search'],
    ['/quotse x', 'quotes'],
    ['/stats', 'status'],
    ['/', 'brief'],
  ])('%s is unknown, and the nearest command is named', (line, nearest) => {
    expect(parseLine(line, COMMANDS)).toMatchObject({ kind: 'unknown' });
    if (line !== '/') expect(parseLine(line, COMMANDS)).toMatchObject({ nearest });
  });

  it('is never too strange to be read', () => {
    const strange = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 12 }),
          fc.constantFrom('/brief', '/search', '"', '“', "'", 'since:', '24h', ' ', ':', 'conflict:"'),
        ),
      )
      .map((parts) => parts.join(''));

    fc.assert(
      fc.property(strange, (line) => {
        const parsed = parseLine(line, COMMANDS);

        if (parsed.kind === 'question') {
          const allowed = parsed.command.options.map(({ name }) => name);
          expect(Object.keys(parsed.options).every((name) => allowed.includes(name))).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is read in a moment, however long', () => {
    const started = performance.now();
    parseLine(`/search ${'a:"'.repeat(300_000)}`, COMMANDS);
    expect(performance.now() - started).toBeLessThan(1_000);
  });
});
