/**
 * Whether it is our own network that keeps feeds from us: because nothing of it is reached, or because a sign-in page answers
 * for everybody. Told from what is remembered of all feeds, so that a restart changes nothing.
 */
import type { EpochMs } from '../clock.ts';
import type { Feed, FeedId } from './feed.ts';
import type { Crowd, FeedState } from './feed-state.ts';
import { hostKey } from './hosts.ts';
import { addressOf, hostsLedOver, knownState } from './moved-feeds.ts';
import type { Asked } from './poll-feed.ts';

/** So many hosts, all of them well before, that cannot be reached any more are no accident of theirs. */
const CUT_OFF_HOSTS = 3;

/** A pass and its slowest answer take less: what fails so long after the last answer did not fail beside it. */
const AFTER_LAST_ANSWER_MS = 120_000;

/**
 * So many hosts that lead to one and the same are led there by something between us and them (`promises.md` F4), going by
 * their last answers: the slowest feed has one in as much time.
 */
const CROWD_HOSTS = 5;
const CROWD_MS = 27 * 3_600_000;

/** How one feed stands after a pass. */
export interface Standing {
  readonly host: string;
  /** Since when it could not be reached; null when it answered, whatever it said. */
  readonly unreachedSince: EpochMs | null;
  /** When it last answered; null when it never did. */
  readonly answeredAt: EpochMs | null;
  /** The host that answered in its place, when, and whether with a feed; null when none did. */
  readonly ledTo: { readonly host: string; readonly at: EpochMs; readonly isFeed: boolean } | null;
}

/** How the feeds stand, by what is remembered of them. */
export function standingsOf(
  feeds: readonly Feed[],
  states: ReadonlyMap<FeedId, FeedState>,
): ReadonlyMap<FeedId, Standing> {
  const standings = new Map<FeedId, Standing>();
  for (const feed of feeds) {
    const state = states.get(feed.id);
    const known = feed.reading === 'off' ? null : knownState(feed, state ?? null);
    if (known !== null) standings.set(feed.id, standingOf(feed, known));
  }
  return standings;
}

function standingOf(feed: Feed, state: FeedState): Standing {
  const isUnreached = UNREACHED.has(state.lastProblem ?? '');
  const end = state.ledOver?.at(-1) ?? null;
  return {
    host: hostKey(addressOf(feed, state)),
    unreachedSince: isUnreached ? (state.failingSince ?? null) : null,
    answeredAt: isUnreached ? state.lastSuccessAt : state.lastPolledAt,
    ledTo:
      end === null || state.lastPolledAt === null
        ? null
        : { host: end, at: state.lastPolledAt, isFeed: state.failures === 0 },
  };
}

/** How a feed stands that was just asked. */
export function standingAfter({ address, before, at, answer, refusal }: Asked): Standing {
  const isUnreached = answer === null && refusal !== null && UNREACHED.has(refusal.code);
  const end = answer === null ? null : (hostsLedOver(address, answer).at(-1) ?? null);
  return {
    host: hostKey(address),
    unreachedSince: isUnreached ? (before.failingSince ?? at) : null,
    answeredAt: isUnreached ? before.lastSuccessAt : at,
    ledTo: end === null ? null : { host: end, at, isFeed: refusal === null },
  };
}

/** Codes of the network and of feeds for a host that gave no answer at all. */
const UNREACHED: ReadonlySet<string> = new Set(['web-unreachable', 'feed-unreachable', 'web-timeout']);

/** When a feed last answered before nothing at all could be reached any more, 0 for never; null while anything is reached. */
export function lastBeforeCutOff(standings: Iterable<Standing>): EpochMs | null {
  const all = [...standings];
  const lastAnswer = all.reduce((latest, { answeredAt }) => Math.max(latest, answeredAt ?? 0), 0);
  const lost = all.filter(({ unreachedSince }) => (unreachedSince ?? 0) > lastAnswer + AFTER_LAST_ANSWER_MS);
  return new Set(lost.map(({ host }) => host)).size < CUT_OFF_HOSTS ? null : lastAnswer;
}

/** Hosts to which many others have led of late: sign-in pages, or services to which many publishers have really moved. */
export function crowdedHosts(standings: Iterable<Standing>, now: EpochMs): ReadonlyMap<string, Crowd> {
  const led = new Map<string, { readonly from: Set<string>; isHome: boolean }>();
  for (const { host, ledTo } of standings) {
    if (ledTo === null || now - ledTo.at > CROWD_MS || hostKey(`https://${ledTo.host}`) === host) continue;
    const crowd = led.get(ledTo.host) ?? { from: new Set(), isHome: false };
    crowd.from.add(host);
    crowd.isHome ||= ledTo.isFeed;
    led.set(ledTo.host, crowd);
  }
  const crowded = [...led].filter(([, { from }]) => from.size >= CROWD_HOSTS);
  return new Map(crowded.map(([host, { isHome }]) => [host, isHome ? 'home' : 'sign-in']));
}
