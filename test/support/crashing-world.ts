import type { ChatAdapter, DestinationId, Found, Posted } from '../../src/delivery/delivery.ts';
import type { Deliveries } from '../../src/delivery/ports.ts';
import { type Problem, Refusal } from '../../src/outcome.ts';

/** Random numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A chat service that outlives every process that talks to it; what people see is the judge. */
export class Service {
  readonly messages: { readonly id: string; readonly destination: DestinationId }[] = [];

  take(id: string, destination: DestinationId): string {
    this.messages.push({ id, destination });
    return `m${this.messages.length}`;
  }

  look(id: string): Found {
    const place = this.messages.findIndex((message) => message.id === id);
    return place < 0 ? { end: 'absent' } : { end: 'there', messageId: `m${place + 1}` };
  }
}

/** The process is gone: it does nothing any more, whatever it had begun. */
class Killed extends Error {}

/** How likely each mishap is, at each step. */
export interface Mishaps {
  readonly kill: number;
  readonly loseAnswer: number;
  readonly loseRequest: number;
  readonly askToWait: number;
  readonly storeSaysNo: number;
}

/** One life of the bot: everything it holds fails for ever once it has been killed, before or after a step took effect. */
export function aLife(
  disk: Deliveries,
  service: Service,
  {
    random,
    mishaps,
    clock,
  }: { readonly random: () => number; readonly mishaps: Mishaps; readonly clock: () => number },
): { readonly deliveries: Deliveries; readonly adapter: ChatAdapter } {
  let dead = false;
  const step = <T>(effect: () => T): T => {
    if (dead) throw new Killed();
    if (random() < mishaps.kill) {
      dead = true;
      throw new Killed();
    }
    const result = effect();
    if (random() < mishaps.kill) {
      dead = true;
      throw new Killed();
    }
    return result;
  };
  const written =
    <A extends unknown[], R>(write: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      if (!dead && random() < mishaps.storeSaysNo) throw new Refusal('store-full', 'no space');
      return step(() => write(...args));
    };
  const problem: Problem = { code: 'destination-later', subject: 'service' };

  const deliveries: Deliveries = {
    record: written((recording) => disk.record(recording)),
    waiting: async () => step(() => disk.waiting()),
    first: async (destination) => step(() => disk.first(destination)),
    claim: written((id) => disk.claim(id)),
    settle: written((id, settlement) => disk.settle(id, settlement)),
    problemBefore: async (id) => step(() => disk.problemBefore(id)),
    recoverInterrupted: written((destination) => disk.recoverInterrupted(destination)),
    list: async (since) => step(() => disk.list(since)),
    postedStories: async (ask) => step(() => disk.postedStories(ask)),
    lastSentAt: async () => step(() => disk.lastSentAt()),
  };

  const adapter: ChatAdapter = {
    serves: () => true,
    edit: (posting, signal) => adapter.post(posting, signal),
    async post({ id, destination }): Promise<Posted> {
      const fate = random();
      if (fate < mishaps.loseRequest) return step((): Posted => ({ end: 'unknown', problem }));
      if (fate < mishaps.loseRequest + mishaps.askToWait) {
        return step((): Posted => ({ end: 'later', at: clock() + 5_000, problem }));
      }
      const messageId = step(() => service.take(id, destination));
      return random() < mishaps.loseAnswer ? { end: 'unknown', problem } : { end: 'done', messageId };
    },
    async find({ id }) {
      return step(() => service.look(id));
    },
  };
  return { deliveries, adapter };
}

/** Whether something thrown is the end of a process in this world. */
export function isKilled(thrown: unknown): boolean {
  return thrown instanceof Killed;
}
