import type { Token } from './clause-tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BE_FORMS,
  CLAUSE_OPENERS,
  DETERMINERS,
  isSpeakerNoun,
  PREPOSITIONS,
  PRONOUNS,
  TIME_WORDS,
  VERBS,
  WEEKDAYS,
} from './english-words.ts';
import { speechVerb } from './speech-verbs.ts';

/** A stretch of tokens, `to` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** How far a noun phrase may reach, in tokens. */
const LONGEST = 26;

const NOT_VERBS =
  /^(?:indeed|hundred|united|need|speed|seed|red|ahmed|mohamed|muhammed|mohammed|hamed|fred|alfred|ted|ned|ed|zayed|saeed|rashed|khaled|reed|sayed|bed|feed|deed|breed|creed|armed|allied|displaced|occupied|wounded|injured|retired|disputed|elected|so-called|exiled|united|besieged|jailed|detained|bereaved|unnamed|named|unidentified|alleged|accused|affected|combined|associated|advanced|limited|appointed|opposed|backed|based|led|held|controlled|aligned|trained|sworn)$|-(?:backed|led|held|controlled|based|aligned|appointed|born|trained|run|occupied|installed|elected|funded|owned|affiliated|linked|allied)$/;

/** Whether a word reads as a verb that ends a noun phrase. */
export function verbLike(token: Token): boolean {
  const { word } = token;
  if (token.kind !== 'word') return false;
  if (AUXILIARIES.has(word)) return true;
  if (token.capital) return false;
  if (VERBS.has(word)) return true;
  if (/ed$/.test(word)) return !NOT_VERBS.test(word);
  const verb = speechVerb(word, 'en');
  return verb !== null && !verb.noun && verb.form !== 'base';
}

/** Whether a word may stand inside a noun phrase. */
function nounish(token: Token | undefined): boolean {
  if (token?.kind !== 'word') return false;
  if (CLAUSE_OPENERS.has(token.word) || PREPOSITIONS.has(token.word)) return false;
  return !verbLike(token);
}

/** Whether a token can be the last word of a subject: a noun or a name, no adverb, no determiner. */
function headLike(token: Token | undefined): boolean {
  if (!nounish(token) || token === undefined) return false;
  if (token.capital) return !WEEKDAYS.has(token.word);
  return !/ly$/.test(token.word) || /^(?:family|assembly|ally)$/.test(token.word);
}

/** The noun phrase that ends right before `end`; null where none does. */
export function phraseBefore(tokens: readonly Token[], end: number): Stretch | null {
  const last = tokens[end - 1];
  if (last === undefined) return null;
  if (PRONOUNS.has(last.word) && last.kind === 'word') return { from: end - 1, to: end };
  if (!headLike(last) && !/^(?:one|both|others|many|some|all|another|each|several|few)$/.test(last.word)) return null;
  let from = end;
  for (let i = end - 1; i >= 0 && end - i <= LONGEST; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'bracket' && i < end - 1) continue;
    if (token.kind !== 'word') break;
    if (WEEKDAYS.has(token.word) && i < end - 1 && token.capital) break;
    if (token.word === 'and' || token.word === '&') {
      if (!joins(tokens, i)) break;
      continue;
    }
    if (PREPOSITIONS.has(token.word)) {
      if (
        (!nounish(tokens[i - 1]) && !isReduced(tokens, i - 1)) ||
        isTime(tokens, i + 1) ||
        ADVERBS.has(tokens[i - 1]?.word ?? '')
      )
        break;
      continue;
    }
    // "two people briefed on the plan": a participle that only tells which people.
    if (!nounish(token) && from < end && isReduced(tokens, i)) continue;
    if (!nounish(token)) break;
    if (PRONOUNS.has(token.word)) break;
    from = i;
    if (DETERMINERS.has(token.word)) {
      const before = tokens[i - 1];
      const crosses =
        before?.kind === 'word' &&
        PREPOSITIONS.has(before.word) &&
        (nounish(tokens[i - 2]) || isReduced(tokens, i - 2)) &&
        !isTime(tokens, i);
      if (
        !crosses &&
        !(before?.kind === 'word' && DETERMINERS.has(before.word)) &&
        !(before?.word === 'and' && joins(tokens, i - 1))
      )
        break;
    }
  }
  return from < end ? { from, to: end } : null;
}

/** A participle between a noun that can speak and a preposition. */
function isReduced(tokens: readonly Token[], at: number): boolean {
  const word = tokens[at]?.word ?? '';
  if (!/(?:ed|ing|known|held|led|seen)$/.test(word)) return false;
  return isSpeakerNoun(tokens[at - 1]?.word ?? '') && PREPOSITIONS.has(tokens[at + 1]?.word ?? '');
}

