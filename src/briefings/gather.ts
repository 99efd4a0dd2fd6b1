import type { Article } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Feed, OutletDomain } from '../feeds/feed.ts';
import type { FeedStates } from '../feeds/ports.ts';
import type { Stories } from '../stories/ports.ts';
import type { StoryId } from '../stories/story.ts';
import type { World } from '../stories/world.ts';
import type { StoryCard } from '../summarizer/card.ts';
import { CARDS_AT_ONCE, type Cards } from '../summarizer/ports.ts';
import { type BoardCard, boardCardOf, boardFor } from './board.ts';
import type { Briefing, ConflictStatus, PastBriefing } from './briefing.ts';
import { follows, type Taste } from './choose.ts';
import { composeBriefing } from './compose.ts';
import { coverageOf } from './coverage.ts';
import { countsForPeriod, type Period } from './period.ts';
import type { CoverageReader, CoveredStory, PastBriefings } from './ports.ts';

/** Where a briefing is gathered from. */
export interface GatherParts {
  readonly feeds: () => readonly Feed[];
  readonly feedStates: FeedStates;
  readonly stories: Stories;
  readonly cards: Cards;
  readonly pastBriefings: PastBriefings;
  /** Stories of which a destination wants to hear no more. */
  readonly muted: (destination: string) => ReadonlySet<StoryId>;
  readonly world: World;
  readonly newsroom: CoverageReader;
  readonly now: EpochMs;
}

/** What is asked for. */
export interface Gathering {
  readonly id: string;
  readonly destination: Taste & { readonly id: string };
  readonly period: Period;
  readonly timezone: string;
  /** What the destination was told last; null where nothing is to be compared. */
  readonly previous: PastBriefing | null;
  readonly next: EpochMs | null;
}

/** The board compares with what its conflicts brought in fourteen days. */
const HISTORY_MS = 14 * 86_400_000;

/** So many articles, and so many stories with their reports, are read without a turn for anybody else. */
const ARTICLES_AT_ONCE = 100;
const STORIES_AT_ONCE = 2;

/** Finds the stories that have news in the period, and composes the briefing about them. */
export async function gatherBriefing(ask: Gathering, parts: GatherParts): Promise<Briefing> {
  const { stories, cards, world, now } = parts;
  const read: Article[] = [];
  for await (const page of stories.pagesSeenSince(ask.period.from, ARTICLES_AT_ONCE)) {
    read.push(...page.filter((article) => countsForPeriod(article, ask.period)));
  }
  const retracted = await parts.pastBriefings.retracted(ask.destination.id);
  const muted = parts.muted(ask.destination.id);
  const known = await stories.storiesOf(read.map(({ id }) => id));
  const articlesOf = Map.groupBy(
    read.filter(({ id }) => known.has(id)),
    ({ id }) => known.get(id) as StoryId,
  );

  const withNews: StoryCard[] = [];
  const followed: CoveredStory[] = [];
  for await (const page of cards.pagesOf([...articlesOf.keys()], STORIES_AT_ONCE)) {
    withNews.push(...page.filter(({ id }) => !retracted.has(id) && !muted.has(id)));
    for (const { id } of page.filter((card) => follows(card, ask.destination))) {
      // Story by story: a copy always lies in the story of its original.
      followed.push(...(await parts.newsroom.cover(articlesOf.get(id) ?? [])));
    }
  }
  return composeBriefing({
    id: ask.id,
    destination: ask.destination,
    cards: withNews,
    history: await historyOf(parts),
    previous: ask.previous,
    period: { ...ask.period, tz: ask.timezone },
    next: ask.next,
    coverage: coverageOf(followed, {
      read: read.length,
      feedsDown: await feedsDown(parts),
      background: world.background,
    }),
    world,
    now,
  });
}

/** The board of a destination as it is now. */
export async function gatherBoard(
  destination: Pick<Taste, 'conflicts'>,
  parts: Pick<GatherParts, 'feeds' | 'feedStates' | 'cards' | 'world' | 'now'>,
): Promise<readonly ConflictStatus[]> {
  return boardFor(destination, parts.world.background.conflicts, await historyOf(parts), {
    now: parts.now,
    feedsDown: await feedsDown(parts),
  });
}

async function historyOf({ cards, now }: Pick<GatherParts, 'cards' | 'now'>): Promise<readonly BoardCard[]> {
  const history: BoardCard[] = [];
  for await (const page of cards.pages(now - HISTORY_MS, CARDS_AT_ONCE)) history.push(...page.map(boardCardOf));
  return history;
}

/** Names of the outlets whose feeds do not answer, or are read no more. */
async function feedsDown({
  feeds,
  feedStates,
  world,
}: Pick<GatherParts, 'feeds' | 'feedStates' | 'world'>): Promise<readonly string[]> {
  const states = new Map((await feedStates.all()).map((state) => [state.feedId, state]));
  const down = feeds().filter(({ id }) => (states.get(id)?.failures ?? 0) > 0 || states.get(id)?.paused);
  return [...new Set(down.map(({ outlet }: { readonly outlet: OutletDomain }) => world.outlet(outlet).name))];
}
