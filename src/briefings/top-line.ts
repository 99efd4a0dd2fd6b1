import { readNumbers } from '../language/numbers.ts';
import type { EvidenceId, Figure, Sentence, StoryCard } from '../summarizer/card.ts';
import { claimLine, tellsDenial } from './claim-line.ts';
import { countText, isToll } from './figure-text.ts';

/** In characters. */
const LONGEST = 240;

/** What may follow a headline. */
interface Addition {
  readonly text: string;
  readonly ev: readonly EvidenceId[];
}

/**
 * The first thing said: the first story's headline with its own attribution, and the one thing it lacks: the numbers
 * of those who count otherwise, the toll, what somebody denies. One story only; two are never joined into one sentence.
 */
export function topLineOf(stories: readonly StoryCard[]): Sentence | null {
  const [first] = stories;
  if (!first) return null;
  const { headline } = first;
  const title = headline.text.replace(/[.\s]+$/, '');
  for (const addition of [...tollsOf(first), ...denialsOf(first)]) {
    const text = `${title}${addition.text}.`;
    if (text.length > LONGEST) continue;
    return { text, ev: [...new Set([...headline.ev, ...addition.ev])], origin: 'template' };
  }
  return { text: headline.text, ev: headline.ev, origin: headline.from === 'composed' ? 'template' : 'verbatim' };
}

/** The toll that the headline does not give, beside every other; none where only one of two would fit: that takes a side. */
function tollsOf(card: StoryCard): readonly Addition[] {
  const tolls = card.figures.filter((figure) => figure.kind === 'killed' && isToll(figure) && figure.low !== undefined);
  const told = readNumbers(card.headline.text, 'en').map(({ value }) => value);
  const missing = tolls.filter(({ low }) => !told.includes(low ?? null));
  if (missing.length === 0) return [];
  const rest = missing.length < tolls.length ? '; others count ' : ' – killed: ';
  // Beside a number of the headline all others stand, or none.
  const fewest = missing.length < tolls.length ? missing.length : Math.min(2, missing.length);
  return Array.from({ length: missing.length - fewest + 1 }, (_, fewer) => {
    const shown = missing.slice(0, missing.length - fewer);
    return { text: rest + shown.map(tollWords).join('; '), ev: shown.flatMap(({ ev }) => ev) };
  });
}

function tollWords(figure: Figure): string {
  return `${countText(figure) ?? ''} (${figure.claimant.replace(/ reports$/, '')})`;
}

/** "; the army denied firing on the town": the other side, where the headline has not heard it. */
function denialsOf(card: StoryCard): readonly Addition[] {
  return card.claims
    .filter((claim) => tellsDenial(claim) && !card.headline.text.includes(claim.claimant))
    .map((claim) => ({ text: `; ${claimLine(claim).replace(/\.$/, '')}`, ev: claim.ev }));
}
