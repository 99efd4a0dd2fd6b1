/** /feeds add and /feeds import: new feeds, one by one or many from a file. */
import type { Desk } from '../src/desk.ts';
import type { Asker, FeedsAdded, Office } from '../src/office.ts';
import { note } from './choose.ts';
import { chooseOne } from './choose-wish.ts';
import type { Command, Reply } from './command.ts';
import { chooseAddresses, feedCount, feedLines } from './feed-lines.ts';
import { askOffice, mayNotChange } from './may-change.ts';

/** /feeds add: reads a feed from now on; from the address of a page it finds the feed. */
export function feedsAdd(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'addFeeds'>): Command {
  return {
    name: 'feeds add',
    summary: 'Read a feed from now on; of a page it finds the feed',
    // Not required, so that a form can ask for it.
    options: [
      { name: 'url', summary: 'the address of a feed, or of a page that has one', type: 'address', required: false },
    ],
    rights: 'change',
    shareable: true,
    form: ['url'],
    async answer({ options, asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const example = '/feeds add https://example.org/news';
      const urls = chooseAddresses(options.url ?? '', { example });
      if ('note' in urls) return urls.note;
      const result = await askOffice(() => office.addFeeds({ by: asker, urls: urls.value, what: 'feeds add' }), {
        example,
      });
      return 'note' in result ? result.note : addedReply(result.value, desk, asker);
    },
  };
}

/** A list of feeds is smaller than this. */
const LONGEST_FILE = 2_000_000;

/** `yes` comes first: a list is looked at before it is taken. */
const DRY_RUN = ['yes', 'no'] as const;

/** /feeds import: says what the feeds of another reader's list would be here, and reads them from now on when told to. */
export function feedsImport(desk: Pick<Desk, 'sources'>, office: Pick<Office, 'planImport' | 'addFeeds'>): Command {
  return {
    name: 'feeds import',
    summary: 'Read the feeds of an OPML file; first it only says which they are',
    options: [
      { name: 'file', summary: 'the OPML file', type: 'file', required: true },
      {
        name: 'dry-run',
        summary: 'yes, or nothing: only say what would be added; no: add it',
        type: 'choice',
        required: false,
        choices: DRY_RUN,
      },
    ],
    rights: 'change',
    shareable: true,
    form: [],
    async answer({ options, asker }) {
      const refused = mayNotChange(asker);
      if (refused !== null) return refused;
      const example = '/feeds import feeds.opml';
      const opml = options.file ?? '';
      if (opml.trim() === '') {
        return note(`Please hand over an OPML file, as other readers export it. Example: ${example}`);
      }
      if (opml.length > LONGEST_FILE) {
        return note(
          'The file is too large; at most 2 MB are read. Nothing was changed. Export fewer feeds and try again.',
        );
      }
      const dryRun = chooseOne(options['dry-run']?.trim() || 'yes', DRY_RUN, { example: `${example} dry-run:no` });
      if ('note' in dryRun) return dryRun.note;
      const planned = await askOffice(async () => office.planImport({ by: asker, opml }), { example });
      if ('note' in planned) return planned.note;
      const plan = planned.value;
      const wanted = plan.feeds.filter(({ state }) => state === 'new');
      if (dryRun.value === 'yes' || wanted.length === 0) {
        const how = wanted.length === 0 ? 'There is nothing to add.' : `To add them: ${example} dry-run:no`;
        return { kind: 'import-plan', plan, how };
      }
      const ask = {
        by: asker,
        urls: wanted.map(({ url }) => url),
        conflicts: new Map(wanted.map(({ url, conflicts }) => [url, conflicts])),
        what: 'feeds import',
      };
      const result = await askOffice(() => office.addFeeds(ask), { example });
      return 'note' in result ? result.note : addedReply(result.value, desk, asker);
    },
  };
}

/** What was added, what it is like, and what was left out. */
export async function addedReply(
  { added, left, others }: FeedsAdded,
  desk: Pick<Desk, 'sources'>,
  asker: Asker,
): Promise<Extract<Reply, { kind: 'feeds' }>> {
  const decidedBy = asker.platform === 'console' ? 'terminal' : 'chat';
  const views = added.map(({ feed }) => ({ feed, decidedBy, pausedAt: null }) as const);
  const title = [
    added.length === 0 ? 'No feed was added' : `${feedCount(added.length)} added, read from the next pass on`,
    ...(left.length === 0 ? [] : [`${left.length} left out`]),
  ].join(' · ');
  const about = new Map(added.map((one) => [one.feed.id, one.about]));
  return { kind: 'feeds', title, feeds: feedLines(views, await desk.sources(), asker, about), left, others };
}
