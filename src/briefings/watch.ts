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
  const items = stories
    .flatMap((card) => card.watch)
    .filter((item) => (!item.when || endOf(item.when) > now) && item.by !== '' && isUnderstood(item.text));
  const ordered = items.toSorted(
    (a, b) => (a.when ? Date.parse(a.when.iso) : Infinity) - (b.when ? Date.parse(b.when.iso) : Infinity) || 0,
  );
  const chosen: WatchItem[] = [];
  for (const item of ordered) {
    // That somebody will not say when is worth a line only where nobody else says it.
    if (DECLINED.test(item.text) && chosen.length > 0) continue;
    if (chosen.length === MOST) break;
    const text = cutAtClause(item.text, LONGEST) ?? (item.text.length <= LONGEST + 60 ? item.text : null);
    if (text === null || chosen.some((other) => alike(other.text, text))) continue;
    chosen.push({ ...item, text });
  }
  return chosen;
}

const DECLINED = /\b(?:declined|refused) to (?:say|give|name|comment)\b|\bdid not say (?:when|where|whether)\b/;

function alike(a: string, b: string): boolean {
  return sameWords(a, b) >= 0.6 || containment(a, b, 'en') >= 0.75;
}

/** Opens with a thing that only the sentences before it name: "The talks are due to end on Friday." */
const LEANING =
  /^(?:The|This|That|These|Those|Both|Such) (?:\p{Ll}+ )?(?:talks?|meeting|round|summit|vote|session|deadline|hearing|deal|truce|ceasefire|agreement|visit|investigation|inquiry|exchange|operation|sides?)\b/u;
const CALENDAR =
  /\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b/g;

/** Whether a line says by itself what is due: it leans on nothing, or names somebody or some place. */
function isUnderstood(text: string): boolean {
  return !LEANING.test(text) || /\s[“‘"]?\p{Lu}\p{L}/u.test(text.replace(CALENDAR, ''));
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
