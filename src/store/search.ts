import type { Kysely } from 'kysely';
import { batches } from './batches.ts';
import { articlesHolding, snippetsOf } from './differences.ts';
import type { Tables } from './schema.ts';
import { SEARCHED_ARTICLES, type Search, searchWords } from './store.ts';

/** Searches titles and texts in the database, in the calling thread: bounded by the number of articles it looks at. */
export function searchIn(db: Kysely<Tables>): Search {
  return {
    async find({ words, since, limit }) {
      const wanted = searchWords(words);
      if (wanted.length === 0 || limit <= 0) return [];
      const holding = await articlesHolding(wanted, SEARCHED_ARTICLES).execute(db);
      const newest = await newestOf(
        db,
        holding.rows.map(({ row_id }) => row_id),
        since,
        limit,
      );
      if (newest.length === 0) return [];
      const around = await snippetsOf(
        newest.map(({ row_id }) => row_id),
        wanted,
      ).execute(db);
      const snippets = new Map(around.rows.map(({ row_id, snippet }) => [row_id, snippet]));
      return newest.map((row) => ({
        articleId: row.article_id,
        title: row.title,
        url: row.url,
        outlet: row.outlet,
        published: row.dated_at,
        storyId: row.story_id,
        snippet: (snippets.get(row.row_id) ?? '').replace(/\s+/g, ' ').trim(),
      }));
    },
  };
}

async function newestOf(db: Kysely<Tables>, rowIds: readonly number[], since: number | null, limit: number) {
  const rows = [];
  for (const batch of batches(rowIds)) {
    const found = await db
      .selectFrom('articles')
      .leftJoin('story_articles', 'story_articles.article_id', 'articles.article_id')
      .where('articles.row_id', 'in', batch)
      .select(['articles.row_id', 'articles.article_id', 'articles.title', 'articles.url', 'articles.outlet'])
      .select(['articles.dated_at', 'story_articles.story_id'])
      .execute();
    rows.push(...found);
  }
  return rows
    .filter(({ dated_at }) => since === null || dated_at >= since)
    .sort((a, b) => b.dated_at - a.dated_at || (a.article_id < b.article_id ? -1 : 1))
    .slice(0, limit);
}
