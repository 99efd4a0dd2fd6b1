import { ChannelType } from 'discord.js';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { deliveryIn } from '../../../src/adapters/discord/custom-id.ts';
import type { Layout } from '../../../src/delivery/delivery.ts';
import { deliverDue } from '../../../src/delivery/outbox.ts';
import { memoryStore } from '../../../src/store/memory-store.ts';
import { NOON } from '../../support/builders.ts';
import { aDestination, aRecording } from '../../support/delivery-builders.ts';
import { aChatRoom } from '../../support/discord-connection.ts';
import { type DiscordDouble, rateLimited } from '../../support/discord-double.ts';
import { type Fault, loses, says, takesAnd } from '../../support/loopback-rest.ts';

const FAULTS: Readonly<Record<string, Fault>> = {
  'accepted, then a reset': takesAnd('reset'),
  'accepted, then half an answer': takesAnd('truncate'),
  'accepted, then 500': takesAnd(500),
  'accepted, then 502': takesAnd(502),
  'a reset': loses('reset'),
  'half an answer': loses('truncate'),
  '500': says(500),
  '429': rateLimited(7),
  // Everything is well.
  nothing: { taken: true, answer: 'said' },
};

/** One thing that happens to a request about a channel, or nothing. */
const mishap = fc.option(fc.constantFrom(...Object.keys(FAULTS)), { nil: 'nothing', freq: 3 });

const world = fc.record({
  type: fc.constantFrom(ChannelType.GuildText, ChannelType.GuildAnnouncement, ChannelType.GuildForum),
  layout: fc.constantFrom<Layout>('thread', 'messages', 'forum'),
  stories: fc.integer({ min: 0, max: 3 }),
  publish: fc.boolean(),
  /** What happens to the requests, in their order; fewer than a delivery has attempts. */
  mishaps: fc.array(mishap, { maxLength: 11 }),
  /** Whether Discord still knows a nonce when the next attempt is made. */
  forgets: fc.boolean(),
});

/** Plans what happens to each request about a channel, one after the other. */
function plan(double: DiscordDouble, mishaps: readonly string[]): void {
  const path = /^\/(channels|guilds)\//;
  for (const name of mishaps) double.rest.fail(FAULTS[name] as Fault, { path });
}

it('shows every part exactly once and in order, whatever becomes of requests and answers', async () => {
  await fc.assert(
    fc.asyncProperty(world, async ({ type, layout, stories, publish, mishaps, forgets }) => {
      let now = NOON;
      const clock = () => now;
      const { double, chat, destination, asked } = await aChatRoom({ type }, { clock });
      const { deliveries } = memoryStore(clock);
      const due = await deliveries.record(aRecording({ destination, stories }));
      plan(double, mishaps);

      for (let tick = 0; tick < 40 && (await deliveries.waiting()).length > 0; tick++, now += 30_000) {
        if (forgets) double.forgetNonces();
        await deliverDue({
          deliveries,
          destinations: () => [aDestination({ id: destination, layout, publish })],
          adapters: [chat],
          clock,
          random: () => 0,
          signal: new AbortController().signal,
          onProblem: () => {},
        });
      }

      const rows = await deliveries.list(0);
      expect(rows.map(({ state }) => state)).toEqual(due.map(() => 'sent'));
      expect(double.messages.map(({ components }) => deliveryIn(components))).toEqual(due.map(({ id }) => id));
      expect(rows.map(({ messageId }) => messageId?.split('/').at(-1))).toEqual(double.messages.map(({ id }) => id));
      expect(asked().length).toBeGreaterThanOrEqual(due.length);
    }),
    { numRuns: 60 },
  );
});
