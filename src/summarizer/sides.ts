import { wordsOf } from '../language/tokens.ts';
import type { ConflictId } from '../stories/conflict.ts';
import type { World } from '../stories/world.ts';
import type { Reading } from './reading.ts';
import { rolesOf } from './roles.ts';

/** The side somebody speaks for: by name and role, or as the story told it elsewhere; null for nobody's. */
export type SideOf = (name: string, role: string | null) => string | null;

/**
 * Who speaks for whom in a story. A full name that one article gives with its side ("army spokesman … Suwaid") keeps
 * it in all; one that is met with two sides has none.
 */
export function sidesOf(readings: readonly Reading[], world: World, conflicts: readonly ConflictId[]): SideOf {
  const direct: SideOf = (name, role) => world.sideOf(role ? `${role} ${name}` : name, conflicts);
  const met = new Map<string, string | null>();
  const meet = (name: string, role: string | null): void => {
    if (!FULL_NAME.test(name)) return;
    const side = direct(name, role);
    if (side === null) return;
    const before = met.get(name);
    met.set(name, before === undefined || before === side ? side : null);
  };
  for (const { name, role } of readings.flatMap(peopleIn)) meet(name, role);
  const described = memo((name) => sideOfDescription(name, readings, direct));
  const byBody = (words: string): string | null =>
    sideByLastName(words, world, conflicts) ?? sideByBody(words, described);
  // "Col. Dragash, the defence ministry's spokesman": whose ministry that is, the story says elsewhere.
  const roleOf = rolesOf(readings);
  for (const reading of readings.filter(({ native }) => native)) {
    for (const { name, role } of peopleIn(reading)) {
      if (met.has(name) || !FULL_NAME.test(name)) continue;
      const full = roleOf(name, role, null);
      const side = (full === null ? null : (direct(name, full) ?? byBody(full))) ?? sideOfIts(name, reading, byBody);
      if (side !== null) met.set(name, side);
    }
  }
  return (name, role) =>
    direct(name, role) ?? met.get(name) ?? described(name) ?? byBody(role === null ? name : `${role} ${name}`);
}

interface Person {
  readonly name: string;
  readonly role: string | null;
}

function peopleIn({ statements, quotes }: Reading): readonly Person[] {
  return [
    ...statements.flatMap(({ spoken }) => spoken.map(({ name, role }) => ({ name, role }))),
    ...quotes.flatMap(({ speaker, role }) => (speaker === null ? [] : [{ name: speaker, role }])),
  ];
}

/** "The Front denied this. “…,” its spokesman, Patient Ndala, said": whoever spoke just before is whose he is. */
function sideOfIts(name: string, { statements }: Reading, byBody: (words: string) => string | null): string | null {
  const at = statements.findIndex(({ text }) => text.includes(name));
  const text = statements[at]?.text ?? '';
  if (!/\b[Ii]ts [\p{L}’' -]{3,40},? $/u.test(text.slice(0, text.indexOf(name)))) return null;
  const before = statements[at - 1]?.spoken ?? [];
  const sides = new Set(before.map((spoken) => byBody(spoken.name)));
  return sides.size === 1 ? ([...sides][0] ?? null) : null;
}

const FULL_NAME = /\p{Lu}\S+ \p{Lu}/u;

/** So many places at which a description is looked up. */
const MOST_PLACES = 20;

/**
 * "the defence ministry": the side that the articles of the story give it elsewhere ("Velmar's defence ministry").
 * Null when they never do, or name two.
 */
function sideOfDescription(name: string, readings: readonly Reading[], direct: SideOf): string | null {
  const plain = name.replace(/^(?:the|an?) /i, '');
  if (plain.length < 4 || /\p{Lu}/u.test(plain)) return null;
  const sides = new Set<string>();
  for (const { article } of readings.filter((reading) => reading.native)) {
    let at = article.text.indexOf(plain);
    for (let seen = 0; at >= 0 && seen < MOST_PLACES; seen += 1) {
      const before =
        article.text
          .slice(Math.max(0, at - 40), at)
          .split(/[.,;:!?"“”]\s/)
          .at(-1) ?? '';
      const owner = /(\p{Lu}[\p{L}\p{M}-]+(?: \p{Lu}[\p{L}\p{M}-]+)?)(?:['’]s?)? $/u.exec(before)?.[1];
      const side = owner ? direct(owner, null) : null;
      if (side !== null) sides.add(side);
      at = article.text.indexOf(plain, at + plain.length);
    }
  }
  return sides.size === 1 ? ([...sides][0] ?? null) : null;
}

function memo<T>(read: (name: string) => T): (name: string) => T {
  const known = new Map<string, T>();
  return (name) => {
    const found = known.get(name);
    if (found !== undefined || known.has(name)) return found as T;
    const value = read(name);
    known.set(name, value);
    return value;
  };
}

/** Words that name an armed movement when they stand alone; "State" or "Army" alone name anybody's. */
const MOVEMENT = /^(?:Front|Brigades?|Movement|Alliance|League|Resistance|Coalition|Battalions?|Legion)$/;

/**
 * "A Front spokesman" speaks for the Kivora Front: the last word of a side's name, where it stands as a name of its own
 * ("the National Front" is another one) and no other side ends so.
 */
function sideByLastName(words: string, world: World, conflicts: readonly ConflictId[]): string | null {
  const sides = conflicts.flatMap((id) => world.conflictOf(id)?.sides ?? []);
  const tokens = wordsOf(words).map(({ text }) => text);
  const found = sides.filter(({ name }) => {
    const last = name.split(' ').at(-1) ?? '';
    if (last === name || !MOVEMENT.test(last)) return false;
    return tokens.some(
      (text, at) =>
        text === last && !/^(?:\p{Lu}\p{L}+|of)$/u.test(tokens[at - 1]?.replace(/^(?:The|A|An)$/, 'the') ?? ''),
    );
  });
  return found.length === 1 ? (found[0]?.name ?? null) : null;
}

const BODY =
  /\b(?:government|army|military|navy|air force|defen[cs]e ministry|foreign ministry|interior ministry|rebels|junta)\b/i;

/** "the government's chief negotiator": the side that the story's articles give that body. */
function sideByBody(words: string, described: (name: string) => string | null): string | null {
  const body = BODY.exec(words)?.[0];
  return body ? described(body.toLowerCase()) : null;
}
