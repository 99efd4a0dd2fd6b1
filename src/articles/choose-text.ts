import { elected } from './elect-paragraphs.ts';
import { ownText } from './own-text.ts';
import type { PageParagraph } from './page-paragraphs.ts';
import { agreement, type Ballot, ballotOf, proseShare, type Votes, votesOf, wordsOf } from './paragraph-votes.ts';
import type { TextReader } from './ports.ts';
import { agreementOf, type Candidate, type Voter } from './text-candidate.ts';
import { comparable, comparedWords, wordCount } from './text-measure.ts';

/** What speaks for a text beside itself. */
export interface TextEvidence {
  readonly title: string | null;
  /** The lead or a summary, as the page's head gives it. */
  readonly description: string | null;
  /** The feed's own words on the page; empty when there are none. */
  readonly summary: string;
  /** The whole text as the publisher gives it to search engines; empty when it does not. */
  readonly linkedBody: readonly string[];
}

/** A text, and why. */
export interface ChosenText {
  readonly paragraphs: readonly PageParagraph[];
  /** Whose text it is, or is most like; null where nobody found any. */
  readonly readBy: TextReader | null;
  /** How far those who read the page agree with it, 0 to 1; below `DOUBTFUL`, one more reader is worth its time. */
  readonly agreed: number;
  /** Whether the publisher's own text says where the report begins and ends. */
  readonly isPublishers: boolean;
}

/** Below this agreement a text is in doubt. */
export const DOUBTFUL = 0.88;

/**
 * Chooses the text of a page by what its readers say, paragraph by paragraph.
 *
 * Each reader's vote weighs its trust, what part of its text is prose, how much of the title, lead and feed summary stands
 * in it, and how far the others agree with it; a paragraph with at least half of the weight is in. What two readers share
 * is likely the report, what one alone has is suspicious. The publisher's own text, where the page shows all of it, weighs
 * more than all readers together; where it is on no page at all (a page of scripts), it is the text.
 */
export function chooseText(
  all: readonly PageParagraph[],
  candidates: readonly Candidate[],
  evidence: TextEvidence,
): ChosenText {
  const ballot = ballotOf(all);
  const title = comparable(evidence.title ?? '');
  const headline = ballot.keys.findIndex((key) => title !== '' && key === title);
  const voters = weighed(ballot, candidates, evidence);
  const own = ownText(ballot, evidence.linkedBody, elected(ballot, voters, headline));
  if (own.kind === 'elsewhere') {
    return { paragraphs: own.paragraphs, readBy: 'linked data', agreed: 1, isPublishers: true };
  }
  const votes = elected(ballot, own.kind === 'none' ? voters : [...voters, own.voter], headline);
  const agreed = agreementOf(ballot, voters, votes);
  const best = mostLike(ballot, own.kind === 'whole' ? [...voters, own.voter] : voters, votes);
  if (best === null) return { paragraphs: [], readBy: null, agreed: 0, isPublishers: false };
  // A reader that divides the page otherwise, so that its words are not found among the page's paragraphs, speaks for itself.
  const alone = voters.length === 1 && best.candidate !== null && wordsOf(ballot, best.votes) < best.words * 0.7;
  return {
    paragraphs: alone ? (best.candidate?.paragraphs ?? []) : all.filter((_, at) => votes[at]),
    readBy: best.reader,
    agreed,
    isPublishers: own.kind === 'whole',
  };
}

function weighed(ballot: Ballot, candidates: readonly Candidate[], evidence: TextEvidence): readonly Voter[] {
  const first = candidates.flatMap((candidate): Voter[] => {
    const words = candidate.paragraphs.reduce((sum, { text }) => sum + wordCount(text), 0);
    if (words === 0) return [];
    const votes = votesOf(ballot, candidate.paragraphs);
    const weight = candidate.trust * (0.3 + 0.7 * proseShare(ballot, votes));
    return [{ reader: candidate.reader, candidate, votes, weight, words, isSilentOn: () => false }];
  });
  const relevances = first.map(({ candidate }) => relevance(candidate?.paragraphs ?? [], evidence));
  const most = Math.max(0.2, ...relevances);
  const relevant = first.map((voter, at) => ({
    ...voter,
    weight: voter.weight * (0.3 + (0.7 * (relevances[at] ?? 0)) / most),
  }));
  return relevant.map((voter) => {
    const others = relevant.filter((other) => other !== voter);
    const agreed = others.length === 0 ? 1 : agreementOf(ballot, others, voter.votes);
    return { ...voter, weight: voter.weight * (0.25 + 0.75 * agreed) };
  });
}

/** How much of the title, the lead and the feed's words stands in a text, the best of the three, 0 to 1. */
function relevance(paragraphs: readonly PageParagraph[], { title, description, summary }: TextEvidence): number {
  const words = new Set<string>();
  for (const { text } of paragraphs.slice(0, 400)) for (const word of comparedWords(text)) words.add(word);
  const share = (text: string) => {
    const wanted = new Set(
      comparedWords(text.slice(0, 2_000)).filter((word) => word.length > 2 || /\P{ASCII}/u.test(word)),
    );
    if (wanted.size < 4) return 0;
    return [...wanted].filter((word) => words.has(word)).length / wanted.size;
  };
  return Math.max(share(title ?? ''), share(description ?? ''), share(summary));
}

function mostLike(ballot: Ballot, voters: readonly Voter[], votes: Votes): Voter | null {
  let best: Voter | null = null;
  let most = -1;
  for (const voter of voters) {
    const like = agreement(ballot, voter.votes, votes);
    if (like > most) [best, most] = [voter, like];
  }
  return best;
}
