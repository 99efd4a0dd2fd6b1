import type { Clock, EpochMs } from '../clock.ts';
import { hostKey } from '../feeds/hosts.ts';
import { hostPause } from '../feeds/poll-times.ts';
import type { FeedStates, Web } from '../feeds/ports.ts';
import { Refusal } from '../outcome.ts';
import type { HostTurns } from './ports.ts';

/** What files of origins are asked for with. */
export interface OriginParts {
  /** The guarded way out; it follows at most five redirects. */
  readonly web: Web;
  readonly turns: HostTurns;
  readonly clock: Clock;
  readonly feedStates: Pick<FeedStates, 'pauseHost'>;
}

/** A file that an origin has at a place everybody knows. */
export interface OriginFile<T> {
  readonly path: string;
  readonly accept: string;
  readonly maxBytes: number;
  readonly read: (body: Uint8Array) => T;
  /** What it means that there is none. */
  readonly none: T;
  /** How soon an origin is asked again that did not say whether it has one. */
  readonly againMs: number;
}

/** What an origin's file says, or why nobody knows. */
export type Told<T> = { readonly said: T } | { readonly unknown: Refusal };

/** Files of origins, each asked for once a day. */
export interface OriginFiles<T> {
  /**
   * What an origin says. `publicOnly` asks within the public network only; what is not found there is not said to those who
   * may look further. Throws the signal's reason when it is aborted.
   */
  of(origin: string, publicOnly: boolean, signal: AbortSignal): Promise<Told<T>>;
  /** What is known already, to anybody; null when nothing is. */
  known(origin: string): T | null;
}

/** No copy is used for longer (RFC 9309 2.4) … */
const KEPT_MS = 24 * 3_600_000;
/** … but for one of a host that cannot be reached. */
const KEPT_UNREACHABLE_MS = 7 * KEPT_MS;

/** Hosts are named by whoever writes feeds: so much is remembered of them, in bytes of their files, and so many of them. */
const REMEMBERED_BYTES = 8 * 1024 * 1024;
const REMEMBERED_ORIGINS = 5_000;

interface Known<T> {
  readonly said: T | null;
  readonly saidAt: EpochMs;
  readonly unknown: Refusal;
  readonly askAgainAt: EpochMs;
  readonly bytes: number;
}

const NOT_ASKED = new Refusal('robots-unreadable', 'it was not asked');

/** Remembers one file of each origin for a day; what was not looked at for longest is forgotten first. */
export function createOriginFiles<T>(file: OriginFile<T>, parts: OriginParts): OriginFiles<T> {
  const { clock } = parts;
  const origins = new Map<string, Known<T>>();
  const asking = new Map<string, Promise<Known<T>>>();
  let bytes = 0;

  const remember = (origin: string, known: Known<T>) => {
    bytes += known.bytes - (origins.get(origin)?.bytes ?? 0);
    origins.delete(origin);
    origins.set(origin, known);
    for (const [oldest, { bytes: freed }] of origins) {
      if (oldest === origin || (bytes <= REMEMBERED_BYTES && origins.size <= REMEMBERED_ORIGINS)) break;
      origins.delete(oldest);
      bytes -= freed;
    }
  };

  const ask = async (name: string, { origin, publicOnly }: Whose, signal: AbortSignal): Promise<Known<T>> => {
    const before = origins.get(name);
    let known: Known<T>;
    try {
      const body = await fetchFile({ origin, publicOnly }, file, parts, signal);
      const said = body === null ? file.none : file.read(body);
      known = {
        said,
        saidAt: clock(),
        unknown: NOT_ASKED,
        askAgainAt: clock() + KEPT_MS,
        bytes: Math.min(body?.length ?? 0, file.maxBytes),
      };
    } catch (thrown) {
      if (!(thrown instanceof Refusal) || isOfStore(thrown)) throw thrown;
      const lasts = before !== undefined && clock() - before.saidAt < KEPT_UNREACHABLE_MS;
      known = {
        said: lasts ? before.said : null,
        saidAt: before?.saidAt ?? 0,
        unknown: thrown,
        askAgainAt: clock() + file.againMs,
        bytes: lasts ? before.bytes : 0,
      };
    }
    remember(name, known);
    return known;
  };

  const latest = async (whose: Whose, signal: AbortSignal): Promise<Known<T>> => {
    const name = nameOf(whose);
    for (;;) {
      signal.throwIfAborted();
      const known = origins.get(name);
      if (known !== undefined && clock() < known.askAgainAt) {
        remember(name, known);
        return known;
      }
      const running = asking.get(name);
      if (running === undefined) {
        const asked = ask(name, whose, signal).finally(() => asking.delete(name));
        asking.set(name, asked);
        return await asked;
      }
      // Whoever asked may have been ended; then it is our turn.
      const heard = await running.catch(() => null);
      if (heard !== null) return heard;
    }
  };

  return {
    async of(origin, publicOnly, signal) {
      const { said, unknown } = await latest({ origin, publicOnly }, signal);
      return said === null ? { unknown } : { said };
    },
    known: (origin) =>
      [false, true]
        .map((publicOnly) => origins.get(nameOf({ origin, publicOnly }))?.said)
        .find((said) => said != null) ?? null,
  };
}

/** An origin, and within which network it is asked. */
interface Whose {
  readonly origin: string;
  readonly publicOnly: boolean;
}

function nameOf({ origin, publicOnly }: Whose): string {
  return publicOnly ? `${origin} in public` : origin;
}

/** Whether it was the store that said no: nothing can be written down any more, so nothing goes on. */
export function isOfStore(thrown: unknown): boolean {
  return thrown instanceof Refusal && thrown.code.startsWith('store-');
}

/**
 * The body of an origin's file; null where there is none. Throws `Refusal` where nobody can say whether there is one: as
 * `Web` does, `host-paused` for an origin that is asked too much, `robots-unreadable` for one that answers an error of its
 * own.
 */
async function fetchFile<T>(
  { origin, publicOnly }: Whose,
  { path, accept, maxBytes }: OriginFile<T>,
  { web, turns, clock, feedStates }: OriginParts,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const url = `${origin}${path}`;
  let answer: Awaited<ReturnType<Web['get']>>;
  try {
    answer = await turns.take(
      url,
      0,
      () => web.get({ url, headers: { accept }, maxBytes, publicOnly }, signal),
      signal,
    );
  } catch (thrown) {
    // Whoever redirects for ever may be taken for one who has none (RFC 9309 2.3.1.2).
    if (thrown instanceof Refusal && thrown.code === 'too-many-redirects') return null;
    throw thrown;
  }
  const until = hostPause(answer.status, answer.headers.get('retry-after'), clock());
  if (until !== null) {
    for (const host of new Set([hostKey(url), hostKey(answer.url)])) await feedStates.pauseHost(host, until);
    throw new Refusal('host-paused', `${path} answers ${answer.status}`);
  }
  if (answer.status >= 500) throw new Refusal('robots-unreadable', `${path} answers ${answer.status}`);
  return answer.status === 200 ? answer.body : null;
}
