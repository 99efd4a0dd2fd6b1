/** What hosts asked of us, as whoever looks for feeds hears it: kept where it can be, and heeded in any case. */
import type { Clock, EpochMs } from '../clock.ts';
import type { FeedStates } from './ports.ts';

/** A host that is overloaded and does not say for how long is left alone for as long as one search may take. */
export const OVERLOADED_MS = 60_000;
/** More hosts are not remembered; those heard first are forgotten first. */
const MOST_HOSTS = 1_000;

/** Remembers pauses. */
export interface HeardPauses extends Pick<FeedStates, 'hostPausedUntil' | 'pauseHost'> {
  /** For this process only: nothing is written. */
  pauseHere(host: string, until: EpochMs): void;
}

/** Pauses that hold for the life of the process, even where the data folder is only looked into and nothing can be kept. */
export function heardPauses(kept: Pick<FeedStates, 'hostPausedUntil' | 'pauseHost'>, clock: Clock): HeardPauses {
  const heard = new Map<string, EpochMs>();
  const hear = (host: string, until: EpochMs) => {
    const later = Math.max(until, heard.get(host) ?? 0);
    heard.delete(host);
    heard.set(host, later);
    const first = heard.size > MOST_HOSTS ? heard.keys().next().value : undefined;
    if (first !== undefined) heard.delete(first);
  };
  return {
    pauseHere: hear,
    async hostPausedUntil(host) {
      const here = heard.get(host) ?? 0;
      const until = Math.max(here, (await kept.hostPausedUntil(host)) ?? 0);
      return until > clock() ? until : null;
    },
    async pauseHost(host, until) {
      hear(host, until);
      await kept.pauseHost(host, until);
    },
  };
}
