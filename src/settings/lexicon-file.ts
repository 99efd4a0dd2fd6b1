import { z } from 'zod';
import type { Lexicon } from '../stories/conflict.ts';
import { mapOf, Words } from './fields.ts';

const Terms = z.array(Words).nullish();

/** lexicon.yaml: which words are never ours. It binds our own words, never a quotation. */
export const LexiconFile = mapOf({
  version: z.literal(1).optional(),
  replace: z.record(z.string(), z.string()).nullish(),
  only_attributed: Terms,
  verbs: mapOf({
    default: Words.optional(),
    allowed_if_source_used: Terms,
    forbidden_in_own_voice: Terms,
    note: Words.optional(),
  }).nullish(),
  keep_distinct: z.array(z.array(Words)).nullish(),
  place_names: z.record(z.string(), Words).nullish(),
  ownership_notes: Words.optional(),
  banned_phrases: Terms,
});
export type LexiconFile = z.infer<typeof LexiconFile>;

/** The lexicon of the file, a term a row: lists are taken apart, remarks in parentheses dropped. */
export function lexiconOf(file: LexiconFile): Lexicon {
  return {
    replace: new Map(
      Object.entries(file.replace ?? {}).flatMap(([terms, neutral]) => termsIn(terms).map((term) => [term, neutral])),
    ),
    onlyAttributed: (file.only_attributed ?? []).map(withoutRemark),
    forbiddenVerbs: file.verbs?.forbidden_in_own_voice ?? [],
    placeNames: new Map(Object.entries(file.place_names ?? {}).map(([found, ours]) => [found, withoutRemark(ours)])),
    bannedPhrases: file.banned_phrases ?? [],
  };
}

/** "surgical / precision strike" → two strikes; "terrorist(s)" → singular and plural; "purged (area)" → "purged". */
function termsIn(terms: string): readonly string[] {
  const plain = terms.replace(/\(s\)/g, '\u0000').replace(/\s*\([^)]*\)/g, '');
  const choices = plain.split(' / ');
  const tail = choices.length > 1 ? (choices.at(-1) ?? '').split(' ').slice(1).join(' ') : '';
  return choices
    .map((choice, index) => (index < choices.length - 1 && tail !== '' ? `${choice} ${tail}` : choice))
    .flatMap((choice) => choice.split(/\s*,\s*/))
    .flatMap((term) => (term.includes('\u0000') ? [term.replace('\u0000', ''), term.replace('\u0000', 's')] : [term]))
    .map((term) => term.trim())
    .filter((term) => term !== '');
}

function withoutRemark(term: string): string {
  return term.replace(/\s*\([^)]*\)/g, '').trim();
}
