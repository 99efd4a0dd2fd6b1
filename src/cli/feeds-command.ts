/** The words of `sitrep feeds …`. */
import type { Command } from 'commander';
import type { Context, ExitCode } from './context.ts';

const JSON_LINES = ['--json', 'one JSON object a line and nothing else'] as const;

/** Adds the sub-commands of `feeds`; each loads only what it needs. */
export function addFeedsCommands(feeds: Command, context: Context, done: (code: ExitCode) => void): void {
  const sub = (usage: string, summary: string) =>
    feeds
      .command(usage)
      .description(summary)
      .option(...JSON_LINES);

  sub('list', 'what is read, who decided it, and how each is doing').action(async (options) => {
    const { listFeeds } = await import('./feeds.ts');
    done(await listFeeds(context, options));
  });
  sub('add', 'read a feed from now on; from the address of a page it finds the feed')
    .argument('<address...>', 'of a feed, or of a page that has one')
    .action(async (addresses, options) => {
      const { addFeeds } = await import('./feeds.ts');
      done(await addFeeds(context, addresses, options));
    });
  sub('test', 'read a feed or an address once and show what would be kept; nothing is changed')
    .argument('<feed or address>', 'an id, or the address of a feed or a page')
    .action(async (feed, options) => {
      const { testFeed } = await import('./feeds.ts');
      done(await testFeed(context, feed, options));
    });
  for (const [name, summary] of [
    ['remove', 'stop reading a feed that was added in chat or here; its stories stay'],
    ['pause', 'stop reading a feed until it is resumed'],
    ['resume', 'read a paused feed again'],
  ] as const) {
    sub(name, summary)
      .argument('<feed>', 'its id or its address')
      .action(async (feed, options) => {
        const { changeFeed } = await import('./feeds.ts');
        done(await changeFeed(context, name, feed, options));
      });
  }
  sub('import', 'the feeds of an OPML file: says which they are and, with --yes, reads them from now on')
    .argument('<file>', 'as other readers export it; its folders become conflicts')
    .option('--yes', 'add them')
    .option('--read', 'ask each feed once, to see whether it can be read')
    .action(async (file, options) => {
      const { importFeeds } = await import('./feeds-lists.ts');
      done(await importFeeds(context, file, options));
    });
  sub('export', 'all feeds as OPML 2.0, their conflicts as folders').action(async (options) => {
    const { exportFeeds } = await import('./feeds-lists.ts');
    done(await exportFeeds(context, options));
  });
}
