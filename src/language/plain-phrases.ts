import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { speechVerb } from './speech-verbs.ts';

/** The longest noun phrase, in tokens. */
const LONGEST = 14;

/** Small words that go on after a noun in German: "Sprecher des Ministeriums", "Leiter für Forschung". */
const GERMAN_LINKS = /^(?:des|der|von|vom|fur|und|al|el|bin|ibn|van|de|zu)$/;

/** Words that end a subject in Arabic where the object follows without a preposition. */
const ARABIC_OBJECT = /^(?:ذلك|هذا|هذه|هذه|اي|كل|اتهامات|الاتهامات|مسووليته|مسووليتها)$|.{3,}(?:ها|هم|هما)$/u;

/** The noun phrase that begins at `start`; null where none does. */
export function phraseFrom(tokens: readonly Token[], start: number, grammar: Grammar): Stretch | null {
  let from = start;
  const first = tokens[from];
  if (first?.kind !== 'word') return null;
  if (grammar.pronouns.has(first.word)) return { from, to: from + 1 };
  if (grammar.adverbs.has(first.word) && grammar.language !== 'ar') return null;
  if (grammar.language === 'de') from = pastCircumstance(tokens, start, grammar);
  let to = from;
  let noun = false;
  for (let i = from; i < tokens.length && i - from < LONGEST; i += 1) {
    const token = tokens[i] as Token;
    if (ends(token, grammar)) break;
    if (i > from && !token.capital && speechVerb(token.word, grammar.language) !== null) break;
    if (grammar.language === 'de') {
      if (noun && !token.capital && !(GERMAN_LINKS.test(token.word) && goesOnInGerman(tokens, i + 1))) break;
      noun ||= token.capital;
      if (!token.capital && GERMAN_LINKS.test(token.word)) noun = false;
    }
    if (grammar.language === 'ar' && i > from && ARABIC_OBJECT.test(token.word)) break;
    to = i + 1;
  }
  return to > from ? { from, to } : null;
}

function goesOnInGerman(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.capital === true || (tokens[at]?.kind === 'word' && tokens[at + 1]?.capital === true);
}

/** "sagte am Dienstag in Berlin der Sprecher": what stands between the verb and its subject. */
function pastCircumstance(tokens: readonly Token[], start: number, grammar: Grammar): number {
  let i = start;
  while (i < tokens.length && i - start < 6) {
    const token = tokens[i];
    if (token?.kind !== 'word' || token.capital || !grammar.stops.has(token.word) || grammar.openers.has(token.word))
      break;
    i += 1;
    // A preposition of time or place takes one noun with it.
    if (/^(?:am|im|in|vor|nach|bei|auf)$/.test(token.word) && tokens[i]?.capital) i += 1;
  }
  return tokens[i]?.kind === 'word' ? i : start;
}

/** The noun phrase that ends right before `end`, with the apposition between it and `end` if there is one. */
export function phraseUpTo(tokens: readonly Token[], end: number, grammar: Grammar): Stretch | null {
  let to = end;
  if (tokens[to - 1]?.kind === 'comma') {
    const opening = commaBefore(tokens, to - 2);
    if (opening === null) return null;
    const inner = { from: opening + 1, to: to - 1 };
    // "Der Bürgermeister der Stadt, Borys Filatow, sprach": the name stands between the commas.
    if (isName(tokens, inner, grammar)) return inner;
    to = opening;
  }
  let from = to;
  for (let i = to - 1; i >= 0 && to - i <= LONGEST; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind !== 'word' || grammar.openers.has(token.word)) break;
    if (grammar.pronouns.has(token.word)) {
      from = i;
      break;
    }
    const opening = i === 0 && token.capital && grammar.stops.has(token.word);
    if (opening || (grammar.stops.has(token.word) && !token.capital)) break;
    if (grammar.adverbs.has(token.word)) break;
    if (speechVerb(token.word, grammar.language) !== null && !token.capital) break;
    from = i;
  }
  return from < to ? { from, to } : null;
}

/** Whether a stretch is a personal name of two to four words and nothing else. */
export function isName(tokens: readonly Token[], stretch: Stretch, grammar: Grammar): boolean {
  const words = tokens.slice(stretch.from, stretch.to);
  if (words.length < 2 || words.length > 4) return false;
  return words.every(
    (token) =>
      token.kind === 'word' &&
      (token.capital || /^(?:al|el|bin|ibn|von|van|de)$/.test(token.word)) &&
      !grammar.articles.has(token.word),
  );
}

function commaBefore(tokens: readonly Token[], from: number): number | null {
  for (let i = from; i > 0 && from - i < 24; i -= 1) {
    if (tokens[i]?.kind === 'stop' || tokens[i]?.kind === 'quote') return null;
    if (tokens[i]?.kind === 'comma') return i;
  }
  return null;
}

function ends(token: Token, grammar: Grammar): boolean {
  if (token.kind !== 'word') return true;
  return grammar.stops.has(token.word) || grammar.openers.has(token.word);
}

/** Whether a noun phrase holds a capital. */
export function capitalised(tokens: readonly Token[], phrase: Stretch): boolean {
  return tokens.slice(phrase.from, phrase.to).some((token) => token.capital);
}
