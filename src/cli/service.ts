/** The bot as it runs: it reads, briefs, and answers, until it is asked to end. */
import type { ConsoleChat } from '../adapters/console/console-chat.ts';
import type { App } from '../app.ts';
import type { BriefReport, ReadReport } from '../cycle.ts';
import type { Destination } from '../delivery/delivery.ts';
import type { Log } from '../log.ts';
import { ADVICE, describeProblem, type Problem } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { serveHealth } from './health.ts';
import { complaintsOf, type Platform } from './platforms.ts';

/** What runs beside reading and briefing. */
export interface Service {
  /** What is briefed in place of what the settings and the chats say; null for just that. */
  readonly destinations: readonly Destination[] | null;
  readonly log: Log;
  /** The terminal as a place where briefings appear; null where it is none. */
  readonly screen: ConsoleChat | null;
  /** A conversation whose end is the end of the bot; null for a service. */
  readonly talk: ((app: App, signal: AbortSignal) => Promise<void>) | null;
  readonly openPlatforms: (app: App) => Promise<readonly Platform[]>;
}

/** Runs until the context's signal, the end of the conversation, or until a service will not have us: that is thrown. */
export async function runService(context: Context, settings: Settings, service: Service): Promise<ExitCode> {
  const { log, screen, talk } = service;
  const app = await context.openApp({
    settings,
    use: 'run',
    ...(service.destinations !== null && { destinations: service.destinations }),
    adapters: screen === null ? [] : [screen],
    onProblem: (problem) => logProblem(log, problem),
  });
  if (app.office.feeds().every(({ reading }) => reading === 'off')) {
    tell(context, 'No feed is to be read: feeds.yaml lists none, or all are off, and none was added.');
  }
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, ended.signal]);
  const end = () => ended.abort();
  let health: Awaited<ReturnType<typeof serveHealth>> | null = null;
  let platforms: readonly Platform[] = [];
  try {
    platforms = await service.openPlatforms(app);
    for (const { chat } of platforms) app.serve(chat);
    const port = settings.environment.httpPort;
    if (port !== null) {
      health = await serveHealth(port, {
        complaints: async () => [...(await app.complaints()), ...complaintsOf(platforms, app.now())],
        connections: () => Object.fromEntries(platforms.map(({ name, state }) => [name, state().state])),
      });
    }
    const parts = [
      app.run(signal, hearing(context, app, service, signal)).finally(end),
      talk?.(app, signal).finally(end),
      ...platforms.map((platform) => connect(platform, { context, log, end })),
    ];
    // Whatever ends first, the others end in order before anything is closed.
    for (const part of await Promise.allSettled(parts)) if (part.status === 'rejected') throw part.reason;
  } finally {
    await Promise.all(platforms.map((platform) => platform.close()));
    await health?.close();
    await app.close();
  }
  return 0;
}

/** Briefings go on whatever a connection does; only a service that will not have us at all ends the bot. */
async function connect(
  { name, login, state }: Platform,
  { context, log, end }: { readonly context: Context; readonly log: Log; readonly end: () => void },
): Promise<void> {
  try {
    await login();
    if (state().state === 'ready') {
      log.info({ service: name }, 'connected');
      tell(context, `Connected to ${name}.`);
    }
  } catch (cause) {
    end();
    throw cause;
  }
}

function hearing(context: Context, app: App, { log, screen }: Service, signal: AbortSignal): Parameters<App['run']>[1] {
  let hasRead = false;
  return {
    read: async (report) => {
      tellPass(log, report);
      if (report.feeds === 0 && report.problems.length > 0 && !hasRead) {
        tell(
          context,
          'No feed has answered yet, so there is nothing to brief. They are asked again by themselves; the log says why.',
        );
      }
      hasRead ||= report.feeds > 0 || report.problems.length > 0;
      // Whoever starts the bot in a terminal for the first time sees a briefing now and not at the next hour of the plan. In a
      // channel nobody waits for one, and data that was lost must not become a post.
      const watched = app.office.destinations().filter(({ id }) => screen?.serves(id));
      for (const destination of report.feeds > 0 ? watched : []) {
        if (!(await app.wasBriefed(destination))) await app.briefOnce(destination, 'first', signal);
      }
    },
    brief: async (report) => tellPass(log, report),
    failure: (cause) => log.error({ err: cause }, 'pass failed'),
  };
}

/** One line for each kind of problem, however many feeds have it: an outage is one thing to know. */
function tellPass(log: Log, { problems, ...report }: ReadReport | BriefReport): void {
  const counts = Object.entries(report).filter((entry): entry is [string, number] => typeof entry[1] === 'number');
  for (const [code, alike] of Map.groupBy(problems, (problem) => problem.code)) {
    const [first] = alike;
    const subjects = alike.map(({ subject }) => subject);
    if (subjects.length === 1 && first)
      log.warn({ code, subject: subjects[0], advice: describeProblem(first) }, 'problem');
    else
      log.warn(
        { code, count: subjects.length, subjects: subjects.slice(0, MOST_NAMED), advice: ADVICE[code] },
        'problems',
      );
  }
  if (counts.some(([, count]) => count > 0))
    log.info({ ...Object.fromEntries(counts), problems: problems.length }, 'pass finished');
}

/** So many subjects of a problem are named in the log. */
const MOST_NAMED = 20;

/** One thing that went wrong outside a pass. What a library threw is told by its name and place, never whole. */
function logProblem(log: Log, { code, subject, detail, cause }: Problem): void {
  const thrown = cause instanceof Error ? { name: cause.name, message: cause.message, stack: cause.stack } : undefined;
  const line = {
    code,
    subject,
    ...(detail !== undefined && { detail }),
    ...(thrown && { thrown }),
    advice: ADVICE[code],
  };
  if (code === 'command-failed') log.error(line, 'problem');
  else log.warn(line, 'problem');
}
