/** `sitrep brief`: one briefing now, from the configured feeds, from files, or from what is stored. */
import { renderHtml } from '../adapters/console/render-html.ts';
import { renderJson } from '../adapters/console/render-json.ts';
import { renderMarkdown } from '../adapters/console/render-markdown.ts';
import { renderBriefing } from '../adapters/console/render-text.ts';
import { styleOf } from '../adapters/console/style.ts';
import type { Briefing } from '../briefings/briefing.ts';
import { Refusal } from '../outcome.ts';
import { nearest } from '../settings/nearest.ts';
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
          : await app.read(await app.poll(context.signal), context.signal);
    progress.end();
    tellProblems(context, read.problems);
    const briefing = await app.desk.brief({
      conflicts: options.conflict.length > 0 ? options.conflict : 'all',
      sinceMs: options.since,
      destination: consoleDestination(settings),
    });
    say(context, written(context, briefing, options.format).trimEnd());
    return briefing.coverage.read === 0 ? 1 : 0;
  } finally {
    await app.close();
  }
}

function written(context: Context, briefing: Briefing, format: BriefOptions['format']): string {
  switch (format) {
    case 'json':
      return renderJson(briefing);
    case 'markdown':
      return renderMarkdown(briefing);
    case 'html':
      return renderHtml(briefing);
    case 'text':
      return renderBriefing(briefing, styleOf(context.env, context.stdout));
  }
}
