/** The whole bot as a process of its own beside a Discord on loopback, reading the sample outlets as if they were of today. */
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import {
  readSampleArticles,
  type SampleArticle,
  type SampleOutlet,
  serveSampleOutlets,
} from '../../src/cli/sample-outlets.ts';
import { type Admin, type Harness, openHarness, type Product, type Shown } from './harness.ts';

/** The sample's last moment: Friday 13 March 2026, 13:00 UTC. */
const SAMPLE_END = Date.parse('2026-03-13T13:00:00Z');

/** What a newsroom is like. */
export interface Plan {
  /** Where it briefs; Discord when left out. */
  readonly service?: 'discord' | 'slack' | 'both';
  /** Rows of `destinations` in sitrep.yaml. */
  readonly destinations?: readonly object[];
  readonly sitrep?: object;
  /** More articles, beside the sample's; their hosts are outlets of the sample. */
  readonly articles?: readonly SampleArticle[];
  readonly env?: Readonly<Record<string, string>>;
  readonly harnessEnv?: Readonly<Record<string, string>>;
  /** Feeds of other servers: `[id, address]`. */
  readonly feeds?: readonly (readonly [string, string])[];
  /** Whose conflicts are followed: those of the sample, or the project's own. */
  readonly world?: 'sample' | 'real';
}

/** A running bot and everything around it. */
export interface Newsroom {
  readonly harness: Harness;
  /** The other side of the service; of the one that is not there, nothing. */
  readonly discord: Admin;
  readonly slack: Admin;
  /** Channel ids of the first server by name. */
  readonly channels: Readonly<Record<string, string>>;
  readonly folder: string;
  bot(): Product;
  /** Starts the bot (again), and waits until it is connected and its commands are there. */
  start(env?: Readonly<Record<string, string>>): Promise<void>;
  /** Starts a bot that cannot run, and waits for its end. */
  fails(env: Readonly<Record<string, string>>): Promise<{ readonly code: number | null; readonly text: string }>;
  /** The bot's own messages in a channel, oldest first. */
  messages(channel: string): Promise<readonly Shown[]>;
  /** Waits for so many messages in a channel. */
  shown(channel: string, count: number, ms?: number): Promise<readonly Shown[]>;
  close(): Promise<void>;
}

/** Every twenty seconds: a slot comes soon, and the next does not come before a test is over it. */
export const SOON = '*/20 * * * * *';

/** Sets up the services and the news; the bot is started by `start`. */
export async function openNewsroom(plan: Plan = {}): Promise<Newsroom> {
  const folder = mkdtempSync(join(tmpdir(), 'sitrep-chat-'));
  const shift = Date.now() - 60_000 - SAMPLE_END;
  const sample = await readSampleArticles('config/demo/articles');
  const articles = [...sample.map((one) => ({ ...one, published: one.published + shift })), ...(plan.articles ?? [])];
  const outlets = OUTLETS.map(
    ([host, name, language, feedPath]): SampleOutlet => ({ host, name, language, feedPath, whole: true }),
  );
  const news = await serveSampleOutlets(outlets, articles, Date.now);
  const service = plan.service ?? 'discord';
  const harness = await openHarness({
    outDir: join(folder, 'harness'),
    discord: service !== 'slack',
    slack: service !== 'discord',
    env: { ...plan.harnessEnv },
  });
  const admin = service === 'slack' ? harness.slack : harness.discord;
  const info = await admin.get('/info');
  const listed: { name: string; id: string }[] = service === 'slack' ? channelsOfSlack(info) : info.guilds[0].channels;
  const channels = Object.fromEntries(listed.map(({ name, id }) => [name, id]));
  writeConfig(join(folder, 'config'), { ...plan, service }, news.port, channels);

  let bot: Product | null = null;
  const messages = async (channel: string): Promise<readonly Shown[]> => {
    const all: Shown[] = await admin.get(`/messages?channel=${channels[channel] ?? channel}`);
    return all.filter((message) => message.author?.bot === true || message.bot_id !== undefined);
  };
  const launch = (env: Readonly<Record<string, string>>): Product =>
    harness.product(process.execPath, ['--import', './src/node-version.mjs', 'src/main.ts', 'start'], {
      env: { SITREP_CONFIG: join(folder, 'config'), DATA_DIR: join(folder, 'data'), ...plan.env, ...env },
      cwd: process.cwd(),
    });
  return {
    harness,
    discord: harness.discord,
    slack: harness.slack,
    channels,
    folder,
    bot: () => bot as Product,
    async start(env = {}) {
      bot = launch(env);
      if (service !== 'discord') await harness.waitSlack();
      if (service !== 'slack')
        await harness.waitDiscord({ shards: Number(env.DISCORD_SHARDS ?? plan.env?.DISCORD_SHARDS ?? 1) });
    },
    async fails(env) {
      const failing = launch(env);
      const { code } = await failing.done;
      return { code, text: failing.text() };
    },
    messages,
    shown: (channel, count, ms = 60_000) =>
      harness.wait(
        async () => {
          const found = await messages(channel);
          return found.length >= count ? found : null;
        },
        ms,
        `${count} messages in ${channel}`,
      ) as Promise<readonly Shown[]>,
    async close() {
      await harness.stop();
      await news.close();
    },
  };
}

