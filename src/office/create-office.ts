import { absoluteAddress, mayHoldKey } from '../feeds/address.ts';
import { writeOpml } from '../feeds/write-opml.ts';
import type { Asker, AuditEntry, Office } from '../office.ts';
import { addFeeds } from './add-feeds.ts';
import { setChannel, unfollow } from './channels.ts';
import { FORGOTTEN } from './communities.ts';
import { pauseFeed, removeFeed } from './feeds.ts';
import { inTurn } from './in-turn.ts';
import { Limits } from './limits.ts';
import { muteStory } from './mutes.ts';
import { planImport } from './plan-import.ts';
import { retract } from './retract.ts';
import { mustForget } from './rights.ts';
import { testFeed } from './test-feed.ts';
import type { OfficeParts, OfficeTools } from './tools.ts';
import { View } from './view.ts';

/** How long a community that was left is kept, in case it comes back (`promises.md` X7). */
const KEPT_AFTER_LEAVING_MS = 30 * 86_400_000;

/** The write side over what is kept. What chat decided is read once, here. */
export async function createOffice(parts: OfficeParts): Promise<Office> {
  const { store, clock, files } = parts;
  const view = new View(await store.read(), files);
  const tools: OfficeTools = {
    ...parts,
    view,
    inTurn: inTurn(),
    limits: new Limits(clock, (person, since) => store.changesBy(person, since)),
    testLimits: new Limits(clock, async () => []),
  };

  return {
    destinations: () => view.destinations(),
    feeds: () => view.feeds(),
    channel: (destination) => view.channel(destination),
    setChannel: (ask) => setChannel(ask, tools),
    unfollow: (ask) => unfollow(ask, tools),
    feedList: () => view.feedList(),
    addFeeds: (ask) => addFeeds(ask, tools),
    removeFeed: (ask) => removeFeed(ask, tools),
    pauseFeed: (ask) => pauseFeed(ask, tools),
    testFeed: (ask) => testFeed(ask, tools),
    planImport: (ask) => planImport(ask, tools),
    exportFeeds({ by }) {
      const all = view.feedList();
      const given = by.rights === 'operator' ? all : all.filter(({ feed }) => !mayHoldKey(feed.url));
      const { conflicts, outlets } = files().background;
      const names = new Map(conflicts.map(({ id, name }) => [id, name]));
      const feeds = given.map(({ feed }) => ({
        title: feed.id,
        // Without a name and a password, which are the operator's and no reader's.
        url: absoluteAddress(feed.url, null) ?? feed.url,
        // Of an outlet that somebody reviewed, the domain is where its pages are.
        page: outlets.has(feed.outlet) ? `https://${feed.outlet}/` : null,
        language: feed.language,
        folders: (feed.conflicts ?? []).map((id) => [names.get(id) ?? id]),
      }));
      return { text: writeOpml(feeds, clock()), left: all.length - given.length };
    },
    retract: (ask) => retract(ask, tools),
    muteStory: (ask) => muteStory(ask, tools),
    muted: (destination) => view.muted(destination),
    forget: (ask) => forget(ask, tools),
    audit: (ask) => store.audit(ask),
    communities: () => view.communities(),
    place: (destination, community) =>
      tools.inTurn(async () => {
        if (view.communityOf(destination) === community) return;
        await store.place(destination, community);
        view.place(destination, community);
      }),
    communityOf: (destination) => view.communityOf(destination),
    joined: (community) =>
      tools.inTurn(async () => {
        if (view.isMember(community)) return false;
        const at = clock();
        await store.join(community, at);
        view.join(community, at);
        return true;
      }),
    left: (community) =>
      tools.inTurn(async () => {
        if (view.hasLeft(community)) return;
        const at = clock();
        await store.leave(community, at);
        view.leave(community, at);
      }),
    upkeep: () =>
      tools.inTurn(async () => {
        for (const community of view.leftUntil(clock() - KEPT_AFTER_LEAVING_MS)) {
          await store.forget(community, null);
          view.forget(community);
        }
      }),
  };
}

async function forget(
  { by, community }: Parameters<Office['forget']>[0],
  { store, view, clock, limits, inTurn: turn }: OfficeTools,
): Promise<void> {
  mustForget(by, community);
  await limits.take(by);
  await turn(async () => {
    await store.forget(community, nobodysDeletion(by, clock()));
    view.forget(community);
  });
}

/** That something was deleted is kept, and neither who asked for it nor what it was. */
function nobodysDeletion({ platform }: Asker, at: number): AuditEntry {
  return { at, platform, community: null, user: null, what: 'forget', subject: FORGOTTEN, before: null, after: null };
}
