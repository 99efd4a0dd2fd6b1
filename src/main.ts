/** The command line's entry: hands the world outside to the sub-command, and ends with its code. */
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runCommandLine } from './cli/command-line.ts';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// A reader that went away ("sitrep brief | head") is no fault of ours: stop writing and end.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort();
});

process.exitCode = await runCommandLine(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  projectDir: dirname(dirname(fileURLToPath(import.meta.url))),
  signal: stop.signal,
  openApp: async (options) => (await import('./app.ts')).openApp(options),
});
