import type { ConflictId } from '../stories/conflict.ts';
import type { World } from '../stories/world.ts';
import type { Reading } from './reading.ts';

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
    if (!/\p{Lu}\S+ \p{Lu}/u.test(name)) return;
    const side = direct(name, role);
    if (side === null) return;
    const before = met.get(name);
    met.set(name, before === undefined || before === side ? side : null);
  };
  for (const { statements, quotes } of readings) {
    for (const { name, role } of statements.flatMap(({ spoken }) => spoken)) meet(name, role);
    for (const { speaker, role } of quotes) if (speaker !== null) meet(speaker, role);
  }
  return (name, role) => direct(name, role) ?? met.get(name) ?? null;
}
