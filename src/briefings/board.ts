import type { EpochMs } from '../clock.ts';
import type { Conflict } from '../stories/conflict.ts';
import type { EventType } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { ConflictStatus } from './briefing.ts';
import { follows, type Taste } from './choose.ts';

const DAY_MS = 86_400_000;
const DAYS = 14;
/** Fewer relevant articles in fourteen days say nothing about what is usual. */
const FEWEST_ARTICLES = 8;
/** Feeds that have been read for fewer days have no usual yet. */
const FEWEST_DAYS = 3;
/** Makes the median absolute deviation comparable to a standard deviation. */
const MAD_SCALE = 1.48;
const MOST = 12;

/** Events that go with less violence; only with one of them may an arrow point down. */
const COOPERATION: ReadonlySet<EventType> = new Set(['agreement', 'prisoner_exchange']);

/** As much of a card as the board looks at: a fortnight of whole cards is a lot to hold at once. */
export type BoardCard = Pick<
  StoryCard,
  'id' | 'version' | 'conflictIds' | 'eventType' | 'severity' | 'corroboration' | 'updatedAt'
>;

/** What the board looks at of a card. */
export function boardCardOf(card: StoryCard): BoardCard {
  const { id, version, conflictIds, eventType, severity, corroboration, updatedAt } = card;
  return { id, version, conflictIds, eventType, severity, corroboration, updatedAt };
}

/** The board of those who follow these conflicts: of their own, from what is told of them. */
export function boardFor(
  taste: Pick<Taste, 'conflicts'>,
  conflicts: readonly Conflict[],
  history: readonly BoardCard[],
  context: { readonly now: EpochMs; readonly feedsDown: readonly string[] },
): readonly ConflictStatus[] {
  const followed = conflicts.filter(({ id }) => taste.conflicts === 'all' || taste.conflicts.includes(id));
  return boardOf(
    followed,
    history.filter((card) => follows(card, taste)),
    context,
  );
}

/**
 * The tracked conflicts with their arrows (`briefing.md` 2.9): computed from our own feeds, each with its reason.
 * Silence in the feeds is never calm on the ground: too little to go by is `insufficient`, not `flat`.
 */
export function boardOf(
  conflicts: readonly Conflict[],
  history: readonly BoardCard[],
  { now, feedsDown }: { readonly now: EpochMs; readonly feedsDown: readonly string[] },
): readonly ConflictStatus[] {
  const recent = history.flatMap((card): readonly AgedCard[] => {
    const age = now - Date.parse(card.updatedAt);
    return age >= 0 && age <= DAYS * DAY_MS ? [{ card, age }] : [];
  });
  const oldest = now - recent.reduce((most, { age }) => Math.max(most, age), 0);
  const daysRead = Math.floor((now - oldest) / DAY_MS) + 1;
  const byConflict = Map.groupBy(recent, ({ card }) => card.conflictIds[0]);
  const told = new Set(history.flatMap(({ conflictIds }) => conflictIds.slice(0, 1)));
  return (
    conflicts
      .map((conflict) => ({
        conflict,
        days: daysOf(byConflict.get(conflict.id) ?? []),
      }))
      // Before there is anything to compare with, only what is told of is worth a line.
      .filter(
        ({ conflict, days }) =>
          days.some(isBusy) || told.has(conflict.id) || (!conflict.standby && daysRead >= FEWEST_DAYS),
      )
      .toSorted(
        (a, b) =>
          Number(isBusy(b.days[0])) - Number(isBusy(a.days[0])) ||
          a.conflict.tier - b.conflict.tier ||
          b.days.flat().length - a.days.flat().length ||
          a.conflict.id.localeCompare(b.conflict.id),
      )
      .slice(0, MOST)
      .map(({ conflict, days }) => statusOf(conflict, days, { daysRead, feedsDown }))
  );
}

/** A card, and how long ago its newest report was. */
interface AgedCard {
  readonly card: BoardCard;
  readonly age: number;
}

/** Whether a day has brought anything: a conflict whose last day has is never cut off the board. */
function isBusy(day: readonly BoardCard[] | undefined): boolean {
  return (day?.length ?? 0) > 0;
}

/** The cards of the last day, of the day before, and so on; those of one day oldest first. */
function daysOf(cards: readonly AgedCard[]): readonly (readonly BoardCard[])[] {
  const days = Array.from({ length: DAYS }, (): BoardCard[] => []);
  const sorted = cards.toSorted((a, b) => b.age - a.age || (a.card.id < b.card.id ? -1 : 1));
  for (const { card, age } of sorted) days[Math.min(DAYS - 1, Math.floor(age / DAY_MS))]?.push(card);
  return days;
}

function statusOf(
  conflict: Conflict,
  days: readonly (readonly BoardCard[])[],
  { daysRead, feedsDown }: { readonly daysRead: number; readonly feedsDown: readonly string[] },
): ConflictStatus {
  const events24h = days[0]?.length ?? 0;
  const before = days.slice(1, Math.max(2, Math.min(DAYS, daysRead)));
  const middle = median(before.map(weightOf));
  const spread = MAD_SCALE * median(before.map((day) => Math.abs(weightOf(day) - middle)));
  const usual = before.reduce((sum, day) => sum + day.length, 0) / before.length;
  const baseline14d = Math.round(usual * 10) / 10;
  const status = (arrow: ConflictStatus['arrow'], reason: string): ConflictStatus => ({
    conflictId: conflict.id,
    name: conflict.name,
    arrow,
    reason,
    events24h,
    baseline14d,
  });

  const articles = days.flat().reduce((sum, card) => sum + card.corroboration.reports, 0);
  if (daysRead < FEWEST_DAYS) return status('insufficient', `our feeds cover ${plural(daysRead, 'day')} so far`);
  if (articles < FEWEST_ARTICLES) {
    const down = feedsDown.length > 0 ? `, ${plural(feedsDown.length, 'feed')} not answering` : '';
    return status('insufficient', `too few reports in our feeds (${articles} in 14 days${down})`);
  }
  const today = weightOf(days[0] ?? []);
  const rate = `${plural(events24h, 'event')} in 24 h; usual: ${baseline14d} a day`;
  if (today > middle + 2 * spread && events24h >= 2) return status('up', rate);
  const first = firstOfKind(days[0] ?? [], before.flat());
  if (first) return status('up', `first ${first.replaceAll('_', ' ')} in our feeds in 14 days`);
  const low = [today, weightOf(days[1] ?? [])].every((weight) => weight < middle - 1.5 * spread);
  const eased = days.flat().some((card) => card.eventType !== null && COOPERATION.has(card.eventType));
  if (low && eased) return status('down', `${rate}; an agreement or exchange was reported`);
  return status('flat', `reports at their usual level (${rate})`);
}

function weightOf(cards: readonly BoardCard[]): number {
  return cards.reduce((sum, card) => sum + card.severity * Math.min(card.corroboration.independent, 3), 0);
}

/** A kind of violence (severity of a strike or more) that none of the earlier days had. */
function firstOfKind(today: readonly BoardCard[], before: readonly BoardCard[]): EventType | null {
  if (before.length === 0) return null;
  const known = new Set(before.map((card) => card.eventType));
  const found = today.find(
    (card) =>
      card.eventType !== null &&
      card.severity >= 0.45 &&
      card.eventType !== 'negotiation' &&
      !COOPERATION.has(card.eventType) &&
      card.corroboration.independent > 0 &&
      !known.has(card.eventType),
  );
  return found?.eventType ?? null;
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
