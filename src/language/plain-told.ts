import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { phraseFrom } from './plain-phrases.ts';

/** What names a paper or an agency, which German tells in the dative: "sagte der Zeitung „Rheinblick“ der Arzt". */
const OUTLET_NOUN =
  /(?:zeitung|agentur|presse|rundschau|redaktion|welt|allgemeinen?|magazins?|senders?|journalisten|reportern|blatt|portal)$/;

/** The subject behind a verb, past the one who is told: "berichtete dem Rheinblick", «рассказала «Перекрёстку» …». */
export function subjectAfter(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  const first = tokens[at];
  if (first?.kind === 'quote') {
    if ((grammar.language !== 'uk' && grammar.language !== 'ru') || !isNameInMarks(first)) return null;
    return phraseFrom(tokens, at + 1, grammar);
  }
  const phrase = phraseFrom(tokens, at, grammar);
  if (phrase === null || grammar.language !== 'de') return phrase;
  const told =
    /^(?:dem|einem|ihm|ihnen|uns|mir)$/.test(first?.word ?? '') ||
    (first?.word === 'der' &&
      tokens.slice(phrase.from + 1, phrase.to).find(({ capital, word }) => capital && OUTLET_NOUN.test(word)) !==
        undefined &&
      !tokens.slice(phrase.from, phrase.to).some(({ word }) => grammar.roles.test(word)));
  if (!told) return phrase;
  const next = tokens[phrase.to]?.kind === 'quote' ? phrase.to + 1 : phrase.to;
  const article = /^(?:der|die|das|ein|eine)$/.test(tokens[next]?.word ?? '');
  return article || tokens[next]?.capital ? phraseFrom(tokens, next, grammar) : null;
}

/** „…“, sagte sie der „Küstenpost“: the second pair of marks holds the name of the one who is told. */
export function tellsOutlet(tokens: readonly Token[], edge: number, from: number): boolean {
  if (tokens[edge - 1]?.kind !== 'quote') return false;
  for (let i = from; i < Math.min(tokens.length, from + 5); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'quote') return i > from && isNameInMarks(token);
    if (token.kind !== 'word') return false;
  }
  return false;
}

/** «Лінії Південь»: a few words, the first with a capital, and no stop. */
function isNameInMarks({ text }: Token): boolean {
  return /^[«„“"]\p{Lu}[^,.!?…]*[»“”"]$/u.test(text) && text.split(/\s+/).length <= 4;
}
