import type { Briefing, ConflictStatus } from '../src/briefings/briefing.ts';
import type { EpochMs } from '../src/clock.ts';
import type { Destination } from '../src/delivery/delivery.ts';
import type { PublicStatus, SearchHit, SourceLine, Status, TimelinePoint, Why } from '../src/desk.ts';
import type { FeedCandidate } from '../src/feeds/ports.ts';
import type { Asker, ChannelView, FeedAbout, FeedsAdded, FeedTest, FeedView, ImportPlan } from '../src/office.ts';
import type { KeyQuote, SourceRef, StoryCard } from '../src/summarizer/card.ts';

/** What a value of an option stands for: from it an adapter knows which choices to offer. */
export type OptionType =
  | 'conflict'
  /** Several, with commas between them, or "all". */
  | 'conflicts'
  | 'story'
  | 'speaker'
  | 'words'
  | 'since'
  | 'command'
  | 'feed'
  /** An IANA zone. */
  | 'timezone'
  /** "07:00 19:00". */
  | 'times'
  /** "22:00-06:00", or "off". */
  | 'hours'
  | 'number'
  | 'choice'
  /** An address of a feed or a page. */
  | 'address'
  /** The text of a file somebody hands over. */
  | 'file';

/** One thing a command can be told. Discord makes typed options of it; Slack and the terminal read it from a line. */
export interface Option {
  readonly name: string;
  readonly summary: string;
  readonly type: OptionType;
  readonly required: boolean;
  /** What a `choice` may be. */
  readonly choices?: readonly string[];
  /** What a `number` may be, ends included. */
  readonly between?: readonly [number, number];
}

/** A question as it reaches a command: options by name, already split, believed by nobody. */
export interface Question {
  readonly options: Readonly<Record<string, string>>;
  /** The channel it was asked in. */
  readonly destination: Destination;
  readonly asker: Asker;
  /** Why the bot could not post in that channel, in a sentence; null or left out where nothing is known to hinder it. */
  readonly obstacle?: string | null;
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
  | { readonly kind: 'status'; readonly status: Status | PublicStatus }
  | { readonly kind: 'help'; readonly commands: readonly { readonly usage: string; readonly summary: string }[] }
  | { readonly kind: 'timeline'; readonly title: string; readonly points: readonly TimelinePoint[] }
  | { readonly kind: 'board'; readonly board: readonly ConflictStatus[] }
  | { readonly kind: 'why'; readonly why: Why; readonly conflicts: ConflictNames }
  | { readonly kind: 'schedule'; readonly view: ChannelView; readonly runs: readonly EpochMs[] }
  | {
      readonly kind: 'channel';
      /** What has just been changed, in a sentence; null when somebody only looks. */
      readonly changed: string | null;
      readonly view: ChannelView;
      /** When the next briefing comes; null when none is planned. */
      readonly next: EpochMs | null;
      readonly conflicts: ConflictNames;
    }
  | {
      readonly kind: 'feeds';
      readonly title: string;
      readonly feeds: readonly FeedLine[];
      /** Addresses that were not added, each with the reason; empty for a list. */
      readonly left: FeedsAdded['left'];
      /** Other feeds of the page that was given. */
      readonly others?: readonly FeedCandidate[];
    }
  /** What the feeds of a list would be here; nothing was changed. */
  | {
      readonly kind: 'import-plan';
      readonly plan: ImportPlan;
      /** How to add them, in a sentence. */
      readonly how: string;
      /** Whether the new feeds were asked; else nobody knows whether they can be read. */
      readonly wasAsked?: boolean;
    }
  | { readonly kind: 'feed-test'; readonly test: FeedTest }
  /** A text to keep, with a name for its file. */
  | { readonly kind: 'file'; readonly name: string; readonly text: string; readonly about: string };

/** A feed in a list: what is read, who decided it, how it is doing. */
export interface FeedLine extends SourceLine {
  readonly url: string;
  readonly decidedBy: FeedView['decidedBy'];
  readonly pausedAt: EpochMs | null;
  /** The conflicts it is kept for, by their ids; left out where nobody said. */
  readonly conflicts?: readonly string[];
  /** What it is like; left out where it was not just read. */
  readonly about?: FeedAbout;
}

/** A question people may ask the bot; free of Discord and Slack. It answers, it never posts. */
export interface Command {
  /** One word, or two for what belongs together: "feeds add". */
  readonly name: string;
  readonly summary: string;
  readonly options: readonly Option[];
  /** `change`: only for the platform's admins and the operators; the command itself checks it. */
  readonly rights: 'read' | 'change';
  /** Whether the answer may be shown to the whole channel, if the one who asks wants that. */
  readonly shareable: boolean;
  /** The options that a form asks for, where nothing was given; at most five. Empty where there is no form. */
  readonly form: readonly string[];
  answer(question: Question): Promise<Reply>;
}
