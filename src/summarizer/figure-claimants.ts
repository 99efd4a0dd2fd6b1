/** Names of claimants: when two are one, and which of them is shown. */

/** Longer ones are no names but half a sentence. */
const LONGEST = 60;
/** "in the town": a place that only its own article explains. */
const SOMEWHERE =
  / (?:in|of|at|from|for) (?:the|this|that) (?:town|city|village|area|region|camp|district|country|province|site|capital)$/u;

/** A claimant's name as names are compared. */
export function plainClaimant(name: string): string {
  return name.toLowerCase().replaceAll('’', "'").replace(/^the /u, '').trim();
}

/**
 * "Bread Line" and "the charity Bread Line", "the ministry" and "Velmar's defence ministry", "hospital official in the
 * town" and "hospital official in Rukoma".
 */
export function sameName(one: string, other: string): boolean {
  const [a, b] = [plainClaimant(one), plainClaimant(other)];
  if (ends(a, b)) return true;
  const [left, right] = [headOf(a), headOf(b)];
  const loose = left.place === null || right.place === null;
  return loose && (left.place !== right.place || left.head !== a || right.head !== b) && ends(left.head, right.head);
}

function ends(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return long === short || long.endsWith(` ${short}`);
}

/** "hospital official in rukoma" → its head and its place; the place is null where none is named. */
function headOf(name: string): { readonly head: string; readonly place: string | null } {
  if (SOMEWHERE.test(name)) return { head: name.replace(SOMEWHERE, ''), place: null };
  const at = / (?:in|at|from|for) /u.exec(name);
  return at === null ? { head: name, place: null } : { head: name.slice(0, at.index), place: name.slice(at.index) };
}

/** The name that tells most: one whose place is named, then the longest that is still a name. */
export function fullestName(names: readonly string[]): string {
  const [first = ''] = names.toSorted(
    (a, b) =>
      Number(a.length > LONGEST) - Number(b.length > LONGEST) ||
      Number(SOMEWHERE.test(a)) - Number(SOMEWHERE.test(b)) ||
      b.length - a.length ||
      (a < b ? -1 : 1),
  );
  return first;
}
