import type { Briefing } from '../src/briefings/briefing.ts';
import type { Destination } from '../src/delivery/delivery.ts';
import type { SearchHit, SourceLine, Status } from '../src/desk.ts';
import type { KeyQuote, SourceRef, StoryCard } from '../src/summarizer/card.ts';

/** One thing a command can be told. Discord makes typed options of it; Slack and the terminal read it from a line. */
export interface Option {
  readonly name: string;
  readonly summary: string;
  readonly type: 'conflict' | 'story' | 'speaker' | 'words' | 'since' | 'command';
  readonly required: boolean;
}

/** A question as it reaches a command: options by name, already split, believed by nobody. */
export interface Question {
  readonly options: Readonly<Record<string, string>>;
  /** The channel it was asked in. */
  readonly destination: Destination;
}

/** Names of conflicts, for those who show cards: a card knows ids only. */
export type ConflictNames = readonly { readonly id: string; readonly name: string }[];

/** What a command answers; adapters render it. */
export type Reply =
  | { readonly kind: 'note'; readonly text: string }
  | { readonly kind: 'briefing'; readonly briefing: Briefing }
  | {
      readonly kind: 'cards';
      readonly title: string;
      readonly cards: readonly StoryCard[];
      readonly conflicts: ConflictNames;
    }
  | { readonly kind: 'story'; readonly card: StoryCard; readonly conflicts: ConflictNames }
  | { readonly kind: 'quotes'; readonly title: string; readonly quotes: readonly KeyQuote[] }
  | { readonly kind: 'hits'; readonly title: string; readonly hits: readonly SearchHit[] }
  | { readonly kind: 'story-sources'; readonly card: StoryCard; readonly sources: readonly SourceRef[] }
  | { readonly kind: 'sources'; readonly sources: readonly SourceLine[] }
  | { readonly kind: 'status'; readonly status: Status }
  | { readonly kind: 'help'; readonly commands: readonly { readonly usage: string; readonly summary: string }[] };

/** A question people may ask the bot; free of Discord and Slack. It answers, it never posts. */
export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  answer(question: Question): Promise<Reply>;
}
