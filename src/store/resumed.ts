import type { EpochMs } from '../clock.ts';
import type { FeedState } from '../feeds/ports.ts';

/** A feed that polling gave up, as it is when a person wants it asked again. */
export function resumed(state: FeedState, at: EpochMs): FeedState {
  return { ...state, paused: null, missingSince: null, failures: 0, nextPollAt: at };
}
