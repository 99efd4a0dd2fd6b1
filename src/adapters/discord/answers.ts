/** How a request is answered: acknowledged within three seconds, then filled in for a quarter of an hour. */
import {
  type APIInteractionResponse,
  DiscordAPIError,
  type RawFile,
  REST,
  RESTJSONErrorCodes,
  type RESTOptions,
  Routes,
} from 'discord.js';
import { Refusal } from '../../outcome.ts';
import type { DiscordReply } from './render-reply.ts';
import { ended } from './requests.ts';

/** What names a request to Discord. Its token is a secret for as long as it works, so it stands in no message of ours. */
export interface Request {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
}

/**
 * How saying something ended: taken; refused for what it says; lost, because nobody waits for it any more; or unknown.
 * The reason is a phrase.
 */
export type Said =
  | { readonly end: 'taken' }
  | { readonly end: 'refused' | 'lost'; readonly why: string; readonly code: number | string }
  | { readonly end: 'unknown'; readonly why: string };

/** Says things in return to requests. */
export interface Answers {
  /** The first word, which must arrive within three seconds. Where nobody says whether it did, that is the end of it. */
  acknowledge(request: Request, response: APIInteractionResponse): Promise<Said>;
  /** Fills in, or replaces, what was announced. */
  fill(request: Request, shown: DiscordReply): Promise<Said>;
  /** Says one more thing, to the one who asked only. */
  add(request: Request, shown: DiscordReply): Promise<Said>;
  close(): void;
}

/** Whether nothing was acknowledged: then there is no answer to fill in. */
export function isUnheard(said: Said): boolean {
  return 'code' in said && said.code === RESTJSONErrorCodes.UnknownWebhook;
}

/** Whether something was acknowledged before. */
export function wasHeard(said: Said): boolean {
  return 'code' in said && said.code === RESTJSONErrorCodes.InteractionHasAlreadyBeenAcknowledged;
}

/** Between the attempts to fill in an answer; doing it twice changes nothing more. */
const AGAIN_AFTER_MS = [0, 1_000, 5_000];

/**
 * Answers over connections of their own: "Interaction endpoints are not bound to the bot's Global Rate Limit"
 * (https://discord.com/developers/docs/topics/rate-limits), so that many questions hold up no briefing.
 */
export function createAnswers(
  options: Readonly<RESTOptions>,
  { hearWithinMs }: { readonly hearWithinMs: number },
): Answers {
  const rest = new REST({ ...options, retries: 0, globalRequestsPerSecond: Number.POSITIVE_INFINITY });

  return {
    acknowledge: ({ id, token }, body) =>
      tell(() => {
        const signal = AbortSignal.timeout(hearWithinMs);
        const asking = rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal });
        return Promise.race([asking, ended(signal)]);
      }),
    fill: (request, { body, files }) =>
      insist(() =>
        rest.patch(Routes.webhookMessage(request.application_id, request.token, '@original'), {
          body,
          files: files.map(rawFile),
          auth: false,
        }),
      ),
    async add(request, { body, files }) {
      const route = Routes.webhook(request.application_id, request.token);
      return tell(() => rest.post(route, { body, files: files.map(rawFile), auth: false }));
    },
    close() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

function rawFile({ name, text }: DiscordReply['files'][number]): RawFile {
  return { name, data: Buffer.from(text) };
}

async function insist(attempt: () => Promise<unknown>): Promise<Said> {
  for (const pauseMs of [...AGAIN_AFTER_MS, null]) {
    const said = await tell(attempt);
    if (said.end !== 'unknown' || pauseMs === null) return said;
    if (pauseMs > 0) await new Promise((wake) => setTimeout(wake, pauseMs));
  }
  return { end: 'unknown', why: 'nothing was tried' };
}

async function tell(attempt: () => Promise<unknown>): Promise<Said> {
  try {
    await attempt();
    return { end: 'taken' };
  } catch (cause) {
    return saidNo(cause);
  }
}

/** The reason in words without addresses: the address of an answer holds its token. */
function saidNo(cause: unknown): Said {
  if (cause instanceof DiscordAPIError) {
    const { code, message, status } = cause;
    const why = `${code} ${message.replace(/\s+/g, ' ').slice(0, 300)}`;
    return { end: status === 400 ? 'refused' : 'lost', why, code };
  }
  if (cause instanceof Refusal) return { end: 'lost', why: cause.code, code: cause.code };
  return { end: 'unknown', why: cause instanceof Error ? cause.name : 'no answer' };
}
