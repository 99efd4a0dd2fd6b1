import type { EpochMs } from '../../src/clock.ts';
import type { Feed, FeedId } from '../../src/feeds/feed.ts';
import { collectEntries, type PollParts, rememberKept } from '../../src/feeds/poll.ts';
import type { FeedState, FeedStates } from '../../src/feeds/ports.ts';

/** What is remembered of feeds and hosts, in this process. */
export function feedMemory(): FeedStates & { readonly hosts: ReadonlyMap<string, EpochMs> } {
  const states = new Map<FeedId, FeedState>();
  const hosts = new Map<string, EpochMs>();
  return {
    hosts,
    read: async (id) => states.get(id) ?? null,
    all: async () => [...states.values()],
    async write(state) {
      states.set(state.feedId, state);
    },
    async writeAll(written) {
      for (const state of written) states.set(state.feedId, state);
    },
    hostPausedUntil: async (host) => hosts.get(host) ?? null,
    async pauseHost(host, until) {
      hosts.set(host, until);
    },
  };
}

/** Polls, and keeps what came: as a pass does. */
export async function pollAndKeep(feeds: readonly Feed[], parts: PollParts): ReturnType<typeof collectEntries> {
  const outcome = await collectEntries(feeds, parts);
  await rememberKept(outcome.done, { feedStates: parts.states, pause: async () => {} });
  return outcome;
}
