import { describe, expect, it } from 'vitest';
import type { ChatAdapter, DestinationId, Part, Posted } from '../../src/delivery/delivery.ts';
import { partsOf } from '../../src/delivery/parts.ts';
import { ADVICE } from '../../src/outcome.ts';
import { aBriefing, aCard, NOON } from '../support/builders.ts';
import { aPosting } from '../support/delivery-builders.ts';

/** A chat adapter together with the place it posts to, as a test holds it. */
export interface ChatUnderTest {
  readonly adapter: ChatAdapter;
  readonly destination: DestinationId;
  /** How many messages people see there. */
  shown(): number;
  /** How often the adapter tried to show something, where that can be told; otherwise what is shown. */
  attempts(): number;
  /** From now on nothing can be shown there. */
  close(): void;
  /** Somebody deletes everything that is shown there. */
  readonly wipe?: () => void;
  /** Makes the next attempt end in this way. */
  readonly fail?: (end: Unhappy) => void;
}

type Unhappy = Exclude<Posted['end'], 'done'>;

/** What differs from service to service. */
export interface ChatFacts {
  /** Whether a message can be changed there; where it cannot, a new form of it is shown below. */
  readonly canEdit: boolean;
  /** The unhappy ends that can be brought about there. */
  readonly ends: readonly Unhappy[];
}

