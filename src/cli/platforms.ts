/** The chat services that this bot has a token for. Each library is loaded only where it is used. */
import { commandsFor } from '../../commands/index.ts';
import type { App } from '../app.ts';
import type { EpochMs } from '../clock.ts';
import type { ChatAdapter } from '../delivery/delivery.ts';
import { ADVICE, type Problem } from '../outcome.ts';
import type { Settings } from '../settings/load-settings.ts';

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
export async function openPlatforms(app: App, { environment, operators }: Settings): Promise<readonly Platform[]> {
  const { discordToken, discordApiUrl, discordGuildId, discordShards } = environment;
  if (discordToken === null) return [];
  const { openDiscord } = await import('../adapters/discord/discord.ts');
  const discord = openDiscord({
    token: () => discordToken.reveal(),
    apiUrl: discordApiUrl,
    guild: discordGuildId,
    shards: discordShards,
    introductions: app.moment('discord-introduced'),
    commands: commandsFor(app.desk, app.office),
    desk: app.desk,
    office: app.office,
    operators: new Set(operators.discord),
    web: app.webFor(discordApiUrl),
    greet: (destination, name, text) => app.notify({ destination, name, text, offers: 'set-up' }),
    clock: app.now,
    onProblem: app.report,
  });
  return [{ name: 'Discord', ...discord }];
}

/** The destinations that no service of this process shows, and why. */
export function unservedIn({ destinations, environment }: Settings): readonly string[] {
  const open = new Set(['console', ...(environment.discordToken === null ? [] : ['discord'])]);
  return destinations.map(({ id }): string => id).filter((id) => !open.has(id.split(':')[0] ?? ''));
}
