import type { Token } from './clause-tokens.ts';
import type { Subject } from './english-subjects.ts';
import { ADVERBS, DETERMINERS, PREPOSITIONS, TIME_WORDS } from './english-words.ts';
import { type Stretch, verbLike } from './noun-phrases.ts';
import type { SpeechVerb } from './speech-verbs.ts';

/** How far ahead a quotation still belongs to the verb, in tokens. */
const QUOTE_AHEAD = 40;

/** What is said: a pair of token numbers, and whether it stands before the cue. */
export interface Content extends Stretch {
  readonly before: boolean;
}

/** What a verb with its subject says: the words before it, where it is a tag, else those after it. */
export function contentOf(tokens: readonly Token[], at: number, verb: SpeechVerb, subject: Subject): Content | null {
  const left = subject.side === 'after' ? at : subject.phrase.from;
  const first = subject.apposition && subject.apposition.from < left ? subject.apposition.from : left;
  let afterFrom = subject.side === 'after' ? Math.max(subject.phrase.to, subject.apposition?.to ?? 0) : at + 1;
  const tag = verb.tag || subject.side === 'after';
  const edge = tokens[first - 1];
  const beyond = edge?.kind === 'comma' || edge?.kind === 'dash' ? tokens[first - 2] : edge;
  const quoteBefore = beyond?.kind === 'quote';
  const mark = tokens[afterFrom]?.kind;
  // "In her book “Hard Roads,” Petrova wrote that …": what is said comes after, the marks hold a name.
  const introduced = tokens[afterFrom]?.word === 'that' && !TIME_WORDS.has(tokens[afterFrom + 1]?.word ?? '');
  const quoteNext = (mark === 'comma' || mark === 'colon') && tokens[afterFrom + 1]?.kind === 'quote';
  if (tag && !introduced && (quoteBefore || ((edge?.kind === 'comma' || edge?.kind === 'dash') && !quoteNext))) {
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
export function precedingContent(tokens: readonly Token[], to: number): number {
  for (let i = to - 1; i >= 0; i -= 1) {
    if (tokens[i]?.kind === 'stop') return i + 1;
    if (tokens[i]?.kind === 'dash' && i <= 12 && /^\p{Lu}{2}/u.test(tokens[0]?.text ?? '')) return i + 1;
  }
  return 0;
}

/** Whether nothing but the circumstances of speaking follows: "told reporters on Sunday", "said in a statement". */
function adverbialOnly(tokens: readonly Token[], from: number): boolean {
  const next = tokens[from];
  if (next?.kind !== 'word') return true;
  const circumstance = PREPOSITIONS.has(next.word) || TIME_WORDS.has(next.word) || isAudience(next.word);
  if (circumstance) return true;
  if (tokens.slice(from, from + QUOTE_AHEAD).some((token) => token.kind === 'quote')) return false;
  if (ADVERBS.has(next.word) || /^(?:after|before|during|when|while|as|who)$/.test(next.word)) return true;
  return DETERMINERS.has(next.word) && isAudience(tokens[from + 1]?.word ?? '');
}

function isAudience(word: string): boolean {
  return /^(?:reporters|journalists|lawmakers|parliament|state|television|radio|ap|afp|reuters|cnn|bbc|him|her|them|me|us|news|media|viewers|followers|supporters|delegates|crowds|briefing|conference)$/.test(
    word,
  );
}
