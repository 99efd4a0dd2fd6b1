/** A value as JSON in one line, for another program and for whoever looks over its shoulder. */

// JSON leaves these as they are, and a terminal obeys them: one-byte escape sequences, overrides, invisible signs.
const OBEYED = /[\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;

/** The same value as `JSON.stringify` gives, with every character that acts on a screen written as `\u` and four digits. */
export function renderJson(value: unknown): string {
  return JSON.stringify(value).replace(
    OBEYED,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
