import type { App, ReceiverEvent } from '@slack/bolt';
import type { Clock } from '../../clock.ts';
import type { Problem } from '../../outcome.ts';
import { failureOf } from '../service/failure.ts';
import { Seen } from '../service/seen.ts';

/** What a mailbox needs. */
export interface InboxParts {
  readonly app: () => App;
  readonly clock: Clock;
  readonly onProblem: (problem: Problem) => void;
}

/**
 * Hands what Slack tells us to the listeners, once: what comes over a second connection, or again because our "heard" was
 * lost, is acknowledged and dropped.
 */
export class Inbox {
  readonly #parts: InboxParts;
  readonly #seen: Seen;

  constructor(parts: InboxParts) {
    this.#parts = parts;
    this.#seen = new Seen(parts.clock);
  }

  /** Takes one envelope. Never throws. */
  async take(envelope: ReceiverEvent): Promise<void> {
    const ack = async (answer?: unknown): Promise<void> => {
      try {
        await envelope.ack(answer);
      } catch {
        // The listeners go on: what they do is not done again when Slack tells us once more.
        this.#parts.onProblem({ code: 'answer-lost', subject: 'slack', detail: 'not acknowledged in time' });
      }
    };
    const body: unknown = envelope.body;
    if (typeof body !== 'object' || body === null) return ack();
    const id = idOf(body);
    if (id !== null && !this.#seen.first(id)) return ack();
    try {
      await this.#parts.app().processEvent({ ...envelope, ack });
    } catch (cause) {
      this.#parts.onProblem(failureOf(cause, 'slack'));
    }
  }
}

/** What is one and the same however often it is told; null for what does nothing, as a look for choices. */
function idOf({ event_id, trigger_id }: { readonly event_id?: unknown; readonly trigger_id?: unknown }): string | null {
  return [event_id, trigger_id].find((id): id is string => typeof id === 'string' && id !== '') ?? null;
}