/** What every chat adapter owes to delivery. `create` makes a fresh one each time. */
export function chatAdapterContract(
  name: string,
  { canEdit, ends: unhappy }: ChatFacts,
  create: () => Promise<ChatUnderTest>,
): void {
  const { signal } = new AbortController();

  /** A fresh adapter, and postings to its destination. */
  async function aChat() {
    const chat = await create();
    const { destination } = chat;
    return {
      ...chat,
      aDelivery: (fields: Parameters<typeof aPosting>[0] = {}) => aPosting({ destination, ...fields }),
    };
  }

  describe(`${name} as a chat adapter`, () => {
    it('serves its own destination and no other', async () => {
      const { adapter, destination } = await aChat();

      expect(adapter.serves(destination)).toBe(true);
      expect(adapter.serves('elsewhere:1' as DestinationId)).toBe(false);
    });

    it('says done, with the id of the message, once people see it', async () => {
      const { adapter, aDelivery, shown } = await aChat();

      const posted = await adapter.post(aDelivery(), signal);

      expect(posted).toMatchObject({ end: 'done', messageId: expect.stringMatching(/./) });
      expect(shown()).toBe(1);
    });

    it.each(['messages', 'thread', 'forum'] as const)(
      'shows every part of a briefing as a message of its own (layout: %s)',
      async (layout) => {
        const { adapter, aDelivery, shown } = await aChat();

        const ends: string[] = [];
        let under: string | null = null;
        for (const [index, part] of partsOf(aBriefing({ stories: [aCard(), aCard()] })).entries()) {
          const posted = await adapter.post(aDelivery({ name: `part ${index}`, part, layout, under }), signal);
          if (posted.end === 'done') under ??= posted.messageId;
          ends.push(posted.end);
        }

        expect(ends).toEqual(['done', 'done', 'done', 'done']);
        expect(shown()).toBe(4);
      },
    );

    it('finds what it posted, each time under the same message id', async () => {
      const { adapter, aDelivery } = await aChat();
      const posted = await adapter.post(aDelivery(), signal);

      const found = [await adapter.find(aDelivery(), signal), await adapter.find(aDelivery(), signal)];

      const messageId = posted.end === 'done' ? posted.messageId : 'nothing was posted';
      expect(found).toEqual([
        { end: 'there', messageId },
        { end: 'there', messageId },
      ]);
    });

    it('does not find what was never posted, even if it reads the same', async () => {
      const { adapter, aDelivery } = await aChat();
      await adapter.post(aDelivery(), signal);

      const found = await adapter.find(aDelivery({ name: 'another delivery' }), signal);

      expect(found).toEqual({ end: 'absent' });
    });

    it('shows two deliveries of the same words as two messages', async () => {
      const { adapter, aDelivery, shown } = await aChat();

      await adapter.post(aDelivery({ name: 'one' }), signal);
      await adapter.post(aDelivery({ name: 'another' }), signal);

      expect(shown()).toBe(2);
    });

    it('shows a notice about a message that was posted before', async () => {
      const { adapter, aDelivery, shown } = await aChat();
      const about = messageIdOf(await adapter.post(aDelivery({ name: 'first' }), signal));

      const posted = await adapter.post(
        aDelivery({ part: { kind: 'notice', text: 'It was taken back.', about } }),
        signal,
      );

      expect(posted.end).toBe('done');
      expect(shown()).toBe(2);
    });

    it.each([['update'], ['retraction']] as const)('shows an %s in the place of its message, once', async (kind) => {
      const { adapter, aDelivery, shown } = await aChat();
      const edits = messageIdOf(await adapter.post(aDelivery({ name: 'first', part: aStory() }), signal));
      const changed = aDelivery({ part: aChange(kind, edits) });

      const first = await adapter.edit(changed, signal);
      const shownOnce = shown();
      const second = await adapter.edit(changed, signal);

      expect(first.end).toBe('done');
      expect(second).toEqual(first);
      if (canEdit) expect(first).toEqual({ end: 'done', messageId: edits });
      expect(shownOnce).toBe(canEdit ? 1 : 2);
      expect(shown()).toBe(shownOnce);
    });

    it.runIf(canEdit)('says that the message to be changed is gone, and shows nothing in its stead', async () => {
      const { adapter, aDelivery, wipe, shown } = await aChat();
      const edits = messageIdOf(await adapter.post(aDelivery({ name: 'first', part: aStory() }), signal));
      wipe?.();

      const posted = await adapter.edit(aDelivery({ part: aChange('update', edits) }), signal);

      expect(posted).toMatchObject({ end: 'refused', reach: 'message', problem: { code: 'message-gone' } });
      expect(shown()).toBe(0);
    });

    it.each(unhappy)('ends as %s after one attempt, with a reason', async (end) => {
      const { adapter, aDelivery, fail, attempts, shown } = await aChat();
      fail?.(end);

      const posted = await adapter.post(aDelivery(), signal);

      expect(posted).toMatchObject({ end, problem: { code: expect.toBeOneOf(Object.keys(ADVICE)) } });
      expect(attempts()).toBeLessThanOrEqual(1);
      if (end !== 'unknown') expect(shown()).toBe(0);
    });

    it.runIf(unhappy.includes('unknown'))('tells the truth about an attempt whose end nobody knew', async () => {
      const { adapter, aDelivery, fail, shown } = await aChat();
      fail?.('unknown');
      await adapter.post(aDelivery(), signal);

      const found = await adapter.find(aDelivery(), signal);

      // Where nobody can tell, it says so.
      expect(found.end).toBeOneOf([shown() === 1 ? 'there' : 'absent', 'cannot-look']);
    });

    it('says what is wrong when nothing can be shown, and does not try again by itself', async () => {
      const { adapter, aDelivery, shown, attempts, close } = await aChat();
      close();

      const posted = await adapter.post(aDelivery(), signal);

      expect(posted.end).not.toBe('done');
      if (posted.end !== 'done') expect(Object.keys(ADVICE)).toContain(posted.problem.code);
      expect(shown()).toBe(0);
      expect(attempts()).toBeLessThanOrEqual(1);
    });

    it('never claims to have shown what it could not show', async () => {
      const { adapter, aDelivery, close } = await aChat();
      close();
      await adapter.post(aDelivery(), signal);

      const found = await adapter.find(aDelivery(), signal).catch(() => ({ end: 'thrown' }));

      expect(found.end).not.toBe('there');
    });

    it('shows nothing once it has been told to stop', async () => {
      const { adapter, aDelivery, shown } = await aChat();

      const posted = await adapter.post(aDelivery(), AbortSignal.abort()).catch(() => ({ end: 'thrown' }));

      expect(posted.end).not.toBe('done');
      expect(shown()).toBe(0);
    });
  });
}

function messageIdOf(posted: Posted): string {
  return posted.end === 'done' ? posted.messageId : `not posted: ${posted.problem.code}`;
}

function aStory(): Part {
  return { kind: 'story', briefing: aBriefing(), card: aCard(), place: 1 };
}

function aChange(kind: 'update' | 'retraction', edits: string): Part {
  const { period, sources, board } = aBriefing();
  const shared = { edits, setting: { period, sources, board }, card: aCard(), place: 1, at: NOON };
  return kind === 'update'
    ? { kind, ...shared, changed: ['14 killed now (before: 12)'] }
    : { kind, ...shared, reason: 'Its only source took it back.' };
}
