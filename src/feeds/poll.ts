import type { EpochMs, Pause } from '../clock.ts';
import type { Outcome, Problem } from '../outcome.ts';
import { addressKey } from './address.ts';
import type { Feed, FeedId, PolledFeed } from './feed.ts';
import { hostKey } from './hosts.ts';
import { type PollFeedParts, pollFeed } from './poll-feed.ts';
import type { FeedState, FeedStates } from './ports.ts';

/** What polling needs. */
export interface PollParts extends PollFeedParts {
  /** Waits; a test does not. Throws when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each feed how many are done, of how many that are due. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Asks feeds that are not due as well; a host that asked to be left alone still is. */
  readonly force?: boolean;
  /** The most hosts that are asked at the same time. */
  readonly concurrency?: number;
}

/** Hosts asked at the same time, each over one connection, with a second between two requests (`promises.md` F7). */
const HOSTS_AT_ONCE = 16;
const BETWEEN_REQUESTS_MS = 1_000;

/** Then no more feeds are begun, so that hosts that hang, or serve a thousand feeds, do not delay all that follows. */
const PASS_MS = 60_000;

/**
 * Asks every feed that is due. A feed that does not answer, or answers with no feed, is a problem and costs no other. What
 * is not reached within a minute stays due, and comes first the next time.
 */
export async function collectEntries(feeds: readonly Feed[], parts: PollParts): Promise<Outcome<PolledFeed>> {
  const startedAt = parts.clock();
  const states = new Map((await parts.states.all()).map((state) => [state.feedId, state]));
  const due = inOrder(
    feeds.filter((feed) => isDue(feed, states.get(feed.id) ?? null, startedAt, parts.force ?? false)),
    states,
  );
  const done: PolledFeed[] = [];
  const problems: Problem[] = [];
  let asked = 0;
  let failed = false;

  const goesOn = () => !failed && !parts.signal.aborted && parts.clock() - startedAt < PASS_MS;
  const askHost = async (host: string, own: readonly Feed[]) => {
    for (const [index, feed] of own.entries()) {
      if (index > 0 && goesOn()) await parts.sleep(BETWEEN_REQUESTS_MS, parts.signal);
      if (!goesOn()) return;
      // Asked again each time: the host may have said no to the feed before this one.
      const pausedUntil = await parts.states.hostPausedUntil(host);
      if (pausedUntil !== null && pausedUntil > parts.clock()) {
        if (parts.force) problems.push(hostPaused(feed, host, pausedUntil));
      } else {
        const poll = await pollFeed(feed, states.get(feed.id) ?? null, parts);
        if (poll.polled !== null) done.push(poll.polled);
        problems.push(...poll.problems);
      }
      asked += 1;
      parts.onProgress?.(asked, due.length);
    }
  };

  const queue = [...Map.groupBy(due, ({ url }) => hostKey(url))];
  const lane = async () => {
    try {
      for (let next = queue.shift(); next !== undefined && goesOn(); next = queue.shift()) await askHost(...next);
    } catch (thrown) {
      failed = true;
      // Whoever asked us to stop gets what there is; anything else thrown is no matter of feeds.
      if (!parts.signal.aborted) throw thrown;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: parts.concurrency ?? HOSTS_AT_ONCE }, lane));
  const broken = lanes.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;

  const left = due.length - asked;
  if (left > 0 && !parts.signal.aborted) {
    problems.push({
      code: 'pass-ended',
      subject: left === 1 ? '1 feed' : `${left} feeds`,
      detail: 'not reached within a minute',
    });
  }
  // In the order of the configuration, whatever the network did.
  const place = new Map(feeds.map(({ id }, index) => [id, index]));
  const at = (id: FeedId) => place.get(id) ?? 0;
  return { done: done.toSorted((a, b) => at(a.feed.id) - at(b.feed.id)), problems };
}

/** Remembers that the entries of these polls are kept: their validators hold from now on. */
export async function rememberKept(
  polled: readonly PolledFeed[],
  { feedStates, pause }: { readonly feedStates: FeedStates; readonly pause: Pause },
): Promise<void> {
  for (const { state } of polled) {
    if (state !== null) await feedStates.write(state);
    await pause();
  }
}

/** Whether a feed is to be asked now. Whoever corrects its address wants it asked, whatever became of the old one. */
export function isDue(feed: Feed, state: FeedState | null, now: EpochMs, force: boolean): boolean {
  if (feed.reading === 'off') return false;
  if (state === null || state.url !== addressKey(feed.url)) return true;
  return state.paused === null && (force || state.nextPollAt <= now);
}

/** The one that has waited longest first. */
function inOrder(due: readonly Feed[], states: ReadonlyMap<FeedId, FeedState>): readonly Feed[] {
  const since = ({ id }: Feed) => states.get(id)?.nextPollAt ?? 0;
  return due.toSorted((a, b) => since(a) - since(b));
}

function hostPaused({ id }: Feed, host: string, until: EpochMs): Problem {
  return {
    code: 'host-paused',
    subject: id,
    detail: `${host} wants to be left alone until ${new Date(until).toISOString()}`,
  };
}
