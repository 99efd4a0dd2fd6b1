import type { EpochMs } from '../../clock.ts';

/** Counts what a service refuses, and says when to be silent: whoever is refused too often asks for the wrong things. */
export class Refusals {
  readonly #most: number;
  readonly #withinMs: number;
  /** The newest of them, oldest first; never more than are allowed. */
  #at: EpochMs[] = [];

  /** `most` refusals within so many milliseconds are one too many. */
  constructor({ most, withinMs }: { readonly most: number; readonly withinMs: number }) {
    this.#most = most;
    this.#withinMs = withinMs;
  }

  /** One more was refused. */
  add(now: EpochMs): void {
    this.#at = [...this.#at, now].slice(-this.#most);
  }

  /** Until when nothing may be sent; null when something may. */
  silentUntil(now: EpochMs): EpochMs | null {
    const [oldest] = this.#at;
    if (oldest === undefined || this.#at.length < this.#most) return null;
    const until = oldest + this.#withinMs;
    // Further away than that it can only be because the clock was set back.
    return until > now && until - now <= this.#withinMs ? until : null;
  }
}
