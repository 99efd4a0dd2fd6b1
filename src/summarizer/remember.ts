/**
 * Remembers what a pure function gave for the last few hundred texts: the sentences of one story are asked about again
 * and again while its card is written. Forgets everything when full, so that no story is kept for the next.
 */
export function remember<T>(read: (text: string) => T, most = 512): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const value = read(text);
    if (known.size >= most) known.clear();
    known.set(text, value);
    return value;
  };
}
