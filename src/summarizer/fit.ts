/** Words that carry the truth of a clause: a tail that holds one may not be cut off. */
const LOAD_BEARING =
  /\b(?:not|no|never|none|nobody|nothing|neither|nor|without|unless|if|but|except|although|though|however|deny|denies|denied|reject\w*|dismiss\w*|dispute\w*|could|may|might|would|should|likely|unlikely|about|least|up to|alleged\w*|claim\w*|said|says|according|un(?:verified|confirmed|true))\b|n[’']t\b|["“”«»„‘]/i;

/**
 * Brings a statement to a length by cutting at the end of a clause, marked with "…"; the whole when it fits.
 * Null when no honest cut exists: when what would be lost holds a negation, a condition, a qualifier, an attribution
 * or somebody's words.
 */
export function cutAtClause(text: string, most: number): string | null {
  if (text.length <= most) return text;
  for (let at = Math.min(most - 2, text.length); at >= 40; at -= 1) {
    if (!/[,;:–—]/.test(text.charAt(at))) continue;
    if (!/\s/.test(text.charAt(at + 1))) continue;
    const kept = text.slice(0, at).trimEnd();
    const lost = text.slice(at);
    return LOAD_BEARING.test(lost) ? null : `${kept} …`;
  }
  return null;
}

/** Brings a line of our own to a length at a word end, marked with "…". For names and reasons, never for statements. */
export function shorten(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1);
  const space = cut.lastIndexOf(' ');
  return `${(space > most / 2 ? cut.slice(0, space) : cut).replace(/[\s,;:–—-]+$/, '')}…`;
}
