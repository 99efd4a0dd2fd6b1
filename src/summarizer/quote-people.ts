/** What is known of people beforehand: who a name means, in any of its spellings. */
export interface KnownPeople {
  /** The person a name as written means; null when nobody is known by it. */
  resolve(name: string): { readonly name: string; readonly gender: 'm' | 'f' | null } | null;
}

/** Nobody is known beforehand; the article alone must say who is who. */
export const NOBODY_KNOWN: KnownPeople = { resolve: () => null };
