import { type Client, DiscordAPIError, RESTJSONErrorCodes, Routes } from 'discord.js';
import type { Clock } from '../../clock.ts';
import type { ChatAdapter, DestinationId, Found, Posted, Posting } from '../../delivery/delivery.ts';
import { Refusal } from '../../outcome.ts';
import { deliveryIn } from './custom-id.ts';
import type { Failed } from './ends.ts';
import { Gate } from './gate.ts';
import { channelOf, type MessageAddress, readAddress, writeAddress } from './message-address.ts';
import { isForum, mayReply, type Place, threadRights } from './places.ts';
import { Publisher } from './publisher.ts';
import { NotReadable, ReadBack } from './read-back.ts';
import { type DiscordMessage, renderPart } from './render-part.ts';
import { type Ask, askOver, type Message, readMessage, withFiles } from './requests.ts';
import { type Spot, spotFor } from './spots.ts';
import { evenIfClosed, makePost, startThread, tagsFor } from './threads.ts';
import type { Traffic } from './traffic.ts';

/** What delivering to Discord needs. */
export interface DiscordChatParts {
  readonly client: Client;
  readonly traffic: Traffic;
  readonly clock: Clock;
}

const THREADS_REMEMBERED = 1_000;

/** One part on its way to a place. */
interface Way {
  readonly posting: Posting;
  readonly place: Place;
  readonly shown: DiscordMessage;
  readonly ask: Ask;
}

/**
 * Discord as a place where briefings appear: the destinations `discord:<channel>`.
 *
 * Every message is asked for once. It carries the id of its delivery twice: as its nonce, by which Discord knows a second
 * attempt for some minutes, and in the ids of its buttons, by which it is found in the channel for ever. A post of a forum
 * has no nonce; it is found by its buttons alone. What the gateway told us of a channel is looked at first, so that
 * nothing is asked where we may not speak; and a channel that refused us is left alone until something changes there.
 */
export class DiscordChat implements ChatAdapter {
  readonly #client: Client;
  readonly #clock: Clock;
  readonly #gate: Gate;
  readonly #publisher: Publisher;
  /** The threads started last, of which the gateway may not have told us yet. */
  readonly #threads = new Set<string>();

  constructor({ client, traffic, clock }: DiscordChatParts) {
    this.#client = client;
    this.#clock = clock;
    this.#gate = new Gate(client, traffic, clock);
    this.#publisher = new Publisher(clock);
  }

  serves(destination: DestinationId): boolean {
    return channelOf(destination) !== null;
  }

  async post(posting: Posting, signal: AbortSignal): Promise<Posted> {
    const way = this.#wayFor(posting, signal);
    if ('end' in way) return way;
    const spot = spotFor(posting, way.place);
    if (spot.in === 'new-post') return this.#attempt(way, () => this.#newPost(way));

    const target = await this.#targetOf(spot, way);
    if ('end' in target) return target;
    return this.#attempt(way, () => this.#newMessage(way, target), target.channel);
  }

  async edit(posting: Posting, signal: AbortSignal): Promise<Posted> {
    const way = this.#wayFor(posting, signal);
    if ('end' in way) return way;
    const address = addressOfEdited(posting, way.place);
    if (address === null) {
      const problem = { code: 'message-gone', subject: posting.destination, detail: 'it names no message' } as const;
      return { end: 'refused', reach: 'message', problem };
    }
    const { body, files } = way.shown;
    const route = Routes.channelMessage(address.channel, address.message);
    const change = async () => {
      await evenIfClosed(way.ask, address.channel, () => way.ask('PATCH', route, withFiles(body, files)));
      return address;
    };
    return this.#attempt(way, change, address.channel);
  }

