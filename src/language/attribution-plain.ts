import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { according, accordingPhrase } from './plain-according.ts';
import { build, plainVerb } from './plain-build.ts';
import { clauseFrom, following, opensContent, tagEdge } from './plain-clauses.ts';
import { capitalised, phraseFrom, phraseUpTo } from './plain-phrases.ts';
import { byDocument, byParticle, byUnknownVerb, heisstEs } from './plain-tags.ts';
import { subjectAfter, tellsOutlet } from './plain-told.ts';
import { type SpeechVerb, speechVerb } from './speech-verbs.ts';

/** The attributions of one sentence in a language that the plain grammar knows. */
export function plainAttributions(text: string, tokens: readonly Token[], grammar: Grammar): readonly Attribution[] {
  const found: Attribution[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon') {
      const attribution = byColon(text, tokens, i, found, grammar);
      if (attribution) found.push(attribution);
      continue;
    }
    if (token.kind !== 'word') continue;
    const phrase = accordingPhrase(tokens, i, grammar);
    if (phrase) {
      const attribution = according(text, tokens, i, phrase, grammar);
      if (attribution) {
        found.push(attribution);
        i += phrase.length - 1;
        continue;
      }
    }
    const joined = joinedPronoun(text, tokens, i, grammar);
    if (joined) {
      found.push(joined);
      if (joined.cue.start > token.start) i += 1;
      continue;
    }
    const verb = speechVerb(token.word, grammar.language);
    const inReport = heisstEs(text, tokens, i, grammar);
    if (inReport) {
      found.push(inReport);
      continue;
    }
    if (verb === null) {
      const cited =
        byParticle(text, tokens, i, grammar) ??
        byDocument(text, tokens, i, grammar) ??
        byUnknownVerb(text, tokens, i, grammar);
      if (cited) found.push(cited);
      continue;
    }
    if (grammar.negations.has(tokens[i - 1]?.word ?? '')) continue;
    const attribution = byVerb(text, tokens, i, verb, grammar, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

/** Whether a quotation stands right before a tag or is opened right after its verb. */
function quoteBeside(tokens: readonly Token[], edge: number | null, before: Stretch | null, at: number): boolean {
  const front = edge ?? (before === null ? null : tagEdge(tokens, before.from));
  if (front !== null && tokens[front - 1]?.kind === 'quote') return true;
  const colon = tokens.slice(at + 1, at + 6).findIndex(({ kind }) => kind === 'colon');
  return colon >= 0 && tokens[at + 2 + colon]?.kind === 'quote';
}

const CONJUNCTION = /^(?:und|et|y|e|і|й|та|и)$/;

/** « … », raconte-t-elle. « … », a-t-il écrit. */
function joinedPronoun(text: string, tokens: readonly Token[], at: number, grammar: Grammar): Attribution | null {
  if (grammar.language !== 'fr') return null;
  const match = /^(.+?)-(?:t-)?(ils?|elles?|on)$/.exec(tokens[at]?.word ?? '');
  if (match === null) return null;
  let cue = at;
  let verb = speechVerb(match[1] ?? '', 'fr');
  if (verb === null && grammar.auxiliaries.has(match[1] ?? '')) {
    cue = at + 1;
    verb = speechVerb(tokens[cue]?.word ?? '', 'fr');
  }
  const edge = tagEdge(tokens, at);
  if (verb === null || edge === null) return null;
  const content = { from: clauseFrom(tokens, edge), to: edge };
  const attribution = build(text, tokens, { from: at, to: at + 1 }, cue, verb, content, 'R1', grammar);
  return attribution && { ...attribution, name: match[2] ?? '', role: null };
}

/** «أما زعيم المعارضة فقال إن …»: the subject opens its clause. */
function topicOf(tokens: readonly Token[], phrase: Stretch): boolean {
  const before = tokens[phrase.from - 1];
  return before === undefined || before.kind === 'stop' || before.word === 'اما' || before.word === 'واما';
}

function byVerb(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  grammar: Grammar,
  earlier: readonly Attribution[],
): Attribution | null {
  let groupStart = at;
  while (grammar.auxiliaries.has(tokens[groupStart - 1]?.word ?? '')) groupStart -= 1;
  if (grammar.negations.has(tokens[groupStart - 1]?.word ?? '')) return null;
  const participle =
    grammar.language === 'fr' &&
    groupStart === at &&
    /(?:e|i|u|s|t)$/.test(tokens[at]?.word ?? '') &&
    /[éiu]$/.test(tokens[at]?.text ?? '');
  if (participle) return null;
  const quoted =
    grammar.language === 'ar' && verb.lemma === 'نقل' ? quotedThrough(text, tokens, at, verb, grammar) : null;
  if (quoted) return quoted;
  // "… und nannte den Plan „…“": what follows is the object, the subject stands in the clause before.
  if (CONJUNCTION.test(tokens[groupStart - 1]?.word ?? '')) return shared(text, tokens, at, verb, grammar, earlier);
  const edge = tagEdge(tokens, groupStart);
  const before = phraseUpTo(tokens, groupStart, grammar);
  const after = subjectAfter(tokens, at + 1, grammar);
  if (verb.beside && !quoteBeside(tokens, edge, before, at)) return null;

  // «…», — сказав X · "…", sagte X · « … », a déclaré X
  if (
    edge !== null &&
    after !== null &&
    verb.tag &&
    (!opensContent(tokens, after.to, grammar) || tellsOutlet(tokens, edge, after.to))
  ) {
    const content = { from: clauseFrom(tokens, edge), to: edge };
    const enough = tokens[edge - 1]?.kind === 'quote' || content.to - content.from >= 2;
    if (enough && content.to > content.from) return build(text, tokens, after, at, verb, content, 'R1', grammar);
  }
  if (before !== null) {
    const front = tagEdge(tokens, before.from);
    const tagged = front !== null && tokens[front - 1]?.kind === 'quote' && verb.tag;
    // «…», — X сказав
    if (front !== null && tagged && grammar.language !== 'ar') {
      return build(text, tokens, before, at, verb, { from: clauseFrom(tokens, front), to: front }, 'R2', grammar);
    }
    const content = following(tokens, at + 1, grammar);
    const topic =
      grammar.language === 'ar' && after === null && opensContent(tokens, at + 1, grammar) && topicOf(tokens, before);
    if (content && (capitalised(tokens, before) || !grammar.verbFirst || topic)) {
      return build(text, tokens, before, at, verb, content, 'L1', grammar);
    }
  }
  if (after !== null) {
    const content = following(tokens, after.to, grammar);
    if (content && (grammar.verbFirst || opensContent(tokens, after.to, grammar)))
      return build(text, tokens, after, at, verb, content, 'L1', grammar);
  }
  return shared(text, tokens, at, verb, grammar, earlier) ?? dropped(text, tokens, at, verb, grammar, edge);
}

/** «…», — додала. وأضافت: «…»: the verb alone, its subject is the one who spoke before. The cue stands for it. */
function dropped(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  grammar: Grammar,
  edge: number | null,
): Attribution | null {
  if (!verb.tag) return null;
  const itself = { from: at, to: at + 1 };
  const tagged = edge !== null && tokens[edge - 1]?.kind === 'quote';
  const next = tokens[at + 1];
  const introduces = next?.kind === 'colon' || opensContent(tokens, at + 1, grammar);
  const content =
    tagged && !introduces
      ? { from: clauseFrom(tokens, edge), to: edge }
      : introduces
        ? following(tokens, at + 1, grammar)
        : null;
  if (content === null || content.to <= content.from) return null;
  const attribution = build(text, tokens, itself, at, verb, content, content.to <= at ? 'R1' : 'L1', grammar);
  return attribution && { ...attribution, name: droppedPronoun(tokens[at]?.word ?? '', grammar), role: null };
}

/** The pronoun that the ending of the verb stands for. */
function droppedPronoun(word: string, grammar: Grammar): string {
  switch (grammar.language) {
    case 'uk':
      return /ла$/u.test(word) ? 'вона' : /ли$|ють$|ять$|уть$/u.test(word) ? 'вони' : 'він';
    case 'ru':
      return /ла$/u.test(word) ? 'она' : /ли$|ют$|ят$|ут$/u.test(word) ? 'они' : 'он';
    case 'ar':
      return /وا$|ون$/u.test(word) ? 'هم' : /ت$|^و?ت/u.test(word) ? 'هي' : 'هو';
    default:
      return '';
  }
}

/** «ونقلت وكالة الأنباء عن الوزير قوله: «…»»: the one behind "from" speaks, the agency only passes it on. */
function quotedThrough(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  grammar: Grammar,
): Attribution | null {
  for (let i = at + 1; i < Math.min(tokens.length, at + 9); i += 1) {
    if (tokens[i]?.kind !== 'word') return null;
    if (tokens[i]?.word !== 'عن') continue;
    const phrase = phraseFrom(tokens, i + 1, grammar);
    if (phrase === null) return null;
    const words = tokens.slice(phrase.from, phrase.to);
    const saying = words.findIndex((token) => /^قول(?:ه|ها|هم)$/.test(token.word));
    const stretch = saying > 0 ? { from: phrase.from, to: phrase.from + saying } : phrase;
    const content = following(tokens, phrase.to, grammar);
    return content && build(text, tokens, stretch, at, verb, content, 'L1', grammar);
  }
  return null;
}

/** «…, і додав: …»: the speaker of the attribution before, in the same sentence. */
function shared(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  grammar: Grammar,
  earlier: readonly Attribution[],
): Attribution | null {
  const last = earlier.at(-1);
  const content = following(tokens, at + 1, grammar);
  if (!last || !content) return null;
  const from = tokens.findIndex((token) => token.start >= last.speaker.start);
  let to = from;
  while (to < tokens.length && (tokens[to] as Token).end <= last.speaker.end) to += 1;
  return to > from && from >= 0 ? build(text, tokens, { from, to }, at, verb, content, 'L1', grammar) : null;
}

function byColon(
  text: string,
  tokens: readonly Token[],
  at: number,
  earlier: readonly Attribution[],
  grammar: Grammar,
): Attribution | null {
  if (tokens[at + 1]?.kind !== 'quote') return null;
  const start = clauseFrom(tokens, at);
  if (earlier.some((attribution) => attribution.cue.start >= (tokens[start]?.start ?? 0))) return null;
  const phrase = phraseFrom(tokens, start, grammar);
  if (phrase === null || phrase.to > at || speechVerb(tokens[phrase.from]?.word ?? '', grammar.language) !== null)
    return null;
  if (!capitalised(tokens, phrase) && grammar.language !== 'ar') return null;
  const weak = phrase.to < at || phrase.to - phrase.from > 6;
  const attribution = build(
    text,
    tokens,
    phrase,
    at,
    plainVerb(':', 'said'),
    { from: at + 1, to: at + 2 },
    'L3',
    grammar,
  );
  return attribution && weak ? { ...attribution, strength: 'weak' } : attribution;
}
