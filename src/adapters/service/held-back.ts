/** What a request is held back by before it is made. */
import type { EpochMs } from '../../clock.ts';
import { type ProblemCode, Refusal } from '../../outcome.ts';

/** Why nothing may be sent now, and when to look again. */
export interface Obstacle {
  readonly code: ProblemCode;
  readonly detail: string;
  readonly until: EpochMs;
}

/** How a request that is not made ends. */
export class HeldBack extends Refusal {
  readonly until: EpochMs;

  constructor({ code, detail, until }: Obstacle) {
    super(code, detail);
    this.until = until;
  }
}
