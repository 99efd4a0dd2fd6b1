import type { Clock, EpochMs } from '../../clock.ts';

const REMEMBERED_MS = 24 * 3_600_000;
/** About as many as a busy bot is asked in a day; more are forgotten, the oldest first. */
const REMEMBERED = 50_000;

/** Remembers for a while what was acted upon, so that what is told again does nothing twice. */
export class Seen {
  readonly #clock: Clock;
  readonly #forMs: number;
  readonly #at = new Map<string, EpochMs>();

  constructor(clock: Clock, forMs: number = REMEMBERED_MS) {
    this.#clock = clock;
    this.#forMs = forMs;
  }

  /** Whether this is told for the first time; from now on it is not. */
  first(id: string): boolean {
    const now = this.#clock();
    for (const [old, at] of this.#at) {
      if (now - at < this.#forMs && this.#at.size < REMEMBERED) break;
      this.#at.delete(old);
    }
    if (this.#at.has(id)) return false;
    this.#at.set(id, now);
    return true;
  }
}
