import type { LanguageCode } from '../language/code.ts';
import { phrase, type TextToken, tokensOf } from '../language/number-tokens.ts';
import { type NumberMention, numbersIn } from '../language/numbers.ts';
import type { Span } from '../language/span.ts';
import type { FigureKind, Qualifier } from './figure.ts';
import { CONJUNCTIONS, THINGS } from './figure-cues.ts';
import { type FigureWords, figureWords, type Trigger } from './figure-words.ts';

/** A number that may count people, by its place among the tokens of its sentence. */
export interface Counted {
  readonly value: number | null;
  readonly high: number | null;
  readonly qualifier: Qualifier;
  /** First token of the number with its qualifier. */
  readonly from: number;
  /** First token of the number itself. */
  readonly at: number;
  /** After the last token. */
  readonly next: number;
  /** "no one", "nobody". */
  readonly none: boolean;
  /** The people counted: tokens of the noun phrase after the number; null when none follows. */
  readonly people: { readonly from: number; readonly next: number; readonly group: string | null } | null;
}

/** A trigger word or phrase in a sentence. */
export interface Triggered {
  readonly trigger: Trigger;
  readonly at: number;
  readonly next: number;
}

/** A toll word in a sentence. */
export interface Tolled {
  readonly kind: FigureKind;
  readonly at: number;
  readonly next: number;
  /** "deaths", "count", "figure": words that mean a toll only beside another sign. */
  readonly weak: boolean;
}

/** One sentence, cut up for the search for figures. */
export interface Scan {
  readonly text: string;
  readonly span: Span;
  readonly language: LanguageCode;
  readonly words: FigureWords;
  readonly tokens: readonly TextToken[];
  readonly counted: readonly Counted[];
  readonly triggers: readonly Triggered[];
  readonly tolls: readonly Tolled[];
}

/** Characters: what comes later in so long a "sentence" is a list, and no figure of this event. */
const LONGEST_SENTENCE = 1500;

/** Cuts a sentence up; null when we have no words for its language or nothing in it can be a figure. */
export function scanSentence(text: string, span: Span, language: LanguageCode): Scan | null {
  const words = figureWords(language);
  if (words === null) return null;
  const tokens = tokensOf(text, span.start, Math.min(span.end, span.start + LONGEST_SENTENCE));
  const triggers = triggersIn(tokens, words);
  const tolls = tollsIn(tokens, words);
  const counted = countedIn(text, tokens, language, words);
  return { text, span, language, words, tokens, counted, triggers, tolls };
}

function triggersIn(tokens: readonly TextToken[], words: FigureWords): readonly Triggered[] {
  const found: Triggered[] = [];
  let at = 0;
  while (at < tokens.length) {
    const hit = triggerAt(tokens, at, words);
    if (hit === null) at += 1;
    else {
      found.push(hit);
      at = hit.next;
    }
  }
  return found;
}

function triggerAt(tokens: readonly TextToken[], at: number, words: FigureWords): Triggered | null {
  if (tokens[at]?.type !== 'word') return null;
  for (let length = Math.min(words.longest, tokens.length - at); length >= 1; length -= 1) {
    const joined = phrase(tokens, at, at + length);
    const trigger = words.exact.get(joined) ?? stemOf(words.stems, joined, length);
    if (trigger !== undefined) return { trigger, at, next: at + length };
  }
  return null;
}

/** A stem matches its first word by its beginning; the words after it must be the same. */
function stemOf(stems: FigureWords['stems'], joined: string, length: number): Trigger | undefined {
  for (const [stem, trigger] of stems) {
    const starred = stem.indexOf('*');
    if (starred < 0) {
      if (wordsOf(stem) === length && joined.startsWith(stem)) return trigger;
    } else if (
      wordsOf(stem) === length &&
      joined.startsWith(stem.slice(0, starred)) &&
      joined.endsWith(stem.slice(starred + 1))
    ) {
      return trigger;
    }
  }
  return undefined;
}

function wordsOf(joined: string): number {
  return joined.trim().split(' ').length;
}

