/** The commands of /feeds that change nothing: list, test, export. */
import type { Desk } from '../src/desk.ts';
import type { Office } from '../src/office.ts';
import { note } from './choose.ts';
import type { Command } from './command.ts';
import { chooseAddresses, chooseFeed, feedCount, feedLines } from './feed-lines.ts';
import { askOffice, mayNotChange } from './may-change.ts';
import { publicAddress } from './public-address.ts';

/** /feeds list: what is read, who decided it, how it is doing. */
export function feedsList(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'feedList'>): Command {
  return {
    name: 'feeds list',
    summary: 'The feeds that are read, with labels, and how each is doing',
    options: [],
    rights: 'read',
    shareable: true,
    form: [],
    async answer({ asker }) {
      const views = office.feedList();
      if (views.length === 0) return note('No feed is read yet. Example: /feeds add https://example.org/news');
      const paused = views.filter(({ pausedAt }) => pausedAt !== null).length;
      const title = `Feeds · ${feedCount(views.length)}${paused === 0 ? '' : `, ${paused} paused`}`;
      return { kind: 'feeds', title, feeds: feedLines(views, await desk.sources(), asker), left: [] };
    },
  };
}

/** /feeds test: reads a feed or an address once and shows what would be kept; nothing is changed. */
export function feedsTest(office: Pick<Office, 'feedList' | 'testFeed'>): Command {
  return {
    name: 'feeds test',
    summary: 'Read a feed or an address once and show what would be kept; nothing is changed',
    options: [{ name: 'feed', summary: 'a feed, or the address of a feed or a page', type: 'feed', required: true }],
    rights: 'change',
    shareable: true,
    form: [],
    async answer({ options, asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const example = '/feeds test https://example.org/news';
      const text = options.feed?.trim() ?? '';
      const chosen = /^<?https?:/i.test(text)
        ? chooseAddresses(text, { example })
        : chooseFeed(text, office.feedList(), { example: (feed) => `/feeds test ${feed}` });
      if ('note' in chosen) return chosen.note;
      const feedOrUrl = 'feed' in chosen.value ? chosen.value.feed.id : chosen.value[0];
      if (feedOrUrl === undefined) return note(`Please say which feed. Example: ${example}`);
      const tested = await askOffice(() => office.testFeed({ by: asker, feedOrUrl }), { example });
      if ('note' in tested) return tested.note;
      // Whoever gave the address knows it; of one that an operator gave, the keys stay with operators: those of a bridge too.
      const isGiven = !('feed' in chosen.value) && tested.value.about.how !== 'bridge';
      const isTheirs = isGiven || asker.rights === 'operator';
      const url = isTheirs ? tested.value.url : publicAddress(tested.value.url);
      return { kind: 'feed-test', test: { ...tested.value, url } };
    },
  };
}

/** /feeds export: all feeds as a file that other readers take. */
export function feedsExport(office: Pick<Office, 'feedList' | 'exportFeeds'>): Command {
  return {
    name: 'feeds export',
    summary: 'All feeds as an OPML file, for other readers and for keeping',
    options: [],
    // Addresses may hold keys, so not everybody gets the file.
    rights: 'change',
    shareable: false,
    form: [],
    async answer({ asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const count = office.feedList().length;
      if (count === 0) return note('No feed is read yet, so there is nothing to export.');
      const { text, left } = office.exportFeeds({ by: asker });
      const without = left === 0 ? '' : `; ${feedCount(left)} left out, because the address may hold a key`;
      return { kind: 'file', name: 'sitrep-feeds.opml', text, about: `${feedCount(count - left)} as OPML${without}` };
    },
  };
}
