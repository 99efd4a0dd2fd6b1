/** Asks in which workspace a token is good, and who we are there. */
import { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { endOf, errorOf } from './ends.ts';
import { isOfTheToken } from './traffic.ts';
import type { Ask } from './web-api.ts';
import type { Membership } from './workspaces.ts';

/** What asking for oneself needs. */
export interface WhoParts {
  readonly ask: Ask;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
  readonly pauseMs: (failures: number) => number;
  readonly signal: AbortSignal;
}

/** Asks until there is an answer; null once the signal is aborted. Refuses a token that Slack does not accept. */
export async function whoWeAre(parts: WhoParts): Promise<Pick<Membership, 'team' | 'user' | 'bot'> | null> {
  const { ask, clock, onProblem, pauseMs, signal } = parts;
  for (let failures = 1; !signal.aborted; failures += 1) {
    try {
      return readAnswer(await ask('auth.test', {}));
    } catch (cause) {
      if (signal.aborted) break;
      const error = errorOf(cause);
      if (error !== null && isOfTheToken(error)) throw new Refusal('token-refused', `SLACK_BOT_TOKEN: ${error}`);
      if (failures === 1) {
        const { problem } = endOf(cause, { subject: 'slack', delivery: 'auth.test', now: clock() });
        onProblem({ ...problem, code: 'service-unreachable' });
      }
      const asked = cause instanceof webApi.WebAPIRateLimitedError ? cause.retryAfter * 1_000 : 0;
      await pause(Math.max(pauseMs(failures), asked), signal);
    }
  }
  return null;
}

function readAnswer(answer: unknown): Pick<Membership, 'team' | 'user' | 'bot'> {
  const { team_id, user_id, bot_id } = (answer ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof team_id !== 'string' || typeof user_id !== 'string') throw new TypeError('no workspace in the answer');
  return { team: team_id, user: user_id, bot: String(bot_id ?? '') };
}

/** Lets time pass, at most until the signal is aborted. */
async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const over = Promise.withResolvers<void>();
  const timer = setTimeout(() => over.resolve(), ms);
  const stop = () => over.resolve();
  signal.addEventListener('abort', stop, { once: true });
  await over.promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
}
