import type { EpochMs } from '../clock.ts';
import { readDates } from '../language/dates.ts';
import type { StoryCard } from './card.ts';
import { blames } from './check-statement.ts';
import { cutAtClause } from './fit.ts';
import type { Reading } from './reading.ts';
import { opensDangling } from './select-sentences.ts';
import { figuresAt, isStale, type Standing } from './standing.ts';
import type { Wording } from './wording.ts';

const FEWEST = 3;
const MOST = 5;
/** Of one line, in characters. */
const LONGEST = 100;

type Point = StoryCard['timeline'][number];

/** Three to five dated points of a story, a line for each day, verbatim; none where there are fewer (`briefing.md` 1.3). */
export function timelineOf(
  readings: readonly Reading[],
  { standing, wording, now }: { standing: Standing; wording: Wording; now: EpochMs },
): readonly Point[] {
  const points = new Map<string, Point>();
  const sources = readings.filter((reading) => reading.native && !reading.party && !reading.copy);
  for (const reading of sources) {
    const { article } = reading;
    for (const statement of reading.statements) {
      const text = cutAtClause(statement.text, LONGEST);
      if (text === null || statement.quotedShare > 0.3 || opensDangling(text)) continue;
      if (wording(statement.unquoted).length > 0 || (blames(text) && statement.spoken.length === 0)) continue;
      if (isStale(figuresAt(reading, statement.index), standing)) continue;
      const dates = readDates(text, article.language, article.published ?? article.firstSeenAt);
      const [date] = dates;
      if (dates.length !== 1 || !date || date.future || date.since || date.precision === 'year') continue;
      const at = Date.parse(date.iso);
      if (!Number.isFinite(at) || at > now || points.has(date.iso)) continue;
      const when = { iso: new Date(at).toISOString(), precision: date.precision };
      points.set(date.iso, { when, text, ev: [statement.ev] });
    }
  }
  if (points.size < FEWEST) return [];
  return [...points.values()].toSorted((a, b) => a.when.iso.localeCompare(b.when.iso)).slice(-MOST);
}
