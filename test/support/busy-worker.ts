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
