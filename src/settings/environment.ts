import type { Complaint } from './complaint.ts';
import { Secret } from './secret.ts';
import { secretKeyBytes } from './secret-key.ts';

/** What the environment says. A platform without its token is left out. */
export interface Environment {
  readonly discordToken: Secret | null;
  /** Another server than Discord's, without version and trailing slash. */
  readonly discordApiUrl: string | null;
  /** The one server whose commands are registered, while trying things out; null for everywhere. */
  readonly discordGuildId: string | null;
  /** How many gateway connections; "auto" asks Discord. */
  readonly discordShards: number | 'auto';
  readonly slackBotToken: Secret | null;
  readonly slackAppToken: Secret | null;
  readonly slackSigningSecret: Secret | null;
  /** The one before, while Slack still signs with it. */
  readonly slackPreviousSigningSecret: Secret | null;
  readonly slackClientId: string | null;
  readonly slackClientSecret: Secret | null;
  /** Another server than Slack's, with its trailing slash. */
  readonly slackApiUrl: string | null;
  /** Where Slack asks people whether they agree, if it is another server than Slack's. */
  readonly slackAuthorizeUrl: string | null;
  /** Where they come back to; null where Slack knows of one place only. */
  readonly slackRedirectUrl: string | null;
  /** Where Slack's requests come in, in HTTP mode. */
  readonly port: number | null;
  /** What tokens of communities are sealed with, and the key before it, during a rotation. */
  readonly secretKey: Secret | null;
  readonly previousSecretKey: Secret | null;
  readonly databaseUrl: Secret | null;
  readonly dataDir: string;
  readonly logLevel: LogLevel;
  /** Health and metrics. */
  readonly httpPort: number | null;
  readonly modelApiKey: Secret | null;
}

const LOG_LEVELS = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** How much the log tells. */
export type LogLevel = (typeof LOG_LEVELS)[number];

type Read = (name: string) => string | null;
type Refuse = (name: string, found: string, expected: string) => null;

/**
 * Reads the environment. Each variable may instead name a file that holds its value, as `NAME_FILE`; giving both is a
 * fault. What a secret says never appears in a complaint.
 */
