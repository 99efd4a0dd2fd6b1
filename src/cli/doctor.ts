/** `sitrep doctor`: what is wrong, and what to do. It changes nothing, and works beside a running bot. */
import { readFileSync } from 'node:fs';
import { styleText } from 'node:util';
import { styleOf } from '../adapters/console/style.ts';
import type { Spoken } from '../adapters/discord/examine-channel.ts';
import type { App } from '../app.ts';
import type { Destination, DestinationId } from '../delivery/delivery.ts';
import { type Finding, Refusal } from '../outcome.ts';
import { type Environment, readEnvironment } from '../settings/environment.ts';
import type { Settings } from '../settings/load-settings.ts';
import { secretKeyBytes } from '../settings/secret-key.ts';
import { type Context, type ExitCode, say } from './context.ts';
import { clockFinding, diskFindings, diskOf, folderFinding, holderOf, nodeFinding } from './doctor-machine.ts';
import { faultFindings, settingsFindings } from './doctor-settings.ts';
import { closedStoreFinding, storeFindings } from './doctor-store.ts';
import { readSettings } from './settings.ts';

/** Looks at everything and says what was found, a line for each check. Ends with 1 when something is wrong. */
export async function doctor(context: Context, { json = false }: { readonly json?: boolean }): Promise<ExitCode> {
  const style = styleOf(context.env, context.stdout);
  const counts = { ok: 0, warning: 0, wrong: 0, skipped: 0 };
  for await (const found of everything(context)) {
    counts[found.state] += 1;
    say(context, json ? JSON.stringify(found) : described(found, style.colour));
  }
  if (!json) say(context, `\n${summary(counts)}`);
  return counts.wrong > 0 ? 1 : 0;
}

async function* everything(context: Context): AsyncGenerator<Finding> {
  const read = readSettings(context);
  const settings = 'settings' in read ? read.settings : null;
  // Where a file is broken, what the environment says can be looked at all the same.
  const { environment } = readEnvironment(context.env, (path) => readFileSync(path, 'utf8'));
  const { dataDir } = environment;

  yield nodeFinding(process.versions.node);
  yield* 'complaints' in read ? faultFindings(read.complaints) : settingsFindings(read.settings, Date.now());
  const folder = folderFinding(dataDir);
  yield folder;
  yield* diskFindings(diskOf(dataDir));
  const opened = settings === null ? null : await open(context, settings);
  try {
    if (opened === null) {
      yield* ['store', 'feeds'].map((check) => skipped(check, 'the settings have faults'));
    } else if ('refusal' in opened) {
      yield closedStoreFinding(opened.refusal);
      yield skipped('feeds', 'the store does not open');
    } else {
      yield* await storeFindings(opened.app, holderOf(dataDir));
    }
    const app = opened !== null && 'app' in opened ? opened.app : null;
    const looked = { environment, settings, app, signal: context.signal };
    const aheadOfDiscord = yield* discordFindings(looked);
    const aheadOfSlack = yield* slackFindings(looked);
    yield clockFinding(aheadOfDiscord ?? aheadOfSlack);
  } finally {
    if (opened !== null && 'app' in opened) await opened.app.close();
  }
}

function skipped(check: string, found: string): Finding {
  return { check, state: 'skipped', found, advice: null };
}

async function open(
  context: Context,
  settings: Settings,
): Promise<{ readonly app: App } | { readonly refusal: Refusal }> {
  try {
    return { app: await context.openApp({ settings, use: 'read', offline: true }) };
  } catch (cause) {
    if (cause instanceof Refusal) return { refusal: cause };
    throw cause;
  }
}

/** What is looked at of a chat service. */
interface Served {
  readonly environment: Environment;
  readonly settings: Settings | null;
  readonly app: App | null;
  readonly signal: AbortSignal;
}

