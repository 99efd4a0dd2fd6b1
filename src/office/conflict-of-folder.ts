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

/**
 * The conflict that a folder is named after, as its people write it: by id, name or alias, without words such as "war" and
 * whatever the order, with one mistake in a longer name. Of nested folders the innermost that names one. Null where none does,
 * or several: "Israel" is a side in three of them.
 */
export function conflictOfFolder(way: readonly string[], conflicts: readonly NamedConflict[]): string | null {
  for (const name of way.toReversed()) {
    const wanted = folded(name.slice(0, LONGEST));
    if (wanted === '') continue;
    for (const isMeant of [isCalled, isCalledRoughly, isMistyped]) {
      const meant = conflicts.filter((conflict) => namesOf(conflict).some((one) => isMeant(one, wanted)));
      if (meant.length > 0) return meant.length === 1 && meant[0] !== undefined ? meant[0].id : null;
    }
  }
  return null;
}

function namesOf({ id, name, aliases }: NamedConflict): readonly string[] {
  return [id, name, ...aliases].map(folded);
}

function isCalled(name: string, wanted: string): boolean {
  return name === wanted;
}

function isCalledRoughly(name: string, wanted: string): boolean {
  const words = essence(wanted);
  return words !== '' && words === essence(name);
}

function isMistyped(name: string, wanted: string): boolean {
  const words = essence(wanted);
  return words.length >= LONG_ENOUGH && editDistance(words, essence(name).slice(0, LONGEST)) <= 1;
}

function essence(name: string): string {
  return name
    .split(' ')
    .filter((word) => !GENERIC.has(word))
    .sort()
    .join(' ');
}
