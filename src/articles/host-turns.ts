import type { Clock, EpochMs } from '../clock.ts';
import { hostKey } from '../feeds/hosts.ts';
import type { HostTurns } from './ports.ts';
import { createSlots } from './slots.ts';

/** Hosts asked at the same time, each over one connection, with a second between two requests (`promises.md` F7). */
const HOSTS_AT_ONCE = 16;
const BETWEEN_REQUESTS_MS = 1_000;

/** What turns are given with. */
export interface TurnParts {
  readonly clock: Clock;
  /** Waits; a test does not. Throws when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

interface Host {
  /** Done when the last in its line is. */
  tail: Promise<void>;
  inLine: number;
  lastAt: EpochMs;
}

/** From so many hosts on those that were not asked for a while are forgotten. */
const REMEMBERED_HOSTS = 2_000;
const REMEMBERED_MS = 60_000;

/** Turns for as long as the process runs, so that a pass knows whom the last one has just asked. */
export function createHostTurns({ clock, sleep }: TurnParts): HostTurns {
  const hosts = new Map<string, Host>();
  const slots = createSlots(HOSTS_AT_ONCE);
  let mostHosts = REMEMBERED_HOSTS;

  const hostOf = (url: string): Host => {
    const key = hostKey(url);
    let host = hosts.get(key);
    if (host === undefined) {
      if (hosts.size >= mostHosts) forgetOld();
      host = { tail: Promise.resolve(), inLine: 0, lastAt: Number.NEGATIVE_INFINITY };
      hosts.set(key, host);
    }
    return host;
  };
  const forgetOld = () => {
    for (const [key, { inLine, lastAt }] of hosts) {
      if (inLine === 0 && clock() - lastAt > REMEMBERED_MS) hosts.delete(key);
    }
    // Looking through all of them pays only after they have become many again.
    mostHosts = Math.max(REMEMBERED_HOSTS, hosts.size * 2);
  };

  return {
    async take(url, leastMs, ask, signal) {
      const host = hostOf(url);
      const before = host.tail;
      const turn = Promise.withResolvers<void>();
      host.tail = turn.promise;
      host.inLine += 1;
      try {
        await before;
        const between = Math.max(BETWEEN_REQUESTS_MS, leastMs);
        // A clock that was set back would otherwise have us wait for hours.
        const wait = Math.min(between, host.lastAt + between - clock());
        signal.throwIfAborted();
        if (wait > 0) await sleep(wait, signal);
        return await slots.hold(async () => {
          try {
            return await ask();
          } finally {
            host.lastAt = clock();
          }
        }, signal);
      } finally {
        host.inLine -= 1;
        turn.resolve();
      }
    },
    note(url, at) {
      const host = hostOf(url);
      host.lastAt = Math.max(host.lastAt, at);
    },
  };
}
