/** One pass through the stages: what a tick of the scheduler does. */
import type { Article } from './articles/article.ts';
import { keepArticles } from './articles/keep-articles.ts';
import type { Articles, HostTurns, PageReader, PageRules } from './articles/ports.ts';
import type { CoverageReader, PastBriefings } from './briefings/ports.ts';
import type { Clock, Pause } from './clock.ts';
import type { ChatAdapter, Destination } from './delivery/delivery.ts';
import { deliverDue } from './delivery/outbox.ts';
import type { Calendar, Deliveries, Slots } from './delivery/ports.ts';
import { recordBriefing, recordDueBriefings } from './delivery/record-briefings.ts';
import { namedSlot } from './delivery/slots.ts';
import type { Feed, PolledFeed } from './feeds/feed.ts';
import type { FeedNotice } from './feeds/feed-notices.ts';
import { collectEntries, rememberKept } from './feeds/poll.ts';
import type { FeedParser, FeedStates, Web } from './feeds/ports.ts';
import type { Outcome, Problem } from './outcome.ts';
import { growStories } from './stories/grow-stories.ts';
import type { Reports, Stories } from './stories/ports.ts';
import type { StoryId } from './stories/story.ts';
import type { World } from './stories/world.ts';
import type { StoryCard } from './summarizer/card.ts';
import { keepCards } from './summarizer/keep-cards.ts';
import type { Cards, CardWriter } from './summarizer/ports.ts';

/** Everything a cycle needs. */
export interface CycleParts {
  readonly feeds: () => readonly Feed[];
  readonly world: World;
  readonly destinations: () => readonly Destination[];
  /** The language of the cards. */
  readonly language: string;
  readonly web: Web;
  readonly parser: FeedParser;
  readonly pages: PageReader;
  readonly rules: PageRules;
  readonly turns: HostTurns;
  readonly feedStates: FeedStates;
  readonly articles: Articles;
  readonly stories: Stories;
  readonly cards: Cards;
  readonly pastBriefings: PastBriefings;
  /** Stories of which a destination wants to hear no more. */
  readonly muted: (destination: string) => ReadonlySet<StoryId>;
  readonly deliveries: Deliveries;
  readonly slots: Slots;
  readonly calendar: Calendar;
  readonly adapters: readonly ChatAdapter[];
  /** Reads, groups and summarizes; the stages ask it and wait. */
  readonly newsroom: Reports & CardWriter & CoverageReader;
  readonly pause: Pause;
  readonly clock: Clock;
  /** Until when everything that was seen has been told to the stories; a briefing covers no later moment. */
  readonly horizon: Clock;
  /** 0 up to 1, for jitter. */
  readonly random: () => number;
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Told at once of a delivery that is held or given up. */
  readonly onProblem: (problem: Problem) => void;
  /** Told once of each change of state of a feed, and of our own network. */
  readonly onNotice?: (notice: FeedNotice) => Promise<void>;
  /** Told how far reading has come. */
  readonly onProgress: (progress: Progress) => void;
}

/** How far a pass has come, for whoever waits for it. */
export interface Progress {
  readonly stage: 'feeds' | 'articles' | 'stories' | 'cards';
  readonly done: number;
  readonly of: number;
}

/** What a pass did. */
export interface CycleReport {
  readonly feeds: number;
  readonly articles: number;
  readonly cards: number;
  readonly briefings: number;
  readonly delivered: number;
  readonly problems: readonly Problem[];
}

/** Feeds that are due are read, stories grow, cards are written; briefings that are due are recorded, then delivered. */
export async function runCycle(parts: CycleParts, signal: AbortSignal): Promise<CycleReport> {
  const read = await readDue(parts, signal);
  const told = await briefDue(parts, signal);
  const { changed: _changed, gone: _gone, ...counts } = read;
  return { ...counts, ...told, problems: [...read.problems, ...told.problems] };
}

