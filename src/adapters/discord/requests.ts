/** The requests of delivery: each is made once, ends within its time, and stops when we do. */
import type { Client, InternalRequest, RawFile, RouteLike } from 'discord.js';
import type { MessageBody } from './layout.ts';

/** Asks Discord once; what it throws is for `endOf`. */
export type Ask = (
  method: 'GET' | 'POST' | 'PATCH',
  route: RouteLike,
  sent?: { readonly body?: object; readonly query?: URLSearchParams; readonly files?: RawFile[] },
) => Promise<unknown>;

/** A message of Discord's, as far as we look at one. */
export interface Message {
  readonly id: string;
  readonly channel_id: string;
  readonly flags: number;
  readonly author: { readonly id: string } | null;
  readonly components: unknown;
}

/** Requests of this client that end with the signal. */
export function askOver({ rest }: Client, signal: AbortSignal): Ask {
  return (method, fullRoute, sent = {}) => {
    // The library's own limit ends with the headers of an answer; this one is for its queue and for the whole of it.
    const ends = AbortSignal.any([signal, AbortSignal.timeout(2 * rest.options.timeout)]);
    const asking = rest.request({ ...sent, method: method as InternalRequest['method'], fullRoute, signal: ends });
    // What stands in the queue of the library is not sent any more once it has ended, but told only when its turn comes.
    return Promise.race([asking, ended(ends)]);
  };
}

/** Throws when the signal ends. */
export function ended(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const end = () => reject(signal.reason);
    if (signal.aborted) end();
    else signal.addEventListener('abort', end, { once: true });
  });
}

/** The message in an answer; an answer without one tells nothing about what became of the request. */
export function readMessage(answer: unknown): Message {
  const { id, channel_id, flags, author, components } = (answer ?? {}) as Partial<Record<keyof Message, unknown>>;
  if (typeof id !== 'string') throw new TypeError('no message in the answer');
  return {
    id,
    channel_id: String(channel_id),
    flags: Number(flags ?? 0),
    author: authorOf(author),
    components,
  };
}

/** The messages in an answer. */
export function readMessages(answer: unknown): readonly Message[] {
  if (!Array.isArray(answer)) throw new TypeError('no messages in the answer');
  return answer.map(readMessage);
}

function authorOf(author: unknown): Message['author'] {
  const { id } = (author ?? {}) as { id?: unknown };
  return typeof id === 'string' ? { id } : null;
}

/** What a message is made of, as the library takes it. */
export interface Sent {
  readonly body: object;
  readonly files: RawFile[];
}

/** A body and its files as the library takes them. Nobody is ever mentioned, whatever the body says. */
export function withFiles(body: MessageBody, files: readonly { readonly name: string; readonly text: string }[]): Sent {
  return {
    body: {
      ...body,
      allowed_mentions: { parse: [], replied_user: false },
      attachments: files.map(({ name }, id) => ({ id, filename: name })),
    },
    files: files.map(({ name, text }) => ({ name, data: Buffer.from(text), contentType: 'text/plain; charset=utf-8' })),
  };
}
