/** From a question to what is shown in answer: whatever happens, there is an answer, and within a minute. */
import type { APIInteraction } from 'discord.js';
import type { Web } from '../../feeds/ports.ts';
import type { Office } from '../../office.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import type { AskedQuestion } from './asked.ts';
import { readFiles } from './files.ts';
import type { Line, Place } from './line.ts';
import { questionOf } from './question.ts';
import { type DiscordReply, renderReply } from './render-reply.ts';
import type { Asking } from './rights.ts';

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

type From = Asking & Pick<APIInteraction, 'channel' | 'channel_id'>;

const TOO_SLOW =
  'This takes longer than a minute, so I do not wait for it any more. If it was to change something, please look whether it did before you ask again.';
const OUR_MISTAKE =
  'Something went wrong on my side, and it was written down for those who run me. Please try again later.';
const UNREADABLE =
  'The file could not be read. At most 2 MB of text are taken. Nothing was changed. Please hand it over again.';

/** What to show to somebody who asks, when it is their turn; never throws. */
export async function answerTo(from: From, asked: AskedQuestion, place: Place, parts: AnswerParts): Promise<Answer> {
  const late = new AbortController();
  const tooSlow = new Promise<Answer>((resolve) => {
    late.signal.addEventListener('abort', () => resolve(words(TOO_SLOW)), { once: true });
  });
  const timer = setTimeout(() => late.abort(), parts.answerWithinMs);
  const answered = place.turn.then(() => ask(from, asked, { ...parts, signal: late.signal }));
  // What is too slow leaves the line, so that others are answered.
  return Promise.race([answered, tooSlow]).finally(() => {
    clearTimeout(timer);
    place.leave();
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
    const refused =
      cause instanceof Refusal ? { code: cause.code, detail: cause.message } : { code: 'command-failed' as const };
    parts.onProblem({ ...refused, subject: `/${command.name}`, cause });
    return words(OUR_MISTAKE);
  }
}

/** Plain words as an answer. */
export function words(text: string): Answer {
  const nobodyAsked = { zone: 'UTC', page: 1, question: { command: 'help', options: {} } };
  return { ...renderReply({ kind: 'note', text }, nobodyAsked), instead: true };
}
