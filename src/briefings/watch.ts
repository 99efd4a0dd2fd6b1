import type { EpochMs } from '../clock.ts';
import type { DateP, StoryCard, WatchItem } from '../summarizer/card.ts';
import { cutAtClause } from '../summarizer/fit.ts';
import { containment, sameWords } from '../summarizer/vectors.ts';

const DAY_MS = 86_400_000;
const MOST = 5;
/** Of one item, in characters. */
const LONGEST = 140;

/**
 * Dated or pending things that sources state, over all stories: the dated by date, then the others by the rank of
 * their story; what is past due is dropped, what was said twice is said once.
 */
export function watchItems(stories: readonly StoryCard[], now: EpochMs): readonly WatchItem[] {
  const items = stories.flatMap((card) => card.watch).filter((item) => !item.when || endOf(item.when) > now);
  const ordered = items.toSorted(
    (a, b) => (a.when ? Date.parse(a.when.iso) : Infinity) - (b.when ? Date.parse(b.when.iso) : Infinity) || 0,
  );
  const chosen: WatchItem[] = [];
  for (const item of ordered) {
    if (chosen.length === MOST) break;
    const text = cutAtClause(item.text, LONGEST) ?? (item.text.length <= LONGEST + 60 ? item.text : null);
    if (text === null || chosen.some((other) => alike(other.text, text))) continue;
    chosen.push({ ...item, text });
  }
  return chosen;
}

function alike(a: string, b: string): boolean {
  return sameWords(a, b) >= 0.6 || containment(a, b, 'en') >= 0.75;
}

/** The moment after which a date is past: a day's end, a week's, a month's. */
export function endOf({ iso, precision }: DateP): EpochMs {
  const start = Date.parse(iso);
  if (precision === 'hour') return start + 3_600_000;
  if (precision === 'day') return start + DAY_MS;
  if (precision === 'week') return start + 7 * DAY_MS;
  const day = new Date(start);
  return Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 1, 1);
}
