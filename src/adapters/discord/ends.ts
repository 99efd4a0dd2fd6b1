/** What an answer of Discord, or none, means for a delivery. */
import { DiscordAPIError, HTTPError, RateLimitError, RESTJSONErrorCodes } from 'discord.js';
import type { EpochMs } from '../../clock.ts';
import type { Posted } from '../../delivery/delivery.ts';
import type { Problem, ProblemCode } from '../../outcome.ts';
import { HeldBack } from '../service/held-back.ts';
import { wasNeverSent } from '../service/unsent.ts';

/** An attempt that did not show anything, or of which nobody knows. */
export type Failed = Exclude<Posted, { readonly end: 'done' }>;

/** What was asked, as far as the answer's meaning depends on it. */
export interface Attempted {
  /** What problems are told of: the destination. */
  readonly subject: string;
  readonly delivery: string;
  /** Whether it was asked of the channel of the destination itself, not of a thread or a message in it. */
  readonly atHome: boolean;
  readonly now: EpochMs;
}

/** Somebody between us and Discord answers in its place; that may be over at any time. */
const LOOK_AGAIN_MS = 10 * 60_000;
const UNTOLD_WAIT_MS = 60_000;

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#json: said of a message, although with a 403. */
const OF_THE_MESSAGE: ReadonlySet<unknown> = new Set([
  RESTJSONErrorCodes.CannotEditMessageAuthoredByAnotherUser,
  RESTJSONErrorCodes.ExplicitContentCannotBeSentToTheDesiredRecipient,
  RESTJSONErrorCodes.CannotExecuteActionOnSystemMessage,
  200_000,
  200_001,
]);
/** Statuses that say for certain that nothing was done. */
const NOTHING_DONE: ReadonlySet<number> = new Set([400, 404, 405, 410, 411, 413, 414, 415, 422, 431]);

/** How an attempt ended that threw this. What may have been accepted is unknown, whatever else is likely. */
export function endOf(cause: unknown, { subject, delivery, atHome, now }: Attempted): Failed {
  const problem = (code: ProblemCode, detail: string): Problem => ({ code, subject, detail, cause: plain(cause) });
  const later = (code: ProblemCode, detail: string, at: EpochMs): Failed => ({
    end: 'later',
    at,
    problem: problem(code, detail),
  });
  const refused = (reach: 'message' | 'destination', code: ProblemCode, detail: string): Failed => ({
    end: 'refused',
    reach,
    problem: problem(code, reach === 'message' ? `${delivery}: ${detail}` : detail),
  });

  if (cause instanceof HeldBack) return later(cause.code, cause.message, cause.until);
  if (cause instanceof RateLimitError) return later('destination-later', 'asked to wait', now + waitOf(cause));
  if (cause instanceof HTTPError) {
    return { end: 'unknown', problem: problem('delivery-unknown', `answered with ${cause.status}`) };
  }
  if (!(cause instanceof DiscordAPIError)) {
    const code = codeOf(cause);
    if (wasNeverSent(code)) return later('service-unreachable', code, now);
    return { end: 'unknown', problem: problem('delivery-unknown', code) };
  }

  const { status, code } = cause;
  const told = `${code ?? status} ${phrase(cause.message)}`;
  if (status === 401) return later('token-refused', told, now + LOOK_AGAIN_MS);
  if (!isDiscords(code) && (status === 403 || status === 404)) {
    return later('service-unreachable', `answered with ${status} by somebody else`, now + LOOK_AGAIN_MS);
  }
  // An answer with 403 that is about our address: https://github.com/discord/discord-api-docs/issues/6473
  if (code === RESTJSONErrorCodes.CloudflareIsBlockingYourRequest)
    return later('destination-later', told, now + LOOK_AGAIN_MS);
  if (code === RESTJSONErrorCodes.UnknownMessage) return refused('message', 'message-gone', told);
  if (code === RESTJSONErrorCodes.UnknownChannel || code === RESTJSONErrorCodes.UnknownGuild) {
    return atHome ? refused('destination', 'destination-gone', told) : refused('message', 'message-gone', told);
  }
  if (OF_THE_MESSAGE.has(code)) return refused('message', 'message-refused', told);
  if (status === 403) return refused('destination', 'destination-refused', told);
  if (NOTHING_DONE.has(status)) return refused('message', 'message-refused', told);
  return { end: 'unknown', problem: problem('delivery-unknown', told) };
}

/** Discord gives a reason with a number; an answer without one comes from something in front of it. */
function isDiscords(code: unknown): boolean {
  return typeof code === 'number' && code > 0;
}

/** A few words for what is no answer: never more than a name, because a library's sentence may hold anything. */
function codeOf(cause: unknown): string {
  const { code, name } = (cause ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
  return typeof name === 'string' ? name : 'no answer';
}

function waitOf({ retryAfter, timeToReset }: RateLimitError): number {
  const ms = Math.max(retryAfter, timeToReset);
  return ms > 0 ? Math.ceil(ms) : UNTOLD_WAIT_MS;
}

function phrase(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 300);
}

/** The library's errors carry the whole request; what is kept of one is where it came from. */
function plain(cause: unknown): unknown {
  if (cause instanceof DiscordAPIError || cause instanceof HTTPError) {
    const { name, method, status } = cause;
    return Object.assign(new Error(`${method} answered with ${status}`), { name });
  }
  return cause;
}
