import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startTicker } from '../../src/scheduler/ticker.ts';

const HALF_MINUTE = 30_000;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.UTC(2026, 9, 25, 0, 59, 45) });
});
afterEach(() => {
  vi.useRealTimers();
});

/** A tick that lasts until it is ended. */
function aLongTick() {
  let end = () => {};
  const ticks: number[] = [];
  return {
    ticks,
    end: () => end(),
    onTick: () => {
      ticks.push(Date.now());
      return new Promise<void>((resolve) => {
        end = resolve;
      });
    },
  };
}

describe('the ticker', () => {
  it('ticks at once and then every half minute, also while clocks elsewhere change', async () => {
    const times: string[] = [];
    const ticker = startTicker({
      every: '*/30 * * * * *',
      onTick: async () => void times.push(new Date().toISOString().slice(11, 19)),
      onFailure: () => {},
    });

    await vi.advanceTimersByTimeAsync(4 * HALF_MINUTE);
    await ticker.stop();

    expect(times).toEqual(['00:59:45', '01:00:00', '01:00:30', '01:01:00', '01:01:30']);
  });

  it('never starts a tick while one is running', async () => {
    const long = aLongTick();
    const ticker = startTicker({ every: '*/30 * * * * *', onTick: long.onTick, onFailure: () => {} });

    await vi.advanceTimersByTimeAsync(10 * HALF_MINUTE);
    const during = long.ticks.length;
    long.end();
    await vi.advanceTimersByTimeAsync(HALF_MINUTE);
    long.end();
    await ticker.stop();

    expect(during).toBe(1);
    expect(long.ticks).toHaveLength(2);
  });

  it('tells of a tick that failed, and ticks on', async () => {
    const failures: unknown[] = [];
    const ticker = startTicker({
      every: '*/30 * * * * *',
      onTick: () => {
        throw new Error('a bug of ours');
      },
      onFailure: (cause) => failures.push(cause),
    });

    await vi.advanceTimersByTimeAsync(3 * HALF_MINUTE);
    await ticker.stop();

    expect(failures.map(String)).toEqual(Array(4).fill('Error: a bug of ours'));
  });

  it('stops after the tick that is running, and starts none after', async () => {
    const long = aLongTick();
    const ticker = startTicker({ every: '*/30 * * * * *', onTick: long.onTick, onFailure: () => {} });
    await vi.advanceTimersByTimeAsync(HALF_MINUTE);
    let hasStopped = false;

    const stopping = ticker.stop().then(() => {
      hasStopped = true;
    });
    await vi.advanceTimersByTimeAsync(HALF_MINUTE);
    const before = hasStopped;
    long.end();
    await stopping;
    await vi.advanceTimersByTimeAsync(5 * HALF_MINUTE);

    expect([before, hasStopped]).toEqual([false, true]);
    expect(long.ticks).toHaveLength(1);
    expect(vi.getTimerCount()).toBe(0);
  });
});
