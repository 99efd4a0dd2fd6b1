import { hostKey } from '../feeds/hosts.ts';
import type { FeedFinder, FoundFeed } from '../feeds/ports.ts';
import { Refusal } from '../outcome.ts';

/** So many hosts are asked at the same time; the feeds of one host one after the other. */
const HOSTS_AT_ONCE = 8;

/** Asks every address. A port that says no is an answer; anything else thrown is a bug and is thrown on. */
export async function findAll(
  urls: readonly string[],
  finder: FeedFinder,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, FoundFeed | Refusal>> {
  const found = new Map<string, FoundFeed | Refusal>();
  const hosts = [...Map.groupBy(urls, hostKey).values()];
  const lane = async () => {
    for (let host = hosts.pop(); host !== undefined; host = hosts.pop()) {
      for (const url of host) found.set(url, await findOne(url, finder, signal));
    }
  };
  await Promise.all(Array.from({ length: HOSTS_AT_ONCE }, lane));
  return found;
}

async function findOne(url: string, finder: FeedFinder, signal: AbortSignal): Promise<FoundFeed | Refusal> {
  try {
    return await finder.find(url, signal);
  } catch (thrown) {
    if (thrown instanceof Refusal && !thrown.code.startsWith('store-')) return thrown;
    throw thrown;
  }
}
