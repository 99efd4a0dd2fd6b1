import { describe, expect, it } from 'vitest';
import type { DestinationId, Part } from '../../src/delivery/delivery.ts';
import { deliverDue, MOST_ATTEMPTS, TOO_LATE_MS } from '../../src/delivery/outbox.ts';
import type { Problem } from '../../src/outcome.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { NOON } from '../support/builders.ts';
import { aDestination, aRecording, DESK } from '../support/delivery-builders.ts';
import {
  type Attempt,
  accepts,
  asksToWait,
  cannotLook,
  losesTheAnswer,
  losesTheRequest,
  messageIsGone,
  refuses,
  ScriptedChat,
  throws,
} from '../support/scripted-chat.ts';

const MINUTE = 60_000;
const OTHER = 'discord:1' as DestinationId;

/** An outbox with its clock, a chat service, and what the operator was told. */
function anOutbox(chat: ScriptedChat, { random = () => 0 }: { readonly random?: () => number } = {}) {
  let now = NOON;
  const { deliveries, pastBriefings } = memoryStore(() => now);
  const told: Problem[] = [];
  return {
    deliveries,
    pastBriefings,
    told,
    pass: (ms: number) => {
      now += ms;
    },
    deliver: (signal: AbortSignal = new AbortController().signal) =>
      deliverDue({
        deliveries,
        destinations: () => [],
        adapters: [chat],
        clock: () => now,
        random,
        signal,
        onProblem: (problem) => told.push(problem),
      }),
    states: async () => (await deliveries.list(0)).map(({ state }) => state),
  };
}

describe('delivering what is due', () => {
  it('shows the parts of a briefing in order and keeps their message ids', async () => {
    const chat = new ScriptedChat();
    const { deliveries, deliver } = anOutbox(chat);
    await deliveries.record(aRecording({ stories: 2 }));

    const { done, problems } = await deliver();

    expect(chat.messages.map(({ kind }) => kind)).toEqual(['head', 'story', 'story', 'foot']);
    expect(done.map(({ messageId }) => messageId)).toEqual(['message 1', 'message 2', 'message 3', 'message 4']);
    expect(problems).toEqual([]);
  });

  it('shows nothing twice, however often it is asked', async () => {
    const chat = new ScriptedChat();
    const { deliveries, deliver } = anOutbox(chat);
    await deliveries.record(aRecording());

    await Promise.all([deliver(), deliver()]);
    await deliver();

    expect(chat.posts).toBe(3);
  });

  it('has written "sending" down before the adapter is called', async () => {
    const seen: string[][] = [];
    const chat = new ScriptedChat();
    const { deliveries, deliver, states } = anOutbox(chat);
    await deliveries.record(aRecording());
    const post = chat.post.bind(chat);
    chat.post = async (delivery) => {
      seen.push(await states());
      return post(delivery);
    };

    await deliver();

    expect(seen).toEqual([
      ['sending', 'due', 'due'],
      ['sent', 'sending', 'due'],
      ['sent', 'sent', 'sending'],
    ]);
  });

  it('keeps the order when a part has to wait: the ones after it wait too', async () => {
    const chat = new ScriptedChat([accepts, asksToWait(NOON + 10 * MINUTE)]);
    const { deliveries, deliver, pass } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(9 * MINUTE);
    await deliver();
    const early = chat.messages.length;
    pass(2 * MINUTE);
    await deliver();

    expect(early).toBe(1);
    expect(chat.messages.map(({ kind }) => kind)).toEqual(['head', 'story', 'foot']);
  });

  it('lets no destination wait for another', async () => {
    const slow = new ScriptedChat([asksToWait(NOON + MINUTE)], (destination) => destination === OTHER);
    const quick = new ScriptedChat([], (destination) => destination === DESK);
    let now = NOON;
    const { deliveries } = memoryStore(() => now);
    await deliveries.record(aRecording({ destination: OTHER }));
    await deliveries.record(aRecording());

    await deliverDue({
      deliveries,
      destinations: () => [],
      adapters: [slow, quick],
      clock: () => now++,
      random: () => 0,
      signal: new AbortController().signal,
      onProblem: () => {},
    });

    expect(slow.messages).toEqual([]);
    expect(quick.messages).toHaveLength(3);
  });

  it('leaves alone what no adapter serves', async () => {
    const chat = new ScriptedChat([], () => false);
    const { deliveries, deliver, states } = anOutbox(chat);
    await deliveries.record(aRecording());

    await deliver();

    expect(await states()).toEqual(['due', 'due', 'due']);
  });

  it('starts no attempt once it is told to stop', async () => {
    const stop = new AbortController();
    const stopsUs: Attempt = {
      taken: true,
      answer(messageId) {
        stop.abort();
        return accepts.answer(messageId);
      },
    };
    const chat = new ScriptedChat([stopsUs]);
    const { deliveries, deliver, states } = anOutbox(chat);
    await deliveries.record(aRecording());

    await deliver(stop.signal);

    expect(await states()).toEqual(['sent', 'due', 'due']);
  });
});

