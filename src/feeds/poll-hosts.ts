/** Who is asked when: hosts beside one another, the feeds of one host one after the other (`promises.md` F7). */
import type { EpochMs } from '../clock.ts';
import type { Problem } from '../outcome.ts';
import type { Feed, FeedId } from './feed.ts';
import type { FeedState } from './feed-state.ts';
import { groupedByHosts, hostKey } from './hosts.ts';
import { hostsOf, knownState } from './moved-feeds.ts';
import { type Asked, type AskingParts, askFeed, unknownFeed } from './poll-feed.ts';
import { hostPause, LONGEST_MS, SHORTEST_MS } from './poll-times.ts';
import type { FeedStates } from './ports.ts';

/** What asking many needs. */
export interface HostParts extends AskingParts {
  readonly states: FeedStates;
  /** Waits; a test does not. Throws when the signal is aborted. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told after each feed how many are done, of how many that are due. */
  readonly onProgress?: (done: number, of: number) => void;
  /** Asks feeds that are not due as well; a host that asked to be left alone still is, and nobody is asked below the floor. */
  readonly force?: boolean;
  /** The most hosts that are asked at the same time. */
  readonly concurrency?: number;
}

/** What asking brought, and how many of those that were due were not reached. */
export interface HostsAsked {
  readonly asked: readonly Asked[];
  readonly problems: readonly Problem[];
  readonly left: number;
  /** Whether they were not reached because the pass holds as much as it may. */
  readonly isFull: boolean;
}

/** Hosts asked at the same time, each over one connection, with a second between two requests. */
const HOSTS_AT_ONCE = 16;
const BETWEEN_REQUESTS_MS = 1_000;

/** Then no more feeds are begun, so that hosts that hang, or serve a thousand feeds, do not delay all that follows. */
const PASS_MS = 60_000;

/**
 * Then as well: what a pass has read is held until it is kept, in characters of text (10,000 feeds of 45 KB in one pass took
 * 1.4 GB), and what it means is judged in one go.
 */
const MOST_HELD = 8 * 1024 * 1024;
const MOST_ASKED = 1_000;

/**
 * How long an answer may take while others wait for their turn. With more hosts waiting than could be asked within a pass
 * if all of them hung, half of what the web allows; once as many hosts have hung as are asked at the same time, three
 * seconds: so 200 hanging hosts keep no other waiting for longer than a pass (`promises.md` F6).
 */
const MANY_HOSTS = 48;
const MANY_PATIENCE_MS = 10_000;
const LEAST_PATIENCE_MS = 3_000;

