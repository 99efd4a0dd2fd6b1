import { buildNameIndex, type NameEntry, type NameIndex } from '../language/names.ts';
import type { Span } from '../language/span.ts';
import { foldWord } from '../language/tokens.ts';
import type { Conflict, ConflictId, Named } from './conflict.ts';
import { type Country, countries } from './countries.ts';
import { HOMOGRAPHS, ORDINARY_WORDS } from './country-names.ts';

/** What a name stands for. */
export interface Known {
  /** "country:UA", "place:merinsk", "actor:hamas", "person:putin", "topic:sudan"; the same in every language. */
  readonly id: string;
  readonly name: string;
  readonly kind: 'country' | 'place' | 'actor' | 'person' | 'topic' | 'excluded';
  /** How strongly it speaks for each conflict it belongs to. */
  readonly links: Map<ConflictId, number>;
  /** The country it is, or lies in; null where nobody says. */
  readonly country: string | null;
}

/** What a name at one place of a text stands for; `doubt` says what it needs to be believed. */
export interface Naming {
  readonly known: Known;
  /** `homograph`: another name of the conflict or country, or clear words of war; `generic`: another name. */
  readonly doubt: 'none' | 'homograph' | 'generic';
}

/** A name met in a text. */
export interface Mention extends Span {
  readonly surface: string;
  readonly namings: readonly Naming[];
}

/** All names that the desk knows, compiled once. */
export interface Gazetteer {
  /** The names in a text, in order and without overlap. */
  find(text: string): readonly Mention[];
  readonly byId: ReadonlyMap<string, Known>;
}

/**
 * How strongly a kind of name speaks for its conflict. The theatre is the first country of a conflict's list; others
 * that fight in it may fight elsewhere too.
 */
export const STRENGTH = { topic: 4, place: 3, side: 2, person: 2, theatre: 1.6, belligerent: 1.5, bystander: 0.4 };

class Builder {
  readonly known = new Map<string, Known>();
  readonly namings: Naming[] = [];
  private readonly entries: NameEntry[] = [];
  private readonly seen = new Set<string>();

  named(known: Omit<Known, 'links'>): Known {
    const there = this.known.get(known.id);
    if (there) return there;
    const made: Known = { ...known, links: new Map() };
    this.known.set(known.id, made);
    return made;
  }

  add(known: Known, names: readonly string[], doubt: (name: string) => Naming['doubt']): void {
    for (const name of names) {
      const key = `${known.id}|${name}`;
      if (name.trim() === '' || this.seen.has(key)) continue;
      this.seen.add(key);
      this.entries.push({ id: `${this.namings.length}`, name });
      this.namings.push({ known, doubt: doubt(name) });
    }
  }

  index(): NameIndex {
    return buildNameIndex(this.entries);
  }
}

/** Compiles the names of the conflicts, of their sides, people and places, and of all countries. */
export function buildGazetteer(conflicts: readonly Conflict[]): Gazetteer {
  const builder = new Builder();
  for (const country of countries()) addCountry(builder, country);
  for (const conflict of conflicts) addConflict(builder, conflict);
  const index = builder.index();
  return { byId: builder.known, find: (text) => mentionsIn(text, index, builder.namings) };
}

function mentionsIn(text: string, index: NameIndex, namings: readonly Naming[]): readonly Mention[] {
  const mentions: { start: number; end: number; surface: string; namings: Naming[] }[] = [];
  for (const { id, start, end, surface } of index.match(text)) {
    const naming = namings[Number(id)];
    if (!naming) continue;
    const last = mentions.at(-1);
    if (last && last.start === start) {
      if (!last.namings.some(({ known }) => known === naming.known)) last.namings.push(naming);
    } else mentions.push({ start, end, surface, namings: [naming] });
  }
  return mentions;
}

function addCountry(builder: Builder, { code, name, names, capital, capitals }: Country): void {
  const doubt = (one: string): Naming['doubt'] =>
    HOMOGRAPHS.has(foldWord(one)) ? 'homograph' : ORDINARY_WORDS.has(foldWord(one)) ? 'generic' : 'none';
  builder.add(builder.named({ id: `country:${code}`, name, kind: 'country', country: code }), names, doubt);
  if (capital === null) return;
  const id = `place:${foldWord(capital)}`;
  builder.add(builder.named({ id, name: capital, kind: 'place', country: code }), capitals, doubt);
}

