import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import {
  ADVERBS,
  AUXILIARIES,
  BE_FORMS,
  CLAUSE_OPENERS,
  DETERMINERS,
  HAVE_FORMS,
  MODALS,
  NEGATIONS,
  PREPOSITIONS,
  PRONOUNS,
  SPEAKER_NOUN,
  TIME_WORDS,
} from './english-words.ts';
import { holdsVerb, phraseAfter, phraseBefore, type Stretch, subjectFrom, verbLike } from './noun-phrases.ts';
import { type NamedSpeaker, nameIn, nameRange } from './speaker-names.ts';
import { type SpeechVerb, type Stance, speechVerb } from './speech-verbs.ts';

interface Subject {
  readonly phrase: Stretch;
  /** The apposition or relative clause between the name and its verb. */
  readonly apposition: Stretch | null;
  readonly side: 'before' | 'after';
  readonly strength: 'strong' | 'weak';
  /** The apposition is the role and the phrase the name inside it: "the spokesman, Col. Dragash,". */
  readonly roleOutside?: boolean;
}

/** The attributions of one English sentence. */
export function englishAttributions(text: string, tokens: readonly Token[]): readonly Attribution[] {
  const found: Attribution[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon') {
      const attribution = byColon(text, tokens, i, found);
      if (attribution) found.push(attribution);
      continue;
    }
    if (token.kind !== 'word') continue;
    if (token.word === 'according' && tokens[i + 1]?.word === 'to') {
      const attribution = accordingTo(text, tokens, i);
      if (attribution) found.push(attribution);
      continue;
    }
    const verb = speechVerb(token.word, 'en');
    if (verb === null || token.capital || isNoun(tokens, i, verb)) continue;
    const attribution = byVerb(text, tokens, i, verb, found);
    if (attribution) found.push(attribution);
  }
  return found;
}

