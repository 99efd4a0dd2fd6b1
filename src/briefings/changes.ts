import type { Figure, SideClaim, StoryCard } from '../summarizer/card.ts';
import { cutAtClause, shorten } from '../summarizer/fit.ts';
import type { Change, StoryState } from './briefing.ts';
import { figureText } from './figure-text.ts';

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

/** "Merinsk: 12 killed, 35 wounded" → "at least 14 killed, 41 wounded (regional officials)". */
function tollChanges(card: StoryCard, before: StoryState): readonly Change[] {
  const moved = card.figures.flatMap((figure) => {
    const old = before.figures.find((other) => sameCount(other, figure));
    const [was, is] = [old && figureText(old), figureText(figure)];
    return was && is && was !== is ? [{ figure, was, is }] : [];
  });
  return [...Map.groupBy(moved, ({ figure }) => figure.claimant)].flatMap(([claimant, rows]) => {
    const after = `${rows.map(({ is }) => is).join(', ')} (${claimant})`;
    if (after.length > LONGEST) return [];
    return [
      {
        kind: 'toll' as const,
        storyId: card.id,
        before: shorten(place(card) + rows.map(({ was }) => was).join(', '), LONGEST),
        after,
        ev: [...new Set(rows.flatMap(({ figure }) => figure.ev))],
      },
    ];
  });
}

function sameCount(old: StoryState['figures'][number], figure: Figure): boolean {
  return old.kind === figure.kind && (old.group ?? null) === (figure.group ?? null) && old.claimant === figure.claimant;
}

function claimChanges(card: StoryCard, before: StoryState): readonly Change[] {
  return [...claimedCounts(card, before), ...card.claims.flatMap((claim) => claimChange(card, claim, before))];
}

/** A claimant who had named no number. */
function claimedCounts(card: StoryCard, before: StoryState): readonly Change[] {
  return card.figures.flatMap((figure) => {
    const text = figureText(figure);
    const known = before.figures.some(
      (old) => old.kind === figure.kind && (old.claimant === figure.claimant || sameNumber(old, figure)),
    );
    if (known || text === null || figure.scope !== 'incident') return [];
    const word = figure.loaded ? ` (“${figure.loaded}”)` : '';
    const after = `${place(card)}${figure.claimant}: ${text}${word}`;
    return after.length > LONGEST ? [] : [{ kind: 'claim_new' as const, storyId: card.id, after, ev: figure.ev }];
  });
}

function sameNumber(old: StoryState['figures'][number], figure: Figure): boolean {
  return old.low === (figure.low ?? null) && old.high === (figure.high ?? null) && old.low !== null;
}

const STANCE: Readonly<Record<SideClaim['stance'], string>> = {
  asserts: '',
  denies: ' denies',
  disputes: ' disputes',
  'no comment': ' has not commented',
};

function claimChange(card: StoryCard, claim: SideClaim, before: StoryState): readonly Change[] {
  const ofSide = before.claims.filter((old) => old.side === claim.side);
  if (ofSide.some((old) => old.text === claim.text)) return [];
  const after = cutAtClause(`${place(card)}${claim.claimant}${STANCE[claim.stance]}: ${claim.text}`, LONGEST);
  if (after === null) return [];
  const reversed = ofSide.find((old) => old.claimant === claim.claimant && opposed(old.stance, claim.stance));
  if (!reversed) {
    const heard = ofSide.some((old) => old.claimant === claim.claimant && old.stance === claim.stance);
    return heard ? [] : [{ kind: 'claim_new', storyId: card.id, after, ev: claim.ev }];
  }
  const beforeText = shorten(
    `${claim.claimant}${STANCE[reversed.stance as SideClaim['stance']] ?? ''}: ${reversed.text}`,
    LONGEST,
  );
  return [{ kind: 'claim_reversed', storyId: card.id, before: beforeText, after, ev: claim.ev }];
}

function opposed(a: string, b: string): boolean {
  const sides = [a, b].map((stance) => (stance === 'denies' || stance === 'disputes' ? 'against' : stance));
  return sides.includes('against') && sides.includes('asserts');
}

/** More independent roots, or independents who now disagree. */
function supportChanges(card: StoryCard, before: StoryState): readonly Change[] {
  const { independent, label } = card.corroboration;
  const ev = card.headline.ev;
  const subject = shorten(card.headline.text, 80);
  if (label === 'conflicting' && before.label !== 'conflicting') {
    return [{ kind: 'status', storyId: card.id, after: `${subject}: independent sources now disagree`, ev }];
  }
  if (independent > before.independent && before.independent < 2 && independent >= 2) {
    const after = `${subject}: now told by ${independent} independent sources`;
    return [{ kind: 'confirmed', storyId: card.id, before: before.label, after, ev }];
  }
  return [];
}
