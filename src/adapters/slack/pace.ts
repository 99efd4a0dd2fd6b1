import type { Clock, EpochMs } from '../../clock.ts';

/** Lets time pass, at most until the signal is aborted. Never throws. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** So many turns are remembered before those that are over are forgotten. */
const REMEMBERED = 1_000;
/** A turn that lies further ahead was taken before the clock was set back. */
const FURTHEST_MS = 10 * 60_000;

/** Gives out turns: for each name one in a while, to whoever asks first. */
export class Pace {
  readonly #clock: Clock;
  readonly #wait: Wait;
  readonly #free = new Map<string, EpochMs>();

  constructor(clock: Clock, wait: Wait) {
    this.#clock = clock;
    this.#wait = wait;
  }

  /** Waits until it is the turn of whoever asks; the next one comes so many milliseconds later. */
  async turn(name: string, everyMs: number, signal: AbortSignal): Promise<void> {
    const now = this.#clock();
    const free = this.#free.get(name) ?? now;
    const at = free > now && free - now <= FURTHEST_MS ? free : now;
    this.#free.set(name, at + everyMs);
    if (this.#free.size > REMEMBERED) this.#forget(now);
    if (at > now) await this.#wait(at - now, signal);
  }

  #forget(now: EpochMs): void {
    for (const [name, free] of this.#free) if (free <= now) this.#free.delete(name);
  }
}
