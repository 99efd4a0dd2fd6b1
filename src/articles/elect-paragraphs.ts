import { boxOf } from './page-paragraphs.ts';
import { agreement, type Ballot, isText, type Votes } from './paragraph-votes.ts';
import type { Voter } from './text-candidate.ts';
import { isProse } from './text-measure.ts';

/** The part of all weight a paragraph needs, and what it needs where it stands among others that are in. */
const HALF = 0.5;
const IN_COMPANY = 0.3;

/** A short line that is no sentence may be a caption, a date, an office. */
const LABEL = 0.6;

/** Behind the text, alone with a picture, and where it is mostly a link, nearly all must agree. */
const DOUBTED = 0.75;

/** So many paragraphs before the text a lead may stand: a byline, a date and a row of buttons are between. */
const LEAD_WITHIN = 10;

/** So many paragraphs behind the text its last one may stand, which only some have. */
const LAST_WITHIN = 3;

/**
 * The paragraphs that the voters elect: those with half of the weight; fewer is enough for a sentence among the others and
 * for a lead above them and below the headline, whose place is given, more is needed for what stands where furniture stands.
 * A heading goes with the paragraph below it.
 */
export function elected(ballot: Ballot, voters: readonly Voter[], headline: number): Votes {
  const shares = sharesOf(ballot, voters);
  const sure = shares.map((share) => share >= HALF);
  const isSureText = (at: number) => sure[at] === true && isText(ballot, at);
  const places = [...sure.keys()].filter(isSureText);
  const [first, last] = [places[0] ?? -1, places.at(-1) ?? -1];
  const shared = new Set(places.map((at) => boxOf(ballot.paragraphs[at])));
  const needed = neededOf(ballot, voters, sure, places);
  const chosen = shares.map((share, at) => {
    if (share >= HALF) return share >= (needed[at] ?? HALF);
    if (share < IN_COMPANY || needed[at] === DOUBTED || !isText(ballot, at)) return false;
    if (at < first) return at >= first - LEAD_WITHIN && (headline > first || at > headline);
    return at < last + LAST_WITHIN && shared.has(boxOf(ballot.paragraphs[at]));
  });
  return chosen.map((voted, at) => voted || (shares[at] !== 0 && at > first && isHeadingOfNext(ballot, chosen, at)));
}

function sharesOf(ballot: Ballot, voters: readonly Voter[]): readonly number[] {
  return ballot.paragraphs.map((_, at) => {
    let [pro, all] = [0, 0];
    for (const { votes, weight, isSilentOn } of voters) {
      if (votes[at]) pro += weight;
      if (votes[at] || !isSilentOn(at)) all += weight;
    }
    return pro === 0 ? 0 : pro / all;
  });
}

/** Where so many words stand without a picture, those that stand with one are its caption. */
const PICTURED_WORDS = 60;

/** A paragraph of more words is none of a list of links. */
const LINK_WORDS = 40;

/** What each paragraph needs of all weight, by its place and kind; half where the publisher's own text has the word. */
function neededOf(ballot: Ballot, voters: readonly Voter[], sure: Votes, places: readonly number[]): readonly number[] {
  if (voters.some(({ reader }) => reader === 'linked data')) return ballot.paragraphs.map(() => HALF);
  const told = places.reduce((sum, at) => sum + (ballot.paragraphs[at]?.pictured ? 0 : (ballot.words[at] ?? 0)), 0);
  const end = Math.min(lastMarked(ballot, voters, sure), lastOfMain(ballot, places));
  return ballot.paragraphs.map((paragraph, at) => {
    const { text, linked, pictured, foreign } = paragraph;
    const isLink = linked > text.length * 0.5 && (ballot.words[at] ?? 0) < LINK_WORDS;
    if (at > end || isLink || foreign || (pictured && told >= PICTURED_WORDS)) return DOUBTED;
    return isLabel(ballot, at) ? LABEL : HALF;
  });
}

function isLabel(ballot: Ballot, at: number): boolean {
  const paragraph = ballot.paragraphs[at];
  if (paragraph === undefined || paragraph.kind !== 'plain' || (ballot.words[at] ?? 0) >= 12) return false;
  return !isProse(paragraph.text) && !/[:：]$/.test(paragraph.text);
}

/** The last paragraph of what the page marks as the text, where others agree that it is; else the page's last. */
function lastMarked(ballot: Ballot, voters: readonly Voter[], sure: Votes): number {
  const marked = voters.filter(({ reader, votes }) => reader === 'marked body' && agreement(ballot, votes, sure) > 0.7);
  const ends = marked.map(({ votes }) => votes.lastIndexOf(true));
  return ends.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...ends);
}

/** The last paragraph in the box around the one that holds most of the text, or in it; the page's last where none does. */
function lastOfMain(ballot: Ballot, places: readonly number[]): number {
  const words = new Map<number, number>();
  let all = 0;
  for (const at of places) {
    const box = boxOf(ballot.paragraphs[at]);
    words.set(box, (words.get(box) ?? 0) + (ballot.words[at] ?? 0));
    all += ballot.words[at] ?? 0;
  }
  const [main, most] = [...words].sort((a, b) => b[1] - a[1])[0] ?? [0, 0];
  if (most < all * 0.6) return Number.POSITIVE_INFINITY;
  const around = ballot.paragraphs.find((paragraph) => boxOf(paragraph) === main)?.boxes?.[1] ?? main;
  return ballot.paragraphs.findLastIndex(({ boxes }) => boxes?.includes(main) || boxes?.includes(around));
}

/** Whether a heading stands right above a chosen paragraph, in its box or in one around that. */
function isHeadingOfNext(ballot: Ballot, chosen: Votes, at: number): boolean {
  const [heading, next] = [ballot.paragraphs[at], ballot.paragraphs[at + 1]];
  if (heading?.kind !== 'heading' || heading.linked > 0 || heading.foreign || next === undefined || !chosen[at + 1])
    return false;
  return isText(ballot, at + 1) && (next.boxes ?? []).slice(0, 3).includes(boxOf(heading));
}
