/** From a question to what is shown in answer: whatever happens, there is an answer, and within a minute. */
import type { Web } from '../../feeds/ports.ts';
import type { Office } from '../../office.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { inTurn } from '../service/in-turn.ts';
import type { Line, Place } from '../service/line.ts';
import { OUR_MISTAKE, TOO_SLOW, UNREADABLE } from '../service/polite-words.ts';
import type { AskedQuestion } from './asked.ts';
import { readFiles } from './files.ts';
import { type From, questionOf } from './question.ts';
import { type DiscordReply, renderReply } from './render-reply.ts';

/** What is shown in answer. */
export interface Answer extends DiscordReply {
  /** Words of ours in place of what was asked for. */
  readonly instead: boolean;
}

/** What asking a command needs. */
export interface AnswerParts {
  readonly line: Pick<Line, 'nextRound'>;
  readonly office: Pick<Office, 'channel' | 'place'>;
  readonly operators: ReadonlySet<string>;
  readonly web: Web;
  readonly answerWithinMs: number;
  readonly onProblem: (problem: Problem) => void;
}

/** What to show to somebody who asks, when it is their turn; never throws. */
export async function answerTo(from: From, asked: AskedQuestion, place: Place, parts: AnswerParts): Promise<Answer> {
  return inTurn(place, (signal) => ask(from, asked, { ...parts, signal }), {
    withinMs: parts.answerWithinMs,
    tooSlow: () => words(TOO_SLOW),
  });
}

async function ask(
  from: From,
  asked: AskedQuestion,
  { signal, ...parts }: AnswerParts & { readonly signal: AbortSignal },
): Promise<Answer> {
  const { command } = asked;
  const { line } = parts;
  try {
    const files = await readFiles(asked.files, { web: parts.web, signal }).catch((cause) => {
      if (cause instanceof Refusal) return null;
      throw cause;
    });
    if (files === null) return words(UNREADABLE);
    const question = questionOf(from, { ...asked.options, ...files }, parts);
    const { destination, asker } = question;
    if (asker.community !== null) await parts.office.place(destination.id, asker.community);
    await line.nextRound();
    const reply = await command.answer(question);
    await line.nextRound();
    const zone = destination.plan.timezone;
    const shown = renderReply(reply, {
      zone,
      page: asked.page,
      question: { command: command.name, options: asked.options },
    });
    return { ...shown, instead: reply.kind === 'note' };
  } catch (cause) {
    parts.onProblem(failureOf(cause, `/${command.name}`));
    return words(OUR_MISTAKE);
  }
}

/** Plain words as an answer. */
export function words(text: string): Answer {
  const nobodyAsked = { zone: 'UTC', page: 1, question: { command: 'help', options: {} } };
  return { ...renderReply({ kind: 'note', text }, nobodyAsked), instead: true };
}
