import { wordsOf } from '../language/tokens.ts';
import type { Spoken } from '../stories/speakers.ts';
import type { SideClaim } from './card.ts';
import { blames, negations } from './check-statement.ts';
import { cutAtClause } from './fit.ts';
import { crosses, outsideMarks } from './marks.ts';
import type { Reading, Statement } from './reading.ts';
import type { SideOf } from './sides.ts';
import { figuresAt } from './standing.ts';
import { containment } from './vectors.ts';
import type { Wording } from './wording.ts';

const MOST = 4;
const MOST_OF_A_SIDE = 2;
/** Of one claim, in characters. */
const LONGEST = 140;
/** Words of an article's course that come late are background. */
const MOST_STATEMENTS = 30;

/** What finding claims depends on beside the articles. */
export interface ClaimContext {
  readonly sideOf: SideOf;
  readonly wording: Wording;
  /** What the card says elsewhere: a claim that only repeats it comes last. */
  readonly shown: readonly string[];
}

interface Candidate {
  readonly claim: SideClaim;
  readonly reading: Reading;
  readonly denial: boolean;
  /** The card says it elsewhere. */
  readonly repeated: boolean;
  readonly score: number;
}

/**
 * What each side says (`briefing.md` 1.4), in the words of the article: the verb is shown where the source used one
 * that is more than "said". Only where two sides speak, or somebody denies something; a denial is never left out for
 * an assertion. Sides in alphabetical order.
 */
export function claimsOf(readings: readonly Reading[], context: ClaimContext): readonly SideClaim[] {
  const found = distinct(
    readings
      .filter((reading) => reading.native && !reading.copy)
      .flatMap((reading) =>
        reading.statements
          .slice(0, MOST_STATEMENTS)
          .flatMap((statement) => [
            ...statement.spoken.flatMap((said) => claimIn(reading, statement, said, context)),
            ...silenceIn(reading, statement, context),
          ]),
      ),
  );
  // "denied this" tells a reader nothing beside a claim of the same side that says what.
  const telling = found.filter(
    (candidate) =>
      !EMPTY.test(candidate.claim.text) ||
      !found.some(({ claim }) => claim.side === candidate.claim.side && !EMPTY.test(claim.text)),
  );
  const chosen: Candidate[] = [];
  for (const pass of ['one of each side', 'denials', 'second'] as const) {
    for (const candidate of telling) {
      const ofSide = chosen.filter(({ claim }) => claim.side === candidate.claim.side).length;
      if (chosen.includes(candidate) || chosen.length >= MOST || ofSide >= MOST_OF_A_SIDE) continue;
      if (pass === 'one of each side' && ofSide > 0) continue;
      if (pass !== 'one of each side' && candidate.repeated) continue;
      if (pass === 'denials' && !candidate.denial) continue;
      if (pass === 'second' && candidate.score < 0.6) continue;
      chosen.push(candidate);
    }
  }
  const sides = new Set(chosen.map(({ claim }) => claim.side));
  if (sides.size < 2 && !chosen.some(({ denial }) => denial)) return [];
  return chosen
    .toSorted((a, b) => a.claim.side.localeCompare(b.claim.side) || b.score - a.score)
    .map(({ claim }) => claim);
}

/** Best first, without those that say what a better one says. */
function distinct(candidates: readonly Candidate[]): readonly Candidate[] {
  const kept: Candidate[] = [];
  const ordered = candidates.toSorted(
    (a, b) => b.score - a.score || (a.claim.ev[0] ?? '').localeCompare(b.claim.ev[0] ?? ''),
  );
  for (const candidate of ordered) {
    const twin = kept.find(
      ({ claim }) => claim.side === candidate.claim.side && containment(claim.text, candidate.claim.text, 'en') >= 0.65,
    );
    if (!twin) kept.push(candidate);
  }
  return kept;
}

const PRONOUN =
  /^(?:he|she|they|it|we|i|one of (?:them|those)|who|which|that|both(?: sides)?|the (?:statement|report|two sides))$/i;
