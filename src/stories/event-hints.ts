import { dateOf } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Means } from './event-traits.ts';
import type { Report } from './story.ts';
import { townOf } from './vectors.ts';

/** What a report says of its event, as far as it tells two events with the same phrases apart. */
export interface EventHints {
  readonly day: EpochMs | null;
  readonly at: EpochMs;
  readonly town: string | null;
  readonly means: ReadonlySet<Means>;
  readonly entities: ReadonlySet<string>;
}

/** Reads the hints of a report; `means` are its traits'. */
export function hintsOf(report: Report, means: ReadonlySet<Means> = new Set()): EventHints {
  return {
    day: report.eventDate,
    at: dateOf(report.article),
    town: townOf(report, report.entities),
    means,
    entities: new Set(report.entities.keys()),
  };
}

const DAY_MS = 86_400_000;

/**
 * Whether two texts with the same phrases may tell of one event: an outlet uses its phrases again for another day or
 * town, for another target or with other arms. A copy may give a newer toll, and the day of that toll.
 */
export function mayBeOneEvent(a: EventHints | undefined, b: EventHints | undefined): boolean {
  if (!a || !b) return true;
  const names = shared(a, b, 'name:') + shared(a, b, 'person:');
  const dated = a.day !== null && b.day !== null;
  // Where a text gives no day, other numbers a day later are another event's.
  const days = dated ? Math.abs((a.day ?? 0) - (b.day ?? 0)) / DAY_MS : Math.abs(a.at - b.at) / DAY_MS - 1 / 3;
  if (dated && (days > 1 || (days === 1 && names < 3))) return false;
  if ((dated ? days === 1 : days > 0) && areOther(a, b, 'count:')) return false;
  const away = a.town !== null && b.town !== null && a.town !== b.town;
  if (away && !a.entities.has(b.town ?? '') && !b.entities.has(a.town ?? '')) return false;
  const otherMeans = a.means.size > 0 && b.means.size > 0 && ![...a.means].some((means) => b.means.has(means));
  return !(areOther(a, b, 'count:') && (otherMeans || areOther(a, b, 'target:')));
}

function areOther(a: EventHints, b: EventHints, kind: string): boolean {
  const has = (hints: EventHints) => [...hints.entities].some((id) => id.startsWith(kind));
  return has(a) && has(b) && shared(a, b, kind) === 0;
}

function shared({ entities: a }: EventHints, { entities: b }: EventHints, kind: string): number {
  return [...a].filter((id) => id.startsWith(kind) && b.has(id)).length;
}
