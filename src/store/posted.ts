/** Which messages show a story, and in which form each was last written down. Pure, for both stores. */
import type { EpochMs } from '../clock.ts';
import type { DestinationId, Part, StorySetting } from '../delivery/delivery.ts';
import type { PostedStory } from '../delivery/ports.ts';

/** A delivery that shows a story, or changes a message that does. */
export interface ShownRow {
  readonly destination: DestinationId;
  readonly messageId: string | null;
  readonly sentAt: EpochMs | null;
  readonly dueAt: EpochMs;
  readonly isSent: boolean;
  /** The message it changes; null for a message of its own. */
  readonly edits: string | null;
  /** Null where the briefing it stood in is not kept any more. */
  readonly part: Part | null;
}

/** The messages that were sent at or after `since`, in the order given, each with the newest form recorded for it. */
export function postedFrom(rows: readonly ShownRow[], since: EpochMs): readonly PostedStory[] {
  const forms = new Map<string, PostedStory>();
  for (const { destination, messageId, sentAt, dueAt, isSent, edits, part } of rows) {
    if (part === null || !('card' in part)) continue;
    if (part.kind === 'story') {
      if (!isSent || messageId === null || sentAt === null || sentAt < since) continue;
      const { card, place, briefing } = part;
      const setting = settingOf(briefing);
      const form = { destination, messageId, sentAt, place, setting, card, retracted: false, updatedAt: null };
      forms.set(keyOf(destination, messageId), form);
      continue;
    }
    const key = keyOf(destination, edits ?? '');
    const form = forms.get(key);
    if (form === undefined) continue;
    const retracted = form.retracted || part.kind === 'retraction';
    forms.set(key, { ...form, card: part.card, setting: part.setting, retracted, updatedAt: dueAt });
  }
  return [...forms.values()];
}

function settingOf({ period, sources, board }: StorySetting): StorySetting {
  return { period, sources, board };
}

function keyOf(destination: DestinationId, messageId: string): string {
  return `${destination} ${messageId}`;
}
