import type { Readable, Writable } from 'node:stream';
import type { App, AppOptions } from '../app.ts';

/** How a command ended: 0 done, 1 refused or nothing usable, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** What a sub-command of the operator's command line may touch. `main.ts` hands it in. */
export interface Context {
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Writable & { readonly isTTY?: boolean; readonly columns?: number };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The project's own folder: where its `config/` lies. */
  readonly projectDir: string;
  /** Aborted when the operator asks the process to end. */
  readonly signal: AbortSignal;
  /** Builds and opens the parts. */
  readonly openApp: (options: AppOptions) => Promise<App>;
}

/** Writes one line to standard output. */
export function say(context: Context, line: string): void {
  context.stdout.write(`${line}\n`);
}

/** Writes one line to standard error. */
export function tell(context: Context, line: string): void {
  context.stderr.write(`${line}\n`);
}
