import { z } from 'zod';
import type { Conflict, ConflictId, Named } from '../stories/conflict.ts';
import { mapOf, Words } from './fields.ts';

const Aliases = z.array(Words).nullish();

/** Names with their aliases: a map of lists, or a plain list of names without any. */
const Names = z.union([z.record(z.string(), Aliases), z.array(Words)], {
  error: 'a map of names to lists of aliases, or a list of names',
});

const Disambiguation = mapOf({ not: z.array(Words).nullish() });

const Country = z.string().regex(/^[A-Z]{2}$/, 'an ISO 3166-1 code of two capitals, such as UA');

const ConflictRow = mapOf({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'small letters, digits and dashes, such as russia-ukraine')
    .transform((id) => id as ConflictId),
  name: Words,
  aliases: Aliases,
  countries: z.array(Country).nullish(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3)], { error: '1, 2 or 3' }).optional(),
  needs_human_review: z.boolean().optional(),
  sides: Names.nullish(),
  people: Names.nullish(),
  places: Names.nullish(),
  mediators: Aliases,
  queries: Aliases,
  disambiguate: z
    .union([Disambiguation, z.record(z.string(), Disambiguation)], {
      error: '{ not: [names] }, or { name: { not: [names] } }',
    })
    .nullish(),
  attribution_notes: Aliases,
});
type ConflictRow = z.infer<typeof ConflictRow>;

/** conflicts.yaml: the topics the desk follows, and by which names it knows them. */
export const ConflictsFile = mapOf({
  version: z.literal(1).optional(),
  reviewed: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/, 'a date such as 2026-11-23')
    .nullish(),
  display_names: z.record(z.string(), Words).nullish(),
  conflicts: z.array(ConflictRow).nullish(),
  standby: z.array(ConflictRow).nullish(),
});
export type ConflictsFile = z.infer<typeof ConflictsFile>;

/** The conflicts of the file, those on standby last. */
export function conflictsOf(file: ConflictsFile): readonly Conflict[] {
  return [
    ...(file.conflicts ?? []).map((row) => conflictOf(row, false)),
    ...(file.standby ?? []).map((row) => conflictOf(row, true)),
  ];
}

function conflictOf(row: ConflictRow, standby: boolean): Conflict {
  return {
    id: row.id,
    name: row.name,
    aliases: row.aliases ?? [],
    countries: row.countries ?? [],
    tier: row.tier ?? 3,
    sides: named(row.sides),
    people: named(row.people),
    places: named(row.places),
    mediators: row.mediators ?? [],
    not: excluded(row.disambiguate),
    standby,
    needsHumanReview: row.needs_human_review ?? false,
    attributionNotes: row.attribution_notes ?? [],
  };
}

function named(names: z.infer<typeof Names> | null | undefined): readonly Named[] {
  if (!names) return [];
  if (Array.isArray(names)) return names.map((name) => ({ name, aliases: [] }));
  return Object.entries(names).map(([name, aliases]) => ({ name, aliases: aliases ?? [] }));
}

function excluded(rule: ConflictRow['disambiguate']): readonly string[] {
  if (!rule) return [];
  return Object.values(rule).flatMap((part) => (Array.isArray(part) ? part : (part?.not ?? [])));
}
