/** What a pass means as a whole: each feed by itself, and our own network, which all of them tell of together. */
import type { EpochMs } from '../clock.ts';
import type { Feed, FeedId } from './feed.ts';
import { type FeedNotice, gathered, lasting, moment, withNotices } from './feed-notices.ts';
import type { Crowd, FeedState } from './feed-state.ts';
import { crowdedHosts, lastBeforeCutOff, type Standing, standingsAfter, standingsOf } from './our-network.ts';
import type { Asked } from './poll-feed.ts';
import { type Settled, settlePoll } from './settle-poll.ts';

/** A pass, judged. */
export interface SettledPass {
  readonly polls: readonly Settled[];
  readonly notices: readonly FeedNotice[];
}

/** Judges the polls of a pass. `random` gives numbers from 0 up to 1. */
export function settlePass(
  feeds: readonly Feed[],
  states: ReadonlyMap<FeedId, FeedState>,
  asked: readonly Asked[],
  { now, random }: { readonly now: EpochMs; readonly random: () => number },
): SettledPass {
  if (asked.length === 0) return { polls: [], notices: [] };
  const before = standingsOf(feeds, states);
  const after = standingsAfter(before, asked);
  const wasCutOff = lastBeforeCutOff(before);
  const isCutOff = lastBeforeCutOff(after);
  const crowded = crowdedHosts(after, now);

  const polls: Settled[] = [];
  const ofFeeds: FeedNotice[] = [];
  for (const one of asked) {
    const settled = settlePoll(one, { isCutOff: isCutOff !== null, crowded, random: random() });
    const { state, notices } = withNotices(settled);
    polls.push({ ...settled, state, polled: settled.polled && { ...settled.polled, state } });
    ofFeeds.push(...notices);
  }
  const ofNetwork = [...networkNotices(wasCutOff, isCutOff, now), ...crowdNotices(crowded, states, after.notable)];
  return { polls, notices: [...ofNetwork, ...gathered(ofFeeds)] };
}

function networkNotices(before: EpochMs | null, after: EpochMs | null, now: EpochMs): readonly FeedNotice[] {
  if (before === null && after !== null) {
    const last = after === 0 ? 'none has ever answered' : `the last one answered ${moment(after)}`;
    const detail = `no feed can be reached; ${last}`;
    return [{ code: 'network-down', subject: 'network', detail, name: `network-down:${after}` }];
  }
  if (before !== null && after === null) {
    const detail = before === 0 ? 'feeds answer' : `feeds answer again after ${lasting(now - before)}`;
    return [{ code: 'network-back', subject: 'network', detail, name: `network-back:${before}` }];
  }
  return [];
}

/** A host that is crowded now and was not before: told once, until none of those led there is led there any more. */
function crowdNotices(
  crowded: ReadonlyMap<string, Crowd>,
  states: ReadonlyMap<FeedId, FeedState>,
  after: ReadonlyMap<FeedId, Standing>,
): readonly FeedNotice[] {
  return [...crowded.keys()].flatMap((host) => {
    const led = [...after].filter(([, { ledTo }]) => ledTo?.host === host).map(([id]) => id);
    const isKnown = led.some((id) => states.get(id)?.crowd != null && states.get(id)?.ledOver?.at(-1) === host);
    if (isKnown) return [];
    const first = Math.min(...led.map((id) => states.get(id)?.told?.at ?? 0));
    const detail = `${led.length} feeds are led there, so none of them counts as moved`;
    return [{ code: 'network-redirects', subject: host, detail, name: `network-redirects:${host}:${first}` } as const];
  });
}
