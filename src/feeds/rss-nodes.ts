/** Elements as rss-parser hands them on. */
import type { RawText } from './raw-feed.ts';

/** An element: its text, or its text and attributes. */
export type Node = string | { readonly _?: unknown; readonly $?: Attributes };
type Attributes = Readonly<Record<string, unknown>>;

/** What a channel or an item holds: under "raw:" and a name all elements of that name. */
export type Fields = Readonly<Record<string, unknown>>;

/** The elements of a name, kept as arrays. */
export function nodes(fields: Fields, name: string): readonly Node[] {
  // An item without children is a string, and strings have a `link` of their own.
  const found = fields[`raw:${name}`];
  return Array.isArray(found) ? (found as readonly Node[]) : [];
}

/** The text of the first of these elements that has any; null where none has. */
export function words(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    for (const node of nodes(fields, name)) {
      const value = valueIn(node);
      if (value !== null) return value;
    }
  }
  return null;
}

/** The first of these texts that says anything, and whether it is markup; null where none does. */
export function textIn(fields: Fields, names: readonly string[]): RawText | null {
  for (const name of names) {
    for (const node of nodes(fields, name)) {
      const value = valueIn(node);
      if (value !== null) return { value, kind: ofNode(node, 'type') === 'text' ? 'text' : 'html' };
    }
  }
  return null;
}

/** The text of an element, where it has any. Throws where elements stand within: rss-parser moves them behind it. */
export function valueIn(node: Node): string | null {
  if (typeof node === 'string') return node.trim() === '' ? null : node;
  if (Object.keys(node).some((key) => key !== '_' && key !== '$')) throw new Error('elements stand within a text');
  return typeof node._ === 'string' && node._.trim() !== '' ? node._ : null;
}

/** An attribute of an element. */
export function ofNode(node: Node, name: string): string | null {
  return typeof node === 'object' ? attribute(node.$, name) : null;
}

/** One of these attributes; null where it is missing. */
export function attribute(attributes: unknown, name: string): string | null {
  const value = (attributes as Attributes | undefined)?.[name];
  return typeof value === 'string' ? value : null;
}