/** "the U.N. and the Red Cross": both sides are names, or the left side opens the clause without a verb. */
function joins(tokens: readonly Token[], and: number): boolean {
  const left = tokens[and - 1];
  const right = tokens[and + 1];
  if (!left || !right || !headLike(left)) return false;
  for (let i = and - 1; i >= 0 && and - i <= 12; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') return token.kind !== 'comma' || left.capital;
    if (verbLike(token) || CLAUSE_OPENERS.has(token.word)) return false;
  }
  return true;
}

function isTime(tokens: readonly Token[], at: number): boolean {
  for (let i = at; i < at + 3; i += 1) {
    const word = tokens[i]?.word ?? '';
    if (TIME_WORDS.has(word) || /^\p{N}{4}$/u.test(word)) return true;
    if (!DETERMINERS.has(word)) return false;
  }
  return false;
}

/** The noun phrase that begins at `start`; null where none does. */
export function phraseAfter(tokens: readonly Token[], start: number): Stretch | null {
  const first = tokens[start];
  if (first?.kind !== 'word') return null;
  if (PRONOUNS.has(first.word) && first.word !== 'who') return { from: start, to: start + 1 };
  if (!nounish(first)) return null;
  let to = start;
  for (let i = start; i < tokens.length && i - start <= LONGEST; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word') break;
    if (token.word === 'and' || token.word === '&') {
      if (!headLike(tokens[i - 1]) || !nounish(tokens[i + 1])) break;
      const named = tokens[i - 1]?.capital && (tokens[i + 1]?.capital || DETERMINERS.has(tokens[i + 1]?.word ?? ''));
      if (
        !named &&
        !isSpeakerNoun(tokens[i + 1]?.word ?? '') &&
        !(tokens[i + 2] && isSpeakerNoun(tokens[i + 2]?.word ?? ''))
      )
        break;
      continue;
    }
    if (PREPOSITIONS.has(token.word)) {
      // "Reporters Without Borders" is one name.
      if (token.capital && i > start && tokens[i - 1]?.capital && tokens[i + 1]?.capital) continue;
      if (!/^(?:of|for|with|at|from|in|to|on)$/.test(token.word)) break;
      if (!headLike(tokens[i - 1]) || !nounish(tokens[i + 1]) || isTime(tokens, i + 1)) break;
      // A name is complete; only "of" goes on after it ("Karim of the Red Cross").
      if (token.word !== 'of' && named(tokens, start, i)) break;
      if (
        /^(?:in|on|to|at)$/.test(token.word) &&
        /^(?:a|an|his|her|their|its|response|reference|order|fact|part)$/.test(tokens[i + 1]?.word ?? '')
      )
        break;
      continue;
    }
    if (!nounish(token)) break;
    if (i > start && (PRONOUNS.has(token.word) || (ADVERBS.has(token.word) && !token.capital))) break;
    if (i > start && TIME_WORDS.has(token.word)) break;
    if (
      i > start &&
      DETERMINERS.has(token.word) &&
      !PREPOSITIONS.has(tokens[i - 1]?.word ?? '') &&
      tokens[i - 1]?.word !== 'and' &&
      !DETERMINERS.has(tokens[i - 1]?.word ?? '')
    )
      break;
    to = i + 1;
  }
  return to > start ? { from: start, to } : null;
}

/** Whether the words so far end in a personal name: two capitals after a small word or title. */
function named(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1];
  const before = tokens[to - 2];
  return to - from >= 2 && last?.capital === true && before?.capital === true && !isSpeakerNoun(last.word);
}

/** The subject of the clause that begins at `start`: its first noun phrase, up to the first verb. */
export function subjectFrom(tokens: readonly Token[], start: number): Stretch | null {
  let i = start;
  // Fronted adverbials end at a comma: "On Sunday, in Kyiv, the army …".
  while (i < tokens.length) {
    const token = tokens[i];
    if (token?.kind !== 'word') {
      i += 1;
      continue;
    }
    const fronted =
      PREPOSITIONS.has(token.word) ||
      CLAUSE_OPENERS.has(token.word) ||
      ADVERBS.has(token.word) ||
      /ly$/.test(token.word) ||
      (/(?:ing|ed)$/.test(token.word) && !(token.capital && tokens[i + 1]?.capital));
    if (!fronted || token.word === 'united') break;
    if (/^(?:but|and|or|so|yet)$/.test(token.word)) {
      i += 1;
      continue;
    }
    const comma = tokens.findIndex((other, at) => at > i && other.kind === 'comma');
    if (comma < 0 || comma - i > LONGEST) return null;
    i = comma + 1;
  }
  const phrase = phraseAfter(tokens, i);
  if (phrase === null) return null;
  return phrase;
}

/** Whether the tokens from `from` to `to` hold a finite verb. */
export function holdsVerb(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < to; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'word' && (verbLike(token) || BE_FORMS.has(token.word))) return true;
  }
  return false;
}
