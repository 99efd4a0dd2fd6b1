import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Question } from '../../../commands/command.ts';
import { ConsoleChat } from '../../../src/adapters/console/console-chat.ts';
import { answerLines } from '../../../src/adapters/console/prompt.ts';
import { PLAIN } from '../../../src/adapters/console/style.ts';
import type { DestinationId, Posting } from '../../../src/delivery/delivery.ts';
import { Refusal } from '../../../src/outcome.ts';
import { aCommand } from '../../commands/desk.ts';
import { aTerminal } from '../page/specimen.ts';

const asked: Question[] = [];
const COMMANDS = [
  aCommand({
    name: 'brief',
    summary: 'A briefing now',
    options: [{ name: 'conflict', summary: '', type: 'conflict', required: false }],
    async answer(question) {
      asked.push(question);
      return { kind: 'note', text: `A briefing about ${question.options.conflict ?? 'all'}.` };
    },
  }),
  aCommand({
    name: 'status',
    async answer() {
      throw new Refusal('store-locked', 'held by process 12');
    },
  }),
  aCommand({ name: 'feeds list' }),
  aCommand({
    name: 'feeds import',
    options: [{ name: 'file', summary: '', type: 'file', required: true }],
    async answer({ options }) {
      return { kind: 'note', text: `Read: ${options.file}` };
    },
  }),
];

/** A message that appears while somebody types. */
const NEWS: Posting = {
  id: 'd1',
  destination: 'console' as DestinationId,
  part: { kind: 'notice', text: 'News.', about: null },
  layout: 'messages',
  publish: false,
  under: null,
  since: 0,
};

/** Types the lines and gives back all that was printed. */
async function conversation(lines: readonly string[], { tty = false } = {}): Promise<string> {
  const input = Object.assign(new PassThrough(), { isTTY: tty });
  const output = Object.assign(new PassThrough(), { isTTY: tty });
  const done = answerLines({ input, output, commands: COMMANDS, destination: aTerminal(), style: PLAIN });
  input.end(lines.join('\n'));
  await done;
  return String(output.read() ?? '');
}

describe('the prompt', () => {
  it('answers lines in the order in which they were typed', async () => {
    expect(await conversation(['/brief sudan', '/brief'])).toBe('A briefing about sudan.\n\nA briefing about all.\n\n');
  });

  it('tells a command where it was asked', async () => {
    await conversation(['/brief haiti']);

    expect(asked.at(-1)).toMatchObject({ options: { conflict: 'haiti' }, destination: aTerminal() });
  });

  it('asks as the operator, for whoever sits there is', async () => {
    await conversation(['/brief']);

    expect(asked.at(-1)?.asker).toEqual({
      platform: 'console',
      user: 'terminal',
      rights: 'operator',
      community: 'console',
    });
  });

  it('says which commands begin with a word that is none by itself', async () => {
    expect(await conversation(['/feeds'])).toContain('/feeds needs a second word: list, import. Example: /feeds list');
    expect((await conversation(['/feeds lits'])).replace(/\s+/g, ' ')).toContain(
      'There is no command /feeds lits. Did you mean /feeds list? Known are: list, import.',
    );
  });

  it('hands over the text of a file that is named', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'sitrep-prompt-'));
    await writeFile(join(folder, 'my feeds.opml'), '<opml/>');

    expect(await conversation([`/feeds import "${join(folder, 'my feeds.opml')}"`])).toContain('Read: <opml/>');
    await rm(folder, { recursive: true });
  });

  it.each(['/nowhere/feeds.opml', '/'])('says so when %s is no file', async (path) => {
    expect((await conversation([`/feeds import ${path}`])).replace(/\s+/g, ' ')).toContain(
      `/feeds import: input-unreadable (there is no file ${path}). Check that the file exists and may be read.`,
    );
  });

  it('ends at /quit and reads nothing after it', async () => {
    expect(await conversation(['/quit', '/brief'])).toBe('');
  });

  it('hints at the slash when somebody just talks', async () => {
    expect(await conversation(['good morning'])).toContain('Commands begin with a slash: try /brief, or /help');
  });

  it('names the nearest command for one it does not know', async () => {
    expect(await conversation(['/breif sudan'])).toContain('There is no command /breif. Did you mean /brief?');
  });

  it('says which word it does not understand, and how the command goes', async () => {
    const text = (await conversation(['/brief a b'])).replace(/\s+/g, ' ');

    expect(text).toContain('I do not know what "b" means here. The command is /brief [conflict]');
  });

  it('tells what went wrong and what to do, and goes on', async () => {
    const text = (await conversation(['/status', '/brief'])).replace(/\s+/g, ' ');

    expect(text).toContain('/status: store-locked (held by process 12). Another process uses this data folder.');
    expect(text).toContain('A briefing about all.');
  });

  it('says nothing to an empty line', async () => {
    expect(await conversation(['', '  '])).toBe('');
  });

  it('invites to type where somebody sits', async () => {
    expect(await conversation(['/quit'], { tty: true })).toContain('› ');
  });

  it('ends quietly when the input ends while a command is still at work', async () => {
    const work = Promise.withResolvers<void>();
    const slow = aCommand({
      name: 'slow',
      async answer() {
        await work.promise;
        return { kind: 'note', text: 'Late.' };
      },
    });
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const chat = new ConsoleChat(output);
    const done = answerLines({ input, output, commands: [slow], destination: aTerminal(), style: PLAIN, chat });

    input.end('/slow\r');
    await new Promise((resolve) => input.once('close', resolve));
    await chat.post(NEWS, new AbortController().signal);
    work.resolve();
    await done;

    expect(String(output.read())).toMatch(/News\.[\s\S]*Late\./);
  });

  it('ends when it is told to stop', async () => {
    const stop = new AbortController();
    const done = answerLines({
      input: new PassThrough(),
      output: new PassThrough(),
      commands: COMMANDS,
      destination: aTerminal(),
      style: PLAIN,
      signal: stop.signal,
    });

    stop.abort();

    await expect(done).resolves.toBeUndefined();
  });

  it('ends when its reader went away', async () => {
    const input = new PassThrough();
    const output = new PassThrough();
    const done = answerLines({ input, output, commands: COMMANDS, destination: aTerminal(), style: PLAIN });

    output.destroy(Object.assign(new Error('gone'), { code: 'EPIPE' }));

    await expect(done).resolves.toBeUndefined();
  });

  it('keeps what is being typed while a briefing appears', async () => {
    const input = Object.assign(new PassThrough(), { isTTY: true });
    const output = Object.assign(new PassThrough(), { isTTY: true });
    const chat = new ConsoleChat(output);
    const done = answerLines({ input, output, commands: COMMANDS, destination: aTerminal(), style: PLAIN, chat });
    input.write('/bri');
    await chat.post(NEWS, new AbortController().signal);
    input.end('ef sudan\r');
    await done;

    const screen = String(output.read());
    expect(screen).toContain('News.');
    expect(screen).toContain('A briefing about sudan.');
  });
});
