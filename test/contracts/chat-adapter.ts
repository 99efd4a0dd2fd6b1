import { describe, expect, it } from 'vitest';
import type { ChatAdapter, DestinationId, Part } from '../../src/delivery/delivery.ts';
import { partsOf } from '../../src/delivery/parts.ts';
import { ADVICE } from '../../src/outcome.ts';
import { aBriefing, aCard } from '../support/builders.ts';

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
}

/** What every chat adapter owes to delivery. `create` makes a fresh one each time. */
export function chatAdapterContract(name: string, create: () => Promise<ChatUnderTest>): void {
  const { signal } = new AbortController();
  const notice: Part = { kind: 'notice', text: 'The feed meridian-wire is gone.' };

  describe(`${name} as a chat adapter`, () => {
    it('serves its own destination and no other', async () => {
      const { adapter, destination } = await create();

      expect(adapter.serves(destination)).toBe(true);
      expect(adapter.serves('elsewhere:1' as DestinationId)).toBe(false);
    });

    it('says done, with the id of the message, once people see it', async () => {
      const { adapter, destination, shown } = await create();

      const posted = await adapter.post({ id: 'a'.repeat(24), destination, part: notice }, signal);

      expect(posted).toMatchObject({ end: 'done', messageId: expect.stringMatching(/./) });
      expect(shown()).toBe(1);
    });

    it('shows every part of a briefing as a message of its own', async () => {
      const { adapter, destination, shown } = await create();
      const parts = partsOf(aBriefing({ stories: [aCard(), aCard()] }));

      const ends = [];
      for (const [index, part] of parts.entries()) {
        ends.push((await adapter.post({ id: `part-${index}`.padEnd(24, 'x'), destination, part }, signal)).end);
      }

      expect(ends).toEqual(['done', 'done', 'done', 'done']);
      expect(shown()).toBe(4);
    });

    it('finds what it posted, each time under the same message id', async () => {
      const { adapter, destination } = await create();
      const delivery = { id: 'b'.repeat(24), destination };
      const posted = await adapter.post({ ...delivery, part: notice }, signal);

      const found = [await adapter.find(delivery, signal), await adapter.find(delivery, signal)];

      const messageId = posted.end === 'done' ? posted.messageId : 'nothing was posted';
      expect(found).toEqual([
        { end: 'there', messageId },
        { end: 'there', messageId },
      ]);
    });

    it('does not find what was never posted, even if it reads the same', async () => {
      const { adapter, destination } = await create();
      await adapter.post({ id: 'c'.repeat(24), destination, part: notice }, signal);

      const found = await adapter.find({ id: 'd'.repeat(24), destination }, signal);

      expect(found).toEqual({ end: 'absent' });
    });

    it('shows two deliveries of the same words as two messages', async () => {
      const { adapter, destination, shown } = await create();

      await adapter.post({ id: 'e'.repeat(24), destination, part: notice }, signal);
      await adapter.post({ id: 'f'.repeat(24), destination, part: notice }, signal);

      expect(shown()).toBe(2);
    });

    it('says what is wrong when nothing can be shown, and does not try again by itself', async () => {
      const { adapter, destination, shown, attempts, close } = await create();
      close();

      const posted = await adapter.post({ id: 'g'.repeat(24), destination, part: notice }, signal);

      expect(posted.end).not.toBe('done');
      if (posted.end !== 'done') expect(Object.keys(ADVICE)).toContain(posted.problem.code);
      expect(shown()).toBe(0);
      expect(attempts()).toBeLessThanOrEqual(1);
    });

    it('never claims to have shown what it could not show', async () => {
      const { adapter, destination, close } = await create();
      close();
      const delivery = { id: 'h'.repeat(24), destination };
      await adapter.post({ ...delivery, part: notice }, signal);

      const found = await adapter.find(delivery, signal).catch(() => ({ end: 'thrown' }));

      expect(found.end).not.toBe('there');
    });

    it('shows nothing once it has been told to stop', async () => {
      const { adapter, destination, shown } = await create();

      const posted = await adapter
        .post({ id: 'i'.repeat(24), destination, part: notice }, AbortSignal.abort())
        .catch(() => ({ end: 'thrown' }));

      expect(posted.end).not.toBe('done');
      expect(shown()).toBe(0);
    });
  });
}
