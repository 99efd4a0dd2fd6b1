import type { Kysely } from 'kysely';
import { COUNTED_KEY, TABLE_END } from './differences.ts';
import type { Tables } from './schema.ts';

/** What is decided in chat, and who decided it. */
export async function addOffice({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('channels')
    .addColumn('destination', 'text', (column) => column.primaryKey().notNull())
    .addColumn('followed', 'integer', (column) => column.notNull())
    .addColumn('wishes', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'integer', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('places')
    .addColumn('destination', 'text', (column) => column.primaryKey().notNull())
    .addColumn('community', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('chat_feeds')
    .addColumn('feed_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('community', 'text')
    .addColumn('added_at', 'integer', (column) => column.notNull())
    .addColumn('document', 'text', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('feed_pauses')
    .addColumn('feed_id', 'text', (column) => column.primaryKey().notNull())
    .addColumn('paused_at', 'integer', (column) => column.notNull())
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('communities')
    .addColumn('community', 'text', (column) => column.primaryKey().notNull())
    .addColumn('joined_at', 'integer', (column) => column.notNull())
    .addColumn('left_at', 'integer')
    .modifyEnd(TABLE_END)
    .execute();

  await schema
    .createTable('audit')
    .addColumn('audit_no', COUNTED_KEY, (column) => column.primaryKey())
    .addColumn('at', 'integer', (column) => column.notNull())
    .addColumn('platform', 'text', (column) => column.notNull())
    .addColumn('community', 'text')
    .addColumn('user_id', 'text')
    .addColumn('what', 'text', (column) => column.notNull())
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('before', 'text')
    .addColumn('after', 'text')
    .modifyEnd(TABLE_END)
    .execute();
  await schema.createIndex('audit_by_time').on('audit').column('at').execute();
  await schema.createIndex('audit_by_person').on('audit').columns(['platform', 'user_id', 'at']).execute();
  await schema.createIndex('audit_by_community').on('audit').columns(['community', 'audit_no']).execute();
}

/** Of which stories a channel is not told any more. */
export async function addMutes({ schema }: Kysely<Tables>): Promise<void> {
  await schema
    .createTable('mutes')
    .addColumn('destination', 'text', (column) => column.notNull())
    .addColumn('story_id', 'text', (column) => column.notNull())
    .addColumn('muted_at', 'integer', (column) => column.notNull())
    .addPrimaryKeyConstraint('one_mute_a_story', ['destination', 'story_id'])
    .modifyEnd(TABLE_END)
    .execute();
}
