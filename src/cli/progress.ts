/** What is told on standard error while a person waits. */
import { styleText } from 'node:util';
import type { Progress } from '../cycle.ts';
import { describeProblem, type Problem } from '../outcome.ts';
import { type Context, tell } from './context.ts';

const WORDS: Readonly<Record<Progress['stage'], string>> = {
  feeds: 'feeds asked',
  articles: 'articles read',
  stories: 'stories grown',
  cards: 'cards written',
};

/** Progress on standard error. */
export interface ProgressLine {
  /** A line that is written over in a terminal, one line a stage elsewhere. */
  show(progress: Progress): void;
  /** A line that is written over in a terminal, nothing elsewhere. */
  live(progress: Progress): void;
  /** Leaves what stands there. */
  end(): void;
  /** Takes the line away. */
  clear(): void;
}

/** Shows how far reading has come. */
export function progressOf(context: Context): ProgressLine {
  const inTerminal = context.stderr.isTTY === true && context.env.TERM !== 'dumb';
  let shown: Progress | null = null;
  const line = ({ stage, done, of }: Progress) => `${WORDS[stage]}: ${done}${of === done ? '' : ` of ${of}`}`;
  const settle = () => {
    if (shown) context.stderr.write(inTerminal ? '\n' : `${line(shown)}\n`);
    shown = null;
  };
  const show = (progress: Progress) => {
    if (progress.of === 0) return;
    if (shown && shown.stage !== progress.stage) settle();
    shown = progress;
    if (inTerminal) context.stderr.write(`\r\u001b[K${dim(context, line(progress))}`);
  };
  return {
    show,
    live(progress) {
      if (inTerminal && progress.of > 0) context.stderr.write(`\r\u001b[K${dim(context, line(progress))}`);
    },
    end: settle,
    clear() {
      if (inTerminal) context.stderr.write('\r\u001b[K');
    },
  };
}

/** Tells each problem in one line with its advice. */
export function tellProblems(context: Context, problems: readonly Problem[]): void {
  for (const problem of problems) tell(context, describeProblem(problem));
}

/** Quiet words, where the terminal has colours. */
export function dim(context: Context, text: string): string {
  const plain = context.stderr.isTTY !== true || context.env.NO_COLOR;
  return plain ? text : styleText('dim', text, { validateStream: false });
}
