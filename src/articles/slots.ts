/** A number of places for work, and a line in front of them. */
export interface Slots {
  /** Works as soon as a place is free. Throws the signal's reason when it is aborted before. */
  hold<T>(work: () => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** So many places; whoever came first is first. */
export function createSlots(places: number): Slots {
  let free = places;
  const line = new Set<() => void>();

  const placeFor = async (signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    if (free > 0) {
      free -= 1;
      return;
    }
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const leave = () => {
      line.delete(resolve);
      reject(signal.reason);
    };
    line.add(resolve);
    signal.addEventListener('abort', leave, { once: true });
    await promise.finally(() => signal.removeEventListener('abort', leave));
  };
  const give = () => {
    const [next] = line;
    if (next === undefined) {
      free += 1;
      return;
    }
    line.delete(next);
    next();
  };

  return {
    async hold(work, signal) {
      await placeFor(signal);
      try {
        return await work();
      } finally {
        give();
      }
    },
  };
}
