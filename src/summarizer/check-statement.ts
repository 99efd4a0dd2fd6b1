import type { LanguageCode } from '../language/code.ts';
import { readNumbers } from '../language/numbers.ts';
import { foldWord, wordsOf } from '../language/tokens.ts';

/** The parts of a text that may not be weaker, stronger or other than its evidence. Each check gives a reason or null. */

/** A text in the one form in which words are compared: one kind of space, nothing else is forgiven. */
export function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Whether words stand letter by letter in one of the passages; a cut marked with "…" covers what stands before it. */
export function standsIn(text: string, passages: readonly string[]): boolean {
  const words = plain(text).replace(/ …$/, '');
  return words !== '' && passages.some((passage) => plain(passage).includes(words));
}

interface Count {
  readonly value: number | null;
  readonly high: number | null;
  readonly qualifier: string;
}

function countsOf(text: string, language: LanguageCode): readonly Count[] {
  return readNumbers(text, language).map(({ value, high, qualifier }) => ({ value, high, qualifier }));
}

/**
 * Numbers of a text that its evidence does not hold, or holds with a qualifier that the text dropped or made up.
 * Null when every number is carried.
 */
export function strayNumber(
  text: string,
  evidence: readonly { text: string; language: LanguageCode }[],
): string | null {
  const held = evidence.flatMap((passage) => countsOf(passage.text, passage.language));
  for (const count of countsOf(text, 'en')) {
    if (count.value === null) continue;
    const same = held.filter((other) => other.value === count.value || other.high === count.value);
    if (same.length === 0) return `the number ${count.value} is not in its evidence`;
    if (!same.some((other) => carries(other.qualifier, count.qualifier))) {
      return `"${count.qualifier} ${count.value}" is not what its evidence says`;
    }
  }
  return null;
}

/** "at least" may be told as "at least" or "more than" was; an exact number may not gain a qualifier, nor lose one. */
function carries(evidence: string, told: string): boolean {
  return evidence === told || (evidence === 'at least' && told === 'more than');
}

/** Words that may stand with a capital anywhere without naming anybody. */
const COMMON = new Set(
  (
    'a an the and but or of in on at to for from by with as it its he she they we you i his her their this that these ' +
    'those there no not one two three four five six seven eight nine ten at least more than up about dozens hundreds ' +
    'thousands killed wounded missing captured detained displaced affected abducted says said say reports reported'
  ).split(' '),
);

/** A name of a text that its evidence does not hold; null when all are carried. */
export function strayName(text: string, held: ReadonlySet<string>): string | null {
  for (const word of wordsOf(text)) {
    if (!/^\p{Lu}/u.test(word.text)) continue;
    const folded = bare(word.text);
    if (folded.length < 2 || COMMON.has(folded) || held.has(folded)) continue;
    return `the name "${word.text}" is not in its evidence`;
  }
  return null;
}

/** The words of texts as names are compared. */
export function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const held = new Set<string>();
  for (const text of texts) {
    for (const word of wordsOf(text)) {
      const folded = bare(word.text);
      held.add(folded);
      if (folded.includes('.')) held.add(folded.replaceAll('.', ''));
      for (const part of folded.split('-')) held.add(part);
    }
  }
  return held;
}

/** A word without case, marks and possessive. */
export function bare(word: string): string {
  return foldWord(word).replace(/'s?$/, '').replace(/\.$/, '');
}

const NEGATION =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|cannot|den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|refus(?:es|ed|ing|e)|fail(?:s|ed|ing)? to|declin(?:es|ed|ing|e)|rule[sd]? out|yet to|un(?:true|verified|confirmed))\b|n[’']t\b/gi;

/** How many words of a text turn its meaning round. */
export function negations(text: string): number {
  return [...text.matchAll(NEGATION)].length;
}

/** Words that make a number of people a toll, or an act somebody's guilt. */
const CASUALTY =
  /\b(?:kill(?:s|ed|ing)?|dead|deaths?|die[sd]?|dying|bod(?:y|ies)|toll|wound(?:s|ed|ing)?|injur(?:es|ed|ing|ies)|hurt|casualt(?:y|ies)|massacre\w*)\b/i;
const BLAME =
  /\b(?:blam(?:e|es|ed|ing)|accus(?:e|es|ed|ing)|responsib(?:le|ility)|deliberate(?:ly)?|behind the attack|carried out by|war crimes?|genocid\w+|ethnic cleansing|crimes? against humanity|terroris\w+|atrocit\w+|sabotage\w*)\b/i;
const OWNED =
  /\b(?:said|says?|saying|told|according to|reports?|reported|announc\w+|claim\w*|alleg\w+|accus\w+|blam\w+|den(?:y|ies|ied)|reject\w*|dismiss\w*|warn\w*|confirm\w*|wrote|writes|added|stat(?:ed|es|ement)|put (?:the|its|their)|counted|describ\w+|argu\w+|insist\w*|call(?:ed|s)|officials?|medics|witness(?:es)?|authorities|ministry|police|spokes\w+)\b/i;

/** Whether a text gives deaths, injuries or guilt. */
export function needsOwner(text: string): boolean {
  return CASUALTY.test(text) || BLAME.test(text);
}

/** Whether a text gives guilt, a motive or a legal label: such words never stand without somebody who says them. */
export function blames(text: string): boolean {
  return BLAME.test(text);
}

/** Whether a text names, within itself, somebody who says what it says. */
export function namesOwner(text: string): boolean {
  return OWNED.test(text);
}
