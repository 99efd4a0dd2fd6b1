import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Pause } from './clock.ts';

/** Work may go on for so long before others get a turn: a few together still answer within a blink. */
const TURN_MS = 8;

/** A pause that gives way to whatever waits, once somebody may have waited for long. */
export function createPause(): Pause {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await nextTurn();
    since = performance.now();
  };
}
