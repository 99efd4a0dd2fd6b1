import { isTelling } from '../articles/article.ts';
import { contentWords } from '../language/tokens.ts';
import type { EvidenceId, Sentence } from './card.ts';
import { blames } from './check-statement.ts';
import { namePronoun } from './named-pronoun.ts';
import { outletWords, type Reading, type Statement } from './reading.ts';
import { figuresAt, isStale, type Standing } from './standing.ts';
import { centroidOf, containment, cosine, rarity, type Vector, vectorOf } from './vectors.ts';
import type { Wording } from './wording.ts';

/** Of "what happened", in sentences and characters. */
const MOST_SENTENCES = 3;
const MOST_CHARACTERS = 520;
/** Weight of relevance against novelty (MMR). */
const LAMBDA = 0.7;
/** A pair more alike than this says one thing twice. */
const MOST_COSINE = 0.55;
const MOST_CONTAINMENT = 0.7;
/** Below this a sentence adds less than it costs to read. */
const LEAST_GAIN = 0.12;

/** How much of a sentence may stand between quotation marks. */
const MOST_QUOTED = 0.3;
const MOST_QUOTED_LEDE = 0.5;

/** What choosing sentences depends on beside the articles. */
export interface SelectionContext {
  readonly standing: Standing;
  readonly wording: Wording;
  /** Evidence ids of sentences that have a section of their own: gaps, consequences, things to watch. */
  readonly elsewhere: ReadonlySet<string>;
}

interface Candidate {
  readonly reading: Reading;
  readonly statement: Statement;
  /** The sentence as it is shown. */
  readonly text: string;
  readonly ev: readonly EvidenceId[];
  readonly position: number;
  readonly vector: Vector;
  readonly score: number;
}

/**
 * One to three sentences that say what happened, verbatim (`briefing.md` 2.4): scored over one article of each root,
 * chosen so that none repeats another, the lede first.
 */
export function selectSentences(readings: readonly Reading[], context: SelectionContext): readonly Sentence[] {
  const spoken = voices(readings, context);
  const candidates = scored(spoken, context);
  const chosen: Candidate[] = [];
  const lede =
    best(candidates.filter((candidate) => candidate.position === 0 && candidate.score > 0)) ?? best(candidates);
  if (!lede) return asTheirWords(readings);
  chosen.push(lede);
  while (chosen.length < MOST_SENTENCES) {
    const next = nextOf(candidates, chosen);
    if (!next) break;
    chosen.push(next);
  }
  return inOrder(chosen, lede).map(({ text, ev, statement }) => ({
    text,
    ev,
    origin: text === statement.text ? 'verbatim' : 'template',
  }));
}

/**
 * One article of each root in the card's language, none of a party's: the one whose first sentence gives no fallen
 * number, read in full, an original, the newest.
 */
function voices(readings: readonly Reading[], { standing }: SelectionContext): readonly Reading[] {
  const usable = readings.filter((reading) => reading.native && !reading.party && isTelling(reading.article.depth));
  return [...Map.groupBy(usable, (reading) => reading.root).values()].flatMap((ofRoot) => {
    const ranked = ofRoot.toSorted(
      (a, b) =>
        Number(hasStaleLead(a, standing)) - Number(hasStaleLead(b, standing)) ||
        Number(a.article.depth !== 'full article') - Number(b.article.depth !== 'full article') ||
        Number(a.copy) - Number(b.copy) ||
        b.report.article.firstSeenAt - a.report.article.firstSeenAt ||
        (a.article.id < b.article.id ? -1 : 1),
    );
    return ranked.slice(0, 1);
  });
}

function hasStaleLead(reading: Reading, standing: Standing): boolean {
  return isStale(
    reading.report.figures.filter((figure) => figure.sentence <= 1),
    standing,
  );
}

