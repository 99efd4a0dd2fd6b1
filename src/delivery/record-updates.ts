import type { Change } from '../briefings/briefing.ts';
import { changesSince } from '../briefings/changes.ts';
import { stateOf } from '../briefings/state.ts';
import type { Clock, EpochMs } from '../clock.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { Cards } from '../summarizer/ports.ts';
import type { ChatAdapter, DestinationId, Part } from './delivery.ts';
import type { Deliveries, PostedStory } from './ports.ts';
import { namedSlot } from './slots.ts';

/** For how long a message follows its story. Later the next briefing tells what changed, and the old card stays as it was. */
export const FOLLOWED_MS = 48 * 3_600_000;

/** A message is changed no more often than this, so that a story that grows by the minute costs few requests. */
export const BETWEEN_UPDATES_MS = 10 * 60_000;

/**
 * Records an update for every message whose story reads differently now: each takes the place of the message and says what
 * changed. Nothing is shown yet. What was taken back stays taken back.
 *
 * Returns the stories that have to be looked at again, because their last update is too recent.
 */
export async function recordUpdates(
  stories: ReadonlySet<StoryId>,
  parts: {
    readonly deliveries: Deliveries;
    readonly cards: Cards;
    readonly adapters: readonly ChatAdapter[];
    /** Stories of which a destination wants to hear no more: their cards stay as they are. */
    readonly muted: (destination: DestinationId) => ReadonlySet<StoryId>;
    readonly clock: Clock;
  },
): Promise<ReadonlySet<StoryId>> {
  const now = parts.clock();
  const waiting = new Set<StoryId>();
  if (stories.size === 0) return waiting;
  const posted = await parts.deliveries.postedStories({ stories: [...stories], since: now - FOLLOWED_MS });
  const cards = new Map<StoryId, StoryCard | null>();
  for (const message of posted) {
    if (message.retracted || !parts.adapters.some((adapter) => adapter.serves(message.destination))) continue;
    const { id } = message.card;
    if (parts.muted(message.destination).has(id)) continue;
    const card = cards.has(id) ? cards.get(id) : await parts.cards.read(id);
    cards.set(id, card ?? null);
    if (!card || card.version === message.card.version) continue;
    // A clock that was set back makes an update look like one of the future; it does not hold up the next.
    const age = now - (message.updatedAt ?? Number.NEGATIVE_INFINITY);
    if (age >= 0 && age < BETWEEN_UPDATES_MS) waiting.add(id);
    else await recordUpdate(message, card, { deliveries: parts.deliveries, now });
  }
  return waiting;
}

async function recordUpdate(
  { destination, messageId, card: shown, place, setting }: PostedStory,
  card: StoryCard,
  { deliveries, now }: { readonly deliveries: Deliveries; readonly now: EpochMs },
): Promise<void> {
  const update: Part = {
    kind: 'update',
    edits: messageId,
    setting,
    card: { ...card, status: 'updated' },
    place,
    changed: changedWords(shown, card),
    at: now,
  };
  await deliveries.record({
    slot: namedSlot(`update:${messageId}:${new Date(now).toISOString()}`, now),
    destination,
    kind: 'update',
    dueAt: now,
    parts: [update],
    briefing: null,
    states: [],
  });
}

/** What changed, in words; where no toll, claim or support did, how many reports there are now. */
function changedWords(shown: StoryCard, card: StoryCard): readonly string[] {
  const changes = changesSince([card], new Map([[card.id as string, stateOf(shown)]]));
  if (changes.length > 0) return changes.map(wordsOf);
  const [was, is] = [shown.corroboration.reports, card.corroboration.reports];
  return [was === is ? 'the reports read differently now' : `${was} → ${is} reports`];
}

function wordsOf({ before, after }: Change): string {
  return before === undefined ? after : `${before} → ${after}`;
}
