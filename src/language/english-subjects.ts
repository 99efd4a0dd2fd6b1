import type { Attribution } from './attribution.ts';
import type { Token } from './clause-tokens.ts';
import {
  ADVERBS,
  BE_FORMS,
  CLAUSE_OPENERS,
  DETERMINERS,
  isSpeakerNoun,
  PREPOSITIONS,
  PRONOUNS,
  TIME_WORDS,
} from './english-words.ts';
import { holdsVerb, phraseAfter, phraseBefore, type Stretch, subjectFrom, verbLike } from './noun-phrases.ts';
import { nameRange } from './speaker-names.ts';
import type { SpeechVerb } from './speech-verbs.ts';

export interface Subject {
  readonly phrase: Stretch;
  /** The apposition or relative clause between the name and its verb. */
  readonly apposition: Stretch | null;
  readonly side: 'before' | 'after';
  readonly strength: 'strong' | 'weak';
  /** The apposition is the role and the phrase the name inside it: "the spokesman, Col. Dragash,". */
  readonly roleOutside?: boolean;
}

export function subjectOf(
  tokens: readonly Token[],
  groupStart: number,
  at: number,
  verb: SpeechVerb,
  earlier: readonly Attribution[],
): Subject | null {
  const previous = tokens[groupStart - 1];
  if (verb.form === 'ing' && !BE_FORMS.has(tokens[groupStart]?.word ?? '') && groupStart === at) {
    return participleSubject(tokens, at, earlier);
  }
  const inverted = invertedSubject(tokens, groupStart, at, verb);
  if (inverted !== null) return inverted;
  if (verb.form === 'base' && verb.noun && !saysThat(tokens, at)) return null;
  if (previous === undefined) return null;
  if (previous.kind === 'comma' || previous.kind === 'dash' || previous.kind === 'bracket') {
    return behindApposition(tokens, groupStart - 1, verb);
  }
  if (previous.kind !== 'word') return null;
  if (/^(?:and|but|then|or)$/.test(previous.word)) return sharedSubject(tokens, groupStart - 1, earlier);
  if (previous.word === 'who') return antecedent(tokens, groupStart - 1);
  const told = relativeSubject(tokens, groupStart);
  if (told !== null) return told;
  const phrase = phraseBefore(tokens, groupStart);
  if (phrase === null) return withTimeBetween(tokens, groupStart, verb);
  const trimmed = trimFront(tokens, phrase);
  if (trimmed === null) return null;
  return speaks(tokens, trimmed, verb, at)
    ? { phrase: trimmed, apposition: null, side: 'before', strength: surely(tokens, trimmed) }
    : null;
}

/** "“…,” an officer who would not give his name said": the noun before the relative clause, right after the quotation. */
function relativeSubject(tokens: readonly Token[], end: number): Subject | null {
  let who = end - 1;
  while (who > 0 && end - who <= 16 && tokens[who]?.kind === 'word' && tokens[who]?.word !== 'who') who -= 1;
  if (tokens[who]?.word !== 'who' || !holdsVerb(tokens, who + 1, end)) return null;
  const phrase = phraseBefore(tokens, who);
  if (phrase === null || !named(tokens, phrase)) return null;
  const before = tokens[phrase.from - 1];
  if (before !== undefined && before.kind !== 'quote' && before.kind !== 'stop') return null;
  return { phrase, apposition: null, side: 'before', strength: 'strong' };
}

