import { schedule } from 'node-cron';

/** Keeps time until it is stopped. */
export interface Ticker {
  /** No tick starts any more; resolves when the one that runs has ended. */
  stop(): Promise<void>;
}

/**
 * Calls `onTick` at the times of a cron expression in UTC ("*∕30 * * * * *": every half minute). A tick that is still
 * running swallows the ones that come meanwhile: they never overlap, and no work is lost, because what is due is
 * decided from the store and not from the tick. The first tick comes at once. A tick that fails is told to `onFailure`
 * and the next one comes.
 */
export function startTicker({
  every,
  onTick,
  onFailure,
}: {
  readonly every: string;
  readonly onTick: () => Promise<void>;
  readonly onFailure: (cause: unknown) => void;
}): Ticker {
  let running: Promise<void> | null = null;
  let stopped = false;

  const run = async () => {
    try {
      await onTick();
    } catch (cause) {
      onFailure(cause);
    }
  };
  const tick = () => {
    if (stopped || running !== null) return;
    running = run().finally(() => {
      running = null;
    });
  };
  const task = schedule(
    every,
    tick,
    // What it would print about late ticks goes to the console of the operator, in its own words.
    { timezone: 'UTC', suppressMissedWarning: true, logger: SILENT },
  );
  tick();

  return {
    async stop() {
      stopped = true;
      await task.destroy();
      await running;
    },
  };
}

const SILENT = { info() {}, warn() {}, error() {}, debug() {} };