/** "his claims", "Russia's calls", "in reports": the noun that looks like the verb. */
function isNoun(tokens: readonly Token[], at: number, verb: SpeechVerb): boolean {
  if (!verb.noun || (verb.form !== 'present' && verb.form !== 'base')) return false;
  const previous = tokens[at - 1];
  if (previous?.kind !== 'word') return false;
  return DETERMINERS.has(previous.word) || PREPOSITIONS.has(previous.word) || /['’]s?$/.test(previous.text);
}

function byVerb(
  text: string,
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
  earlier: readonly Attribution[],
): Attribution | null {
  const group = verbGroup(tokens, at, verb);
  if (group === null) return null;
  const subject = subjectOf(text, tokens, group.start, at, verb, earlier);
  if (subject === null) return null;
  const ruling = rulingOut(tokens, at, verb);
  if (ruling === null) return null;
  const content = contentOf(tokens, at, verb, subject);
  if (content === null) return null;
  const stance: Stance = group.verifying ? 'verifying' : ruling;
  return build(text, tokens, subject, at, at + 1, verb.lemma, stance, content);
}

/** Where the verb group begins, auxiliaries and adverbs included; null where the verb states nothing. */
function verbGroup(
  tokens: readonly Token[],
  at: number,
  verb: SpeechVerb,
): { start: number; verifying: boolean } | null {
  let start = at;
  let be = false;
  let have = false;
  for (let i = at - 1; i >= 0 && at - i <= 5; i -= 1) {
    const token = tokens[i];
    if (token?.kind !== 'word') break;
    if (NEGATIONS.has(token.word)) return null;
    if (BE_FORMS.has(token.word)) be = true;
    else if (HAVE_FORMS.has(token.word)) have = true;
    else if (MODALS.has(token.word)) {
      // "went on to say", "continued to insist"; "would say" and "to say" tell nothing.
      if (token.word === 'to' && /^(?:on|continued|continues)$/.test(tokens[i - 1]?.word ?? '')) {
        const back = tokens[i - 1]?.word === 'on' ? 2 : 1;
        return { start: i - back, verifying: false };
      }
      return null;
    } else if (!(ADVERBS.has(token.word) || /ly$/.test(token.word)) || token.capital) break;
    start = i;
  }
  // Adverbs before the first auxiliary belong to the group, but "both" and "all" may be the subject.
  while (start < at && /^(?:both|all)$/.test(tokens[start]?.word ?? '') && !headBefore(tokens, start)) start += 1;
  if (verb.form === 'ing')
    return be || verb.lemma !== 'verify' ? { start, verifying: be && verb.lemma === 'verify' } : null;
  if (be) return null;
  if (verb.form === 'participle' && !have) return null;
  if (verb.form === 'base' && have) return null;
  return { start, verifying: false };
}

function headBefore(tokens: readonly Token[], at: number): boolean {
  return tokens[at - 1]?.kind === 'word' && phraseBefore(tokens, at) !== null;
}

/** The stance of the verb with what follows it; null where the two together are no speech ("ruled that" is, "ruled" is not). */
function rulingOut(tokens: readonly Token[], at: number, verb: SpeechVerb): Stance | null {
  const next = tokens[at + 1]?.word ?? '';
  if (verb.lemma === 'rule') return next === 'out' ? 'denied' : next === 'that' ? 'said' : null;
  if (verb.lemma === 'call') return next === 'off' ? null : 'said';
  if (verb.lemma === 'agree' && next === 'to') return null;
  if (/^(?:decline|refuse)$/.test(verb.lemma))
    return /^(?:comment|say|give|discuss|elaborate|be|answer|provide|name|identify|speak|confirm)$/.test(
      tokens[at + 2]?.word ?? '',
    )
      ? null
      : 'denied';
  if (verb.lemma === 'point') return next === 'out' || next === 'to' ? 'said' : null;
  if (verb.lemma === 'put') {
    if (next === 'it') return 'said';
    for (let i = at + 1; i < Math.min(tokens.length, at + 12); i += 1) {
      if (tokens[i]?.word === 'at') return 'said';
      if (tokens[i]?.kind !== 'word') break;
    }
    return null;
  }
  if (verb.lemma === 'sum') return next === 'up' ? 'said' : null;
  if (AS_OFTEN_ACTS.test(verb.lemma) && !introduces(tokens, at)) return null;
  if (
    /^(?:support|back|offer|see|host|discuss|oppose|demonstrate|challenge|counter|hail|quote|cite|invoke)$/.test(
      verb.lemma,
    )
  ) {
    return hasQuoteAfter(tokens, at) ? verb.stance : null;
  }
  return verb.stance;
}

/** Verbs that tell words only where words plainly follow or stand before. */
const AS_OFTEN_ACTS =
  /^(?:respond|answer|continue|post|counter|react|object|protest|volunteer|repeat|shout|chant|echo|signal|point|promise|sign)$/;

/** Whether words follow a verb ("responded: “…”", "posted that …") or stand right before its subject. */
function introduces(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < Math.min(tokens.length, at + 12); i += 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'colon' || token.word === 'that') return true;
    if (token.kind === 'comma' && tokens[i + 1]?.kind === 'quote') return true;
    if (token.kind === 'stop' || token.kind === 'quote') break;
  }
  for (let i = at - 1; i >= 0 && at - i <= 14; i -= 1) if (tokens[i]?.kind === 'quote') return true;
  return false;
}

function hasQuoteAfter(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length && i - at <= 18; i += 1) {
    if (tokens[i]?.kind === 'quote') return true;
    if (tokens[i]?.kind === 'stop') return false;
  }
  return false;
}

