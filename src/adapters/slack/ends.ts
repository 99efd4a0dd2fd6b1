/** What an answer of Slack, or none, means for a delivery. */
import { webApi } from '@slack/bolt';
import type { EpochMs } from '../../clock.ts';
import type { Posted } from '../../delivery/delivery.ts';
import type { Problem, ProblemCode } from '../../outcome.ts';
import { HeldBack } from '../service/held-back.ts';
import { wasNeverSent } from '../service/unsent.ts';
import { isOfTheToken } from './traffic.ts';

/** An attempt that did not show anything, or of which nobody knows. */
export type Failed = Exclude<Posted, { readonly end: 'done' }>;

/** What was asked, as far as the answer's meaning depends on it. */
export interface Attempted {
  /** What problems are told of: the destination. */
  readonly subject: string;
  readonly delivery: string;
  readonly now: EpochMs;
}

/** Somebody between us and Slack answers in its place; that may be over at any time. */
const LOOK_AGAIN_MS = 10 * 60_000;
const UNTOLD_WAIT_MS = 60_000;

/** Statuses of whoever did not let the request through, so that nothing was done. */
const FROM_IN_FRONT: ReadonlySet<number> = new Set([401, 403, 404, 405, 407, 413, 414, 431, 451]);

// The words: https://docs.slack.dev/reference/methods/chat.postMessage#errors and …/chat.update#errors

/** Nothing can be shown in this channel, until something changes there. */
const OF_THE_CHANNEL: Readonly<Record<string, ProblemCode>> = {
  access_denied: 'destination-refused',
  channel_not_found: 'destination-gone',
  ekm_access_denied: 'destination-refused',
  is_archived: 'channel-archived',
  messages_tab_disabled: 'destination-refused',
  method_not_supported_for_channel_type: 'destination-refused',
  missing_scope: 'scope-missing',
  no_permission: 'destination-refused',
  not_in_channel: 'not-invited',
  restricted_action: 'destination-refused',
  restricted_action_read_only_channel: 'destination-refused',
  restricted_action_thread_only_channel: 'destination-refused',
  team_access_not_granted: 'destination-refused',
};

const GONE: ReadonlySet<string> = new Set(['cant_update_message', 'message_not_found', 'thread_not_found']);

/** This message can never be shown; each is said before anything is done. */
const OF_THE_MESSAGE: ReadonlySet<string> = new Set([
  'attachment_payload_limit_exceeded',
  'block_mismatch',
  'cannot_reply_to_message',
  'edit_window_closed',
  'is_inactive',
  'metadata_must_be_sent_from_app',
  'metadata_too_large',
  'msg_blocks_too_long',
  'msg_too_long',
  'no_text',
  'too_many_attachments',
]);

/** Nothing was done, and the same may be done later. */
const FOR_A_WHILE: ReadonlySet<string> = new Set([
  'external_channel_migrating',
  'message_limit_exceeded',
  'org_login_required',
  'request_timeout',
  'team_added_to_org',
]);

/** A message is not put into a thread for one of these; in the channel it may be. */
const OF_THE_THREAD: ReadonlySet<string> = new Set([
  'cannot_reply_to_message',
  'message_not_found',
  'restricted_action_non_threadable_channel',
  'restricted_action_thread_locked',
  'thread_not_found',
]);

