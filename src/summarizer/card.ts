/** The story card of `briefing.md` 1.3. Its JSON is what `sitrep inspect article` and `sitrep brief --format json` print. */
import type { Depth } from '../articles/article.ts';
import type { ConflictId } from '../stories/conflict.ts';
import type { FigureKind, Qualifier } from '../stories/figure.ts';
import type { EventType, StoryId } from '../stories/story.ts';

/** Where words stand: `<article id>:s<sentence number>`, `…:<start>-<end>` for a part of the text, `…:title`. */
export type EvidenceId = string;

/** ISO 8601 in UTC. */
export type IsoDate = string;

/** A day, or a moment of known precision. */
export interface DateP {
  readonly iso: IsoDate;
  readonly precision: 'hour' | 'day' | 'week' | 'month';
}

/** A sentence somebody owns. */
export interface Sentence {
  readonly text: string;
  readonly ev: readonly EvidenceId[];
  readonly origin: 'verbatim' | 'template' | 'llm';
}

/** Words that stand verbatim in the linked article. */
export interface KeyQuote {
  readonly text: string;
  readonly speaker: string;
  readonly role?: string;
  readonly side?: string;
  readonly outlet: string;
  readonly url: string;
  readonly lang: string;
  /** Part of a sentence rather than a whole one. */
  readonly fragment: boolean;
  readonly ev: readonly EvidenceId[];
  /** The rule that found the speaker. */
  readonly rule: string;
  /** In how many other articles of the story the same words stand. */
  readonly alsoIn: number;
}

/** A number of people with everything that must be said beside it. */
export interface Figure {
  readonly kind: FigureKind;
  readonly low?: number;
  readonly high?: number;
  readonly qualifier?: Exclude<Qualifier, 'exact'>;
  readonly group?: string;
  readonly claimant: string;
  readonly claimantSide?: string;
  readonly asOf: IsoDate;
  readonly status: 'claim' | 'verified' | 'disputed' | 'party-claim';
  readonly by?: string;
  readonly supersedes?: { readonly value: number; readonly asOf: IsoDate };
  readonly scope: 'incident' | 'cumulative';
  readonly since?: string;
  /** The source's loaded word ("neutralised"), shown in quotation marks. */
  readonly loaded?: string;
  readonly ev: readonly EvidenceId[];
}

/** What one side says. */
export interface SideClaim {
  readonly side: string;
  readonly claimant: string;
  readonly text: string;
  readonly stance: 'asserts' | 'denies' | 'disputes' | 'no comment';
  readonly ev: readonly EvidenceId[];
}

/** An interpretation or a consequence, and who owns it. */
export interface AttributedSentence {
  readonly text: string;
  readonly by: string;
  readonly byRole?: string;
  /** The source's own estimative word. */
  readonly likelihood?: string;
  readonly ev: readonly EvidenceId[];
  readonly outletAnalysis?: boolean;
}

/** Something dated or pending that a source states. */
export interface WatchItem {
  readonly text: string;
  readonly when?: DateP;
  readonly by: string;
  readonly ev: readonly EvidenceId[];
}

/** One source of a card. Its place in `sources` plus one is its marker: [1], [2]… */
export interface SourceRef {
  readonly articleId: string;
  readonly outlet: string;
  readonly url: string;
  readonly published: IsoDate;
  readonly label?: 'state' | 'party' | 'wire' | 'copy' | 'analysis' | 'official' | 'social' | 'unreviewed';
  readonly country?: string;
  readonly lang: string;
  readonly depth: Depth;
}

/** How well a story is supported, in words. */
export type CorroborationLabel =
  | 'single source'
  | '2 independent'
  | '3+ independent'
  | 'party claims only'
  | 'conflicting'
  | 'unreviewed sources only';

/** A checked summary of one story. Only the verifier makes one (`verify.ts`). */
export interface StoryCard {
  readonly id: StoryId;
  /** A digest of what the card says; it changes when, and only when, the card does. */
  readonly version: string;
  readonly conflictIds: readonly ConflictId[];
  readonly eventType: EventType | null;
  readonly eventDate?: DateP;
  readonly places: readonly string[];
  /** `from` is the outlet whose title it is, or "composed". */
  readonly headline: {
    readonly text: string;
    readonly ev: readonly EvidenceId[];
    readonly from: string;
    readonly lang: string;
  };
  readonly status: 'new' | 'developing' | 'updated' | 'closed';
  readonly trend?: 'escalation' | 'de-escalation' | 'stalled' | 'uncertain';
  readonly corroboration: {
    readonly independent: number;
    readonly reports: number;
    readonly copies: number;
    readonly stateOrParty: readonly { readonly outlet: string; readonly side: string }[];
    readonly label: CorroborationLabel;
  };
  /** 1–3. */
  readonly whatHappened: readonly Sentence[];
  /** 0–4. */
  readonly figures: readonly Figure[];
  /** 0–4. */
  readonly claims: readonly SideClaim[];
  /** 0–3. */
  readonly quotes: readonly KeyQuote[];
  /** 0–2. */
  readonly analysis: readonly AttributedSentence[];
  /** 0–3. */
  readonly implications: readonly AttributedSentence[];
  /** 0–5, only with three or more dated points. */
  readonly timeline: readonly { readonly when: DateP; readonly text: string; readonly ev: readonly EvidenceId[] }[];
  /** 0–2 "not reported / not verified". */
  readonly gaps: readonly Sentence[];
  /** 0–3; the briefing gathers them. */
  readonly watch: readonly WatchItem[];
  readonly sources: readonly SourceRef[];
  readonly readMore: { readonly url: string; readonly outlet: string };
  /** 0–1 by `briefing.md` 2.9; party claims never raise it. */
  readonly severity: number;
  /** Every quotation with a strong rule, best first, for `/quotes` and `/story`; `quotes` is its top. */
  readonly allQuotes: readonly KeyQuote[];
  /** When the newest report was published. */
  readonly updatedAt: IsoDate;
  readonly follows: StoryId | null;
  /** What the verifier struck, with the reason, for `/why`. */
  readonly struck: readonly { readonly field: string; readonly text: string; readonly reason: string }[];
}
