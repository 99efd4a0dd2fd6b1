import type { NumberQualifier } from '../language/number-context.ts';
import type { Span } from '../language/span.ts';

/** What is counted. */
export type FigureKind =
  | 'killed'
  | 'wounded'
  | 'missing'
  | 'captured'
  | 'detained'
  | 'displaced'
  | 'affected'
  | 'abducted';

/** How sure the number is, in the source's words. */
export type Qualifier = NumberQualifier;

/** What the article does with the number. Only `asserted`, `disputed` and `unverified` may stand in a toll. */
export type FigureStatus =
  | 'asserted'
  | 'superseded'
  | 'disputed'
  | 'denied'
  | 'unverified'
  | 'historical'
  | 'projection';

/** A number of people as one article states it: who says it, about whom, as of when. Offsets are in the article's text. */
export interface FigureMention extends Span {
  readonly kind: FigureKind;
  /** Null for "dozens", "hundreds" and the like. */
  readonly value: number | null;
  /** The upper end of "12 to 15"; null otherwise. */
  readonly high: number | null;
  readonly qualifier: Qualifier;
  /** "civilians", "children", "soldiers": as written; null when people at large are meant. */
  readonly group: string | null;
  /** As the article names them; null when the outlet itself states it. */
  readonly claimant: string | null;
  readonly status: FigureStatus;
  readonly scope: 'incident' | 'cumulative';
  /** "including two children": part of another figure, never to be added. */
  readonly subset: boolean;
  /** "another three": comes on top of another figure. */
  readonly increment: boolean;
  /** "neutralised", "liquidated", "martyred": the loaded word, which stays in quotation marks; null otherwise. */
  readonly loaded: string | null;
  /** Number of the sentence in the article. */
  readonly sentence: number;
}
