import { basename, dirname } from 'node:path';
import type { Complaint } from './complaint.ts';
import { nearest } from './nearest.ts';
import type { YamlFile } from './yaml-file.ts';

/**
 * What is wrong between the rows of all files: something named twice, or something nobody has named. The files are taken
 * as they were written, checked or not, so that these faults are told together with those inside the rows.
 */
export function faultsBetweenRows(files: readonly YamlFile[]): readonly Complaint[] {
  const file = (name: string) => files.find((candidate) => basename(candidate.name) === name) ?? null;
  const [sitrep, feeds, conflicts, outlets] = ['sitrep.yaml', 'feeds.yaml', 'conflicts.yaml', 'outlets.yaml'].map(file);
  const complaints: Complaint[] = [];
  if (feeds) complaints.push(...repeated(feeds, ['feeds'], 'id'), ...repeated(feeds, ['feeds'], 'url'));
  if (outlets) complaints.push(...repeated(outlets, ['outlets'], 'domain'));
  if (conflicts) complaints.push(...repeated(conflicts, ['conflicts', 'standby'], 'id'));
  if (sitrep) complaints.push(...repeated(sitrep, ['destinations'], 'to'));
  if (!conflicts) return complaints;
  const known = new Set(
    [...rowsOf(conflicts, 'conflicts'), ...rowsOf(conflicts, 'standby')].map(({ id }) => String(id)),
  );
  if (sitrep) complaints.push(...unknownConflicts(sitrep, 'destinations', 'conflicts', known));
  // Our own outlets and feeds beside an operator's own conflicts are no fault of the operator.
  const isBeside = (file: YamlFile) => dirname(file.name) === dirname(conflicts.name);
  if (outlets && isBeside(outlets)) complaints.push(...unknownConflicts(outlets, 'outlets', 'party_to', known));
  if (feeds && isBeside(feeds)) complaints.push(...unknownConflicts(feeds, 'feeds', 'conflicts', known));
  return complaints;
}

type Row = Readonly<Record<string, unknown>>;

function rowsOf(file: YamlFile, list: string): readonly Row[] {
  const rows = (file.data as Row | null)?.[list];
  return Array.isArray(rows)
    ? rows.map((row: unknown) => (typeof row === 'object' && row !== null ? (row as Row) : {}))
    : [];
}

/** A complaint for each row that says again what an earlier row says of itself. */
function repeated(file: YamlFile, lists: readonly string[], key: string): readonly Complaint[] {
  const first = new Map<unknown, string>();
  return lists.flatMap((list) =>
    rowsOf(file, list).flatMap((row, index) => {
      const name = row[key];
      if (typeof name !== 'string') return [];
      const before = first.get(name);
      if (before !== undefined) {
        return [file.complain([list, index, key], null, `another ${key}: ${before} has this one`)];
      }
      first.set(name, `${list}.${index}`);
      return [];
    }),
  );
}

function unknownConflicts(file: YamlFile, list: string, key: string, known: ReadonlySet<string>): readonly Complaint[] {
  return rowsOf(file, list).flatMap((row, index) => {
    const ids = row[key];
    if (!Array.isArray(ids)) return [];
    return ids.flatMap((id: unknown, place) => {
      if (typeof id !== 'string' || known.has(id)) return [];
      const near = nearest(id, known);
      const hint = near === null ? '' : `; the nearest is "${near}"`;
      return [file.complain([list, index, key, place], null, `an id of conflicts.yaml${hint}`)];
    });
  });
}
