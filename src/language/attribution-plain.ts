import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import type { Grammar } from './grammars.ts';
import type { Stretch } from './noun-phrases.ts';
import { plainName } from './plain-names.ts';
import { type SpeechVerb, type Stance, speechVerb } from './speech-verbs.ts';

/** The longest noun phrase, in tokens. */
const LONGEST = 14;

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
    const phrase = grammar.according.find((words) =>
      words.every((word, k) => startsLike(tokens[i + k]?.word ?? '', word, k, words)),
    );
    if (phrase) {
      const attribution = according(text, tokens, i, phrase.length, grammar);
      if (attribution) {
        found.push(attribution);
        i += phrase.length - 1;
        continue;
      }
    }
    const verb = speechVerb(token.word, grammar.language);
    if (verb === null) continue;
    if (grammar.negations.has(tokens[i - 1]?.word ?? '')) continue;
    const attribution = byVerb(text, tokens, i, verb, grammar, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

function startsLike(word: string, wanted: string, at: number, words: readonly string[]): boolean {
  if (word === wanted) return true;
  // Arabic joins "to" to the next word: «وفقا لوزارة».
  return at === words.length - 1 && wanted === 'ل' && word.startsWith('ل') && word.length > 2;
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
  const edge = tagEdge(tokens, groupStart);
  const after = phraseFrom(tokens, at + 1, grammar);
  const before = phraseUpTo(tokens, groupStart, grammar);

  // «…», — сказав X · "…", sagte X · « … », a déclaré X
  if (edge !== null && after !== null && verb.tag && !opensContent(tokens, after.to, grammar)) {
    const content = { from: clauseFrom(tokens, edge), to: edge };
    const enough = tokens[edge - 1]?.kind === 'quote' || content.to - content.from >= 3;
    if (enough && content.to > content.from) return build(text, tokens, after, at, verb, content, 'R1', grammar);
  }
  if (before !== null) {
    const front = tagEdge(tokens, before.from);
    const tagged = front !== null && tokens[front - 1]?.kind === 'quote' && verb.tag;
    // «…», — X сказав
    if (front !== null && tagged) {
      return build(text, tokens, before, at, verb, { from: clauseFrom(tokens, front), to: front }, 'R2', grammar);
    }
    const content = following(tokens, at + 1, grammar);
    if (content && (capitalised(tokens, before) || !grammar.verbFirst)) {
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
  const introduces = next?.kind === 'colon' || (next?.kind === 'word' && grammar.openers.has(next.word));
  const content = tagged
    ? { from: clauseFrom(tokens, edge), to: edge }
    : introduces
      ? following(tokens, at + 1, grammar)
      : null;
  if (content === null || content.to <= content.from) return null;
  const attribution = build(text, tokens, itself, at, verb, content, tagged ? 'R1' : 'L1', grammar);
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

/** Where what stands before a tag ends: the place of the comma or dash before `at`; null where none stands there. */
function tagEdge(tokens: readonly Token[], at: number): number | null {
  let i = at - 1;
  let marks = 0;
  while (i >= 0 && (tokens[i]?.kind === 'dash' || tokens[i]?.kind === 'comma')) {
    i -= 1;
    marks += 1;
  }
  if (tokens[i]?.kind === 'quote') return i + 1;
  return marks > 0 && i >= 0 ? i + 1 : null;
}

function clauseFrom(tokens: readonly Token[], to: number): number {
  for (let i = to - 1; i >= 0; i -= 1) if (tokens[i]?.kind === 'stop') return i + 1;
  return 0;
}

function opensContent(tokens: readonly Token[], at: number, grammar: Grammar): boolean {
  for (let i = at; i < Math.min(tokens.length, at + 9); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon' || token.kind === 'quote') return true;
    if (token.kind === 'stop') return false;
    if (token.kind === 'word' && grammar.openers.has(token.word)) return true;
  }
  return false;
}

/** What is said after a verb or its subject: behind a colon or "that", or simply the rest. */
function following(tokens: readonly Token[], at: number, grammar: Grammar): Stretch | null {
  let from = at;
  for (let i = at; i < Math.min(tokens.length, at + 14); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'stop') break;
    if (token.kind === 'colon' || (token.kind === 'word' && grammar.openers.has(token.word))) {
      from = i + 1;
      break;
    }
    if (token.kind === 'quote') {
      from = i;
      break;
    }
  }
  while (tokens[from]?.kind === 'comma' || tokens[from]?.kind === 'dash') from += 1;
  let to = tokens.length;
  while (to > from && tokens[to - 1]?.kind === 'stop') to -= 1;
  return to > from ? { from, to } : null;
}

function ends(token: Token, grammar: Grammar): boolean {
  if (token.kind !== 'word') return true;
  return grammar.stops.has(token.word) || grammar.openers.has(token.word);
}

function phraseFrom(tokens: readonly Token[], start: number, grammar: Grammar): Stretch | null {
  let from = start;
  const first = tokens[from];
  if (first?.kind !== 'word') return null;
  if (grammar.pronouns.has(first.word)) return { from, to: from + 1 };
  while (
    from < tokens.length &&
    /^\p{Ll}/u.test(tokens[from]?.text ?? '') &&
    grammar.stops.has(tokens[from]?.word ?? '') &&
    !grammar.openers.has(tokens[from]?.word ?? '') &&
    grammar.language === 'de' &&
    from - start < 3
  )
    from += 1;
  let to = from;
  for (let i = from; i < tokens.length && i - from < LONGEST; i += 1) {
    const token = tokens[i] as Token;
    // An organisation in guillemets is part of its name.
    if (ends(token, grammar)) break;
    if (speechVerb(token.word, grammar.language) !== null && i > from && !token.capital) break;
    to = i + 1;
  }
  return to > from ? { from, to } : null;
}

function phraseUpTo(tokens: readonly Token[], end: number, grammar: Grammar): Stretch | null {
  let to = end;
  // "X, who …, said": the commas around an apposition.
  if (tokens[to - 1]?.kind === 'comma') {
    const opening = findComma(tokens, to - 2);
    if (opening === null) return null;
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
    if (grammar.stops.has(token.word)) break;
    if (speechVerb(token.word, grammar.language) !== null && !token.capital) break;
    from = i;
  }
  return from < to ? { from, to } : null;
}

function findComma(tokens: readonly Token[], from: number): number | null {
  for (let i = from; i > 0 && from - i < 24; i -= 1) {
    if (tokens[i]?.kind === 'stop' || tokens[i]?.kind === 'quote') return null;
    if (tokens[i]?.kind === 'comma') return i;
  }
  return null;
}

function capitalised(tokens: readonly Token[], phrase: Stretch): boolean {
  return tokens.slice(phrase.from, phrase.to).some((token) => token.capital);
}

function according(
  text: string,
  tokens: readonly Token[],
  at: number,
  length: number,
  grammar: Grammar,
): Attribution | null {
  const joined = /^ل.{2,}/.test(tokens[at + length - 1]?.word ?? '') && grammar.language === 'ar';
  const start = joined ? at + length - 1 : at + length;
  const phrase = phraseFrom(tokens, start, grammar);
  if (phrase === null) return null;
  const fronted = at === 0 || tokens[at - 1]?.kind === 'stop';
  let content: Stretch;
  if (fronted) {
    const comma = tokens[phrase.to]?.kind === 'comma' ? phrase.to + 1 : phrase.to;
    let to = tokens.length;
    while (to > comma && tokens[to - 1]?.kind === 'stop') to -= 1;
    content = { from: comma, to };
  } else {
    const to = tokens[at - 1]?.kind === 'comma' ? at - 1 : at;
    content = { from: clauseFrom(tokens, to), to };
  }
  if (content.to <= content.from) return null;
  const verb: SpeechVerb = {
    lemma:
      grammar.according.find((words) => words.length === length && words[0] === tokens[at]?.word)?.join(' ') ??
      'according to',
    stance: 'according to',
    form: 'past',
    noun: false,
    tag: true,
    addressee: false,
  };
  return build(text, tokens, phrase, at, verb, content, fronted ? 'L2' : 'R3', grammar, at + length);
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
  if (phrase === null || phrase.to > at || !capitalised(tokens, phrase)) return null;
  const verb: SpeechVerb = { lemma: ':', stance: 'said', form: 'past', noun: false, tag: true, addressee: false };
  const weak = phrase.to < at;
  const attribution = build(text, tokens, phrase, at, verb, { from: at + 1, to: at + 2 }, 'L3', grammar);
  return attribution && weak ? { ...attribution, strength: 'weak' } : attribution;
}

function build(
  text: string,
  tokens: readonly Token[],
  phrase: Stretch,
  at: number,
  verb: SpeechVerb,
  content: Stretch,
  rule: string,
  grammar: Grammar,
  cueTo = at + 1,
): Attribution | null {
  const first = tokens[content.from];
  const last = tokens[content.to - 1];
  if (!first || !last) return null;
  const named = plainName(text, tokens, phrase, grammar, verb.stance === 'according to');
  const stance: Stance = verb.stance;
  return {
    speaker: { start: (tokens[phrase.from] as Token).start, end: (tokens[phrase.to - 1] as Token).end },
    name: named.name,
    role: named.role,
    cue: { start: (tokens[at] as Token).start, end: (tokens[cueTo - 1] as Token).end },
    verb: verb.lemma,
    stance,
    content: { start: first.start, end: last.end },
    rule,
    strength: 'strong',
  };
}
