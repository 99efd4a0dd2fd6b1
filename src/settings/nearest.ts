import { editDistance } from '../language/edit-distance.ts';

/** The candidate that needs the fewest corrections to become what was written; null when none is near. */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  const wanted = written.slice(0, LONGEST).toLowerCase();
  let best: string | null = null;
  let least = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const candidate of candidates) {
    const word = candidate.slice(0, LONGEST).toLowerCase();
    const steps = Math.abs(word.length - wanted.length) < least ? editDistance(wanted, word) : least;
    if (steps < least) {
      least = steps;
      best = candidate;
    }
  }
  return best;
}

const LONGEST = 60;
