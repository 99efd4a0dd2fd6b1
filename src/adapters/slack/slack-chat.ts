import type { Clock } from '../../clock.ts';
import type { ChatAdapter, DestinationId, Found, Posted, Posting } from '../../delivery/delivery.ts';
import { type Failed, isOfTheThread } from './ends.ts';
import { Gate, type GateParts, type Place } from './gate.ts';
import { CHANNEL_EVERY_MS, UPDATE_EVERY_MS, WORKSPACE_EVERY_MS } from './limits.ts';
import { type MessageAddress, readAddress, readDestination, threadOf, writeAddress } from './message-address.ts';
import { Pace, type Wait } from './pace.ts';
import { ReadBack, TooMuchToRead } from './read-back.ts';
import { renderPart } from './render-part.ts';
import { type Ask, type Message, readPosted, type WebApi } from './web-api.ts';

/** What delivering to Slack needs. */
export interface SlackChatParts {
  readonly connection: GateParts & { readonly api: WebApi };
  readonly clock: Clock;
  readonly wait: Wait;
}

/** Where a message is put: in the channel itself, or below the message that begins a thread. */
interface Spot {
  readonly channel: string;
  readonly thread: string | null;
}

/**
 * Slack as a place where briefings appear: the destinations `slack:<channel>` and `slack:<team>/<channel>`.
 *
 * Every message is asked for once. It carries the id of its delivery in its metadata, by which it is found in the channel
 * for ever, because Slack knows no second attempt for what it is. Messages keep the pace of a channel; and a channel that
 * refused us is left alone until something changes there.
 */
export class SlackChat implements ChatAdapter {
  readonly #api: WebApi;
  readonly #gate: Gate;
  readonly #pace: Pace;

  constructor({ connection, clock, wait }: SlackChatParts) {
    this.#api = connection.api;
    this.#gate = new Gate(connection, clock);
    this.#pace = new Pace(clock, wait);
  }

  serves(destination: DestinationId): boolean {
    return readDestination(destination) !== null;
  }

  async post(posting: Posting, signal: AbortSignal): Promise<Posted> {
    const place = await this.#admit(posting, signal, async ({ workspace: { team }, channel }) => {
      await this.#pace.turn(`${team}/${channel}`, CHANNEL_EVERY_MS, signal);
      await this.#pace.turn(team, WORKSPACE_EVERY_MS, signal);
    });
    if ('end' in place) return place;
    return this.#attempt(posting, place, () => this.#say(posting, place, this.#asking(place, signal)));
  }

  async edit(posting: Posting, signal: AbortSignal): Promise<Posted> {
    const place = await this.#admit(posting, signal, ({ workspace: { team } }) =>
      this.#pace.turn(`${team} updates`, UPDATE_EVERY_MS, signal),
    );
    if ('end' in place) return place;
    const address = addressOfEdited(posting);
    if (address === null) {
      const problem = { code: 'message-gone', subject: posting.destination, detail: 'it names no message' } as const;
      return { end: 'refused', reach: 'message', problem };
    }
    const { text, blocks, metadata } = renderPart(posting, { tools: true });
    const { channel, ts } = address;
    return this.#attempt(posting, place, async () => {
      // What is changed is parsed as people's own words are, unless it is said that it is not to be.
      const asked = { channel, ts, text, blocks, metadata, parse: 'none', link_names: false };
      readPosted(await this.#asking(place, signal)('chat.update', asked));
      return address;
    });
  }

  async find(posting: Posting, signal: AbortSignal): Promise<Found> {
    const place = this.#gate.admitToRead(posting);
    if ('end' in place) return place;
    try {
      const found = await look(posting, place, this.#asking(place, signal));
      return found === null ? { end: 'absent' } : { end: 'there', messageId: writeAddress(found) };
    } catch (cause) {
      if (!(cause instanceof TooMuchToRead)) return this.#gate.unread(cause, posting, place);
      const problem = { code: 'delivery-unknown', subject: posting.destination, detail: cause.message } as const;
      return { end: 'cannot-look', problem };
    }
  }

  /** Where to post, once it is our turn; what is in the way may have come while we waited for it. */
  async #admit(posting: Posting, signal: AbortSignal, turn: (place: Place) => Promise<void>): Promise<Place | Failed> {
    const place = this.#gate.admit(posting, signal);
    if ('end' in place) return place;
    await turn(place);
    return this.#gate.admit(posting, signal);
  }

  #asking({ workspace }: Place, signal: AbortSignal): Ask {
    return this.#api.asking(workspace.token(), signal);
  }

  async #say(posting: Posting, place: Place, ask: Ask): Promise<MessageAddress> {
    const message = renderPart(posting, { tools: true });
    const { channel, thread } = spotFor(posting, place);
    try {
      const below = thread === null ? {} : { thread_ts: thread };
      return { ...readPosted(await ask('chat.postMessage', { channel, ...message, ...below })), thread };
    } catch (cause) {
      if (thread === null || !isOfTheThread(cause)) throw cause;
      return { ...readPosted(await ask('chat.postMessage', { channel, ...message })), thread: null };
    }
  }

  async #attempt(posting: Posting, place: Place, show: () => Promise<MessageAddress>): Promise<Posted> {
    try {
      return { end: 'done', messageId: writeAddress(await show()) };
    } catch (cause) {
      return this.#gate.ended(cause, posting, place);
    }
  }
}

/** Stories and foot stand below the head, unless beside each other is what was wished for; a notice below what it is about. */
function spotFor({ part, layout, under }: Posting, { channel }: Place): Spot {
  const home = { channel, thread: null };
  const about = part.kind === 'notice' && part.about !== null ? readAddress(part.about) : null;
  if (about !== null) return { channel: about.channel, thread: threadOf(about) };
  const head = under === null ? null : readAddress(under);
  if (head === null || layout === 'messages' || (part.kind !== 'story' && part.kind !== 'foot')) return home;
  // A thread for the foot alone would hide it.
  if (part.briefing.stories.length === 0) return home;
  return { channel: head.channel, thread: threadOf(head) };
}

/** Looks at all places where a part may stand, the likeliest first. */
async function look(posting: Posting, place: Place, ask: Ask): Promise<Message | null> {
  const { id: delivery, since } = posting;
  const { bot, user } = place.workspace;
  const readBack = new ReadBack(ask, { delivery, bot, user, since });
  const edited = addressOfEdited(posting);
  if (edited !== null) return readBack.at(edited);
  const { channel, thread } = spotFor(posting, place);
  if (thread === null) return readBack.inChannel(channel);
  // It stands in the channel where it could not be put into the thread.
  return (await readBack.inThread(channel, thread)) ?? (await readBack.inChannel(channel));
}

function addressOfEdited({ part }: Posting): MessageAddress | null {
  return 'edits' in part ? readAddress(part.edits) : null;
}
