import type { Kysely } from 'kysely';
import type { Clock } from '../clock.ts';
import type { Tables } from './schema.ts';
import { AUDIT_KEPT_MS, type Counts, SENT_MARKERS_KEPT_MS, type Store } from './store.ts';

const LAST_CYCLE = 'last-cycle-at';

/** How much there is of everything. */
export async function countsIn(db: Kysely<Tables>): Promise<Counts> {
  const articles = await db
    .selectFrom('articles')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const stories = await db
    .selectFrom('cards')
    .select(({ fn }) => fn.countAll<number>().as('n'))
    .executeTakeFirst();
  const rows = await db
    .selectFrom('deliveries')
    .select(['state', ({ fn }) => fn.countAll<number>().as('n')])
    .where('state', '!=', 'sent')
    .groupBy('state')
    .execute();
  const byState = new Map(rows.map(({ state, n }) => [state, n]));
  return {
    articles: articles?.n ?? 0,
    stories: stories?.n ?? 0,
    deliveries: {
      due: (byState.get('due') ?? 0) + (byState.get('sending') ?? 0),
      held: byState.get('held') ?? 0,
      dead: byState.get('dead') ?? 0,
    },
  };
}

/** Single facts about the whole bot. */
export function factsIn(db: Kysely<Tables>): Pick<Store, 'lastCycleAt' | 'setLastCycleAt' | 'moment' | 'setMoment'> {
  const moment = async (name: string) => {
    const row = await db.selectFrom('facts').select('value').where('name', '=', name).executeTakeFirst();
    return row === undefined ? null : Number(row.value);
  };
  const setMoment = async (name: string, at: number) => {
    const value = String(at);
    await db
      .insertInto('facts')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute();
  };
  return {
    moment,
    setMoment,
    lastCycleAt: () => moment(LAST_CYCLE),
    setLastCycleAt: (at) => setMoment(LAST_CYCLE, at),
  };
}

/** Forgets what is too old, in one transaction; what was sent where stays for 400 days. */
export async function pruneIn(
  db: Kysely<Tables>,
  { articlesBefore, bodiesBefore }: Parameters<Store['prune']>[0],
  clock: Clock,
): Promise<void> {
  const markersBefore = clock() - SENT_MARKERS_KEPT_MS;
  await db.transaction().execute(async (trx) => {
    await trx
      .deleteFrom('story_articles')
      .where('article_id', 'in', (row) =>
        row.selectFrom('articles').select('article_id').where('first_seen_at', '<', articlesBefore),
      )
      .execute();
    await trx.deleteFrom('articles').where('first_seen_at', '<', articlesBefore).execute();
    await trx
      .updateTable('articles')
      .set({ text: '', sentences: '[]' })
      .where('first_seen_at', '<', bodiesBefore)
      .where('text', '!=', '')
      .execute();
    await trx.deleteFrom('cards').where('updated_at', '<', articlesBefore).execute();
    await trx
      .deleteFrom('briefings')
      .where('recorded_at', '<', articlesBefore)
      .where('briefing_no', 'not in', (row) =>
        row
          .selectFrom('briefings')
          .select(({ fn }) => fn.max('briefing_no').as('newest'))
          .groupBy('destination'),
      )
      .where('briefing_no', 'not in', (row) =>
        row
          .selectFrom('deliveries')
          .select('briefing_no')
          .where('briefing_no', 'is not', null)
          .where('state', 'in', ['due', 'sending', 'held'])
          .$narrowType<{ briefing_no: number }>(),
      )
      .execute();
    await trx.deleteFrom('deliveries').where('due_at', '<', markersBefore).execute();
    await trx.deleteFrom('slots').where('decided_at', '<', markersBefore).execute();
    await trx
      .deleteFrom('audit')
      .where('at', '<', clock() - AUDIT_KEPT_MS)
      .execute();
  });
}