function subjectOf(
  text: string,
  tokens: readonly Token[],
  groupStart: number,
  at: number,
  verb: SpeechVerb,
  earlier: readonly Attribution[],
): Subject | null {
  const previous = tokens[groupStart - 1];
  if (verb.form === 'ing' && !BE_FORMS.has(tokens[groupStart]?.word ?? '') && groupStart === at) {
    return participleSubject(text, tokens, at, earlier);
  }
  const inverted = invertedSubject(tokens, groupStart, at, verb);
  if (inverted !== null) return inverted;
  if (verb.form === 'base' && verb.noun && !saysThat(tokens, at)) return null;
  if (previous === undefined) return null;
  if (previous.kind === 'comma' || previous.kind === 'dash' || previous.kind === 'bracket') {
    return behindApposition(tokens, groupStart - 1, verb);
  }
  if (previous.kind !== 'word') return null;
  if (/^(?:and|but|then|or)$/.test(previous.word)) return sharedSubject(text, tokens, groupStart - 1, earlier);
  if (previous.word === 'who') return antecedent(tokens, groupStart - 1);
  const phrase = phraseBefore(tokens, groupStart);
  if (phrase === null) return withTimeBetween(tokens, groupStart, verb);
  const trimmed = trimFront(tokens, phrase);
  if (trimmed === null) return null;
  return speaks(tokens, trimmed, verb, at)
    ? { phrase: trimmed, apposition: null, side: 'before', strength: 'strong' }
    : null;
}

/** "officials on Sunday said": the time stands between the subject and its verb. */
function withTimeBetween(tokens: readonly Token[], end: number, verb: SpeechVerb): Subject | null {
  let i = end - 1;
  while (i > 0 && end - i <= 4 && (TIME_WORDS.has(tokens[i]?.word ?? '') || /^\p{N}/u.test(tokens[i]?.word ?? '')))
    i -= 1;
  if (i === end - 1) return null;
  if (/^(?:on|in|late|early)$/.test(tokens[i]?.word ?? '')) i -= 1;
  if (tokens[i]?.kind === 'comma') return behindApposition(tokens, i, verb);
  const phrase = phraseBefore(tokens, i + 1);
  const trimmed = phrase && trimFront(tokens, phrase);
  return trimmed && speaks(tokens, trimmed, verb, end)
    ? { phrase: trimmed, apposition: null, side: 'before', strength: 'strong' }
    : null;
}

/** Drops a fronted time or adverb: "On Sunday the army", "Later officials", "However Petrov". */
function trimFront(tokens: readonly Token[], phrase: Stretch): Stretch | null {
  let { from } = phrase;
  const { to } = phrase;
  while (from < to - 1) {
    const token = tokens[from] as Token;
    const next = tokens[from + 1] as Token;
    const time = TIME_WORDS.has(token.word) && (token.capital || DETERMINERS.has(next.word) || next.capital);
    if (time || (ADVERBS.has(token.word) && !DETERMINERS.has(token.word))) from += 1;
    else break;
  }
  return from < to ? { from, to } : null;
}

/** A noun that can speak, a name, a pronoun; with plain verbs of saying any noun. */
function speaks(tokens: readonly Token[], phrase: Stretch, verb: SpeechVerb, at: number): boolean {
  const words = tokens.slice(phrase.from, phrase.to);
  if (/^(?:no|none|nobody|neither|nothing)$/.test(words[0]?.word ?? '')) return false;
  if (
    words.every(
      (token) =>
        DETERMINERS.has(token.word) && !/^(?:both|all|many|some|several|few|others|each|one|another)$/.test(token.word),
    )
  )
    return false;
  if (words.some((token) => token.capital && !TIME_WORDS.has(token.word) && !DETERMINERS.has(token.word))) return true;
  const head = words.at(-1)?.word ?? '';
  if (PRONOUNS.has(head)) return !/^(?:it|we|i|you)$/.test(head) || verb.tag;
  if (words.some((token) => SPEAKER_NOUN.test(token.word))) return true;
  if (/^(?:say|tell|add|warn|deny|announce)$/.test(verb.lemma)) return verb.form !== 'base' || saysThat(tokens, at);
  return verb.tag && saysThat(tokens, at);
}