function scored(spoken: readonly Reading[], context: SelectionContext): readonly Candidate[] {
  const passages = spoken.map((reading) =>
    reading.statements.map((statement) => contentWords(statement.text, reading.article.language)),
  );
  const weight = rarity(passages.flat());
  const centre = centroidOf(passages.map((sentences) => vectorOf(sentences.flat(), weight)));
  const newest = Math.max(0, ...spoken.map((reading) => when(reading)));
  return spoken.flatMap((reading, r) => {
    let position = -1;
    return reading.statements.flatMap((statement): Candidate[] => {
      if (!isSentence(statement)) return [];
      position += 1;
      if (!eligible(statement, context, position)) return [];
      const named = PRONOUN_OWNER.test(statement.text) ? namePronoun(reading, statement) : null;
      const text = named?.text ?? statement.text;
      const vector = vectorOf(passages[r]?.[statement.index] ?? [], weight);
      const score =
        0.3 * Math.min(1, cosine(vector, centre) * 1.6) +
        0.2 * Math.exp(-position / 3) +
        0.1 * Math.exp(-(newest - when(reading)) / (12 * 3_600_000)) +
        0.05 * reliability(reading) +
        merit(reading, { ...statement, text }, context);
      return [{ reading, statement, text, ev: named?.ev ?? [statement.ev], position, vector, score }];
    });
  });
}

/** What speaks for and against a sentence beside its words and its place. */
function merit(reading: Reading, statement: Statement, { standing, wording }: SelectionContext): number {
  const figures = figuresAt(reading, statement.index);
  const loaded = wording(statement.unquoted);
  const denies = statement.spoken.some(({ attribution }) => attribution.stance === 'denied');
  const background = figures.length > 0 && figures.every((f) => f.status === 'historical' || f.scope === 'cumulative');
  return (
    (namesEvent(reading, statement) ? 0.15 : 0) +
    (statement.spoken.length > 0 ? 0.1 : 0) +
    (denies ? 0.12 : 0) +
    (figures.some((f) => f.value !== null && standing.current(f.kind, f.value)) ? 0.1 : 0) -
    (figures.some((f) => f.value !== null && standing.partyClaim(f.value)) ? 0.4 : 0) -
    0.4 * statement.quotedShare -
    (/\b(?:our|we|us|my)\b/i.test(statement.unquoted) ? 0.4 : 0) -
    (background ? 0.25 : 0) -
    (opensDangling(statement.text) ? 0.25 : 0) -
    (reading.outlet.kind === 'analysis' || loaded.length > 0 ? 0.3 : 0) -
    (isStale(figures, standing) ? 1 : 0)
  );
}

function namesEvent({ report }: Reading, statement: Statement): boolean {
  const place = report.eventPlace?.toLowerCase();
  return (place !== undefined && statement.text.toLowerCase().includes(place)) || statement.index === 0;
}

