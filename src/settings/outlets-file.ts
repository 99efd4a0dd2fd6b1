import { z } from 'zod';
import type { Outlet } from '../articles/outlet.ts';
import type { OutletDomain } from '../feeds/feed.ts';
import { Domain } from './feeds-file.ts';
import { Language, mapOf, Words } from './fields.ts';

/** Other words for the kinds, as people use them. */
const KIND_SYNONYMS: Readonly<Record<string, Outlet['kind']>> = {
  newspaper: 'paper',
  magazine: 'paper',
  agency: 'wire',
  broadcaster: 'tv',
  television: 'tv',
  website: 'online',
  'think-tank': 'analysis',
  government: 'official',
};

const Kind = z
  .enum([
    'wire',
    'paper',
    'tv',
    'radio',
    'online',
    'analysis',
    'official',
    'social',
    'unreviewed',
    'newspaper',
    'magazine',
    'agency',
    'broadcaster',
    'television',
    'website',
    'think-tank',
    'government',
  ])
  .transform((kind): Outlet['kind'] => KIND_SYNONYMS[kind] ?? (kind as Outlet['kind']));

const Independence = z
  .union([z.enum(['none', 'contested', 'yes', 'unreviewed']), z.boolean()], {
    error: 'one of none, contested, yes, unreviewed',
  })
  .transform((value) => (typeof value === 'string' ? value : value ? 'yes' : 'none'));

const OutletRow = mapOf({
  domain: Domain,
  name: Words,
  country: Words.nullish(),
  language: Language.nullish(),
  lang: Language.nullish(),
  owner: z.enum(['state', 'public', 'private', 'party', 'ngo', 'un', 'unreviewed']).default('unreviewed'),
  editorial_independence: Independence.default('unreviewed'),
  party_to: z.array(Words).nullish(),
  family: Words.nullish(),
  kind: Kind.default('unreviewed'),
  reliability: z.enum(['A', 'B', 'C', 'D', 'E', 'F']).nullish(),
  note: Words.nullish(),
});

/** outlets.yaml: who owns a publisher, who decides what it prints, and in which conflicts its controller fights. */
export const OutletsFile = mapOf({ version: z.literal(1).optional(), outlets: z.array(OutletRow).nullish() });
export type OutletsFile = z.infer<typeof OutletsFile>;

/** The outlets of the file by domain; parties are kept only where the desk knows the conflict. */
export function outletsOf(file: OutletsFile, conflicts: ReadonlySet<string>): ReadonlyMap<OutletDomain, Outlet> {
  return new Map(
    (file.outlets ?? []).map((row) => [
      row.domain,
      {
        domain: row.domain,
        name: row.name,
        country: row.country ?? null,
        language: row.language ?? row.lang ?? null,
        owner: row.owner,
        editorialIndependence: row.editorial_independence,
        partyTo: (row.party_to ?? []).filter((id) => conflicts.has(id)),
        family: row.family ?? null,
        kind: row.kind,
        reliability: row.reliability ?? null,
      },
    ]),
  );
}