function saysThat(tokens: readonly Token[], at: number): boolean {
  const next = tokens[at + 1];
  if (next === undefined) return true;
  if (next.kind === 'quote' || next.kind === 'colon') return true;
  if (next.kind === 'comma') return tokens[at + 2]?.kind === 'quote';
  return (
    /^(?:that|they|he|she|it|the|there|at|a|no|this|some|more|many|its|their|his|her|reporters|journalists)$/.test(
      next.word,
    ) || next.capital
  );
}

/** `"…," said Petrov` and `…, said Petrov, a doctor.` */
function invertedSubject(tokens: readonly Token[], groupStart: number, at: number, verb: SpeechVerb): Subject | null {
  if (groupStart !== at || !verb.tag || verb.form === 'base') return null;
  let previous = at - 1;
  if (tokens[previous]?.kind === 'comma' || tokens[previous]?.kind === 'dash') previous -= 1;
  const before = tokens[previous];
  if (before === undefined) return null;
  const afterQuote = before.kind === 'quote';
  if (!afterQuote && previous === at - 1) return null;
  // "X, who leads the talks, told reporters": the one told is never the one who tells.
  if (verb.lemma === 'tell' || (verb.addressee && !afterQuote)) return null;
  const phrase = phraseAfter(tokens, at + 1);
  if (phrase === null) return null;
  const words = tokens.slice(phrase.from, phrase.to);
  const next = tokens[phrase.to];
  const capital = words.some((token) => token.capital && !TIME_WORDS.has(token.word));
  const speaker = capital || PRONOUNS.has(words[0]?.word ?? '') || words.some((token) => SPEAKER_NOUN.test(token.word));
  if (!speaker) return null;
  if (next !== undefined && next.kind === 'word') {
    // A verb after the phrase: it is the subject of what is said, not of "said".
    if (verbLike(next) && !/^(?:who)$/.test(next.word)) return null;
    if (
      !afterQuote &&
      !PREPOSITIONS.has(next.word) &&
      !CLAUSE_OPENERS.has(next.word) &&
      !TIME_WORDS.has(next.word) &&
      !ADVERBS.has(next.word)
    )
      return null;
  }
  if (!afterQuote) {
    // "X, a doctor, said Ukraine …": an apposition before the verb speaks for X.
    const front = behindApposition(tokens, at - 1, verb);
    if (front !== null && restHoldsVerb(tokens, phrase.to)) return null;
    if (PRONOUNS.has(words[0]?.word ?? '')) return null;
  }
  return (
    nameBehind(tokens, phrase) ?? {
      phrase,
      apposition: appositionAfter(tokens, phrase.to),
      side: 'after',
      strength: 'strong',
    }
  );
}

/** "said its head of mission, Claudia Lind, who …": the apposition is the name. */
function nameBehind(tokens: readonly Token[], phrase: Stretch): Subject | null {
  if (tokens[phrase.to]?.kind !== 'comma' || nameRange(tokens, phrase) !== null) return null;
  if (!tokens.slice(phrase.from, phrase.to).some((token) => SPEAKER_NOUN.test(token.word))) return null;
  const inner = phraseAfter(tokens, phrase.to + 1);
  if (inner === null || nameRange(tokens, inner) === null) return null;
  const next = tokens[inner.to];
  if (next !== undefined && next.kind === 'word') return null;
  return { phrase: inner, apposition: phrase, side: 'after', strength: 'strong', roleOutside: true };
}

function restHoldsVerb(tokens: readonly Token[], from: number): boolean {
  const end = tokens.findIndex((token, i) => i >= from && (token.kind === 'comma' || token.kind === 'stop'));
  return holdsVerb(tokens, from, end < 0 ? tokens.length : end);
}

