/** The terminal as a channel where people type: lines in, answers out. */
import { readFile, stat } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { Command, Question } from '../../../commands/command.ts';
import { mistypedWords } from '../../../commands/read-typed.ts';
import type { Destination } from '../../delivery/delivery.ts';
import { decodeFeed } from '../../feeds/decode.ts';
import { describeProblem, problemOf, Refusal } from '../../outcome.ts';
import { completeLine, type Vocabulary } from './complete-line.ts';
import type { ConsoleChat } from './console-chat.ts';
import { parseLine } from './parse-line.ts';
import { renderReply } from './render-reply.ts';
import { paint, type Style } from './style.ts';
import { TERMINAL } from './terminal-asker.ts';

/** What a prompt needs. */
export interface PromptParts {
  readonly input: Readable & { readonly isTTY?: boolean };
  readonly output: Writable & { readonly isTTY?: boolean };
  readonly commands: readonly Command[];
  readonly destination: Destination;
  readonly style: Style;
  /** Prints on the same screen while somebody types. */
  readonly chat?: ConsoleChat;
  /** For Tab: names of conflicts and numbers of stories; only command names when left out. */
  readonly vocabulary?: () => Vocabulary;
  /** Ends the conversation from outside. */
  readonly signal?: AbortSignal;
}

/** Answers lines one after the other until /quit, ^D, ^C, the end of the input or the signal. */
export async function answerLines(parts: PromptParts): Promise<void> {
  const { input, output, commands, destination, style, chat, vocabulary, signal } = parts;
  const interactive = input.isTTY === true && output.isTTY === true;
  const lines = createInterface({
    input,
    output: interactive ? output : undefined,
    terminal: interactive,
    prompt: paint('› ', 'label', style),
    completer: (line: string) =>
      completeLine(line, commands, vocabulary?.() ?? { conflicts: [], stories: 0, feeds: [] }),
  });
  let open = true;
  let answering = false;
  lines.once('close', () => {
    open = false;
  });
  const invite = (keepTyped = false) => {
    if (interactive && open && !answering) lines.prompt(keepTyped);
  };
  // A reader that went away ends the conversation, not the process.
  output.on('error', () => lines.close());
  signal?.addEventListener('abort', () => lines.close(), { once: true });
  lines.on('SIGINT', () => lines.close());
  chat?.sharePrompt(
    interactive
      ? { hide: () => output.write(backToPrompt(lines.getCursorPos().rows)), show: () => invite(true) }
      : null,
  );
  invite();
  let said = false;
  try {
    if (signal?.aborted === true) return;
    for await (const line of lines) {
      answering = true;
      const answer = await answerLine(line, { commands, destination, style });
      answering = false;
      said = answer === null;
      if (answer === null) break;
      if (answer !== '') output.write(answer);
      invite();
    }
  } finally {
    chat?.sharePrompt(null);
    lines.close();
    // After ^D and ^C the cursor still stands behind the prompt.
    if (interactive && !said) output.write('\n');
  }
}

/** To the beginning of what is being typed, `rows` lines up, and everything from there away. */
function backToPrompt(rows: number): string {
  return `\r${rows > 0 ? `\u001b[${rows}A` : ''}\u001b[J`;
}

/** The answer to one line as text; empty when there is nothing to say, null when it ends the conversation. */
export async function answerLine(
  text: string,
  { commands, destination, style }: Pick<PromptParts, 'commands' | 'destination' | 'style'>,
): Promise<string | null> {
  const zone = destination.plan.timezone;
  const say = (words: string) => renderReply({ kind: 'note', text: words }, style, { zone });
  const line = parseLine(text, commands);
  switch (line.kind) {
    case 'empty':
      return '';
    case 'quit':
      return null;
    case 'talk':
      return say('Commands begin with a slash: try /brief, or /help for all of them.');
    case 'unknown':
    case 'family':
    case 'too-much':
      return say(mistypedWords(line));
    case 'question':
      try {
        const options = await withFiles(line.command, line.options);
        const reply = await line.command.answer({ options, destination, asker: TERMINAL });
        return renderReply(reply, style, { zone });
      } catch (thrown) {
        return say(describeProblem(problemOf(thrown, `/${line.command.name}`)));
      }
  }
}

/** What a command reads of a file is bounded by itself; a larger file is no list of feeds and would fill the memory. */
const LARGEST_FILE_BYTES = 8_000_000;

/** The texts of the files that options name, in place of their paths. */
async function withFiles(command: Command, options: Question['options']): Promise<Question['options']> {
  const read = { ...options };
  for (const { name, type } of command.options) {
    const path = read[name];
    if (type === 'file' && path !== undefined) read[name] = await textOf(path);
  }
  return read;
}

async function textOf(path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (found === null || !found.isFile()) throw new Refusal('input-unreadable', `there is no file ${shortened(path)}`);
  if (found.size > LARGEST_FILE_BYTES) throw new Refusal('input-unreadable', `${shortened(path)} is too large`);
  const bytes = await readFile(path).catch((cause) => {
    throw new Refusal('input-unreadable', `${shortened(path)} cannot be read`, { cause });
  });
  return decodeFeed(bytes, null);
}

function shortened(word: string): string {
  return word.length > 40 ? `${Array.from(word).slice(0, 40).join('')}…` : word;
}