/** Outlets of the sample that write in English; address, name, language, feed. */
const OUTLETS: readonly (readonly [string, string, string, string])[] = [
  ['meridianwire.example', 'Meridian Wire', 'en', '/rss.xml'],
  ['coastaltribune.example', 'Coastal Tribune', 'en', '/rss.xml'],
  ['northernledger.example', 'Northern Ledger', 'en', '/atom.xml'],
  ['ostreva-sohodni.example', 'Острева Сьогодні', 'uk', '/rss.xml'],
  ['sarviktelegraph.example', 'Sarvik Telegraph Agency', 'en', '/rss.xml'],
  ['riversidepost.example', 'Riverside Post', 'en', '/feed.json'],
  ['desertmonitor.example', 'Desert Monitor', 'en', '/rss.xml'],
  ['albionstandard.example', 'Albion Standard', 'en', '/rss.xml'],
  ['sawt-alwaha.example', 'صوت الواحة', 'ar', '/rss.xml'],
];

function writeConfig(folder: string, plan: Plan, port: number, channels: Readonly<Record<string, string>>): void {
  mkdirSync(folder, { recursive: true });
  const world = plan.world === 'real' ? 'config' : 'config/demo';
  for (const name of ['conflicts.yaml', 'outlets.yaml']) cpSync(join(world, name), join(folder, name));
  const destinations = (plan.destinations ?? []).map((row) => {
    const { to, ...rest } = row as { to: string };
    return { to: `${plan.service ?? 'discord'}:${channels[to] ?? to}`, conflicts: 'all', ...rest };
  });
  writeFileSync(
    join(folder, 'sitrep.yaml'),
    stringify({ timezone: 'UTC', destinations, ...networkOf(plan, port), ...plan.sitrep }),
  );
  const feeds = [
    ...OUTLETS.map(([host, , language, path]) => ({
      id: host.replace('.example', ''),
      outlet: host,
      url: `http://127.0.0.1:${port}/${host}${path}`,
      language,
      every: '15m',
      reading: 'feed',
    })),
    ...(plan.feeds ?? []).map(([id, url]) => ({ id, outlet: `${id}.example`, url, every: '15m', reading: 'feed' })),
  ];
  writeFileSync(join(folder, 'feeds.yaml'), stringify({ feeds }));
}

function networkOf({ feeds = [] }: Plan, port: number): object {
  const hosts = new Set([`127.0.0.1:${port}`, ...feeds.map(([, url]) => new URL(url).host)]);
  return { network: { allowPrivate: [...hosts] } };
}

/** The channels of the first workspace. */
function channelsOfSlack(info: any): { name: string; id: string }[] {
  return info.teams[0].channels;
}