/** ", a nurse at the clinic," after a name. */
function appositionAfter(tokens: readonly Token[], at: number): Stretch | null {
  if (tokens[at]?.kind !== 'comma') return null;
  const first = tokens[at + 1];
  if (first?.kind !== 'word') return null;
  let from = at + 1;
  if (/^\p{N}{1,2}$/u.test(first.word) && tokens[at + 2]?.kind === 'comma') from = at + 3;
  const opening = tokens[from];
  if (opening?.kind !== 'word' || CLAUSE_OPENERS.has(opening.word) || PREPOSITIONS.has(opening.word)) return null;
  if (/(?:ing|ed)$/.test(opening.word) && opening.word !== 'retired') return null;
  let to = from;
  while (to < tokens.length && to - from < 22) {
    const token = tokens[to] as Token;
    if (token.kind !== 'word') break;
    if (CLAUSE_OPENERS.has(token.word)) break;
    if (to > from && (verbLike(token) || TIME_WORDS.has(token.word))) break;
    to += 1;
  }
  const words = tokens.slice(from, to);
  return words.some((token) => SPEAKER_NOUN.test(token.word)) ? { from, to } : null;
}

/** "Petrov, who leads the mission, said": the name before the commas. `comma` is the last one. */
function behindApposition(tokens: readonly Token[], comma: number, verb: SpeechVerb): Subject | null {
  const closing = tokens[comma]?.kind;
  if (closing === 'bracket') {
    const phrase = phraseBefore(tokens, comma);
    const trimmed = phrase && trimFront(tokens, phrase);
    return trimmed ? { phrase: trimmed, apposition: null, side: 'before', strength: 'strong' } : null;
  }
  let best: Subject | null = null;
  for (let i = comma - 1; i >= 1 && comma - i <= 40; i -= 1) {
    const token = tokens[i] as Token;
    if (token.kind === 'stop' || token.kind === 'colon') break;
    if (
      token.kind === 'quote' &&
      !tokens.slice(i, comma).some((other) => other.word === 'who' || other.word === 'which')
    )
      break;
    if (token.kind !== closing) continue;
    const phrase = phraseBefore(tokens, i);
    if (phrase === null) continue;
    const trimmed = trimFront(tokens, phrase);
    if (trimmed === null) continue;
    const inner = tokens[i + 1];
    if (!opensClause(tokens, trimmed.from)) continue;
    if (!speaks(tokens, trimmed, verb, comma + 1)) continue;
    if (inner?.kind === 'word' && /^(?:but|and|so|or|yet|then)$/.test(inner.word)) break;
    best = { phrase: trimmed, apposition: { from: i + 1, to: comma }, side: 'before', strength: 'strong' };
    const named = tokens.slice(trimmed.from, trimmed.to).some((other) => other.capital && !DETERMINERS.has(other.word));
    // "The governor of the region, Idris Bakheet, said": the name stands in the apposition.
    if (named || tokens[i + 1]?.capital) break;
  }
  if (best?.apposition) return nameInApposition(tokens, best);
  return best;
}

/** "A DSB adviser, Musa Terab, rejected …": the apposition is the name, the phrase before it the role. */
function nameInApposition(tokens: readonly Token[], subject: Subject): Subject {
  const { apposition, phrase } = subject;
  if (apposition === null || nameRange(tokens, phrase) !== null) return subject;
  const inner = phraseAfter(tokens, apposition.from);
  if (inner === null || inner.to < apposition.to) return subject;
  const name = nameRange(tokens, inner);
  const organisation = inner.to - inner.from >= 2 && tokens[inner.from]?.capital && tokens[inner.to - 1]?.capital;
  if (name === null && !organisation) return subject;
  const outer = tokens.slice(phrase.from, phrase.to);
  const office = DETERMINERS.has(outer[0]?.word ?? '') || outer.some((token) => SPEAKER_NOUN.test(token.word));
  return office ? { ...subject, phrase: inner, apposition: phrase, roleOutside: true } : subject;
}

