import { isBoilerplate } from './boilerplate.ts';
import { boxOf, type PageParagraph } from './page-paragraphs.ts';
import { agreement, type Ballot, ballotOf, proseShare, type Votes, votesOf, wordsOf } from './paragraph-votes.ts';
import type { TextReader } from './ports.ts';
import type { Candidate } from './text-candidate.ts';
import { comparedWords, isProse, wordCount } from './text-measure.ts';

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
  const voters = weighed(ballot, candidates, evidence);
  const own = ownText(ballot, evidence.linkedBody, elected(ballot, voters));
  if (own.kind === 'elsewhere') {
    return { paragraphs: own.paragraphs, readBy: 'linked data', agreed: 1, isPublishers: true };
  }
  const votes = elected(ballot, own.kind === 'none' ? voters : [...voters, own.voter]);
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

interface Voter {
  readonly reader: TextReader;
  readonly candidate: Candidate | null;
  readonly votes: Votes;
  readonly weight: number;
  /** How many words its text has, whether the page's paragraphs have them or not. */
  readonly words: number;
  /** Whether it says nothing of the paragraph at a place, where it has not voted for it. */
  readonly isSilentOn: (at: number) => boolean;
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

/** The paragraphs with at least half of the weight, and a third where what stands beside them speaks for them. */
function elected(ballot: Ballot, voters: readonly Voter[]): Votes {
  const shares = ballot.paragraphs.map((_, at) => {
    let [pro, all] = [0, 0];
    for (const { votes, weight, isSilentOn } of voters) {
      if (votes[at]) pro += weight;
      if (votes[at] || !isSilentOn(at)) all += weight;
    }
    return pro === 0 ? 0 : pro / all;
  });
  const sure = shares.map((share) => share >= HALF);
  const first = sure.findIndex((voted, at) => voted && isText(ballot, at));
  const last = sure.findLastIndex((voted, at) => voted && isText(ballot, at));
  const shared = new Set(
    ballot.paragraphs.flatMap((paragraph, at) => (sure[at] && isText(ballot, at) ? [boxOf(paragraph)] : [])),
  );
  const markedEnd = lastMarked(voters, sure, ballot);
  const told = ballot.words.reduce(
    (sum, words, at) => sum + (sure[at] && ballot.paragraphs[at]?.pictured !== true ? words : 0),
    0,
  );
  const chosen = shares.map((share, at) => {
    const paragraph = ballot.paragraphs[at];
    const isCaption = paragraph?.pictured === true && told >= PICTURED_WORDS;
    const enough = at > markedEnd || isCaption ? DOUBTED : isLabel(ballot, at) ? LABEL : HALF;
    if (share >= HALF) return share >= enough;
    const inCompany = shared.has(boxOf(paragraph)) && at > first - LEAD_WITHIN && at < last + 3;
    const isLead = at < first && at >= first - LEAD_WITHIN;
    return share >= IN_COMPANY && !isCaption && (inCompany || isLead) && isText(ballot, at);
  });
  return chosen.map((voted, at) => voted || (shares[at] !== 0 && at > first && isHeadingOfNext(ballot, chosen, at)));
}

/** The part of all weight a paragraph needs, and what it needs where it stands among others that are in. */
const HALF = 0.5;
const IN_COMPANY = 0.3;

/** A short line that is no sentence may be a caption, a date, an office. */
const LABEL = 0.6;

/** Beyond what the page marks as its text, and alone with a picture, nearly all must agree. */
const DOUBTED = 0.75;

/** Where so many words stand without a picture, those that stand with one are its caption. */
const PICTURED_WORDS = 60;

function isLabel(ballot: Ballot, at: number): boolean {
  const paragraph = ballot.paragraphs[at];
  if (paragraph === undefined || paragraph.kind !== 'plain' || (ballot.words[at] ?? 0) >= 12) return false;
  return !isProse(paragraph.text) && !/[:：]$/.test(paragraph.text);
}

/** The last paragraph of what the page marks as the text, where others agree that it is; else the page's last. */
function lastMarked(voters: readonly Voter[], sure: Votes, ballot: Ballot): number {
  const marked = voters.filter(({ reader, votes }) => reader === 'marked body' && agreement(ballot, votes, sure) > 0.7);
  const ends = marked.map(({ votes }) => votes.lastIndexOf(true));
  return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ends);
}

/** Whether a heading stands right above a chosen paragraph, in its box or in one around that. */
function isHeadingOfNext(ballot: Ballot, chosen: Votes, at: number): boolean {
  const [heading, next] = [ballot.paragraphs[at], ballot.paragraphs[at + 1]];
  if (heading?.kind !== 'heading' || heading.linked > 0 || heading.foreign || next === undefined || !chosen[at + 1])
    return false;
  return isText(ballot, at + 1) && (next.boxes ?? []).slice(0, 3).includes(boxOf(heading));
}

/** So many paragraphs before the text a lead may stand: a byline, a date and a row of buttons are between. */
const LEAD_WITHIN = 10;

/** Whether a paragraph is made of sentences of the page's own. */
function isText(ballot: Ballot, at: number): boolean {
  const paragraph = ballot.paragraphs[at];
  if (paragraph === undefined || paragraph.foreign || (ballot.words[at] ?? 0) < 8) return false;
  return paragraph.linked < paragraph.text.length * 0.3 && isProse(paragraph.text) && !isBoilerplate(paragraph.text);
}

function agreementOf(ballot: Ballot, voters: readonly Voter[], votes: Votes): number {
  let [sum, weights] = [0, 0];
  for (const voter of voters) {
    sum += voter.weight * agreement(ballot, voter.votes, votes);
    weights += voter.weight;
  }
  return weights === 0 ? 0 : sum / weights;
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

/** From here on a publisher's own text may be the report and not a teaser. */
const BODY_WORDS = 40;

/** The publisher's own text weighs more than all readers together. */
const OWN_WEIGHT = 12;

type OwnText =
  | { readonly kind: 'none' }
  | { readonly kind: 'elsewhere'; readonly paragraphs: readonly PageParagraph[] }
  | { readonly kind: 'whole' | 'beginning'; readonly voter: Voter };

/** What the publisher's own text is beside what readers found: the whole report, its beginning, or a text the page does not show. */
function ownText(ballot: Ballot, body: readonly string[], found: Votes): OwnText {
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
