/** What keeps us from asking Discord anything at all. */
import type { Clock, EpochMs } from '../../clock.ts';
import type { Problem } from '../../outcome.ts';
import type { Obstacle } from '../service/held-back.ts';
import { Refusals } from '../service/refusals.ts';
import { COUNTED_MS, REFUSED_REQUESTS } from './limits.ts';

/** One answer, as far as it matters to all that is sent afterwards. */
export interface Heard {
  readonly status: number;
  /** Whether our token stood in the request: an answer to a person carries another one. */
  readonly withToken: boolean;
  /** "user", "global" or "shared"; null where somebody before Discord answered. */
  readonly scope: string | null;
  readonly retryAfterMs: number;
}

/** A token is not looked at again in this process; whoever waits for it is told to come back then. */
const LOOK_AGAIN_MS = 10 * 60_000;

/**
 * Hears every answer of Discord. A token that is not accepted ends everything; a wait that is asked of all of us is
 * observed by all; and at 500 refusals in ten minutes nothing is sent until that is over.
 */
export class Traffic {
  readonly #clock: Clock;
  readonly #onProblem: (problem: Problem) => void;
  readonly #refused = new Refusals({ most: REFUSED_REQUESTS, withinMs: COUNTED_MS });
  #tokenRefused = false;
  #pausedUntil: EpochMs = 0;
  #toldOfSilence: EpochMs = 0;

  constructor(clock: Clock, onProblem: (problem: Problem) => void) {
    this.#clock = clock;
    this.#onProblem = onProblem;
  }

  /** What is in the way of a request; null when nothing is. An answer to a person needs no token and waits for nobody. */
  obstacle({ withToken = true }: { readonly withToken?: boolean } = {}): Obstacle | null {
    const now = this.#clock();
    const silentUntil = this.#refused.silentUntil(now);
    if (silentUntil !== null) {
      return { code: 'too-many-refusals', detail: 'nothing is sent for some minutes', until: silentUntil };
    }
    if (!withToken) return null;
    if (this.#tokenRefused) return { code: 'token-refused', detail: 'nothing is sent', until: now + LOOK_AGAIN_MS };
    if (this.#pausedUntil <= now) return null;
    return { code: 'destination-later', detail: 'all of us are asked to wait', until: this.#pausedUntil };
  }

  /** Takes note of an answer. */
  heard({ status, withToken, scope, retryAfterMs }: Heard): void {
    const now = this.#clock();
    if (status === 401 && withToken) this.refuseToken();
    if (status === 429 && (scope === null || scope === 'global')) {
      this.#pausedUntil = Math.max(this.#pausedUntil, now + retryAfterMs);
    }
    // https://discord.com/developers/docs/topics/rate-limits#invalid-request-limit-aka-cloudflare-bans
    if (status === 401 || status === 403 || (status === 429 && scope !== 'shared')) this.#count(now);
  }

  /** From now on nothing is sent with our token. */
  refuseToken(): void {
    if (this.#tokenRefused) return;
    this.#tokenRefused = true;
    this.#onProblem({ code: 'token-refused', subject: 'discord' });
  }

  #count(now: EpochMs): void {
    this.#refused.add(now);
    const until = this.#refused.silentUntil(now);
    if (until === null || now < this.#toldOfSilence) return;
    this.#toldOfSilence = until;
    this.#onProblem({ code: 'too-many-refusals', subject: 'discord' });
  }
}
