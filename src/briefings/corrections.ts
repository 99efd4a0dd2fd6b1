import type { StoryCard } from '../summarizer/card.ts';
import { cutAtClause } from '../summarizer/fit.ts';
import type { Correction, StoryState } from './briefing.ts';
import { countText, figureText } from './figure-text.ts';

/**
 * What we told that its own source has since taken back: a number its claimant lowered or now denies.
 * A toll that rises is news, not a correction. Never dropped for length.
 */
export function correctionsOf(
  stories: readonly StoryCard[],
  told: ReadonlyMap<string, StoryState>,
): readonly Correction[] {
  return stories.flatMap((card) => {
    const before = told.get(card.id);
    if (!before) return [];
    return before.figures.flatMap((old): Correction[] => {
      const now = card.figures.find(
        (figure) =>
          figure.kind === old.kind && (figure.group ?? null) === old.group && figure.claimant === old.claimant,
      );
      const was = figureText(old);
      if (!now || was === null || old.low === null || now.low === undefined || now.low >= old.low) return [];
      const place = card.places[0] ? `${card.places[0]}: ` : '';
      const text = `${place}we reported ${was} (${old.claimant}); ${old.claimant} now puts it at ${countText(now)}.`;
      return [{ storyId: card.id, text: cutAtClause(text, 300) ?? text, ev: now.ev }];
    });
  });
}
