import type { Span } from '../language/span.ts';

/** One utterance between quotation marks in one article. */
export interface Quote {
  /** The words between the marks without a trailing comma, segments joined by one space. */
  readonly text: string;
  /** Each segment stands verbatim at these offsets of the article's text. */
  readonly segments: readonly Span[];
  /** The speaker's full name or description; null where the rules cannot tell. */
  readonly speaker: string | null;
  /** The words of the text that name the speaker; null when carried over or unknown. */
  readonly mention: Span | null;
  readonly role: string | null;
  /** The sieve that decided ("R1", "L1", "CONT", …); "none" when no rule did. */
  readonly rule: string;
  /** A clause or sentence, or a fragment inside reported speech. */
  readonly type: 'direct' | 'mixed';
  /** Whether a strong rule names the speaker, so that it may stand on a card. */
  readonly shown: boolean;
  /** Numbers of the sentences it touches. */
  readonly sentences: readonly number[];
}