  async find(posting: Posting, signal: AbortSignal): Promise<Found> {
    const place = this.#gate.admitToRead(posting);
    if ('end' in place) return place;
    const ask = askOver(this.#client, signal);
    try {
      const found = await this.#look(posting, place, ask);
      if (found === null) return { end: 'absent' };
      if (isPublished(posting, place, found.channel_id)) await this.#publisher.publish(ask, found);
      const address = { channel: found.channel_id, message: found.id };
      return { end: 'there', messageId: writeAddress(address, place.channel.id) };
    } catch (cause) {
      if (cause instanceof NotReadable) {
        const problem = { code: 'delivery-unknown', subject: posting.destination, detail: cause.message } as const;
        return { end: 'cannot-look', problem };
      }
      const { end, problem } = this.#gate.ended(cause, posting, place);
      if (end === 'refused') return { end: 'cannot-look', problem };
      const code = end === 'unknown' ? 'service-unreachable' : problem.code;
      throw new Refusal(code, problem.detail ?? '', { cause: problem.cause });
    }
  }

  #wayFor(posting: Posting, signal: AbortSignal): Way | Failed {
    const shown = renderPart(posting);
    const place = this.#gate.admit(posting, { hasFiles: shown.files.length > 0, signal });
    return 'end' in place ? place : { posting, place, shown, ask: askOver(this.#client, signal) };
  }

  /** Where a message is to be put; a thread is started for it where there is none. Nothing is shown by that. */
  async #targetOf(spot: Exclude<Spot, { in: 'new-post' }>, { posting, place, ask }: Way): Promise<Target | Failed> {
    if (spot.in === 'channel') return spot;
    const { head } = spot;
    const rights = threadRights(place);
    const isThere = this.#threads.has(head.message) || this.#client.channels.cache.has(head.message);
    if (isThere && rights.speak) return { channel: head.message, about: null };
    if (isThere || !rights.start) return { channel: place.channel.id, about: null };
    try {
      const thread = await startThread(ask, head, threadName(posting));
      if (thread !== null) this.#remember(thread);
      return { channel: thread ?? place.channel.id, about: null };
    } catch (cause) {
      const end = this.#gate.ended(cause, posting, place);
      if (end.end !== 'unknown') return end;
      // Whether there is a thread now does not matter: no message stands in it, and it is never started twice.
      return { end: 'later', at: this.#clock(), problem: { ...end.problem, code: 'service-unreachable' } };
    }
  }

  #remember(thread: string): void {
    this.#threads.add(thread);
    const [oldest = ''] = this.#threads;
    if (this.#threads.size > THREADS_REMEMBERED) this.#threads.delete(oldest);
  }

  async #newMessage({ posting, place, shown, ask }: Way, { channel, about }: Target): Promise<MessageAddress> {
    const { body, files } = withFiles(shown.body, shown.files);
    const reply =
      about !== null && mayReply(place)
        ? { message_reference: { message_id: about, channel_id: channel, fail_if_not_exists: false } }
        : {};
    const answer = await ask('POST', Routes.channelMessages(channel), {
      body: { ...body, ...reply, nonce: posting.id, enforce_nonce: true },
      files,
    });
    const { id, flags } = readMessage(answer);
    if (isPublished(posting, place, channel)) await this.#publisher.publish(ask, { id, channel_id: channel, flags });
    return { channel, message: id };
  }

  #newPost({ posting, place: { channel }, shown, ask }: Way): Promise<MessageAddress> {
    if (!isForum(channel)) throw new TypeError('only a forum has posts');
    const tags = tagsFor(channel, conflictNames(posting, shown));
    return makePost(ask, channel, { name: shown.title, tags, message: withFiles(shown.body, shown.files) });
  }

  /** Looks at all places where a part may stand, the likeliest first. */
  async #look(posting: Posting, place: Place, ask: Ask): Promise<Message | null> {
    const home = place.channel.id;
    const edited = addressOfEdited(posting, place);
    if (edited !== null) return lookAt(edited, posting.id, ask);
    const author = this.#client.user?.id ?? '';
    const { id: delivery, since } = posting;
    const readBack = new ReadBack(ask, { delivery, author, since, now: this.#clock() });
    const spot = spotFor(posting, place);
    switch (spot.in) {
      case 'new-post':
        return readBack.inForum(home, place.guild.id);
      case 'thread-of':
        // It stands in the channel where no thread could be started.
        return (await readBack.inThread(spot.head.message)) ?? (await readBack.inChannel(home));
      case 'channel':
        return spot.channel === home ? readBack.inChannel(home) : readBack.inThread(spot.channel);
    }
  }

  async #attempt({ posting, place }: Way, show: () => Promise<MessageAddress>, channel?: string): Promise<Posted> {
    try {
      return { end: 'done', messageId: writeAddress(await show(), place.channel.id) };
    } catch (cause) {
      return this.#gate.ended(cause, posting, place, channel);
    }
  }
}

/** A channel, thread or post for a message, and the message it stands below. */
interface Target {
  readonly channel: string;
  readonly about: string | null;
}

function addressOfEdited({ part }: Posting, place: Place): MessageAddress | null {
  return 'edits' in part ? readAddress(part.edits, place.channel.id) : null;
}

/** The message a part was to take the place of, if it did. */
async function lookAt({ channel, message }: MessageAddress, delivery: string, ask: Ask): Promise<Message | null> {
  try {
    const found = readMessage(await ask('GET', Routes.channelMessage(channel, message)));
    return deliveryIn(found.components) === delivery ? { ...found, channel_id: channel } : null;
  } catch (cause) {
    if (cause instanceof DiscordAPIError && cause.code === RESTJSONErrorCodes.UnknownMessage) return null;
    throw cause;
  }
}

/** A thread is called like the head of its briefing. */
function threadName({ id, part }: Posting): string {
  return renderPart({ id, part: 'briefing' in part ? { kind: 'head', briefing: part.briefing } : part }).title;
}

/** What the conflicts of a part are called: their ids, and their names as the board has them. */
function conflictNames({ part }: Posting, { conflictIds }: DiscordMessage): readonly string[] {
  const board = 'briefing' in part ? part.briefing.board : [];
  const named = board.filter(({ conflictId }) => conflictIds.includes(conflictId));
  return [...conflictIds, ...named.map(({ name }) => name)];
}

function isPublished({ publish }: Posting, { kind, channel }: Place, where: string): boolean {
  return publish && kind === 'announcement' && where === channel.id;
}
