import type { Place } from './line.ts';

/** How long somebody waits for an answer, and what they get when it takes longer. */
export interface InTime<T> {
  readonly withinMs: number;
  readonly tooSlow: () => T;
}

/** Works when it is this one's turn, and leaves the line whatever happens. What is too slow leaves it too, so that others are answered. */
export async function inTurn<T>(
  place: Place,
  work: (signal: AbortSignal) => Promise<T>,
  { withinMs, tooSlow }: InTime<T>,
): Promise<T> {
  const late = new AbortController();
  const instead = new Promise<T>((resolve) => {
    late.signal.addEventListener('abort', () => resolve(tooSlow()), { once: true });
  });
  const timer = setTimeout(() => late.abort(), withinMs);
  const worked = place.turn.then(() => work(late.signal));
  return Promise.race([worked, instead]).finally(() => {
    clearTimeout(timer);
    place.leave();
  });
}
