import { PassThrough, Readable, Writable } from 'node:stream';
import { runCommandLine } from '../../src/cli/command-line.ts';
import type { Context } from '../../src/cli/context.ts';

/** What an operator sees after one command. */
export interface Screen {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  /** The lines of standard output as JSON. */
  json(): readonly any[];
}

/** Runs one command line in this process: the words, and what stands on standard input. */
export async function sitrep(
  words: readonly string[],
  {
    stdin = '',
    env = {},
    signal = new AbortController().signal,
    openApp,
  }: {
    readonly stdin?: string;
    readonly env?: Context['env'];
    readonly signal?: AbortSignal;
    readonly openApp?: Context['openApp'];
  } = {},
): Promise<Screen> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCommandLine(words, {
    stdin: Readable.from([stdin]),
    stdout: sink(out),
    stderr: sink(err),
    env,
    projectDir: process.cwd(),
    signal,
    openApp: openApp ?? (async (options) => (await import('../../src/app.ts')).openApp(options)),
  });
  const text = out.join('');
  return {
    code,
    out: text,
    err: err.join(''),
    json: () =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line)),
  };
}

function sink(into: string[]): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      into.push(String(chunk));
      done();
    },
  });
}

/** A terminal somebody types into: `type` sends a line, `screen()` is all that stands there. */
export function terminal() {
  const stdin = new PassThrough() as PassThrough & { isTTY?: boolean };
  const shown: string[] = [];
  const stdout = sink(shown) as Writable & { isTTY?: boolean };
  stdin.isTTY = true;
  stdout.isTTY = true;
  return { stdin, stdout, type: (line: string) => stdin.write(`${line}\n`), screen: () => shown.join('') };
}
