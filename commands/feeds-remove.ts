/** /feeds remove, pause and resume: a feed is read no more, or not for a while. */
import type { Desk } from '../src/desk.ts';
import type { Asker, FeedView, Office } from '../src/office.ts';
import type { Command, Option, Reply } from './command.ts';
import { chooseFeed, feedCount, feedLines } from './feed-lines.ts';
import { askOffice, mayNotChange } from './may-change.ts';

const FEED: Option = { name: 'feed', summary: 'which feed', type: 'feed', required: true };

/** /feeds remove: takes out a feed that was added from chat. */
export function feedsRemove(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'feedList' | 'removeFeed'>): Command {
  return feedCommand(desk, office, {
    name: 'feeds remove',
    summary: 'Stop reading a feed that was added in chat; its stories stay',
    change: ({ feed }, by) => office.removeFeed({ by, feed: feed.id }),
    done: () => `Removed · ${feedCount(office.feedList().length)} left`,
  });
}

/** /feeds pause: reads a feed no more until it is resumed. */
export function feedsPause(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'feedList' | 'pauseFeed'>): Command {
  return feedCommand(desk, office, {
    name: 'feeds pause',
    summary: 'Stop reading a feed until it is resumed',
    change: ({ feed }, by) => office.pauseFeed({ by, feed: feed.id, paused: true }),
    done: ({ feed }) => `Paused · to go on: /feeds resume ${feed.id}`,
  });
}

/** /feeds resume: reads a paused feed again. */
export function feedsResume(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'feedList' | 'pauseFeed'>): Command {
  return feedCommand(desk, office, {
    name: 'feeds resume',
    summary: 'Read a paused feed again',
    change: ({ feed }, by) => office.pauseFeed({ by, feed: feed.id, paused: false }),
    done: () => 'Resumed · read again from the next pass on',
  });
}

/** A command that changes one feed and shows how it stands afterwards. */
function feedCommand(
  desk: Pick<Desk, 'sources'>,
  office: Pick<Office, 'feedList'>,
  {
    name,
    summary,
    change,
    done,
  }: Pick<Command, 'name' | 'summary'> & {
    readonly change: (view: FeedView, by: Asker) => Promise<void>;
    readonly done: (view: FeedView) => string;
  },
): Command {
  return {
    name,
    summary,
    options: [FEED],
    rights: 'change',
    shareable: true,
    form: [],
    async answer({ options, asker }): Promise<Reply> {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const example = (feed: string) => `/${name} ${feed}`;
      const chosen = chooseFeed(options.feed, office.feedList(), { example });
      if ('note' in chosen) return chosen.note;
      const { feed } = chosen.value;
      const changed = await askOffice(() => change(chosen.value, asker), { example: example(feed.id) });
      if ('note' in changed) return changed.note;
      const now = office.feedList().find((view) => view.feed.id === feed.id) ?? chosen.value;
      return { kind: 'feeds', title: done(now), feeds: feedLines([now], await desk.sources(), asker), left: [] };
    },
  };
}
