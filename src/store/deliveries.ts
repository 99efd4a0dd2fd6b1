import type { Kysely, Selectable, Transaction } from 'kysely';
import type { EpochMs } from '../clock.ts';
import type { Delivery, DeliveryKind, DeliveryState, DestinationId } from '../delivery/delivery.ts';
import { deliveryId } from '../delivery/delivery-id.ts';
import type { Deliveries, Recording, Settlement } from '../delivery/ports.ts';
import type { ProblemCode } from '../outcome.ts';
import { batches } from './batches.ts';
import { contentOf, HEAD_CONTENT, partOf, storyOf } from './content.ts';
import { postedFrom, type ShownRow } from './posted.ts';
import type { Tables } from './schema.ts';

/** How much later than it was due a delivery may have been sent, and some more. */
const LONGEST_DELAY_MS = 24 * 3_600_000;

const UNFINISHED = ['due', 'sending'] as const;
const FINISHED = ['sent', 'held', 'dead'] as const;

const COLUMNS = [
  'delivery_id',
  'slot',
  'destination',
  'part',
  'kind',
  'state',
  'message_id',
  'due_at',
  'sent_at',
  'attempts',
] as const;

/** The outbox in the database. What a call has promised is on the disk when it returns. */
export function deliveriesIn(db: Kysely<Tables>, clock: () => EpochMs): Deliveries {
  return {
    async record(recording) {
      return db.transaction().execute((trx) => recordIn(trx, recording, clock()));
    },

    async waiting() {
      const rows = await db
        .selectFrom('deliveries')
        .select('destination')
        .distinct()
        .where('state', 'in', UNFINISHED)
        .orderBy('destination')
        .execute();
      return rows.map(({ destination }) => destination as DestinationId);
    },

    async first(destination) {
      const row = await db
        .selectFrom('deliveries')
        .leftJoin('briefings', 'briefings.briefing_no', 'deliveries.briefing_no')
        .selectAll('deliveries')
        .select('briefings.document')
        .select(({ selectFrom }) =>
          selectFrom('deliveries as head')
            .select('head.message_id')
            .whereRef('head.destination', '=', 'deliveries.destination')
            .whereRef('head.slot', '=', 'deliveries.slot')
            .whereRef('head.part', '<', 'deliveries.part')
            .where('head.content', '=', HEAD_CONTENT)
            .limit(1)
            .as('under'),
        )
        .where('deliveries.destination', '=', destination)
        .where('deliveries.state', 'in', UNFINISHED)
        .orderBy('deliveries.delivery_no')
        .limit(1)
        .executeTakeFirst();
      if (row === undefined || row.state === 'sending') return null;
      return {
        ...deliveryOf(row),
        content: partOf(row.content, row.document === null ? null : JSON.parse(row.document)),
        under: row.under,
        notBefore: row.not_before,
        uncertain: row.uncertain === 1,
      };
    },

    async claim(id) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set((row) => ({ state: 'sending', attempts: row('attempts', '+', 1) }))
        .where('delivery_id', '=', id)
        .where('state', '=', 'due')
        .executeTakeFirstOrThrow();
      return numUpdatedRows === 1n;
    },

    async settle(id, settlement) {
      await db.transaction().execute(async (trx) => settle(trx, id, settlement));
    },

    async problemBefore(id) {
      const row = await db
        .selectFrom('deliveries as earlier')
        .innerJoin('deliveries as this', 'this.destination', 'earlier.destination')
        .select(['earlier.problem', 'earlier.state'])
        .where('this.delivery_id', '=', id)
        .whereRef('earlier.delivery_no', '<', 'this.delivery_no')
        .where('earlier.state', 'in', FINISHED)
        .orderBy('earlier.delivery_no', 'desc')
        .limit(1)
        .executeTakeFirst();
      return row === undefined || row.state === 'sent' ? null : (row.problem as ProblemCode | null);
    },

    async recoverInterrupted(destination) {
      const { numUpdatedRows } = await db
        .updateTable('deliveries')
        .set({ state: 'due', uncertain: 1 })
        .where('destination', '=', destination)
        .where('state', '=', 'sending')
        .executeTakeFirstOrThrow();
      return Number(numUpdatedRows);
    },

    async list(since) {
      const rows = await db
        .selectFrom('deliveries')
        .select(COLUMNS)
        .where('due_at', '>=', since)
        .orderBy('due_at')
        .orderBy('delivery_no')
        .execute();
      return rows.map(deliveryOf);
    },

    async postedStories({ stories, since }) {
      const rows: ShownRow[] = [];
      for (const batch of batches(stories)) {
        const found = await db
          .selectFrom('deliveries')
          .leftJoin('briefings', 'briefings.briefing_no', 'deliveries.briefing_no')
          .select([
            'deliveries.destination',
            'deliveries.message_id',
            'deliveries.sent_at',
            'deliveries.due_at',
            'deliveries.state',
            'deliveries.edits',
            'deliveries.content',
            'briefings.document',
          ])
          .where('deliveries.story_id', 'in', batch)
          // An update is due after the message that it changes was sent.
          .where('deliveries.due_at', '>=', since - LONGEST_DELAY_MS)
          .orderBy('deliveries.delivery_no')
          .execute();
        for (const { document, content, ...row } of found) {
          rows.push({
            destination: row.destination as DestinationId,
            messageId: row.message_id,
            sentAt: row.sent_at,
            dueAt: row.due_at,
            isSent: row.state === 'sent',
            edits: row.edits,
            // A briefing that is not kept any more has taken its cards with it.
            part:
              document === null && row.edits === null
                ? null
                : partOf(content, document === null ? null : JSON.parse(document)),
          });
        }
      }
      return postedFrom(rows, since);
    },

    async lastSentAt() {
      const row = await db
        .selectFrom('deliveries')
        .select(({ fn }) => fn.max('sent_at').as('at'))
        .executeTakeFirst();
      return row?.at ?? null;
    },
  };
}

