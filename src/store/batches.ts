import { MOST_VALUES } from './differences.ts';

/** A list in pieces that one statement can carry, when each item brings `values` values. */
export function batches<T>(items: readonly T[], values = 1): readonly (readonly T[])[] {
  const size = Math.max(1, Math.floor(MOST_VALUES / values));
  const pieces: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += size) pieces.push(items.slice(start, start + size));
  return pieces;
}
