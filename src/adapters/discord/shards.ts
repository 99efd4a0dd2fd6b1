/** The library's connections to the gateway, made to outlast what it gives up on. */
import { setTimeout as wait } from 'node:timers/promises';
import { type ClientOptions, GatewayCloseCodes, SimpleIdentifyThrottler, SimpleShardingStrategy } from 'discord.js';
import type { Clock, EpochMs } from '../../clock.ts';

/** All shards of one client, as the library keeps them. */
export type Shards = Parameters<NonNullable<NonNullable<ClientOptions['ws']>['buildStrategy']>>[0];

/** What the shards tell; the library's own names for it are hidden behind others of the same name. */
interface ShardNews {
  on(news: 'ready' | 'resumed' | 'closed', hear: (said: ShardSaid) => void): unknown;
  off(news: 'ready' | 'resumed' | 'closed', hear: (said: ShardSaid) => void): unknown;
}

interface ShardSaid {
  readonly shardId: number;
  /** Of a connection that was closed. */
  readonly code: number;
}

/** Discord closed a connection and will not take it up again. */
export class GatewayClosed extends Error {
  readonly code: number;

  constructor(code: number) {
    super(
      `the gateway closed with ${code}${GatewayCloseCodes[code] === undefined ? '' : ` (${GatewayCloseCodes[code]})`}`,
    );
    this.code = code;
  }
}

/** https://discord.com/developers/docs/topics/opcodes-and-status-codes#gateway-gateway-close-event-codes */
const FOR_GOOD: ReadonlySet<number> = new Set([
  GatewayCloseCodes.AuthenticationFailed,
  GatewayCloseCodes.InvalidShard,
  GatewayCloseCodes.ShardingRequired,
  GatewayCloseCodes.InvalidAPIVersion,
  GatewayCloseCodes.InvalidIntents,
  GatewayCloseCodes.DisallowedIntents,
]);

/**
 * Connects until it is connected. The library's own strategy gives up at the first failure of a kind it does not know (a
 * name that is not found, a 503 in place of the gateway), although each of its shards would try again by itself.
 */
export class PatientShards extends SimpleShardingStrategy {
  readonly #manager: Shards;

  constructor(manager: Shards) {
    super(manager);
    this.#manager = manager;
  }

  override async connect(): Promise<void> {
    const ready = this.#allReady(await this.#manager.getShardIds());
    super.connect().catch(() => {});
    await ready;
  }

  async #allReady(ids: readonly number[]): Promise<void> {
    const news = this.#manager as unknown as ShardNews;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const missing = new Set(ids);
    const arrived = ({ shardId }: ShardSaid) => {
      missing.delete(shardId);
      if (missing.size === 0) resolve();
    };
    const closed = ({ code }: ShardSaid) => {
      if (FOR_GOOD.has(code)) reject(new GatewayClosed(code));
    };
    news.on('ready', arrived);
    news.on('resumed', arrived);
    news.on('closed', closed);
    try {
      await promise;
    } finally {
      news.off('ready', arrived);
      news.off('resumed', arrived);
      news.off('closed', closed);
    }
  }
}

/** Remembers when we last introduced ourselves, also after the process has ended. */
export interface Introductions {
  last(): Promise<EpochMs | null>;
  note(at: EpochMs): Promise<void>;
}

/** One introduction in so many milliseconds (https://discord.com/developers/docs/events/gateway#sharding-max-concurrency). */
const BETWEEN_MS = 5_000;
/** Discord counts from when it hears of one, which is a little after we noted it. */
const APART_MS = BETWEEN_MS + 500;

/**
 * Lets shards introduce themselves one after the other, also after a restart. A shard whose connection ended while it
 * waited is told so; the library would introduce it on a connection that is not open, and that ends the process.
 */
export class IdentifyTurns extends SimpleIdentifyThrottler {
  readonly #introductions: Introductions;
  readonly #clock: Clock;
  readonly #sleep: (ms: number) => Promise<void>;
  #afterLastProcess: Promise<void> | null = null;

  constructor(
    maxConcurrency: number,
    {
      introductions,
      clock,
      sleep = (ms) => wait(ms, undefined, { ref: false }),
    }: { introductions: Introductions; clock: Clock; sleep?: ((ms: number) => Promise<void>) | undefined },
  ) {
    super(maxConcurrency);
    this.#introductions = introductions;
    this.#clock = clock;
    this.#sleep = sleep;
  }

  override async waitForIdentify(shardId: number, signal: AbortSignal): Promise<void> {
    this.#afterLastProcess ??= this.#waitForLastProcess();
    await this.#afterLastProcess;
    await super.waitForIdentify(shardId, signal);
    signal.throwIfAborted();
    await this.#introductions.note(this.#clock());
  }

  async #waitForLastProcess(): Promise<void> {
    const last = await this.#introductions.last();
    const age = last === null ? APART_MS : this.#clock() - last;
    // A moment that lies ahead means that the clock was set back.
    if (age >= 0 && age < APART_MS) await this.#sleep(APART_MS - age);
  }
}

/**
 * Keeps what listeners throw away from the library's sockets, where it would end the process: one packet that somebody
 * cannot read is a mistake of ours or of the library's, and everything else goes on.
 */
export function shieldListeners(manager: Shards, onMistake: (cause: unknown) => void): void {
  const emit = manager.emit.bind(manager) as (...said: unknown[]) => boolean;
  manager.emit = ((...said: unknown[]) => {
    try {
      return emit(...said);
    } catch (cause) {
      onMistake(cause);
      return true;
    }
  }) as typeof manager.emit;
}
