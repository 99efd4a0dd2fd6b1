/** `sitrep start` and `sitrep chat`: the bot as a service, and the terminal as a channel of its own. */
import { commandsFor } from '../../commands/index.ts';
import { ConsoleChat } from '../adapters/console/console-chat.ts';
import { answerLines } from '../adapters/console/prompt.ts';
import { styleOf } from '../adapters/console/style.ts';
import type { App } from '../app.ts';
import type { BriefReport, ReadReport } from '../cycle.ts';
import type { Destination } from '../delivery/delivery.ts';
import { createLog, type Log } from '../log.ts';
import { ADVICE, describeProblem } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';
import { consoleDestination } from './console-destination.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { serveHealth } from './health.ts';
import { settingsOrRefuse } from './settings.ts';

/** Runs the bot until it is asked to end. Without a token of Discord or Slack it briefs in the terminal and says so. */
export async function start(context: Context): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const { destinations, unserved } = servedHere(settings);
  const log = createLog(settings.environment.logLevel, (line) => context.stderr.write(line));
  if (unserved.length > 0)
    tell(context, `Not served here, because this version has no adapter for them: ${unserved.join(', ')}.`);
  tell(context, `${whyHere(settings)}, so briefings appear in this terminal.`);
  if (settings.environment.databaseUrl !== null)
    tell(context, `DATABASE_URL is not used by this version; data is kept in ${settings.environment.dataDir}.`);
  return run(context, settings, destinations, {
    log,
    chat: new ConsoleChat(context.stdout, styleOf(context.env, context.stdout)),
    talk: null,
  });
}

/** The terminal as a channel: briefings appear at their hours, and /commands are answered, until /quit. */
export async function chat(context: Context): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const log = createLog(context.stderr.isTTY === true ? 'error' : settings.environment.logLevel, (line) =>
    context.stderr.write(line),
  );
  const style = styleOf(context.env, context.stdout);
  const screen = new ConsoleChat(context.stdout, style);
  const destination = consoleDestination(settings);
  tell(context, 'Briefings appear here at their hours. /help lists the commands, /quit ends.');
  return run(context, settings, [destination], {
    log,
    chat: screen,
    talk: (app, signal) =>
      answerLines({
        input: context.stdin,
        output: context.stdout,
        commands: commandsFor(app.desk, app.office),
        destination,
        style,
        chat: screen,
        signal,
        vocabulary: () => ({
          conflicts: app.desk.conflicts().map(({ id }) => id),
          stories: destination.stories,
          feeds: app.office.feedList().map(({ feed }) => feed.id),
        }),
      }),
  });
}

interface Running {
  readonly log: Log;
  readonly chat: ConsoleChat;
  /** A conversation whose end is the end of the bot; null for a service. */
  readonly talk: ((app: App, signal: AbortSignal) => Promise<void>) | null;
}

async function run(
  context: Context,
  settings: Settings,
  destinations: readonly Destination[],
  { log, chat: screen, talk }: Running,
): Promise<ExitCode> {
  if (settings.feeds.every(({ reading }) => reading === 'off')) {
    tell(context, 'No feed is to be read: feeds.yaml lists none, or all are off.');
  }
  const app = await context.openApp({
    settings,
    use: 'run',
    destinations,
    adapters: [screen],
    onProblem: (problem) => log.warn({ code: problem.code, subject: problem.subject }, 'delivery problem'),
  });
  const ended = new AbortController();
  const signal = AbortSignal.any([context.signal, ended.signal]);
  let health: Awaited<ReturnType<typeof serveHealth>> | null = null;
  try {
    const port = settings.environment.httpPort;
    if (port !== null) health = await serveHealth(port, () => app.complaints());
    let hasRead = false;
    const failure = (cause: unknown) => log.error({ err: cause }, 'pass failed');
    const service = app.run(signal, {
      read: async (report) => {
        tellPass(log, report);
        if (report.feeds === 0 && report.problems.length > 0 && !hasRead) {
          tell(
            context,
            'No feed has answered yet, so there is nothing to brief. They are asked again by themselves; the log says why.',
          );
        }
        hasRead ||= report.feeds > 0 || report.problems.length > 0;
        // Whoever starts the bot for the first time sees a briefing now and not at the next hour of the plan.
        for (const destination of report.feeds > 0 ? destinations : []) {
          if (!(await app.wasBriefed(destination))) await app.briefOnce(destination, 'first', signal);
        }
      },
      brief: async (report) => tellPass(log, report),
      failure,
    });
    const end = () => ended.abort();
    await Promise.all([service.finally(end), talk?.(app, signal).finally(end)]);
  } finally {
    await health?.close();
    await app.close();
  }
  return 0;
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

function whyHere({ environment: { discordToken, slackBotToken } }: Settings): string {
  return discordToken === null && slackBotToken === null
    ? 'There is no Discord or Slack token'
    : 'This version has no adapter for Discord and Slack';
}

/** What this process serves: destinations of the terminal, or the terminal in place of those nobody serves. */
function servedHere(settings: Settings): {
  readonly destinations: readonly Destination[];
  readonly unserved: readonly string[];
} {
  const own = settings.destinations.filter(({ id }) => id === 'console');
  const unserved = settings.destinations.filter(({ id }) => id !== 'console').map(({ id }): string => id);
  return { destinations: own.length > 0 ? own : [consoleDestination(settings)], unserved };
}
