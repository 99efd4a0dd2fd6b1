/** Time that passes only when everybody waits for it. */
import type { EpochMs } from '../../src/clock.ts';

/** A clock that a test drives. */
export interface VirtualTime {
  now(): EpochMs;
  set(at: EpochMs): void;
  /** Resolves when the clock has come so far; throws the signal's reason when that is aborted. */
  wait(ms: number, signal?: AbortSignal): Promise<void>;
  /** Lets time pass until this is done. */
  run<T>(work: Promise<T>): Promise<T>;
}

interface Timer {
  readonly at: EpochMs;
  readonly ring: () => void;
}

/** A clock that stands at `start`. */
export function virtualTime(start: EpochMs): VirtualTime {
  let now = start;
  const timers: Timer[] = [];
  return {
    now: () => now,
    set(at) {
      now = at;
    },
    wait(ms, signal) {
      return new Promise((resolve, reject) => {
        if (signal?.aborted) return reject(signal.reason);
        const timer = { at: now + ms, ring: resolve };
        signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
        const place = timers.findIndex(({ at }) => at > timer.at);
        timers.splice(place < 0 ? timers.length : place, 0, timer);
      });
    },
    async run(work) {
      let isDone = false;
      const end = () => {
        isDone = true;
      };
      work.then(end, end);
      for (;;) {
        // Whatever can go on without time passing goes on first.
        await new Promise((go) => setImmediate(go));
        if (isDone) return work;
        const next = timers.shift();
        if (next === undefined) throw new Error('everybody waits for something that never comes');
        now = Math.max(now, next.at);
        next.ring();
      }
    },
  };
}