/** Verbs that only say that something was said: what they introduce is shown, other verbs are shown with it. */
const PLAIN_VERB = new Set(
  'say tell add write post state note report explain comment reply respond recall continue announce declare'.split(' '),
);
const UNTRUE = /\b(?:untrue|not true|false|fabricat\w+|baseless|groundless|invented)\b/i;
const BEFORE_THIS_EVENT = /\b(?:previously|in the past|last (?:month|year)|earlier this year|has long|have long)\b/i;

function claimIn(reading: Reading, statement: Statement, said: Spoken, context: ClaimContext): readonly Candidate[] {
  const { article } = reading;
  const { attribution } = said;
  const name = plainName(said.name);
  if (attribution.strength !== 'strong' || PRONOUN.test(name) || BEFORE_THIS_EVENT.test(statement.unquoted)) return [];
  const denial = isDenial(article.text, said);
  const side = context.sideOf(name, said.role);
  // Whose side an unnamed "ministry" or "officials" is on cannot be told.
  if (side === null && !(denial && /\p{Lu}/u.test(name))) return [];
  const figures = figuresAt(reading, statement.index);
  if (figures.some(({ status }) => status === 'historical')) return [];
  if (namesTwoSides(article.text, said, context.sideOf)) return [];
  const words = claimWords(article.text, said);
  const sentence = article.sentences[statement.index];
  // What stands before the statement is its dateline.
  if (!sentence || words.start < sentence.end - statement.text.length) return [];
  const { start } = words;
  const whole = tidy(statement.text);
  const text = EMPTY.test(words.text) && whole.length <= LONGEST && !statement.cutsQuotation ? whole : words.text;
  if (wordsOf(text).length < (denial ? 2 : 3) || crosses(reading.marked, { start, end: attribution.content.end }))
    return [];
  const fitting = cutAtClause(text, LONGEST);
  if (fitting === null || context.wording(fitting).some(({ why }) => why !== 'only attributed')) return [];
  const aboutNumber = figures.some(({ status }) => status === 'denied' || status === 'disputed');
  const stance = !denial ? 'asserts' : aboutNumber ? 'disputes' : 'denies';
  const ev = evidenceFor(name, statement, reading);
  if (ev === null || isQuotation(fitting)) return [];
  const claim: SideClaim = { side: side ?? name, claimant: name, text: fitting, stance, ev };
  const repeated = isRepeated(fitting, context.shown) || EMPTY.test(fitting);
  if (repeated && !denial && !blames(fitting)) return [];
  // Somebody of no known side whose words the card gives already adds no side.
  if (repeated && side === null) return [];
  return [{ claim, reading, denial, repeated, score: scoreOf(claim, { reading, statement, denial, repeated }) }];
}

/** "Karsovia and Velmar agreed": what both say is neither's claim. */
function namesTwoSides(text: string, { attribution }: Spoken, sideOf: SideOf): boolean {
  const speaker = text.slice(attribution.speaker.start, attribution.speaker.end);
  const before = text.slice(Math.max(0, attribution.speaker.start - 40), attribution.speaker.end);
  const sides = [before, speaker].flatMap((words) => words.split(/ and /)).map((words) => sideOf(words, null));
  return / and /.test(before.slice(-speaker.length - 6)) && new Set(sides.filter((side) => side !== null)).size > 1;
}

/** What somebody claims, in the article's words: with the verb where it is part of the claim ("denied …", "blamed …"). */
export function claimWords(text: string, { attribution }: Spoken): { readonly text: string; readonly start: number } {
  const { cue, content, verb } = attribution;
  const told = !PLAIN_VERB.has(verb) && cue.start < content.start;
  const start = told ? cue.start : content.start;
  return { text: tidy(text.slice(start, content.end)), start };
}

