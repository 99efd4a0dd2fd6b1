import type { EpochMs, Pause } from '../clock.ts';
import type { Outcome, Problem } from '../outcome.ts';
import type { Feed, FeedId, PolledFeed } from './feed.ts';
import type { FeedNotice } from './feed-notices.ts';
import type { FeedState } from './feed-state.ts';
import { knownState } from './moved-feeds.ts';
import { askHosts, type HostParts } from './poll-hosts.ts';
import { isQuiet, LONGEST_MS } from './poll-times.ts';
import type { FeedStates } from './ports.ts';
import { settlePass } from './settle-pass.ts';

/** What polling needs. */
export interface PollParts extends HostParts {
  /** 0 up to 1, for jitter. */
  readonly random: () => number;
  /** Told once of each change of state, of a feed or of our own network; it is written down when this has returned. */
  readonly onNotice?: (notice: FeedNotice) => Promise<void>;
}

/** A feed that failed the last time yields to those that have been due for as much less. */
const YIELDS_MS = 60_000;

/**
 * Asks every feed that is due. A feed that does not answer, or answers with no feed, is a problem each time and costs no
 * other; its changes of state are notices. What is not reached within a minute, or before the pass holds as much as it
 * may, stays due, and comes first the next time.
 */
export async function collectEntries(feeds: readonly Feed[], parts: PollParts): Promise<Outcome<PolledFeed>> {
  const startedAt = parts.clock();
  const states = new Map((await parts.states.all()).map((state) => [state.feedId, state]));
  const due = inOrder(
    feeds.filter((feed) => isDue(feed, states.get(feed.id) ?? null, startedAt, parts.force ?? false)),
    states,
  );
  const { asked, problems, left, isFull } = await askHosts(due, { feeds, states }, parts);
  const { polls, notices } = settlePass(feeds, states, asked, { now: parts.clock(), random: parts.random });
  for (const notice of notices) await parts.onNotice?.(notice);
  // Those that answered are written once their entries are kept; until then they count as asked and not as answered: were
  // the bot to end here, the publishers would send them again, and a first poll would still be the first.
  await parts.states.writeAll(polls.filter(({ polled }) => polled === null).map(({ state }) => state));

  const unreached = left > 0 && !parts.signal.aborted ? [passEnded(left, isFull)] : [];
  // In the order of the configuration, whatever the network did.
  const place = new Map(feeds.map(({ id }, index) => [id, index]));
  const at = ({ feed }: PolledFeed) => place.get(feed.id) ?? 0;
  return {
    done: polls.flatMap(({ polled }) => polled ?? []).toSorted((a, b) => at(a) - at(b)),
    problems: [...problems, ...polls.flatMap((poll) => poll.problems), ...unreached],
  };
}

const WRITTEN_AT_ONCE = 200;

/** Remembers that the entries of these polls are kept: their validators hold from now on. */
export async function rememberKept(
  polled: readonly PolledFeed[],
  { feedStates, pause }: { readonly feedStates: FeedStates; readonly pause: Pause },
): Promise<void> {
  const states = polled.flatMap(({ state }) => state ?? []);
  for (let start = 0; start < states.length; start += WRITTEN_AT_ONCE) {
    await feedStates.writeAll(states.slice(start, start + WRITTEN_AT_ONCE));
    await pause();
  }
}

/** Whether a feed is to be asked now. Whoever corrects its address wants it asked, whatever became of the old one. */
export function isDue(feed: Feed, state: FeedState | null, now: EpochMs, force: boolean): boolean {
  if (feed.reading === 'off') return false;
  const known = knownState(feed, state);
  if (known === null) return true;
  if (known.paused !== null) return false;
  const { nextPollAt, lastPolledAt, quiet } = known;
  // What lies further ahead than any wait was written while the clock was wrong.
  if (force || nextPollAt - now > 1.2 * Math.max(LONGEST_MS, feed.everyMs)) return true;
  return nextPollAt <= now && (!isQuiet(now, quiet ?? null) || now - (lastPolledAt ?? 0) >= LONGEST_MS);
}

/** The one that has waited longest first. */
function inOrder(due: readonly Feed[], states: ReadonlyMap<FeedId, FeedState>): readonly Feed[] {
  const since = ({ id }: Feed) => {
    const state = states.get(id);
    return state === undefined ? 0 : state.nextPollAt + (state.failures > 0 ? YIELDS_MS : 0);
  };
  return due.toSorted((a, b) => since(a) - since(b));
}

function passEnded(left: number, isFull: boolean): Problem {
  const subject = left === 1 ? '1 feed' : `${left} feeds`;
  if (isFull) return { code: 'pass-full', subject, detail: 'left for the next pass, which follows at once' };
  return { code: 'pass-ended', subject, detail: 'not reached within a minute' };
}
