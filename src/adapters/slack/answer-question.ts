/** From a question to what is shown in answer: whatever happens, there is an answer, and within a minute. */
import type { Office } from '../../office.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { inTurn } from '../service/in-turn.ts';
import type { Line, Place } from '../service/line.ts';
import { OUR_MISTAKE, TOO_SLOW, UNREADABLE } from '../service/polite-words.ts';
import type { AskedQuestion } from './asked.ts';
import { readFiles } from './files.ts';
import type { From } from './from.ts';
import type { People } from './people.ts';
import { askedFrom, type PlaceParts } from './question.ts';
import { type Rendered, renderReply, renderWords } from './render-reply.ts';
import type { WebApi } from './web-api.ts';

/** What is shown in answer. */
export interface Answer extends Rendered {
  /** Words of ours in place of what was asked for. */
  readonly instead: boolean;
}

/** What asking a command needs. */
export interface AnswerParts extends PlaceParts {
  readonly line: Pick<Line, 'nextRound'>;
  readonly office: Pick<Office, 'channel' | 'place'>;
  readonly people: Pick<People, 'know'>;
  readonly api: Pick<WebApi, 'asking'>;
  /** SLACK_API_URL; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly answerWithinMs: number;
  readonly onProblem: (problem: Problem) => void;
}

const UNSURE =
  'Slack does not tell me at present whether you may change things here, so nothing was changed. Please try again in a minute.';

/** What to show to somebody who asks, when it is their turn; never throws. */
export function answerTo(from: From, asked: AskedQuestion, place: Place, parts: AnswerParts): Promise<Answer> {
  return inTurn(place, (signal) => ask(from, asked, { ...parts, signal }), {
    withinMs: parts.answerWithinMs,
    tooSlow: () => words(TOO_SLOW),
  });
}

async function ask(
  from: From,
  { command, options, files, page, about }: AskedQuestion,
  { signal, ...parts }: AnswerParts & { readonly signal: AbortSignal },
): Promise<Answer> {
  const { office, people, api, apiUrl, line } = parts;
  const { workspace } = from;
  try {
    const toChange = command.rights === 'change';
    const person = await people.know(from, api.asking(workspace.token(), signal), { toChange });
    if (person === null && toChange) return words(UNSURE);
    const texts = await readFiles(files, { token: workspace.token, apiUrl, signal }).catch((cause) => {
      if (cause instanceof Refusal) return null;
      throw cause;
    });
    if (texts === null) return words(UNREADABLE);
    const { destination, asker } = askedFrom(from, person, about, parts);
    // In a channel that two workspaces share somebody may ask who is of the other one: they do not say whose it is.
    const isOurs = from.team === null || from.team === workspace.team;
    if (asker.community !== null && isOurs) await office.place(destination.id, asker.community);
    await line.nextRound();
    const reply = await command.answer({ options: { ...options, ...texts }, destination, asker });
    await line.nextRound();
    const zone = destination.plan.timezone;
    const shown = renderReply(reply, { zone, page, question: { command: command.name, options } });
    return { ...shown, instead: reply.kind === 'note' };
  } catch (cause) {
    parts.onProblem(failureOf(cause, `/${command.name}`));
    return words(OUR_MISTAKE);
  }
}

/** Plain words as an answer. */
export function words(text: string): Answer {
  return { message: renderWords(text), files: [], instead: true };
}
