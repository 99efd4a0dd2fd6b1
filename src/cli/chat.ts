/** `sitrep chat`: the terminal as a channel of its own. */
import { commandsFor } from '../../commands/index.ts';
import { ConsoleChat } from '../adapters/console/console-chat.ts';
import { answerLines } from '../adapters/console/prompt.ts';
import { styleOf } from '../adapters/console/style.ts';
import { createLog } from '../log.ts';
import { consoleDestination } from './console-destination.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { runService } from './service.ts';
import { settingsOrRefuse } from './settings.ts';

/** Briefings appear at their hours, and /commands are answered, until /quit. */
export async function chat(context: Context): Promise<ExitCode> {
  const settings = settingsOrRefuse(context);
  const log = createLog(context.stderr.isTTY === true ? 'error' : settings.environment.logLevel, (line) =>
    context.stderr.write(line),
  );
  const style = styleOf(context.env, context.stdout);
  const screen = new ConsoleChat(context.stdout, style);
  const destination = consoleDestination(settings);
  tell(context, 'Briefings appear here at their hours. /help lists the commands, /quit ends.');
  return runService(context, settings, {
    destinations: [destination],
    log,
    screen,
    openPlatforms: async () => [],
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
