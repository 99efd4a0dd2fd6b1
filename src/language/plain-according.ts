import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { build, plainVerb } from './plain-build.ts';
import { clauseFrom } from './plain-clauses.ts';
import { plainName } from './plain-names.ts';
import { phraseFrom } from './plain-phrases.ts';
import { speechVerb } from './speech-verbs.ts';

/** The "according to" phrase that begins at `at`; undefined where none does. */
export function accordingPhrase(tokens: readonly Token[], at: number, grammar: Grammar): readonly string[] | undefined {
  return grammar.according.find((words) =>
    words.every((word, k) => startsLike(tokens[at + k]?.word ?? '', word, k, words, grammar)),
  );
}

function startsLike(word: string, wanted: string, at: number, words: readonly string[], grammar: Grammar): boolean {
  if (word === wanted) return true;
  if (grammar.language !== 'ar') return false;
  if (at === 0 && word === `و${wanted}`) return true;
  // Arabic joins "to" to the next word: «وفقا لوزارة».
  return at === words.length - 1 && wanted === 'ل' && word.startsWith('ل') && word.length > 2;
}

/** The attribution of an "according to" phrase that stands at `at`. */
export function according(
  text: string,
  tokens: readonly Token[],
  at: number,
  words: readonly string[],
  grammar: Grammar,
): Attribution | null {
  const last = saidBy(tokens, at + words.length - 1, grammar);
  const pronoun = POSSESSIVES.get(words[1] ?? '');
  const joined = grammar.language === 'ar' && words.at(-1) === 'ل' && /^ل.{2,}/.test(tokens[last]?.word ?? '');
  if (words[0] === 'pour' && (at > 0 || !isNameAt(text, tokens, last + 1, grammar))) return null;
  const phrase = pronoun ? { from: at + 1, to: at + 2 } : phraseFrom(tokens, joined ? last : last + 1, grammar);
  if (phrase === null) return null;
  const after = pronoun ? last + 1 : phrase.to;
  const fronted =
    at === 0 ||
    tokens[at - 1]?.kind === 'stop' ||
    (tokens[at - 1]?.kind === 'word' && tokens[after]?.kind === 'comma' && at <= 2);
  let content: Stretch;
  if (fronted) {
    const from = tokens[after]?.kind === 'comma' ? after + 1 : after;
    let to = tokens.length;
    while (to > from && tokens[to - 1]?.kind === 'stop') to -= 1;
    content = { from, to };
  } else {
    const to = tokens[at - 1]?.kind === 'comma' ? at - 1 : at;
    content = { from: clauseFrom(tokens, to), to };
  }
  if (content.to <= content.from) return null;
  const verb = plainVerb(words.join(' '), 'according to');
  const attribution = build(text, tokens, phrase, at, verb, content, fronted ? 'L2' : 'R3', grammar, last + 1);
  return attribution && pronoun ? { ...attribution, name: pronoun, role: null } : attribution;
}

/** «بحسب ما قالت سعاد»: the verb between the phrase and its speaker. */
function saidBy(tokens: readonly Token[], last: number, grammar: Grammar): number {
  if (grammar.language !== 'ar') return last;
  let at = last;
  while (
    /^(?:ما|به|بها)$/.test(tokens[at + 1]?.word ?? '') ||
    (at > last && speechVerb(tokens[at + 1]?.word ?? '', 'ar'))
  )
    at += 1;
  return at;
}

/** «Pour Karim Saleh, analyste, « … »»: a name and a comma. */
function isNameAt(text: string, tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  const phrase = phraseFrom(tokens, at, grammar);
  if (phrase === null || tokens[phrase.to]?.kind !== 'comma') return false;
  const { name, person } = plainName(text, tokens, phrase, grammar, false);
  return person && name.includes(' ');
}

/** «за його словами»: whose words. */
const POSSESSIVES: ReadonlyMap<string, string> = new Map([
  ['його', 'він'],
  ['її', 'вона'],
  ['їх', 'вони'],
  ['їхніми', 'вони'],
  ['его', 'он'],
  ['ее', 'она'],
  ['их', 'они'],
]);
