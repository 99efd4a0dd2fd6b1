/** Work for threads, good and bad. */

/** Never ends, and never lets anything else run. */
export function forEver(): never {
  for (;;);
}

/** Ends at once. */
export function double(number: number): number {
  return 2 * number;
}

/** Throws. */
export function fail(): never {
  throw new Error('it failed as it was told');
}

/** Says that it has begun, and ends when it is told to: the first number of the two is set by it, the second by us. */
export function untilTold(shared: Int32Array): string {
  Atomics.store(shared, 0, 1);
  Atomics.wait(shared, 1, 0);
  return 'told';
}

/** Adds up. */
export function sum(bytes: Uint8Array): number {
  return bytes.reduce((all, byte) => all + byte, 0);
}
