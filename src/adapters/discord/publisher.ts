import { Routes } from 'discord.js';
import type { Clock, EpochMs } from '../../clock.ts';
import { PUBLISHED_AN_HOUR } from './limits.ts';
import type { Ask, Message } from './requests.ts';

const HOUR_MS = 3_600_000;
/** https://discord.com/developers/docs/resources/message#message-object-message-flags */
const CROSSPOSTED = 1 << 0;

/**
 * Publishes messages of announcement channels to those that follow them, at most ten an hour and channel. It is never
 * worth a delivery: what cannot be published stands in its channel all the same.
 */
export class Publisher {
  readonly #clock: Clock;
  readonly #published = new Map<string, readonly EpochMs[]>();
  /** Channels that let us post and not publish. */
  readonly #refused = new Set<string>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Publishes a message, where that is still possible. */
  async publish(ask: Ask, { id, channel_id, flags }: Pick<Message, 'id' | 'channel_id' | 'flags'>): Promise<void> {
    if ((flags & CROSSPOSTED) !== 0 || this.#refused.has(channel_id) || !this.#take(channel_id)) return;
    try {
      await ask('POST', Routes.channelMessageCrosspost(channel_id, id));
    } catch (cause) {
      const { status } = (cause ?? {}) as { status?: unknown };
      if (status === 403 || status === 404) this.#refused.add(channel_id);
    }
  }

  #take(channel: string): boolean {
    const now = this.#clock();
    const lately = (this.#published.get(channel) ?? []).filter((at) => at <= now && now - at < HOUR_MS);
    const isFree = lately.length < PUBLISHED_AN_HOUR;
    this.#published.set(channel, isFree ? [...lately, now] : lately);
    return isFree;
  }
}
