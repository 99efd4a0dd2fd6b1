import { describe, expect, it } from 'vitest';
import { commandsFor } from '../../../commands/index.ts';
import { completeLine } from '../../../src/adapters/console/complete-line.ts';
import { aCommand, aDesk, anOffice } from '../../commands/desk.ts';

const COMMANDS = [
  aCommand({
    name: 'brief',
    options: [
      { name: 'conflict', summary: '', type: 'conflict', required: false },
      { name: 'since', summary: '', type: 'since', required: false },
    ],
  }),
  aCommand({ name: 'story', options: [{ name: 'story', summary: '', type: 'story', required: true }] }),
];
const KNOWN = { conflicts: ['sudan', 'syria', 'haiti'], stories: 3, feeds: ['lowland-post', 'river-daily'] };
const REAL = commandsFor(aDesk(), anOffice());

describe('Tab', () => {
  it('offers commands', () => {
    expect(completeLine('/', COMMANDS, KNOWN)[0]).toEqual(['/brief ', '/story ', '/quit']);
    expect(completeLine('/st', COMMANDS, KNOWN)).toEqual([['/story '], '/st']);
  });

  it('offers conflicts where a conflict can stand', () => {
    expect(completeLine('/brief s', COMMANDS, KNOWN)).toEqual([['sudan', 'syria'], 's']);
  });

  it('offers the numbers of the last briefing', () => {
    expect(completeLine('/story ', COMMANDS, KNOWN)[0]).toEqual(['1', '2', '3']);
  });

  it('offers nothing to words without a command', () => {
    expect(completeLine('hello wor', COMMANDS, KNOWN)[0]).toEqual([]);
  });

  it.each([
    ['/fe', ['/feeds ']],
    ['/feeds ', ['list ', 'add ', 'remove ', 'pause ', 'resume ', 'test ', 'import ', 'export ']],
    ['/feeds re', ['remove ', 'resume ']],
    ['/FEEDS pause ', ['lowland-post', 'river-daily']],
    ['/feeds pause r', ['river-daily']],
    ['/channel s', ['show ', 'set ']],
    ['/channel set la', ['layout:', 'language:']],
    ['/channel set layout:', ['layout:thread', 'layout:messages', 'layout:forum']],
    ['/channel set timezone:europe/ky', ['timezone:Europe/Kyiv']],
    ['/channel set conflicts:s', ['conflicts:sudan', 'conflicts:syria']],
    ['/channel set stories:', []],
    ['/follow sudan t', ['timezone:']],
    ['/follow sudan 0', ['07:00']],
    ['/search x', []],
    ['/nothing of the kind', []],
  ])('offers for %j what can stand there', (line, expected) => {
    expect(completeLine(line, REAL, KNOWN)[0]).toEqual(expected);
  });

  it('offers each family once', () => {
    expect(completeLine('/', REAL, KNOWN)[0].filter((word) => word === '/channel ')).toHaveLength(1);
  });
});
