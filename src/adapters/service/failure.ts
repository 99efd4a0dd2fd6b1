import { type Problem, Refusal } from '../../outcome.ts';

/** What is written down of a command that failed: by the name of what refused it, or as a mistake of ours. */
export function failureOf(cause: unknown, subject: string): Problem {
  if (cause instanceof Refusal) return { code: cause.code, subject, detail: cause.message, cause };
  return { code: 'command-failed', subject, cause };
}
