import { clauseTokens, type Token } from './clause-tokens.ts';
import { DETERMINERS, isSpeakerNoun, PRONOUNS } from './english-words.ts';
import { phraseAfter, subjectFrom } from './noun-phrases.ts';
import type { MarkedSpan } from './quotation-marks.ts';
import type { Span } from './span.ts';
import { nameIn, nameRange } from './speaker-names.ts';
import { speechVerb } from './speech-verbs.ts';

/** The subject of a sentence as far as a later "he" or "she" may mean it. */
export interface SentenceSubject extends Span {
  /** The person's name, or the noun phrase without its article. */
  readonly name: string;
  /** "His wife, Shazia, nodded.": a name; "His wife nodded.": described; "Shells fell.": a thing or many. */
  readonly kind: 'named' | 'described' | 'thing' | 'pronoun';
}

/** The subject of an English sentence; null where none is found. */
export function sentenceSubject(text: string, sentence: Span, marks: readonly MarkedSpan[]): SentenceSubject | null {
  const tokens = clauseTokens(text, sentence, marks, 'en');
  const whole = subjectFrom(tokens, 0);
  if (whole === null) return null;
  // "An officer shrugs.": what looks like a noun is the verb.
  const shrugs = whole.to - whole.from > 1 && speechVerb(tokens[whole.to - 1]?.word ?? '', 'en')?.form === 'present';
  const phrase = shrugs && !tokens[whole.to - 1]?.capital ? { from: whole.from, to: whole.to - 1 } : whole;
  const first = tokens[phrase.from] as Token;
  const last = tokens[phrase.to - 1] as Token;
  const span = { start: first.start, end: last.end };
  if (phrase.to - phrase.from === 1 && PRONOUNS.has(first.word)) return { ...span, name: first.text, kind: 'pronoun' };
  const words = tokens.slice(phrase.from, phrase.to);
  // "Schiff and Nunes": two may be meant.
  if (words.some(({ word }) => word === 'and') && words.filter(({ capital }) => capital).length >= 2) {
    return { ...span, name: '', kind: 'described' };
  }
  const { name, person } = nameIn(text, tokens, phrase);
  // "Q: …" is nobody.
  if (person) return name.length > 1 ? { ...span, name, kind: 'named' } : null;
  const speaking = tokens.slice(phrase.from, phrase.to).some((token) => isSpeakerNoun(token.word));
  if (!speaking || /(?:[^s]s|people|men|women|police)$/.test(last.word)) return { ...span, name, kind: 'thing' };
  if (tokens[phrase.to]?.kind === 'comma' && tokens[phrase.to + 1]?.capital) {
    const inner = phraseAfter(tokens, phrase.to + 1);
    const range = inner && nameRange(tokens, inner);
    if (range) {
      const words = text.slice((tokens[range.from] as Token).start, (tokens[range.to - 1] as Token).end);
      return { ...span, name: words, kind: 'named' };
    }
  }
  return { ...span, name, kind: DETERMINERS.has(first.word) ? 'described' : 'thing' };
}