/** What reading did. */
export interface ReadReport extends Pick<CycleReport, 'feeds' | 'articles' | 'cards' | 'problems'> {
  /** The cards that were written. */
  readonly changed: readonly StoryCard[];
  /** Stories that have become part of another. */
  readonly gone: readonly StoryId[];
}

/** What briefing did. */
export type BriefReport = Pick<CycleReport, 'briefings' | 'delivered' | 'problems'>;

/**
 * The reading half: it takes as long as the slowest page of the network. A pass that holds as much as it may is followed by
 * the next at once; `onPass` is told of each.
 */
export async function readDue(
  parts: CycleParts,
  signal: AbortSignal,
  leftOver: readonly Article[] = [],
  onPass: (report: ReadReport) => Promise<void> = async () => {},
): Promise<ReadReport> {
  let all = await readNews(await pollFeeds(parts, signal), parts, signal, leftOver);
  await onPass(all);
  // A pass that read nothing would only be followed by another such.
  for (let last = all; last.feeds > 0 && isFull(last) && !signal.aborted; all = joined(all, last)) {
    last = await readNews(await pollFeeds(parts, signal), parts, signal);
    await onPass(last);
  }
  return all;
}

function isFull({ problems }: ReadReport): boolean {
  return problems.some(({ code }) => code === 'pass-full');
}

/** What two passes did, one after the other; that the first was full is over. */
function joined(first: ReadReport, second: ReadReport): ReadReport {
  return {
    feeds: first.feeds + second.feeds,
    articles: first.articles + second.articles,
    cards: first.cards + second.cards,
    changed: [...first.changed, ...second.changed],
    gone: [...first.gone, ...second.gone],
    problems: [...first.problems.filter(({ code }) => code !== 'pass-full'), ...second.problems],
  };
}

/** The briefing half: it waits for no feed. */
export async function briefDue(parts: CycleParts, signal: AbortSignal): Promise<BriefReport> {
  const briefings = await recordDueBriefings(parts);
  const { done, problems } = await deliverDue({ ...parts, signal });
  return { briefings: briefings.length, delivered: done.length, problems };
}

/** Briefs a destination outside its plan, once for each name; nothing happens if that was done before. */
export async function briefOnce(
  destination: Destination,
  name: string,
  parts: CycleParts,
  signal: AbortSignal,
): Promise<void> {
  const now = parts.clock();
  await recordBriefing(destination, { slot: namedSlot(name, now), dueAt: now }, parts);
  await deliverDue({ ...parts, signal });
}

/** The feeds that are due, asked politely. */
function pollFeeds(parts: CycleParts, signal: AbortSignal): Promise<Outcome<PolledFeed>> {
  const { feeds, feedStates: states, onProgress } = parts;
  return collectEntries(feeds(), {
    ...parts,
    states,
    signal,
    onProgress: (done, of) => onProgress({ stage: 'feeds', done, of }),
  });
}

/** Entries become articles, articles join stories, stories get cards. */
export async function readNews(
  polled: Outcome<PolledFeed>,
  parts: CycleParts,
  signal: AbortSignal,
  /** Articles that an earlier pass kept and did not come to put into stories. */
  leftOver: readonly Article[] = [],
): Promise<ReadReport> {
  const { onProgress } = parts;
  const articles = await keepArticles(polled.done, {
    ...parts,
    signal,
    onProgress: (done, of) => onProgress({ stage: 'articles', done, of }),
  });
  await rememberKept(polled.done, parts);
  const stories = await growStories([...leftOver, ...articles.done], parts);
  onProgress({ stage: 'stories', done: stories.changed.length, of: stories.changed.length });
  const cards = await keepCards(stories, { ...parts, now: parts.clock() });
  onProgress({ stage: 'cards', done: cards.done.length, of: cards.done.length });
  return {
    feeds: polled.done.length,
    articles: articles.done.length,
    cards: cards.done.length,
    changed: cards.done,
    gone: stories.gone,
    problems: [polled, articles, stories, cards].flatMap(({ problems }) => problems),
  };
}
