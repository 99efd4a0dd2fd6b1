import { type Article, type ArticleId, dateOf } from '../articles/article.ts';
import type { EpochMs } from '../clock.ts';
import type { Problem } from '../outcome.ts';
import { groupIntoStories } from './group.ts';
import type { Stories } from './ports.ts';
import { readReport } from './read-report.ts';
import type { Report, Story, StoryId } from './story.ts';
import type { World } from './world.ts';

/**
 * How far around an article its story is looked for. The decay of `briefing.md` 2.6 lets no two reports join that lie
 * more than 12 h + 48 h · ln(1/.32) ≈ 67 h apart; a day is added for stories that grew in between.
 */
const REACH_MS = 4 * 24 * 3_600_000;

/** What new articles did to the stories. */
export interface StoryChanges {
  /** Stories that are new, or have other reports than before. */
  readonly changed: readonly Story[];
  /** Stories whose reports all belong to another story now. */
  readonly gone: readonly StoryId[];
  /** Where every report of a changed story belongs: to be remembered once its card is kept. */
  readonly assignments: ReadonlyMap<ArticleId, StoryId>;
  readonly problems: readonly Problem[];
}

/** Reports already read, by article; they cost milliseconds each and never change. Held by whoever runs the cycle. */
export type ReportCache = Map<ArticleId, Report>;

/**
 * Puts new articles into stories, together with everything near them in time. Nothing is written: were the bot to end
 * before the cards are kept, the same articles would be new to the stories again.
 */
export async function growStories(
  fresh: readonly Article[],
  { stories, world, reports }: { readonly stories: Stories; readonly world: World; readonly reports: ReportCache },
): Promise<StoryChanges> {
  if (fresh.length === 0) return { changed: [], gone: [], assignments: new Map(), problems: [] };
  const near = new Map<ArticleId, Article>();
  const known = new Map<ArticleId, StoryId>();
  for (const { from, to } of around(fresh.map(dateOf))) {
    for (const article of await stories.articlesBetween(from, to)) near.set(article.id, article);
    for (const [article, story] of await stories.assignments(from, to)) known.set(article, story);
  }

  const problems: Problem[] = [];
  const read = [...near.values()].flatMap((article) => {
    try {
      const report = reports.get(article.id) ?? readReport(article, world);
      reports.set(article.id, report);
      return [report];
    } catch (cause) {
      problems.push({ code: 'article-unread', subject: article.id, detail: article.url, cause });
      return [];
    }
  });
  for (const id of reports.keys()) if (!near.has(id)) reports.delete(id);
  const grouped = groupIntoStories(read, world, known);

  const freshIds = new Set(fresh.map(({ id }) => id));
  const isMoved = ({ article }: Report, story: StoryId) => freshIds.has(article.id) || known.get(article.id) !== story;
  const changed = grouped.filter(({ id, reports: own }) => own.some((report) => isMoved(report, id)));
  const kept = new Set(grouped.map(({ id }) => id));
  const gone = [...new Set(known.values())].filter((id) => !kept.has(id));
  const assignments = new Map(changed.flatMap(({ id, reports: own }) => own.map(({ article }) => [article.id, id])));
  return { changed, gone, assignments, problems };
}

/** The stretches of time that lie within reach of any of the dates. */
function around(dates: readonly EpochMs[]): readonly { readonly from: EpochMs; readonly to: EpochMs }[] {
  const stretches: { from: EpochMs; to: EpochMs }[] = [];
  for (const date of [...dates].sort((a, b) => a - b)) {
    const last = stretches.at(-1);
    if (last && date - REACH_MS <= last.to) last.to = date + REACH_MS;
    else stretches.push({ from: date - REACH_MS, to: date + REACH_MS });
  }
  return stretches;
}
