import type { Clock } from '../clock.ts';
import type { Calendar, Deliveries } from '../delivery/ports.ts';
import type { FeedFinder } from '../feeds/ports.ts';
import type { Asker, AuditEntry } from '../office.ts';
import type { InTurn } from './in-turn.ts';
import type { Limits } from './limits.ts';
import type { Change, FileDecisions, OfficeStore } from './ports.ts';
import type { View } from './view.ts';

/** What an office is made of. */
export interface OfficeParts {
  readonly store: OfficeStore;
  /** What the files say now. As long as they say the same, these are the same lists. */
  readonly files: () => FileDecisions;
  readonly deliveries: Pick<Deliveries, 'postedStories'>;
  readonly calendar: Pick<Calendar, 'faultOf' | 'next'>;
  readonly finders: {
    /** For addresses that come from chat: it reaches the public network only, whatever the files allow. */
    readonly chat: FeedFinder;
    /** For the feeds of the files, and for the terminal: it also reaches what `network.allowPrivate` lists. */
    readonly files: FeedFinder;
  };
  readonly clock: Clock;
  /** Ends what is being read when the bot ends. */
  readonly signal: AbortSignal;
}

/** What the pieces of the office share. */
export interface OfficeTools extends OfficeParts {
  readonly view: View;
  readonly inTurn: InTurn;
  /** For changes. */
  readonly limits: Limits;
  /** For tests of feeds, which change nothing and cost the same. */
  readonly testLimits: Limits;
}

/** What a change is noted with, beside who and when. */
export type Noted = Pick<AuditEntry, 'what' | 'subject' | 'before' | 'after'>;

/** Writes a change down with its audit entry; from then on it holds. To be called in turn. */
export async function change(
  by: Asker,
  made: Change,
  noted: Noted,
  { store, view, clock }: OfficeTools,
): Promise<void> {
  await store.write(made, entryBy(by, noted, clock()));
  view.follow(made);
}

/** The audit entry of somebody's change. */
export function entryBy({ platform, community, user }: Asker, noted: Noted, at: number): AuditEntry {
  return { at, platform, community, user, ...noted };
}
