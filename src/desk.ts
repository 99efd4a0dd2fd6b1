/** The read side that commands ask: newest cards, a story, a search, a quote, a status. */
import type { Briefing, ConflictStatus } from './briefings/briefing.ts';
import { type GatherParts, gatherBoard, gatherBriefing } from './briefings/gather.ts';
import type { Retraction } from './briefings/ports.ts';
import { type RankPart, rankOf } from './briefings/rank.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Destination, DestinationId } from './delivery/delivery.ts';
import type { Calendar, Deliveries } from './delivery/ports.ts';
import { periodFor } from './delivery/slots.ts';
import { sourceLines } from './desk-sources.ts';
import { findStory, firstOf, quotesBy, retractedAt } from './desk-stories.ts';
import { timelineOf } from './desk-timeline.ts';
import { createVocabulary } from './desk-vocabulary.ts';
import type { OutletDomain } from './feeds/feed.ts';
import type { StoryId } from './stories/story.ts';
import type { DateP, KeyQuote, StoryCard } from './summarizer/card.ts';
import { CARDS_AT_ONCE } from './summarizer/ports.ts';

/** One hit of a search. */
export interface SearchHit {
  readonly title: string;
  readonly url: string;
  readonly outlet: string;
  readonly published: EpochMs;
  readonly storyId: string | null;
  /** Plain text around the words found. */
  readonly snippet: string;
}

/** A source that is read, with its labels and when it last answered. */
export interface SourceLine {
  readonly feedId: string;
  readonly outlet: string;
  /** "state media", "party to sudan", "unreviewed", "wire": in words, may be empty. */
  readonly labels: readonly string[];
  readonly reading: string;
  readonly language: string | null;
  readonly lastAnswerAt: EpochMs | null;
  /** The code and advice of what is wrong; null when it answers. */
  readonly problem: string | null;
}

/** How the bot is doing. */
export interface Status {
  readonly lastCycleAt: EpochMs | null;
  readonly lastPostAt: EpochMs | null;
  readonly articles: number;
  readonly stories: number;
  readonly feeds: { readonly all: number; readonly failing: readonly SourceLine[] };
  readonly deliveries: { readonly due: number; readonly held: number; readonly dead: number };
  readonly next: readonly { readonly destination: string; readonly at: EpochMs }[];
}

/** How the bot is doing, as everybody may know it: neither which feeds fail nor what waits, and what comes next here only. */
export interface PublicStatus extends Omit<Status, 'feeds' | 'deliveries'> {
  readonly feeds: { readonly all: number; readonly failing: number };
  readonly deliveries: null;
}

/** What a story lookup found: the story, or the ones it may have been. */
export type StoryFound =
  | { readonly found: 'one'; readonly card: StoryCard }
  | { readonly found: 'several'; readonly cards: readonly StoryCard[] }
  /** A number that is none of the last briefing here, and how many stories that has; null where nothing was briefed. */
  | { readonly found: 'no-number'; readonly stories: number | null }
  | { readonly found: 'none' };

/** A dated event of a conflict. */
export interface TimelinePoint {
  readonly when: DateP;
  readonly text: string;
  readonly outlet: string;
  readonly url: string;
  readonly storyId: StoryId;
}

/** Why a story stands where it stands. */
export interface Why {
  readonly card: StoryCard;
  /** 0–1, and the parts it is made of. */
  readonly rank: number;
  readonly parts: readonly RankPart[];
  /** Where a destination was told of it last; null when it was not. */
  readonly toldBefore: boolean;
}

/** What can be offered to somebody who types, newest or most frequent first; no question of the store. */
export interface Vocabulary {
  readonly stories: readonly {
    readonly id: StoryId;
    readonly headline: string;
    readonly conflictIds: readonly string[];
  }[];
  readonly speakers: readonly string[];
}

/** What commands may ask. */
export interface Desk {
  conflicts(): readonly { readonly id: string; readonly name: string }[];
  /** A briefing now, about the last `sinceMs`; never recorded as one that was delivered. */
  brief(ask: {
    readonly conflicts: 'all' | readonly string[];
    readonly sinceMs: number;
    readonly destination: Destination;
  }): Promise<Briefing>;
  /** The newest cards, newest first, without what was taken back where it is asked. */
  latest(ask: {
    readonly conflict: string | null;
    readonly limit: number;
    readonly destination?: Destination;
  }): Promise<readonly StoryCard[]>;
  /** Stories that were taken back in the community of a channel, with the last word about each. */
  retracted(destination: Destination): Promise<ReadonlyMap<StoryId, Pick<Retraction, 'reason' | 'at'>>>;
  /** By id, by number in the last briefing shown to this destination, or by words of its headline. */
  story(ask: { readonly story: string; readonly destination: Destination }): Promise<StoryFound>;
  quotes(ask: {
    readonly speaker: string | null;
    readonly conflict: string | null;
    readonly sinceMs: number;
    readonly limit: number;
  }): Promise<readonly KeyQuote[]>;
  search(ask: {
    readonly words: string;
    readonly sinceMs: number | null;
    readonly limit: number;
  }): Promise<readonly SearchHit[]>;
  sources(): Promise<readonly SourceLine[]>;
  status(): Promise<Status>;
  /** Dated events of one conflict, newest first. */
  timeline(ask: { readonly conflict: string; readonly limit: number }): Promise<readonly TimelinePoint[]>;
  board(destination: Destination): Promise<readonly ConflictStatus[]>;
  why(ask: { readonly card: StoryCard; readonly destination: Destination }): Promise<Why>;
  /** The next runs of a plan. */
  schedule(ask: { readonly destination: Destination; readonly count: number }): readonly EpochMs[];
  vocabulary(): Vocabulary;
}

