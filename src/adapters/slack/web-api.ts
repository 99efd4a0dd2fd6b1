/** How Slack is asked: every request once, every answer read to its end and heard, nothing waited for by the library. */
import { webApi } from '@slack/bolt';
import { HeldBack } from '../service/held-back.ts';
import type { Method } from './methods.ts';
import { SILENT } from './silent-logger.ts';
import type { Traffic } from './traffic.ts';

/** What asking needs. */
export interface WebApiParts {
  /** SLACK_API_URL, with its trailing slash; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly timeoutMs: number;
  /** The traffic of the workspace whose token this is; null for a token of none. */
  readonly trafficOf: (token: string) => Traffic | null;
  /** The end of the connection. */
  readonly signal: AbortSignal;
}

/** Asks Slack once; what it throws is for `endOf`. */
export type Ask = (method: Method, asked: Readonly<Record<string, unknown>>) => Promise<unknown>;

/** The way to the Web API. */
export interface WebApi {
  /** Options for every client of the library that is made anywhere; a copy for each, because it writes into them. */
  options(): webApi.WebClientOptions;
  /** Asks with a token; requests end with the signal. */
  asking(token: string, signal: AbortSignal): Ask;
}

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;
type Init = NonNullable<Parameters<Fetch>[1]>;

/** Where Slack asks to wait and does not say how long. */
const UNTOLD_WAIT_SECONDS = 60;

/** Prepares the way to the Web API; nothing is asked by that. */
export function createWebApi(parts: WebApiParts): WebApi {
  const options = (fetch: Fetch): webApi.WebClientOptions => ({
    ...(parts.apiUrl !== null && { slackApiUrl: parts.apiUrl }),
    fetch,
    logger: SILENT,
    // The library's own habit is ten attempts in half an hour, each of which may be a message.
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    allowAbsoluteUrls: true,
  });
  return {
    options: () => options((url, init) => fetchWhole(url, init, parts)),
    asking(token, signal) {
      const fetch: Fetch = (url, init) => fetchWhole(url, init, parts, signal);
      const client = new webApi.WebClient(token, options(fetch));
      return (method, asked) => client.apiCall(method, { ...asked });
    },
  };
}

/**
 * The whole answer: the library's own time limit would end with its headers. Whoever asks to wait without saying how long
 * is waited for, because the library takes such an answer for a failure of its own.
 */
async function fetchWhole(
  url: Parameters<Fetch>[0],
  init: Init = {},
  { timeoutMs, trafficOf, signal: end }: WebApiParts,
  signal: AbortSignal = end,
): Promise<Awaited<ReturnType<Fetch>>> {
  const token = tokenIn(init);
  const traffic = token === null ? null : trafficOf(token);
  const obstacle = traffic?.halt() ?? null;
  if (obstacle !== null) throw new HeldBack(obstacle);
  const ends = AbortSignal.any([end, signal, AbortSignal.timeout(timeoutMs)]);
  const response = await fetch(url, { ...init, signal: ends });
  const text = await response.text();
  const { status } = response;
  const headers = new Headers(response.headers);
  if (status === 429 && !(Number(headers.get('retry-after') ?? '') > 0)) {
    headers.set('retry-after', String(UNTOLD_WAIT_SECONDS));
  }
  traffic?.heard({ status, error: errorIn(text) });
  return new Response(text === '' ? null : text, { status, headers });
}

function tokenIn({ headers = {} }: Init): string | null {
  return /^Bearer (.+)$/.exec(headers.Authorization ?? '')?.[1] ?? null;
}

/** Slack's word for why not; null in an answer that is not Slack's, or that says yes. */
function errorIn(text: string): string | null {
  if (!text.startsWith('{')) return null;
  try {
    const { ok, error } = JSON.parse(text) as { readonly ok?: unknown; readonly error?: unknown };
    return ok === false && typeof error === 'string' ? error : null;
  } catch {
    return null;
  }
}

/** A message of Slack's, as far as we look at one. */
export interface Message {
  readonly channel: string;
  readonly thread: string | null;
  readonly ts: string;
  /** Who wrote it, as a user and as a bot. */
  readonly user: string | null;
  readonly bot: string | null;
  readonly metadata: unknown;
}

/** The message that was posted or changed; an answer without one tells nothing about what became of the request. */
export function readPosted(answer: unknown): Pick<Message, 'channel' | 'ts'> {
  const { channel, ts } = (answer ?? {}) as { readonly channel?: unknown; readonly ts?: unknown };
  if (typeof channel !== 'string' || typeof ts !== 'string') throw new TypeError('no message in the answer');
  return { channel, ts };
}

/** One page of a channel or a thread, and what asks for the next one; null when there is none. */
export function readPage(
  answer: unknown,
  channel: string,
): { readonly messages: readonly Message[]; readonly next: string | null } {
  const { messages, response_metadata } = (answer ?? {}) as {
    readonly messages?: unknown;
    readonly response_metadata?: { readonly next_cursor?: unknown };
  };
  if (!Array.isArray(messages)) throw new TypeError('no messages in the answer');
  const next = response_metadata?.next_cursor;
  return {
    messages: messages.map((message) => readMessage(message, channel)),
    next: typeof next === 'string' && next !== '' ? next : null,
  };
}

function readMessage(message: unknown, channel: string): Message {
  const { ts, thread_ts, user, bot_id, metadata } = (message ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return { channel, ts: text(ts) ?? '', thread: text(thread_ts), user: text(user), bot: text(bot_id), metadata };
}
