/** `sitrep start`: the bot as a service. */
import { ConsoleChat } from '../adapters/console/console-chat.ts';
import { styleOf } from '../adapters/console/style.ts';
import { createLog } from '../log.ts';
import { consoleDestination } from './console-destination.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { openPlatforms, servicesOf, unservedIn } from './platforms.ts';
import { runService } from './service.ts';
import { settingsOrRefuse } from './settings.ts';

/** Runs the bot until it is asked to end. Without a token of a chat service it briefs in the terminal and says so. */
export async function start(context: Context): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const { databaseUrl, dataDir, logLevel } = settings.environment;
  const log = createLog(logLevel, (line) => context.stderr.write(line));
  const unserved = unservedIn(settings);
  if (unserved.length > 0) {
    tell(context, `Not served, because there is no token for them: ${unserved.join(', ')}.`);
  }
  const inChat = servicesOf(settings.environment).size > 0;
  const ofConsole = settings.destinations.filter(({ id }) => id === 'console');
  if (!inChat) tell(context, 'There is no token of a chat service, so briefings appear in this terminal.');
  if (databaseUrl !== null) tell(context, `DATABASE_URL is not used by this version; data is kept in ${dataDir}.`);
  return runService(context, settings, {
    destinations: inChat ? null : ofConsole.length > 0 ? ofConsole : [consoleDestination(settings)],
    log,
    screen:
      inChat && ofConsole.length === 0 ? null : new ConsoleChat(context.stdout, styleOf(context.env, context.stdout)),
    talk: null,
    openPlatforms: (app) => openPlatforms(app, settings),
  });
}
