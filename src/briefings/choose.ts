import type { StoryCard } from '../summarizer/card.ts';
import type { StoryState } from './briefing.ts';
import type { RankedCard } from './rank.ts';

/** At most so many stories of one conflict, unless the destination follows only one. */
const MOST_OF_ONE_CONFLICT = 3;

/** What a destination asks for. */
export interface Taste {
  readonly conflicts: 'all' | readonly string[];
  /** How many stories get a card, 1–7. */
  readonly stories: number;
  readonly stateMedia: 'label' | 'separate' | 'off';
}

/** Which stories get a card and which a line. */
export interface Choice {
  readonly stories: readonly StoryCard[];
  readonly lines: readonly StoryCard[];
}

/** Chooses from ranked cards; what a destination was told already and has not changed since is left out. */
export function chooseStories(
  ranked: readonly RankedCard[],
  taste: Taste,
  told: ReadonlyMap<string, StoryState>,
): Choice {
  const stories: StoryCard[] = [];
  const lines: StoryCard[] = [];
  const wanted = ranked
    .map(({ card }) => card)
    .filter((card) => follows(card, taste) && told.get(card.id)?.version !== card.version)
    .filter((card) => taste.stateMedia !== 'off' || !partyOnly(card));
  const followsOne = taste.conflicts !== 'all' && taste.conflicts.length === 1;
  for (const card of wanted) {
    const ofConflict = stories.filter((other) => other.conflictIds[0] === card.conflictIds[0]).length;
    const fits =
      stories.length < Math.min(7, Math.max(1, taste.stories)) &&
      passes(card) &&
      (followsOne || ofConflict < MOST_OF_ONE_CONFLICT) &&
      !(isStatement(card) && stories.some(isStatement)) &&
      !(taste.stateMedia === 'separate' && partyOnly(card));
    (fits ? stories : lines).push(card);
  }
  return { stories, lines };
}

/** Whether a destination follows one of a card's conflicts. */
export function follows(card: Pick<StoryCard, 'conflictIds'>, taste: Pick<Taste, 'conflicts'>): boolean {
  return taste.conflicts === 'all' || card.conflictIds.some((id) => taste.conflicts.includes(id));
}

/** The threshold of a card of its own: something happened, or two independent roots tell of it. */
export function passes(card: StoryCard): boolean {
  return card.severity >= 0.3 || card.corroboration.independent >= 2;
}

function isStatement(card: StoryCard): boolean {
  return card.eventType === 'statement' || card.eventType === null;
}

function partyOnly(card: StoryCard): boolean {
  return card.corroboration.label === 'party claims only';
}
