import type { Refusal } from '../outcome.ts';

/** The time one request may take. */
export interface Deadline {
  /** Aborted when the time is up or the request is given up, or with the signal it was started with. */
  readonly signal: AbortSignal;
  /** Ends the request before its time. */
  giveUp(cause: Refusal): void;
  /** Lets go of the timer and of the other signal, which may live for months. */
  end(): void;
}

/** Starts a deadline of `limitMs` that also ends with `signal`. */
export function startDeadline(signal: AbortSignal, limitMs: number): Deadline {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new DOMException('The time is up', 'TimeoutError')), limitMs);
  const follow = () => stop.abort(signal.reason);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return {
    signal: stop.signal,
    giveUp: (cause) => stop.abort(cause),
    end() {
      clearTimeout(timer);
      signal.removeEventListener('abort', follow);
    },
  };
}
