import { readOpml } from '../feeds/opml.ts';
import type { ImportPlan, Office, PlannedFeed } from '../office.ts';
import { conflictsByFolder } from './conflict-of-folder.ts';
import { addressFault, feedKey, shownAddress } from './feed-address.ts';
import { mustChange } from './rights.ts';
import type { OfficeTools } from './tools.ts';

/** So many feeds may be added by one community (`promises.md` X3). */
export const MOST_FEEDS = 200;

/** What a list of feeds would bring, read from it and from what is known alone: nobody is asked anything. */
export function planImport(
  { by, opml }: Parameters<Office['planImport']>[0],
  { view, files }: Pick<OfficeTools, 'view' | 'files'>,
): ImportPlan {
  mustChange(by);
  const { feeds, notes } = readOpml(opml);
  const { conflicts } = files().background;
  const seen = new Set<string>();
  const conflictOf = conflictsByFolder(conflicts);

  const planned = feeds.map(({ title, url, folders }): PlannedFeed => {
    const key = feedKey(url.trim());
    const isTwin = seen.has(key);
    seen.add(key);
    const known = view.feedAt(url.trim());
    const fault = addressFault(url) ?? (isTwin && known === null ? 'it is listed twice' : null);
    return {
      title,
      url: url.trim(),
      shown: shownAddress(url),
      folders: folders.map((way) => way.join(' / ')),
      conflicts: [...new Set(folders.flatMap((way) => conflictOf(way) ?? []))],
      state: fault !== null ? 'unusable' : known !== null ? 'known' : 'new',
      knownAs: known?.feed.id ?? null,
      reason: fault,
    };
  });
  const meant = new Set(planned.flatMap((feed) => feed.conflicts));
  return {
    feeds: planned,
    conflicts: conflicts.filter(({ id }) => meant.has(id)).map(({ id, name }) => ({ id, name })),
    room: Math.max(0, MOST_FEEDS - view.feedsAddedBy(by.community)),
    notes,
  };
}
