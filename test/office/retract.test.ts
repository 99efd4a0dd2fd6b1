import { describe, expect, it } from 'vitest';
import type { DestinationId } from '../../src/delivery/delivery.ts';
import type { Office } from '../../src/office.ts';
import type { Store } from '../../src/store/store.ts';
import type { StoryId } from '../../src/stories/story.ts';
import { anAsker, anOffice, anOperator, everythingIn, refusalOf } from '../support/an-office.ts';
import { aCard, NOON } from '../support/builders.ts';
import { aRecording } from '../support/delivery-builders.ts';
import { ACME, GENERAL, OTHERS, OTHERS_GENERAL } from '../support/office-builders.ts';

const DAY = 86_400_000;
const story = 's-1' as StoryId;
const reason = 'The figure was of another day.';

/** Sends all that waits; message ids tell which message they are of. */
const send = async (store: Store, destination: DestinationId, at = NOON) => {
  const sent = [];
  for (
    let next = await store.deliveries.first(destination);
    next !== null;
    next = await store.deliveries.first(destination)
  ) {
    const messageId = 'edits' in next.content ? next.content.edits : `${next.slot} ${next.part}`;
    await store.deliveries.settle(next.id, { to: 'sent', messageId, at });
    sent.push(next);
  }
  return sent;
};

/** Both servers were shown the story at noon. */
const shown = async () => {
  const whole = await anOffice();
  for (const destination of [GENERAL, OTHERS_GENERAL]) {
    await whole.store.deliveries.record(aRecording({ destination }));
    await send(whole.store, destination);
  }
  return whole;
};
const slotOfNoon = new Date(NOON).toISOString();

describe('a story that is retracted', () => {
  it('is edited where it was shown, and a notice is posted below it', async () => {
    const { office, store, at } = await shown();
    at(NOON + DAY);

    const count = await office.retract({ by: anAsker(), story, reason });

    expect(count).toBe(1);
    const [edit, notice, ...rest] = await send(store, GENERAL);
    const headline = aCard().headline.text;
    expect(rest).toEqual([]);
    expect(edit).toMatchObject({ kind: 'update', dueAt: NOON + DAY, part: 0 });
    expect(edit?.content).toMatchObject({
      kind: 'retraction',
      edits: `${slotOfNoon} 1`,
      card: { id: story },
      place: 1,
      reason,
      at: NOON + DAY,
    });
    expect(notice?.content).toEqual({
      kind: 'notice',
      text: `Retracted: ${headline} – ${reason}`,
      about: `${slotOfNoon} 1`,
    });
    expect(notice?.slot).toBe(edit?.slot);
  });

  it('stays as it is in other servers, unless an operator takes it back', async () => {
    const { office, store } = await shown();
    await office.retract({ by: anAsker(), story, reason });
    const atOthers = await send(store, OTHERS_GENERAL);

    const count = await office.retract({ by: anOperator(), story, reason });

    expect(atOthers).toEqual([]);
    expect(count).toBe(1);
    expect(await send(store, OTHERS_GENERAL)).toHaveLength(2);
  });

  it('is retracted once: asking again, before or after it is shown, does nothing more', async () => {
    const { office, store } = await shown();
    const ask: Parameters<Office['retract']>[0] = { by: anAsker(), story, reason };
    await office.retract(ask);
    const before = await office.retract(ask);
    await send(store, GENERAL);

    const after = await office.retract({ ...ask, reason: 'Another reason.' });

    expect([before, after]).toEqual([0, 0]);
    expect(await store.deliveries.waiting()).toEqual([]);
    expect(await office.audit({ community: ACME, limit: 9 })).toHaveLength(1);
  });

  it('is edited in every message that shows it', async () => {
    const { office, store } = await shown();
    await store.deliveries.record(aRecording({ destination: GENERAL, at: NOON + 60_000 }));
    await send(store, GENERAL);

    expect(await office.retract({ by: anAsker(), story, reason })).toBe(2);
    expect(await send(store, GENERAL)).toHaveLength(4);
  });

  it('is told in the audit', async () => {
    const { office } = await shown();

    await office.retract({ by: anAsker(), story, reason });

    expect(await office.audit({ community: ACME, limit: 1 })).toEqual([
      {
        at: NOON,
        platform: 'discord',
        community: ACME,
        user: anAsker().user,
        what: 'retract',
        subject: story,
        before: aCard().headline.text,
        after: reason,
      },
    ]);
  });

  it('is not looked for where the bot is no member any more', async () => {
    const { office, store } = await shown();
    await office.left(OTHERS);

    expect(await office.retract({ by: anOperator(), story, reason })).toBe(1);
    expect(await store.deliveries.waiting()).toEqual([GENERAL]);
  });

  it('was shown at most 400 days ago', async () => {
    const { office, at } = await shown();
    at(NOON + 401 * DAY);

    expect(await refusalOf(office.retract({ by: anAsker(), story, reason }))).toEqual({
      code: 'change-unknown',
      detail: 'this story was not posted here in the last 400 days',
    });
  });
});

describe('a retraction that is refused', () => {
  it.each([
    [
      'no reason',
      story,
      '',
      'a retraction needs a reason; write one sentence, such as "The figure was of another day."',
    ],
    [
      'a reason without words',
      story,
      ' … \n!',
      'a retraction needs a reason; write one sentence, such as "The figure was of another day."',
    ],
    [
      'too long a reason',
      story,
      'a'.repeat(301),
      'the reason has 301 characters, and 300 are allowed; write one sentence, such as "The figure was of another day."',
    ],
  ])('for %s changes nothing', async (_, id, words, detail) => {
    const { office, store } = await shown();
    const before = [await everythingIn(store), await store.deliveries.list(0)];

    const refusal = await refusalOf(office.retract({ by: anAsker(), story: id, reason: words }));

    expect(refusal).toEqual({ code: 'change-invalid', detail });
    expect([await everythingIn(store), await store.deliveries.list(0)]).toEqual(before);
  });

  it('is one of a story that was never posted', async () => {
    const { office } = await shown();

    const refusal = await refusalOf(office.retract({ by: anAsker(), story: 's-9' as StoryId, reason }));

    expect(refusal.code).toBe('change-unknown');
  });
});

it('a reason is told on one line', async () => {
  const { office, store } = await shown();

  await office.retract({ by: anAsker(), story, reason: ' The figure\nwas\u0000 of\tanother day. ' });

  expect((await send(store, GENERAL))[0]?.content).toMatchObject({ reason });
});