/** Where the desk looks things up. */
export interface DeskParts extends Omit<GatherParts, 'now'> {
  readonly deliveries: Deliveries;
  readonly calendar: Calendar;
  readonly destinations: () => readonly Destination[];
  /** In which server or workspace a channel is; null where nobody has said. */
  readonly communityOf: (destination: DestinationId) => string | null;
  readonly search: Searcher;
  readonly counts: Counter;
  readonly clock: Clock;
}

/** Finds articles by words, newest first. */
export interface Searcher {
  find(ask: {
    readonly words: string;
    readonly since: EpochMs | null;
    readonly limit: number;
  }): Promise<readonly SearchHit[]>;
}

/** Counts what there is. */
export interface Counter {
  counts(): Promise<Pick<Status, 'articles' | 'stories' | 'deliveries'>>;
  lastCycleAt(): Promise<EpochMs | null>;
}

/** The desk of a running bot: it is told what each pass wrote, so that nobody who types asks the store. */
export interface LearningDesk extends Desk {
  /** Cards that were written, and stories that have become part of another. */
  learn(changed: readonly StoryCard[], gone: readonly StoryId[]): void;
}

const DAY_MS = 86_400_000;

/** How far back the desk looks for a story or a quote that nobody dated. */
const DESK_MEMORY_MS = 14 * DAY_MS;

/** How far back a timeline goes. */
const TIMELINE_MS = 30 * DAY_MS;

/** Slots that fall into the same quiet hours are one run; so many are looked at to find others. */
const SLOTS_LOOKED_AT = 60;

/** The desk over what is kept. */
export function createDesk(parts: DeskParts): LearningDesk {
  const { world, cards, clock, calendar, pastBriefings } = parts;
  const pages = (memoryMs: number) => cards.pages(clock() - memoryMs, CARDS_AT_ONCE);
  const vocabulary = createVocabulary({ cards, clock, memoryMs: DESK_MEMORY_MS, pageSize: CARDS_AT_ONCE });
  const isAbout =
    (conflict: string | null) =>
    ({ conflictIds }: StoryCard): boolean =>
      conflict === null || conflictIds.some((id) => id === conflict);

  return {
    conflicts: () => world.background.conflicts.map(({ id, name }) => ({ id, name })),
    async brief({ conflicts, sinceMs, destination }) {
      const now = clock();
      const retracted = new Set((await retractedAt(destination, parts)).keys());
      return gatherBriefing(
        {
          id: `asked ${new Date(now).toISOString()}`,
          destination: { ...destination, conflicts },
          period: { from: now - sinceMs, to: now },
          timezone: destination.plan.timezone,
          previous: await pastBriefings.last(destination.id),
          next: null,
        },
        { ...parts, now, pastBriefings: { ...pastBriefings, retracted: async () => retracted } },
      );
    },
    async latest({ conflict, limit, destination }) {
      const about = isAbout(conflict);
      const retracted = destination === undefined ? new Map() : await retractedAt(destination, parts);
      const isShown = (card: StoryCard) => about(card) && !retracted.has(card.id);
      return firstOf(pages(DESK_MEMORY_MS), (card) => (isShown(card) ? [card] : []), limit);
    },
    retracted: (destination) => retractedAt(destination, parts),
    story: ({ story, destination }) => findStory(story.trim(), destination, parts, pages(DESK_MEMORY_MS)),
    quotes({ speaker, conflict, sinceMs, limit }) {
      const about = isAbout(conflict);
      const by = quotesBy(speaker);
      return firstOf(pages(sinceMs), (card) => (about(card) ? by(card) : []), limit);
    },
    async search({ words, sinceMs, limit }) {
      const hits = await parts.search.find({ words, since: sinceMs === null ? null : clock() - sinceMs, limit });
      return hits.map((hit) => ({ ...hit, outlet: world.outlet(hit.outlet as OutletDomain).name }));
    },
    sources: () => sourceLines(parts),
    async status() {
      const lines = await sourceLines(parts);
      const now = clock();
      return {
        ...(await parts.counts.counts()),
        lastCycleAt: await parts.counts.lastCycleAt(),
        lastPostAt: await parts.deliveries.lastSentAt(),
        feeds: { all: lines.length, failing: lines.filter(({ problem }) => problem !== null) },
        next: parts
          .destinations()
          .flatMap(({ id, plan }) => calendar.next(plan, now, 1).map(({ at }) => ({ destination: id, at }))),
      };
    },
    timeline: ({ conflict, limit }) => timelineOf(pages(TIMELINE_MS), { conflict, limit, now: clock() }),
    board: (destination) => gatherBoard(destination, { ...parts, now: clock() }),
    async why({ card, destination }) {
      const now = clock();
      const past = await pastBriefings.last(destination.id);
      const told = new Map((past?.states ?? []).map((state) => [state.storyId as string, state]));
      const { conflicts } = world.background;
      const { rank, parts: rankParts } = rankOf(card, { now, period: periodFor(past, now), conflicts, told });
      return { card, rank, parts: rankParts, toldBefore: told.has(card.id) };
    },
    schedule({ destination: { plan, quietHours }, count }) {
      const runs = calendar
        .next(plan, clock(), SLOTS_LOOKED_AT)
        .map(({ at }) => (quietHours === null ? at : (calendar.heldUntil(quietHours, plan.timezone, at) ?? at)));
      return [...new Set(runs)].slice(0, count);
    },
    vocabulary: vocabulary.words,
    learn: vocabulary.learn,
  };
}
