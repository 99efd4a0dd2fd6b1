import { editDistance } from '../language/edit-distance.ts';
import { folded } from '../language/folded.ts';

/** A conflict by its names. */
export interface NamedConflict {
  readonly id: string;
  readonly name: string;
  /** Other names of the whole conflict. */
  readonly aliases: readonly string[];
}

/** Words of a name that tell one conflict from no other. */
const GENERIC: ReadonlySet<string> = new Set(
  'and armed civil clashes conflict conflicts crisis feeds fighting in incl news of the war wars'.split(' '),
);

/** Shorter names differ by too little for one mistake to be a mistake. */
const LONG_ENOUGH = 6;
const LONGEST = 80;
/** Nobody keeps more folders; for mistakes in the names of others nobody looks. */
const MOST_MISTYPED = 500;

/**
 * Tells after which conflict a folder is named, as its people write it: by id, name or alias, without words such as "war" and
 * whatever the order, with one mistake in a longer name. Of nested folders the innermost that names one. Null where none does,
 * or several: "Israel" is a side in three of them.
 */
export function conflictsByFolder(
  conflicts: readonly NamedConflict[],
): (way: readonly string[]) => NamedConflict['id'] | null {
  const names = conflicts.flatMap(({ id, name, aliases }) =>
    [id, name, ...aliases].map((one) => ({ id, name: folded(one), essence: essence(folded(one)) })),
  );
  const byName = Map.groupBy(names, ({ name }) => name);
  const byEssence = Map.groupBy(names, (one) => one.essence);
  const known = new Map<string, readonly { readonly id: string }[]>();

  const meant = (wanted: string): readonly { readonly id: string }[] => {
    const called = byName.get(wanted);
    if (called !== undefined) return called;
    const words = essence(wanted);
    const roughly = words === '' ? undefined : byEssence.get(words);
    if (roughly !== undefined || words.length < LONG_ENOUGH || known.size > MOST_MISTYPED) return roughly ?? [];
    return names.filter(
      (one) => Math.abs(one.essence.length - words.length) <= 1 && editDistance(words, one.essence) <= 1,
    );
  };

  return (way) => {
    for (const name of way.toReversed()) {
      const wanted = folded(name.slice(0, LONGEST));
      if (wanted === '') continue;
      const found = known.get(wanted) ?? meant(wanted);
      known.set(wanted, found);
      const ids = new Set(found.map(({ id }) => id));
      if (ids.size > 0) return ids.size === 1 ? (found[0]?.id ?? null) : null;
    }
    return null;
  };
}

function essence(name: string): string {
  return name
    .split(' ')
    .filter((word) => !GENERIC.has(word))
    .sort()
    .join(' ');
}
