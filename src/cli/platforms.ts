/** The chat services that this bot has a token for. Each library is loaded only where it is used. */
import { commandsFor } from '../../commands/index.ts';
import type { SlackParts } from '../adapters/slack/slack.ts';
import type { App } from '../app.ts';
import type { EpochMs } from '../clock.ts';
import type { ChatAdapter, DestinationId } from '../delivery/delivery.ts';
import { ADVICE, type Problem } from '../outcome.ts';
import type { Environment } from '../settings/environment.ts';
import type { Settings } from '../settings/load-settings.ts';
import { secretFor, secretKeyBytes } from '../settings/secret-key.ts';

/** How the connection to a service fares. */
type PlatformState =
  | { readonly state: 'connecting' | 'down'; readonly since: EpochMs }
  | { readonly state: 'ready' }
  | { readonly state: 'stopped'; readonly problem: Problem };

/** A chat service and our connection to it. */
export interface Platform {
  readonly name: 'Discord' | 'Slack';
  readonly chat: ChatAdapter;
  state(): PlatformState;
  /** Connects, however long that takes. Throws `Refusal` when the service will not have us. */
  login(): Promise<void>;
  close(): Promise<void>;
}

/** A connection that is away for longer is worth a red light (`promises.md` D9). */
const AWAY_MS = 60_000;

/** What is wrong with the connections, in words. */
export function complaintsOf(platforms: readonly Pick<Platform, 'name' | 'state'>[], now: EpochMs): readonly string[] {
  return platforms.flatMap(({ name, state }) => {
    const fares = state();
    if (fares.state === 'stopped') return [`${name}: ${fares.problem.code}. ${ADVICE[fares.problem.code]}`];
    if (fares.state === 'ready' || now - fares.since < AWAY_MS) return [];
    return [`${name}: not connected since ${new Date(fares.since).toISOString()}`];
  });
}

/** The services whose token is set, prepared; nothing is sent before `login`. */
export async function openPlatforms(app: App, settings: Settings): Promise<readonly Platform[]> {
  const served = servicesOf(settings.environment);
  return [
    ...(served.has('discord') ? [await discordFor(app, settings)] : []),
    ...(served.has('slack') ? [await slackFor(app, settings)] : []),
  ];
}

/** The chat services for which the environment has what it takes. */
export function servicesOf({
  discordToken,
  slackBotToken,
  slackClientId,
}: Environment): ReadonlySet<'discord' | 'slack'> {
  const served = new Set<'discord' | 'slack'>();
  if (discordToken !== null) served.add('discord');
  if (slackBotToken !== null || slackClientId !== null) served.add('slack');
  return served;
}

async function discordFor(app: App, { environment, operators }: Settings): Promise<Platform> {
  const { discordToken, discordApiUrl, discordGuildId, discordShards } = environment;
  const { openDiscord } = await import('../adapters/discord/discord.ts');
  const discord = openDiscord({
    ...common(app),
    token: () => discordToken?.reveal() ?? '',
    apiUrl: discordApiUrl,
    guild: discordGuildId,
    shards: discordShards,
    introductions: app.moment('discord-introduced'),
    operators: new Set(operators.discord),
    web: app.webFor(discordApiUrl),
  });
  return { name: 'Discord', ...discord };
}

async function slackFor(app: App, { environment, operators }: Settings): Promise<Platform> {
  const { slackBotToken, slackAppToken, slackSigningSecret, slackPreviousSigningSecret, port, slackApiUrl } =
    environment;
  const { openSlack } = await import('../adapters/slack/slack.ts');
  const slack = openSlack({
    ...common(app),
    botToken: slackBotToken === null ? null : () => slackBotToken.reveal(),
    appToken: slackAppToken === null ? null : () => slackAppToken.reveal(),
    signingSecrets:
      slackSigningSecret === null
        ? null
        : () => [slackSigningSecret, slackPreviousSigningSecret].flatMap((secret) => secret?.reveal() ?? []),
    port,
    oauth: await oauthFor(app, environment),
    apiUrl: slackApiUrl,
    operators: new Set(operators.slack),
  });
  return { name: 'Slack', ...slack };
}

/** Several workspaces install the app by themselves; null where one token is given. */
async function oauthFor(app: App, environment: Environment): Promise<SlackParts['oauth']> {
  const { slackClientId, slackClientSecret, slackBotToken, secretKey, previousSecretKey } = environment;
  const key = secretKeyBytes(secretKey?.reveal() ?? '');
  // The settings refuse a client id without its secret and without a key.
  if (slackClientId === null || slackBotToken !== null || slackClientSecret === null || key === null) return null;
  return {
    clientId: slackClientId,
    clientSecret: () => slackClientSecret.reveal(),
    stateSecret: () => secretFor('slack-install-state', key),
    authorizeUrl: environment.slackAuthorizeUrl,
    redirectUrl: environment.slackRedirectUrl,
    installations: await app.installations({
      current: key,
      previous: secretKeyBytes(previousSecretKey?.reveal() ?? ''),
    }),
  };
}

function common(app: App) {
  return {
    commands: commandsFor(app.desk, app.office),
    desk: app.desk,
    office: app.office,
    greet: (destination: DestinationId, name: string, text: string) =>
      app.notify({ destination, name, text, offers: 'set-up' }),
    clock: app.now,
    onProblem: app.report,
  };
}

/** The destinations that no service of this process shows, and why. */
export function unservedIn({ destinations, environment }: Settings): readonly string[] {
  const open = new Set<string>(['console', ...servicesOf(environment)]);
  return destinations.map(({ id }): string => id).filter((id) => !open.has(id.split(':')[0] ?? ''));
}
