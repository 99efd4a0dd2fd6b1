import { describe, expect, it } from 'vitest';
import { help, usageOf } from '../../commands/help.ts';
import { commandsFor } from '../../commands/index.ts';
import { aDesk, aQuestion } from './desk.ts';

const commands = commandsFor(aDesk());
const answer = (options: Readonly<Record<string, string>>) => help(() => commands).answer(aQuestion(options));

describe('/help', () => {
  it('tells every command with its options', async () => {
    const reply = await answer({});

    expect(reply).toMatchObject({ kind: 'help' });
    expect(reply.kind === 'help' && reply.commands.map(({ usage }) => usage)).toEqual([
      '/brief [conflict] [since]',
      '/latest [conflict]',
      '/story <story>',
      '/quotes [speaker] [conflict] [since]',
      '/search <words> [since]',
      '/sources [story]',
      '/status',
      '/help [command]',
    ]);
  });

  it('explains the options of one command', async () => {
    expect(await answer({ command: '/Brief' })).toMatchObject({
      kind: 'help',
      commands: [{ usage: '/brief [conflict] [since]' }, { usage: 'conflict:…' }, { usage: 'since:…' }],
    });
  });

  it('names the nearest command for one that does not exist', async () => {
    expect(await answer({ command: 'serach' })).toEqual({
      kind: 'note',
      text: 'There is no command "serach". Did you mean /search?',
    });
  });

  it('writes what may be left out in brackets', () => {
    expect(usageOf({ name: 'x', options: [{ name: 'a', summary: '', type: 'words', required: true }] })).toBe('/x <a>');
  });
});
