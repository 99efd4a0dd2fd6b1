import { describe, expect, it } from 'vitest';
import type { Command } from '../../../commands/command.ts';
import { completeLine } from '../../../src/adapters/console/complete-line.ts';

const COMMANDS: readonly Command[] = [
  {
    name: 'brief',
    summary: '',
    options: [
      { name: 'conflict', summary: '', type: 'conflict', required: false },
      { name: 'since', summary: '', type: 'since', required: false },
    ],
    answer: async () => ({ kind: 'note', text: '' }),
  },
  {
    name: 'story',
    summary: '',
    options: [{ name: 'story', summary: '', type: 'story', required: true }],
    answer: async () => ({ kind: 'note', text: '' }),
  },
];
const KNOWN = { conflicts: ['sudan', 'syria', 'haiti'], stories: 3 };

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
});