/** Strong where the subject is a name, a pronoun or a noun that can speak; "the plan said" is weak. */
function surely(tokens: readonly Token[], phrase: Stretch): 'strong' | 'weak' {
  const head = tokens
    .slice(phrase.from, phrase.to)
    .some(({ word }) => /^(?:one|both|many|some|others|another|several)$/.test(word));
  return head || named(tokens, phrase) ? 'strong' : 'weak';
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
  if (words.some((token) => isSpeakerNoun(token.word))) return true;
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
  const opening = words[0]?.word ?? '';
  const speaker =
    capital || PRONOUNS.has(opening) || isOneOf(tokens, phrase) || words.some((token) => isSpeakerNoun(token.word));
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

/** "said one of them", "said another": described, not named. */
function isOneOf(tokens: readonly Token[], { from, to }: Stretch): boolean {
  if (!/^(?:one|another|others|some|many|several|both)$/.test(tokens[from]?.word ?? '')) return false;
  return to - from === 1 || tokens[from + 1]?.word === 'of';
}

/** "said its head of mission, Claudia Lind, who …": the apposition is the name. */
function nameBehind(tokens: readonly Token[], phrase: Stretch): Subject | null {
  if (tokens[phrase.to]?.kind !== 'comma' || nameRange(tokens, phrase) !== null) return null;
  if (!tokens.slice(phrase.from, phrase.to).some((token) => isSpeakerNoun(token.word))) return null;
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
export function appositionAfter(tokens: readonly Token[], at: number): Stretch | null {
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
  return words.some((token) => isSpeakerNoun(token.word)) ? { from, to } : null;
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
  const office = DETERMINERS.has(outer[0]?.word ?? '') || outer.some((token) => isSpeakerNoun(token.word));
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
function sharedSubject(tokens: readonly Token[], and: number, earlier: readonly Attribution[]): Subject | null {
  const last = earlier.at(-1);
  const here = tokens[and]?.start ?? 0;
  if (last && last.cue.end <= here && !newSubject(tokens, last.cue.end, here)) {
    const phrase = stretchOf(tokens, last.speaker.start, last.speaker.end);
    if (phrase) return { phrase, apposition: null, side: 'before', strength: last.strength };
  }
  const subject = subjectFrom(tokens, clauseStart(tokens, and));
  if (subject === null || subject.to > and) return null;
  if (!named(tokens, subject)) return null;
  const behind = nameBehind(tokens, subject);
  if (behind !== null) return { ...behind, side: 'before' };
  return { phrase: subject, apposition: null, side: 'before', strength: 'strong' };
}

function newSubject(tokens: readonly Token[], from: number, to: number): boolean {
  return tokens.some(
    (token) =>
      token.start >= from &&
      token.end <= to &&
      (token.kind === 'stop' || (token.kind === 'word' && /^(?:while|whereas)$/.test(token.word))),
  );
}

export function clauseStart(tokens: readonly Token[], before: number): number {
  for (let i = before - 1; i >= 0; i -= 1) if (tokens[i]?.kind === 'stop' || tokens[i]?.kind === 'quote') return i + 1;
  return 0;
}

export function named(tokens: readonly Token[], phrase: Stretch): boolean {
  const words = tokens.slice(phrase.from, phrase.to);
  return words.some(
    (token) => (token.capital && !DETERMINERS.has(token.word)) || isSpeakerNoun(token.word) || PRONOUNS.has(token.word),
  );
}

/** ", saying …", ", adding …": the subject of the main clause. */
function participleSubject(tokens: readonly Token[], at: number, earlier: readonly Attribution[]): Subject | null {
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
    !/^(?:and|by|before|after|without|in|while)$/.test(previous?.word ?? '')
  )
    return null;
  return sharedSubject(tokens, at - 1, earlier);
}

/** "Halyna Roshka, who said …": the noun before the relative clause. */
function antecedent(tokens: readonly Token[], who: number): Subject | null {
  const end = tokens[who - 1]?.kind === 'comma' ? who - 1 : who;
  const phrase = phraseBefore(tokens, end);
  if (phrase === null || !named(tokens, phrase)) return null;
  return { phrase, apposition: null, side: 'before', strength: 'strong' };
}

function stretchOf(tokens: readonly Token[], start: number, end: number): Stretch | null {
  const from = tokens.findIndex((token) => token.start >= start);
  if (from < 0) return null;
  let to = from;
  while (to < tokens.length && (tokens[to] as Token).end <= end) to += 1;
  return to > from ? { from, to } : null;
}
