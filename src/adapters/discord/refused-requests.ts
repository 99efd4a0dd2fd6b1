import type { EpochMs } from '../../clock.ts';
import { COUNTED_MS, REFUSED_REQUESTS } from './limits.ts';

/** Counts what Discord refuses, and says when to be silent: whoever is refused too often is shut out altogether. */
export class RefusedRequests {
  /** The newest of them, oldest first; never more than are allowed. */
  #at: EpochMs[] = [];

  /** One more was refused. */
  add(now: EpochMs): void {
    this.#at = [...this.#at, now].slice(-REFUSED_REQUESTS);
  }

  /** Until when nothing may be sent; null when something may. */
  silentUntil(now: EpochMs): EpochMs | null {
    const [oldest] = this.#at;
    if (oldest === undefined || this.#at.length < REFUSED_REQUESTS) return null;
    const until = oldest + COUNTED_MS;
    // Further away than that it can only be because the clock was set back.
    return until > now && until - now <= COUNTED_MS ? until : null;
  }
}
