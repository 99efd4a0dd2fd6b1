import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createHostTurns } from '../../src/articles/host-turns.ts';
import { sleepingClock } from '../support/page-reading.ts';

const { signal } = new AbortController();

describe('a host', () => {
  it('is asked by one at a time, a second after the last answer', async () => {
    const time = sleepingClock(0);
    const turns = createHostTurns(time);
    const asked: number[] = [];
    let at = 0;
    const ask = async () => {
      asked.push(time.clock());
      at += 1;
      expect(at).toBe(1);
      await Promise.resolve();
      time.pass(300);
      at -= 1;
    };

    await Promise.all([1, 2, 3].map((page) => turns.take(`https://a.example/${page}`, 0, ask, signal)));

    expect(asked).toEqual([0, 1_300, 2_600]);
  });

  it('is left alone for as long as it wishes', async () => {
    const time = sleepingClock(0);
    const turns = createHostTurns(time);
    const ask = async () => time.clock();

    expect(await turns.take('https://a.example/1', 10_000, ask, signal)).toBe(0);
    expect(await turns.take('https://a.example/2', 10_000, ask, signal)).toBe(10_000);
  });

  it('is the service, where a service counts the requests of all its names together', async () => {
    const time = sleepingClock(0);
    const turns = createHostTurns(time);
    const ask = async () => time.clock();

    await turns.take('https://one.blogspot.com/1', 0, ask, signal);

    expect(await turns.take('https://two.blogspot.com/1', 0, ask, signal)).toBe(1_000);
    expect(await turns.take('https://other.example/1', 0, ask, signal)).toBe(1_000);
  });

  it('keeps nobody waiting who was ended, and is asked by the next', async () => {
    const time = sleepingClock(0);
    const turns = createHostTurns(time);
    const ended = new AbortController();
    const first = Promise.withResolvers<void>();
    const one = turns.take('https://a.example/1', 0, () => first.promise, signal);
    const two = turns.take('https://a.example/2', 0, async () => 'asked', ended.signal);
    const three = turns.take('https://a.example/3', 0, async () => 'asked', signal);

    ended.abort();
    first.resolve();

    await one;
    await expect(two).rejects.toThrow();
    expect(await three).toBe('asked');
  });

  it('is asked again after a mistake', async () => {
    const turns = createHostTurns(sleepingClock(0));
    const fails = turns.take('https://a.example/1', 0, () => Promise.reject(new Error('broken')), signal);

    await expect(fails).rejects.toThrow('broken');
    expect(await turns.take('https://a.example/2', 0, async () => 'asked', signal)).toBe('asked');
  });

  it('does not wait for hours where the clock was set back', async () => {
    const time = sleepingClock(10 * 3_600_000);
    const turns = createHostTurns(time);
    await turns.take('https://a.example/1', 0, async () => {}, signal);
    time.pass(-10 * 3_600_000);

    await turns.take('https://a.example/2', 0, async () => {}, signal);

    expect(time.slept).toEqual([1_000]);
  });
});

describe('many hosts', () => {
  it('are asked sixteen at a time', async () => {
    const turns = createHostTurns(sleepingClock(0));
    let [at, most] = [0, 0];
    const ask = async () => {
      at += 1;
      most = Math.max(most, at);
      await new Promise<void>((done) => setImmediate(done));
      at -= 1;
    };

    await Promise.all(
      Array.from({ length: 200 }, (_, host) => turns.take(`https://h${host}.example/`, 0, ask, signal)),
    );

    expect(most).toBe(16);
  });

  it('free the place of whoever was ended in the line', async () => {
    const turns = createHostTurns(sleepingClock(0));
    const ended = new AbortController();
    const open = Promise.withResolvers<void>();
    const busy = Array.from({ length: 16 }, (_, host) =>
      turns.take(`https://h${host}.example/`, 0, () => open.promise, signal),
    );
    const waiting = Array.from({ length: 16 }, (_, host) =>
      turns.take(`https://w${host}.example/`, 0, async () => 'asked', ended.signal),
    );
    const next = turns.take('https://next.example/', 0, async () => 'asked', signal);
    await new Promise<void>((done) => setImmediate(done));

    ended.abort();
    for (const each of waiting) await expect(each).rejects.toThrow();
    open.resolve();

    await Promise.all(busy);
    expect(await next).toBe('asked');
  });

  it('are never asked twice within a second, whoever asks in whatever order', async () => {
    const asks = fc.array(fc.record({ host: fc.nat(3), lasts: fc.nat(2_000), wish: fc.nat(5_000) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(asks, async (wanted) => {
        const time = sleepingClock(0);
        const turns = createHostTurns(time);
        const seen = new Map<number, number>();
        for (const { host, lasts, wish } of wanted) {
          await turns.take(
            `https://h${host}.example/`,
            wish,
            async () => {
              const last = seen.get(host);
              if (last !== undefined) expect(time.clock() - last).toBeGreaterThanOrEqual(Math.max(1_000, wish));
              time.pass(lasts);
              seen.set(host, time.clock());
            },
            signal,
          );
        }
      }),
    );
  });

  it('are forgotten after a while, and the last of them are not', async () => {
    const time = sleepingClock(0);
    const turns = createHostTurns(time);
    for (let host = 0; host < 5_000; host += 1) {
      await turns.take(`https://h${host}.example/`, 0, async () => time.pass(20), signal);
    }
    // The last of them was asked just now, and is remembered.
    const before = time.slept.length;
    await turns.take('https://h4999.example/', 0, async () => {}, signal);
    expect(time.slept.slice(before)).toEqual([1_000]);
  });
});
