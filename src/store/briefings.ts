import { type Kysely, sql } from 'kysely';
import type { Briefing } from '../briefings/briefing.ts';
import type { PastBriefings } from '../briefings/ports.ts';
import type { ProblemCode } from '../outcome.ts';
import type { StoryId } from '../stories/story.ts';
import { FOOT_CONTENT, HEAD_CONTENT, RETRACTION_CONTENT } from './content.ts';
import type { Tables } from './schema.ts';

/** A quiet day has no numbers that anybody could mean. */
const hasStories = sql<boolean>`json_array_length(briefings.document, '$.stories') > 0`;

const UNSHOWABLE: ProblemCode = 'message-refused';

/**
 * What each destination was told, in the database. A briefing of which a story was held or given up does not count as
 * the last one: the next briefing covers its period as well, so that nothing goes untold. A story that the service will
 * not show in any form does not count for that: the others of its briefing would come again and again.
 */
export function pastBriefingsIn(db: Kysely<Tables>): PastBriefings {
  return {
    async last(destination) {
      const row = await briefingsOf(db, destination)
        .select(['briefings.document', 'briefings.states'])
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom('deliveries')
                .select('deliveries.delivery_no')
                .whereRef('deliveries.briefing_no', '=', 'briefings.briefing_no')
                .where('deliveries.state', 'in', ['held', 'dead'])
                .where('deliveries.problem', '!=', UNSHOWABLE)
                .where('deliveries.content', '!=', FOOT_CONTENT),
            ),
          ),
        )
        .executeTakeFirst();
      if (row === undefined) return null;
      const { id, period }: Briefing = JSON.parse(row.document);
      return { id, to: period.to, states: JSON.parse(row.states) };
    },

    async lastShown(destination) {
      const row = await briefingsOf(db, destination)
        .innerJoin('deliveries', 'deliveries.briefing_no', 'briefings.briefing_no')
        .where('deliveries.content', '=', HEAD_CONTENT)
        .where('deliveries.state', '=', 'sent')
        .where(hasStories)
        .select('briefings.document')
        .executeTakeFirst();
      return row === undefined ? null : JSON.parse(row.document);
    },

    async retracted(destination) {
      const rows = await db
        .selectFrom('deliveries')
        .select('story_id')
        .distinct()
        .where('destination', '=', destination)
        .where('edits', 'is not', null)
        .where('content', 'like', `${RETRACTION_CONTENT}%`)
        .execute();
      return new Set(rows.flatMap(({ story_id }) => (story_id === null ? [] : [story_id as StoryId])));
    },

    async retractions() {
      const rows = await db
        .selectFrom('deliveries')
        .select(['destination', 'story_id', 'due_at', sql<string>`json_extract(content, '$.reason')`.as('reason')])
        .where('edits', 'is not', null)
        .where('content', 'like', `${RETRACTION_CONTENT}%`)
        .orderBy('delivery_no')
        .execute();
      return rows.flatMap(({ destination, story_id: storyId, reason, due_at: at }) =>
        storyId === null ? [] : [{ destination, storyId: storyId as StoryId, reason, at }],
      );
    },
  };
}

function briefingsOf(db: Kysely<Tables>, destination: string) {
  return db
    .selectFrom('briefings')
    .where('briefings.destination', '=', destination)
    .where('briefings.kind', '=', 'briefing')
    .orderBy('briefings.briefing_no', 'desc')
    .limit(1);
}
