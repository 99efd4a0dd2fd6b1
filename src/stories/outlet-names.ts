import { AGENCIES } from '../articles/agencies.ts';
import type { Outlet } from '../articles/outlet.ts';
import type { OutletDomain } from '../feeds/feed.ts';
import { buildNameIndex, type NameMatch } from '../language/names.ts';
import { foldWord } from '../language/tokens.ts';

/** Who stands behind a credit: an outlet of the background, or an agency we know by name only. */
export interface Credited {
  /** "wire:reuters", "outlet:desertmonitor.example". */
  readonly root: string;
  /** The outlet of the background; null for an agency that is not in it. */
  readonly outlet: Outlet | null;
  readonly wire: boolean;
}

/** Finds outlets and agencies by the names they are credited with. */
export interface OutletNames {
  find(text: string): readonly (NameMatch & { readonly credited: Credited })[];
  /** The root of an outlet's own work: its agency, its owner's family, or itself. */
  rootOf(outlet: Outlet): string;
  /** The agency that an outlet of the background is; null when it is none. */
  agencyAt(domain: OutletDomain | null): Credited | null;
}

/** Compiles the names under which outlets are credited. */
export function outletNames(outlets: ReadonlyMap<OutletDomain, Outlet>): OutletNames {
  const credits = new Map<string, Credited>();
  const entries: { id: string; name: string }[] = [];
  const agencyOf = new Map(
    AGENCIES.flatMap((line) => {
      const names = line.split(', ');
      return names.map((name) => [foldWord(name), names] as const);
    }),
  );
  const rootOf = (outlet: Outlet): string => {
    if (outlet.kind === 'wire') {
      const agency = agencyOf.get(foldWord(outlet.name));
      return `wire:${foldWord(agency?.[0] ?? outlet.name)}`;
    }
    return outlet.family === null ? `outlet:${outlet.domain}` : `family:${foldWord(outlet.family)}`;
  };
  const add = (credited: Credited, names: readonly string[]) => {
    const id = `${credits.size}`;
    credits.set(id, credited);
    for (const name of names) if (name.length > 1) entries.push({ id, name });
  };
  const covered = new Set<string>();
  for (const outlet of outlets.values()) {
    const agency = agencyOf.get(foldWord(outlet.name));
    if (agency) covered.add(agency[0] ?? '');
    const names = [outlet.name, outlet.name.replace(/\s*\(.*\)\s*$/, ''), outlet.domain, ...(agency ?? [])];
    add({ root: rootOf(outlet), outlet, wire: outlet.kind === 'wire' }, [...new Set(names)]);
  }
  for (const line of AGENCIES) {
    const names = line.split(', ');
    if (covered.has(names[0] ?? '')) continue;
    add({ root: `wire:${foldWord(names[0] ?? '')}`, outlet: null, wire: true }, names);
  }
  const index = buildNameIndex(entries);
  return {
    rootOf,
    agencyAt: (domain) => {
      const outlet = domain === null ? undefined : outlets.get(domain);
      return outlet?.kind === 'wire' ? { root: rootOf(outlet), outlet, wire: true } : null;
    },
    find: (text) =>
      index.match(text).flatMap((match) => {
        const credited = credits.get(match.id);
        return credited ? [{ ...match, credited }] : [];
      }),
  };
}
