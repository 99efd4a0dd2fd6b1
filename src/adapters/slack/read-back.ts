/** Reads a channel or a thread back for a message of ours that shows a delivery. */
import type { EpochMs } from '../../clock.ts';
import { errorOf } from './ends.ts';
import { MESSAGES_A_PAGE, PAGES_READ_BACK } from './limits.ts';
import type { MessageAddress } from './message-address.ts';
import type { Method } from './methods.ts';
import { DELIVERY_EVENT } from './render-part.ts';
import { type Ask, type Message, readPage } from './web-api.ts';

/** What is looked for. */
export interface Wanted {
  readonly delivery: string;
  /** Ourselves: what others wrote may look like ours and is not. */
  readonly bot: string;
  readonly user: string;
  /** It was not shown before. */
  readonly since: EpochMs;
}

/** There was more to read than we read; nobody knows what stands in the rest. */
export class TooMuchToRead extends Error {}

/** Slack's clock and ours may differ by as much. */
const CLOCKS_APART_MS = 60_000;

/** Looks, and counts what it asks for: one look asks for no more than it is allowed. */
export class ReadBack {
  readonly #ask: Ask;
  readonly #wanted: Wanted;
  #left = PAGES_READ_BACK;

  constructor(ask: Ask, wanted: Wanted) {
    this.#ask = ask;
    this.#wanted = wanted;
  }

  /** The message, if it stands in this channel itself; null when all that is newer was read and it is not among it. */
  inChannel(channel: string): Promise<Message | null> {
    return this.#look('conversations.history', { channel, oldest: this.#oldest() });
  }

  /** Like `inChannel`, for a thread that may not be there: then nothing stands in it. */
  inThread(channel: string, thread: string): Promise<Message | null> {
    return absentIfGone(() => this.#look('conversations.replies', { channel, ts: thread, oldest: this.#oldest() }));
  }

  /** The message at this address, if it shows the delivery. */
  at({ channel, thread, ts }: MessageAddress): Promise<Message | null> {
    const only = { channel, oldest: ts, latest: ts, inclusive: true };
    return absentIfGone(() =>
      thread === null
        ? this.#look('conversations.history', only)
        : this.#look('conversations.replies', { ...only, ts: thread }),
    );
  }

  async #look(method: Method, where: { readonly channel: string; readonly [name: string]: unknown }) {
    let cursor: string | null = null;
    do {
      this.#left -= 1;
      if (this.#left < 0) throw new TooMuchToRead(`more than ${PAGES_READ_BACK} pages`);
      const answer: unknown = await this.#ask(method, {
        ...where,
        include_all_metadata: true,
        limit: MESSAGES_A_PAGE,
        ...(cursor !== null && { cursor }),
      });
      const page = readPage(answer, where.channel);
      const found = page.messages.find((message) => this.#isWanted(message));
      if (found !== undefined) return found;
      cursor = page.next;
    } while (cursor !== null);
    return null;
  }

  #isWanted({ bot, user, metadata }: Message): boolean {
    return (bot === this.#wanted.bot || user === this.#wanted.user) && deliveryIn(metadata) === this.#wanted.delivery;
  }

  /** In Slack's words for a moment. */
  #oldest(): string {
    return (Math.max(0, this.#wanted.since - CLOCKS_APART_MS) / 1_000).toFixed(6);
  }
}

function deliveryIn(metadata: unknown): string | null {
  const { event_type, event_payload } = (metadata ?? {}) as {
    readonly event_type?: unknown;
    readonly event_payload?: { readonly delivery_id?: unknown } | null;
  };
  const id = event_type === DELIVERY_EVENT ? event_payload?.delivery_id : null;
  return typeof id === 'string' ? id : null;
}

async function absentIfGone(look: () => Promise<Message | null>): Promise<Message | null> {
  try {
    return await look();
  } catch (cause) {
    if (errorOf(cause) === 'thread_not_found' || errorOf(cause) === 'message_not_found') return null;
    throw cause;
  }
}
