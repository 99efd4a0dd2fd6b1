import { type Kysely, sql } from 'kysely';
import { Refusal } from '../outcome.ts';
import { COUNTED_KEY, createSearchIndex, schemaVersion, setSchemaVersion, TABLE_END } from './differences.ts';
import { addInstallations } from './installations.ts';
import { addMutes, addOffice } from './office-tables.ts';
import type { Tables } from './schema.ts';

/** Forward only: a released step is never changed, a new one is added at the end. */
const STEPS: readonly ((db: Kysely<Tables>) => Promise<void>)[] = [
  createTables,
  addStoriesOfDeliveries,
  addOffice,
  indexCardsNewestFirst,
  addInstallationsAndMutes,
];

/**
 * Brings a data file to the newest schema, all steps in one transaction. Refuses a file that a newer version wrote
 * (`store-newer`).
 */
export async function migrate(db: Kysely<Tables>, folder: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const version = await schemaVersion(trx);
    if (version > STEPS.length) {
      throw new Refusal('store-newer', `${folder}: schema ${version}, and this version knows ${STEPS.length}`);
    }
    for (const step of STEPS.slice(version)) await step(trx);
    await setSchemaVersion(trx, STEPS.length);
  });
}

/** The schema this version writes. */
export const SCHEMA_VERSION = STEPS.length;

async function createTables(db: Kysely<Tables>): Promise<void> {
  const { schema } = db;
  await schema
    .createTable('articles')
    .addColumn('row_id', COUNTED_KEY, (column) => column.primaryKey())
    .addColumn('article_id', 'text', (column) => column.notNull().unique())
    .addColumn('title', 'text', (column) => column.notNull())
    .addColumn('text', 'text', (column) => column.notNull())
    .addColumn('sentences', 'text', (column) => column.notNull())
    .addColumn('url', 'text', (column) => column.notNull())
    .addColumn('outlet', 'text', (column) => column.notNull())
    .addColumn('dated_at', 'integer', (column) => column.notNull())
    .addColumn('first_seen_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('articles_by_date').on('articles').column('dated_at').execute();
  await schema.createIndex('articles_by_first_seen').on('articles').column('first_seen_at').execute();
  await schema
    .createIndex('articles_with_text')
    .on('articles')
    .column('first_seen_at')
    .where(sql.ref('text'), '!=', '')
    .execute();
  await createSearchIndex(db);

  await schema
    .createTable('article_keys')
    .addColumn('key', 'text', (column) => column.primaryKey().notNull())
    .addColumn('article_id', 'text', (column) => column.notNull().references('articles.article_id').onDelete('cascade'))
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('article_keys_by_article').on('article_keys').column('article_id').execute();

  await schema
    .createTable('story_articles')
    .addColumn('article_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('story_id', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('story_articles_by_story').on('story_articles').column('story_id').execute();

  await schema
    .createTable('cards')
    .addColumn('story_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('updated_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('cards_by_update').on('cards').column('updated_at').execute();

  await schema
    .createTable('feed_states')
    .addColumn('feed_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('next_poll_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('host_pauses')
    .addColumn('host', 'text', (column) => column.primaryKey().notNull())
    .addColumn('until', 'integer', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await createOutbox(db);

  await schema
    .createTable('facts')
    .addColumn('name', 'text', (column) => column.primaryKey().notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
}

async function createOutbox({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('briefings')
    .addColumn('briefing_no', COUNTED_KEY, (column) => column.primaryKey())
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('recorded_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .addColumn('states', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('briefings_by_time').on('briefings').column('recorded_at').execute();
  await schema
    .createIndex('briefings_by_destination')
    .on('briefings')
    .columns(['destination', 'briefing_no'])
    .execute();

  await schema
    .createTable('deliveries')
    .addColumn('delivery_no', COUNTED_KEY, (column) => column.primaryKey())
    .addColumn('delivery_id', 'text', (column) => column.notNull().unique())
    .addColumn('slot', 'text', (column) => column.notNull())
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('part', 'integer', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('uncertain', 'integer', (column) => column.notNull())
    .addColumn('message_id', 'text')
    .addColumn('due_at', 'integer', (column) => column.notNull())
    .addColumn('not_before', 'integer', (column) => column.notNull())
    .addColumn('sent_at', 'integer')
    .addColumn('attempts', 'integer', (column) => column.notNull())
    .addColumn('problem', 'text')
    .addColumn('briefing_no', 'integer')
    .addColumn('content', 'text', (column) => column.notNull())
    .addUniqueConstraint('one_row_a_part', ['slot', 'destination', 'part'])
    .modifyEnd(TABLE_END)
    .execute();
  await schema
    .createIndex('deliveries_by_destination')
    .on('deliveries')
    .columns(['destination', 'state', 'delivery_no'])
    .execute();
  await schema.createIndex('deliveries_by_state').on('deliveries').columns(['state', 'destination']).execute();
  await schema.createIndex('deliveries_by_due').on('deliveries').column('due_at').execute();
  await schema.createIndex('deliveries_by_briefing').on('deliveries').column('briefing_no').execute();

  await schema
    .createTable('slots')
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('local', 'text', (column) => column.notNull())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('decided_at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_decision_a_slot', ['destination', 'local'])
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('slots_by_time').on('slots').columns(['destination', 'at']).execute();
  await schema.createIndex('slots_by_decision').on('slots').column('decided_at').execute();

  await schema
    .createTable('watched_plans')
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('entry', 'text', (column) => column.notNull())
    .addColumn('since', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_beginning_an_entry', ['destination', 'entry'])
    .modifyEnd(TABLE_END)
    .execute();
}

/** Which message shows which story, so that it can be changed when the story does. */
async function addStoriesOfDeliveries({ schema }: Kysely<Tables>): Promise<void> {
  await schema.alterTable('deliveries').addColumn('story_id', 'text').execute();
  await schema.alterTable('deliveries').addColumn('edits', 'text').execute();
  await schema.createIndex('deliveries_by_story').on('deliveries').columns(['story_id', 'destination']).execute();
}

/** Holds all that the order of cards takes, so that no card is opened to be put into it. */
async function indexCardsNewestFirst({ schema }: Kysely<Tables>): Promise<void> {
  await schema.dropIndex('cards_by_update').execute();
  await schema.createIndex('cards_newest_first').on('cards').columns(['updated_at desc', 'story_id']).execute();
}

async function addInstallationsAndMutes(db: Kysely<Tables>): Promise<void> {
  await addInstallations(db);
  await addMutes(db);
}