export function readEnvironment(
  env: Readonly<Record<string, string | undefined>>,
  readFile: (path: string) => string,
): { readonly environment: Environment; readonly complaints: readonly Complaint[] } {
  const complaints: Complaint[] = [];
  const refuse: Refuse = (path, found, expected) => {
    complaints.push({ file: 'environment', line: null, column: null, path, found, expected, source: null });
    return null;
  };
  const read: Read = (name) => {
    const value = env[name]?.trim() ?? '';
    const path = env[`${name}_FILE`]?.trim() ?? '';
    if (path === '') return value === '' ? null : value;
    if (value !== '') return refuse(name, `both ${name} and ${name}_FILE`, 'one of them');
    try {
      const held = readFile(path).trim();
      return held === '' ? refuse(`${name}_FILE`, `the empty file ${path}`, 'a file that holds the value') : held;
    } catch {
      return refuse(`${name}_FILE`, `no readable file at ${path}`, 'a file that holds the value');
    }
  };
  const secret = (name: string): Secret | null => {
    const value = read(name);
    return value === null ? null : new Secret(value);
  };
  const environment: Environment = {
    discordToken: secret('DISCORD_TOKEN'),
    discordApiUrl: address(read, refuse, 'DISCORD_API_URL')?.replace(/\/+$/, '') ?? null,
    discordGuildId: discordGuildId(read, refuse),
    discordShards: discordShards(read, refuse),
    slackBotToken: slackToken(read, refuse, 'SLACK_BOT_TOKEN', 'xapp-'),
    slackAppToken: slackToken(read, refuse, 'SLACK_APP_TOKEN', 'xoxb-'),
    slackSigningSecret: secret('SLACK_SIGNING_SECRET'),
    slackPreviousSigningSecret: secret('SLACK_PREVIOUS_SIGNING_SECRET'),
    slackClientId: read('SLACK_CLIENT_ID'),
    slackClientSecret: secret('SLACK_CLIENT_SECRET'),
    slackApiUrl: address(read, refuse, 'SLACK_API_URL')?.replace(/\/*$/, '/') ?? null,
    slackAuthorizeUrl: address(read, refuse, 'SLACK_AUTHORIZE_URL'),
    slackRedirectUrl: redirectUrl(read, refuse),
    port: port(read, refuse, 'PORT'),
    secretKey: secretKey(read, refuse, 'SITREP_SECRET_KEY'),
    previousSecretKey: secretKey(read, refuse, 'SITREP_PREVIOUS_SECRET_KEY'),
    databaseUrl: databaseUrl(read, refuse),
    dataDir: read('DATA_DIR') ?? './data',
    logLevel: logLevel(read, refuse),
    httpPort: port(read, refuse, 'HTTP_PORT'),
    modelApiKey: secret('MODEL_API_KEY'),
  };
  for (const [name, found, expected] of lackingForInstallations(environment, complaints)) refuse(name, found, expected);
  return { environment, complaints };
}

/** What is missing where workspaces of Slack install the app by themselves; one with a bot token needs none of it. */
function lackingForInstallations(
  { slackClientId, slackClientSecret, slackBotToken, secretKey: key, port: open }: Environment,
  complaints: readonly Complaint[],
): readonly (readonly [name: string, found: string, expected: string])[] {
  if (slackClientId === null || slackBotToken !== null) return [];
  const isSaid = (name: string) => complaints.some(({ path }) => path.startsWith(name));
  const lacking: [string, string, string][] = [];
  if (slackClientSecret === null) lacking.push(['SLACK_CLIENT_SECRET', 'nothing', 'the secret of SLACK_CLIENT_ID']);
  if (key === null) lacking.push(['SITREP_SECRET_KEY', 'nothing', KEY_EXPECTED]);
  if (open === null) lacking.push(['PORT', 'nothing', 'where people come to install the app']);
  return lacking.filter(([name]) => !isSaid(name));
}

function discordGuildId(read: Read, refuse: Refuse): string | null {
  const value = read('DISCORD_GUILD_ID');
  if (value === null || /^\d{15,22}$/.test(value)) return value;
  return refuse('DISCORD_GUILD_ID', JSON.stringify(value.slice(0, 30)), 'the id of a server, 15 to 22 digits');
}

/** No bot needs more: Discord asks for one for each 2,500 servers (https://discord.com/developers/docs/events/gateway#sharding). */
const MOST_SHARDS = 1_000;

function discordShards(read: Read, refuse: Refuse): number | 'auto' {
  const value = read('DISCORD_SHARDS');
  if (value === null || value === 'auto') return 'auto';
  const count = /^[1-9]\d{0,3}$/.test(value) ? Number(value) : 0;
  if (count >= 1 && count <= MOST_SHARDS) return count;
  return (
    refuse('DISCORD_SHARDS', JSON.stringify(value.slice(0, 20)), `auto, or a number from 1 to ${MOST_SHARDS}`) ?? 'auto'
  );
}

/** Slack has two tokens that are easily swapped. */
function slackToken(read: Read, refuse: Refuse, name: string, other: string): Secret | null {
  const value = read(name);
  if (value === null) return null;
  if (!value.startsWith(other)) return new Secret(value);
  return refuse(name, `a token that begins with ${other}`, other === 'xapp-' ? 'the bot token' : 'the app-level token');
}

const KEY_EXPECTED = '32 random bytes in base64 or hex, as from "openssl rand -base64 32"';

function secretKey(read: Read, refuse: Refuse, name: string): Secret | null {
  const value = read(name);
  if (value === null) return null;
  return secretKeyBytes(value) === null ? refuse(name, 'something else', KEY_EXPECTED) : new Secret(value);
}

function redirectUrl(read: Read, refuse: Refuse): string | null {
  const value = address(read, refuse, 'SLACK_REDIRECT_URL');
  if (value === null || URL.parse(value)?.pathname.endsWith(SLACK_REDIRECT_PATH)) return value;
  return refuse(
    'SLACK_REDIRECT_URL',
    JSON.stringify(value.slice(0, 100)),
    `an address that ends with ${SLACK_REDIRECT_PATH}`,
  );
}

/** Where the bot waits for whoever comes back from Slack. */
const SLACK_REDIRECT_PATH = '/slack/oauth_redirect';

function address(read: Read, refuse: Refuse, name: string): string | null {
  const value = read(name);
  if (value === null) return null;
  const protocol = URL.parse(value)?.protocol;
  return protocol === 'http:' || protocol === 'https:'
    ? value
    : refuse(name, 'something else', 'an address that begins with https:// or http://');
}

function databaseUrl(read: Read, refuse: Refuse): Secret | null {
  const value = read('DATABASE_URL');
  if (value === null) return null;
  return /^postgres(?:ql)?:\/\//.test(value)
    ? new Secret(value)
    : refuse('DATABASE_URL', 'something else', 'an address that begins with postgres://');
}

function port(read: Read, refuse: Refuse, name: string): number | null {
  const value = read(name);
  if (value === null) return null;
  return /^\d{1,5}$/.test(value) && Number(value) <= 65_535
    ? Number(value)
    : refuse(name, JSON.stringify(value.slice(0, 20)), 'a port from 0 to 65535');
}

function logLevel(read: Read, refuse: Refuse): LogLevel {
  const value = read('LOG_LEVEL')?.toLowerCase();
  if (value === undefined) return 'info';
  const level = LOG_LEVELS.find((known) => known === value);
  return level ?? refuse('LOG_LEVEL', JSON.stringify(value.slice(0, 20)), `one of ${LOG_LEVELS.join(', ')}`) ?? 'info';
}
