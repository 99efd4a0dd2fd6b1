/** How an answer is shown: by the address that came with the question, as a message, or in a window. */
import { type RespondFn, type types, webApi } from '@slack/bolt';
import { wasNeverSent } from '../service/unsent.ts';
import { plain } from './controls.ts';
import { codeOf, errorOf, heldBackBy } from './ends.ts';
import { answerWindow } from './forms.ts';
import { MESSAGE_BLOCKS, SMALL } from './limits.ts';
import type { SlackReply } from './render-reply.ts';
import type { Ask } from './web-api.ts';

/** Where an answer is shown. */
export type Way =
  /** By the address that came with a question: for half an hour, five times. */
  | {
      readonly kind: 'address';
      readonly respond: RespondFn;
      readonly thread: string | null;
      /** Whether the address stands for a message that may be replaced; one of a typed command stands for none. */
      readonly ofMessage: boolean;
    }
  /** In a channel or a direct conversation. */
  | {
      readonly kind: 'conversation';
      readonly ask: Ask;
      readonly channel: string;
      readonly user: string;
      /** The thread the question stands in; null for one that stands in the channel itself. */
      readonly thread: string | null;
      /** The message of the question, below which everybody is answered. */
      readonly below: string | null;
    }
  /** In a window that is open. */
  | {
      readonly kind: 'window';
      readonly ask: Ask;
      readonly view: string;
      readonly title?: string;
      /** When what is there now has been shown: a change that overtook it would be undone by it. */
      readonly settled?: Promise<void>;
    };

/** To whom an answer is shown, or that it takes the place of what stands there. */
export type Shown = 'privately' | 'publicly' | 'in place';

/**
 * How saying something ended: taken; refused for what it says; lost, because it cannot be shown there; or unknown. The
 * reason is a phrase without addresses: the address of an answer is a secret for as long as it works.
 */
export type Said = { readonly end: 'taken' } | { readonly end: 'refused' | 'lost' | 'unknown'; readonly why: string };

/** What saying something needs beside the way. */
export interface AnswersParts {
  /** Lets so many milliseconds pass. */
  readonly wait: (ms: number) => Promise<void>;
}

/** Nobody waits longer for a second attempt. */
const LONGEST_WAIT_MS = 10_000;
/** Where nobody said how long to wait. */
const AGAIN_AFTER_MS = 1_000;

/**
 * Shows an answer. It is tried once more where nothing was shown for certain, or where showing it twice is showing it
 * once; a message that may stand there already is not sent again.
 */
export async function say(way: Way, message: SlackReply, shown: Shown, { wait }: AnswersParts): Promise<Said> {
  const first = await tell(() => attempt(way, message, shown));
  if (!('again' in first)) return first;
  if (first.again === 'nobody knows' && !isTheSameTwice(way, shown)) return ended(first);
  await wait(Math.min(first.afterMs, LONGEST_WAIT_MS));
  return ended(await tell(() => attempt(way, message, shown, { again: true })));
}

type No = Exclude<Said, { readonly end: 'taken' }>;
type Again = { readonly again: 'nothing was shown' | 'nobody knows'; readonly afterMs: number };
type Attempted = Said | (No & Again);

function ended(attempted: Attempted): Said {
  return attempted.end === 'taken' ? attempted : { end: attempted.end, why: attempted.why };
}

/** What replaces something may be said again. So may what answers a typed command: it replaces what its address said before. */
function isTheSameTwice(way: Way, shown: Shown): boolean {
  return way.kind === 'window' || (way.kind === 'address' && (shown === 'in place' || !way.ofMessage));
}

async function attempt(way: Way, message: SlackReply, shown: Shown, { again = false } = {}): Promise<void> {
  switch (way.kind) {
    case 'address': {
      const place =
        shown === 'in place'
          ? {}
          : {
              response_type: shown === 'publicly' ? ('in_channel' as const) : ('ephemeral' as const),
              ...(way.thread !== null && { thread_ts: way.thread }),
            };
      // Where there is no message yet, the second attempt replaces what the first one may have shown.
      const replaces = shown === 'in place' || (again && !way.ofMessage);
      await way.respond({ ...message, ...place, replace_original: replaces });
      return;
    }
    case 'conversation': {
      const { ask, channel, user, thread, below } = way;
      if (shown === 'publicly' || channel.startsWith('D')) {
        const at = channel.startsWith('D') ? thread : below;
        await ask('chat.postMessage', { channel, ...message, ...(at !== null && { thread_ts: at }) });
      } else {
        const { unfurl_links: _, unfurl_media: __, ...words } = message;
        await ask('chat.postEphemeral', { channel, user, ...words, ...(thread !== null && { thread_ts: thread }) });
      }
      return;
    }
    case 'window':
      await way.settled;
      await way.ask('views.update', { view_id: way.view, view: answerWindow(message, way.title) });
  }
}

async function tell(attempt: () => Promise<void>): Promise<Attempted> {
  try {
    await attempt();
    return { end: 'taken' };
  } catch (cause) {
    return saidNo(cause);
  }
}

/** Slack does not show it because of what it says. */
const OF_THE_MESSAGE = /^(?:invalid_|msg_|no_text|view_too_large)/;

/** What kept something from being said, in words without addresses. */
function saidNo(cause: unknown): No | (No & Again) {
  if (cause instanceof webApi.WebAPIRateLimitedError) {
    return { end: 'lost', why: 'asked to wait', again: 'nothing was shown', afterMs: cause.retryAfter * 1_000 };
  }
  const error = errorOf(cause);
  if (error !== null && !UNSURE.has(error)) {
    return { end: OF_THE_MESSAGE.test(error) ? 'refused' : 'lost', why: error };
  }
  const status = statusOf(cause);
  if (status === 429) return { end: 'lost', why: 'asked to wait', again: 'nothing was shown', afterMs: AGAIN_AFTER_MS };
  if (status !== null && status < 500)
    return { end: status === 400 ? 'refused' : 'lost', why: `answered with ${status}` };
  const heldBack = heldBackBy(cause);
  if (heldBack !== null) return { end: 'lost', why: heldBack.code };
  const code = codeOf(cause);
  if (wasNeverSent(code)) return { end: 'lost', why: code, again: 'nothing was shown', afterMs: AGAIN_AFTER_MS };
  const why = status === null ? code : `answered with ${status}`;
  return { end: 'unknown', why: error ?? why, again: 'nobody knows', afterMs: AGAIN_AFTER_MS };
}

/** "It's possible some aspect of the operation succeeded before the error was raised." */
const UNSURE: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'request_timeout',
  'service_unavailable',
]);

function statusOf(cause: unknown): number | null {
  const { statusCode } = (cause ?? {}) as { readonly statusCode?: unknown };
  return typeof statusCode === 'number' ? statusCode : null;
}

/** Why something could not be said. */
export function whyNot(cause: unknown): No {
  const { end, why } = saidNo(cause);
  return { end, why };
}

/** A message with one more line of ours below it. */
export function withLine({ blocks, text, ...message }: SlackReply, line: string): SlackReply {
  const small: types.ContextBlock = { type: 'context', elements: [plain(line, SMALL)] };
  return { ...message, text: `${text}\n${line}`, blocks: [...blocks.slice(0, MESSAGE_BLOCKS - 1), small] };
}

/** A window for an answer that is still to come. */
export function waitingWindow(): types.ModalView {
  return answerWindow({ blocks: [], text: 'Looking it up…' });
}