/** How an attempt ended that threw this. What may have been accepted is unknown, whatever else is likely. */
export function endOf(cause: unknown, { subject, delivery, now }: Attempted): Failed {
  const problem = (code: ProblemCode, detail: string): Problem => ({ code, subject, detail, cause: plain(cause) });
  const later = (code: ProblemCode, detail: string, at: EpochMs): Failed => ({
    end: 'later',
    at,
    problem: problem(code, detail),
  });
  const unknown = (detail: string): Failed => ({ end: 'unknown', problem: problem('delivery-unknown', detail) });
  const message = (code: ProblemCode, detail: string): Failed => ({
    end: 'refused',
    reach: 'message',
    problem: problem(code, `${delivery}: ${detail}`),
  });

  const heldBack = heldBackBy(cause);
  if (heldBack !== null) return later(heldBack.code, heldBack.message, heldBack.until);
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return later('destination-later', 'asked to wait', now + Math.max(1, cause.retryAfter) * 1_000);
  }
  if (cause instanceof webApi.WebAPIHTTPError) {
    const { statusCode } = cause;
    // Slack itself says no with a 200; everything else comes from somebody in front of it.
    return FROM_IN_FRONT.has(statusCode)
      ? later('service-unreachable', `answered with ${statusCode} by somebody else`, now + LOOK_AGAIN_MS)
      : unknown(`answered with ${statusCode}`);
  }
  const error = errorOf(cause);
  if (error === null) {
    const code = codeOf(cause);
    return wasNeverSent(code) ? later('service-unreachable', code, now) : unknown(code);
  }

  if (isOfTheToken(error)) return later('token-refused', error, now + LOOK_AGAIN_MS);
  if (error === 'ratelimited' || error === 'rate_limited') {
    return later('destination-later', 'asked to wait', now + UNTOLD_WAIT_MS);
  }
  const ofTheChannel = OF_THE_CHANNEL[error];
  if (ofTheChannel !== undefined) {
    return { end: 'refused', reach: 'destination', problem: problem(ofTheChannel, told(error, cause)) };
  }
  if (GONE.has(error)) return message('message-gone', error);
  if (OF_THE_MESSAGE.has(error) || error.startsWith('invalid_')) return message('message-refused', error);
  if (FOR_A_WHILE.has(error)) return later('service-unreachable', error, now + UNTOLD_WAIT_MS);
  // fatal_error and internal_error: "It's possible some aspect of the operation succeeded before the error was raised."
  return unknown(error);
}

/** Whether a message was not shown because of the thread it was meant for. */
export function isOfTheThread(cause: unknown): boolean {
  return OF_THE_THREAD.has(errorOf(cause) ?? '');
}

/**
 * Slack's word for why not; null where it gave none. The library takes any answer it cannot read for a word, half a page
 * of HTML or half a "yes" as well.
 */
export function errorOf(cause: unknown): string | null {
  if (!(cause instanceof webApi.WebAPIPlatformError)) return null;
  const { error } = cause.data;
  return typeof error === 'string' && /^[a-z][a-z_]{1,60}$/.test(error) ? error : null;
}

/** What kept a request from being made; null where it was made. The library puts what our own fetch throws into an error of its own. */
export function heldBackBy(cause: unknown): HeldBack | null {
  const { original } = (cause ?? {}) as { readonly original?: unknown };
  return [cause, original].find((thrown) => thrown instanceof HeldBack) ?? null;
}

/** A few words for what is no answer: never more than a name, because a library's sentence may hold anything. */
export function codeOf(cause: unknown): string {
  if (cause instanceof webApi.WebAPIPlatformError) return 'an answer that cannot be read';
  for (let inner = cause; typeof inner === 'object' && inner !== null; inner = (inner as { cause?: unknown }).cause) {
    const { code, name } = inner as { readonly code?: unknown; readonly name?: unknown };
    if (name === 'AbortError' || name === 'TimeoutError') return 'no answer in time';
    if (typeof code === 'string' && /^[A-Z_]{3,40}$/.test(code)) return code;
  }
  return 'no answer';
}

function told(error: string, cause: unknown): string {
  const { needed } = (cause as { readonly data: { readonly needed?: unknown } }).data;
  return typeof needed === 'string' ? `${error}: ${needed.slice(0, 100)}` : error;
}

/** The library's errors carry the whole answer; what is kept of one is its kind. */
function plain(cause: unknown): unknown {
  const { code, message } = (cause ?? {}) as { readonly code?: unknown; readonly message?: unknown };
  if (cause instanceof HeldBack || typeof code !== 'string' || !code.startsWith('slack_')) return cause;
  const isOurs = cause instanceof webApi.WebAPIPlatformError && errorOf(cause) === null;
  return Object.assign(new Error(isOurs ? 'an answer that cannot be read' : String(message).slice(0, 200)), { code });
}
