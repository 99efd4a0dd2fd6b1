import type { ChatAdapter, DestinationId, Found, Posted, Posting } from '../../src/delivery/delivery.ts';
import type { Problem } from '../../src/outcome.ts';

/** How one attempt goes: whether the service takes the message, and what it answers. */
export interface Attempt {
  readonly taken: boolean;
  readonly answer: (messageId: string) => Posted | Promise<Posted>;
}

const problem: Problem = { code: 'destination-later', subject: 'scripted' };

/** The service takes the message and says so. */
export const accepts: Attempt = { taken: true, answer: (messageId) => ({ end: 'done', messageId }) };

/** The service takes the message and its answer is lost. */
export const losesTheAnswer: Attempt = { taken: true, answer: () => ({ end: 'unknown', problem }) };

/** The request is lost, and nobody knows. */
export const losesTheRequest: Attempt = { taken: false, answer: () => ({ end: 'unknown', problem }) };

/** The channel is closed to us. */
export const refuses: Attempt = {
  taken: false,
  answer: () => ({
    end: 'refused',
    reach: 'destination',
    problem: { code: 'destination-refused', subject: 'scripted' },
  }),
};

/** The message to be changed was deleted. */
export const messageIsGone: Attempt = {
  taken: false,
  answer: () => ({ end: 'refused', reach: 'message', problem: { code: 'message-gone', subject: 'scripted' } }),
};

/** The service asks us to come back. */
export function asksToWait(until: number): Attempt {
  return { taken: false, answer: () => ({ end: 'later', at: until, problem }) };
}

/** The adapter fails in a way nobody foresaw. */
export const throws: Attempt = {
  taken: false,
  answer: () => Promise.reject(new TypeError('of undefined')),
};

/** A chat service that follows a script and then accepts everything; `messages` is what people see. */
export class ScriptedChat implements ChatAdapter {
  readonly messages: { readonly id: string; readonly destination: DestinationId; readonly kind: string }[] = [];
  /** How each post was asked for. */
  readonly postings: Posting[] = [];
  /** The messages that were changed. */
  readonly edits: string[] = [];
  posts = 0;
  looks = 0;
  /** What looking brings instead of the truth. */
  look: ((id: string) => Found) | null = null;
  readonly #script: Attempt[];
  readonly #serves: (destination: DestinationId) => boolean;

  constructor(script: readonly Attempt[] = [], serves: (destination: DestinationId) => boolean = () => true) {
    this.#script = [...script];
    this.#serves = serves;
  }

  serves(destination: DestinationId): boolean {
    return this.#serves(destination);
  }

  async post(posting: Posting): Promise<Posted> {
    this.posts += 1;
    this.postings.push(posting);
    const { taken, answer } = this.#script.shift() ?? accepts;
    const { id, destination, part } = posting;
    if (taken) this.messages.push({ id, destination, kind: part.kind });
    return answer(`message ${this.messages.length}`);
  }

  async edit({ part }: Posting): Promise<Posted> {
    const edited = 'edits' in part ? part.edits : '';
    this.edits.push(edited);
    return (this.#script.shift() ?? accepts).answer(edited);
  }

  async find({ id }: Parameters<ChatAdapter['find']>[0]): Promise<Found> {
    this.looks += 1;
    if (this.look !== null) return this.look(id);
    const place = this.messages.findIndex((message) => message.id === id);
    return place < 0 ? { end: 'absent' } : { end: 'there', messageId: `message ${place + 1}` };
  }
}

/** A service that nobody may read back. */
export function cannotLook(): Found {
  return { end: 'cannot-look', problem: { code: 'destination-refused', subject: 'scripted', detail: 'missing scope' } };
}
