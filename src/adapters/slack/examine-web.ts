/** Looking at Slack without changing anything there: one question, one answer in our words. */
import { webApi } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import { codeOf, errorOf } from './ends.ts';
import type { Method } from './methods.ts';
import { SILENT } from './silent-logger.ts';

/** Why nothing was got. */
export interface NotGot {
  readonly got: null;
  /** Slack's own word; null where it gave none. */
  readonly error: string | null;
  /** What was found instead, in a phrase. */
  readonly found: string;
}

/** What came of a question. */
export type Looked<T extends object> = { readonly got: T } | NotGot;

/** A way to look. */
export interface Looker {
  ask<T extends object>(
    token: string,
    method: Method,
    read: (answer: unknown) => T | null,
    asked?: Readonly<Record<string, string>>,
  ): Promise<Looked<T>>;
  /** By how much our clock is ahead of the service's, by its latest answer; null where none told the time. */
  clockAheadMs(): number | null;
}

/** How Slack is reached. */
export interface Reach {
  /** With its trailing slash; null for Slack itself. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

type Fetch = NonNullable<webApi.WebClientOptions['fetch']>;

/** Asks nothing yet. */
export function createLooker({ apiUrl, clock, signal, timeoutMs }: Reach): Looker {
  let ahead: number | null = null;
  const whole: Fetch = async (url, init) => {
    const response = await fetch(url, { ...init, signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]) });
    const told = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(told)) ahead = clock() - told;
    // The library's own time limit ends with the head of an answer; a body may hang too.
    const text = await response.text();
    return new Response(text === '' ? null : text, { status: response.status, headers: response.headers });
  };
  return {
    async ask(token, method, read, asked = {}) {
      const client = new webApi.WebClient(token, {
        ...(apiUrl !== null && { slackApiUrl: apiUrl }),
        fetch: whole,
        logger: SILENT,
        retryConfig: { retries: 0 },
        rejectRateLimitedCalls: true,
      });
      try {
        const got = read(await client.apiCall(method, { ...asked }));
        return got === null ? { got, error: null, found: 'something that is no answer of Slack’s' } : { got };
      } catch (thrown) {
        return notGot(thrown);
      }
    },
    clockAheadMs: () => ahead,
  };
}

function notGot(thrown: unknown): NotGot {
  const error = errorOf(thrown);
  if (error !== null) return { got: null, error, found: `Slack says "${error}"` };
  const found =
    thrown instanceof webApi.WebAPIRateLimitedError
      ? `Slack asks to wait ${thrown.retryAfter} s`
      : thrown instanceof webApi.WebAPIHTTPError
        ? `the service answered ${thrown.statusCode}`
        : codeOf(thrown);
  return { got: null, error: null, found };
}
