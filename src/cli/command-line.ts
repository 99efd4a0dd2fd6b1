/** `sitrep …`: reads the words, finds the sub-command, and loads only what that one needs. */
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { sinceMs } from '../../commands/since.ts';
import { ADVICE, Refusal } from '../outcome.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { addFeedsCommands } from './feeds-command.ts';

/** Runs one command line (without the program's name). Never throws for what an operator can cause. */
export async function runCommandLine(words: readonly string[], context: Context): Promise<ExitCode> {
  let end: ExitCode = 0;
  const program = commandLine(context, (code) => {
    end = code;
  });
  try {
    await program.parseAsync([...words], { from: 'user' });
    return end;
  } catch (thrown) {
    if (thrown instanceof CommanderError) return thrown.exitCode === 0 ? 0 : 2;
    if (thrown instanceof Refusal) {
      tell(context, inOneSentence(thrown));
      return thrown.code === 'usage' ? 2 : 1;
    }
    throw thrown;
  }
}

/** What was found, then what to do; a list of faults keeps its lines. */
function inOneSentence({ message, code }: Refusal): string {
  if (message.endsWith('\n')) return `${message}${ADVICE[code]}`;
  return `${message}${/[.!?]$/.test(message) ? '' : '.'} ${ADVICE[code]}`;
}

function commandLine(context: Context, done: (code: ExitCode) => void): Command {
  const program = new Command('sitrep')
    .description('Conflict-news briefings in which every sentence has an owner.')
    .exitOverride()
    .showHelpAfterError('(see "sitrep --help")')
    .configureOutput({
      writeOut: (text) => context.stdout.write(text),
      writeErr: (text) => context.stderr.write(text),
    });
  const sub = (usage: string, summary: string) => program.command(usage).description(summary);

  sub('start', 'run the bot').action(async () => {
    const { start } = await import('./start.ts');
    done(await start(context));
  });
  sub('demo', 'the whole bot on the bundled sample feeds, in this terminal: no account, no network').action(
    async () => {
      const { demo } = await import('./demo.ts');
      done(await demo(context));
    },
  );
  sub('chat', 'the terminal as a channel: briefings appear, /commands are answered').action(async () => {
    const { chat } = await import('./chat.ts');
    done(await chat(context));
  });
  sub('brief', 'one briefing now')
    .addOption(
      new Option('--conflict <id>', 'only this conflict; may be given more than once')
        .argParser(collect)
        .default([], 'all that are configured'),
    )
    .addOption(sinceOption())
    .addOption(
      new Option('--format <format>', 'how it is written')
        .choices(['text', 'markdown', 'json', 'html'])
        .default('text'),
    )
    .option('--feeds <file or folder>', 'read these feed documents in place of the configured feeds')
    .option('--offline', 'open no connection: only what is on this machine')
    .action(async (options) => {
      const { brief } = await import('./brief.ts');
      done(await brief(context, options));
    });
  sub('inspect', 'look inside one stage: feed, page, article or stories')
    .argument('<stage>', 'feed | page | article | stories', oneOf(['feed', 'page', 'article', 'stories']))
    .argument('<input...>', 'files or addresses; "-" reads JSON Lines from standard input')
    .option('--url <address>', 'where the input came from')
    .option('--json', 'one JSON object a line and nothing else')
    .action(async (stage, inputs, options) => {
      const { inspect } = await import('./inspect.ts');
      done(await inspect(context, stage, inputs, options));
    });
  addFeedsCommands(sub('feeds', 'the feeds: list, add, test, pause, resume, remove, import, export'), context, done);
  sub('config', 'the configuration: check it, or print the JSON Schema for editors')
    .argument('<what>', 'check | schema', oneOf(['check', 'schema']))
    .argument('[file]', 'schema of one file only, as "feeds.yaml"')
    .option('--json', 'one JSON object a line and nothing else')
    .action(async (what, file, options) => {
      const { checkConfig, printSchema } = await import('./config.ts');
      done(what === 'check' ? await checkConfig(context, options) : printSchema(context, file));
    });
  sub('doctor', 'tokens, permissions, store, disk, clock, feeds: what is wrong and what to do')
    .option('--json', 'one JSON object a line and nothing else')
    .action(async (options) => {
      const { doctor } = await import('./doctor.ts');
      done(await doctor(context, options));
    });
  sub('slack', 'what Slack has to know of the app: prints the manifest to paste there')
    .argument('<what>', 'manifest', oneOf(['manifest']))
    .option('--url <address>', 'where Slack reaches this bot; without it the app uses Socket Mode')
    .action(async (_what, options) => {
      const { printManifest } = await import('./slack-manifest.ts');
      done(await printManifest(context, options));
    });
  sub('deliveries', 'what was due where, and what became of it')
    .addOption(sinceOption())
    .option('--json', 'one JSON object a line and nothing else')
    .action(async (options) => {
      const { deliveries } = await import('./deliveries.ts');
      done(await deliveries(context, options));
    });
  return program;
}

const sinceOption = () =>
  new Option('--since <duration>', 'how far back, as 30m, 24h or 7d')
    .argParser(duration)
    .default(duration('24h'), '24h');

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

function duration(text: string): number {
  // An operator may look at an archive of any age.
  const ms = sinceMs(text, Number.POSITIVE_INFINITY);
  if (ms === null) throw new InvalidArgumentError('Allowed are a number and m, h or d: 30m, 24h, 7d.');
  return ms;
}

function oneOf<T extends string>(allowed: readonly T[]): (value: string) => T {
  return (value) => {
    const found = allowed.find((word) => word === value);
    if (found === undefined) throw new InvalidArgumentError(`Allowed are ${allowed.join(', ')}.`);
    return found;
  };
}