function addConflict(builder: Builder, conflict: Conflict): void {
  const link = (known: Known, strength: number) =>
    known.links.set(conflict.id, Math.max(strength, known.links.get(conflict.id) ?? 0));
  const doubt = (name: string): Naming['doubt'] => doubtOf(name);

  const topic = builder.named({ id: `topic:${conflict.id}`, name: conflict.name, kind: 'topic', country: null });
  builder.add(topic, [conflict.name, ...conflict.aliases], doubt);
  link(topic, STRENGTH.topic);

  const sideNames = new Set(conflict.sides.flatMap(({ name, aliases }) => [name, ...aliases]).map(foldWord));
  for (const code of conflict.countries) {
    const country = builder.known.get(`country:${code}`);
    if (!country) continue;
    const names = countries().find((one) => one.code === code)?.names ?? [];
    const fights =
      names.some((name) => sideNames.has(foldWord(name))) || names.some((name) => mentions(conflict.name, name));
    const belligerent = code === conflict.countries[0] ? STRENGTH.theatre : STRENGTH.belligerent;
    link(country, fights ? belligerent : STRENGTH.bystander);
    for (const known of builder.known.values()) {
      if (known.kind === 'place' && known.country === code && !known.links.has(conflict.id)) {
        link(known, fights ? belligerent : STRENGTH.bystander);
      }
    }
  }
  for (const side of conflict.sides) {
    const kind = isCountryLike(side, conflict) ? 'country' : 'actor';
    const id = `actor:${foldWord(side.name)}`;
    const country = countries().find(({ name }) => name === side.name)?.code ?? null;
    const known = builder.named({ id, name: side.name, kind, country });
    builder.add(known, [side.name, ...side.aliases], doubt);
    link(known, STRENGTH.side);
  }
  for (const person of conflict.people) {
    const known = builder.named({
      id: `person:${foldWord(person.name)}`,
      name: person.name,
      kind: 'person',
      country: null,
    });
    const surname = person.name.split(' ').at(-1) ?? person.name;
    builder.add(known, [person.name, ...person.aliases, ...(surname.length >= 5 ? [surname] : [])], doubt);
    link(known, STRENGTH.person);
  }
  const onlyCountry = conflict.countries.length === 1 ? (conflict.countries[0] ?? null) : null;
  for (const place of conflict.places) {
    const id = `place:${foldWord(place.name)}`;
    const known = builder.named({ id, name: place.name, kind: 'place', country: onlyCountry });
    builder.add(known, [place.name, ...place.aliases], doubt);
    link(known, STRENGTH.place);
  }
  const excluded = builder.named({ id: `excluded:${conflict.id}`, name: '', kind: 'excluded', country: null });
  builder.add(excluded, conflict.not, () => 'none');
}

/** "the army", "bandits", "AA": anybody's; "Goma", "Lebanon": somebody else's too. */
function doubtOf(name: string): Naming['doubt'] {
  const folded = foldWord(name);
  if (ORDINARY_WORDS.has(folded)) return 'generic';
  if (/^(?:\p{Ll}|the )/u.test(name) && !/\p{Lu}/u.test(name)) return 'generic';
  if (/^[\p{Lu}]{2,3}$/u.test(name)) return 'generic';
  if (GENERIC_NAMES.has(folded)) return 'generic';
  return HOMOGRAPHS.has(folded) ? 'homograph' : 'none';
}

/** Aliases that many armies and bodies bear. */
const GENERIC_NAMES: ReadonlySet<string> = new Set([
  'general command',
  'general staff',
  'coast guard',
  'الجيش',
  'الالويه',
  'islamic jihad',
  'joint forces',
  'the army',
  'national guard',
]);

/** Whether a side is a country, or stands for one, though no list of countries has it. */
function isCountryLike({ name, aliases }: Named, conflict: Conflict): boolean {
  if (countries().some((country) => country.name === name)) return true;
  if (!/^\p{Lu}[\p{L}'’]+$/u.test(name) || name === name.toUpperCase()) return false;
  const root = name.slice(0, Math.max(4, name.length - 3)).toLowerCase();
  const demonym = aliases.some(
    (alias) =>
      /^\p{Lu}\p{L}+(?: (?:army|navy|government|forces|military))?$/u.test(alias) &&
      alias.toLowerCase().startsWith(root),
  );
  return demonym || (conflict.countries.length === 0 && aliases.length === 0);
}

function mentions(phrase: string, name: string): boolean {
  const folded = ` ${foldWord(phrase).replace(/[^\p{L}]+/gu, ' ')} `;
  return folded.includes(` ${foldWord(name)} `);
}
