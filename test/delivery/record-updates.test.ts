import { describe, expect, it } from 'vitest';
import type { DestinationId, Part } from '../../src/delivery/delivery.ts';
import { BETWEEN_UPDATES_MS, FOLLOWED_MS, recordUpdates } from '../../src/delivery/record-updates.ts';
import { namedSlot } from '../../src/delivery/slots.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import type { StoryId } from '../../src/stories/story.ts';
import type { Figure, StoryCard } from '../../src/summarizer/card.ts';
import { NOON } from '../support/builders.ts';
import { aRecording, DESK } from '../support/delivery-builders.ts';
import { ScriptedChat } from '../support/scripted-chat.ts';

const MINUTE = 60_000;

const KILLED: Figure = {
  kind: 'killed',
  low: 31,
  claimant: 'the hospital',
  asOf: new Date(NOON).toISOString(),
  status: 'claim',
  scope: 'incident',
  ev: ['a1:s1'],
};

/** A channel in which one story was posted at noon as "message 2", and what can happen to the story after that. */
async function aPostedStory({
  serves = true,
  muted = [],
}: {
  readonly serves?: boolean;
  readonly muted?: readonly StoryId[];
} = {}) {
  let now = NOON;
  const { deliveries, cards } = memoryStore(() => now);
  const recording = aRecording();
  const { card } = recording.parts[1] as Extract<Part, { kind: 'story' }>;
  for (const [index, { id }] of (await deliveries.record(recording)).entries()) {
    await deliveries.settle(id, { to: 'sent', messageId: `message ${index + 1}`, at: now });
  }
  const grow = (fields: Partial<StoryCard>) =>
    cards.keep([{ ...card, version: `v${fields.version ?? now}`, ...fields }]);
  await cards.keep([card]);
  return {
    deliveries,
    card,
    grow,
    pass: (ms: number) => {
      now += ms;
    },
    look: () =>
      recordUpdates(new Set([card.id]), {
        deliveries,
        cards,
        adapters: [new ScriptedChat([], () => serves)],
        muted: () => new Set(muted),
        clock: () => now,
      }),
    updates: async () => {
      const shown: Part[] = [];
      for (let next = await deliveries.first(DESK); next !== null; next = await deliveries.first(DESK)) {
        shown.push(next.content);
        await deliveries.settle(next.id, {
          to: 'sent',
          messageId: 'edits' in next.content ? next.content.edits : 'new',
          at: now,
        });
      }
      return shown as readonly Extract<Part, { kind: 'update' }>[];
    },
  };
}

describe('a message that shows a story', () => {
  it('is changed when the story reads differently, and says what changed', async () => {
    const { grow, look, updates, pass } = await aPostedStory();
    pass(MINUTE);
    await grow({ figures: [KILLED] });

    await look();

    const [update, ...more] = await updates();
    expect(more).toEqual([]);
    expect(update).toMatchObject({ kind: 'update', edits: 'message 2', place: 1, at: NOON + MINUTE });
    expect(update?.changed.join(' ')).toContain('31 killed');
    expect(update?.card.status).toBe('updated');
  });

  it('is left alone while the story reads the same', async () => {
    const { look, updates } = await aPostedStory();

    await look();

    expect(await updates()).toEqual([]);
  });

  it('says how many reports there are where nothing else changed', async () => {
    const { card, grow, look, updates } = await aPostedStory();
    await grow({ corroboration: { ...card.corroboration, reports: card.corroboration.reports + 2 } });

    await look();

    const { reports } = card.corroboration;
    expect((await updates())[0]?.changed).toEqual([`${reports} → ${reports + 2} reports`]);
  });

  it('is not changed twice for the same form, also before the first change was made', async () => {
    const { grow, look, updates, pass } = await aPostedStory();
    await grow({ severity: 0.9 });

    await look();
    pass(BETWEEN_UPDATES_MS);
    await look();

    expect(await updates()).toHaveLength(1);
  });

  it('waits between two changes, and then shows the newest form', async () => {
    const { grow, look, updates, pass } = await aPostedStory();
    await grow({ severity: 0.8 });
    await look();
    await updates();
    pass(MINUTE);
    await grow({ severity: 0.9 });

    const waiting = await look();
    const meanwhile = await updates();
    pass(BETWEEN_UPDATES_MS);
    const done = await look();

    expect(waiting.size).toBe(1);
    expect(meanwhile).toEqual([]);
    expect(done.size).toBe(0);
    expect((await updates())[0]?.card.severity).toBe(0.9);
  });

  it('follows its story for 48 hours', async () => {
    const { grow, look, updates, pass } = await aPostedStory();
    pass(FOLLOWED_MS + 1);
    await grow({ severity: 0.9 });

    await look();

    expect(await updates()).toEqual([]);
  });

  it('stays taken back', async () => {
    const { deliveries, card, grow, look, updates } = await aPostedStory();
    const { briefing } = aRecording();
    await deliveries.record({
      ...aRecording(),
      slot: namedSlot('retraction', NOON),
      kind: 'update',
      parts: [
        { kind: 'retraction', edits: 'message 2', setting: briefing!, card, place: 1, reason: 'wrong', at: NOON },
      ],
      briefing: null,
    });
    await grow({ severity: 0.9 });

    await look();

    expect((await updates()).map(({ kind }) => kind)).toEqual(['retraction']);
  });

  it('is left alone where this process serves nobody', async () => {
    const { grow, look, updates } = await aPostedStory({ serves: false });
    await grow({ severity: 0.9 });

    await look();

    expect(await updates()).toEqual([]);
  });

  it('is left alone where nobody wants to hear of the story any more', async () => {
    const muted: StoryId[] = [];
    const { card: own, grow, look, updates } = await aPostedStory({ muted });
    muted.push(own.id);
    await grow({ severity: 0.9 });

    await look();

    expect(await updates()).toEqual([]);
  });

  it('is one of several that change together', async () => {
    const { deliveries, card, grow, look } = await aPostedStory();
    const other = 'discord:2' as DestinationId;
    const recording = aRecording({ destination: other });
    const briefing = { ...recording.briefing!, stories: [card] };
    const rows = await deliveries.record({
      ...recording,
      briefing,
      parts: [{ kind: 'story', briefing, card, place: 1 }],
    });
    await deliveries.settle(rows[0]!.id, { to: 'sent', messageId: 'there', at: NOON });
    await grow({ severity: 0.9 });

    await look();

    const recorded = (await deliveries.list(0)).filter(({ kind }) => kind === 'update');
    expect(recorded.map(({ destination }) => destination).sort()).toEqual([DESK, other].sort());
  });
});
