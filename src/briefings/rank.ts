import type { EpochMs } from '../clock.ts';
import type { Conflict } from '../stories/conflict.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { StoryState } from './briefing.ts';
import type { Period } from './period.ts';

/** One part of a rank, in words and points, for `/why`. */
export interface RankPart {
  readonly name: 'severity' | 'corroboration' | 'sides' | 'recency' | 'novelty' | 'channel';
  /** 0–1. */
  readonly value: number;
  /** Its share of the rank; the weights add up to one. */
  readonly weight: number;
}

/** A card with its rank and where the rank comes from. */
export interface RankedCard {
  readonly card: StoryCard;
  /** 0–1. */
  readonly rank: number;
  readonly parts: readonly RankPart[];
}

/** What a rank depends on beside the card. */
export interface RankContext {
  readonly now: EpochMs;
  readonly period: Period;
  readonly conflicts: readonly Conflict[];
  readonly told: ReadonlyMap<string, StoryState>;
}

const HOUR_MS = 3_600_000;

/** The weight of a story for a destination: `briefing.md` 2.9. */
export function rankOf(card: StoryCard, context: RankContext): RankedCard {
  const parts: readonly RankPart[] = [
    { name: 'severity', value: card.severity, weight: 0.3 },
    { name: 'corroboration', value: Math.min(card.corroboration.independent, 5) / 5, weight: 0.2 },
    { name: 'sides', value: sideDiversity(card), weight: 0.1 },
    { name: 'recency', value: recency(card, context), weight: 0.15 },
    { name: 'novelty', value: novelty(card, context.told.get(card.id)), weight: 0.15 },
    { name: 'channel', value: channelWeight(card, context.conflicts), weight: 0.1 },
  ];
  return { card, parts, rank: parts.reduce((sum, part) => sum + part.value * part.weight, 0) };
}

/** Cards by rank, best first; equal ranks by newest report, then by id, so that the order of arrival never shows. */
export function rankCards(cards: readonly StoryCard[], context: RankContext): readonly RankedCard[] {
  return cards
    .map((card) => rankOf(card, context))
    .sort(
      (a, b) =>
        b.rank - a.rank || b.card.updatedAt.localeCompare(a.card.updatedAt) || a.card.id.localeCompare(b.card.id),
    );
}

/** One side heard is half of it; the voices of bystanders and officials of neither side count as one more. */
function sideDiversity(card: StoryCard): number {
  const sides = new Set([
    ...card.claims.map((claim) => claim.side),
    ...card.quotes.flatMap((quote) => (quote.side ? [quote.side] : [])),
    ...card.figures.flatMap((figure) => (figure.claimantSide ? [figure.claimantSide] : [])),
  ]);
  return Math.min(sides.size, 2) / 2;
}

/** e^(−h/18) for a daily briefing; a longer period fades as much slower, or its first days would never be shown. */
function recency(card: StoryCard, { now, period }: RankContext): number {
  const hours = Math.max(0, now - Date.parse(card.updatedAt)) / HOUR_MS;
  const days = Math.max(1, (period.to - period.from) / (24 * HOUR_MS));
  return Math.exp(-hours / (18 * days));
}

function novelty(card: StoryCard, told: StoryState | undefined): number {
  if (!told) return 1;
  return told.version === card.version ? 0 : 0.7;
}

/** The tier the operator gave the conflict: 1, .7 or .4; .4 where none is known. */
function channelWeight(card: StoryCard, conflicts: readonly Conflict[]): number {
  const tiers = conflicts.filter(({ id }) => card.conflictIds.includes(id)).map(({ tier }) => tier);
  return { 1: 1, 2: 0.7, 3: 0.4 }[Math.min(3, ...tiers)] ?? 0.4;
}
