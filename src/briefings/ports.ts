import type { Briefing, PastBriefing } from './briefing.ts';

/** Remembers what each destination was told. */
export interface PastBriefings {
  /** The last briefing recorded for a destination; null before the first. */
  last(destination: string): Promise<PastBriefing | null>;
  /** The last briefing itself, for `/story 2` and the like; null before the first. */
  lastShown(destination: string): Promise<Briefing | null>;
}
