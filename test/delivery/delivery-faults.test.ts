import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { deliverDue } from '../../src/delivery/outbox.ts';
import type { Problem } from '../../src/outcome.ts';
import { memoryStore } from '../../src/store/memory-store.ts';
import { NOON } from '../support/builders.ts';
import { aRecording, DESK } from '../support/delivery-builders.ts';
import {
  type Attempt,
  accepts,
  asksToWait,
  cannotLook,
  losesTheAnswer,
  losesTheRequest,
  refuses,
  ScriptedChat,
} from '../support/scripted-chat.ts';

const VECTORS = '../shared/attacks/delivery-faults.jsonl';

interface Fault {
  readonly id: string;
  readonly at: string;
  readonly fault: string;
  readonly server_has_message: boolean;
  readonly expect: { readonly posts?: number; readonly lost?: number; readonly [key: string]: unknown };
}

const faults: readonly Fault[] = existsSync(VECTORS)
  ? readFileSync(VECTORS, 'utf8')
      .split('\n')
      .filter((line) => line.trim() !== '')
      .map((line) => JSON.parse(line))
  : [];

/** Ends of the process; the rest is an answer of the service, or none. */
const DEADLY = /kill|out of memory|database|lease|failover|paused/i;

/** What an adapter reports for a row: the service asks to wait, or nobody knows how it ended. */
function attemptOf({ fault, server_has_message }: Fault): Attempt {
  if (/429|ratelimited/.test(fault)) return asksToWait(NOON + 30_000);
  return server_has_message ? losesTheAnswer : losesTheRequest;
}

/** A briefing of three messages, the fault at its first, and then ten quiet minutes. */
async function suffer(script: readonly Attempt[], { killed = null as null | { taken: boolean }, look = true } = {}) {
  let now = NOON;
  const chat = new ScriptedChat(script);
  if (!look) chat.look = cannotLook;
  const { deliveries } = memoryStore(() => now);
  const told: Problem[] = [];
  const [head] = await deliveries.record(aRecording());
  if (killed !== null && head !== undefined) {
    await deliveries.claim(head.id);
    if (killed.taken) chat.messages.push({ id: head.id, destination: DESK, kind: 'head' });
  }
  for (let tick = 0; tick < 20; tick++, now += 30_000) {
    await deliverDue({
      deliveries,
      destinations: () => [],
      adapters: [chat],
      clock: () => now,
      random: () => 0.5,
      signal: new AbortController().signal,
      onProblem: (problem) => told.push(problem),
    });
  }
  const states = (await deliveries.list(0)).map(({ state }) => state);
  return { chat, told, states, kinds: chat.messages.map(({ kind }) => kind) };
}

describe.skipIf(faults.length === 0)(`the faults of ${VECTORS} (skipped where the file is absent)`, () => {
  const once = faults.filter(({ expect: wanted }) => wanted.posts === 1 && wanted.lost === 0);

  it.each(once)('$id: $at, $fault: one post, none lost', async (row) => {
    const isDeadly = row.at !== 'send' || DEADLY.test(row.fault);

    const { kinds, states } = isDeadly
      ? await suffer([], { killed: { taken: row.server_has_message } })
      : await suffer([attemptOf(row)]);

    expect(kinds).toEqual(['head', 'story', 'foot']);
    expect(states).toEqual(['sent', 'sent', 'sent']);
  });

  const closed = faults.filter(({ expect: wanted }) => wanted.destination === 'paused' || wanted.action === 'paused');

  it.each(closed)('$id: $fault: one request, and the operator is told once', async () => {
    const { chat, told, states } = await suffer([refuses, refuses]);

    expect(chat.posts).toBe(1);
    expect(told).toHaveLength(1);
    expect(states).toEqual(['held', 'held', 'held']);
  });

  const blind = faults.filter(({ expect: wanted }) => wanted.state === 'unknown');

  it.each(blind)('$id: $fault: held, told once, never guessed twice', async () => {
    const { chat, told, states } = await suffer([losesTheAnswer], { look: false });

    expect(chat.posts).toBe(1);
    expect(told.map(({ code }) => code)).toEqual(['delivery-unknown']);
    expect(states).toEqual(['held', 'held', 'held']);
  });

  const ordered = faults.filter(({ expect: wanted }) => wanted.order === '1,2,3');

  it.each(ordered)('$id: $fault: the parts stay in order', async () => {
    const { kinds } = await suffer([accepts, losesTheRequest, losesTheRequest, losesTheRequest]);

    expect(kinds).toEqual(['head', 'story', 'foot']);
  });
});