/** Whether a subject may begin here: at the start, after a mark, a quotation or a word that opens a clause. */
function opensClause(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined || before.kind !== 'word') return true;
  return (
    CLAUSE_OPENERS.has(before.word) ||
    before.word === 'and' ||
    TIME_WORDS.has(before.word) ||
    ADVERBS.has(before.word) ||
    (PREPOSITIONS.has(before.word) && at <= 2)
  );
}

/** "The army put the toll at 17 and said …": the verb takes the subject of the clause before. */
function sharedSubject(
  text: string,
  tokens: readonly Token[],
  and: number,
  earlier: readonly Attribution[],
): Subject | null {
  const last = earlier.at(-1);
  const here = tokens[and]?.start ?? 0;
  if (last && last.cue.end <= here && !newSubject(tokens, last.cue.end, here)) {
    const phrase = stretchOf(tokens, last.speaker.start, last.speaker.end);
    if (phrase) return { phrase, apposition: null, side: 'before', strength: last.strength };
  }
  const subject = subjectFrom(tokens, clauseStart(tokens, and));
  if (subject === null || subject.to > and) return null;
  void text;
  return named(tokens, subject) ? { phrase: subject, apposition: null, side: 'before', strength: 'strong' } : null;
}

function newSubject(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.some(
    (token) =>
      token.start >= from &&
      token.end <= to &&
      (token.kind === 'stop' || (token.kind === 'word' && /^(?:while|whereas)$/.test(token.word))),
  );
}

function clauseStart(tokens: readonly Token[], before: number): number {
  for (let i = before - 1; i >= 0; i -= 1) if (tokens[i]?.kind === 'stop' || tokens[i]?.kind === 'quote') return i + 1;
  return 0;
}

function named(tokens: readonly Token[], phrase: Stretch): boolean {
  const words = tokens.slice(phrase.from, phrase.to);
  return words.some(
    (token) =>
      (token.capital && !DETERMINERS.has(token.word)) || SPEAKER_NOUN.test(token.word) || PRONOUNS.has(token.word),
  );
}

/** ", saying …", ", adding …": the subject of the main clause. */
function participleSubject(
  text: string,
  tokens: readonly Token[],
  at: number,
  earlier: readonly Attribution[],
): Subject | null {
  const previous = tokens[at - 1];
  // "quoted Petrov as saying"
  if (previous?.word === 'as') {
    const object = phraseBefore(tokens, at - 1);
    const verb = object && tokens[object.from - 1];
    if (object && verb && /^(?:quoted|cited|quotes|cites|quoting|citing)$/.test(verb.word)) {
      return { phrase: object, apposition: null, side: 'before', strength: 'strong' };
    }
    const quoted = tokens[at - 2];
    if (quoted && /^(?:quoted|cited)$/.test(quoted.word)) {
      const be = tokens[at - 3];
      const subject = be && BE_FORMS.has(be.word) ? phraseBefore(tokens, at - 3) : null;
      if (subject) return { phrase: subject, apposition: null, side: 'before', strength: 'strong' };
    }
    return null;
  }
  if (
    previous?.kind !== 'comma' &&
    previous?.kind !== 'quote' &&
    !/^(?:and|by|before|in|while)$/.test(previous?.word ?? '')
  )
    return null;
  return sharedSubject(text, tokens, at - 1, earlier);
}

/** "Halyna Roshka, who said …": the noun before the relative clause. */
function antecedent(tokens: readonly Token[], who: number): Subject | null {
  const end = tokens[who - 1]?.kind === 'comma' ? who - 1 : who;
  const phrase = phraseBefore(tokens, end);
  if (phrase === null || !named(tokens, phrase)) return null;
  return { phrase, apposition: null, side: 'before', strength: 'strong' };
}

/** What is said: a pair of token numbers, and whether it stands before the cue. */
interface Content extends Stretch {
  readonly before: boolean;
}

