import type { PageParagraph } from './page-paragraphs.ts';
import { agreement, type Ballot, type Votes } from './paragraph-votes.ts';
import type { TextReader } from './ports.ts';

/** What one reader takes for the report. */
export interface Candidate {
  readonly reader: TextReader;
  readonly paragraphs: readonly PageParagraph[];
  /** How much this reader is believed before anything is known of the page; readers that are right more often have more. */
  readonly trust: number;
}

/** A reader as it votes on a page's paragraphs. */
export interface Voter {
  readonly reader: TextReader;
  /** What it has taken; null for the publisher's own text. */
  readonly candidate: Candidate | null;
  readonly votes: Votes;
  readonly weight: number;
  /** How many words its text has, whether the page's paragraphs have them or not. */
  readonly words: number;
  /** Whether it says nothing of the paragraph at a place, where it has not voted for it. */
  readonly isSilentOn: (at: number) => boolean;
}

/** How far voters agree with a choice, by their weight, 0 to 1. */
export function agreementOf(ballot: Ballot, voters: readonly Voter[], votes: Votes): number {
  let [sum, weights] = [0, 0];
  for (const voter of voters) {
    sum += voter.weight * agreement(ballot, voter.votes, votes);
    weights += voter.weight;
  }
  return weights === 0 ? 0 : sum / weights;
}
