/** The connection to Discord: one client of the library, with its requests, its shards and how it fares. */
import { Client, Events, GatewayIntentBits, Options } from 'discord.js';
import type { Clock, EpochMs } from '../../clock.ts';
import { type Problem, Refusal } from '../../outcome.ts';
import { restOptions } from './rest.ts';
import {
  GatewayClosed,
  IdentifyTurns,
  type Introductions,
  PatientShards,
  type Shards,
  shieldListeners,
} from './shards.ts';
import { Traffic } from './traffic.ts';

/** What a connection needs. */
export interface ConnectionParts {
  /** The token, asked for when it is needed, so that it is kept nowhere else. */
  readonly token: () => string;
  /** DISCORD_API_URL, without a version; null for Discord itself. */
  readonly apiUrl: string | null;
  readonly shards: number | 'auto';
  readonly introductions: Introductions;
  readonly sleep?: ((ms: number) => Promise<void>) | undefined;
  readonly clock: Clock;
  /** What goes wrong while nobody waits for it: once for each change. */
  readonly onProblem: (problem: Problem) => void;
  readonly timeoutMs?: number | undefined;
  /** How long to wait before the gateway is asked for once more, after that many attempts. */
  readonly pauseMs?: ((attempts: number) => number) | undefined;
}

/** How a connection fares. `stopped` is for good. */
export type ConnectionState =
  | { readonly state: 'connecting' | 'down'; readonly since: EpochMs }
  | { readonly state: 'ready' }
  | { readonly state: 'stopped'; readonly problem: Problem };

/** A connection that is being made, kept and ended. */
export interface DiscordConnection {
  /** For listening; whoever listens does so before `login`, because the first events come with it. */
  readonly client: Client;
  readonly traffic: Traffic;
  state(): ConnectionState;
  /** Connects, however long that takes; done when every shard knows its servers. Refused when Discord will not have us. */
  login(): Promise<void>;
  /** Ends it within seconds; nothing comes back afterwards. */
  destroy(): Promise<void>;
}

const TIMEOUT_MS = 15_000;
const LONGEST_PAUSE_MS = 60_000;
const END_WITHIN_MS = 3_000;