describe('an attempt whose end nobody knows', () => {
  it.each([
    ['the answer was lost after the message was taken', losesTheAnswer],
    ['the request was lost', losesTheRequest],
    ['the adapter failed', throws],
  ] as readonly (readonly [string, Attempt])[])('is looked for before it is posted again: %s', async (_, attempt) => {
    const chat = new ScriptedChat([attempt]);
    const { deliveries, deliver, pass, states } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(MINUTE);
    await deliver();

    expect(chat.looks).toBe(1);
    expect(chat.messages.map(({ kind }) => kind)).toEqual(['head', 'story', 'foot']);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('is held and told once where the channel cannot be read back, and never posted by guess', async () => {
    const chat = new ScriptedChat([losesTheAnswer]);
    chat.look = cannotLook;
    const { deliveries, deliver, pass, states, told } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(MINUTE);
    await deliver();
    pass(MINUTE);
    await deliver();

    expect(chat.posts).toBe(1);
    expect(await states()).toEqual(['held', 'held', 'held']);
    expect(told.map(({ code }) => code)).toEqual(['delivery-unknown']);
  });

  it('is looked for again when looking itself fails', async () => {
    const chat = new ScriptedChat([losesTheAnswer]);
    let failures = 2;
    const { deliveries, deliver, pass, states } = anOutbox(chat);
    const find = chat.find.bind(chat);
    chat.find = async (delivery) => {
      if (failures-- > 0) throw new Error('the service does not answer');
      return find(delivery);
    };
    await deliveries.record(aRecording());

    for (let minute = 0; minute < 5; minute++) {
      await deliver();
      pass(MINUTE);
    }

    expect(chat.messages).toHaveLength(3);
    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });

  it('is found out after a restart, whatever the process had in mind', async () => {
    const chat = new ScriptedChat();
    const { deliveries, deliver } = anOutbox(chat);
    const [head] = await deliveries.record(aRecording());
    await deliveries.claim(head!.id);
    chat.messages.push({ id: head!.id, destination: DESK, kind: 'head' });

    await deliver();

    expect(chat.messages.map(({ kind }) => kind)).toEqual(['head', 'story', 'foot']);
  });
});

describe('a destination that refuses', () => {
  it('gets one request, and the operator is told once', async () => {
    const chat = new ScriptedChat([refuses]);
    const { deliveries, deliver, pass, states, told } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliveries.record(aRecording({ at: NOON + MINUTE }));

    await deliver();
    pass(MINUTE);
    await deliver();

    expect(chat.posts).toBe(1);
    expect(await states()).toEqual(Array(6).fill('held'));
    expect(told.map(({ code }) => code)).toEqual(['destination-refused']);
  });

  it('is asked again by the next briefing, without telling the operator the same again', async () => {
    const chat = new ScriptedChat([refuses, refuses]);
    const { deliveries, deliver, pass, told } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(12 * 60 * MINUTE);
    await deliveries.record(aRecording({ at: NOON + 12 * 60 * MINUTE }));
    await deliver();

    expect(chat.posts).toBe(2);
    expect(told).toHaveLength(1);
  });

  it('is told again when it had worked in between', async () => {
    const chat = new ScriptedChat([refuses, accepts, accepts, accepts, refuses]);
    const { deliveries, deliver, pass, told } = anOutbox(chat);
    for (let day = 0; day < 3; day++) {
      await deliveries.record(aRecording({ at: NOON + day * 86_400_000 }));
      await deliver();
      pass(86_400_000);
    }

    expect(told).toHaveLength(2);
  });
});

describe('giving up', () => {
  it('comes after twelve attempts, with longer and longer waits, and is told once', async () => {
    const chat = new ScriptedChat(Array(40).fill(losesTheRequest));
    const { deliveries, deliver, pass, states, told } = anOutbox(chat, { random: () => 0.01 });
    await deliveries.record(aRecording());

    for (let tick = 0; tick < 200; tick++) {
      await deliver();
      pass(30_000);
    }

    expect(chat.posts).toBe(MOST_ATTEMPTS);
    expect(await states()).toEqual(['dead', 'dead', 'dead']);
    expect(told.map(({ code }) => code)).toEqual(['delivery-dead']);
  });

  it('waits a random time of at most fifteen minutes', async () => {
    const chat = new ScriptedChat(Array(40).fill(losesTheRequest));
    const { deliveries, deliver, pass } = anOutbox(chat, { random: () => 0.999_999 });
    await deliveries.record(aRecording());
    const waits: number[] = [];

    for (let attempt = 0; attempt < 10; attempt++) {
      await deliver();
      const row = await deliveries.first(DESK);
      const wait = row!.notBefore - (NOON + waits.reduce((a, b) => a + b, 0));
      waits.push(wait);
      pass(wait);
    }

    expect(waits.slice(0, 4).map((ms) => Math.round(ms / 1000))).toEqual([2, 4, 8, 16]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(15 * MINUTE);
  });

  it('happens to what is more than two hours late, so that the next briefing covers its period', async () => {
    const chat = new ScriptedChat();
    const { deliveries, pastBriefings, deliver, pass, states } = anOutbox(chat);
    await deliveries.record(aRecording({ at: NOON - 86_400_000, dueAt: NOON }));
    await deliver();
    await deliveries.record(aRecording());

    pass(TOO_LATE_MS + 1);
    await deliver();

    expect(chat.messages).toHaveLength(3);
    expect((await states()).slice(3)).toEqual(['dead', 'dead', 'dead']);
    expect((await pastBriefings.last(DESK))?.to).toBe(new Date(NOON - 86_400_000).toISOString());
  });

  it('does not happen to a late message that turns out to have been shown', async () => {
    const chat = new ScriptedChat([accepts, accepts, losesTheAnswer]);
    const { deliveries, deliver, pass, states } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(TOO_LATE_MS * 2);
    await deliver();

    expect(await states()).toEqual(['sent', 'sent', 'sent']);
  });
});

describe('a clock that was set back', () => {
  it('makes nothing wait for the time it had before', async () => {
    const chat = new ScriptedChat([losesTheRequest]);
    const { deliveries, deliver, pass } = anOutbox(chat);
    await deliveries.record(aRecording());
    await deliver();

    pass(-86_400_000);
    await deliver();

    expect(chat.messages).toHaveLength(3);
  });
});

describe('changing what was posted', () => {
  const anEdit = (at: number, edits = 'message 1') => {
    const recording = aRecording({ at });
    const { card, place, briefing } = recording.parts[1] as Extract<Part, { kind: 'story' }>;
    return {
      ...recording,
      kind: 'update' as const,
      briefing: null,
      parts: [{ kind: 'update' as const, edits, setting: briefing, card, place, changed: ['9 → 12'], at }],
    };
  };

  it('hands the new form to the adapter as an edit, not as a message', async () => {
    const chat = new ScriptedChat();
    const { deliveries, deliver } = anOutbox(chat);
    await deliveries.record(anEdit(NOON));

    await deliver();

    expect(chat.edits).toEqual(['message 1']);
    expect(chat.posts).toBe(0);
  });

  it('makes an edit again whose end nobody knows, without looking', async () => {
    const chat = new ScriptedChat([losesTheAnswer]);
    const { deliveries, deliver, pass, states } = anOutbox(chat);
    await deliveries.record(anEdit(NOON));
    await deliver();
    pass(MINUTE);

    await deliver();

    expect(chat.edits).toEqual(['message 1', 'message 1']);
    expect(chat.looks).toBe(0);
    expect(await states()).toEqual(['sent']);
  });

  it('gives up an edit whose message is gone, tells it, and goes on with the rest', async () => {
    const chat = new ScriptedChat([messageIsGone]);
    const { deliveries, deliver, told, states } = anOutbox(chat);
    await deliveries.record(anEdit(NOON));
    await deliveries.record(aRecording({ at: NOON - MINUTE }));

    await deliver();

    expect(told.map(({ code }) => code)).toEqual(['message-gone']);
    expect((await states()).filter((state) => state === 'dead')).toHaveLength(1);
    expect(chat.posts).toBe(3);
  });
});

describe('what an adapter is told about a delivery', () => {
  it('is how its destination wants it, which message is its head, and since when it may have been shown', async () => {
    const chat = new ScriptedChat();
    const { deliveries } = memoryStore(() => NOON + MINUTE);
    await deliveries.record(aRecording({ destination: OTHER }));

    await deliverDue({
      deliveries,
      destinations: () => [aDestination({ id: OTHER, layout: 'forum', publish: true })],
      adapters: [chat],
      clock: () => NOON + MINUTE,
      random: () => 0,
      signal: new AbortController().signal,
      onProblem: () => {},
    });

    const wishes = { layout: 'forum', publish: true, since: NOON };
    expect(chat.postings).toMatchObject([
      { ...wishes, under: null },
      { ...wishes, under: 'message 1' },
      { ...wishes, under: 'message 1' },
    ]);
  });
});

describe('what the operator reads of an attempt whose end nobody knows', () => {
  it('is that there is nothing to do while it is being looked for', async () => {
    const lost: Attempt = {
      taken: true,
      answer: () => ({ end: 'unknown', problem: { code: 'delivery-unknown', subject: 'scripted' } }),
    };
    const chat = new ScriptedChat([lost]);
    const { deliveries, deliver, told } = anOutbox(chat);
    await deliveries.record(aRecording());

    const { problems } = await deliver();

    expect(problems.map(({ code }) => code)).toEqual(['delivery-uncertain']);
    expect(told).toEqual([]);
  });
});
