/** `sitrep demo`: the whole bot on invented outlets, on loopback, in this terminal. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandsFor } from '../../commands/index.ts';
import { ConsoleChat } from '../adapters/console/console-chat.ts';
import { answerLines } from '../adapters/console/prompt.ts';
import { styleOf } from '../adapters/console/style.ts';
import type { Clock, EpochMs } from '../clock.ts';
import type { CycleReport } from '../cycle.ts';
import type { ChatAdapter } from '../delivery/delivery.ts';
import type { Web } from '../feeds/ports.ts';
import { Refusal } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';
import { consoleDestination } from './console-destination.ts';
import { type Context, type ExitCode, tell } from './context.ts';
import { dim, progressOf, tellProblems } from './progress.ts';
import { readSampleArticles, type SampleOutlet, serveSampleOutlets } from './sample-outlets.ts';
import { settingsOrRefuse } from './settings.ts';

/** The hours the demo lives through: yesterday's briefing is due at the second, today's at the last. */
const HOURS = [
  '2026-03-12T12:50Z',
  '2026-03-12T13:00Z',
  '2026-03-12T19:00Z',
  '2026-03-13T01:00Z',
  '2026-03-13T07:00Z',
  '2026-03-13T13:00Z',
].map((hour) => Date.parse(hour));

/** Lives through a day of the sample, shows the briefing at its end, then answers commands where somebody can type. */
export async function demo(context: Context): Promise<ExitCode> {
  const folder = join(context.projectDir, 'config', 'demo');
  const data = await mkdtemp(join(tmpdir(), 'sitrep-demo-'));
  const settings = settingsOrRefuse({ projectDir: context.projectDir, env: { DATA_DIR: data } }, folder);
  let now = HOURS[0] ?? 0;
  const clock: Clock = () => now;
  const outlets = await serveSampleOutlets(
    sampleOutlets(settings),
    await readSampleArticles(join(folder, 'articles')),
    clock,
  );
  const style = styleOf(context.env, context.stdout);
  const screen = new ConsoleChat(context.stdout, style);
  const progress = progressOf(context);
  const channel = silentUntil(screen, () => progress.clear());
  const app = await context.openApp({
    settings,
    use: 'run',
    clock,
    adapters: [channel],
    allowPrivate: [`127.0.0.1:${outlets.port}`],
    reach: (web) => throughLoopback(web, outlets.port),
    hostIntervalMs: 0,
    onProgress: progress.live,
  });
  try {
    tell(
      context,
      dim(context, `${settings.feeds.length} invented outlets on loopback; a day of theirs, until Friday 13:00 UTC:`),
    );
    for (const hour of HOURS) {
      now = hour;
      if (hour === HOURS.at(-1)) channel.speak();
      const report = await app.cycle(context.signal);
      progress.clear();
      if (context.signal.aborted) return 0;
      if (hour !== HOURS.at(-1)) tell(context, dim(context, hourLine(hour, report)));
      tellProblems(context, report.problems);
    }
    if (context.stdin.isTTY !== true || context.stdout.isTTY !== true) return 0;

    tell(
      context,
      dim(context, `Everything is invented. The pages, while this runs: http://127.0.0.1:${outlets.port}/`),
    );
    tell(context, 'Ask: /story 1, /quotes, /search bridge, /sources, /help. /quit ends.');
    await answerLines({
      input: context.stdin,
      output: context.stdout,
      commands: commandsFor(app.desk, app.office),
      destination: consoleDestination(settings),
      style,
      chat: screen,
      signal: context.signal,
      vocabulary: () => ({
        conflicts: app.desk.conflicts().map(({ id }) => id),
        stories: consoleDestination(settings).stories,
        feeds: app.office.feedList().map(({ feed }) => feed.id),
      }),
    });
    return 0;
  } finally {
    await app.close();
    await outlets.close();
    await rm(data, { recursive: true, force: true });
  }
}

function hourLine(hour: EpochMs, { feeds, articles, cards, briefings }: CycleReport): string {
  const time = new Date(hour).toISOString().slice(0, 16).replace('T', ' ');
  if (briefings > 0) return `${time}  briefed, as it was yesterday`;
  return `${time}  ${feeds} feeds asked, ${articles} new articles, ${cards} cards written`;
}

/** A channel nobody looks at before `speak`: what is posted to it before counts as shown, as yesterday's briefing was. */
function silentUntil(screen: ChatAdapter, before: () => void): ChatAdapter & { speak(): void } {
  let loud = false;
  return {
    speak() {
      loud = true;
    },
    serves: (destination) => screen.serves(destination),
    async post(delivery, signal) {
      if (!loud) return { end: 'done', messageId: delivery.id };
      before();
      return screen.post(delivery, signal);
    },
    edit: (delivery, signal) => screen.edit(delivery, signal),
    find: (delivery, signal) => screen.find(delivery, signal),
  };
}

function sampleOutlets({ feeds, background }: Settings): readonly SampleOutlet[] {
  return feeds.map(({ outlet, url, reading, language }) => {
    const { host, pathname } = new URL(url);
    const name = background.outlets.get(outlet)?.name ?? host;
    return { host, name, language: language ?? 'en', feedPath: pathname, whole: reading === 'feed' };
  });
}

/** The network as the sample outlets see it: each of their addresses is a folder of the server on loopback. */
function throughLoopback(web: Web, port: number): Web {
  return {
    async get(request, signal) {
      const { host, pathname } = new URL(request.url);
      if (!host.endsWith('.example')) throw new Refusal('address-invalid', `${request.url} is no sample outlet's`);
      const answer = await web.get({ ...request, url: `http://127.0.0.1:${port}/${host}${pathname}` }, signal);
      return { ...answer, url: request.url };
    },
  };
}
