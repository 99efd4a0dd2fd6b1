/** Looking at Discord without changing anything there: one question, one answer in our words. */
import { DefaultRestOptions, DiscordAPIError, HTTPError, RateLimitError, REST, RESTEvents } from 'discord.js';
import type { Clock } from '../../clock.ts';
import { plainText } from '../page/plain-text.ts';

/** Why nothing was got, and what was found instead, in a phrase. */
export interface NotGot {
  readonly got: null;
  /** `no`: refused, with Discord's own words. `silence`: nobody answers. `nonsense`: no answer of Discord's. */
  readonly why: 'no' | 'silence' | 'nonsense';
  readonly status: number;
  readonly found: string;
}

/** What came of a question. */
export type Looked<T extends object> = { readonly got: T } | NotGot;

/** A way to look. */
export interface Looker {
  get<T extends object>(
    route: `/${string}`,
    read: (answer: unknown) => T | null,
    query?: Readonly<Record<string, string>>,
  ): Promise<Looked<T>>;
  /** By how much our clock is ahead of the service's, by its latest answer; null where none told the time. */
  clockAheadMs(): number | null;
  close(): void;
}

/** How a service is reached. */
export interface Reach {
  readonly token: string;
  /** Without version; null for Discord's own. */
  readonly apiUrl: string | null;
  readonly clock: Clock;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
}

/** Who looks does not wait longer than this for a turn. */
const LONGEST_PAUSE_MS = 5_000;

const NONSENSE: NotGot = {
  got: null,
  why: 'nonsense',
  status: 200,
  found: 'something that is no answer of Discord’s',
};

/** Opens nothing yet. */
export function createLooker({ token, apiUrl, clock, signal, timeoutMs }: Reach): Looker {
  const rest = new REST({
    version: '10',
    api: apiUrl ?? DefaultRestOptions.api,
    timeout: timeoutMs,
    retries: 1,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > LONGEST_PAUSE_MS,
  }).setToken(token);
  let ahead: number | null = null;
  rest.on(RESTEvents.Response, (_, { headers }) => {
    const told = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(told)) ahead = clock() - told;
  });
  // A service that is not Discord may say anything, our own words included.
  const harmless = (text: string) => plainText(text.replaceAll(token, '[secret]')).slice(0, 200);

  return {
    async get(route, read, query) {
      try {
        // The library's own timeout ends with the head of an answer; a body may hang too.
        const end = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs * 2.5)]);
        const answer = await rest.get(route, { signal: end, ...(query && { query: new URLSearchParams(query) }) });
        const got = read(answer);
        return got === null ? NONSENSE : { got };
      } catch (thrown) {
        return notGot(thrown, harmless);
      }
    },
    clockAheadMs: () => ahead,
    close() {
      rest.clearHandlerSweeper();
      rest.clearHashSweeper();
    },
  };
}

function notGot(thrown: unknown, harmless: (text: string) => string): NotGot {
  if (thrown instanceof DiscordAPIError) {
    const found = `${thrown.status} ${harmless(thrown.message)} (${thrown.code})`;
    return { got: null, why: 'no', status: thrown.status, found };
  }
  if (thrown instanceof HTTPError) {
    return { got: null, why: 'silence', status: thrown.status, found: `the service answered ${thrown.status}` };
  }
  if (thrown instanceof RateLimitError) {
    const seconds = Math.ceil(thrown.retryAfter / 1_000);
    return { got: null, why: 'silence', status: 429, found: `the service asks to wait ${seconds} s` };
  }
  if (thrown instanceof SyntaxError) {
    return { got: null, why: 'nonsense', status: 0, found: 'half an answer, or none of Discord’s' };
  }
  return { got: null, why: 'silence', status: 0, found: `no answer (${reasonOf(thrown)})` };
}

/** The code of the system where there is one, else the kind of the error; its message may quote anything. */
function reasonOf(thrown: unknown): string {
  if (!(thrown instanceof Error)) return 'unknown';
  const code = 'code' in thrown ? thrown.code : undefined;
  if (typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,40}$/.test(code)) return code;
  return thrown.name === 'AbortError' || thrown.name === 'TimeoutError' ? 'took too long' : thrown.name;
}
