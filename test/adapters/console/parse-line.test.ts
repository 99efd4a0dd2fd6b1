import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Command, Option } from '../../../commands/command.ts';
import { parseLine } from '../../../src/adapters/console/parse-line.ts';

const option = (type: Option['type'], required = false, name: string = type): Option => ({
  name,
  summary: '',
  type,
  required,
});
const command = (name: string, ...options: Option[]): Command => ({
  name,
  summary: '',
  options,
  answer: async () => ({ kind: 'note', text: name }),
});
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
