/**
 * How robots.txt and the files made after it name the pages they speak of: the beginning of a path, with `*` for
 * anything and `$` for its end (RFC 9309 2.2.2 and 2.2.3).
 */

const PATH_CHARACTERS = /%([\da-f]{2})|[^A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=%]+/giu;
const UNRESERVED = /^[A-Za-z0-9\-._~]$/;

/** One spelling for all that mean the same octets: only what needs an escape has one, in capitals. */
function oneSpelling(text: string): string {
  return text.toWellFormed().replace(PATH_CHARACTERS, (whole, hex?: string) => {
    if (hex === undefined) return encodeURIComponent(whole);
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return UNRESERVED.test(character) ? character : whole.toUpperCase();
  });
}

/** A pattern as it is compared. Its length is how much it says: of several that match, the longest is obeyed. */
export function pathPattern(text: string): string {
  const pattern = oneSpelling(text).replace(/\*+/g, '*');
  // Only at the end does a `$` mean the end.
  return pattern.replace(/\$(?!$)/g, '%24');
}

/** Path and query of an address as they are compared with patterns. */
export function comparedPath({ pathname, search }: URL): string {
  return oneSpelling(`${pathname}${search}`).replaceAll('*', '%2A').replaceAll('$', '%24');
}

/**
 * Whether a path fits a pattern. The first place where a piece between two stars stands is as good as any later one, so
 * nothing is tried twice, whatever the pattern.
 */
export function fitsPattern(path: string, pattern: string): boolean {
  const anchored = pattern.endsWith('$');
  const end = anchored ? pattern.length - 1 : pattern.length;
  let star = pattern.indexOf('*');
  if (star < 0) return path.startsWith(pattern.slice(0, end)) && (!anchored || path.length === end);
  if (!path.startsWith(pattern.slice(0, star))) return false;
  let at = star;
  for (;;) {
    const next = pattern.indexOf('*', star + 1);
    const piece = pattern.slice(star + 1, next < 0 ? end : next);
    if (next < 0 && anchored) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    if (next < 0) return true;
    at = found + piece.length;
    star = next;
  }
}