function contentOf(tokens: readonly Token[], at: number, verb: SpeechVerb, subject: Subject): Content | null {
  const left = subject.side === 'after' ? at : subject.phrase.from;
  const first = subject.apposition && subject.apposition.from < left ? subject.apposition.from : left;
  let afterFrom = subject.side === 'after' ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : at + 1;
  const tag = verb.tag || subject.side === 'after';
  const edge = tokens[first - 1];
  const beyond = edge?.kind === 'comma' || edge?.kind === 'dash' ? tokens[first - 2] : edge;
  const quoteBefore = beyond?.kind === 'quote';
  const mark = tokens[afterFrom]?.kind;
  const quoteNext = (mark === 'comma' || mark === 'colon') && tokens[afterFrom + 1]?.kind === 'quote';
  if (tag && (quoteBefore || ((edge?.kind === 'comma' || edge?.kind === 'dash') && !quoteNext))) {
    const closes = quoteBefore || adverbialOnly(tokens, afterFrom);
    if (closes) {
      const to = quoteBefore && edge?.kind === 'quote' ? first : first - 1;
      const from = precedingContent(tokens, to);
      if (from < to && (quoteBefore || to - from >= 3)) return { from, to, before: true };
    }
  }
  if (subject.side === 'after') return null;
  if (quoteNext) afterFrom += 1;
  else afterFrom = afterThat(tokens, afterFrom);
  let to = tokens.length;
  while (to > afterFrom && tokens[to - 1]?.kind === 'stop') to -= 1;
  return to > afterFrom ? { from: afterFrom, to, before: false } : null;
}

/** "told state television that …", "said on Wednesday that …": what is said begins after "that". */
function afterThat(tokens: readonly Token[], from: number): number {
  for (let i = from; i < Math.min(tokens.length, from + 10); i += 1) {
    const token = tokens[i] as Token;
    if (token.word === 'that') return i + 1;
    if (token.kind !== 'word' || verbLike(token)) break;
  }
  return from;
}

/** Where what stands before a tag begins: the sentence, or after the stop or the dateline before it. */
function precedingContent(tokens: readonly Token[], to: number): number {
  for (let i = to - 1; i >= 0; i -= 1) {
    if (tokens[i]?.kind === 'stop') return i + 1;
    if (tokens[i]?.kind === 'dash' && i <= 12 && /^\p{Lu}{2}/u.test(tokens[0]?.text ?? '')) return i + 1;
  }
  return 0;
}

/** Whether nothing but the circumstances of speaking follows: "told reporters on Sunday", "said in a statement". */
function adverbialOnly(tokens: readonly Token[], from: number): boolean {
  const next = tokens[from];
  if (next === undefined || next.kind !== 'word') return true;
  if (tokens.slice(from).some((token) => token.kind === 'quote'))
    return PREPOSITIONS.has(next.word) || TIME_WORDS.has(next.word) || isAudience(next.word);
  const end = tokens.findIndex((token, i) => i >= from && token.kind !== 'word');
  const to = end < 0 ? tokens.length : end;
  if (
    PREPOSITIONS.has(next.word) ||
    TIME_WORDS.has(next.word) ||
    isAudience(next.word) ||
    ADVERBS.has(next.word) ||
    /^(?:after|before|during|when|while|as|who)$/.test(next.word)
  ) {
    return true;
  }
  void to;
  return DETERMINERS.has(next.word) && isAudience(tokens[from + 1]?.word ?? '');
}

function isAudience(word: string): boolean {
  return /^(?:reporters|journalists|lawmakers|parliament|state|television|radio|ap|afp|reuters|cnn|bbc|him|her|them|me|us|news|media|viewers|followers|supporters|delegates|crowds|briefing|conference)$/.test(
    word,
  );
}

