import type { Sentence, StoryCard } from '../summarizer/card.ts';
import { countText, isToll } from './figure-text.ts';

/** In characters. */
const LONGEST = 240;

/**
 * The first thing said: the first story's headline with its own attribution and, where claimants disagree about its
 * toll, each number beside its claimant. One story only; two are never joined into one sentence.
 */
export function topLineOf(stories: readonly StoryCard[]): Sentence | null {
  const [first] = stories;
  if (!first) return null;
  const { headline } = first;
  const tolls = first.figures.filter(
    (figure) => figure.kind === 'killed' && isToll(figure) && figure.low !== undefined,
  );
  const rows = tolls.flatMap((figure) => {
    const count = countText(figure);
    return count === null ? [] : [{ text: `${count} (${figure.claimant})`, ev: figure.ev }];
  });
  // An undisputed number that the headline gives already would only be said twice.
  const disputed = rows.length > 1;
  const missing = rows.length === 1 && tolls[0]?.low !== undefined && !headline.text.includes(String(tolls[0].low));
  for (let kept = disputed || missing ? rows.length : 0; kept > 0; kept -= 1) {
    const shown = rows.slice(0, kept);
    const text = `${headline.text.replace(/[.\s]+$/, '')} – killed: ${shown.map((row) => row.text).join('; ')}.`;
    if (text.length > LONGEST) continue;
    // Showing one of two numbers would take a side.
    if (disputed && kept === 1) break;
    return { text, ev: [...new Set([...headline.ev, ...shown.flatMap((row) => row.ev)])], origin: 'template' };
  }
  return { text: headline.text, ev: headline.ev, origin: headline.from === 'composed' ? 'template' : 'verbatim' };
}