/** Asks these feeds, in this order as far as their hosts allow. What is thrown but a refusal, or by the store, is thrown on. */
export async function askHosts(
  due: readonly Feed[],
  { feeds, states }: { readonly feeds: readonly Feed[]; readonly states: ReadonlyMap<FeedId, FeedState> },
  parts: HostParts,
): Promise<HostsAsked> {
  const { clock, signal, force = false } = parts;
  const startedAt = clock();
  const pauses = pausesOf(parts.states);
  const asked: Asked[] = [];
  const problems: Problem[] = [];
  let done = 0;
  let hung = 0;
  let failed = false;
  let held = 0;
  const isFull = () => held >= MOST_HELD || asked.length >= MOST_ASKED;
  const goesOn = () => !failed && !signal.aborted && !isFull() && clock() - startedAt < PASS_MS;
  const stateOf = (feed: Feed) => knownState(feed, states.get(feed.id) ?? null);
  const hosts = new Map(due.map((feed) => [feed.id, hostsOf(feed, stateOf(feed))]));
  const hostsFor = ({ id }: Feed) => hosts.get(id) ?? [];
  const queue = [...groupedByHosts(due, hostsFor)];
  const isMany = queue.length > MANY_HOSTS;
  const patienceMs = () => {
    if (queue.length === 0) return null;
    if (hung >= (parts.concurrency ?? HOSTS_AT_ONCE)) return LEAST_PATIENCE_MS;
    return isMany ? MANY_PATIENCE_MS : null;
  };
  /** The hosts that the last pass asked at its end. */
  const lastAsked = new Map<string, EpochMs>();
  for (const feed of feeds) {
    const at = states.get(feed.id)?.lastPolledAt ?? 0;
    if (Math.abs(startedAt - at) > BETWEEN_REQUESTS_MS) continue;
    for (const host of hostsOf(feed, stateOf(feed))) lastAsked.set(host, Math.max(at, lastAsked.get(host) ?? 0));
  }

  /** Null when it may be asked now, or when it is too late for that. */
  const pauseOf = async (feed: Feed, lastAskedAt: EpochMs): Promise<HostPause | null> => {
    const isPaused = await pauses.of(hostsFor(feed), clock());
    const waitMs = lastAskedAt + BETWEEN_REQUESTS_MS - clock();
    if (isPaused !== null || waitMs <= 0) return isPaused;
    await parts.sleep(Math.min(waitMs, BETWEEN_REQUESTS_MS), signal);
    // Somebody else may have been told in the meantime.
    return pauses.of(hostsFor(feed), clock());
  };

  const askGroup = async (own: readonly Feed[]) => {
    let lastAskedAt = Math.max(0, ...own.flatMap(hostsFor).map((host) => lastAsked.get(host) ?? 0));
    for (const feed of own) {
      if (!goesOn()) return;
      const isFresh = force && wasJustAsked(stateOf(feed), clock());
      const pause = isFresh ? await pauses.of(hostsFor(feed), clock()) : await pauseOf(feed, lastAskedAt);
      if (!goesOn()) return;
      if (pause !== null && force) problems.push(hostPaused(feed, pause));
      if (pause === null && !isFresh) {
        const before = begun(feed, states.get(feed.id) ?? null, clock());
        // Written before the request, so that no end of the bot, however often, makes it ask again at once.
        await parts.states.write({ ...before, nextPollAt: clock() + SHORTEST_MS });
        const one = await askFeed(feed, before, patienceMs(), parts);
        lastAskedAt = one.at;
        asked.push(one);
        for (const { content, summary } of one.read?.parsed.entries ?? []) held += content.length + summary.length;
        if (one.refusal?.code === 'web-timeout') hung += 1;
        await pauseHosts(one, pauses);
      }
      done += 1;
      parts.onProgress?.(done, due.length);
    }
  };

  const lane = async () => {
    try {
      for (let next = queue.shift(); next !== undefined && goesOn(); next = queue.shift()) await askGroup(next);
    } catch (thrown) {
      failed = true;
      // Whoever asked us to stop gets what there is; anything else thrown is no matter of feeds.
      if (!signal.aborted) throw thrown;
    }
  };
  const lanes = await Promise.allSettled(Array.from({ length: parts.concurrency ?? HOSTS_AT_ONCE }, lane));
  const broken = lanes.find(({ status }) => status === 'rejected');
  if (broken?.status === 'rejected') throw broken.reason;
  return { asked, problems, left: due.length - done, isFull: isFull() };
}

/**
 * What is known of a feed when it is asked: all that was learned at this address of the operator's, or nothing; and in any
 * case what operators were told of it.
 */
function begun(feed: Feed, state: FeedState | null, now: EpochMs): FeedState {
  const known = knownState(feed, state) ?? unknownFeed(feed, now);
  return { ...known, told: state?.told ?? { what: null, at: now } };
}

function wasJustAsked(state: FeedState | null, now: EpochMs): boolean {
  return Math.abs(now - (state?.lastPolledAt ?? 0)) < SHORTEST_MS;
}

interface HostPauses {
  /** The longest pause of these hosts that is not over; null when none has one. */
  of(hosts: readonly string[], now: EpochMs): Promise<HostPause | null>;
  pause(host: string, until: EpochMs): Promise<void>;
}

interface HostPause {
  readonly host: string;
  readonly until: EpochMs;
}

/** The pauses of hosts, each read once. */
function pausesOf(states: FeedStates): HostPauses {
  const known = new Map<string, EpochMs | null>();
  const untilOf = async (host: string) => {
    const until = known.get(host) ?? (known.has(host) ? null : await states.hostPausedUntil(host));
    known.set(host, until);
    return until;
  };
  return {
    async of(hosts, now) {
      let longest: HostPause | null = null;
      for (const host of hosts) {
        const until = await untilOf(host);
        // No pause is longer than a day: one that is was written while the clock was wrong.
        if (until !== null && until > (longest?.until ?? now) && until <= now + LONGEST_MS) longest = { host, until };
      }
      return longest;
    },
    async pause(host, until) {
      const longer = Math.max(until, (await untilOf(host)) ?? 0);
      known.set(host, longer);
      await states.pauseHost(host, longer);
    },
  };
}

/** Leaves alone, with all its feeds, the host that was asked and the one that answered, if the answer wants it. */
async function pauseHosts({ address, answer, at }: Asked, pauses: HostPauses): Promise<void> {
  if (answer === null) return;
  const until = hostPause(answer.status, answer.headers.get('retry-after'), at);
  if (until === null) return;
  for (const host of new Set([hostKey(address), hostKey(answer.url)])) await pauses.pause(host, until);
}

function hostPaused({ id }: Feed, { host, until }: HostPause): Problem {
  return {
    code: 'host-paused',
    subject: id,
    detail: `${host} wants to be left alone until ${new Date(until).toISOString()}`,
  };
}
