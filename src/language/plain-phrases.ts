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
  // "das Ministerium": an article here, however often "das" stands alone.
  const article = grammar.articles.has(first.word) && tokens[from + 1]?.capital === true;
  if (grammar.adverbs.has(first.word) && !article && grammar.language !== 'ar') return null;
  if (grammar.language === 'de') from = pastCircumstance(tokens, start, grammar);
  let to = from;
  let noun = false;
  for (let i = from; i < tokens.length && i - from < LONGEST; i += 1) {
    const token = tokens[i] as Token;
    if (ends(token, grammar)) {
      if (!placeBeforeName(tokens, from, i, grammar)) break;
      continue;
    }
    if (grammar.language === 'ar' && i > from && /^بال.{2}/u.test(token.word) && tokens[i - 1]?.word !== 'باسم') break;
    if (i > from && !token.capital && speechVerb(token.word, grammar.language) !== null) break;
    if (grammar.language === 'de') {
      // "berichtete Anna Holm der Deutschen Presse-Agentur": behind a name stands the one who is told.
      if (token.word === 'der' && tokens[i - 1]?.capital && tokens[i - 2]?.capital && i - 2 >= from) break;
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
    if (isName(tokens, inner, grammar) || endsInName(tokens, inner, grammar)) return inner;
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
    if (!opening && goesOnBefore(tokens, i, to, grammar)) continue;
    if (opening || (grammar.stops.has(token.word) && !token.capital)) break;
    if (grammar.adverbs.has(token.word)) break;
    if (speechVerb(token.word, grammar.language) !== null && !token.capital) break;
    from = i;
  }
  return from < to ? { from, to } : null;
}

/** «посол США в Україні Джеймс Гарт»: a place between the office and the name. */
function placeBeforeName(tokens: readonly Token[], from: number, at: number, grammar: Grammar): boolean {
  if (grammar.language !== 'uk' && grammar.language !== 'ru') return false;
  if (!/^(?:в|у|во|на|при)$/.test(tokens[at]?.word ?? '')) return false;
  const office = tokens.slice(from, at).some((token) => grammar.roles.test(token.word));
  return office && [1, 2, 3].every((step) => tokens[at + step]?.capital === true);
}

/** Whether a subject goes on before the small word at `at`: "Das Ministerium in Sarvik teilte …". */
function goesOnBefore(tokens: readonly Token[], at: number, to: number, grammar: Grammar): boolean {
  const word = tokens[at]?.word ?? '';
  if (grammar.language === 'de') {
    if (!/^(?:in|im|von|vom|fur|aus|bei|beim)$/.test(word) || !tokens[at - 1]?.capital) return false;
    // "Am Mittwoch in Berlin": a time is no subject.
    return (
      !grammar.adverbs.has(tokens[at - 1]?.word ?? '') &&
      !/^(?:am|im|in|an|nach|vor|bei|seit)$/.test(tokens[at - 2]?.word ?? '')
    );
  }
  if (!/^(?:в|у|во|на|при)$/.test(word) || to - at < 4) return false;
  return tokens.slice(Math.max(0, at - 4), at).some((token) => grammar.roles.test(token.word));
}

/** "le général Paulin Osei": a rank and a name. */
function endsInName(tokens: readonly Token[], stretch: Stretch, grammar: Grammar): boolean {
  if (stretch.to - stretch.from > 7 || grammar.language === 'ar') return false;
  const [given, surname] = [tokens[stretch.to - 2], tokens[stretch.to - 1]];
  if (!given?.capital || !surname?.capital || grammar.roles.test(surname.word)) return false;
  return (
    tokens.slice(stretch.from, stretch.to).every((token) => token.kind === 'word' && !grammar.stops.has(token.word)) &&
    tokens.slice(stretch.from, stretch.to - 1).some((token) => grammar.roles.test(token.word))
  );
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
