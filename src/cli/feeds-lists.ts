/** `sitrep feeds import|export`: lists of feeds, as other readers keep them. */
import { addedReply } from '../../commands/feeds-add.ts';
import { renderPage } from '../adapters/console/render-text.ts';
import { styleOf } from '../adapters/console/style.ts';
import { TERMINAL } from '../adapters/console/terminal-asker.ts';
import { importPage } from '../adapters/page/import-page.ts';
import type { App } from '../app.ts';
import { decodeFeed } from '../feeds/decode.ts';
import { findAll } from '../office/find-all.ts';
import type { ImportPlan } from '../office.ts';
import { Refusal } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';
import { type Allowances, readAllowances } from '../web/allow-private.ts';
import { checkedTargets, readUrl } from '../web/check-address.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { readInput } from './feed-documents.ts';
import { type FeedsOptions, sayAdded, show, withApp } from './feeds.ts';

interface ImportOptions extends FeedsOptions {
  readonly yes?: boolean;
  readonly read?: boolean;
}

/** Says what the feeds of a list would be here, or adds them. 1 where none of them is read, or could be. */
export async function importFeeds(context: Context, file: string, options: ImportOptions): Promise<ExitCode> {
  const { yes = false, read = false, json = false } = options;
  const opml = decodeFeed((await readInput(file)).bytes, null);
  return withApp(context, yes ? 'run' : 'read', async (app, settings) => {
    const listed = app.office.planImport({ by: TERMINAL, opml });
    // Whoever adds them is told by the web.
    const planned = yes ? listed : await withoutPrivate(listed, settings);
    const plan = read ? await asked(planned, app, context.signal) : planned;
    const wanted = plan.feeds.filter(({ state }) => state === 'new');
    if (!yes || wanted.length === 0) {
      const how = wanted.length === 0 ? 'There is nothing to add.' : `To add them: sitrep feeds import ${file} --yes`;
      if (json) for (const { shown, ...feed } of plan.feeds) say(context, JSON.stringify({ ...feed, url: shown }));
      else {
        const page = importPage({ kind: 'import-plan', plan, how, wasAsked: read }, Number.POSITIVE_INFINITY);
        context.stdout.write(renderPage(page, styleOf(context.env, context.stdout)));
      }
      return plan.feeds.some(({ state }) => state !== 'unusable') ? 0 : 1;
    }
    const result = await app.office.addFeeds({
      by: TERMINAL,
      urls: wanted.map(({ url }) => url),
      conflicts: new Map(wanted.map(({ url, conflicts }) => [url, conflicts])),
      what: 'feeds import',
    });
    const reply = await addedReply(result, app.desk, TERMINAL);
    if (json) sayAdded(context, reply);
    else show(context, settings, reply);
    return result.added.length > 0 ? 0 : 1;
  });
}

/** The plan without feeds in private networks that the operator opened for nobody, as far as their addresses alone tell. */
async function withoutPrivate(plan: ImportPlan, { network }: Settings): Promise<ImportPlan> {
  const allowed = readAllowances(network.allowPrivate);
  const feeds = plan.feeds.map(async (feed) => {
    const fault = feed.state === 'new' ? await faultWithoutNetwork(feed.url, allowed) : null;
    return fault === null ? feed : { ...feed, state: 'unusable' as const, reason: `${fault.message} (${fault.code})` };
  });
  return { ...plan, feeds: await Promise.all(feeds) };
}

/** Why the web would not ask an address; null where it would, or where only the network can tell. */
async function faultWithoutNetwork(url: string, allowed: Allowances): Promise<Refusal | null> {
  try {
    await checkedTargets(readUrl(url, null), allowed, () => Promise.reject(ONLY_THE_NETWORK_TELLS));
    return null;
  } catch (thrown) {
    if (thrown === ONLY_THE_NETWORK_TELLS) return null;
    if (thrown instanceof Refusal) return thrown;
    throw thrown;
  }
}

const ONLY_THE_NETWORK_TELLS = new Error('only the network tells where this name leads');

/** The plan after each new feed was asked once: what cannot be read is told, what can is called as it calls itself. */
async function asked(plan: ImportPlan, { finder }: App, signal: AbortSignal): Promise<ImportPlan> {
  const urls = plan.feeds.filter(({ state }) => state === 'new').map(({ url }) => url);
  const found = await findAll(urls, finder, signal);
  return {
    ...plan,
    feeds: plan.feeds.map((feed) => {
      const answer = feed.state === 'new' ? found.get(feed.url) : undefined;
      if (answer === undefined) return feed;
      if (!(answer instanceof Refusal)) return { ...feed, title: feed.title || answer.title };
      return { ...feed, state: 'unusable', reason: `${answer.message} (${answer.code})` };
    }),
  };
}

/** Prints all feeds as OPML 2.0. Works while the bot runs. */
export async function exportFeeds(context: Context, { json = false }: FeedsOptions): Promise<ExitCode> {
  return withApp(context, 'read', async ({ office }) => {
    const { text } = office.exportFeeds({ by: TERMINAL });
    if (json) say(context, JSON.stringify({ feeds: office.feedList().length, opml: text }));
    else context.stdout.write(text);
    return 0;
  });
}