const WEAK_TOLLS = new Set([
  'deaths',
  'fatalities',
  'count',
  'figure',
  'losses',
  'tally',
  'bilan',
  'balance',
  'saldo',
  'bilanz',
  'втрати',
  'потери',
  'verluste',
  'pertes',
  'حصيلة',
  'bajas',
]);

function tollsIn(tokens: readonly TextToken[], words: FigureWords): readonly Tolled[] {
  const found: Tolled[] = [];
  for (let at = 0; at < tokens.length; at += 1) {
    for (let length = Math.min(5, tokens.length - at); length >= 1; length -= 1) {
      const joined = phrase(tokens, at, at + length);
      const kind = words.tolls.get(joined);
      if (kind === undefined) continue;
      found.push({ kind, at, next: at + length, weak: WEAK_TOLLS.has(joined) });
      at += length - 1;
      break;
    }
  }
  return found;
}

function countedIn(
  text: string,
  tokens: readonly TextToken[],
  language: LanguageCode,
  words: FigureWords,
): readonly Counted[] {
  const index = new Map(tokens.map((token, i) => [token.start, i] as const));
  const ends = new Map(tokens.map((token, i) => [token.end, i + 1] as const));
  const found: Counted[] = [];
  const numbers = numbersIn(text, tokens, language);
  for (const [i, number] of numbers.entries()) {
    // The people belong to the number right before them: „bei einem Angriff zwölf Menschen“.
    const limit = index.get(numbers[i + 1]?.from ?? -1) ?? tokens.length;
    const counted = countedOf(
      text,
      tokens.length > limit ? tokens.slice(0, limit) : tokens,
      number,
      index,
      ends,
      words,
    );
    if (counted !== null) found.push(counted);
  }
  for (let at = 0; at < tokens.length; at += 1) {
    const length = noneAt(tokens, at);
    if (length > 0) {
      const next = at + length;
      found.push({
        value: 0,
        high: null,
        qualifier: 'exact',
        from: at,
        at,
        next,
        none: true,
        people: peopleAfter(text, tokens, next, words),
      });
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

function countedOf(
  text: string,
  tokens: readonly TextToken[],
  number: NumberMention,
  index: ReadonlyMap<number, number>,
  ends: ReadonlyMap<number, number>,
  words: FigureWords,
): Counted | null {
  if (number.use !== 'count' || !Number.isInteger(number.value ?? 0)) return null;
  const at = index.get(number.start);
  const next = ends.get(number.end);
  if (at === undefined || next === undefined) return null;
  const after = tokens[next];
  if (isThing(tokens, next, words)) return null;
  // "one" alone is too often a pronoun: it counts only before people or "of".
  const people = peopleAfter(text, tokens, next, words);
  if (
    number.value === 1 &&
    people === null &&
    !/^(?:of|other|more|killed|dead|wounded|injured|missing)$/u.test(after?.norm ?? '')
  )
    return null;
  if (number.value === 1 && tokens[at - 1]?.norm === 'no') return null;
  const { value, high, qualifier } = number;
  return { value, high, qualifier, from: index.get(number.from) ?? at, at, next, none: false, people };
}

/** Whether the noun the number counts is a thing: "nine vehicles", "two undersea data cables". */
function isThing(tokens: readonly TextToken[], next: number, words: FigureWords): boolean {
  for (let i = next; i < Math.min(tokens.length, next + (words.strictOrder ? 4 : 2)); i += 1) {
    const token = tokens[i];
    if (token?.type !== 'word' || (peopleWord(words, token.norm) !== null && !THINGS.has(token.norm))) return false;
    if (THINGS.has(token.norm))
      return !(
        /^(?:strike|attack|drone|missile|car|bus|school|hospital|train|mine|gun|tank|bomb|state|country|village|town|city|plane|ship|boat)$/u.test(
          token.norm,
        ) &&
        tokens[i + 1]?.type === 'word' &&
        i + 1 < next + 4 &&
        /(?:er|ers|men|nts|tims|dren|ees|ors|crews?|survivors)$/u.test(tokens[i + 1]?.norm ?? '')
      );
    if (
      /^(?:were|was|are|is|have|had|has|in|at|on|of|and|who|from|by|by|with|after|when|during|killed|wounded|injured|dead|died)$/u.test(
        token.norm,
      )
    )
      return false;
  }
  return false;
}

const NONE_WORDS = new Set([
  'nobody',
  'none',
  'ніхто',
  'никто',
  'niemand',
  'nadie',
  'personne',
  'немає',
  'нема',
  'нет',
  'أحد',
]);
const NO_WORDS = new Set([
  'no',
  'жодного',
  'жодної',
  'жоден',
  'ни одного',
  'keine',
  'kein',
  'keiner',
  'aucun',
  'aucune',
  'ningún',
  'ninguna',
  'sin',
]);
const NOT_PEOPLE =
  /^(?:longer|doubt|evidence|comment|immediate|reports?|claim|word|information|sign|indication|matter|way|plans?|intention|need|reason|response|agreement|date|details?)$/u;

function noneAt(tokens: readonly TextToken[], at: number): number {
  const norm = tokens[at]?.norm ?? '';
  if (norm === 'personne') return /^n/u.test(tokens[at + 1]?.norm ?? '') ? 1 : 0;
  if (norm === 'أحدا') return /^(?:لم|لن)$/u.test(tokens[at + 1]?.norm ?? '') ? 1 : 0;
  // «لم يسفر القصف عن سقوط قتلى», «دون وقوع إصابات»
  if (/^(?:لم|ولم|دون|بلا)$/u.test(norm))
    return tokens.slice(at + 1, at + 6).some((token) => /^(?:قتلى|ضحايا|إصابات|جرحى)$/u.test(token.norm)) ? 1 : 0;
  if (norm === 'أحد')
    return tokens.slice(Math.max(0, at - 4), at).some((token) => token.norm === 'لم' || token.norm === 'ولم') ? 1 : 0;
  if (NONE_WORDS.has(norm)) return 1;
  if (!NO_WORDS.has(norm)) return 0;
  const next = tokens[at + 1]?.norm ?? '';
  if (next === 'one') return 2;
  return NOT_PEOPLE.test(next) || next === '.' || next === ',' || tokens[at + 1]?.type !== 'word' ? 0 : 1;
}

/** The people named after a number: up to five words, ending in a word for people. */
export function peopleAfter(
  text: string,
  tokens: readonly TextToken[],
  next: number,
  words: FigureWords,
): Counted['people'] {
  let from = next;
  // The full stop of "12 тис." is no end; any other one is.
  if (tokens[next]?.norm === '.' && !/^(?:тис|тыс|млн|млрд|tsd|mio|mrd)$/u.test(tokens[next - 1]?.norm ?? ''))
    return null;
  while (
    /^(?:of|its|his|her|their|the|our|more|other|others|number|de|des|der|von|из|із|з|من|d’|als|than|\.)$/u.test(
      tokens[from]?.norm ?? '',
    ) &&
    from < next + 3
  )
    from += 1;
  for (let i = from; i < Math.min(tokens.length, from + 5); i += 1) {
    const token = tokens[i];
    if (token === undefined || (token.type !== 'word' && token.norm !== '-')) return null;
    const named = peopleWord(words, token.norm);
    if (named !== null) {
      // "civilian workers", "repair workers": the last of two nouns names the group.
      const more = peopleWord(words, tokens[i + 1]?.norm ?? '') === true ? i + 1 : i;
      const group =
        named || more > i ? text.slice((tokens[from] as TextToken).start, (tokens[more] as TextToken).end) : null;
      return { from, next: more + 1, group };
    }
    if (
      CONJUNCTIONS.has(token.norm) ||
      /^(?:were|was|had|have|has|are|is|in|at|on|by|from|after|as|killed|wounded|injured|dead|who|when|and|over)$/u.test(
        token.norm,
      )
    )
      return null;
  }
  return null;
}

/** True for a group ("civilians"), false for people at large, null for no word for people. */
export function peopleWord(words: FigureWords, norm: string): boolean | null {
  const exact = words.people.get(norm);
  if (exact !== undefined) return exact;
  for (const [stem, named] of words.peopleStems) if (norm.startsWith(stem)) return named;
  return null;
}
