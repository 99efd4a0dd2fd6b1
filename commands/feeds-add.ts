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

const DRY_RUN = ['yes', 'no'] as const;

/** /feeds import: reads the feeds that another reader's list names. */
export function feedsImport(
  desk: Pick<Desk, 'sources'>,
  office: Pick<Office, 'feedList' | 'addressesIn' | 'addFeeds'>,
): Command {
  return {
    name: 'feeds import',
    summary: 'Read the feeds of an OPML file, as other readers export it',
    options: [
      { name: 'file', summary: 'the OPML file', type: 'file', required: true },
      {
        name: 'dry-run',
        summary: 'yes: only say what would be added',
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
      const text = options.file ?? '';
      if (text.trim() === '') {
        return note(`Please hand over an OPML file, as other readers export it. Example: ${example}`);
      }
      if (text.length > LONGEST_FILE) {
        return note(
          'The file is too large; at most 2 MB are read. Nothing was changed. Export fewer feeds and try again.',
        );
      }
      const dryRun = chooseOne(options['dry-run']?.trim() || 'no', DRY_RUN, { example: `${example} dry-run:yes` });
      if ('note' in dryRun) return dryRun.note;
      const found = await askOffice(async () => office.addressesIn(text), { example });
      if ('note' in found) return found.note;
      const known = new Set(office.feedList().map(({ feed }) => feed.url));
      const urls = [...new Set(found.value)].filter((url) => !known.has(url));
      if (urls.length === 0) return note('The file names no feed that is not read already. Nothing was changed.');
      if (dryRun.value === 'yes') return dryRunNote(urls, found.value.length);
      const result = await askOffice(() => office.addFeeds({ by: asker, urls, what: 'feeds import' }), { example });
      return 'note' in result ? result.note : addedReply(result.value, desk, asker);
    },
  };
}

const SHOWN = 20;

function dryRunNote(urls: readonly string[], found: number): Reply {
  const more = urls.length > SHOWN ? `, and ${urls.length - SHOWN} more` : '';
  return note(
    `Nothing was changed. The file names ${found} addresses; ${feedCount(urls.length)} would be added: ${urls
      .slice(0, SHOWN)
      .map((url) => Array.from(url).slice(0, 100).join(''))
      .join(', ')}${more}.`,
  );
}

async function addedReply({ added, left }: FeedsAdded, desk: Pick<Desk, 'sources'>, asker: Asker): Promise<Reply> {
  const views = added.map((feed) => ({ feed, decidedBy: 'chat' as const, pausedAt: null }));
  const title = [
    added.length === 0 ? 'No feed was added' : `${feedCount(added.length)} added, read from the next pass on`,
    ...(left.length === 0 ? [] : [`${left.length} left out`]),
  ].join(' · ');
  return { kind: 'feeds', title, feeds: feedLines(views, await desk.sources(), asker), left };
}
