import { type Outlet, unreviewedOutlet } from '../articles/outlet.ts';
import type { OutletDomain } from '../feeds/feed.ts';
import { buildNameIndex, type NameIndex, samePerson } from '../language/names.ts';
import { foldWord } from '../language/tokens.ts';
import type { Background, Conflict, ConflictId, Named } from './conflict.ts';
import { buildGazetteer, type Gazetteer } from './gazetteer.ts';
import { type OutletNames, outletNames } from './outlet-names.ts';

/** A person the background knows. */
export interface KnownPerson {
  /** The full name, where the background has it. */
  readonly name: string;
  readonly side: string | null;
  readonly conflict: ConflictId;
  readonly gender: 'm' | 'f' | null;
}

/** The background, compiled once for looking things up in texts. */
export interface World {
  readonly background: Background;
  readonly names: Gazetteer;
  /** Names by which outlets and agencies credit each other. */
  readonly outletNames: OutletNames;
  /** Null for an id that the background does not have. */
  conflictOf(id: ConflictId): Conflict | null;
  /** The side of one of these conflicts that a noun phrase names first; null when it names none. */
  sideOf(words: string, conflicts: readonly ConflictId[]): string | null;
  /** The one person of the background who is called so; null for nobody, or for more than one. */
  person(name: string): KnownPerson | null;
  /** An outlet nobody has reviewed where the background does not know the domain. */
  outlet(domain: OutletDomain): Outlet;
  /** The spelling the operator prefers; the name itself where there is none. */
  displayName(name: string): string;
}

/** Compiles the background, once; the names at the first text, because a start without one need not wait 80 ms for them. */
export function prepareWorld(background: Background): World {
  const conflicts = new Map(background.conflicts.map((conflict) => [conflict.id, conflict]));
  const sides = new Map<ConflictId, NameIndex>();
  const people = peopleOf(background.conflicts);
  const display = new Map([...background.displayNames].map(([name, shown]) => [foldWord(name), shown]));

  const sidesOf = (conflict: Conflict): NameIndex => {
    const known = sides.get(conflict.id);
    if (known) return known;
    const index = buildNameIndex(
      conflict.sides.flatMap((side) => sideNames(side).map((name) => ({ id: side.name, name }))),
    );
    sides.set(conflict.id, index);
    return index;
  };
  // A text names the same few people again and again, and each search goes through everybody.
  const found = new Map<string, PersonEntry | null>();
  const personCalled = (name: string): PersonEntry | null => {
    const before = found.get(name);
    if (before !== undefined) return before;
    const person = findPerson(people, name);
    if (found.size >= MOST_FOUND) found.clear();
    found.set(name, person);
    return person;
  };
  const displayName = (name: string): string => {
    const own = display.get(foldWord(name));
    if (own !== undefined) return own;
    const person = personCalled(name);
    return person === null ? name : (display.get(foldWord(person.entry.name)) ?? name);
  };

  let names: Gazetteer | null = null;
  let credits: OutletNames | null = null;

  return {
    background,
    get names() {
      names ??= buildGazetteer(background.conflicts);
      return names;
    },
    get outletNames() {
      credits ??= outletNames(background.outlets);
      return credits;
    },
    conflictOf: (id) => conflicts.get(id) ?? null,
    sideOf(words, ids) {
      for (const id of ids) {
        const conflict = conflicts.get(id);
        const first = conflict && sidesOf(conflict).match(words)[0];
        if (first) return first.id;
      }
      return null;
    },
    person(name) {
      const called = personCalled(name);
      if (called === null) return null;
      const { entry, conflict } = called;
      return { name: display.get(foldWord(entry.name)) ?? fullName(entry), side: null, conflict, gender: null };
    },
    outlet: (domain) => background.outlets.get(domain) ?? unreviewedOutlet(domain),
    displayName,
  };
}

/** So many names are remembered at most: texts from outside choose them, and a name may keep its whole text in memory. */
const MOST_FOUND = 500;

interface PersonEntry {
  readonly entry: Named;
  readonly conflict: ConflictId;
  readonly names: ReadonlySet<string>;
}

function peopleOf(conflicts: readonly Conflict[]): readonly PersonEntry[] {
  return conflicts.flatMap(({ id, people }) =>
    people.map((entry) => ({
      entry,
      conflict: id,
      names: new Set([entry.name, ...entry.aliases].map((name) => foldWord(name))),
    })),
  );
}

/** By any listed spelling; else by how the name sounds, where exactly one person sounds so. */
function findPerson(people: readonly PersonEntry[], name: string): PersonEntry | null {
  const folded = foldWord(name.trim());
  if (folded === '') return null;
  const surname = folded.split(' ').at(-1) ?? folded;
  const listed = people.filter(({ names }) => names.has(folded));
  const heard =
    listed.length > 0
      ? listed
      : people.filter(({ entry, names }) => {
          const full = fullName(entry);
          if (full.includes(' ')) return samePerson(full, name);
          return names.has(surname) || [...names].some((one) => samePerson(one, name));
        });
  const entries = new Set(heard.map(({ entry }) => foldWord(entry.name)));
  return entries.size === 1 ? (heard[0] ?? null) : null;
}

function fullName({ name, aliases }: Named): string {
  if (name.includes(' ')) return name;
  return aliases.find((alias) => alias.includes(' ') && /^\p{Script=Latin}/u.test(alias)) ?? name;
}

/** "the army" names its side in "Army spokesman" too: there the phrase is about this conflict already. */
function sideNames({ name, aliases }: Named): readonly string[] {
  return [name, ...aliases].flatMap((one) => {
    const bare = one.replace(/^the /i, '');
    return bare === one ? [one] : [one, bare];
  });
}
