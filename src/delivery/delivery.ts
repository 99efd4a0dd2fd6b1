import type { Briefing } from '../briefings/briefing.ts';
import type { EpochMs } from '../clock.ts';
import type { Problem } from '../outcome.ts';
import type { StoryCard } from '../summarizer/card.ts';

/** "console", "discord:<channel>", "slack:<channel>" or "slack:<team>/<channel>". */
export type DestinationId = string & { readonly DestinationId: unique symbol };

/** When a destination is briefed: local times in a zone, or a cron expression in that zone. */
export interface Plan {
  readonly timezone: string;
  /** "07:00"; empty when `cron` is given. */
  readonly at: readonly string[];
  readonly cron: string | null;
}

/** A channel and what it wants. */
export interface Destination {
  readonly id: DestinationId;
  readonly conflicts: 'all' | readonly string[];
  readonly plan: Plan;
  /** How many stories get a card, 1–7. */
  readonly stories: number;
  readonly quietHours: { readonly from: string; readonly to: string } | null;
  readonly alerts: { readonly severity: number; readonly independent: number; readonly cooldownMs: number } | null;
  readonly stateMedia: 'label' | 'separate' | 'off';
  readonly layout: Layout;
  readonly language: string;
  /** Whether posts in an announcement channel are published to the channels that follow it. */
  readonly publish: boolean;
}

/**
 * How the messages of a briefing stand to each other: stories as replies in the thread of the head, all beside each
 * other in the channel, or each story a post of a forum.
 */
export type Layout = 'thread' | 'messages' | 'forum';

/** What a story needs to know of the briefing it was told in. */
export type StorySetting = Pick<Briefing, 'period' | 'sources' | 'board'>;

/** One message to be shown. What was decided to be said; how it looks is the adapter's. */
export type Part =
  | { readonly kind: 'head'; readonly briefing: Briefing }
  | { readonly kind: 'story'; readonly briefing: Briefing; readonly card: StoryCard; readonly place: number }
  | { readonly kind: 'foot'; readonly briefing: Briefing }
  /** Stands by itself, or below the message `about`; it may offer to set the channel up. */
  | { readonly kind: 'notice'; readonly text: string; readonly about: string | null; readonly offers?: 'set-up' }
  /** Takes the place of the message `edits`: its story as it reads now, and in words what changed. */
  | {
      readonly kind: 'update';
      readonly edits: string;
      readonly setting: StorySetting;
      readonly card: StoryCard;
      readonly place: number;
      readonly changed: readonly string[];
      readonly at: EpochMs;
    }
  /** Takes the place of the message `edits`: the story is taken back, with the reason. */
  | {
      readonly kind: 'retraction';
      readonly edits: string;
      readonly setting: StorySetting;
      readonly card: StoryCard;
      readonly place: number;
      readonly reason: string;
      readonly at: EpochMs;
    };

/** What a delivery is about. */
export type DeliveryKind = 'briefing' | 'alert' | 'update' | 'notice';

/** Where a delivery stands. `due` → `sending` → `sent`; `held` waits for a person; `dead` was given up. */
export type DeliveryState = 'due' | 'sending' | 'sent' | 'held' | 'dead';

/** One message that is due at one destination. Its row is written before anything is shown, and outlives article texts. */
export interface Delivery {
  readonly id: string;
  /** The slot's due time, ISO 8601 in UTC, or the name of what asked for it. */
  readonly slot: string;
  readonly destination: DestinationId;
  /** 0 is the head; unique with slot and destination. */
  readonly part: number;
  readonly kind: DeliveryKind;
  readonly state: DeliveryState;
  readonly messageId: string | null;
  readonly dueAt: EpochMs;
  readonly sentAt: EpochMs | null;
  readonly attempts: number;
}

/** A delivery as an adapter is asked to show it, or to look for it. */
export interface Posting {
  readonly id: string;
  readonly destination: DestinationId;
  readonly part: Part;
  readonly layout: Layout;
  readonly publish: boolean;
  /** The message that shows the head of the same briefing; null for the head itself and where there is none. */
  readonly under: string | null;
  /** Nothing was shown for it before this moment. */
  readonly since: EpochMs;
}

/** How an attempt ended. An adapter never retries by itself. */
export type Posted =
  | { readonly end: 'done'; readonly messageId: string }
  /** `message`: this one can never be shown there, others can. `destination`: nothing can be shown there. */
  | { readonly end: 'refused'; readonly reach: 'message' | 'destination'; readonly problem: Problem }
  | { readonly end: 'later'; readonly at: EpochMs; readonly problem: Problem }
  | { readonly end: 'unknown'; readonly problem: Problem };

/** What reading a channel back for a delivery found. */
export type Found =
  | { readonly end: 'there'; readonly messageId: string }
  | { readonly end: 'absent' }
  | { readonly end: 'cannot-look'; readonly problem: Problem };

/**
 * A place where briefings appear: Discord, Slack, the terminal. It renders and posts; it decides nothing. What it throws
 * counts as an attempt whose end nobody knows. The id of a message is the adapter's own and may be any text.
 */
export interface ChatAdapter {
  /** Whether a destination is one of this adapter's. */
  serves(destination: DestinationId): boolean;
  /** Shows a new message. */
  post(posting: Posting, signal: AbortSignal): Promise<Posted>;
  /** Shows a part in the place of the message it names (`part.edits`). Doing it twice changes nothing more. */
  edit(posting: Posting, signal: AbortSignal): Promise<Posted>;
  /** Looks for what was posted for a delivery id, after an attempt whose end nobody knows. */
  find(posting: Posting, signal: AbortSignal): Promise<Found>;
}