function accordingTo(text: string, tokens: readonly Token[], at: number): Attribution | null {
  const phrase = phraseAfter(tokens, at + 2);
  if (phrase === null) return null;
  const previous = tokens[at - 1];
  const subject: Subject = {
    phrase,
    apposition: appositionAfter(tokens, phrase.to),
    side: 'after',
    strength: 'strong',
  };
  const after = Math.max(phrase.to, subject.apposition?.to ?? 0);
  const fronted =
    previous === undefined ||
    previous.kind === 'stop' ||
    (/^(?:and|but|while)$/.test(previous.word) && tokens[after]?.kind === 'comma');
  let content: Content;
  if (fronted) {
    const from = tokens[after]?.kind === 'comma' ? after + 1 : after;
    let to = tokens.length;
    while (to > from && tokens[to - 1]?.kind === 'stop') to -= 1;
    content = { from, to, before: false };
  } else {
    const to = previous?.kind === 'comma' ? at - 1 : at;
    content = { from: precedingContent(tokens, to), to, before: true };
  }
  if (content.from >= content.to) return null;
  return build(text, tokens, subject, at, at + 2, 'according to', 'according to', content, fronted ? 'L2' : 'R3');
}

/** "Defence Minister Erik Sundvall was blunter: “…”" */
function byColon(
  text: string,
  tokens: readonly Token[],
  at: number,
  earlier: readonly Attribution[],
): Attribution | null {
  if (tokens[at + 1]?.kind !== 'quote') return null;
  const start = clauseStart(tokens, at);
  if (earlier.some((attribution) => attribution.cue.start >= (tokens[start]?.start ?? 0))) return null;
  const phrase = subjectFrom(tokens, start);
  if (phrase === null || phrase.to > at || !named(tokens, phrase)) return null;
  const subject: Subject = { phrase, apposition: null, side: 'before', strength: 'strong' };
  return build(text, tokens, subject, at, at + 1, ':', 'said', { from: at + 1, to: at + 2, before: false }, 'L3');
}

function stretchOf(tokens: readonly Token[], start: number, end: number): Stretch | null {
  const from = tokens.findIndex((token) => token.start >= start);
  if (from < 0) return null;
  let to = from;
  while (to < tokens.length && (tokens[to] as Token).end <= end) to += 1;
  return to > from ? { from, to } : null;
}

function build(
  text: string,
  tokens: readonly Token[],
  subject: Subject,
  cueFrom: number,
  cueTo: number,
  verb: string,
  stance: Stance,
  content: Content,
  rule?: string,
): Attribution {
  const { phrase, apposition } = subject;
  const named: NamedSpeaker = nameIn(text, tokens, phrase);
  const start = (tokens[phrase.from] as Token).start;
  const end = (tokens[phrase.to - 1] as Token).end;
  let { role } = named;
  if (named.person && apposition !== null && (role === null || subject.roleOutside)) {
    role = roleIn(text, tokens, apposition) ?? role;
  }
  const rest = tokens.slice(content.from, content.to);
  const first = rest[0] as Token;
  const last = rest.at(-1) as Token;
  return {
    speaker: { start, end },
    name: named.name,
    role,
    cue: { start: (tokens[cueFrom] as Token).start, end: (tokens[cueTo - 1] as Token).end },
    verb,
    stance,
    content: { start: first.start, end: last.end },
    rule: rule ?? (content.before ? (subject.side === 'after' ? 'R1' : 'R2') : 'L1'),
    strength: subject.strength,
  };
}

/** "who leads the Contact Group’s mediation" is no role; "a nurse at the camp’s only clinic" is. */
function roleIn(text: string, tokens: readonly Token[], apposition: Stretch): string | null {
  const words = tokens.slice(apposition.from, apposition.to);
  const first = words[0];
  if (!first || CLAUSE_OPENERS.has(first.word) || AUXILIARIES.has(first.word)) return null;
  if (!words.some((token) => SPEAKER_NOUN.test(token.word))) return null;
  return text
    .slice(first.start, (words.at(-1) as Token).end)
    .replace(/^\d{1,2}, /, '')
    .replace(/^(?:the|an?|its|his|her|their)\s+/i, '');
}
