import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import type { Articles } from '../articles/ports.ts';
import type { EpochMs, Pause } from '../clock.ts';
import type { Problem } from '../outcome.ts';
import type { GroupedStory, Reports, Stories } from './ports.ts';
import type { StoryId } from './story.ts';

/**
 * How far around an article its story is looked for. The decay of `briefing.md` 2.6 lets no two reports join that lie
 * more than 12 h + 48 h · ln(1/.32) ≈ 67 h apart; a day is added for stories that grew in between.
 */
const REACH_MS = 4 * 24 * 3_600_000;

/** So many articles are handed over to be read at a time. */
const ARTICLES_AT_ONCE = 25;

/** What new articles did to the stories. */
export interface StoryChanges {
  /** Stories that are new, or have other reports than before. */
  readonly changed: readonly StoryId[];
  /** Stories whose reports all belong to another story now. */
  readonly gone: readonly StoryId[];
  /** Where every report of a changed story belongs: to be remembered once its card is kept. */
  readonly assignments: ReadonlyMap<ArticleId, StoryId>;
  readonly problems: readonly Problem[];
}

/** What stories grow with. */
export interface GrowingParts {
  readonly stories: Stories;
  readonly articles: Articles;
  readonly newsroom: Reports;
  readonly pause: Pause;
}

/**
 * Puts new articles into stories, together with everything near them in time. Nothing is written: were the bot to end
 * before the cards are kept, the same articles would be new to the stories again.
 */
export async function growStories(
  fresh: readonly Article[],
  { stories, articles, newsroom, pause }: GrowingParts,
): Promise<StoryChanges> {
  if (fresh.length === 0) return { changed: [], gone: [], assignments: new Map(), problems: [] };
  const near = new Set<ArticleId>();
  const known = new Map<ArticleId, StoryId>();
  for (const { from, to } of around(fresh.map(dateOf)).flatMap(inPieces)) {
    for (const id of await stories.datedBetween(from, to)) near.add(id);
    await pause();
    for (const [article, story] of await stories.assignments(from, to)) known.set(article, story);
    await pause();
  }

  const problems: Problem[] = [];
  const missing = await newsroom.missing([...near]);
  for (let start = 0; start < missing.length; start += ARTICLES_AT_ONCE) {
    const some = await articles.read(missing.slice(start, start + ARTICLES_AT_ONCE));
    problems.push(...(await newsroom.read(some)));
  }
  for (const { subject } of problems) near.delete(subject as ArticleId);
  const grouped = await newsroom.group([...near], known);

  const freshIds = new Set(fresh.map(({ id }) => id));
  const isMoved = (article: ArticleId, story: StoryId) => freshIds.has(article) || known.get(article) !== story;
  const changed = grouped.filter(({ id, articles: own }) => own.some((article) => isMoved(article, id)));
  const kept = new Set(grouped.map(({ id }) => id));
  const gone = [...new Set(known.values())].filter((id) => !kept.has(id));
  return { changed: changed.map(({ id }) => id), gone, assignments: assignmentsOf(changed), problems };
}

function assignmentsOf(stories: readonly GroupedStory[]): ReadonlyMap<ArticleId, StoryId> {
  return new Map(stories.flatMap(({ id, articles }) => articles.map((article) => [article, id])));
}

/** So long a stretch holds no more articles than can be listed within a blink. */
const PIECE_MS = 12 * 3_600_000;

interface Stretch {
  /** Both ends belong to it. */
  readonly from: EpochMs;
  readonly to: EpochMs;
}

function inPieces({ from, to }: Stretch): readonly Stretch[] {
  return Array.from({ length: Math.floor((to - from) / PIECE_MS) + 1 }, (_, index) => ({
    from: from + index * PIECE_MS,
    to: Math.min(to, from + (index + 1) * PIECE_MS - 1),
  }));
}

/** The stretches of time that lie within reach of any of the dates. */
function around(dates: readonly EpochMs[]): readonly Stretch[] {
  const stretches: { from: EpochMs; to: EpochMs }[] = [];
  for (const date of [...dates].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && date - REACH_MS <= last.to) last.to = date + REACH_MS;
    else stretches.push({ from: date - REACH_MS, to: date + REACH_MS });
  }
  return stretches;
}
