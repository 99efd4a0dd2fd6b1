import type { Outlet } from '../articles/outlet.ts';
import type { OutletDomain } from '../feeds/feed.ts';

/** The id of a row in `conflicts.yaml`. */
export type ConflictId = string & { readonly ConflictId: unique symbol };

/** A name with everything it is also called. */
export interface Named {
  readonly name: string;
  readonly aliases: readonly string[];
}

/** A topic the desk follows. */
export interface Conflict {
  readonly id: ConflictId;
  readonly name: string;
  readonly aliases: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly tier: 1 | 2 | 3;
  readonly sides: readonly Named[];
  readonly people: readonly Named[];
  readonly places: readonly Named[];
  readonly mediators: readonly string[];
  /** Names that look like this conflict and are not ("South Sudan"). */
  readonly not: readonly string[];
  /** Watched, shown only when a story passes the threshold. */
  readonly standby: boolean;
  readonly needsHumanReview: boolean;
  readonly attributionNotes: readonly string[];
}

/** Neutral terms, from `lexicon.yaml`; they bind our own words, never a quotation. */
export interface Lexicon {
  readonly replace: ReadonlyMap<string, string>;
  readonly onlyAttributed: readonly string[];
  readonly forbiddenVerbs: readonly string[];
  readonly placeNames: ReadonlyMap<string, string>;
  readonly bannedPhrases: readonly string[];
}

/** What the desk knows before it reads: conflicts, outlets, terms. Data of the operator, trusted. */
export interface Background {
  readonly conflicts: readonly Conflict[];
  readonly outlets: ReadonlyMap<OutletDomain, Outlet>;
  readonly lexicon: Lexicon;
  /** Preferred spelling by name as found ("Zelenskyy" → "Volodymyr Zelenskyy"). */
  readonly displayNames: ReadonlyMap<string, string>;
}
