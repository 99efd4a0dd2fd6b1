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
  readonly layout: 'thread' | 'messages' | 'forum';
  readonly language: string;
}

/** One message to be shown. What was decided to be said; how it looks is the adapter's. */
export type Part =
  | { readonly kind: 'head'; readonly briefing: Briefing }
  | { readonly kind: 'story'; readonly briefing: Briefing; readonly card: StoryCard; readonly place: number }
  | { readonly kind: 'foot'; readonly briefing: Briefing }
  | { readonly kind: 'notice'; readonly text: string };

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

/** How an attempt ended. An adapter never retries by itself. */
export type Posted =
  | { readonly end: 'done'; readonly messageId: string }
  | { readonly end: 'refused'; readonly problem: Problem }
  | { readonly end: 'later'; readonly at: EpochMs; readonly problem: Problem }
  | { readonly end: 'unknown'; readonly problem: Problem };

/** What reading a channel back for a delivery found. */
export type Found =
  | { readonly end: 'there'; readonly messageId: string }
  | { readonly end: 'absent' }
  | { readonly end: 'cannot-look'; readonly problem: Problem };

/** A place where briefings appear: Discord, Slack, the terminal. It renders and posts; it decides nothing. */
export interface ChatAdapter {
  /** Whether a destination is one of this adapter's. */
  serves(destination: DestinationId): boolean;
  post(
    delivery: { readonly id: string; readonly destination: DestinationId; readonly part: Part },
    signal: AbortSignal,
  ): Promise<Posted>;
  /** Looks for what was posted for a delivery id, after an attempt whose end nobody knows. */
  find(delivery: { readonly id: string; readonly destination: DestinationId }, signal: AbortSignal): Promise<Found>;
}