/** Prepares a connection; nothing is sent before `login`. */
export function connectDiscord(parts: ConnectionParts): DiscordConnection {
  const { clock, onProblem } = parts;
  const began = clock();
  const end = new AbortController();
  const away = new Map<number, EpochMs>();
  let wasReady = false;
  let isUnreachable = false;
  let stopped: Problem | null = null;
  let sockets: Shards | null = null;

  const stop = (problem: Problem): void => {
    if (stopped !== null) return;
    stopped = problem;
    // Before that it is the answer to `login`.
    if (wasReady) onProblem(problem);
  };
  const traffic = new Traffic(clock, (problem) => {
    if (problem.code === 'token-refused') stop(problem);
    else onProblem(problem);
  });
  const client = new Client({
    intents: [GatewayIntentBits.Guilds],
    allowedMentions: { parse: [], repliedUser: false },
    ...(parts.shards === 'auto'
      ? { shards: 'auto' }
      : { shards: Array.from({ length: parts.shards }, (_, id) => id), shardCount: parts.shards }),
    makeCache: Options.cacheWithLimits(SMALL_CACHES),
    sweepers: {},
    rest: restOptions({
      apiUrl: parts.apiUrl,
      traffic,
      timeoutMs: parts.timeoutMs ?? TIMEOUT_MS,
      pauseMs: parts.pauseMs ?? ((attempts) => Math.min(LONGEST_PAUSE_MS, 1_000 * 2 ** Math.min(attempts, 10))),
      onUnreachable(detail) {
        if (!isUnreachable) onProblem({ code: 'service-unreachable', subject: 'discord', detail });
        isUnreachable = true;
      },
      signal: end.signal,
    }),
    ws: {
      buildStrategy(manager) {
        sockets = manager;
        shieldListeners(manager, (cause) => onProblem({ code: 'command-failed', subject: 'discord', cause }));
        return new PatientShards(manager);
      },
      async buildIdentifyThrottler(manager) {
        const { session_start_limit: limit } = await manager.fetchGatewayInformation();
        return new IdentifyTurns(limit.max_concurrency, parts);
      },
    },
  });

  client.on(Events.ClientReady, () => {
    wasReady = true;
    isUnreachable = false;
  });
  client.on(Events.ShardReconnecting, (shard) => away.set(shard, away.get(shard) ?? clock()));
  client.on(Events.ShardReady, (shard) => away.delete(shard));
  client.on(Events.ShardResume, (shard) => away.delete(shard));
  client.on(Events.ShardDisconnect, ({ code }) => {
    const problem = problemOfClose(new GatewayClosed(code));
    if (problem.code === 'token-refused') traffic.refuseToken();
    stop(problem);
  });
  // The library tries again by itself; without a listener this would end the process.
  client.on(Events.ShardError, () => {});
  client.on(Events.Error, (cause) => onProblem({ code: 'command-failed', subject: 'discord', cause }));

  return {
    client,
    traffic,
    state() {
      if (stopped !== null) return { state: 'stopped', problem: stopped };
      if (!wasReady) return { state: 'connecting', since: began };
      const [since] = [...away.values()].toSorted((a, b) => a - b);
      return since === undefined ? { state: 'ready' } : { state: 'down', since };
    },
    async login() {
      const ready = until(client, Events.ClientReady);
      try {
        await Promise.race([client.login(parts.token()).then(() => ready), aborted(end.signal)]);
      } catch (cause) {
        if (end.signal.aborted) return;
        const refusal = refusalOf(cause);
        stop({ code: refusal.code, subject: 'discord', detail: refusal.message });
        throw refusal;
      }
    },
    async destroy() {
      end.abort();
      // A shard that is about to connect again asks for its session first; after the end it waits for it for ever.
      if (sockets !== null) sockets.options.retrieveSessionInfo = () => new Promise(() => {});
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, END_WITHIN_MS);
      await Promise.race([client.destroy().catch(() => {}), promise]);
      clearTimeout(timer);
    },
  };
}

/** Only what tells where we may speak: servers, channels, roles and ourselves. */
const SMALL_CACHES: Parameters<typeof Options.cacheWithLimits>[0] = {
  ApplicationCommandManager: 0,
  ApplicationEmojiManager: 0,
  AutoModerationRuleManager: 0,
  BaseGuildEmojiManager: 0,
  DMMessageManager: 0,
  EntitlementManager: 0,
  GuildBanManager: 0,
  GuildEmojiManager: 0,
  GuildInviteManager: 0,
  GuildMemberManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
  GuildMessageManager: 0,
  GuildScheduledEventManager: 0,
  GuildStickerManager: 0,
  MessageManager: 0,
  PresenceManager: 0,
  ReactionManager: 0,
  ReactionUserManager: 0,
  StageInstanceManager: 0,
  ThreadMemberManager: 0,
  UserManager: { maxSize: 0, keepOverLimit: ({ id, client }) => id === client.user.id },
  VoiceStateManager: 0,
};

function until(client: Client, event: Events.ClientReady): Promise<void> {
  return new Promise((resolve) => client.once(event, () => resolve()));
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));
}

function problemOfClose(closed: GatewayClosed): Problem {
  return closed.code === 4_004
    ? { code: 'token-refused', subject: 'discord', detail: closed.message }
    : { code: 'gateway-refused', subject: 'discord', detail: closed.message };
}

/** Why Discord will not have us. The words of an error of the library are not passed on where they could hold more. */
function refusalOf(cause: unknown): Refusal {
  if (cause instanceof Refusal) return cause;
  if (cause instanceof GatewayClosed) {
    const { code, detail = '' } = problemOfClose(cause);
    return new Refusal(code, detail, { cause });
  }
  const { code, status, message } = cause as { code?: unknown; status?: unknown; message?: unknown };
  if (code === 'TokenInvalid' || status === 401) return new Refusal('token-refused', 'Discord does not know it');
  return new Refusal('gateway-refused', String(status ?? message).slice(0, 200), { cause });
}
