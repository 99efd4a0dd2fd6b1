/** What the demo's last briefing would post, captured on its way to the terminal. */
import { PassThrough, Readable } from 'node:stream';
import { type AppOptions, openApp } from '../../src/app.ts';
import { runCommandLine } from '../../src/cli/command-line.ts';
import type { ChatAdapter, Posting } from '../../src/delivery/delivery.ts';

/** The parts of the newest briefing of the demo, in the order in which they are shown. */
export async function demoPostings(): Promise<readonly Posting[]> {
  const posted: Posting[] = [];
  const stdout = new PassThrough().resume();
  const stderr = new PassThrough().resume();
  const code = await runCommandLine(['demo'], {
    stdin: Readable.from(['']),
    stdout,
    stderr,
    env: {},
    projectDir: process.cwd(),
    signal: new AbortController().signal,
    openApp: (options: AppOptions) =>
      openApp({ ...options, adapters: (options.adapters ?? []).map((adapter) => overheard(adapter, posted)) }),
  });
  if (code !== 0) throw new Error(`the demo ended with ${code}`);
  return posted.slice(posted.findLastIndex(({ part }) => part.kind === 'head'));
}

function overheard(adapter: ChatAdapter, posted: Posting[]): ChatAdapter {
  return {
    serves: (destination) => adapter.serves(destination),
    async post(posting) {
      posted.push(posting);
      return { end: 'done', messageId: posting.id };
    },
    edit: (posting, signal) => adapter.edit(posting, signal),
    find: (posting, signal) => adapter.find(posting, signal),
  };
}
