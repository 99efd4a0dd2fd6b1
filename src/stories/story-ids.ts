import { createHash } from 'node:crypto';
import type { ArticleId } from '../articles/article.ts';
import type { StoryId } from './story.ts';

const BASE32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** "s-" and ten base32 characters of an article's id. */
export function storyIdOf(article: ArticleId, salt = ''): StoryId {
  const bytes = createHash('sha256').update(`story ${salt}${article}`).digest();
  let id = '';
  for (let i = 0; i < 10; i += 1) id += BASE32[(bytes[i] ?? 0) & 31];
  return `s-${id}` as StoryId;
}

/**
 * An id for each group of articles: the one that most of its articles had, each id once and the larger share first;
 * otherwise a new one, of its first article.
 */
export function storyIds(
  groups: readonly (readonly ArticleId[])[],
  known: ReadonlyMap<ArticleId, StoryId>,
): readonly StoryId[] {
  const claims = groups.flatMap((group, index) => {
    const counts = new Map<StoryId, number>();
    for (const article of group) {
      const id = known.get(article);
      if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1);
    }
    return [...counts].map(([id, count]) => ({ index, id, count }));
  });
  claims.sort((a, b) => b.count - a.count || a.index - b.index || (a.id < b.id ? -1 : 1));
  const ids: (StoryId | undefined)[] = groups.map(() => undefined);
  const taken = new Set<StoryId>();
  for (const { index, id } of claims) {
    if (ids[index] !== undefined || taken.has(id)) continue;
    ids[index] = id;
    taken.add(id);
  }
  for (const id of known.values()) taken.add(id);
  return groups.map((group, index) => {
    const kept = ids[index];
    if (kept !== undefined) return kept;
    const first = group[0] as ArticleId;
    let id = storyIdOf(first);
    for (let salt = 1; taken.has(id); salt += 1) id = storyIdOf(first, `${salt} `);
    taken.add(id);
    return id;
  });
}
