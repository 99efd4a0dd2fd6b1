/**
 * Where one database differs from another, side by side. Everything else in this folder is Kysely and runs on both;
 * a second dialect adds its answers here.
 */
import { type Kysely, type RawBuilder, sql } from 'kysely';
import type { Tables } from './schema.ts';

/** SQLite's own `begin` takes the right to write at the first write, too late to wait for it. */
export const BEGIN = 'begin immediate';

/**
 * Writes what outlives this process however it ends, without waiting for the disk. Only a power cut may take the last of it,
 * never something that was written before what is left. For what costs nothing but time when it is lost.
 */
export function writeSoon(db: Kysely<Tables>, write: (db: Kysely<Tables>) => Promise<unknown>): Promise<void> {
  // One connection at a time: nobody else writes while it does not wait.
  return db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection);
    try {
      await write(connection);
    } finally {
      await sql`pragma synchronous = full`.execute(connection);
    }
  });
}

/** The end of `create table`: values must have the type of their column. */
export const TABLE_END = sql`strict`;

/** A key the database counts up. */
export const COUNTED_KEY = 'integer';

/** An index of the words in titles and texts, kept up to date by the database. Accents do not count. */
export async function createSearchIndex(db: Kysely<Tables>): Promise<void> {
  await sql`
    create virtual table article_words using fts5(
      title, text, content='articles', content_rowid='row_id', tokenize='unicode61 remove_diacritics 2'
    )`.execute(db);
  await sql`
    create trigger article_words_insert after insert on articles begin
      insert into article_words(rowid, title, text) values (new.row_id, new.title, new.text);
    end`.execute(db);
  await sql`
    create trigger article_words_delete after delete on articles begin
      insert into article_words(article_words, rowid, title, text)
      values ('delete', old.row_id, old.title, old.text);
    end`.execute(db);
  await sql`
    create trigger article_words_update after update of title, text on articles begin
      insert into article_words(article_words, rowid, title, text)
      values ('delete', old.row_id, old.title, old.text);
      insert into article_words(rowid, title, text) values (new.row_id, new.title, new.text);
    end`.execute(db);
}

/** The rows of the newest articles that hold all the words, newest first. */
export function articlesHolding(words: readonly string[], limit: number): RawBuilder<{ row_id: number }> {
  return sql`
    select rowid as row_id from article_words
    where article_words match ${quoted(words)} order by rowid desc limit ${limit}`;
}

/** The text around the words found, for some of those rows. */
export function snippetsOf(
  rows: readonly number[],
  words: readonly string[],
): RawBuilder<{ row_id: number; snippet: string }> {
  return sql`
    select rowid as row_id, snippet(article_words, -1, '', '', '…', 24) as snippet
    from article_words where article_words match ${quoted(words)} and rowid in (${sql.join(rows)})`;
}

/** Every word in quotation marks: nothing in it is an operator. */
function quoted(words: readonly string[]): string {
  return words.map((word) => `"${word.replaceAll('"', '""')}"`).join(' ');
}

/** Which migrations a database has had. */
export async function schemaVersion(db: Kysely<Tables>): Promise<number> {
  const { rows } = await sql<{ user_version: number }>`pragma user_version`.execute(db);
  return rows[0]?.user_version ?? 0;
}

/** Part of the transaction that migrates. */
export async function setSchemaVersion(db: Kysely<Tables>, version: number): Promise<void> {
  await sql`pragma user_version = ${sql.lit(version)}`.execute(db);
}

/** The most values one statement may carry (32,766 in SQLite, 65,535 in PostgreSQL), with room to spare. */
export const MOST_VALUES = 10_000;
