import { describe, expect, it } from 'vitest';
import { help, usageOf } from '../../commands/help.ts';
import { commandsFor } from '../../commands/index.ts';
import { aDesk, anOffice, aQuestion } from './desk.ts';

const commands = commandsFor(aDesk(), anOffice());
const answer = (options: Readonly<Record<string, string>>) => help(() => commands).answer(aQuestion(options));

describe('/help', () => {
  it('tells every command with its options', async () => {
    const reply = await answer({});

    expect(reply).toMatchObject({ kind: 'help' });
    expect(reply.kind === 'help' && reply.commands.map(({ usage }) => usage)).toEqual([
      '/brief [conflict] [since]',
      '/latest [conflict]',
      '/story <story>',
      '/quotes [speaker] [conflict] [since] [story]',
      '/search <words> [since]',
      '/timeline <conflict>',
      '/board',
      '/sources [story]',
      '/why <story>',
      '/follow <conflict> [at] [timezone]',
      '/unfollow',
      '/schedule',
      '/channel show',
      '/channel set [conflicts] [at] [timezone] [stories] [quiet-hours] [alerts] [state-media] [layout] [language] [publish]',
      '/feeds list',
      '/feeds add [url]',
      '/feeds remove <feed>',
      '/feeds pause <feed>',
      '/feeds resume <feed>',
      '/feeds test <feed>',
      '/feeds import <file> [dry-run]',
      '/feeds export',
      '/retract <story> <reason>',
      '/mute <story> [again]',
      '/forget [confirm]',
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

  it('says which commands are for admins', async () => {
    const reply = await answer({});

    const lines = reply.kind === 'help' ? reply.commands : [];
    expect(lines.find(({ usage }) => usage === '/unfollow')?.summary).toMatch(/ \(for admins\)$/);
    expect(lines.find(({ usage }) => usage === '/board')?.summary).not.toContain('admins');
  });

  it('explains a family, and a command of two words', async () => {
    const family = await answer({ command: 'channel' });

    expect(family.kind === 'help' && family.commands.map(({ usage }) => usage.split(' [')[0])).toEqual([
      '/channel show',
      '/channel set',
    ]);
    expect(await answer({ command: ' /feeds   ADD ' })).toMatchObject({
      commands: [{ usage: '/feeds add [url]' }, { usage: 'url:…' }],
    });
  });

  it('quotes little of what is no command', async () => {
    const reply = await answer({ command: 'x'.repeat(5_000) });

    expect(reply.kind === 'note' && reply.text.length).toBeLessThan(200);
  });

  it('names the nearest command for one that does not exist', async () => {
    expect(await answer({ command: 'serach' })).toEqual({
      kind: 'note',
      text: 'There is no command "serach". Did you mean /search?',
    });
  });

  it.each(['nope', 'x', 'b', 'war and peace', '/'.repeat(9)])(
    'suggests nothing for "%s", to which nothing is close',
    async (command) => {
      expect(await answer({ command })).toMatchObject({
        kind: 'note',
        text: expect.stringMatching(/^There is no command .*\. \/help lists all\.$/),
      });
    },
  );

  it('writes what may be left out in brackets', () => {
    expect(usageOf({ name: 'x', options: [{ name: 'a', summary: '', type: 'words', required: true }] })).toBe('/x <a>');
  });
});
