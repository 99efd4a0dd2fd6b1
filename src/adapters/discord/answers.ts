/** How a request is answered: acknowledged within three seconds, then filled in for a quarter of an hour. */
import { type APIInteractionResponse, DiscordAPIError, type RawFile, REST, type RESTOptions, Routes } from 'discord.js';
import type { DiscordReply } from './render-reply.ts';

/** What names a request to Discord. Its token is a secret for as long as it works, so it stands in no message of ours. */
export interface Request {
  readonly id: string;
  readonly application_id: string;
  readonly token: string;
}

/** How saying something ended: taken; refused for what it says; or lost, with the reason in a phrase. */
export type Said =
  | { readonly end: 'taken' }
  | { readonly end: 'refused'; readonly why: string }
  | { readonly end: 'lost'; readonly why: string };

/** Says things in return to requests. */
export interface Answers {
  /** The first word, which must arrive within three seconds; a second one is never said. */
  acknowledge(request: Request, response: APIInteractionResponse): Promise<Said>;
  /** Fills in, or replaces, what was announced. */
  fill(request: Request, shown: DiscordReply): Promise<Said>;
  /** Says one more thing, to the one who asked only. */
  add(request: Request, shown: DiscordReply): Promise<Said>;
  close(): void;
}

/** "You must send an initial response within 3 seconds" (https://discord.com/developers/docs/interactions/receiving-and-responding). */
const ACKNOWLEDGED_WITHIN_MS = 2_900;
/** If an attempt arrived whose answer was lost, the next one learns of it. */
const ATTEMPTS = 3;
const ALREADY_ACKNOWLEDGED = 40_060;
/** Between the attempts to fill in an answer; doing it twice changes nothing more. */
const AGAIN_AFTER_MS = [0, 1_000, 5_000];

/**
 * Answers over connections of their own: "Interaction endpoints are not bound to the bot's Global Rate Limit"
 * (https://discord.com/developers/docs/topics/rate-limits), so that many questions hold up no briefing.
 */
export function createAnswers(
  options: Readonly<RESTOptions>,
  { heardWithinMs }: { readonly heardWithinMs: number },
): Answers {
  const rest = new REST({ ...options, retries: 0, globalRequestsPerSecond: Number.POSITIVE_INFINITY });

  return {
    async acknowledge({ id, token }, body) {
      const end = AbortSignal.timeout(ACKNOWLEDGED_WITHIN_MS);
      for (let attempt = 1; ; attempt += 1) {
        try {
          const signal = AbortSignal.any([end, AbortSignal.timeout(heardWithinMs)]);
          await rest.post(Routes.interactionCallback(id, token), { body, auth: false, signal });
          return { end: 'taken' };
        } catch (cause) {
          // Our own first attempt arrived though nobody said so; without one, another of us answers already.
          if (attempt > 1 && cause instanceof DiscordAPIError && cause.code === ALREADY_ACKNOWLEDGED) {
            return { end: 'taken' };
          }
          if (cause instanceof DiscordAPIError || end.aborted || attempt === ATTEMPTS) return saidNo(cause);
        }
      }
    },
    fill: (request, { body, files }) =>
      insist(() =>
        rest.patch(Routes.webhookMessage(request.application_id, request.token, '@original'), {
          body,
          files: files.map(rawFile),
          auth: false,
        }),
      ),
    async add(request, { body, files }) {
      try {
        await rest.post(Routes.webhook(request.application_id, request.token), {
          body,
          files: files.map(rawFile),
          auth: false,
        });
        return { end: 'taken' };
      } catch (cause) {
        return saidNo(cause);
      }
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
    try {
      await attempt();
      return { end: 'taken' };
    } catch (cause) {
      if (pauseMs === null || cause instanceof DiscordAPIError) return saidNo(cause);
      if (pauseMs > 0) await new Promise((wake) => setTimeout(wake, pauseMs));
    }
  }
  return { end: 'lost', why: 'nothing was tried' };
}

/** The reason in words without addresses: the address of an answer holds its token. */
function saidNo(cause: unknown): Said {
  if (cause instanceof DiscordAPIError) {
    const why = `${cause.code} ${cause.message.replace(/\s+/g, ' ').slice(0, 300)}`;
    return { end: cause.status === 400 ? 'refused' : 'lost', why };
  }
  return { end: 'lost', why: cause instanceof Error ? cause.name : 'no answer' };
}
