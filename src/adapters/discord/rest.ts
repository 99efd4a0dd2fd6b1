/** How Discord is asked: every request once, and every answer heard. */
import { DefaultRestOptions, type RESTOptions, type ResponseLike } from 'discord.js';
import { HeldBack } from '../service/held-back.ts';
import type { Traffic } from './traffic.ts';

/** What the requests of one connection need. */
export interface RestParts {
  /** Without a version; null for Discord itself. */
  readonly apiUrl: string | null;
  readonly traffic: Traffic;
  readonly timeoutMs: number;
  /** How long to wait before the gateway is asked for once more, after that many attempts. */
  readonly pauseMs: (attempts: number) => number;
  /** Called when the gateway cannot be asked for, with a few words. */
  readonly onUnreachable: (detail: string) => void;
  /** The end of the connection. */
  readonly signal: AbortSignal;
}

/** A request may stand this long in the library's queue; what would stand longer is put off by us. */
const LONGEST_QUEUE_MS = 10_000;
/** Where Discord asks to wait and does not say how long. */
const UNTOLD_WAIT_MS = 60_000;

type Ask = RESTOptions['makeRequest'];

/**
 * Options for the library's requests. It repeats nothing that was answered with an error or not at all, and a request
 * that is answered with "wait" ends there. One thing is repeated by us, because it changes nothing and everything else
 * needs it: asking where the gateway is.
 */
export function restOptions(parts: RestParts): Partial<RESTOptions> {
  const toldToWait = new Set<string>();
  const ask: Ask = async (url, init) => {
    const withToken = new Headers(init.headers as Record<string, string>).has('authorization');
    const obstacle = parts.traffic.obstacle({ withToken });
    if (obstacle !== null) throw new HeldBack(obstacle);
    const response = await DefaultRestOptions.makeRequest(url, init);
    const { status, headers } = response;
    const scope = headers.get('x-ratelimit-global') === null ? headers.get('x-ratelimit-scope') : 'global';
    parts.traffic.heard({ status, withToken, scope, retryAfterMs: waitIn(response) });
    if (status === 429 && withToken) toldToWait.add(`${init.method} ${url}`);
    return response;
  };
  return {
    ...(parts.apiUrl !== null && { api: parts.apiUrl }),
    retries: 0,
    timeout: parts.timeoutMs,
    // Called before a request that would have to wait, and after one that was told to.
    rejectOnRateLimit({ method, url, route, timeToReset }) {
      const wasTold = toldToWait.delete(`${method} ${url}`);
      return !isAnswer(route) && (wasTold || timeToReset > LONGEST_QUEUE_MS);
    },
    makeRequest: (url, init) => (url.endsWith('/gateway/bot') ? insist(ask, url, init, parts) : ask(url, init)),
  };
}

/** An answer to a person is the business of whoever answers. */
function isAnswer(route: string): boolean {
  return route.startsWith('/interactions') || route.startsWith('/webhooks');
}

function waitIn({ headers }: ResponseLike): number {
  const seconds = Number(headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds * 1_000) : UNTOLD_WAIT_MS;
}

/**
 * Asks until there is a whole answer: one that the library cannot read would end its connection for good. The library's
 * own time limit counts one attempt and is not used.
 */
async function insist(
  ask: Ask,
  url: string,
  init: Parameters<Ask>[1],
  { timeoutMs, pauseMs, onUnreachable, signal }: RestParts,
): Promise<ResponseLike> {
  for (let attempts = 1; ; attempts += 1) {
    signal.throwIfAborted();
    const answer = await readWhole(() =>
      ask(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) }),
    );
    if (typeof answer !== 'string') return answer;
    signal.throwIfAborted();
    onUnreachable(answer);
    await pause(pauseMs(attempts), signal);
  }
}

/** The answer, with its text read and understood; or why there is none that counts. */
async function readWhole(ask: () => Promise<ResponseLike>): Promise<ResponseLike | string> {
  try {
    const { status, headers, text } = await withText(ask);
    if (status === 403 || status === 429 || status >= 500) return `answered with ${status}`;
    const type = headers.get('content-type') ?? 'text/plain';
    if (status === 200) JSON.parse(text);
    return new Response(text, { status, headers: { 'content-type': type } });
  } catch (cause) {
    // A token that is not accepted stays so.
    if (cause instanceof HeldBack && cause.code === 'token-refused') throw cause;
    const { code, name } = cause as { code?: unknown; name?: unknown };
    return String(typeof code === 'string' ? code : name);
  }
}

async function withText(ask: () => Promise<ResponseLike>) {
  const response = await ask();
  return { status: response.status, headers: response.headers, text: await response.text() };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, ms);
  const stop = () => resolve();
  signal.addEventListener('abort', stop, { once: true });
  await promise;
  clearTimeout(timer);
  signal.removeEventListener('abort', stop);
}
