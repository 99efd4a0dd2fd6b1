import type { Kysely } from 'kysely';
import type { ArticleId } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Stories } from '../stories/ports.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { Cards } from '../summarizer/ports.ts';
import { ARTICLE_COLUMNS, articleOf } from './articles.ts';
import { batches } from './batches.ts';
import { inTurns } from './in-turns.ts';
import type { Tables } from './schema.ts';

/** Which article belongs to which story, in the database. */
export function storiesIn(db: Kysely<Tables>): Stories {
  return {
    async *pagesSeenSince(since, size) {
      const rows = await db.selectFrom('articles').select('row_id').where('first_seen_at', '>=', since).execute();
      const ids = rows.map(({ row_id }) => row_id);
      yield* inTurns(ids, size, async (page) => {
        const found = await db.selectFrom('articles').select(ARTICLE_COLUMNS).where('row_id', 'in', page).execute();
        return found.map(articleOf);
      });
    },

    async datedBetween(from, to) {
      const rows = await datedBetween(db, from, to)
        .select('articles.article_id')
        .orderBy('articles.article_id')
        .execute();
      return rows.map(({ article_id }) => article_id as ArticleId);
    },

    async assignments(from, to) {
      const rows = await datedBetween(db, from, to)
        .innerJoin('story_articles', 'story_articles.article_id', 'articles.article_id')
        .select(['story_articles.article_id', 'story_articles.story_id'])
        .execute();
      return storiesByArticle(rows);
    },

    async storiesOf(ids) {
      const rows = [];
      for (const batch of batches(ids)) {
        rows.push(
          ...(await db
            .selectFrom('story_articles')
            .select(['article_id', 'story_id'])
            .where('article_id', 'in', batch)
            .execute()),
        );
      }
      return storiesByArticle(rows);
    },

    async assign(assignments) {
      const rows = [...assignments].map(([article_id, story_id]) => ({ article_id, story_id }));
      await db.transaction().execute(async (trx) => {
        for (const batch of batches(rows, 2)) {
          await trx
            .insertInto('story_articles')
            .values(batch)
            .onConflict((conflict) =>
              conflict.column('article_id').doUpdateSet((row) => ({ story_id: row.ref('excluded.story_id') })),
            )
            .execute();
        }
      });
    },
  };
}

function datedBetween(db: Kysely<Tables>, from: EpochMs, to: EpochMs) {
  return db.selectFrom('articles').where('articles.dated_at', '>=', from).where('articles.dated_at', '<=', to);
}

function storiesByArticle(
  rows: readonly { readonly article_id: string; readonly story_id: string }[],
): ReadonlyMap<ArticleId, StoryId> {
  return new Map(rows.map((row) => [row.article_id as ArticleId, row.story_id as StoryId]));
}

/** The newest card of each story, in the database. */
export function cardsIn(db: Kysely<Tables>): Cards {
  return {
    async keep(cards) {
      const rows = cards.map((card) => ({
        story_id: card.id,
        updated_at: Date.parse(card.updatedAt),
        document: JSON.stringify(card),
      }));
      await db.transaction().execute(async (trx) => {
        for (const batch of batches(rows, 3)) {
          await trx
            .insertInto('cards')
            .values(batch)
            .onConflict((conflict) =>
              conflict.column('story_id').doUpdateSet((row) => ({
                updated_at: row.ref('excluded.updated_at'),
                document: row.ref('excluded.document'),
              })),
            )
            .execute();
        }
      });
    },

    async drop(ids) {
      await db.transaction().execute(async (trx) => {
        for (const batch of batches(ids)) await trx.deleteFrom('cards').where('story_id', 'in', batch).execute();
      });
    },

    async read(id) {
      const row = await db.selectFrom('cards').select('document').where('story_id', '=', id).executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.document);
    },

    async since(since) {
      const rows = await db
        .selectFrom('cards')
        .select('document')
        .where('updated_at', '>=', since)
        .orderBy('updated_at', 'desc')
        .orderBy('story_id')
        .execute();
      return rows.map(({ document }) => JSON.parse(document));
    },

    async *pages(since, size) {
      // The ids first, in one look: a card that is kept anew meanwhile moves to the front, where nobody looks again.
      const rows = await db
        .selectFrom('cards')
        .select('story_id')
        .where('updated_at', '>=', since)
        .orderBy('updated_at', 'desc')
        .orderBy('story_id')
        .execute();
      const ids = rows.map(({ story_id }) => story_id);
      yield* inTurns(ids, size, (page) => cardsOf(db, page));
    },

    pagesOf: (ids, size) => inTurns(ids, size, (page) => cardsOf(db, page)),
  };
}

/** Cards in the order of the ids; those that are gone are left out. */
async function cardsOf(db: Kysely<Tables>, ids: readonly string[]): Promise<readonly StoryCard[]> {
  const rows = await db.selectFrom('cards').select(['story_id', 'document']).where('story_id', 'in', ids).execute();
  const documents = new Map(rows.map(({ story_id, document }) => [story_id, document]));
  return ids.flatMap((id) => {
    const document = documents.get(id);
    return document === undefined ? [] : [JSON.parse(document)];
  });
}
