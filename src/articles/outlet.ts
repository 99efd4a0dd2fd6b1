import type { OutletDomain } from '../feeds/feed.ts';
import type { LanguageCode } from '../language/code.ts';

/** A publisher as `outlets.yaml` describes it. Owner, independence and party are three questions, not one. */
export interface Outlet {
  readonly domain: OutletDomain;
  readonly name: string;
  readonly country: string | null;
  readonly language: LanguageCode | null;
  readonly owner: 'state' | 'public' | 'private' | 'party' | 'ngo' | 'un' | 'unreviewed';
  readonly editorialIndependence: 'none' | 'contested' | 'yes' | 'unreviewed';
  /** Conflict ids in which whoever controls this outlet fights. */
  readonly partyTo: readonly string[];
  /** Outlets with one owner are one root. */
  readonly family: string | null;
  readonly kind: 'wire' | 'paper' | 'tv' | 'radio' | 'online' | 'analysis' | 'official' | 'social' | 'unreviewed';
  readonly reliability: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | null;
}

/** An outlet nobody has reviewed: shown, never counted as independent (fail closed). */
export function unreviewedOutlet(domain: OutletDomain): Outlet {
  return {
    domain,
    name: domain,
    country: null,
    language: null,
    owner: 'unreviewed',
    editorialIndependence: 'unreviewed',
    partyTo: [],
    family: null,
    kind: 'unreviewed',
    reliability: null,
  };
}
