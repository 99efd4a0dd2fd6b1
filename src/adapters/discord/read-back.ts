/** Reads a channel, a thread or a forum back for a message of ours that shows a delivery. */
import { type APIThreadChannel, DiscordAPIError, HTTPError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { EpochMs } from '../../clock.ts';
import { deliveryIn } from './custom-id.ts';
import { MESSAGES_A_PAGE, PAGES_READ_BACK, SOONEST_ARCHIVED_MS } from './limits.ts';
import { type Ask, type Message, readMessages } from './requests.ts';

/** What is looked for. */
export interface Wanted {
  readonly delivery: string;
  /** The bot's own user: what others wrote may look like ours and is not. */
  readonly author: string;
  /** It was not shown before. */
  readonly since: EpochMs;
  readonly now: EpochMs;
}

/** Something cannot be read, now or later; nobody knows what stands there. The message is a phrase. */
export class NotReadable extends Error {}

/** Discord's clock and ours may differ by as much. */
const CLOCKS_APART_MS = 60_000;
/** https://discord.com/developers/docs/reference#snowflakes */
const DISCORD_EPOCH = 1_420_070_400_000;

/** The first id that can have been given at this moment. */
export function idAt(at: EpochMs): bigint {
  return BigInt(Math.max(0, Math.floor(at) - DISCORD_EPOCH)) << 22n;
}

/** Looks, and counts what it asks for: one look asks for no more than it is allowed. */
export class ReadBack {
  readonly #ask: Ask;
  readonly #wanted: Wanted;
  readonly #after: bigint;
  #left = PAGES_READ_BACK;

  constructor(ask: Ask, wanted: Wanted) {
    this.#ask = this.#counted(ask);
    this.#wanted = wanted;
    this.#after = idAt(wanted.since - CLOCKS_APART_MS);
  }

  /** The message, if it stands in this channel; null when all that is newer was read and it is not among it. */
  async inChannel(channel: string): Promise<Message | null> {
    let after = this.#after;
    for (;;) {
      const query = new URLSearchParams({ after: String(after), limit: String(MESSAGES_A_PAGE) });
      const page = readMessages(await this.#ask('GET', Routes.channelMessages(channel), { query }));
      const found = page.find((message) => this.#isWanted(message));
      if (found !== undefined) return found;
      if (page.length < MESSAGES_A_PAGE) return null;
      after = page.reduce((newest, { id }) => (BigInt(id) > newest ? BigInt(id) : newest), after);
    }
  }

  /** Like `inChannel`, for a thread that may not be there: then nothing stands in it. */
  async inThread(thread: string): Promise<Message | null> {
    try {
      return await this.inChannel(thread);
    } catch (cause) {
      if (cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.UnknownChannel) return null;
      throw cause;
    }
  }

  /** The first message of a post of ours in this forum; posts that may be closed already are looked at as well. */
  async inForum(forum: string, guild: string): Promise<Message | null> {
    const active = readThreads(await this.#ask('GET', Routes.guildActiveThreads(guild)));
    const found = await this.#inPosts(active.filter(({ parent }) => parent === forum));
    const { since, now } = this.#wanted;
    if (found !== null || now - since < SOONEST_ARCHIVED_MS) return found;
    return this.#inArchivedPosts(forum);
  }

  async #inArchivedPosts(forum: string): Promise<Message | null> {
    let before: string | null = null;
    for (;;) {
      const query: URLSearchParams = new URLSearchParams({ limit: '100', ...(before !== null && { before }) });
      const answer = await this.#ask('GET', Routes.channelThreads(forum, 'public'), { query }).catch((cause) => {
        throw hasNoSuchPage(cause) ? new NotReadable('the closed posts cannot be read') : cause;
      });
      const posts = readThreads(answer);
      const found = await this.#inPosts(posts);
      if (found !== null) return found;
      // They come with the one that was closed last first, and none was closed before it was made.
      const oldest = posts.at(-1)?.archivedAt ?? null;
      const hasMore = (answer as { readonly has_more?: unknown }).has_more === true;
      if (!hasMore || oldest === null || Date.parse(oldest) < this.#wanted.since - CLOCKS_APART_MS) return null;
      before = oldest;
    }
  }

  async #inPosts(posts: readonly Thread[]): Promise<Message | null> {
    for (const { id, owner } of posts) {
      if (owner !== this.#wanted.author || BigInt(id) < this.#after) continue;
      // The first message has the id of its post; it stands before everything that is newer than the look.
      const query = new URLSearchParams({ after: String(BigInt(id) - 1n), limit: '1' });
      const [first] = readMessages(await this.#ask('GET', Routes.channelMessages(id), { query }));
      if (first !== undefined && this.#isWanted(first)) return first;
    }
    return null;
  }

  #isWanted({ author, components }: Message): boolean {
    return author?.id === this.#wanted.author && deliveryIn(components) === this.#wanted.delivery;
  }

  #counted(ask: Ask): Ask {
    return (...asked) => {
      this.#left -= 1;
      if (this.#left < 0) return Promise.reject(new NotReadable(`more than ${PAGES_READ_BACK} pages`));
      return ask(...asked);
    };
  }
}

/** Whoever answers does not know the list; asking once more changes nothing. */
function hasNoSuchPage(cause: unknown): boolean {
  if (!(cause instanceof HTTPError || cause instanceof DiscordAPIError)) return false;
  const isGone = 'code' in cause && cause.code === RESTJSONErrorCodes.UnknownChannel;
  return (cause.status === 404 && !isGone) || cause.status === 501;
}

interface Thread {
  readonly id: string;
  readonly parent: string | null;
  readonly owner: string | null;
  readonly archivedAt: string | null;
}

function readThreads(answer: unknown): readonly Thread[] {
  const { threads } = (answer ?? {}) as { threads?: unknown };
  if (!Array.isArray(threads)) throw new TypeError('no threads in the answer');
  return (threads as readonly APIThreadChannel[]).map(({ id, parent_id, owner_id, thread_metadata }) => ({
    id: String(id),
    parent: parent_id ?? null,
    owner: owner_id ?? null,
    archivedAt: thread_metadata?.archive_timestamp ?? null,
  }));
}