/** A sentence with a verb's worth of words, not a byline, a link or a line of a list. */
function isSentence({ text }: Statement): boolean {
  return (
    text.split(/\s+/).length >= 4 &&
    /[.!?…]["”’»“]?$/.test(text) &&
    !/^(?:By|Reporting by|Editing by|Read more|Photo|Subscribe)\b/i.test(text)
  );
}

function eligible(statement: Statement, { wording, elsewhere }: SelectionContext, position: number): boolean {
  const { text, unquoted, quotedShare, spoken, ev } = statement;
  // What somebody says word by word has a section of its own.
  if (quotedShare > (position > 0 ? MOST_QUOTED : MOST_QUOTED_LEDE)) return false;
  if (text.length > 360 || text.endsWith('?') || (position > 0 && elsewhere.has(ev))) return false;
  if (statement.cutsQuotation) return false;
  if (owedTo(text, spoken.length) !== null) return false;
  const terms = wording(unquoted);
  if (terms.some((term) => term.why === 'loaded' || term.why === 'banned phrase')) return false;
  return terms.length === 0 || spoken.length > 0;
}

/** Guilt and legal labels that nobody is named for stay out of our "what happened". */
function owedTo(text: string, attributions: number): string | null {
  return blames(text) && attributions === 0 && !/\b(?:blam|accus|den[iy])/i.test(text)
    ? 'guilt without an owner'
    : null;
}

const PRONOUN_OPENER =
  /^(?:He|She|They|It|His|Her|Their|Its|This|That|These|Those|Both|Neither|There|Others?|Another|One of them|Some of them)\b/;
const CONNECTIVE =
  /^(?:But|And|Or|So|Yet|Meanwhile|However|Also|Instead|Still|Then|Later|Earlier|Separately|In addition|Besides|Moreover|Nevertheless|Not everyone)\b/;
const PRONOUN_OWNER =
  /,["”’]? (?:he|she|they|it) (?:said|added|told|wrote|warned|says)\b|\b(?:said|added) (?:he|she)\b/;

const LEANING =
  /^(?:Without|Despite|After|Before|Under|Since|With) (?:it|this|that|them|him|her)\b|\b(?:den(?:ied|ies|y)|reject(?:ed|s)?|dismiss(?:ed|es)?) (?:it|this|that|them|the (?:accusation|allegation|claim|charge)s?)\b/;

/** Whether a sentence leans on the one before it: opens with a pronoun or a connective, or is owned by "she". */
export function opensDangling(text: string): boolean {
  return [PRONOUN_OPENER, CONNECTIVE, PRONOUN_OWNER, LEANING].some((pattern) => pattern.test(text));
}

function best(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.toSorted(byScore)[0];
}

function byScore(a: Candidate, b: Candidate): number {
  return b.score - a.score || a.statement.ev.localeCompare(b.statement.ev);
}

function nextOf(candidates: readonly Candidate[], chosen: readonly Candidate[]): Candidate | null {
  const used = chosen.reduce((sum, { statement }) => sum + statement.text.length + 1, 0);
  let found: { candidate: Candidate; gain: number } | null = null;
  for (const candidate of candidates.toSorted(byScore)) {
    const { statement, vector } = candidate;
    if (chosen.includes(candidate) || used + statement.text.length > MOST_CHARACTERS) continue;
    if (opensDangling(candidate.text) && !follows(candidate, chosen)) continue;
    const likeness = Math.max(...chosen.map((other) => cosine(vector, other.vector)));
    if (likeness > MOST_COSINE) continue;
    if (
      chosen.some(
        (other) =>
          containment(statement.text, other.statement.text, candidate.reading.article.language) >= MOST_CONTAINMENT,
      )
    )
      continue;
    const gain = LAMBDA * candidate.score - (1 - LAMBDA) * likeness;
    if (gain >= LEAST_GAIN && (!found || gain > found.gain)) found = { candidate, gain };
  }
  return found?.candidate ?? null;
}

/** Whether the sentence just before it in the same article was chosen, so that its pronoun is understood. */
function follows({ reading, statement }: Candidate, chosen: readonly Candidate[]): boolean {
  return chosen.some((other) => other.reading === reading && other.statement.index === statement.index - 1);
}

/** The lede, then the rest of its article in order, then the others by date. */
function inOrder(chosen: readonly Candidate[], lede: Candidate): readonly Candidate[] {
  return chosen.toSorted(
    (a, b) =>
      Number(b === lede) - Number(a === lede) ||
      Number(b.reading === lede.reading) - Number(a.reading === lede.reading) ||
      when(a.reading) - when(b.reading) ||
      a.statement.ev.split(':s')[0]?.localeCompare(b.statement.ev.split(':s')[0] ?? '') ||
      a.statement.index - b.statement.index,
  );
}

function when({ article }: Reading): number {
  return article.published ?? article.firstSeenAt;
}

const RELIABILITY: Readonly<Record<string, number>> = { A: 1, B: 0.8, C: 0.6, D: 0.3, E: 0.1, F: 0 };

function reliability({ outlet }: Reading): number {
  return outlet.reliability === null ? 0.5 : (RELIABILITY[outlet.reliability] ?? 0.5);
}

/**
 * Where no independent outlet wrote in the card's language: the first sentence of what there is, as the words of that
 * outlet, between quotation marks and with its label.
 */
function asTheirWords(readings: readonly Reading[]): readonly Sentence[] {
  const order = (reading: Reading): number => (reading.native ? 0 : 2) + (reading.party ? 1 : 0);
  for (const reading of readings.toSorted((a, b) => order(a) - order(b))) {
    const statement = reading.statements.find((each) => isSentence(each) && each.text.length <= 400);
    if (!statement) continue;
    return [{ text: `${outletWords(reading)}: “${statement.text}”`, ev: [statement.ev], origin: 'template' }];
  }
  return [];
}
