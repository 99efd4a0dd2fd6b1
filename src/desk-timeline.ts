/** The dated events of one conflict, from the cards that are kept. */
import type { EpochMs } from './clock.ts';
import type { TimelinePoint } from './desk.ts';
import type { StoryCard } from './summarizer/card.ts';

const DAY_MS = 86_400_000;

/** Of one day so many, the weightiest: a timeline that is all of today is none. */
const MOST_OF_A_DAY = 4;

interface WeighedPoint {
  readonly point: TimelinePoint;
  readonly severity: number;
}

/** Newest first, from pages of cards that come newest first; reads no page more than it needs. */
export async function timelineOf(
  pages: AsyncIterable<readonly StoryCard[]>,
  { conflict, limit, now }: { readonly conflict: string; readonly limit: number; readonly now: EpochMs },
): Promise<readonly TimelinePoint[]> {
  const days = new Map<string, WeighedPoint[]>();
  for await (const page of pages) {
    for (const card of page.filter(({ conflictIds }) => conflictIds.some((id) => id === conflict))) {
      for (const point of pointsOf(card)) {
        // What lies ahead is for those who watch; a timeline tells what happened.
        if (Date.parse(point.when.iso) > now + DAY_MS) continue;
        const day = dayOf(point.when.iso);
        days.set(day, weightiest([...(days.get(day) ?? []), { point, severity: card.severity }]));
      }
    }
    // Nothing that is told on later pages happened after its own last report.
    const last = page.at(-1);
    if (last !== undefined && chosen(days, dayOf(last.updatedAt)).length >= limit) break;
  }
  return chosen(days, '').slice(0, limit);
}

/** The weightiest points of a day, the same words once. */
function weightiest(points: readonly WeighedPoint[]): WeighedPoint[] {
  const seen = new Set<string>();
  return points
    .toSorted((a, b) => b.severity - a.severity || byPlace(a.point, b.point))
    .filter(({ point: { text } }) => !seen.has(text.toLowerCase()) && seen.add(text.toLowerCase()))
    .slice(0, MOST_OF_A_DAY);
}

/** The points of the days after one, newest first. */
function chosen(days: ReadonlyMap<string, readonly WeighedPoint[]>, after: string): readonly TimelinePoint[] {
  return [...days]
    .filter(([day]) => day > after)
    .sort(([a], [b]) => (a < b ? 1 : -1))
    .flatMap(([, points]) =>
      points
        .map(({ point }) => point)
        .toSorted((a, b) => (a.when.iso === b.when.iso ? byPlace(a, b) : a.when.iso < b.when.iso ? 1 : -1)),
    );
}

/** The dated points of a card; of most the event itself, under its headline. */
function pointsOf(card: StoryCard): readonly TimelinePoint[] {
  const points = card.timeline.map(({ when, text, ev }): TimelinePoint => {
    const source = card.sources.find(({ articleId }) => ev[0]?.startsWith(`${articleId}:`)) ?? card.readMore;
    return { when, text, outlet: source.outlet, url: source.url, storyId: card.id };
  });
  const { eventDate: when } = card;
  if (when === undefined || points.some((point) => dayOf(point.when.iso) === dayOf(when.iso))) return points;
  const { outlet, url } = card.readMore;
  return [...points, { when, text: card.headline.text, outlet, url, storyId: card.id }];
}

function byPlace(a: TimelinePoint, b: TimelinePoint): number {
  return a.storyId === b.storyId ? (a.text < b.text ? -1 : 1) : a.storyId < b.storyId ? -1 : 1;
}

function dayOf(iso: string): string {
  return iso.slice(0, 10);
}
