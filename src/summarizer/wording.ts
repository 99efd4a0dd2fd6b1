import { wordsOf } from '../language/tokens.ts';
import type { Lexicon } from '../stories/conflict.ts';
import { outsideMarks } from './marks.ts';
import { remember } from './remember.ts';

/** A word that our own voice may not use. */
export interface LoadedTerm {
  readonly term: string;
  /** Why: it has a neutral word, it needs somebody who says it, it is a verb or a phrase we do not use. */
  readonly why: 'loaded' | 'only attributed' | 'forbidden verb' | 'banned phrase';
}

/** Finds loaded terms outside quotation marks. */
export type Wording = (text: string) => readonly LoadedTerm[];

/**
 * Terms of the lexicon that are plain words of the trade in another sense ("two blasts", "hostile fire", "families
 * fled"): the lexicon names a condition we cannot test, so they alone do not make a sentence loaded.
 */
const AMBIGUOUS = new Set([
  'blasts',
  'rips',
  'hostile',
  'destroyed',
  'clashes',
  'fled',
  'criminals',
  'proxy',
  'purged',
  'illegal',
  'occupation',
  'aggression',
  'surrendered to peace talks',
]);

/** Words of the same kind that such lists forget because they are a party's own idiom for people. */
const IDIOM = [
  'its elements',
  'terrorist militia',
  'horde',
  'vermin',
  'cockroaches',
  'rats',
  'subhuman',
  'orcs',
  'infidels',
];

const prepared = new WeakMap<Lexicon, Wording>();

/** The wording of a lexicon, prepared once for each. */
export function wordingFor(lexicon: Lexicon): Wording {
  const known = prepared.get(lexicon);
  if (known) return known;
  const wording = wordingOf(lexicon);
  prepared.set(lexicon, wording);
  return wording;
}

/** Prepares a lexicon; the wording it gives is pure. */
export function wordingOf(lexicon: Lexicon): Wording {
  const entries: { readonly words: readonly string[]; readonly found: LoadedTerm }[] = [];
  const add = (term: string, why: LoadedTerm['why']): void => {
    if (AMBIGUOUS.has(term.toLowerCase())) return;
    const words = wordsOf(term).map((word) => root(word.text));
    const known = entries.some((entry) => entry.words.join(' ') === words.join(' '));
    if (words.length > 0 && !known) entries.push({ words, found: { term, why } });
  };
  for (const row of [...lexicon.replace.keys(), ...IDIOM]) for (const term of termsIn(row)) add(term, 'loaded');
  for (const row of lexicon.onlyAttributed) for (const term of termsIn(row)) add(term, 'only attributed');
  for (const row of lexicon.forbiddenVerbs) for (const term of termsIn(row)) add(term, 'forbidden verb');
  for (const phrase of lexicon.bannedPhrases) add(phrase, 'banned phrase');

  const byFirst = Map.groupBy(entries, (entry) => entry.words[0] ?? '');
  return remember((text) => {
    const words = wordsOf(outsideMarks(text)).map((word) => root(word.text));
    const found: LoadedTerm[] = [];
    for (let at = 0; at < words.length; at += 1) {
      for (const entry of byFirst.get(words[at] ?? '') ?? []) {
        if (entry.words.every((word, i) => words[at + i] === word)) found.push(entry.found);
      }
    }
    return found;
  });
}

/** "terrorist(s)", "neutralised, eliminated (people)", "surgical / pinpoint strike": the terms of one row. */
function termsIn(row: string): readonly string[] {
  const plain = row.replace(/\((?:s|es)\)/g, '').replace(/\([^()]*\)/g, '');
  return plain.split(/[,;]/).flatMap((part) => {
    const choices = part.split('/').map((choice) => choice.trim());
    const head = choices.at(-1)?.split(' ').slice(1).join(' ') ?? '';
    return choices
      .map((choice, i) => (i < choices.length - 1 && head !== '' ? `${choice} ${head}` : choice))
      .filter((choice) => choice !== '');
  });
}

/** The common part of "neutralised", "neutralizing" and "neutralise"; never shorter than four letters. */
function root(word: string): string {
  const plain = word
    .toLowerCase()
    .replace(/[’]/g, "'")
    .replace(/'s$/, '')
    .replace(/iz(?=e|ing|ation)/, 'is');
  const cut = plain.replace(/(?:ations?|ings?|ed|es|s|e)$/, '');
  return cut.length >= 4 ? cut : plain;
}

/** Whether words call for violence or deny people their humanity: such a quotation is not passed on. */
export function incites(text: string): boolean {
  return INCITEMENT.test(text);
}

const INCITEMENT =
  /\b(?:kill (?:them|all|every)|exterminat\w+|annihilat\w+|wipe (?:them |\w+ )?(?:out|off)|burn (?:them|it all|their)|no mercy|slaughter (?:them|all)|vermin|cockroach\w*|subhuman\w*|rats to be|death to|must (?:all )?die|take up arms|rise up and (?:kill|fight)|erase(?:d)? from the map|human animals|blood revenge|(?:seek|take|want) (?:bloody )?(?:revenge|vengeance)|blood for blood)\b|знищити всіх|убивайте|уничтожить всех|убивайте их|اقتلوا|الموت ل/iu;

/** Whether words were said in captivity: they are not passed on as somebody's free word. */
export function saidInCaptivity(context: string): boolean {
  return /\b(?:captured|captive|in captivity|prisoner of war|POWs?|paraded|interrogat\w+|held hostage|detained soldier)\b/i.test(
    context,
  );
}
