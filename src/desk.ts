/** The read side that commands ask: newest cards, a story, a search, a quote, a status. */
import type { Briefing, ConflictStatus } from './briefings/briefing.ts';
import { type GatherParts, gatherBriefing } from './briefings/gather.ts';
import type { RankPart } from './briefings/rank.ts';
import type { Clock, EpochMs } from './clock.ts';
import type { Destination } from './delivery/delivery.ts';
import type { Calendar, Deliveries } from './delivery/ports.ts';
import type { OutletDomain } from './feeds/feed.ts';
import type { FeedState } from './feeds/ports.ts';
import { ADVICE, type ProblemCode } from './outcome.ts';
import type { StoryId } from './stories/story.ts';
import type { DateP, KeyQuote, StoryCard } from './summarizer/card.ts';

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

/** What a story lookup found: the story, or the ones it may have been. */
export type StoryFound =
  | { readonly found: 'one'; readonly card: StoryCard }
  | { readonly found: 'several'; readonly cards: readonly StoryCard[] }
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
  readonly stories: readonly { readonly id: StoryId; readonly headline: string; readonly conflictIds: readonly string[] }[];
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
  /** The newest cards, newest first. */
  latest(ask: { readonly conflict: string | null; readonly limit: number }): Promise<readonly StoryCard[]>;
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

/** How far back the desk looks for a story or a quote that nobody dated. */
const DESK_MEMORY_MS = 14 * 86_400_000;

/** The desk over what is kept. */
export function createDesk(parts: DeskParts): Desk {
  const { world, cards, clock } = parts;
  const recent = () => cards.since(clock() - DESK_MEMORY_MS);

  return {
    conflicts: () => world.background.conflicts.map(({ id, name }) => ({ id, name })),
    async brief({ conflicts, sinceMs, destination }) {
      const now = clock();
      return gatherBriefing(
        {
          id: `asked ${new Date(now).toISOString()}`,
          destination: { ...destination, conflicts },
          period: { from: now - sinceMs, to: now },
          timezone: destination.plan.timezone,
          previous: await parts.pastBriefings.last(destination.id),
          next: null,
        },
        { ...parts, now },
      );
    },
    async latest({ conflict, limit }) {
      const all = await recent();
      return all
        .filter(({ conflictIds }) => conflict === null || conflictIds.some((id) => id === conflict))
        .slice(0, limit);
    },
    async story({ story, destination }) {
      const cardsFound = await findCards(story.trim(), destination, parts, await recent());
      const [card] = cardsFound;
      if (card === undefined) return { found: 'none' };
      if (cardsFound.length > 1) return { found: 'several', cards: cardsFound.slice(0, 5) };
      return { found: 'one', card };
    },
    async quotes({ speaker, conflict, sinceMs, limit }) {
      const wanted = speaker === null ? null : foldedName(speaker);
      const found = (await cards.since(clock() - sinceMs))
        .filter(({ conflictIds }) => conflict === null || conflictIds.some((id) => id === conflict))
        .flatMap(({ allQuotes }) => allQuotes)
        .filter((quote) => wanted === null || foldedName(quote.speaker).includes(wanted));
      return found.slice(0, limit);
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
        next: parts.destinations().flatMap(({ id, plan }) =>
          parts.calendar.next(plan, now, 1).map(({ at }) => ({ destination: id, at })),
        ),
      };
    },
  };
}

/** A story by its id, by its number in the last briefing shown here, or by words of its headline. */
async function findCards(
  story: string,
  destination: Destination,
  { cards, pastBriefings }: DeskParts,
  recent: readonly StoryCard[],
): Promise<readonly StoryCard[]> {
  const byId = await cards.read(story as StoryId);
  if (byId) return [byId];
  if (/^#?\d{1,2}$/.test(story)) {
    const shown = await pastBriefings.lastShown(destination.id);
    const card = shown?.stories[Number(story.replace('#', '')) - 1];
    if (card) return [(await cards.read(card.id)) ?? card];
  }
  const words = foldedName(story).split(' ').filter(Boolean);
  if (words.length === 0) return [];
  return recent.filter((card) => {
    const text = foldedName(`${card.headline.text} ${card.places.join(' ')}`);
    return words.every((word) => text.includes(word));
  });
}

async function sourceLines({ feeds, feedStates, world }: DeskParts): Promise<readonly SourceLine[]> {
  const states = new Map((await feedStates.all()).map((state) => [state.feedId, state]));
  return feeds().map((feed) => {
    const outlet = world.outlet(feed.outlet);
    const state = states.get(feed.id);
    const labels = [
      ...(outlet.owner === 'state' ? ['state media'] : []),
      ...outlet.partyTo.map((id) => `party to ${id}`),
      ...(outlet.editorialIndependence === 'unreviewed' ? ['unreviewed'] : []),
      ...(['wire', 'analysis', 'official', 'social'].includes(outlet.kind) ? [outlet.kind] : []),
    ];
    return {
      feedId: feed.id,
      outlet: outlet.name,
      labels,
      reading: feed.reading,
      language: feed.language,
      lastAnswerAt: state?.lastSuccessAt ?? null,
      problem: state ? problemWords(state) : null,
    };
  });
}

function problemWords({ lastProblem, paused }: FeedState): string | null {
  if (paused) return `not read any more since ${new Date(paused.at).toISOString().slice(0, 10)} (${paused.reason})`;
  if (lastProblem === null) return null;
  const advice = lastProblem in ADVICE ? ADVICE[lastProblem as ProblemCode] : '';
  return `${lastProblem}. ${advice}`.trim();
}

function foldedName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
