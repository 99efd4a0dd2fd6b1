import type { EpochMs } from '../clock.ts';
import type { Conflict } from '../stories/conflict.ts';
import type { EventType } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { ConflictStatus } from './briefing.ts';

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

/**
 * The tracked conflicts with their arrows (`briefing.md` 2.9): computed from our own feeds, each with its reason.
 * Silence in the feeds is never calm on the ground: too little to go by is `insufficient`, not `flat`.
 */
export function boardOf(
  conflicts: readonly Conflict[],
  history: readonly StoryCard[],
  { now, feedsDown }: { readonly now: EpochMs; readonly feedsDown: readonly string[] },
): readonly ConflictStatus[] {
  const recent = history.filter((card) => {
    const age = now - Date.parse(card.updatedAt);
    return age >= 0 && age <= DAYS * DAY_MS;
  });
  const oldest = Math.min(now, ...recent.map((card) => Date.parse(card.updatedAt)));
  const daysRead = Math.floor((now - oldest) / DAY_MS) + 1;
  const told = new Set(history.flatMap(({ conflictIds }) => conflictIds.slice(0, 1)));
  return (
    conflicts
      .map((conflict) => ({
        conflict,
        cards: recent.filter((card) => card.conflictIds[0] === conflict.id).toSorted(byAge),
      }))
      // Before there is anything to compare with, only what is told of is worth a line.
      .filter(
        ({ conflict, cards }) =>
          cards.length > 0 || told.has(conflict.id) || (!conflict.standby && daysRead >= FEWEST_DAYS),
      )
      .toSorted(
        (a, b) =>
          Number(isToday(b.cards, now)) - Number(isToday(a.cards, now)) ||
          a.conflict.tier - b.conflict.tier ||
          b.cards.length - a.cards.length ||
          a.conflict.id.localeCompare(b.conflict.id),
      )
      .slice(0, MOST)
      .map(({ conflict, cards }) => statusOf(conflict, cards, { now, daysRead, feedsDown }))
  );
}

/** Whether a day has brought anything: such a conflict is never cut off the board. */
function isToday(cards: readonly StoryCard[], now: EpochMs): boolean {
  return cards.some((card) => ageInDays(card, now) === 0);
}

function byAge(a: StoryCard, b: StoryCard): number {
  return a.updatedAt.localeCompare(b.updatedAt) || a.id.localeCompare(b.id);
}

function statusOf(
  conflict: Conflict,
  cards: readonly StoryCard[],
  { now, daysRead, feedsDown }: { now: EpochMs; daysRead: number; feedsDown: readonly string[] },
): ConflictStatus {
  const days = Array.from({ length: DAYS }, (_, day) => cards.filter((card) => ageInDays(card, now) === day));
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

  const articles = cards.reduce((sum, card) => sum + card.corroboration.reports, 0);
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
  const eased = cards.some((card) => card.eventType !== null && COOPERATION.has(card.eventType));
  if (low && eased) return status('down', `${rate}; an agreement or exchange was reported`);
  return status('flat', `reports at their usual level (${rate})`);
}

function ageInDays(card: StoryCard, now: EpochMs): number {
  return Math.min(DAYS - 1, Math.floor((now - Date.parse(card.updatedAt)) / DAY_MS));
}

function weightOf(cards: readonly StoryCard[]): number {
  return cards.reduce((sum, card) => sum + card.severity * Math.min(card.corroboration.independent, 3), 0);
}

/** A kind of violence (severity of a strike or more) that none of the earlier days had. */
function firstOfKind(today: readonly StoryCard[], before: readonly StoryCard[]): EventType | null {
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
