import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { type Ballot, isText, type Votes, votesOf, wordsOf } from './paragraph-votes.ts';
import type { Voter } from './text-candidate.ts';
import { wordCount } from './text-measure.ts';

/** From here on a publisher's own text may be the report and not a teaser. */
const BODY_WORDS = 40;

/** The publisher's own text weighs more than all readers together. */
const OWN_WEIGHT = 12;

/** What the publisher's own text is to a page. */
export type OwnText =
  | { readonly kind: 'none' }
  | { readonly kind: 'elsewhere'; readonly paragraphs: readonly PageParagraph[] }
  | { readonly kind: 'whole' | 'beginning'; readonly voter: Voter };

/** What the publisher's own text, `body`, is beside what readers found: the whole report, its beginning, or a text the page does not show. */
export function ownText(ballot: Ballot, body: readonly string[], found: Votes): OwnText {
  const words = body.reduce((sum, text) => sum + wordCount(text), 0);
  if (words < BODY_WORDS) return { kind: 'none' };
  const paragraphs = body.map((text): PageParagraph => ({ text, kind: 'plain', linked: 0 }));
  const votes = votesOf(ballot, paragraphs).map((voted, at) => voted && (ballot.words[at] ?? 0) >= 2);
  const [shown, others] = [wordsOf(ballot, votes), wordsOf(ballot, found)];
  if (shown < words * 0.75) {
    return words >= others * 0.8 ? { kind: 'elsewhere', paragraphs } : { kind: 'none' };
  }
  const outside = found.map((voted, at) => voted && !votes[at]);
  const shared = new Set(ballot.paragraphs.flatMap((paragraph, at) => (votes[at] ? [boxOf(paragraph)] : [])));
  const goesOn = outside.map((voted, at) => voted && shared.has(boxOf(ballot.paragraphs[at])) && isText(ballot, at));
  const isCut = /(?:\.{3}|…)\W{0,3}$/.test(body.at(-1) ?? '');
  const whole =
    !isCut && (wordsOf(ballot, outside) <= others * 0.25 || (words >= 80 && wordsOf(ballot, goesOn) <= others * 0.1));
  // Texts for search engines have no headings, and a line of two words may stand in any text. A mere beginning tells nothing of the rest.
  const isSilentOn = (at: number) => !whole || ballot.paragraphs[at]?.kind === 'heading' || (ballot.words[at] ?? 0) < 4;
  const voter = { reader: 'linked data' as const, candidate: null, votes, weight: OWN_WEIGHT, words, isSilentOn };
  return { kind: whole ? 'whole' : 'beginning', voter };
}
