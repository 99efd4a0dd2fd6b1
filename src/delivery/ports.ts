import type { Briefing, StoryState } from '../briefings/briefing.ts';
import type { EpochMs } from '../clock.ts';
import type { ProblemCode } from '../outcome.ts';
import type { StoryId } from '../stories/story.ts';
import type { StoryCard } from '../summarizer/card.ts';
import type { Delivery, DeliveryKind, Destination, DestinationId, Part, Plan, StorySetting } from './delivery.ts';

/** A local time of a plan and the instant it falls on. */
export interface DueSlot {
  readonly at: EpochMs;
  /**
   * The wished local time ("2026-03-29T02:30", with seconds where they are not 0), without its zone: what happened at
   * 08:00 has happened, even if the operator moves the channel to another zone afterwards. The second pass of a
   * repeated hour carries its offset.
   */
  readonly local: string;
}

/** Knows what a plan means in the local time of its zone. Pure: it reads no clock. */
export interface Calendar {
  /** The slots after `after` up to and including `until`, oldest first; at most the newest 400. */
  due(plan: Plan, between: { readonly after: EpochMs; readonly until: EpochMs }): readonly DueSlot[];
  /** The next `count` slots after `now`; fewer where the plan has no more within ten years. */
  next(plan: Plan, now: EpochMs, count: number): readonly DueSlot[];
  /** When the quiet hours that hold this instant end; null when none hold it. */
  heldUntil(quiet: NonNullable<Destination['quietHours']>, timezone: string, at: EpochMs): EpochMs | null;
  /** What is wrong with a plan ("never fires: no 30 February"), in words for the operator; null when nothing is. */
  faultOf(plan: Plan): string | null;
}

/** What something is delivered for: a slot of a plan, or the name of what asked for it. */
export interface Slot extends DueSlot {
  /** The due time, ISO 8601 in UTC, or a name ("notice:feed-gone:meridian-wire"). */
  readonly name: string;
}

/** Remembers what became of each slot. A slot that is fired or missed stays so: it is never decided twice. */
export interface Slots {
  /**
   * Since when each entry of a destination's plan ("08:00 Europe/Berlin") is known. An entry seen for the first time
   * counts from `now`, as does one whose beginning lies ahead because the clock was set back; one that is not named any
   * more is forgotten, and counts anew if it comes back.
   */
  watch(destination: DestinationId, entries: readonly string[], now: EpochMs): Promise<ReadonlyMap<string, EpochMs>>;
  /** Which of these local times are decided already. */
  decided(destination: DestinationId, locals: readonly string[]): Promise<ReadonlySet<string>>;
  /** The instant of the newest slot that is decided; null before the first. */
  lastDecided(destination: DestinationId): Promise<EpochMs | null>;
  /** Records slots that passed without a briefing. */
  miss(destination: DestinationId, slots: readonly DueSlot[], now: EpochMs): Promise<void>;
}

/** All that one slot brings about, to be written in one transaction. */
export interface Recording {
  readonly slot: Slot;
  readonly destination: DestinationId;
  readonly kind: DeliveryKind;
  readonly dueAt: EpochMs;
  /** In the order in which they are to be shown. */
  readonly parts: readonly Part[];
  /** What the parts are taken from; null for a notice. */
  readonly briefing: Briefing | null;
  /** What the next briefing compares with. */
  readonly states: readonly StoryState[];
}

/** A delivery on its way, with what it shows. */
export interface Outgoing extends Delivery {
  readonly content: Part;
  /** The message that shows the head of the same slot; null for the head itself and where none was shown. */
  readonly under: string | null;
  /** Not to be tried before. */
  readonly notBefore: EpochMs;
  /** Nobody knows how the last attempt ended: look before posting again. */
  readonly uncertain: boolean;
}

/** How an attempt is written down. */
export type Settlement =
  | { readonly to: 'sent'; readonly messageId: string; readonly at: EpochMs }
  | { readonly to: 'due'; readonly at: EpochMs; readonly uncertain: boolean; readonly problem: ProblemCode }
  /** `slot`: the later parts of this slot are held with it. `destination`: all that waits for this destination. */
  | { readonly to: 'held'; readonly reach: 'slot' | 'destination'; readonly problem: ProblemCode }
  /** `slot`: the later parts of this slot are given up with it. `message`: only this one is. */
  | { readonly to: 'dead'; readonly reach: 'slot' | 'message'; readonly problem: ProblemCode };

/** A message that shows a story, and how the story was last written down for it. */
export interface PostedStory {
  readonly destination: DestinationId;
  readonly messageId: string;
  readonly sentAt: EpochMs;
  readonly place: number;
  readonly setting: StorySetting;
  readonly card: StoryCard;
  /** Whether it was taken back; then it is left as it is. */
  readonly retracted: boolean;
  /** When its last update was recorded; null when there was none. */
  readonly updatedAt: EpochMs | null;
}

/** The outbox: what is due where, and what became of it. Every promise here is kept through a crash at any point. */
export interface Deliveries {
  /**
   * Writes the slot as fired, the briefing with its story states and one `due` row for each part, in one transaction.
   * Nothing is written and the answer is empty when the slot is decided already.
   */
  record(recording: Recording): Promise<readonly Delivery[]>;
  /** Destinations for which something is `due` or `sending`. */
  waiting(): Promise<readonly DestinationId[]>;
  /** The oldest unfinished delivery of a destination; null when there is none, or while one is being sent. */
  first(destination: DestinationId): Promise<Outgoing | null>;
  /** `due` → `sending`, and one attempt more; committed when this returns. False when it was not `due` any more. */
  claim(id: string): Promise<boolean>;
  /** Writes down how an attempt, or a look, ended; does nothing to a delivery that is finished already. */
  settle(id: string, settlement: Settlement): Promise<void>;
  /** The problem of the destination's last finished delivery before this one; null when it was sent, or none was. */
  problemBefore(id: string): Promise<ProblemCode | null>;
  /** Turns what an attempt that is over (a crash, a failed commit) left in `sending` into `due`, uncertain; how many. */
  recoverInterrupted(destination: DestinationId): Promise<number>;
  /** Deliveries due at or after `since`, oldest first. */
  list(since: EpochMs): Promise<readonly Delivery[]>;
  /** Messages that showed one of these stories at or after `since`, each with the newest form recorded for it, oldest first. */
  postedStories(ask: {
    readonly stories: readonly StoryId[];
    readonly since: EpochMs;
  }): Promise<readonly PostedStory[]>;
  /** When the last delivery was sent; null before the first. */
  lastSentAt(): Promise<EpochMs | null>;
}
