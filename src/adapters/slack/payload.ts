/** Payloads of Slack's as what they are: anything, until somebody has looked. */

/** An object of which nothing is known. */
export type Anything = Readonly<Record<string, unknown>>;

/** A value as an object; an empty one where it is none. */
export function thing(value: unknown): Anything {
  return typeof value === 'object' && value !== null ? (value as Anything) : {};
}

/** The first of some values that is a text, and not an empty one; null where none is. */
export function textOf(...values: readonly unknown[]): string | null {
  return values.find((value): value is string => typeof value === 'string' && value !== '') ?? null;
}
