import type { Article, ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Span } from '../language/span.ts';
import type { ConflictId } from './conflict.ts';
import type { FigureMention } from './figure.ts';

/** Made once, when the story is first seen, and kept: "s-" and ten base32 characters of its first article's id. */
export type StoryId = string & { readonly StoryId: unique symbol };

/** What kind of event a story is about: ACLED sub-events with diplomacy added (`briefing.md` 2.9). */
export type EventType =
  | 'armed_clash'
  | 'territory_change'
  | 'air_drone_strike'
  | 'shelling_missile'
  | 'bombing'
  | 'chemical'
  | 'attack_on_civilians'
  | 'sexual_violence'
  | 'abduction'
  | 'agreement'
  | 'arrests'
  | 'weapons_disrupted'
  | 'protest'
  | 'negotiation'
  | 'ceasefire_breach'
  | 'sanction'
  | 'arms_transfer'
  | 'mobilisation'
  | 'displacement'
  | 'aid_access'
  | 'infrastructure'
  | 'seizure_boarding'
  | 'cyber_hybrid'
  | 'court_accountability'
  | 'prisoner_exchange'
  | 'statement';

/** A place named in the text and known to the gazetteer. */
export interface PlaceMention extends Span {
  /** The display name. */
  readonly name: string;
  readonly conflict: ConflictId | null;
  /** A country (or its people), a town or region, or a venue where people only spoke. */
  readonly kind: 'country' | 'place' | 'venue';
}

/** An article as the stories stage reads it. Pure: the same article and background give the same report. */
export interface Report {
  readonly article: Article;
  /** At least 3 is relevant (`briefing.md` 2.9); `parts` says where the points come from, in words for `/why`. */
  readonly relevance: { readonly score: number; readonly relevant: boolean; readonly parts: readonly string[] };
  /** Best first; empty when none matches. */
  readonly conflicts: readonly ConflictId[];
  readonly places: readonly PlaceMention[];
  /** Where the event happened; null when the text does not say. */
  readonly eventPlace: string | null;
  readonly eventType: EventType | null;
  /** When the event happened, start of the day in UTC; null when the text does not say. */
  readonly eventDate: EpochMs | null;
  /** Canonical ids of places, people, actors, event and target words, with weight. */
  readonly entities: ReadonlyMap<string, number>;
  readonly figures: readonly FigureMention[];
}

/** The reports of one event. */
export interface Story {
  readonly id: StoryId;
  /** By date, then id. Copies included. */
  readonly reports: readonly Report[];
  /** Near-verbatim copies of another report in the story; they add no root but keep their newer figures. */
  readonly copies: ReadonlySet<ArticleId>;
  /** The independent origin of each report: "wire:…", "family:…", "outlet:…". */
  readonly roots: ReadonlyMap<ArticleId, string>;
  /** Roots that no party to the conflict controls and that somebody has reviewed. */
  readonly independent: number;
  readonly conflicts: readonly ConflictId[];
  readonly eventType: EventType | null;
  readonly eventDate: EpochMs | null;
  readonly places: readonly string[];
  /** The earlier story this one follows up; null when there is none. */
  readonly follows: StoryId | null;
}
