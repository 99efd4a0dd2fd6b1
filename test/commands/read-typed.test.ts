import { describe, expect, it } from 'vitest';
import type { Command } from '../../commands/command.ts';
import { commandsFor } from '../../commands/index.ts';
import { mistypedWords, readTyped } from '../../commands/read-typed.ts';
import { aDesk, anOffice } from './desk.ts';

const COMMANDS: readonly Command[] = commandsFor(aDesk(), anOffice());

describe('a typed command', () => {
  it.each([
    ['brief sudan 24h', 'brief', { conflict: 'sudan', since: '24h' }],
    ['/brief sudan 24h', 'brief', { conflict: 'sudan', since: '24h' }],
    ['FEEDS add https://a.example/x', 'feeds add', { url: 'https://a.example/x' }],
    ['help', 'help', {}],
  ])('"%s" is understood with a slash and without', (line, name, options) => {
    expect(readTyped(line, COMMANDS)).toMatchObject({ kind: 'question', command: { name }, options });
  });

  it('that is empty asks nothing', () => {
    expect(readTyped(' ', COMMANDS)).toEqual({ kind: 'empty' });
  });

  it.each([
    ['breif sudan', 'There is no command /breif. Did you mean /brief? /help lists all.'],
    ['channel', 'channel needs a second word: show, set. Example: /channel show'],
    ['channel sett', 'There is no command /channel sett. Did you mean /channel set?'],
    ['timeline south sudan', 'I do not know what "sudan" means here. The command is /timeline <conflict>'],
    ['x'.repeat(5_000), `There is no command /${'x'.repeat(40)}….`],
  ])('"%s" is answered with what to type instead', (line, words) => {
    const typed = readTyped(line, COMMANDS);

    if (typed.kind === 'empty' || typed.kind === 'question') throw new Error('it was understood');
    expect(mistypedWords(typed)).toContain(words);
  });

  it('is compared with words that others understand too', () => {
    expect(readTyped('qiut', COMMANDS, { also: ['quit'] })).toMatchObject({ kind: 'unknown', nearest: 'quit' });
  });
});
