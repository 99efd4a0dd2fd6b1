import fc from 'fast-check';
import { expect, it } from 'vitest';
import { SlackChat } from '../../../src/adapters/slack/slack-chat.ts';
import type { Layout } from '../../../src/delivery/delivery.ts';
import { deliverDue } from '../../../src/delivery/outbox.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { aDestination, aRecording } from '../../support/delivery-builders.ts';
import { type Fault, loses, says, takesAnd } from '../../support/loopback-rest.ts';
import { aChatRoom } from '../../support/slack-connection.ts';
import { rateLimited, refuses, takesAndSays } from '../../support/slack-double.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  'accepted, then a reset': takesAnd('reset'),
  'accepted, then half an answer': takesAnd('truncate'),
  'accepted, then 500': takesAnd(500),
  'accepted, then fatal_error': takesAndSays('fatal_error'),
  'a reset': loses('reset'),
  'half an answer': loses('truncate'),
  '500': says(500),
  internal_error: refuses('internal_error'),
  'a word that nobody knows': refuses('a_new_word'),
  '429': rateLimited(7),
  ratelimited: refuses('ratelimited'),
  // Everything is well.
  nothing: { taken: true, answer: 'said' },
};

/** One thing that happens to a request, or nothing. */
const mishap = fc.option(fc.constantFrom(...Object.keys(FAULTS)), { nil: 'nothing', freq: 3 });

const world = fc.record({
  layout: fc.constantFrom<Layout>('thread', 'messages', 'forum'),
  stories: fc.integer({ min: 0, max: 3 }),
  /** What happens to the requests, in their order; fewer than a delivery has attempts. */
  mishaps: fc.array(mishap, { maxLength: 11 }),
  /** How much others say in the channel between two ticks. */
  chatter: fc.integer({ min: 0, max: 3 }),
  /** Whether the bot is started anew at every tick, and remembers nothing. */
  restarts: fc.boolean(),
});

interface Said {
  readonly event_payload?: { readonly delivery_id?: string };
}

it('shows every part exactly once and in order, whatever becomes of requests and answers', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ layout, stories, mishaps, chatter, restarts }) => {
      const { double, connection, chat: first, destination, channel, time } = await aChatRoom();
      const { clock, wait } = time;
      const { deliveries } = memoryStore(clock);
      const due = await deliveries.record(aRecording({ destination, stories }));
      for (const name of mishaps) double.rest.fail(FAULTS[name] as Fault);

      for (let tick = 0; tick < 60 && (await deliveries.waiting()).length > 0; tick++, time.now += 30_000) {
        for (let count = 0; count < chatter; count++) double.world.addMessage({ channel });
        await deliverDue({
          deliveries,
          destinations: () => [aDestination({ id: destination, layout })],
          adapters: [restarts ? new SlackChat({ connection, clock, wait }) : first],
          clock,
          random: () => 0,
          signal: new AbortController().signal,
          onProblem: () => {},
        });
      }

      const ours = double.messagesIn(channel).filter(({ bot }) => bot === double.team.bot);
      const rows = await deliveries.list(0);
      expect(rows.map(({ state }) => state)).toEqual(due.map(() => 'sent'));
      expect(ours.map(({ metadata }) => (metadata as Said).event_payload?.delivery_id)).toEqual(
        due.map(({ id }) => id),
      );
      expect(rows.map(({ messageId }) => messageId?.split('/').at(-1))).toEqual(ours.map(({ ts }) => ts));
      const below = layout === 'messages' || stories === 0 ? null : ours[0]?.ts;
      expect(ours.slice(1).map(({ thread }) => thread)).toEqual(ours.slice(1).map(() => below));
    }),
    { numRuns: 80 },
  );
});

it('keeps a second between the messages of a channel, however many are due', async () => {
  const { chat, double, destination, channel, time } = await aChatRoom();
  const { deliveries } = memoryStore(time.clock);
  await deliveries.record(aRecording({ destination, stories: 7 }));

  await deliverDue({
    deliveries,
    destinations: () => [aDestination({ id: destination })],
    adapters: [chat],
    clock: time.clock,
    random: () => 0,
    signal: new AbortController().signal,
    onProblem: () => {},
  });

  const moments = double.messagesIn(channel).map(({ ts }) => Number(ts));
  expect(moments).toHaveLength(9);
  expect(moments.slice(1).every((moment, index) => moment - (moments[index] ?? 0) >= 0.999)).toBe(true);
});
