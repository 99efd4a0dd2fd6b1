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

/** How the feeds stand: what all of them tell of our network together. */
export interface Standings {
  /** When any of them last answered, whatever it said; 0 when none ever did. */
  readonly answeredAt: EpochMs;
  /** Those that could not be reached, or were answered for by another host. */
  readonly notable: ReadonlyMap<FeedId, Standing>;
}

/** How one feed stands that tells something. */
export interface Standing {
  /** The host that was asked. */
  readonly host: string;
  /** Since when it could not be reached; null when it answered. */
  readonly unreachedSince: EpochMs | null;
  /** The host that answered in its place, when, and whether with a feed; null when none did. */
  readonly ledTo: { readonly host: string; readonly at: EpochMs; readonly isFeed: boolean } | null;
}

/** How the feeds stand, by what is remembered of them. */
export function standingsOf(feeds: readonly Feed[], states: ReadonlyMap<FeedId, FeedState>): Standings {
  const notable = new Map<FeedId, Standing>();
  let answeredAt = 0;
  for (const feed of feeds) {
    const state = feed.reading === 'off' ? null : knownState(feed, states.get(feed.id) ?? null);
    if (state === null) continue;
    const isUnreached = UNREACHED.has(state.lastProblem ?? '');
    answeredAt = Math.max(answeredAt, (isUnreached ? state.lastSuccessAt : state.lastPolledAt) ?? 0);
    const host = state.ledOver?.at(-1);
    if (!isUnreached && host === undefined) continue;
    notable.set(feed.id, {
      host: hostKey(addressOf(feed, state)),
      unreachedSince: isUnreached ? (state.failingSince ?? null) : null,
      ledTo: host === undefined ? null : { host, at: state.lastPolledAt ?? 0, isFeed: state.failures === 0 },
    });
  }
  return { answeredAt, notable };
}

/** The same after some of them were asked. */
export function standingsAfter(before: Standings, asked: readonly Asked[]): Standings {
  const notable = new Map(before.notable);
  let { answeredAt } = before;
  for (const { feed, address, before: state, at, answer, refusal } of asked) {
    const isUnreached = answer === null && refusal !== null && UNREACHED.has(refusal.code);
    if (!isUnreached) answeredAt = Math.max(answeredAt, at);
    const host = answer === null ? undefined : hostsLedOver(address, answer).at(-1);
    notable.delete(feed.id);
    if (!isUnreached && host === undefined) continue;
    notable.set(feed.id, {
      host: hostKey(address),
      unreachedSince: isUnreached ? (state.failingSince ?? at) : null,
      ledTo: host === undefined ? null : { host, at, isFeed: refusal === null },
    });
  }
  return { answeredAt, notable };
}

/** Codes of the network and of feeds for a host that gave no answer at all. */
const UNREACHED: ReadonlySet<string> = new Set(['web-unreachable', 'feed-unreachable', 'web-timeout']);

/** When a feed last answered before nothing at all could be reached any more, 0 for never; null while anything is reached. */
export function lastBeforeCutOff({ answeredAt, notable }: Standings): EpochMs | null {
  const hosts = new Set<string>();
  for (const { host, unreachedSince } of notable.values()) {
    if (unreachedSince !== null && unreachedSince > answeredAt + AFTER_LAST_ANSWER_MS) hosts.add(host);
  }
  return hosts.size < CUT_OFF_HOSTS ? null : answeredAt;
}

/** Hosts to which many others have led of late: sign-in pages, or services to which many publishers have really moved. */
export function crowdedHosts({ notable }: Standings, now: EpochMs): ReadonlyMap<string, Crowd> {
  const led = new Map<string, { readonly from: Set<string>; isHome: boolean }>();
  for (const { host, ledTo } of notable.values()) {
    if (ledTo === null || now - ledTo.at > CROWD_MS || hostKey(`https://${ledTo.host}`) === host) continue;
    const crowd = led.get(ledTo.host) ?? { from: new Set(), isHome: false };
    crowd.from.add(host);
    crowd.isHome ||= ledTo.isFeed;
    led.set(ledTo.host, crowd);
  }
  const crowded = [...led].filter(([, { from }]) => from.size >= CROWD_HOSTS);
  return new Map(crowded.map(([host, { isHome }]) => [host, isHome ? 'home' : 'sign-in']));
}
