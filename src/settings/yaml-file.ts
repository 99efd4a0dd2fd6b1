import { createRequire } from 'node:module';
import type { Document, Node } from 'yaml';
import type { z } from 'zod';
import type { Complaint } from './complaint.ts';
import { nearest } from './nearest.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { maskCredentials } from './secret.ts';

/** A file's data and where each piece of it stands. */
export interface YamlFile {
  readonly name: string;
  readonly data: unknown;
  /** The complaint about what stands at `path`; with `key`, about the key itself. */
  complain(path: readonly PropertyKey[], found: string | null, expected: string, key?: string): Complaint;
}

/** The library, loaded at the first file that is not plain or has a fault; most starts never need it. */
const yaml = (): typeof import('yaml') => require('yaml');
const require = createRequire(import.meta.url);

/** Reads YAML. Complaints when it is no YAML, has a key twice or repeats itself without end. */
export function readYaml(name: string, text: string): YamlFile | { readonly complaints: readonly Complaint[] } {
  const data = readPlainYaml(text);
  if (data === undefined) return readAnyYaml(name, text);
  return {
    name,
    data,
    complain(...about) {
      const file = readAnyYaml(name, text);
      if ('complaints' in file) throw new Error('plain YAML is YAML');
      return file.complain(...about);
    },
  };
}

function readAnyYaml(name: string, text: string): YamlFile | { readonly complaints: readonly Complaint[] } {
  const { LineCounter, parseDocument } = yaml();
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, intAsBigInt: true, prettyErrors: false });
  const lines = text.split(/\r\n|\r|\n/);
  const at = (offset: number | null, path: string, found: string, expected: string): Complaint => {
    const place = offset === null ? null : lineCounter.linePos(offset);
    const source = place === null ? null : maskCredentials(lines[place.line - 1] ?? '');
    return { file: name, line: place?.line ?? null, column: place?.col ?? null, path, found, expected, source };
  };
  const faults = [...document.errors, ...document.warnings];
  if (faults.length > 0) {
    return {
      complaints: faults.map((fault) => at(fault.pos[0], '', firstLine(fault.message), 'well-formed YAML')),
    };
  }
  let data: unknown;
  try {
    data = plain(document.toJS({ maxAliasCount: 100 }));
  } catch (cause) {
    return { complaints: [at(0, '', firstLine(String(cause)), 'YAML that repeats itself fewer than 100 times')] };
  }
  return {
    name,
    data,
    complain(path, found, expected, key) {
      const offset = key === undefined ? offsetAt(document, path) : keyOffset(document, path, key);
      const whole = [...path, ...(key === undefined ? [] : [key])].map(String).join('.');
      return at(offset, whole, found ?? shown(valueAt(data, path)), expected);
    },
  };
}

/** The value a schema makes of a file, or a complaint for each thing it refuses. */
export function check<S extends z.ZodType>(
  file: YamlFile,
  schema: S,
): { readonly value: z.output<S> } | { readonly complaints: readonly Complaint[] } {
  const result = schema.safeParse(file.data);
  if (result.success) return { value: result.data };
  return { complaints: result.error.issues.flatMap((issue) => complaintsOf(file, issue, [])) };
}

type Issue = z.core.$ZodIssue;

function complaintsOf(file: YamlFile, issue: Issue, above: readonly PropertyKey[]): readonly Complaint[] {
  const path = [...above, ...issue.path];
  if (issue.code === 'unrecognized_keys') {
    const known = issue.message.split(', ');
    return issue.keys.map((key) => {
      const near = nearest(key, known);
      const expected = near === null ? `one of ${issue.message}` : `a known key; the nearest is "${near}"`;
      return file.complain(path, `the unknown key "${shorten(key)}"`, expected, key);
    });
  }
  if (issue.code === 'invalid_union') {
    // Of the shapes a value may have, we speak of the one it was meant to have.
    const meant = issue.errors.filter((branch) => !branch.some((inner) => inner.path.length === 0 && isOfShape(inner)));
    const [branch] = meant;
    if (meant.length === 1 && branch) return branch.flatMap((inner) => complaintsOf(file, inner, path));
  }
  return [file.complain(path, null, expectation(issue, valueAt(file.data, path)))];
}

