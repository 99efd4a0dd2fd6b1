import type { Figure, SideClaim, StoryCard } from '../summarizer/card.ts';
import { sameName } from '../summarizer/figure-claimants.ts';
import { groupKey } from '../summarizer/figure-groups.ts';
import { cutAtClause, shorten } from '../summarizer/fit.ts';
import type { Change, StoryState } from './briefing.ts';
import { claimLine } from './claim-line.ts';
import { countText, figureText } from './figure-text.ts';
import { shortName } from './short-name.ts';

/** Of one line, in characters. */
const LONGEST = 140;
/** Lines in all, and of one story. */
const MOST = 6;
const MOST_OF_A_STORY = 2;

/** The order in which changes are told, the most telling first; within a kind by the rank of the story. */
const ORDER: readonly Change['kind'][] = ['claim_reversed', 'toll', 'confirmed', 'claim_new', 'status', 'new', 'quiet'];

/**
 * What differs from what a destination was told: a comparison of stored states, never of prose.
 * `stories` are ranked; every line names who says what it says.
 */
export function changesSince(stories: readonly StoryCard[], told: ReadonlyMap<string, StoryState>): readonly Change[] {
  const found = stories.flatMap((card) => {
    const before = told.get(card.id);
    const changes = before ? changesOf(card, before) : [newStory(card)];
    return changes.toSorted(byKind).slice(0, MOST_OF_A_STORY);
  });
  return found.toSorted(byKind).slice(0, MOST);
}

function byKind(a: Change, b: Change): number {
  return ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind);
}

function newStory(card: StoryCard): Change {
  const after = card.follows === null ? card.headline.text : `Follow-up: ${card.headline.text}`;
  return { kind: 'new', storyId: card.id, after: shorten(after, LONGEST), ev: card.headline.ev };
}

function changesOf(card: StoryCard, before: StoryState): readonly Change[] {
  return [...tollChanges(card, before), ...claimChanges(card, before), ...supportChanges(card, before)];
}

function place(card: StoryCard): string {
  return card.places[0] ? `${card.places[0]}: ` : '';
}

/** "Merinsk: at least 12" → "14 killed (regional officials)"; several counts of one claimant share a line. */
function tollChanges(card: StoryCard, before: StoryState): readonly Change[] {
  const moved = card.figures.flatMap((figure) => {
    const old = before.figures.find((other) => sameCount(other, figure));
    const [was, is] = [old && figureText(old), figureText(figure)];
    return old && was && is && was !== is && !isOvertaken(figure, card) ? [{ figure, old, was, is }] : [];
  });
  return [...Map.groupBy(moved, ({ figure }) => figure.claimant)].flatMap(([claimant, rows]) => {
    const after = `${rows.map(({ is }) => is).join(', ')} (${claimant})`;
    if (after.length > LONGEST) return [];
    const [first] = rows;
    const was =
      rows.length === 1 && first ? (countText(first.old) ?? first.was) : rows.map((row) => row.was).join(', ');
    return [
      {
        kind: 'toll' as const,
        storyId: card.id,
        before: shorten(place(card) + was, LONGEST),
        after,
        ev: [...new Set(rows.flatMap(({ figure }) => figure.ev))],
      },
    ];
  });
}

/** Somebody else has counted the same since: then that is the news. */
function isOvertaken(figure: Figure, { figures }: StoryCard): boolean {
  return figures.some(
    (other) =>
      other.kind === figure.kind &&
      groupKey(other.group ?? null) === groupKey(figure.group ?? null) &&
      other.asOf > figure.asOf,
  );
}

/** One claimant's count of one thing, under whatever name; or the very number that the new one replaces. */
function sameCount(old: StoryState['figures'][number], figure: Figure): boolean {
  if (old.kind !== figure.kind || groupKey(old.group) !== groupKey(figure.group ?? null)) return false;
  return sameName(old.claimant, figure.claimant) || (old.low !== null && figure.supersedes?.value === old.low);
}

function claimChanges(card: StoryCard, before: StoryState): readonly Change[] {
  return [...claimedCounts(card, before), ...card.claims.flatMap((claim) => claimChange(card, claim, before))];
}

/** A claimant who had named no number. */
function claimedCounts(card: StoryCard, before: StoryState): readonly Change[] {
  return card.figures.flatMap((figure) => {
    const text = figureText(figure);
    const known = before.figures.some(
      (old) => old.kind === figure.kind && (sameCount(old, figure) || sameNumber(old, figure)),
    );
    if (known || text === null || figure.scope !== 'incident') return [];
    const word = figure.loaded ? ` (“${figure.loaded}”)` : '';
    const after = `${place(card)}${text}${word}, according to ${figure.claimant.replace(/ reports$/, '')}`;
    return after.length > LONGEST ? [] : [{ kind: 'claim_new' as const, storyId: card.id, after, ev: figure.ev }];
  });
}

function sameNumber(old: StoryState['figures'][number], figure: Figure): boolean {
  return old.low === (figure.low ?? null) && old.high === (figure.high ?? null) && old.low !== null;
}

function claimChange(card: StoryCard, claim: SideClaim, before: StoryState): readonly Change[] {
  const ofSide = before.claims.filter((old) => old.side === claim.side);
  if (ofSide.some((old) => old.text === claim.text)) return [];
  const after = cutAtClause(`${place(card)}${claimLine(claim)}`, LONGEST);
  if (after === null) return [];
  const reversed = ofSide.find((old) => old.claimant === claim.claimant && opposed(old.stance, claim.stance));
  if (!reversed) {
    const heard = ofSide.some((old) => old.claimant === claim.claimant && old.stance === claim.stance);
    return heard ? [] : [{ kind: 'claim_new', storyId: card.id, after, ev: claim.ev }];
  }
  return [
    { kind: 'claim_reversed', storyId: card.id, before: shorten(claimLine(reversed), LONGEST), after, ev: claim.ev },
  ];
}

function opposed(a: string, b: string): boolean {
  const sides = [a, b].map((stance) => (stance === 'denies' || stance === 'disputes' ? 'against' : stance));
  return sides.includes('against') && sides.includes('asserts');
}

/** What a story stood on, in words. */
const STOOD_ON: Readonly<Record<string, string>> = {
  'single source': 'one source',
  'party claims only': 'a party’s claims only',
  'unreviewed sources only': 'unreviewed sources only',
};

/** "Dolnik strike: one source → four independent ones", or independents who now disagree. */
function supportChanges(card: StoryCard, before: StoryState): readonly Change[] {
  const { independent, label } = card.corroboration;
  const ev = card.headline.ev;
  const subject = shortName(card);
  if (label === 'conflicting' && before.label !== 'conflicting') {
    return [{ kind: 'status', storyId: card.id, after: `${subject}: independent sources now differ on the toll`, ev }];
  }
  if (independent > before.independent && before.independent < 2 && independent >= 2) {
    const was = `${subject}: ${STOOD_ON[before.label] ?? before.label}`;
    const after = `${NUMBERS[independent] ?? independent} independent ones`;
    return [{ kind: 'confirmed', storyId: card.id, before: was, after, ev }];
  }
  return [];
}

const NUMBERS = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
