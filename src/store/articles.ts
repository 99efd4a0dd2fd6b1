import type { Kysely, Selectable } from 'kysely';
import { type Article, dateOf } from '../articles/article.ts';
import type { Articles } from '../articles/ports.ts';
import { batches } from './batches.ts';
import type { Tables } from './schema.ts';

/** Articles in the database. */
export function articlesIn(db: Kysely<Tables>): Articles {
  return {
    async known(keys) {
      return knownKeys(db, keys);
    },

    async keep(articles) {
      await db.transaction().execute(async (trx) => {
        for (const { article, keys } of articles) {
          const names = [...new Set([article.id, ...keys])];
          if ((await knownKeys(trx, names)).size > 0) continue;
          await trx.insertInto('articles').values(rowOf(article)).execute();
          await trx
            .insertInto('article_keys')
            .values(names.map((key) => ({ key, article_id: article.id })))
            .execute();
        }
      });
    },

    async read(ids) {
      const found = new Map<string, Article>();
      for (const batch of batches([...new Set(ids)])) {
        const rows = await db
          .selectFrom('articles')
          .select(['articles.article_id', ...ARTICLE_COLUMNS])
          .where('article_id', 'in', batch)
          .execute();
        for (const row of rows) found.set(row.article_id, articleOf(row));
      }
      return ids.flatMap((id) => found.get(id) ?? []);
    },
  };
}

async function knownKeys(db: Kysely<Tables>, keys: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const batch of batches(keys)) {
    const rows = await db.selectFrom('article_keys').select('key').where('key', 'in', batch).execute();
    for (const { key } of rows) known.add(key);
  }
  return known;
}

function rowOf(article: Article) {
  const { title, text, sentences, ...rest } = article;
  return {
    article_id: rest.id,
    title,
    text,
    sentences: JSON.stringify(sentences),
    url: rest.url,
    outlet: rest.outlet,
    dated_at: dateOf(article),
    first_seen_at: rest.firstSeenAt,
    document: JSON.stringify(rest),
  };
}

/** The columns an article is put together from. */
export const ARTICLE_COLUMNS = ['articles.title', 'articles.text', 'articles.sentences', 'articles.document'] as const;

/** An article as it was kept. */
export function articleOf(
  row: Pick<Selectable<Tables['articles']>, 'title' | 'text' | 'sentences' | 'document'>,
): Article {
  const { title, text, sentences, document } = row;
  return { ...JSON.parse(document), title, text, sentences: JSON.parse(sentences) };
}