function isOfShape(issue: Issue): boolean {
  return issue.code === 'invalid_type' || issue.code === 'invalid_value';
}

function expectation(issue: Issue, found: unknown): string {
  if (issue.code === 'invalid_type') {
    const wanted = isOurs(issue.message) ? issue.message : (KINDS[issue.expected] ?? issue.expected);
    const unquoted = issue.expected === 'string' && (typeof found === 'number' || typeof found === 'bigint');
    return unquoted && !isOurs(issue.message) ? `${wanted}: put it in quotes` : wanted;
  }
  if (issue.code === 'invalid_value') {
    const near = typeof found === 'string' ? nearest(found, issue.values.map(String)) : null;
    const list = issue.values.map(String).join(', ');
    const wanted = issue.values.length === 1 ? list : `one of ${list}`;
    return near === null || issue.values.length === 1 ? wanted : `${wanted}; the nearest is "${near}"`;
  }
  if (issue.code === 'too_small') return isOurs(issue.message) ? issue.message : `at least ${issue.minimum}`;
  if (issue.code === 'too_big') return isOurs(issue.message) ? issue.message : `at most ${issue.maximum}`;
  return issue.message;
}

/** Whether a message is one of our expectations rather than zod's own sentence. */
function isOurs(message: string): boolean {
  return !/^(?:Invalid|Too|Unrecognized) /.test(message);
}

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'a map (key: value)',
  record: 'a map (key: value)',
  map: 'a map (key: value)',
  never: 'nothing',
};

/** What stands in a file, as one would quote it in a sentence. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') return 'a map';
  return typeof value === 'string' ? JSON.stringify(shorten(maskCredentials(value))) : String(value);
}

function shorten(text: string): string {
  return text.length <= 60 ? text : `${text.slice(0, 59)}…`;
}

function firstLine(text: string): string {
  return shorten(text.split('\n')[0] ?? '');
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[step];
  }
  return value;
}

/** Whole numbers that a number can hold become one; a larger one, such as a bare Discord id, stays a bigint. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint')
    return BigInt(Number(value)) === value && Number.isSafeInteger(Number(value)) ? Number(value) : value;
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]));
}

/** Where the nearest existing piece on the way to `path` begins. */
function offsetAt(document: Document, path: readonly PropertyKey[]): number {
  let node = resolved(document, document.contents as Node | null);
  let offset = node?.range?.[0] ?? 0;
  for (const step of path) {
    const next: Node | null = childOf(node, step)?.value ?? null;
    if (next === null) break;
    offset = next.range?.[0] ?? offset;
    node = resolved(document, next);
  }
  return offset;
}

function keyOffset(document: Document, path: readonly PropertyKey[], key: string): number {
  let node = resolved(document, document.contents as Node | null);
  for (const step of path) node = resolved(document, childOf(node, step)?.value ?? null);
  return childOf(node, key)?.key?.range?.[0] ?? offsetAt(document, path);
}

function childOf(
  node: Node | null,
  step: PropertyKey,
): { readonly key: Node | null; readonly value: Node | null } | null {
  const { isMap, isScalar, isSeq } = yaml();
  if (isSeq(node)) return { key: null, value: (node.items[Number(step)] as Node | undefined) ?? null };
  if (!isMap(node)) return null;
  for (const { key, value } of node.items) {
    if (isScalar(key) && String(key.value) === String(step)) return { key, value: value as Node | null };
  }
  return null;
}

function resolved(document: Document, node: Node | null): Node | null {
  return yaml().isAlias(node) ? (node.resolve(document) ?? null) : node;
}