/** Whether somebody denies what they speak of, by verb or in so many words. */
export function isDenial(text: string, said: Spoken): boolean {
  return said.attribution.stance === 'denied' || UNTRUE.test(contentOf(text, said));
}

/** The sentence, and one before it that names the claimant in full where it does not itself; null when none does. */
function evidenceFor(name: string, statement: Statement, { statements }: Reading): readonly string[] | null {
  if (statement.text.includes(name)) return [statement.ev];
  const before = statements.slice(0, statement.index).findLast(({ text }) => text.includes(name));
  return before ? [statement.ev, before.ev] : null;
}

/** Nothing but somebody's words: quotations have their own place. */
function isQuotation(text: string): boolean {
  return outsideMarks(text).trim().replace(/\p{P}/gu, '').length < 3;
}

function contentOf(text: string, { attribution }: Spoken): string {
  return text.slice(attribution.content.start, attribution.content.end);
}

/** The name without an article before it: "the DSB" is "DSB", "the army" stays as it is. */
export function plainName(name: string): string {
  return name.replace(/^(?:the|a|an) (?=\p{Lu})/iu, '').trim();
}

export function tidy(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/^(?:that|,)\s+/i, '')
    .replace(/[\s,;:]+$/, '')
    .replace(/([^.])\.$/, '$1')
    .trim();
}

/** "rejected the accusation": true, and says nothing to one who has not read the accusation. */
const EMPTY =
  /\b(?:the|this|that|these|those|such|all) (?:accusation|allegation|claim|charge|report|suggestion)s?$|^\w+ (?:it|this|that|them|so)$|^(?:the|this|that|these|such) (?:accusation|allegation|claim|charge|report|suggestion)s? (?:is|was|are|were) \w+$|^[^,;]{1,60} (?:den(?:y|ies|ied)|reject(?:s|ed)?|dismiss(?:es|ed)?) (?:it|this|that|them)$/i;

function scoreOf(
  { text, claimant }: SideClaim,
  {
    reading,
    statement,
    denial,
    repeated,
  }: { reading: Reading; statement: Statement; denial: boolean; repeated: boolean },
): number {
  return (
    0.5 +
    (denial ? 0.8 : 0) +
    (blames(text) ? 0.4 : 0) +
    (negations(text) > 0 ? 0.3 : 0) +
    (/\p{Lu}\S+ \p{Lu}/u.test(claimant) ? 0.1 : 0) +
    0.3 * Math.exp(-statement.index / 5) -
    (repeated ? 0.7 : 0) -
    (EMPTY.test(text) ? 0.5 : 0) -
    (/^(?:it|he|she|they|this|that)\b/i.test(text) ? 0.4 : 0) -
    (reading.party ? 0.1 : 0)
  );
}

function isRepeated(text: string, shown: readonly string[]): boolean {
  return shown.some((other) => containment(other, text, 'en') >= 0.7);
}

/** The words by which a source says that somebody has not spoken. */
export const SILENCE =
  /^(.{3,70}?) (?:(?:did|do|does|has|have|had) not (?:immediately |yet |publicly )?(?:comment(?:ed)?|respond(?:ed)?|repl(?:y|ied))|declined to comment|made no (?:immediate )?comment)\b/;

/** "X did not immediately comment": only what a source says; silence we merely did not read about is not one. */
function silenceIn(reading: Reading, statement: Statement, { sideOf, shown }: ClaimContext): readonly Candidate[] {
  const subject = SILENCE.exec(statement.unquoted)?.[1];
  if (!subject || PRONOUN.test(subject) || statement.text.length > LONGEST) return [];
  const side = sideOf(subject, null);
  if (side === null) return [];
  const claimant = subject.replace(/^(?:the|a|an) /i, '');
  const text = tidy(statement.text);
  const claim: SideClaim = { side, claimant, text, stance: 'no comment', ev: [statement.ev] };
  const repeated = isRepeated(text, shown);
  return [{ claim, reading, denial: false, repeated, score: 0.35 - (repeated ? 0.5 : 0) }];
}