/** Records as part of a transaction. */
export async function recordIn(
  trx: Transaction<Tables>,
  recording: Recording,
  now: EpochMs,
): Promise<readonly Delivery[]> {
  return (await fire(trx, recording, now)) ? writeOutbox(trx, recording, now) : [];
}

/** Marks the slot as fired; false when it is decided already. */
async function fire(trx: Transaction<Tables>, { slot, destination }: Recording, now: EpochMs): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await trx
    .insertInto('slots')
    .values({ destination, local: slot.local, at: slot.at, state: 'fired', decided_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirstOrThrow();
  if (numInsertedOrUpdatedRows !== 1n) return false;

  const twin = await trx
    .selectFrom('deliveries')
    .select('delivery_no')
    .where('slot', '=', slot.name)
    .where('destination', '=', destination)
    .limit(1)
    .executeTakeFirst();
  return twin === undefined;
}

async function writeOutbox(
  trx: Transaction<Tables>,
  { slot, destination, kind, dueAt, parts, briefing, states }: Recording,
  now: EpochMs,
): Promise<readonly Delivery[]> {
  const kept =
    briefing === null
      ? null
      : await trx
          .insertInto('briefings')
          .values({
            destination,
            slot: slot.name,
            kind,
            recorded_at: now,
            document: JSON.stringify(briefing),
            states: JSON.stringify(states),
          })
          .returning('briefing_no')
          .executeTakeFirstOrThrow();
  const rows = parts.map((part, index) => ({
    delivery_id: deliveryId(slot.name, destination, index),
    slot: slot.name,
    destination,
    part: index,
    kind,
    state: 'due',
    uncertain: 0,
    message_id: null,
    due_at: dueAt,
    not_before: dueAt,
    sent_at: null,
    attempts: 0,
    problem: null,
    briefing_no: kept?.briefing_no ?? null,
    content: contentOf(part),
    story_id: storyOf(part)?.id ?? null,
    edits: storyOf(part)?.edits ?? null,
  }));
  for (const batch of batches(rows, 17)) await trx.insertInto('deliveries').values(batch).execute();
  return rows.map(deliveryOf);
}

async function settle(trx: Transaction<Tables>, id: string, settlement: Settlement): Promise<void> {
  const row = await trx
    .selectFrom('deliveries')
    .select(['slot', 'destination', 'part', 'state'])
    .where('delivery_id', '=', id)
    .executeTakeFirst();
  if (row === undefined || !UNFINISHED.some((state) => state === row.state)) return;

  const change = trx.updateTable('deliveries');
  switch (settlement.to) {
    case 'sent': {
      const { messageId, at } = settlement;
      await change
        .set({ state: 'sent', message_id: messageId, sent_at: at, uncertain: 0, problem: null })
        .where('delivery_id', '=', id)
        .execute();
      return;
    }
    case 'due': {
      const { at, uncertain, problem } = settlement;
      await change
        .set({ state: 'due', not_before: at, uncertain: uncertain ? 1 : 0, problem })
        .where('delivery_id', '=', id)
        .execute();
      return;
    }
    case 'held':
    case 'dead': {
      const ended = change
        .set({ state: settlement.to, problem: settlement.problem })
        .where('destination', '=', row.destination)
        .where('state', 'in', UNFINISHED);
      const reachesAll = settlement.to === 'held' && settlement.reach === 'destination';
      const ofSlot = ended.where('slot', '=', row.slot);
      const isAlone = settlement.to === 'dead' && settlement.reach === 'message';
      if (reachesAll) await ended.execute();
      else if (isAlone) await ofSlot.where('part', '=', row.part).execute();
      else await ofSlot.where('part', '>=', row.part).execute();
      return;
    }
  }
}

function deliveryOf(row: Pick<Selectable<Tables['deliveries']>, (typeof COLUMNS)[number]>): Delivery {
  return {
    id: row.delivery_id,
    slot: row.slot,
    destination: row.destination as DestinationId,
    part: row.part,
    kind: row.kind as DeliveryKind,
    state: row.state as DeliveryState,
    messageId: row.message_id,
    dueAt: row.due_at,
    sentAt: row.sent_at,
    attempts: row.attempts,
  };
}
