/** `sitrep feeds list|add|test|remove|pause|resume`: the feeds, as the operator of the bot sees and changes them. */
import type { FeedLine, Reply } from '../../commands/command.ts';
import { chooseFeed, feedCount, feedLines } from '../../commands/feed-lines.ts';
import { addedReply } from '../../commands/feeds-add.ts';
import { renderReply } from '../adapters/console/render-reply.ts';
import { styleOf } from '../adapters/console/style.ts';
import { TERMINAL } from '../adapters/console/terminal-asker.ts';
import type { App } from '../app.ts';
import type { EpochMs } from '../clock.ts';
import { fullAddress } from '../office/bare-address.ts';
import type { FeedAbout, FeedView } from '../office.ts';
import { Refusal } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { settingsOrRefuse } from './settings.ts';

/** How the feeds are written. */
export interface FeedsOptions {
  readonly json?: boolean;
}

/** Prints the feeds. Works while the bot runs. */
export async function listFeeds(context: Context, { json = false }: FeedsOptions): Promise<ExitCode> {
  return withApp(context, 'read', async ({ desk, office }, settings) => {
    const views = office.feedList();
    const lines = feedLines(views, await desk.sources(), TERMINAL);
    if (json) for (const line of lines) say(context, JSON.stringify(lineOf(line)));
    else if (lines.length === 0)
      say(context, 'No feed is read yet. Add one: sitrep feeds add https://example.org/news');
    else {
      const paused = views.filter(({ pausedAt }) => pausedAt !== null).length;
      const title = `Feeds · ${feedCount(views.length)}${paused === 0 ? '' : `, ${paused} paused`}`;
      show(context, settings, { kind: 'feeds', title, feeds: lines, left: [] });
    }
    return 0;
  });
}

/** Adds the feeds at some addresses; 1 where none could be. */
export async function addFeeds(
  context: Context,
  addresses: readonly string[],
  { json = false }: FeedsOptions,
): Promise<ExitCode> {
  return withApp(context, 'run', async ({ desk, office }, settings) => {
    const result = await office.addFeeds({ by: TERMINAL, urls: addresses, what: 'feeds add' });
    const reply = await addedReply(result, desk, TERMINAL);
    if (json) sayAdded(context, reply);
    else show(context, settings, reply);
    return result.added.length > 0 ? 0 : 1;
  });
}

/** What was added, what was not, and what else there is: one JSON object a line. */
export function sayAdded(context: Context, { feeds, left, others = [] }: Extract<Reply, { kind: 'feeds' }>): void {
  for (const line of feeds) say(context, JSON.stringify({ added: true, ...lineOf(line), ...aboutOf(line.about) }));
  for (const { url, reason } of left) say(context, JSON.stringify({ added: false, url, reason }));
  for (const { url, title } of others) say(context, JSON.stringify({ added: false, candidate: true, url, title }));
}

/** Reads a feed, or an address, once. Works while the bot runs. */
export async function testFeed(context: Context, feed: string, { json = false }: FeedsOptions): Promise<ExitCode> {
  return withApp(context, 'read', async ({ office }, settings) => {
    const known = office.feedList().find((view) => view.feed.id === feed || view.feed.url === feed);
    const feedOrUrl =
      known?.feed.id ?? (isAddress(fullAddress(feed)) ? feed : chosen(feed, office.feedList(), 'test').feed.id);
    const test = await office.testFeed({ by: TERMINAL, feedOrUrl });
    if (!json) show(context, settings, { kind: 'feed-test', test });
    else {
      const { url, others, entries, about } = test;
      const dated = entries.map((entry) => ({ ...entry, published: iso(entry.published) }));
      say(context, JSON.stringify({ url, ...aboutOf(about), candidates: others, entries: dated }));
    }
    return 0;
  });
}

/** Takes a feed out, pauses it, or has it read again. */
export async function changeFeed(
  context: Context,
  change: 'remove' | 'pause' | 'resume',
  feed: string,
  { json = false }: FeedsOptions,
): Promise<ExitCode> {
  return withApp(context, 'run', async ({ desk, office }, settings) => {
    const view = chosen(feed, office.feedList(), change);
    const { id } = view.feed;
    if (change === 'remove') await office.removeFeed({ by: TERMINAL, feed: id });
    else await office.pauseFeed({ by: TERMINAL, feed: id, paused: change === 'pause' });
    const now = office.feedList().find((one) => one.feed.id === id) ?? view;
    const feeds = feedLines([now], await desk.sources(), TERMINAL);
    const title = {
      remove: `Removed · ${feedCount(office.feedList().length)} left`,
      pause: `Paused · to go on: sitrep feeds resume ${id}`,
      resume: 'Resumed · read again from the next pass on',
    }[change];
    if (json) for (const line of feeds) say(context, JSON.stringify({ done: change, ...lineOf(line) }));
    else show(context, settings, { kind: 'feeds', title, feeds, left: [] });
    return 0;
  });
}

/** Opens the app for one change or one look, and closes it again. What the bot holds while it runs is told plainly. */
export async function withApp(
  context: Context,
  use: 'run' | 'read',
  work: (app: App, settings: Settings) => Promise<ExitCode>,
): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const app = await context.openApp({ settings, use }).catch((thrown: unknown) => {
    if (!(thrown instanceof Refusal) || thrown.code !== 'store-locked') throw thrown;
    const what =
      'The bot is running, and while it does its feeds are changed in chat: /feeds add, /feeds remove, /feeds import';
    throw new Refusal('store-locked', what, { cause: thrown });
  });
  try {
    return await work(app, settings);
  } finally {
    await app.close();
  }
}

/** Shows a reply as the terminal does. */
export function show(context: Context, { timezone }: Settings, reply: Reply): void {
  context.stdout.write(renderReply(reply, styleOf(context.env, context.stdout), { zone: timezone }));
}

function chosen(feed: string, views: readonly FeedView[], command: string): FeedView {
  const found = chooseFeed(feed, views, { example: (id) => `sitrep feeds ${command} ${id}` });
  if ('note' in found) throw new Refusal('change-unknown', found.note.text);
  return found.value;
}

const isAddress = (text: string) => /^https?:\/\//i.test(text);

/** A moment as JSON tells it. */
export const iso = (at: EpochMs | null): string | null => (at === null ? null : new Date(at).toISOString());

function lineOf({ feedId, about: _, pausedAt, lastAnswerAt, ...line }: FeedLine) {
  return { id: feedId, ...line, pausedAt: iso(pausedAt), lastAnswerAt: iso(lastAnswerAt) };
}

function aboutOf(about: FeedAbout | undefined) {
  if (about === undefined) return {};
  const { last, ...rest } = about;
  return { ...rest, last: last === null ? null : { ...last, published: iso(last.published) } };
}
