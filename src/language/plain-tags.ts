import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import { build, plainVerb } from './plain-build.ts';
import { clauseFrom, following, opensContent, tagEdge } from './plain-clauses.ts';
import { capitalised, phraseFrom } from './plain-phrases.ts';

/** Cues of documents: «…», — ідеться у заяві МЗС. „…“, heißt es im Bericht. وجاء في بيان الجيش: «…». */
const DOCUMENT_CUES: Readonly<Record<string, RegExp>> = {
  uk: /^(?:ідеться|йдеться|сказано|зазначено|зазначається|наголошується)$/,
  ru: /^(?:говорится|сказано|отмечается|указано|подчеркивается)$/,
  ar: /^و?(?:جاء|ورد)$/,
};

/** «…», — ідеться у заяві МЗС. */
export function byDocument(text: string, tokens: readonly Token[], at: number, grammar: Grammar): Attribution | null {
  if (!DOCUMENT_CUES[grammar.language]?.test(tokens[at]?.word ?? '')) return null;
  if (!/^(?:у|в|во|في)$/.test(tokens[at + 1]?.word ?? '')) return null;
  const phrase = phraseFrom(tokens, at + 2, grammar);
  if (phrase === null) return null;
  const edge = tagEdge(tokens, at);
  const verb = plainVerb(tokens[at]?.text ?? '', 'said');
  if (edge !== null && tokens[edge - 1]?.kind === 'quote') {
    return build(text, tokens, phrase, at, verb, { from: clauseFrom(tokens, edge), to: edge }, 'R1', grammar);
  }
  const content = opensContent(tokens, phrase.to, grammar) ? following(tokens, phrase.to, grammar) : null;
  return content && build(text, tokens, phrase, at, verb, content, 'L1', grammar);
}

/** „…“, heißt es in dem Bericht der Hilfsorganisation. */
export function heisstEs(text: string, tokens: readonly Token[], at: number, grammar: Grammar): Attribution | null {
  if (grammar.language !== 'de' || !/^(?:heisst|hiess)$/.test(tokens[at]?.word ?? '')) return null;
  if (tokens[at + 1]?.word !== 'es' || !/^(?:in|im|aus|bei|beim|vonseiten)$/.test(tokens[at + 2]?.word ?? ''))
    return null;
  const edge = tagEdge(tokens, at);
  const phrase = phraseFrom(tokens, at + 3, grammar);
  if (edge === null || phrase === null || tokens[edge - 1]?.kind !== 'quote') return null;
  const content = { from: clauseFrom(tokens, edge), to: edge };
  return build(text, tokens, phrase, at, plainVerb('heißen', 'said'), content, 'R1', grammar);
}

/** How the finite verb of a tag ends. */
const VERB_SHAPES: Readonly<Record<string, RegExp>> = {
  de: /^\p{Ll}{3,}(?:t|te|ten)$/u,
  fr: /^\p{Ll}{4,}e$/u,
  uk: /^\p{Ll}{4,}(?:в|ла|ли|є|ить|іть|ться|вся|лася)$/u,
  ru: /^\p{Ll}{4,}(?:л|ла|ли|ет|ит|ется|ится|лся|лась)$/u,
};

/** „…“, schluchzt Rentnerin Olga Hahn.: whatever the verb, between a quotation and a name it tells who spoke. */
export function byUnknownVerb(
  text: string,
  tokens: readonly Token[],
  at: number,
  grammar: Grammar,
): Attribution | null {
  if (!VERB_SHAPES[grammar.language]?.test(tokens[at]?.text ?? '')) return null;
  const word = tokens[at]?.word ?? '';
  if (grammar.stops.has(word) || grammar.adverbs.has(word) || grammar.roles.test(word)) return null;
  const edge = tagEdge(tokens, at);
  if (edge === null || edge === at || (tokens[edge - 1]?.text ?? '').split(/\s+/).length < 3) return null;
  if (tokens[edge - 1]?.kind !== 'quote') return null;
  const phrase = phraseFrom(tokens, at + 1, grammar);
  if (phrase === null || tokens[phrase.to]?.kind === 'colon') return null;
  const words = tokens.slice(phrase.from, phrase.to);
  const named = words.at(-1)?.capital === true && words.at(-2)?.capital === true;
  const office = words.some((token) => grammar.roles.test(token.word)) && words.length > 1;
  if (!named && !office) return null;
  const content = { from: clauseFrom(tokens, edge), to: edge };
  return build(text, tokens, phrase, at, plainVerb(word, 'said'), content, 'R1', grammar);
}

/** „…“, so der Arzt Petrenko. */
export function byParticle(text: string, tokens: readonly Token[], at: number, grammar: Grammar): Attribution | null {
  if (grammar.language !== 'de' || tokens[at]?.word !== 'so') return null;
  const edge = tagEdge(tokens, at);
  const phrase = edge === null || tokens[edge - 1]?.kind !== 'quote' ? null : phraseFrom(tokens, at + 1, grammar);
  if (edge === null || phrase === null || !capitalised(tokens, phrase)) return null;
  return build(
    text,
    tokens,
    phrase,
    at,
    plainVerb('so', 'said'),
    { from: clauseFrom(tokens, edge), to: edge },
    'R1',
    grammar,
  );
}
