/** From the words people type to what they mean, or a polite note that says what is allowed. */
import { editDistance } from '../src/language/edit-distance.ts';
import type { Reply } from './command.ts';
import { SINCE_EXAMPLES, sinceMs } from './since.ts';

/** What was meant, or the note that answers instead. */
export type Chosen<T> = { readonly value: T } | { readonly note: Extract<Reply, { kind: 'note' }> };

/** What was meant, made into something else. */
export function mapChosen<T, U>(chosen: Chosen<T>, make: (value: T) => U): Chosen<U> {
  return 'note' in chosen ? chosen : { value: make(chosen.value) };
}

/** A note to whoever asked. */
export function note(text: string): Extract<Reply, { kind: 'note' }> {
  return { kind: 'note', text };
}

/** Longer input than this is nobody's question; a note quotes no more of it. */
const QUOTED_CHARACTERS = 60;

/** What somebody typed, quoted in a note. */
export function quoted(text: string): string {
  const characters = Array.from(text);
  return `"${characters.length > QUOTED_CHARACTERS ? `${characters.slice(0, QUOTED_CHARACTERS).join('')}…` : text}"`;
}

/** How far back to look; `otherwise` when nothing was said. */
export function chooseSince<Otherwise extends number | null>(
  text: string | undefined,
  { otherwise, example }: { readonly otherwise: Otherwise; readonly example: string },
): Chosen<number | Otherwise> {
  if (text === undefined || text.trim() === '') return { value: otherwise };
  const value = sinceMs(text);
  if (value !== null) return { value };
  return {
    note: note(
      `${quoted(text)} is no time span I know. Allowed are ${SINCE_EXAMPLES}, up to a year. Example: ${example}`,
    ),
  };
}

/** A followed conflict by its id or name; null when nothing, or "all", was said. */
export function chooseConflict(
  text: string | undefined,
  conflicts: readonly { readonly id: string; readonly name: string }[],
  { example }: { readonly example: (conflict: string) => string },
): Chosen<string | null> {
  const wanted = folded(text ?? '');
  if (wanted === '' || wanted === 'all') return { value: null };
  const exact = conflicts.find(({ id, name }) => folded(id) === wanted || folded(name) === wanted);
  if (exact !== undefined) return { value: exact.id };
  const beginning = conflicts.filter(
    ({ id, name }) => folded(id).startsWith(wanted) || folded(name).startsWith(wanted),
  );
  if (beginning.length === 1 && beginning[0] !== undefined) return { value: beginning[0].id };
  if (conflicts.length === 0)
    return { note: note('No conflict is followed yet; an operator names them in conflicts.yaml.') };
  const near = nearest(
    wanted,
    conflicts.flatMap(({ id, name }) => [
      { word: folded(id), id },
      { word: folded(name), id },
    ]),
  );
  const offered = [...new Set(beginning.length > 0 ? beginning.map(({ id }) => id) : near.map(({ id }) => id))].slice(
    0,
    3,
  );
  return {
    note: note(
      `No conflict here is called ${quoted(text ?? '')}. Close to it: ${offered.join(', ')}. Example: ${example(offered[0] ?? '')}`,
    ),
  };
}

/** Candidates by closeness to a word, closest first; those equally close in the order given. */
export function nearest<T extends { readonly word: string }>(word: string, candidates: readonly T[]): readonly T[] {
  // Nobody's typing mistake is longer than this, and the distance takes the product of both lengths.
  const wanted = word.slice(0, 64);
  return candidates
    .map((candidate) => ({ candidate, distance: editDistance(wanted, candidate.word.slice(0, 64)) }))
    .toSorted((a, b) => a.distance - b.distance)
    .map(({ candidate }) => candidate);
}

/** Letters as they are compared: without case, accents and the difference between dashes. */
function folded(text: string): string {
  return text
    .trim()
    .toLowerCase()
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[\s\p{Pd}_/]+/gu, '-');
}
