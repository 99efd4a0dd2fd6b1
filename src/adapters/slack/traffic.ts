/** What keeps us from asking Slack anything in a workspace. */
import type { Clock, EpochMs } from '../../clock.ts';
import type { Problem } from '../../outcome.ts';
import type { Obstacle } from '../service/held-back.ts';
import { Refusals } from '../service/refusals.ts';
import { COUNTED_MS, REFUSED_REQUESTS } from './limits.ts';

/** A token is not looked at again before that much time is over. */
const LOOK_AGAIN_MS = 10 * 60_000;

/**
 * What is said of the token and not of what was asked: nothing will be done with it any more.
 * https://docs.slack.dev/reference/methods/chat.postMessage#errors
 */
const OF_THE_TOKEN: ReadonlySet<string> = new Set([
  'account_inactive',
  'invalid_auth',
  'not_allowed_token_type',
  'not_authed',
  'token_expired',
  'token_revoked',
  'user_removed_from_team',
]);

/** Whether Slack refuses whoever asks, whatever they ask. */
export function isOfTheToken(error: string): boolean {
  return OF_THE_TOKEN.has(error);
}

/** One answer, as far as it matters to all that is asked afterwards. */
export interface Heard {
  readonly status: number;
  /** Slack's word for why not; null where it did as it was asked, or where somebody else answered. */
  readonly error: string | null;
}

/** What is told of a workspace. */
export interface TrafficParts {
  readonly clock: Clock;
  /** What problems are told of: "slack:T0123". */
  readonly subject: string;
  readonly onProblem: (problem: Problem) => void;
  /** Called once, with Slack's word, when the token is not accepted any more. */
  readonly onRefused: (error: string) => void;
}

/** So many channels that wait at once mean all of the workspace; one or two that are busy keep nobody else waiting. */
const SEVERAL = 3;
const LONGEST_FOR_ALL_MS = 30_000;

/**
 * Hears every answer that a workspace gives. A token that is not accepted ends everything there; at 500 refusals in ten
 * minutes nothing is asked until that is over; and when a second channel is asked to wait, everything waits.
 */
export class Traffic {
  readonly #parts: TrafficParts;
  readonly #refused = new Refusals({ most: REFUSED_REQUESTS, withinMs: COUNTED_MS });
  #tokenRefused = false;
  #toldOfSilence: EpochMs = 0;
  readonly #waiting = new Map<string, EpochMs>();
  #pausedUntil: EpochMs = 0;

  constructor(parts: TrafficParts) {
    this.#parts = parts;
  }

  /** What is in the way of asking anything at all; null when nothing is. */
  halt(): Obstacle | null {
    const now = this.#parts.clock();
    if (this.#tokenRefused) return { code: 'token-refused', detail: 'nothing is sent', until: now + LOOK_AGAIN_MS };
    const silentUntil = this.#refused.silentUntil(now);
    if (silentUntil === null) return null;
    return { code: 'too-many-refusals', detail: 'nothing is sent for some minutes', until: silentUntil };
  }

  /** What is in the way of a delivery; null when nothing is. */
  obstacle(): Obstacle | null {
    const halt = this.halt();
    if (halt !== null || this.#pausedUntil <= this.#parts.clock()) return halt;
    return { code: 'destination-later', detail: 'all of us are asked to wait', until: this.#pausedUntil };
  }

  /** Takes note of an answer. */
  heard({ status, error }: Heard): void {
    if (error !== null && isOfTheToken(error)) this.refuseToken(error);
    if (error !== null || status === 429) this.#count(this.#parts.clock());
  }

  /**
   * A channel was asked to wait. Slack does not say whom it means by that, the channel or all of the workspace: when several
   * wait at once it is taken for all, until the first of them may ask again, and never for long.
   */
  askedToWait(channel: string, until: EpochMs): void {
    const now = this.#parts.clock();
    for (const [other, ends] of this.#waiting) if (ends <= now) this.#waiting.delete(other);
    this.#waiting.set(channel, until);
    if (this.#waiting.size < SEVERAL) return;
    const first = Math.min(...this.#waiting.values(), now + LONGEST_FOR_ALL_MS);
    this.#pausedUntil = Math.max(this.#pausedUntil, first);
  }

  /** From now on nothing is asked with this token. */
  refuseToken(error: string): void {
    if (this.#tokenRefused) return;
    this.#tokenRefused = true;
    this.#parts.onRefused(error);
  }

  #count(now: EpochMs): void {
    this.#refused.add(now);
    const until = this.#refused.silentUntil(now);
    if (until === null || now < this.#toldOfSilence) return;
    this.#toldOfSilence = until;
    this.#parts.onProblem({ code: 'too-many-refusals', subject: this.#parts.subject });
  }
}
