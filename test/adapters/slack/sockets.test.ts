import { webApi } from '@slack/bolt';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Socket } from '../../../src/adapters/slack/socket.ts';
import { Sockets } from '../../../src/adapters/slack/sockets.ts';
import type { ProblemCode } from '../../../src/outcome.ts';
import { NOON } from '../../support/builders.ts';

beforeEach(() => vi.useFakeTimers({ now: NOON }));
afterEach(() => vi.useRealTimers());

/** A connection that a test may end. */
class ScriptedSocket implements Socket {
  readonly #leaving = Promise.withResolvers<string>();
  readonly #gone = Promise.withResolvers<void>();
  readonly leaving = this.#leaving.promise;
  readonly gone = this.#gone.promise;
  isClosed = false;

  sendAway(reason: string): void {
    this.#leaving.resolve(reason);
  }

  cut(): void {
    this.#leaving.resolve('closed');
    this.#gone.resolve();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    this.cut();
  }
}

/** Connections of which each attempt fails as the script says; then they are let in. A second is waited for each failure. */
function socketsWith(script: readonly unknown[] = []) {
  const failures = [...script];
  const opened: ScriptedSocket[] = [];
  /** When each attempt was made, in seconds. */
  const attempts: number[] = [];
  const told: ProblemCode[] = [];
  const changes: boolean[] = [];
  const sockets = new Sockets({
    open: async () => {
      attempts.push((Date.now() - NOON) / 1_000);
      if (failures.length > 0) throw failures.shift();
      const socket = new ScriptedSocket();
      opened.push(socket);
      return socket;
    },
    clock: Date.now,
    pauseMs: (count) => count * 1_000,
    onProblem: ({ code }) => told.push(code),
    onChange: (isUp) => changes.push(isUp),
  });
  return { sockets, opened, attempts, told, changes };
}

/** Lets everything happen that needs no time. */
const settle = () => vi.advanceTimersByTimeAsync(0);

it('waits as long as Slack asks, and longer each time it fails', async () => {
  const asked = new webApi.WebAPIRateLimitedError(30);
  const { sockets, attempts, told } = socketsWith([asked, new Error('no'), new Error('no'), new Error('no')]);

  const started = sockets.start();
  await vi.advanceTimersByTimeAsync(60_000);
  await started;

  expect(attempts).toEqual([0, 0, 1, 3, 6, 30]);
  expect(told).toEqual(['service-unreachable']);
  await sockets.stop();
});

it('opens the next one before it closes the one that is to leave', async () => {
  const { sockets, opened, changes } = socketsWith();
  await sockets.start();
  await vi.advanceTimersByTimeAsync(60_000);

  opened[0]?.sendAway('refresh_requested');
  await settle();

  expect(opened.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
  expect(changes).toEqual([true]);
  await sockets.stop();
});

it('leaves it to Slack to close one that was replaced, because what is sent meanwhile would be lost; but not for ever', async () => {
  const { sockets, opened } = socketsWith();
  await sockets.start();
  await vi.advanceTimersByTimeAsync(60_000);

  opened[0]?.sendAway('refresh_requested');
  await vi.advanceTimersByTimeAsync(19_000);
  expect(opened.map(({ isClosed }) => isClosed)).toEqual([false, false, false]);
  await vi.advanceTimersByTimeAsync(2_000);

  expect(opened.map(({ isClosed }) => isClosed)).toEqual([true, false, false]);
  await sockets.stop();
});

it('has no more connections than Slack allows, however often they are refreshed', async () => {
  const { sockets, opened } = socketsWith();
  await sockets.start();

  for (let count = 0; count < 20; count += 1) {
    await vi.advanceTimersByTimeAsync(600);
    for (const socket of opened) socket.sendAway('refresh_requested');
  }
  await settle();

  expect(opened.filter(({ isClosed }) => !isClosed).length).toBeLessThanOrEqual(8);
  expect(opened).toHaveLength(42);
  await sockets.stop();
  expect(opened.every(({ isClosed }) => isClosed)).toBe(true);
});

it('replaces at once what lasted, or what Slack refreshes, and waits where connections are cut over and over', async () => {
  const { sockets, opened, attempts } = socketsWith();
  await sockets.start();
  await vi.advanceTimersByTimeAsync(60_000);

  opened[0]?.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  opened[2]?.sendAway('refresh_requested');
  await vi.advanceTimersByTimeAsync(1_000);
  opened[3]?.cut();
  await vi.advanceTimersByTimeAsync(1_000);
  opened[4]?.cut();
  await vi.advanceTimersByTimeAsync(10_000);

  expect(attempts).toEqual([0, 0, 60, 61, 63, 65]);
  await sockets.stop();
});

it('does not follow a service that sends it away over and over again', async () => {
  const { sockets, opened, attempts } = socketsWith();
  await sockets.start();

  for (let count = 0; count < 20; count += 1) {
    opened.at(-1)?.sendAway('too_many_websockets');
    await settle();
  }

  expect(attempts).toHaveLength(2);
  await sockets.stop();
});

it('says that it is away when the last one is gone, and that it is back', async () => {
  const { sockets, opened, changes } = socketsWith();
  await sockets.start();

  opened[0]?.cut();
  await settle();
  expect(changes).toEqual([true]);
  opened[1]?.cut();
  await settle();
  expect(changes).toEqual([true, false]);
  await vi.advanceTimersByTimeAsync(60_000);

  expect(changes).toEqual([true, false, true]);
  await sockets.stop();
});

it('ends while it waits, and tries nothing more', async () => {
  const { sockets, attempts } = socketsWith([new Error('no'), new Error('no')]);
  const started = sockets.start();
  await settle();

  await sockets.stop();
  await started;
  await vi.advanceTimersByTimeAsync(60_000);

  expect(attempts).toEqual([0, 0]);
});