/** Returns by how much our clock is ahead of Discord's; null where it told no time. */
async function* discordFindings({
  environment,
  settings,
  app,
  signal,
}: Served): AsyncGenerator<Finding, number | null, undefined> {
  const [{ examineDiscord, unexamined }, { commandsForDiscord }, { commandsFor }] = await Promise.all([
    import('../adapters/discord/examine.ts'),
    import('../adapters/discord/command-json.ts'),
    import('../../commands/index.ts'),
  ]);
  const channels = discordChannels(briefedOf({ settings, app }), settings?.operators.notices ?? null);
  const token = environment.discordToken?.reveal() ?? null;
  if (token === null) {
    yield* unexamined(channels);
    return null;
  }
  const { findings, clockAheadMs } = await examineDiscord({
    token,
    apiUrl: environment.discordApiUrl,
    guildId: environment.discordGuildId,
    shards: environment.discordShards,
    commands: app === null ? null : commandsForDiscord(commandsFor(app.desk, app.office)),
    channels,
    clock: Date.now,
    signal,
  });
  yield* findings;
  return clockAheadMs;
}

function briefedOf({ settings, app }: Pick<Served, 'settings' | 'app'>): readonly Destination[] {
  return app?.office.destinations() ?? settings?.destinations ?? [];
}

/** The channels in which the bot is to speak: where it briefs, by a file or by chat, and where it tells of failures. */
function discordChannels(destinations: readonly Destination[], notices: DestinationId | null): readonly Spoken[] {
  const briefed = destinations.filter(({ id }) => id.startsWith('discord:'));
  if (notices === null || !notices.startsWith('discord:') || briefed.some(({ id }) => id === notices)) return briefed;
  return [...briefed, { id: notices, layout: 'messages', publish: false }];
}

/** Returns by how much our clock is ahead of Slack's; null where it told no time. */
async function* slackFindings({
  environment,
  settings,
  app,
  signal,
}: Served): AsyncGenerator<Finding, number | null, undefined> {
  const { examineSlack } = await import('../adapters/slack/examine.ts');
  const spoken = [...briefedOf({ settings, app }).map(({ id }) => id), settings?.operators.notices ?? null];
  const { findings, clockAheadMs } = await examineSlack({
    botToken: environment.slackBotToken?.reveal() ?? null,
    appToken: environment.slackAppToken?.reveal() ?? null,
    signingSecret: environment.slackSigningSecret?.reveal() ?? null,
    port: environment.port,
    oauth:
      environment.slackClientId === null
        ? null
        : { redirectUrl: environment.slackRedirectUrl, installed: await installedIn(app, environment) },
    apiUrl: environment.slackApiUrl,
    channels: [...new Set(spoken.filter((id) => id?.startsWith('slack:') === true))] as readonly DestinationId[],
    clock: Date.now,
    signal,
  });
  yield* findings;
  return clockAheadMs;
}

/** What workspaces gave us; null where that cannot be looked at without changing anything. */
async function installedIn(app: App | null, { secretKey, previousSecretKey }: Environment) {
  const current = secretKeyBytes(secretKey?.reveal() ?? '');
  if (app === null || current === null) return null;
  try {
    const kept = await app.installations({ current, previous: secretKeyBytes(previousSecretKey?.reveal() ?? '') });
    return await kept.all();
  } catch (cause) {
    if (cause instanceof Refusal) return 'wrong-key';
    // During a change of keys they are sealed anew as they are read, which a look must not do.
    if (previousSecretKey !== null) return null;
    throw cause;
  }
}

const MARKS = { ok: ['✓', 'green'], warning: ['!', 'yellow'], wrong: ['✗', 'red'], skipped: ['–', 'dim'] } as const;

function described({ check, state, found, advice }: Finding, colour: boolean): string {
  const [mark, tone] = MARKS[state];
  const shown = colour ? styleText(tone, mark, { validateStream: false }) : mark;
  return `${shown} ${check}: ${found}${advice === null ? '' : ` → ${advice}`}`;
}

function summary({ wrong, warning }: Readonly<Record<Finding['state'], number>>): string {
  const things = (count: number) => (count === 1 ? '1 thing' : `${count} things`);
  if (wrong > 0) return `${things(wrong)} to correct${warning > 0 ? `, ${things(warning)} to look at` : ''}.`;
  return warning > 0 ? `Nothing is wrong; ${things(warning)} to look at.` : 'All is well.';
}
