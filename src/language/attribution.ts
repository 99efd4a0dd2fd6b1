import { englishAttributions } from './attribution-english.ts';
import { plainAttributions } from './attribution-plain.ts';
import { clauseTokens } from './clause-tokens.ts';
import type { LanguageCode } from './code.ts';
import { grammarOf } from './grammars.ts';
import { findMarkedSpans, type MarkedSpan } from './quotation-marks.ts';
import type { Span } from './span.ts';
import type { Stance } from './speech-verbs.ts';

/** Who is said to have said what, in one sentence; with or without quotation marks. */
export interface Attribution {
  /** The noun phrase as written, without a trailing comma: "Army spokesman Brig. Gen. Hatem Suwaid", "she". */
  readonly speaker: Span;
  /** The person or body without title words: "Hatem Suwaid", "regional officials", "she". */
  readonly name: string;
  /** "Army spokesman Brig. Gen.", or the apposition after the name; null where the text gives none. */
  readonly role: string | null;
  /** The verb or phrase that attributes. */
  readonly cue: Span;
  /** Its dictionary form: "say", "according to", «заявити». */
  readonly verb: string;
  readonly stance: Stance;
  /** The words in the sentence that are said. */
  readonly content: Span;
  /** How it was found: R1 "…, said X" · R2 "…, X said" · R3 "…, according to X" · L1 "X said …" · L2 "according to X, …" · L3 "X: …". */
  readonly rule: string;
  readonly strength: 'strong' | 'weak';
}

let lastText = '';
let lastLanguage = '';
let lastMarks: readonly MarkedSpan[] = [];

/**
 * The attributions of one sentence, in order of their cues.
 *
 * Works with and without quotation marks: a quotation in the sentence is part of what is said. What stands inside a
 * quotation is not looked into. A sentence may hold several; the one whose content is smallest is closest to a word.
 */
export function findAttributions(text: string, sentence: Span, language: LanguageCode): readonly Attribution[] {
  // The sentences of one text are asked about one after the other, and its marks are the same for all.
  if (text !== lastText || language !== lastLanguage) {
    lastMarks = findMarkedSpans(text, language).filter((mark) => mark.depth === 0);
    lastText = text;
    lastLanguage = language;
  }
  return attributionsWithin(text, sentence, lastMarks, language);
}

/** As `findAttributions`, for a stretch whose marks (depth 0, in order) are known already. */
export function attributionsWithin(
  text: string,
  within: Span,
  marks: readonly MarkedSpan[],
  language: LanguageCode,
): readonly Attribution[] {
  const tokens = clauseTokens(text, within, marks, language);
  const grammar = grammarOf(language);
  return grammar === null ? englishAttributions(text, tokens) : plainAttributions(text, tokens, grammar);
}
