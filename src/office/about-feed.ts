import { canonicalAddress } from '../articles/address.ts';
import type { EpochMs } from '../clock.ts';
import type { FeedEntry } from '../feeds/feed.ts';
import type { FoundFeed } from '../feeds/ports.ts';
import type { FeedAbout } from '../office.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far back one looks to see how often a feed posts; further only where too little is found. */
const WINDOWS_MS = [30 * DAY_MS, 365 * DAY_MS, Number.POSITIVE_INFINITY];
const SILENT_MS = 90 * DAY_MS;

/** What a found feed is like at the moment `now`. Dates more than a day ahead are mistakes and count for nothing. */
export function aboutFeed({ title, how, entries }: FoundFeed, now: EpochMs): FeedAbout {
  const dated = entries
    .filter((entry) => published(entry) <= now + DAY_MS)
    .toSorted((one, other) => published(other) - published(one));
  const newest = dated[0] ?? entries[0] ?? null;
  return {
    title,
    how,
    perDay: perDay(dated.map(published), now),
    isSilent: dated[0] !== undefined && published(dated[0]) < now - SILENT_MS,
    last:
      newest === null
        ? null
        : {
            title: newest.title,
            url: newest.link === null ? null : canonicalAddress(newest.link),
            published: newest.published,
          },
  };
}

/** Entries a day over the time from the oldest of the recent ones until now, so that one kept on top for years says nothing. */
function perDay(dates: readonly EpochMs[], now: EpochMs): number | null {
  for (const window of WINDOWS_MS) {
    const recent = dates.filter((date) => date >= now - window);
    const oldest = recent.at(-1);
    if (oldest === undefined || recent.length < 2) continue;
    return ((recent.length - 1) * DAY_MS) / Math.max(now - oldest, HOUR_MS);
  }
  return null;
}

/** When an entry claims to have been published; never, where it does not say. */
function published(entry: FeedEntry): EpochMs {
  return entry.published ?? Number.POSITIVE_INFINITY;
}
