/** Watches this process while some work runs: how long its loop was away, how much memory it took. */
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';

/** What was seen. Delays hold the timer's own millisecond or two; nothing is subtracted. */
export interface Seen {
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Of the main thread alone. */
  readonly mainSeconds: number;
  readonly delayMs: { readonly p50: number; readonly p99: number; readonly max: number };
  /** The longest this thread itself worked in one go; the rest of a delay the machine was busy with others. */
  readonly longestOwnMs: number;
  /** By a timer of our own, as a second witness. */
  readonly tickMs: { readonly p99: number; readonly max: number };
  readonly rssMb: { readonly before: number; readonly max: number; readonly after: number };
  readonly heapMb: number;
}

const TICK_MS = 1;
const MEMORY_MS = 25;
const inMb = (bytes: number) => Math.round((bytes / 2 ** 20) * 10) / 10;
const rounded = (ms: number) => Math.round(ms * 10) / 10;

/** Runs the work and watches it. */
export async function watched<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly seen: Seen }> {
  const worked = () => {
    const { user, system } = process.threadCpuUsage();
    return (user + system) / 1_000;
  };
  const before = process.memoryUsage.rss();
  let most = before;
  let heap = 0;
  const memory = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, MEMORY_MS);
  const heaps = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 1_000);
  const delay = monitorEventLoopDelay({ resolution: TICK_MS });
  const ticks: number[] = [];
  let longestOwnMs = 0;
  let last = performance.now();
  let ownBefore = worked();
  const tick = () => {
    const [now, own] = [performance.now(), worked()];
    ticks.push(now - last);
    longestOwnMs = Math.max(longestOwnMs, own - ownBefore);
    [last, ownBefore] = [now, own];
    timer = setTimeout(tick, TICK_MS);
  };
  let timer = setTimeout(tick, TICK_MS);
  delay.enable();
  const [cpu, own, start] = [process.cpuUsage(), worked(), performance.now()];
  try {
    const result = await work();
    const seconds = (performance.now() - start) / 1_000;
    const { user, system } = process.cpuUsage(cpu);
    const mainSeconds = (worked() - own) / 1_000;
    // Whatever the work ended with is a delay as well, and counts only once the timers have come again.
    await wait(5 * TICK_MS);
    delay.disable();
    const sorted = Float64Array.from(ticks).sort();
    const seen = {
      seconds,
      cpuSeconds: (user + system) / 1e6,
      mainSeconds,
      delayMs: {
        p50: rounded(delay.percentile(50) / 1e6),
        p99: rounded(delay.percentile(99) / 1e6),
        max: rounded(delay.max / 1e6),
      },
      longestOwnMs: rounded(longestOwnMs),
      tickMs: {
        p99: rounded(sorted[Math.floor(0.99 * sorted.length)] ?? Number.NaN),
        max: rounded(sorted.at(-1) ?? Number.NaN),
      },
      rssMb: { before: inMb(before), max: inMb(most), after: inMb(process.memoryUsage.rss()) },
      heapMb: inMb(heap),
    };
    return { result, seen };
  } finally {
    clearTimeout(timer);
    clearInterval(memory);
    clearInterval(heaps);
  }
}
