/** `sitrep brief`: one briefing now, from the configured feeds, from files, or from what is stored. */
import type { Briefing } from '../briefings/briefing.ts';
import { FEED_WORKER } from '../feeds/feed-parser.ts';
import type { WorkerPool } from '../feeds/worker-pool.ts';
import { Refusal } from '../outcome.ts';
import { nearest } from '../settings/nearest.ts';
import { createThreads } from '../threads.ts';
import { consoleDestination } from './console-destination.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { readFeedDocuments } from './feed-documents.ts';
import { progressOf, tellProblems } from './progress.ts';
import { settingsOrRefuse } from './settings.ts';

/** The options of `sitrep brief`. */
export interface BriefOptions {
  readonly conflict: readonly string[];
  readonly since: number;
  readonly format: 'text' | 'markdown' | 'json' | 'html';
  readonly feeds?: string;
  readonly offline?: boolean;
}

/** Prints one briefing. 1 when there was nothing it could be made of. */
export async function brief(context: Context, options: BriefOptions): Promise<ExitCode> {
  const workers = createThreads();
  // The thread starts and loads its parsers while this one reads the settings.
  if (options.feeds !== undefined) workers.prepare(FEED_WORKER);
  try {
    return await briefed(context, options, workers);
  } finally {
    await workers.close();
  }
}

async function briefed(context: Context, options: BriefOptions, workers: WorkerPool): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const known = settings.background.conflicts.map(({ id }): string => id);
  for (const id of options.conflict) {
    if (known.includes(id)) continue;
    const near = nearest(id, known);
    throw new Refusal(
      'usage',
      `There is no conflict "${id}"${near ? `; did you mean "${near}"?` : '.'} Known are ${known.join(', ')}`,
    );
  }
  const progress = progressOf(context);
  const app = await context.openApp({
    settings,
    use: options.feeds !== undefined ? 'memory' : options.offline ? 'read' : 'run',
    offline: options.offline ?? false,
    onProgress: progress.show,
    workers,
  });
  try {
    const read =
      options.feeds !== undefined
        ? await app.read(
            await readFeedDocuments(options.feeds, {
              parser: app.parser,
              reading: options.offline ? 'feed' : 'full',
              now: app.now(),
              signal: context.signal,
            }),
            context.signal,
          )
        : options.offline
          ? { feeds: 0, articles: 0, problems: [] }
          : await app.readDue(context.signal);
    progress.end();
    tellProblems(context, read.problems);
    const briefing = await app.desk.brief({
      conflicts: options.conflict.length > 0 ? options.conflict : 'all',
      sinceMs: options.since,
      destination: consoleDestination(settings),
    });
    say(context, (await written(context, briefing, options.format)).trimEnd());
    return briefing.coverage.read === 0 ? 1 : 0;
  } finally {
    await app.close();
  }
}

/** Only the format that is asked for is loaded. */
async function written(context: Context, briefing: Briefing, format: BriefOptions['format']): Promise<string> {
  switch (format) {
    case 'json':
      return (await import('../adapters/console/render-json.ts')).renderJson(briefing);
    case 'markdown':
      return (await import('../adapters/console/render-markdown.ts')).renderMarkdown(briefing);
    case 'html':
      return (await import('../adapters/console/render-html.ts')).renderHtml(briefing);
    case 'text': {
      const { renderBriefing } = await import('../adapters/console/render-text.ts');
      const { styleOf } = await import('../adapters/console/style.ts');
      return renderBriefing(briefing, styleOf(context.env, context.stdout));
    }
  }
}
